import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { nir } from './nir.ts';

test.each([
  ['NIR ‹2 55 08 14 168 025 38›', 'published sample'],
  ['‹255081416802538›', 'bare'],
  ['255081416802539', 'key'],
  ['555081416802538', 'no such sex'],
])('%s (%s)', (marked) => {
  expect(markBy(nir, marked)).toBe(marked);
});
