import { expect, test } from 'vitest';
import { holm } from '../src/packs/statistics.ts';
import { chiSquareTail, friedman, share, wilcoxon, wilson } from './statistics.ts';

test.each([
  [3.841458820694124, 1, 0.05],
  [5.991464547107979, 2, 0.05],
  [23.209251158954356, 10, 0.01],
  [0.10258658877510106, 2, 0.95],
])('chi-square %f with %i degrees has the tail %f', (x, degrees, tail) => {
  expect(chiSquareTail(x, degrees)).toBeCloseTo(tail, 10);
});

test('signed ranks, worked by hand: W+ = 32, n = 10, mean 27.5, variance 96.25', () => {
  const differences = [1, -2, 3, -4, 5, 6, -7, 8, 9, -10];
  // positive ranks: 1 + 3 + 5 + 6 + 8 + 9 = 32
  const p = wilcoxon(
    differences,
    differences.map(() => 0),
  );
  expect(p).toBeCloseTo(chiSquareTail((32 - 27.5) ** 2 / 96.25, 1), 10);
});

test('no differences, no evidence', () => {
  expect(wilcoxon([1, 1], [1, 1])).toBe(1);
  expect(
    friedman([
      [1, 1],
      [1, 1],
      [1, 1],
    ]),
  ).toBe(1);
});

test('Friedman, worked by hand: three groups always in the same order over four blocks', () => {
  // rank sums 4, 8, 12: 12 * 224 / (4 * 3 * 4) - 3 * 4 * 4 = 8
  const p = friedman([
    [1, 1, 1, 1],
    [2, 2, 2, 2],
    [3, 3, 3, 3],
  ]);
  expect(p).toBeCloseTo(Math.exp(-4), 10);
});

test('Holm: the smallest counts for all, and order is kept', () => {
  expect(holm([0.04, 0.01, 0.03])).toEqual([0.06, 0.03, 0.06]);
});

test('a share has the interval of Wilson', () => {
  expect(share(5, 10)).toEqual({ value: 0.5, ...wilson(5, 10) });
});

test.each([
  [0, 10, 0, 0.2775],
  [5, 10, 0.2366, 0.7634],
  [10, 10, 0.7225, 1],
])('Wilson: %i of %i lies in [%f, %f]', (successes, trials, low, high) => {
  const interval = wilson(successes, trials);
  expect(interval.low).toBeCloseTo(low, 4);
  expect(interval.high).toBeCloseTo(high, 4);
});
