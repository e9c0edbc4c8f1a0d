import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { nhi } from './nhi.ts';

test.each([
  ['NHI ‹ZZZ0016›', 'published test number'],
  ['ZZZ0017', 'check digit'],
  ['OIL0016', 'letters never used'],
])('%s (%s)', (marked) => {
  expect(markBy(nhi, marked)).toBe(marked);
});
