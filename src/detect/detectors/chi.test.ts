import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { chi } from './chi.ts';

test.each([
  ['CHI ‹0101801211›', 'labelled'],
  ['‹010180 1211›', 'printed'],
  ['0101801213', 'check digit'],
  ['9913801211', 'no date'],
])('%s (%s)', (marked) => {
  expect(markBy(chi, marked)).toBe(marked);
});
