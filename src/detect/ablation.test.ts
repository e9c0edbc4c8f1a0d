import { expect, test } from 'vitest';
import { ABLATIONS, detectWithout } from './ablation.ts';
import { detect } from './detect.ts';
import { mark, unmark } from './testing/marks.ts';

const isNoTitle = (one: { type: string }) => one.type !== 'title';

test.each([
  ['tagger', 'Dr. ‹Hedwig Lindqvist› came. Then ‹Lindqvist› left. Vantongeren agreed.'],
  ['names', 'Dr. Hedwig Lindqvist on ‹03/14/2024›'],
] as const)('without %s: %s', (without, marked) => {
  const text = unmark(marked);
  expect(mark(text, detectWithout(text, without).filter(isNoTitle))).toBe(marked);
});

const NOTE =
  'Dr. Hedwig Lindqvist came to Leeds, as had Walsh and Okafor; his wife Ngozi, in Brindlewick, called.';

test('without any part no more is found than with all, and with all no less than by rules alone', () => {
  const whole = detect(NOTE);
  const covered = (list: typeof whole) =>
    list.filter(isNoTitle).reduce((sum, one) => sum + one.end - one.start, 0);
  for (const without of ABLATIONS) {
    expect(covered(detectWithout(NOTE, without))).toBeLessThanOrEqual(covered(whole));
  }
  expect(covered(detectWithout(NOTE, 'names'))).toBeLessThan(covered(whole));
});

test('the whole engine finds what a part alone cannot', () => {
  const marked = 'Dr. ‹Hedwig Lindqvist› came. Then ‹Lindqvist› left.';
  const text = unmark(marked);
  for (const without of ABLATIONS) detectWithout(text, without);
  expect(mark(text, detect(text).filter(isNoTitle))).toBe(marked);
});
