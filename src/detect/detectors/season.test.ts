import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { season } from './season.ts';

test.each([
  ['repaired in ‹spring 2015›, flu shot ‹fall of 2023›, ‹Winter ’19›', 'of a year'],
  ['a fall 3 days ago; spring 5 mm; in the winter; fall\n2023', 'no year'],
])('%s (%s)', (marked) => {
  expect(markBy(season, marked)).toBe(marked);
});
