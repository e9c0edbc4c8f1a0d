import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { hetu } from './hetu.ts';

test.each([
  ['‹131052-308T›', 'published sample'],
  ['131052-308U', 'check character'],
  ['331052-308T', 'no date'],
])('%s (%s)', (marked) => {
  expect(markBy(hetu, marked)).toBe(marked);
});
