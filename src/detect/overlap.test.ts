import { expect, test } from 'vitest';
import type { Finding } from '../core/phi.ts';
import { settle } from './overlap.ts';
import { mark } from './testing/marks.ts';

const TEXT = 'Maria Garcia Street 12';
const one = (
  start: number,
  end: number,
  score: number,
  category: Finding['category'] = 'name',
): Finding => ({
  start,
  end,
  score,
  category,
  type: category,
  rule: 'test/test',
});
const settled = (...findings: Finding[]) => mark(TEXT, settle(findings, TEXT));

test.each([
  ['‹Maria Garcia› Street 12', [one(0, 12, 0.6)], 'one alone'],
  [
    '‹Maria› ‹Garcia Street› 12',
    [one(0, 12, 0.6), one(6, 19, 0.9, 'location')],
    'the rest of the loser stays',
  ],
  ['‹Maria Garcia› Street 12', [one(0, 5, 0.9), one(3, 12, 0.6)], 'names unite'],
  [
    '‹Maria› ‹Garcia› Street 12',
    [{ ...one(0, 5, 1), person: 1 }, one(0, 12, 0.8), one(6, 12, 1)],
    'but not what is known with what is guessed',
  ],
  [
    '‹Maria Garcia› ‹Street› 12',
    [one(0, 12, 0.9), one(7, 19, 0.9, 'location')],
    'same score: the earlier of equal length',
  ],
  [
    '‹Maria Garcia Street 12›',
    [one(0, 22, 0.7, 'location'), one(6, 12, 0.7)],
    'same score: the longer',
  ],
  [
    '‹Maria Garcia Street› 12',
    [one(0, 19, 0.6, 'url'), one(6, 12, 1), one(6, 19, 0.9, 'email')],
    'what stands in an address is part of it',
  ],
  [
    '‹Maria Garcia› ‹Street› 12',
    [one(6, 19, 0.6, 'url'), one(0, 12, 1)],
    'what only overlaps one is not',
  ],
  [
    'Maria Garcia ‹Street› 12',
    [one(13, 19, 1), one(13, 22, 0.6, 'date')],
    'a day without its month is no date',
  ],
  ['‹Maria› Garcia ‹Street 12›', [one(13, 22, 0.7, 'location'), one(0, 5, 0.7)], 'order of start'],
])('%s (%s)', (marked, findings) => {
  expect(settled(...(findings as Finding[]))).toBe(marked);
});

test('a day that is known is known with its time of day', () => {
  const day: Finding = { ...one(0, 10, 1, 'date'), person: 0 };
  expect(settle([one(0, 20, 0.97, 'date'), day], '1951-02-07T00:00:00Z')).toEqual([
    { ...day, end: 20 },
  ]);
});
