/**
 * Exact statistics for small numbers of cases. An acceptance suite has dozens, not thousands, so
 * nothing here is an approximation that needs many.
 */

/** Bounds of a share. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Two-sided error of every interval and test here. */
export const ALPHA = 0.05;

/**
 * 95 % interval of a share after Clopper and Pearson (Biometrika 1934, 26:404): exact, never too
 * narrow. The whole range without trials.
 */
export function clopperPearson(successes: number, trials: number): Interval {
  if (trials === 0) return { low: 0, high: 1 };
  const low = successes === 0 ? 0 : solve((p) => atLeast(successes, trials, p) - ALPHA / 2);
  const high = successes === trials ? 1 : solve((p) => ALPHA / 2 - atMost(successes, trials, p));
  return { low, high };
}

/** Where an increasing function crosses zero between 0 and 1. */
function solve(increasing: (p: number) => number): number {
  let low = 0;
  let high = 1;
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (increasing(middle) < 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

const atLeast = (successes: number, trials: number, p: number): number =>
  sum(successes, trials, (k) => binomial(k, trials, p));
const atMost = (successes: number, trials: number, p: number): number =>
  sum(0, successes, (k) => binomial(k, trials, p));

function sum(from: number, to: number, term: (k: number) => number): number {
  let total = 0;
  for (let k = from; k <= to; k += 1) total += term(k);
  return Math.min(1, total);
}

function binomial(k: number, n: number, p: number): number {
  if (p === 0) return k === 0 ? 1 : 0;
  if (p === 1) return k === n ? 1 : 0;
  return Math.exp(logChoose(n, k) + k * Math.log(p) + (n - k) * Math.log1p(-p));
}

/**
 * McNemar's test in its exact form, for the same cases answered twice.
 *
 * @param lost cases that were met before and no longer are
 * @param won the other way round
 * @returns two-sided p; 1 without any difference
 */
export function mcnemar(lost: number, won: number): number {
  const n = lost + won;
  if (n === 0) return 1;
  return Math.min(1, 2 * atMost(Math.min(lost, won), n, 0.5));
}

/** A group of cases: how many had the property, of how many. */
export interface Tally {
  readonly met: number;
  readonly of: number;
}

/** Fisher's exact test for two groups: two-sided p, by the probabilities not above the observed one. */
export function fisher(one: Tally, other: Tally): number {
  const met = one.met + other.met;
  const total = one.of + other.of;
  const probability = (k: number): number =>
    Math.exp(logChoose(one.of, k) + logChoose(other.of, met - k) - logChoose(total, met));
  const least = Math.max(0, met - other.of);
  const most = Math.min(one.of, met);
  const observed = probability(one.met) * (1 + 1e-9);
  return sum(least, most, (k) => (probability(k) <= observed ? probability(k) : 0));
}

/** Holm's correction over several tests; in the order given. */
export function holm(values: readonly number[]): number[] {
  const order = values.map((_, index) => index).sort((a, b) => values[a]! - values[b]!);
  const adjusted = new Array<number>(values.length).fill(1);
  let reached = 0;
  order.forEach((index, rank) => {
    reached = Math.max(reached, Math.min(1, values[index]! * (values.length - rank)));
    adjusted[index] = reached;
  });
  return adjusted;
}

/** ln of n over k, summed: cases are few. */
function logChoose(n: number, k: number): number {
  let value = 0;
  for (let at = 1; at <= k; at += 1) value += Math.log(n - k + at) - Math.log(at);
  return value;
}
