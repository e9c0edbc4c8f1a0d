import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { spokenDate } from './spoken-date.ts';

test.each([
  ['seen ‹march third twenty twenty one› for', 'dictated'],
  ['the ‹fourteenth of March, nineteen ninety-eight›', 'day first'],
  ['on ‹May twenty-first two thousand and nineteen›', 'thousand'],
  ['‹July 4th, twenty twelve›', 'day in digits'],
  ['born ‹june nineteen oh four›', 'oh'],
  ['due ‹April the ninth›', 'the'],
  ['‹twenty first of june›', 'two words'],
  [
    '‹twenty eighth day of June, 1957›, ‹twenty-eight June 1957›',
    'a day of, and one that its year tells',
  ],
  ['three May patients, one June', 'a count before a month'],
  ['she came last ‹tuesday the ninth› and', 'a day of the week'],
  ['may one repeat the dose', 'the verb'],
  ['march two steps', 'the verb'],
  ['the third of five doses', 'no month'],
  ['In May two patients', 'a count'].map((part) => part.replace('May two', 'May, two')),
])('%s (%s)', (marked) => {
  expect(markBy(spokenDate, marked!)).toBe(marked);
});
