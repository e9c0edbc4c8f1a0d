import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { weekDate } from './week-date.ts';

test.each([
  ['seen ‹2021-W14-3›', 'ISO week'],
  ['in week ‹14 of 2021›', 'week of a year'],
  ['‹Q3 2021›, ‹Q1 of 2020›', 'quarters'],
  ['‹3Q21›', 'short quarter'],
  ['budget of FY‹2021 Q2›'.replace('FY‹', 'FY ‹'), 'fiscal quarter'],
  ['at ‹20210314T1030›', 'compact time stamp'],
  ['‹20210314103000›', 'HL7'],
  ['born ‹1961-073›, seen ‹2024-366›.', 'day of a year'],
  ['noted ‹2021-145› in the log', 'day of a year without a word of time'],
  ['DOB: ‹1961073›, born ‹073/1961›', 'day of a year, joined and turned around'],
  ['‹day 45 of 2024›, the ‹45th day of 2024›', 'day of a year in a phrase'],
  ['Julian date ‹24045›, DOB: ‹61073›', 'two digits of the year, then the day'],
  ['JD ‹2437373.5›', 'Julian day number'],
  ['day 45 of 90, 450 of 2024 patients, day 400 of 2024', 'no day of a year'],
  ['WBC 24045, room 24045, on 24045', 'five digits without the word for it'],
  ['in the ‹first quarter of 2023›, ‹4th quarter 2020›, ‹second half of 2022›', 'in words'],
  ['a quarter of 2000 patients, half of 1999, first half of 40', 'shares'],
  ['CV-2021-045, 2021-045-17, #2021-045, 379:2097-107', 'inside a longer number'],
  ['1961-073-2, 1961-373, 1961-000', 'no day of a year'],
  ['2000-250 mg, 1900-150 mL', 'measured'],
  ['platelets 150/2000, 1961073', 'no word of time'],
  ['FY 2021', 'a year'],
  ['week 14 of pregnancy', 'gestation'],
  ['Q2 hours, q4h, Q6 to Q8', 'frequencies'],
  ['20219914103000', 'no such month'],
  ['Q10 100 mg', 'a coenzyme'],
])('%s (%s)', (marked) => {
  expect(markBy(weekDate, marked)).toBe(marked);
});
