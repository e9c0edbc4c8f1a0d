/** Which requests are masked where; `open-mask-thread.test.ts` holds that it makes no difference. */
import { afterAll, expect, test } from 'vitest';
import { LIMITS } from '../core/limits.ts';
import type { Locus } from '../core/locus.ts';
import { compileRecognizers } from '../detect/index.ts';
import type { MaskScope } from './exchange.ts';
import { openMasking } from './open-masking.ts';

const masking = openMasking({
  secret: new Uint8Array(32),
  custom: compileRecognizers([]),
  model: undefined,
});
afterAll(() => masking.close());

const SCOPE = {
  identity: { caller: { id: 'ward' } },
  persons: [],
  style: 'surrogate',
  signal: new AbortController().signal,
} as unknown as MaskScope;

const texts = (count: number, text: string): Locus[] =>
  Array.from({ length: count }, () => ({ kind: 'text', path: 'x', text }));

const MAX = LIMITS.maskInlineLengthMax - LIMITS.maskTextLengthExtra;

test.each<[string, Locus[], boolean]>([
  ['one as long as may be', texts(1, 'x'.repeat(MAX)), false],
  ['one character more', texts(1, 'x'.repeat(MAX + 1)), true],
  ['two that are longer together', texts(2, 'x'.repeat(MAX / 2)), true],
  ['many short ones', texts(MAX / LIMITS.maskTextLengthExtra, 'x'), true],
])('%s', async (_, loci, isInThread) => {
  let isOver = false;
  const masked = Promise.resolve(masking.mask(loci, SCOPE)).then(() => {
    isOver = true;
  });
  // Behind all that promises owe each other, and before anything that a thread says can be heard.
  await new Promise<void>((resolve) => queueMicrotask(() => process.nextTick(resolve)));
  expect(isOver).toBe(!isInThread);
  await masked;
});

test('what cannot cross to the thread is sent to nobody', async () => {
  const persons = [{ names: () => [] }] as never;
  const masked = masking.mask(texts(2, 'x'.repeat(MAX)), { ...SCOPE, persons });
  await expect(masked).rejects.toMatchObject({ code: 'deid_blocked' });
});
