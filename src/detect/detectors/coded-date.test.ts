import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { codedDate } from './coded-date.ts';

test.each([
  ['dob = date(‹1950, 3, 22›)', 'Python'],
  ['datetime.datetime(‹1950, 3, 22›, 14, 5)', 'with a time'],
  ['LocalDate.of(‹1950, 3, 22›)', 'Java'],
  ['new Date(‹1950,0,22›); Date.UTC(‹1950, 2, 22›)', 'JavaScript'],
  ['DATEFROMPARTS(‹1950,3,22›), make_date(‹1950, 3, 22›)', 'SQL'],
  ['DateTime(year=1950, month=‹3›, day=‹22›)', 'named parts'],
  ['{"birth": {"year": 1950, "month": ‹3›, "day": ‹22›}}', 'JSON'],
  ['birth_year: 1950\nbirth_month: ‹3›\nbirth_day: ‹22›', 'YAML'],
  ['the score (1950, 3, 22), range(1950, 3, 22), List.of(1950, 3, 22)', 'other numbers'],
  ['date(1950, 3, 220), date(1950, 13, 2)', 'no such day'],
  ['month: 3 of 12, day: 22 of the cycle', 'no year'],
  ['visit month=6, "day": 2, dose=1', 'months of a study'],
])('%s (%s)', (marked) => {
  expect(markBy(codedDate, marked)).toBe(marked);
});
