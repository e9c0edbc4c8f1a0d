import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { ihi } from './ihi.ts';

test.each([
  ['IHI ‹8003 6080 0000 1234› NOK', 'printed'],
  ['ihi=‹8003608000001234›', 'in one piece'],
  ['8003 7060 0000 1234, 8003 6080 0000, 8003', 'other numbers'],
])('%s (%s)', (marked) => {
  expect(markBy(ihi, marked)).toBe(marked);
});
