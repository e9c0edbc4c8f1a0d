import { expect, test } from 'vitest';
import { markFound } from '../testing/marks.ts';

test.each([
  ['Paracetamol 1 g QDS for 3/7, then BD 5/7.', 'a course, times a day'],
  ['3/12 hx of weight loss, LMP 4/52 ago, 2/52 supply given', 'words behind'],
  ['Plan: review in 6/52, no lifting for 2/52.', 'weeks'],
  ['abx day 3/7, day 2/5 of prednisolone', 'day of a course'],
  ['Colonoscopy scheduled for ‹3/7›. Seen ‹3/12› in clinic', 'days'],
  ['Admitted on ‹3/7›, discharged ‹4/12›', 'days, too'],
  ['she had an appendectomy in ‹6/52›', 'month and year'],
])('%s (%s)', (marked) => {
  expect(markFound('date', marked)).toBe(marked);
});
