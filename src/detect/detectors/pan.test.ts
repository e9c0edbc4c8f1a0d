import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { pan } from './pan.ts';

test.each([
  ['card ‹AAAPA1234A› shown', 'a person'],
  ['PAN: ‹ZZZZZ1234Z›', 'beside its label'],
  ['ZZZZZ1234Z', 'no kind of holder'],
  ['XAAAPA1234A', 'inside a longer number'],
])('%s (%s)', (marked) => {
  expect(markBy(pan, marked)).toBe(marked);
});
