import { expect, test } from 'vitest';
import { clopperPearson, fisher, holm, mcnemar } from './statistics.ts';

// Closed forms: of n of n the lower bound is (α/2)^(1/n), of 0 of n the upper one 1 − (α/2)^(1/n).
test.each([
  [8, 8, 0.025 ** (1 / 8), 1],
  [0, 5, 0, 1 - 0.025 ** (1 / 5)],
  [30, 30, 0.025 ** (1 / 30), 1],
  [0, 0, 0, 1],
])('%i of %i', (met, of, low, high) => {
  const interval = clopperPearson(met, of);
  expect(interval.low).toBeCloseTo(low, 9);
  expect(interval.high).toBeCloseTo(high, 9);
});

test('by the definition: each bound leaves 2.5 % beyond', () => {
  const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n - 1, k - 1) * n) / k);
  const tail = (from: number, to: number, n: number, p: number) => {
    let sum = 0;
    for (let k = from; k <= to; k += 1) sum += choose(n, k) * p ** k * (1 - p) ** (n - k);
    return sum;
  };
  const { low, high } = clopperPearson(7, 20);
  expect(tail(7, 20, 20, low)).toBeCloseTo(0.025, 9);
  expect(tail(0, 7, 20, high)).toBeCloseTo(0.025, 9);
});

test.each([
  [0, 0, 1],
  [5, 0, 0.0625],
  [6, 0, 0.03125],
  [3, 3, 1],
  [1, 9, (2 * 11) / 1024],
])('McNemar: %i lost, %i won', (lost, won, p) => {
  expect(mcnemar(lost, won)).toBeCloseTo(p, 12);
});

// The lady tasting tea (Fisher 1935): 3 of 4 and 1 of 4: 34/70 two-sided.
test('Fisher', () => {
  expect(fisher({ met: 3, of: 4 }, { met: 1, of: 4 })).toBeCloseTo(34 / 70, 12);
  expect(fisher({ met: 4, of: 4 }, { met: 0, of: 4 })).toBeCloseTo(2 / 70, 12);
  expect(fisher({ met: 0, of: 3 }, { met: 0, of: 9 })).toBe(1);
});

test('Holm', () => {
  expect(holm([0.01, 0.04, 0.03])).toEqual([0.03, 0.06, 0.06]);
});
