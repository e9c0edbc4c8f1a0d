import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { namedDay } from './named-day.ts';

test.each([
  ['off on ‹Martin Luther King, Jr. Day 2024›', 'with its generation and year'],
  ['since ‹Martin Luther King Day›', 'alone'],
  ['fell on ‹Super Bowl Sunday 2021›', 'a sport'],
  ["‹Columbus Day›, ‹Ash Wednesday 2022›, ‹Presidents' Day›", 'others'],
  ["‹Mother's Day 2021›, ‹Valentine’s day›", 'possessives'],
  ['Martin Luther King hospital; a super bowl; the mother day and night', 'none'],
  ['mother\nDay 3', 'another line'],
])('%s (%s)', (marked) => {
  expect(markBy(namedDay, marked)).toBe(marked);
});
