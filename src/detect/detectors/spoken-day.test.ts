import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { spokenDay } from './spoken-day.ts';

test.each([
  ['two units on the ‹fifth› period, cysto on the ‹tenth› showed it', 'dictated'],
  ['came in on the ‹fourth› with it, discharged on the ‹twenty-first›', 'what people do'],
  ['today the ‹nineteenth› at noon, my note from the ‹thirtieth›, on her', 'notes'],
  ['on about the ‹first› of the month', 'of the month'],
  ['seen from the ‹fourth› to the ‹ninth›.', 'from day to day'],
  ['on the fourth toe, on the fifth hospital day, on the sixth floor', 'counted'],
  [
    'went through the seventh, from the fourth to the ninth rib, by the fourth or fifth dose',
    'a second one counted',
  ],
  ['one on the first and one on the second, from the first', 'the first of several'],
  ['on the third of five cycles, below the tenth, the fourth with pain', 'in a row'],
])('%s (%s)', (marked) => {
  expect(markBy(spokenDay, marked)).toBe(marked);
});
