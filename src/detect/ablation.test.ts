import { expect, test } from 'vitest';
import { ABLATIONS, detectWithout } from './ablation.ts';
import { detect } from './detect.ts';
import { mark, unmark } from './testing/marks.ts';

const isNoTitle = (one: { type: string }) => one.type !== 'title';

test.each([
  ['document', 'Dr. ‹Hedwig Lindqvist› came. Then Lindqvist left.'],
  ['lists', 'Dr. ‹Hedwig Lindqvist›, in Leeds with Jennifer Walsh'],
  ['context', 'Dr. Grzebinski with ‹Jennifer Walsh›'],
  ['names', 'Dr. Hedwig Lindqvist on ‹03/14/2024›'],
] as const)('without %s: %s', (without, marked) => {
  const text = unmark(marked);
  expect(mark(text, detectWithout(text, without).filter(isNoTitle))).toBe(marked);
});

test('the whole engine finds what a part alone cannot', () => {
  const marked = 'Dr. ‹Hedwig Lindqvist› came. Then ‹Lindqvist› left.';
  const text = unmark(marked);
  for (const without of ABLATIONS) detectWithout(text, without);
  expect(mark(text, detect(text).filter(isNoTitle))).toBe(marked);
});
