import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { iban } from './iban.ts';

test.each([
  ['‹GB82 WEST 1234 5698 7654 32›', 'ISO sample'],
  ['‹GB82WEST12345698765432›', 'electronic'],
  ['GB82WEST12345698765431', 'check fails'],
  ['AB12 something', 'no number'],
])('%s (%s)', (marked) => {
  expect(markBy(iban, marked)).toBe(marked);
});
