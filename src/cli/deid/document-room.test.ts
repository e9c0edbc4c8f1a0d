import { expect, test } from 'vitest';
import { LIMITS } from '../../core/limits.ts';
import { DocumentRoom, documentBytesMax } from './document-room.ts';

test.each([
  [512, 7],
  [2048, 28],
  [16_384, 64],
])('with a heap of %i MiB a document may have %i MiB', (heap, mebibytes) => {
  expect(Math.floor(documentBytesMax(heap * 2 ** 20) / 2 ** 20)).toBe(mebibytes);
  expect(documentBytesMax(heap * 2 ** 20)).toBeLessThanOrEqual(LIMITS.deidDocumentBytesMax);
});

test('large documents take turns, in their order; one that is larger than the room is alone in it', async () => {
  const room = new DocumentRoom(10);
  const begun: number[] = [];
  const ends: (() => void)[] = [];
  const runs = [6, 4, 5, 30, 1].map((size, at) =>
    room.run(size, () => {
      begun.push(size);
      return new Promise<void>((end) => {
        ends[at] = end;
      });
    }),
  );
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  const seen: number[][] = [];
  for (const at of [0, 1, 2, 3, 4]) {
    await settle();
    seen.push(begun.splice(0));
    ends[at]!();
  }
  await Promise.all(runs);
  expect(seen).toEqual([[6, 4], [5], [], [30], [1]]);
});

test('work that fails gives its room back', async () => {
  const room = new DocumentRoom(1);
  await expect(room.run(1, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  await expect(room.run(1, async () => 'done')).resolves.toBe('done');
});
