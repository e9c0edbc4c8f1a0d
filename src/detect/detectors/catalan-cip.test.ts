import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { catalanCip } from './catalan-cip.ts';

test.each([
  ['TIS ‹CATA1 850412 003›, CIP ‹ELID 0 850412 00 3›', 'in groups'],
  ['‹CATA1850412003› acude', 'in one piece'],
  ['CATA2850412003, CATA1851412003, CATA18504120034', 'another sex or month, too long'],
])('%s (%s)', (marked) => {
  expect(markBy(catalanCip, marked)).toBe(marked);
});
