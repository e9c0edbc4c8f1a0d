import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { medicareAu } from './medicare-au.ts';

test.each([
  ['Medicare ‹2123 45670 1›', 'published sample'],
  ['‹2123 45670 1-1›', 'with the person'],
  ['Medicare no. ‹2123456701›', 'bare, labelled'],
  ['2123 45671 1', 'check digit'],
  ['2123456701', 'bare, unlabelled'],
])('%s (%s)', (marked) => {
  expect(markBy(medicareAu, marked)).toBe(marked);
});
