import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { pesel } from './pesel.ts';

test.each([
  ['PESEL ‹44051401359›', 'published sample'],
  ['‹02070803628›', 'published by the ministry'],
  ['44051401358', 'check digit'],
  ['44991401359', 'no date'],
])('%s (%s)', (marked) => {
  expect(markBy(pesel, marked)).toBe(marked);
});
