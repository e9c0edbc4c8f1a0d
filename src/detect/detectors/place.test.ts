import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { place } from './place.ts';

test.each([
  ['lives in ‹Dunnsville›, VA 78194', 'before a state and ZIP'],
  ['seen in ‹New Orleans›', 'listed'],
  ['from ‹Leeds›', 'listed, British'],
  ['moved to ‹San Antonio›, Texas', 'before a state'],
  ['in ‹New York›, NY', 'begins with a grammar word'],
  ['‹Dane County›', 'county'],
  ['in Virginia', 'a state alone'],
  ['Reading comprehension', 'a word'],
  ['in Normal', 'a word'],
  ['the Boston criteria', 'no word of place'],
])('%s (%s)', (marked) => {
  expect(markBy(place, marked)).toBe(marked);
});
