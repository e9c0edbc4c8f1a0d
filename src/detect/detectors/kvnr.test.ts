import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { kvnr } from './kvnr.ts';

test.each([
  ['KVNR ‹A123456780›', 'published sample'],
  ['A123456781', 'check digit'],
  ['AB123456780', 'two letters'],
])('%s (%s)', (marked) => {
  expect(markBy(kvnr, marked)).toBe(marked);
});
