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
  ['FY 2021', 'a year'],
  ['week 14 of pregnancy', 'gestation'],
  ['Q2 hours, q4h, Q6 to Q8', 'frequencies'],
  ['20219914103000', 'no such month'],
  ['Q10 100 mg', 'a coenzyme'],
])('%s (%s)', (marked) => {
  expect(markBy(weekDate, marked)).toBe(marked);
});
