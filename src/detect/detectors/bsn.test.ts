import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { bsn } from './bsn.ts';

test.each([
  ['BSN: ‹111222333›', 'published test number'],
  ['111222333', 'no label'],
  ['BSN: 111222334', 'check'],
])('%s (%s)', (marked) => {
  expect(markBy(bsn, marked)).toBe(marked);
});
