/**
 * Erasures on record. What stands beside the tree may be erased: when it has been kept for long enough, or because
 * somebody has a right to it. An entry of the ledger says which entries, under which rule and for whom, before it
 * happens; so that whatever is gone without one was taken away.
 */
import { isObject, type Json } from '../core/json.ts';
import type { LedgerRecord } from './leaf.ts';

/** Indices of entries, `to` exclusive. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** Why. `after_the_fact`: it was gone already, and somebody answers for that. */
export const ERASURE_RULES = ['retention', 'request', 'order', 'after_the_fact'] as const;

interface Erasure {
  readonly rule: (typeof ERASURE_RULES)[number];
  readonly ranges: readonly Range[];
}

/** @param about when, under which id, by which caller */
export function erasureRecord(
  { rule, ranges }: Erasure,
  about: { readonly at: string; readonly exchange: string; readonly caller: string },
): LedgerRecord {
  const erased = merged(ranges).map(({ from, to }) => [from, to]);
  return { kind: 'event', event: EVENT, ...about, rule, ranges: erased };
}

/**
 * What an entry says was erased.
 *
 * @param index of that entry: it speaks of those before it, and of no later ones
 */
export function erasedBy(record: Json | undefined, index: number): Range[] {
  if (!isObject(record) || record.event !== EVENT || !Array.isArray(record.ranges)) return [];
  return record.ranges.flatMap((range): Range[] => {
    const [from, to] = Array.isArray(range) ? range : [];
    const isRange = Number.isSafeInteger(from) && Number.isSafeInteger(to);
    return isRange ? [{ from: from as number, to: Math.min(to as number, index) }] : [];
  });
}

/** In order, and each index once. */
export function merged(ranges: readonly Range[]): Range[] {
  const result: Range[] = [];
  for (const { from, to } of [...ranges].sort((a, b) => a.from - b.from)) {
    const last = result.at(-1);
    if (last !== undefined && from <= last.to) {
      result[result.length - 1] = { from: last.from, to: Math.max(last.to, to) };
    } else if (from < to) result.push({ from, to });
  }
  return result;
}

export function indicesIn(ranges: readonly Range[]): number {
  return ranges.reduce((sum, { from, to }) => sum + to - from, 0);
}

/** The first index of `ranges` that is in `others`; both merged. */
export function firstWithin(
  ranges: readonly Range[],
  others: readonly Range[],
): number | undefined {
  let at = 0;
  for (const { from, to } of ranges) {
    while (at < others.length && others[at]!.to <= from) at += 1;
    const other = others[at];
    if (other !== undefined && other.from < to) return Math.max(from, other.from);
  }
  return undefined;
}

/** The first index of `ranges` that is not in `others`; both merged. */
export function firstOutside(
  ranges: readonly Range[],
  others: readonly Range[],
): number | undefined {
  let at = 0;
  for (const { from, to } of ranges) {
    while (at < others.length && others[at]!.to <= from) at += 1;
    const other = others[at];
    if (other === undefined || other.from > from) return from;
    if (other.to < to) return other.to;
  }
  return undefined;
}

const EVENT = 'erasure';
