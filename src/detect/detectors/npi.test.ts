import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { npi } from './npi.ts';

test.each([
  ['NPI: ‹1234567893›', 'CMS sample'],
  ['‹1234567893›', 'check holds'],
  ['NPI ‹1234567890›', 'mistyped beside its label'],
  ['1234567890', 'check fails'],
  ['3234567893', 'begins with 3'],
  ['11234567893', 'too long'],
])('%s (%s)', (marked) => {
  expect(markBy(npi, marked)).toBe(marked);
});
