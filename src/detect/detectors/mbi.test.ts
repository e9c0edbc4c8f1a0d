import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { mbi } from './mbi.ts';

test.each([
  ['MBI ‹1EG4-TE5-MK73› on file', 'as printed on the card'],
  ['‹1eg4te5mk73›', 'as typed into a note'],
  ['1SG4-TE5-MK73', 'S is never issued'],
  ['lot 91EG4TE5MK73', 'inside a longer number'],
  ['1EG4-TE5-MK7', 'too short'],
])('%s (%s)', (marked) => {
  expect(markBy(mbi, marked)).toBe(marked);
});
