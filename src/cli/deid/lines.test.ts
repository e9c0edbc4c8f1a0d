import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Line, linesOf } from './lines.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

async function linesIn(chunks: readonly Uint8Array[], max = 1000): Promise<Line[]> {
  const lines: Line[] = [];
  for await (const more of linesOf(chunksOf(chunks), max)) lines.push(...more);
  return lines;
}

async function* chunksOf(chunks: readonly Uint8Array[]) {
  yield* chunks;
}

test('ends are told, and bad lines stand in their place', async () => {
  const input = [
    bytes('a\r\n\nü\u2028b\n'),
    Uint8Array.of(0xff, 10),
    bytes(`${'x'.repeat(11)}\n`),
    bytes('end'),
  ];
  expect(await linesIn(input, 10)).toEqual([
    { text: 'a', end: '\r\n' },
    { text: '', end: '\n' },
    { text: 'ü\u2028b', end: '\n' },
    { text: undefined, code: 'document_not_utf8', at: 'byte 0', end: '\n' },
    { text: undefined, code: 'body_too_large', end: '\n' },
    { text: 'end', end: '' },
  ]);
});

test('how the input is cut changes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.string({ unit: fc.constantFrom('a', 'é', '\n', '\r', '😀') }),
      async (text) => {
        const whole = await linesIn([bytes(text)], 8);
        expect(
          await linesIn(
            Array.from(bytes(text), (byte) => Uint8Array.of(byte)),
            8,
          ),
        ).toEqual(whole);
      },
    ),
  );
});
