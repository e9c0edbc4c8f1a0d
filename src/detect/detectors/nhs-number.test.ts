import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { nhsNumber } from './nhs-number.ts';

test.each([
  ['NHS Number: ‹943 476 5919›', 'printed'],
  ['NHS no ‹9434765919›', 'typed'],
  ['‹943 476 5919›', 'printed, check holds'],
  ['NHS number ‹943 476 5918›', 'mistyped beside its label'],
  ['943 476 5918', 'check fails'],
  ['9434765919', 'no label, no grouping'],
  ['943-476-5919', 'hyphens are a telephone number'],
])('%s (%s)', (marked) => {
  expect(markBy(nhsNumber, marked)).toBe(marked);
});
