import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { ppsn } from './ppsn.ts';

test.each([
  ['PPSN ‹1234567T›', 'published sample'],
  ['‹1234567FA›', 'with a second letter'],
  ['1234567U', 'check letter'],
])('%s (%s)', (marked) => {
  expect(markBy(ppsn, marked)).toBe(marked);
});
