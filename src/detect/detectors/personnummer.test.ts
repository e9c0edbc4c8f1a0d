import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { personnummer } from './personnummer.ts';

test.each([
  ['‹811218-9876›', 'published sample'],
  ['‹19811218-9876›', 'with the century'],
  ['811218-9875', 'check digit'],
  ['811318-9876', 'no date'],
])('%s (%s)', (marked) => {
  expect(markBy(personnummer, marked)).toBe(marked);
});
