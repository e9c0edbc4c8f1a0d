/**
 * For whom it is worse: each group of cases against all others that say which group they are of.
 * With few cases most differences cannot be told from chance, and then that is what is said.
 */
import type { JudgedCase } from './report.ts';
import { ALPHA, clopperPearson, fisher, holm, type Tally } from './statistics.ts';

export interface Subgroup {
  readonly group: string;
  readonly value: string;
  /** Cases with all their properties, of how many; with its 95 % interval. */
  readonly met: number;
  readonly of: number;
  readonly low: number;
  readonly high: number;
  /**
   * `worse`, `better`: Fisher's exact test against the others, after Holm over all groups. `not worse`:
   * by no more than the margin, with 95 % confidence. Anything else is `cannot tell`.
   */
  readonly verdict: 'worse' | 'better' | 'not worse' | 'cannot tell';
}

/** A share lower by this much would matter. */
export const MARGIN = 0.1;

export function subgroupsOf(cases: readonly JudgedCase[]): Subgroup[] {
  const compared = groupsIn(cases).map((each) => ({ ...each, ...tallies(cases, each) }));
  const adjusted = holm(compared.map(({ own, others }) => fisher(own, others)));
  return compared.map(({ group, value, own, others }, index) => ({
    group,
    value,
    ...own,
    ...clopperPearson(own.met, own.of),
    verdict: verdictOn(own, others, adjusted[index]!),
  }));
}

interface Named {
  readonly group: string;
  readonly value: string;
}

function groupsIn(cases: readonly JudgedCase[]): Named[] {
  const pairs = cases.flatMap(({ groups }) => Object.entries(groups));
  const keys = [...new Set(pairs.map((pair) => JSON.stringify(pair)))].sort();
  return keys.map((key) => {
    const [group, value] = JSON.parse(key) as [string, string];
    return { group, value };
  });
}

function tallies(
  cases: readonly JudgedCase[],
  { group, value }: Named,
): { own: Tally; others: Tally } {
  const told = cases.filter(({ groups }) => groups[group] !== undefined);
  const tally = (some: readonly JudgedCase[]): Tally => ({
    met: some.filter(({ properties }) => properties.every((one) => one.isMet)).length,
    of: some.length,
  });
  return {
    own: tally(told.filter(({ groups }) => groups[group] === value)),
    others: tally(told.filter(({ groups }) => groups[group] !== value)),
  };
}

function verdictOn(own: Tally, others: Tally, p: number): Subgroup['verdict'] {
  if (own.of === 0 || others.of === 0) return 'cannot tell';
  const difference = own.met / own.of - others.met / others.of;
  if (p < ALPHA) return difference < 0 ? 'worse' : 'better';
  return lowestDifference(own, others) > -MARGIN ? 'not worse' : 'cannot tell';
}

/** Lower 95 % bound of the difference, after Newcombe (Stat Med 1998, 17:873), on exact intervals. */
function lowestDifference(own: Tally, others: Tally): number {
  const p = own.met / own.of;
  const q = others.met / others.of;
  const below = p - clopperPearson(own.met, own.of).low;
  const above = clopperPearson(others.met, others.of).high - q;
  return p - q - Math.hypot(below, above);
}
