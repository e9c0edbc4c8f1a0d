/**
 * The tests that the equity report needs: Wilcoxon's signed ranks for two groups, Friedman's for more,
 * both over the same templates, and Holm's correction over all comparisons.
 */
import type { Estimate } from './score.ts';

/** Ranks from 1, equal values sharing the mean of theirs; and the sizes of the ties. */
function ranks(values: readonly number[]): { ranks: number[]; ties: number[] } {
  const order = values.map((_, index) => index).sort((a, b) => values[a]! - values[b]!);
  const result = new Array<number>(values.length).fill(0);
  const ties: number[] = [];
  for (let from = 0; from < order.length; ) {
    let to = from;
    while (to < order.length && values[order[to]!] === values[order[from]!]) to += 1;
    for (let at = from; at < to; at += 1) result[order[at]!] = (from + to + 1) / 2;
    if (to - from > 1) ties.push(to - from);
    from = to;
  }
  return { ranks: result, ties };
}

/** Two-sided p of the signed-rank test, normal approximation with tie correction; 1 without differences. */
export function wilcoxon(first: readonly number[], second: readonly number[]): number {
  const differences = first
    .map((value, index) => value - second[index]!)
    .filter((value) => value !== 0);
  const n = differences.length;
  if (n === 0) return 1;
  const ranked = ranks(differences.map(Math.abs));
  const positive = ranked.ranks.reduce(
    (sum, rank, index) => sum + (differences[index]! > 0 ? rank : 0),
    0,
  );
  const tied = ranked.ties.reduce((sum, size) => sum + size ** 3 - size, 0);
  const variance = (n * (n + 1) * (2 * n + 1)) / 24 - tied / 48;
  if (variance === 0) return 1;
  const z = Math.abs(positive - (n * (n + 1)) / 4) / Math.sqrt(variance);
  return Math.min(1, 2 * normalTail(z));
}

/** p of Friedman's test; `groups[g][b]` is the value of group g in block b; 1 without differences. */
export function friedman(groups: readonly (readonly number[])[]): number {
  const k = groups.length;
  const blocks = groups[0]?.length ?? 0;
  const sums = new Array<number>(k).fill(0);
  let tied = 0;
  for (let block = 0; block < blocks; block += 1) {
    const ranked = ranks(groups.map((group) => group[block]!));
    ranked.ranks.forEach((rank, group) => {
      sums[group]! += rank;
    });
    tied += ranked.ties.reduce((sum, size) => sum + size ** 3 - size, 0);
  }
  const correction = 1 - tied / (blocks * (k ** 3 - k));
  if (correction <= 0) return 1;
  const squares = sums.reduce((sum, one) => sum + one * one, 0);
  const statistic = (12 * squares) / (blocks * k * (k + 1)) - 3 * blocks * (k + 1);
  return chiSquareTail(statistic / correction, k - 1);
}

/** 95 % interval of a share after Wilson 1927 (J Am Stat Assoc 22:209); the whole range without trials. */
export function wilson(successes: number, trials: number): { low: number; high: number } {
  if (trials === 0) return { low: 0, high: 1 };
  const z = 1.959964;
  const share = successes / trials;
  const middle = share + (z * z) / (2 * trials);
  const half = z * Math.sqrt((share * (1 - share)) / trials + (z * z) / (4 * trials * trials));
  const scale = 1 + (z * z) / trials;
  return {
    low: successes === 0 ? 0 : (middle - half) / scale,
    high: successes === trials ? 1 : (middle + half) / scale,
  };
}

/** A share with that interval; `of` above 0. */
export const share = (part: number, of: number): Estimate => ({
  value: part / of,
  ...wilson(part, of),
});

/** Upper tail of the standard normal, by the regularised gamma function. */
const normalTail = (z: number): number => 0.5 * chiSquareTail(z * z, 1);

/** Upper tail of chi-square: Q(degrees / 2, x / 2). */
export function chiSquareTail(x: number, degrees: number): number {
  if (x <= 0) return 1;
  const a = degrees / 2;
  return x / 2 < a + 1 ? 1 - lowerSeries(a, x / 2) : upperFraction(a, x / 2);
}

const ITERATIONS_MAX = 500;
const PRECISION = 1e-14;

/** P(a, x) by its series (NIST DLMF 8.11.4). */
function lowerSeries(a: number, x: number): number {
  let term = 1 / a;
  let total = term;
  for (let n = 1; n < ITERATIONS_MAX && Math.abs(term) > total * PRECISION; n += 1) {
    term *= x / (a + n);
    total += term;
  }
  return total * Math.exp(-x + a * Math.log(x) - logGamma(a));
}

/** Q(a, x) by its continued fraction (NIST DLMF 8.9.2), evaluated after Lentz. */
function upperFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let value = d;
  for (let n = 1; n < ITERATIONS_MAX; n += 1) {
    const factor = -n * (n - a);
    b += 2;
    d = 1 / (factor * d + b);
    c = b + factor / c;
    const step = d * c;
    value *= step;
    if (Math.abs(step - 1) < PRECISION) break;
  }
  return value * Math.exp(-x + a * Math.log(x) - logGamma(a));
}

/** ln Γ for halves and wholes, by recurrence from Γ(1/2) = √π and Γ(1) = 1. */
function logGamma(a: number): number {
  let value = Number.isInteger(a) ? 0 : Math.log(Math.PI) / 2;
  for (let at = Number.isInteger(a) ? 1 : 0.5; at < a; at += 1) value += Math.log(at);
  return value;
}
