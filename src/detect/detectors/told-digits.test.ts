import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { toldDigits } from './told-digits.ts';

test.each([
  ['Caller: ‹6 1 2, 5 5 5, 0 1 4 4›. Or my wife', 'commas'],
  ['its ‹2 0 6. 5 5 5. 0 1 1 9›', 'stops'],
  ['at ‹5-0-4 5-5-5 0-1-7-7›', 'hyphens'],
  ['doses 6, 1, 2, 5, 5, 5, 0, 1, 4, 4', 'values'],
  ['reflexes 2 2 2, 2 2 2, 2 2 2 2 2 2', 'goes on'],
  ['grid 1 1 2, 5 5 5, 0 1 4 4', 'no area begins with 1'],
])('%s (%s)', (marked) => {
  expect(markBy(toldDigits, marked)).toBe(marked);
});
