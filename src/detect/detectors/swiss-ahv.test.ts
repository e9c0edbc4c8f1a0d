import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { swissAhv } from './swiss-ahv.ts';

test.each([
  ['AHV ‹756.9217.0769.85›', 'published sample'],
  ['‹7569217076985›', 'bare'],
  ['756.9217.0769.84', 'check digit'],
])('%s (%s)', (marked) => {
  expect(markBy(swissAhv, marked)).toBe(marked);
});
