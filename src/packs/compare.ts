/**
 * Two reports about the same cases, before and after: "does it still work on our patients after
 * Tuesday's model change, and for whom is it worse?" Compared case by case, because that is what few
 * cases can bear.
 */
import { isMet, type JudgedCase, type Report } from './report.ts';
import { ALPHA, clopperPearson, holm, mcnemar } from './statistics.ts';
import { MARGIN } from './subgroups.ts';

export interface Change {
  /** Cases in both reports. */
  readonly of: number;
  /** Met before and no longer; the other way round. */
  readonly lost: number;
  readonly won: number;
  /**
   * `worse`, `better`: McNemar's exact test (after Holm among groups). `not worse`: with 97.5 %
   * confidence fewer cases are lost than the margin, gains not counted. Else `cannot tell`.
   */
  readonly verdict: 'worse' | 'better' | 'not worse' | 'cannot tell';
}

export interface Comparison {
  readonly all: Change;
  readonly groups: readonly (Change & { readonly group: string; readonly value: string })[];
  /** Ids of cases, with the kinds of the properties that they lost. */
  readonly lost: readonly { readonly id: string; readonly kinds: readonly string[] }[];
  /** Cases that are in one report alone, or that expect something else there. */
  readonly notCompared: number;
  /** `fail`: the new report is below a threshold, whatever the old one was. */
  readonly verdict: 'fail' | Change['verdict'];
}

export function compareReports(before: Report, after: Report): Comparison {
  const earlier = new Map(before.cases.map((one) => [keyOf(one), one]));
  // Cases of a site are the same only under the same revision of its file.
  const isSameSite = before.siteCases?.revision === after.siteCases?.revision;
  const pairs = after.cases.flatMap((now) => {
    const then = now.from === 'site' && !isSameSite ? undefined : earlier.get(keyOf(now));
    return then !== undefined && isSameQuestion(then, now) ? [{ then, now }] : [];
  });
  const all = verdictWith(pairs, pOf(pairs));
  const lostPairs = pairs.filter(({ then, now }) => isMet(then) && !isMet(now));
  const isFailed = after.verdict === 'fail';
  return {
    all,
    groups: groupChanges(pairs),
    lost: lostPairs.map(({ now }) => ({ id: now.id, kinds: kindsLost(now) })),
    notCompared: after.cases.length + before.cases.length - 2 * pairs.length,
    verdict: isFailed ? 'fail' : all.verdict,
  };
}

interface Pair {
  readonly then: JudgedCase;
  readonly now: JudgedCase;
}

const keyOf = ({ from, id }: JudgedCase): string => `${from}/${id}`;

function isSameQuestion(then: JudgedCase, now: JudgedCase): boolean {
  const shape = ({ properties }: JudgedCase) =>
    JSON.stringify(properties.map(({ kind, at }) => [kind, at]));
  return shape(then) === shape(now);
}

const kindsLost = ({ properties, failure }: JudgedCase): string[] => [
  ...(failure === undefined ? [] : [failure]),
  ...new Set(properties.filter((one) => !one.isMet).map(({ kind }) => kind)),
];

function groupChanges(pairs: readonly Pair[]): Comparison['groups'] {
  const keys = pairs.flatMap(({ now }) =>
    Object.entries(now.groups).map((pair) => JSON.stringify(pair)),
  );
  const groups = [...new Set(keys)].sort().map((key) => {
    const [group, value] = JSON.parse(key) as [string, string];
    return { group, value, own: pairs.filter(({ now }) => now.groups[group] === value) };
  });
  const adjusted = holm(groups.map(({ own }) => pOf(own)));
  return groups.map(({ group, value, own }, index) => ({
    group,
    value,
    ...verdictWith(own, adjusted[index]!),
  }));
}

function counted(pairs: readonly Pair[]): { lost: number; won: number } {
  return {
    lost: pairs.filter(({ then, now }) => isMet(then) && !isMet(now)).length,
    won: pairs.filter(({ then, now }) => !isMet(then) && isMet(now)).length,
  };
}

function pOf(pairs: readonly Pair[]): number {
  const { lost, won } = counted(pairs);
  return mcnemar(lost, won);
}

function verdictWith(pairs: readonly Pair[], p: number): Change {
  const { lost, won } = counted(pairs);
  const of = pairs.length;
  if (p < ALPHA) return { of, lost, won, verdict: lost > won ? 'worse' : 'better' };
  const isWithinMargin = of > 0 && clopperPearson(lost, of).high < MARGIN;
  return { of, lost, won, verdict: isWithinMargin ? 'not worse' : 'cannot tell' };
}
