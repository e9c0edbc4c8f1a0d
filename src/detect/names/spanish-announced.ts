/**
 * What the readers of announced names share (`spanish-name.ts`): where a name may stand, in capitals or in small
 * letters, and how it becomes a finding.
 */
import type { Finding } from '../../core/phi.ts';
import * as d from '../detector.ts';
import { GAP_BREAK, GAP_LINE, LOWER, NO_CAPITALS, type Tokens } from '../tokens.ts';
import * as s from './spanish-part.ts';
import { afterTitles, nameEnd } from './spanish-read.ts';

/** Finds the names that the word at `at` announces. */
export type Reader = (t: Tokens, at: number, found: Finding[]) => void;

export const add = (
  t: Tokens,
  first: number,
  last: number,
  score: number,
  rule: string,
  found: Finding[],
) => {
  const [start, end] = [t.start[first]!, t.end[last]!];
  found.push(d.finding(start, end, 'name', 'name', score, `spanish-name/${rule}`));
};

/** No more than white space and these marks between two tokens of one line. */
export function isNear(t: Tokens, at: number, marks: readonly number[], width = 4): boolean {
  if (at <= 0 || at >= t.count || (t.gap[at]! & GAP_BREAK) !== 0) return false;
  const mark = t.mark[at]!;
  if ((t.gap[at]! & GAP_LINE) !== 0 && mark !== 0) return false;
  return t.start[at]! - t.end[at - 1]! <= width && (mark === 0 || marks.includes(mark));
}

/** The text, or the line, has no capitals: names have none either. */
function isSmallWriting(t: Tokens, at: number): boolean {
  if (t.capitals === NO_CAPITALS) return true;
  let first = at;
  while (first > 0 && at - first < LINE_REACH && (t.gap[first]! & GAP_LINE) === 0) first -= 1;
  return t.shape[first] === LOWER && (first === 0 || (t.gap[first]! & GAP_LINE) !== 0);
}
const LINE_REACH = 48;

export interface Manner {
  readonly score: number;
  readonly rule: string;
  /** A name must stand here: see `nameEnd`. */
  readonly isTrusted?: true;
  /** Nothing but a name can: see `isSmallName`. */
  readonly isSure?: true;
  /** `y` parts two of them, whatever the second one is. */
  readonly isList?: true;
}

/** Adds the name at `at`, titles left out, in capitals or in small letters; returns its last token, or -1. */
export function readAt(t: Tokens, at: number, manner: Manner, found: Finding[]): number {
  const { score, rule, isTrusted, isSure } = manner;
  const first = afterTitles(t, at);
  const end = nameEnd(t, first, isTrusted ?? first > at);
  if (end >= 0) {
    const last = rule === 'kin' ? beforeAnd(t, first, end, manner.isList ?? false) : end;
    add(t, first, last, score, rule, found);
    return last;
  }
  const last = smallEnd(t, first, isSure ?? false);
  if (last >= 0) add(t, first, last, score - 0.1, rule, found);
  return last;
}

export const isAnd = d.wordSet('y e');

/** `Norma y Elba` are two; `Ortega y Gasset` is one. */
function beforeAnd(t: Tokens, first: number, end: number, isList: boolean): number {
  for (let at = first + 1; at < end; at += 1)
    if (isAnd(t, at) && (isList || s.isCalled(t, at + 1))) return at - 1;
  return end;
}

const SMALL_MAX = 4;
const isSmallParticle = d.wordSet('de del la las los y');

/** `ana luisa lozada`, `paco ruiz`: last token of a name in small letters, or -1. */
function smallEnd(t: Tokens, first: number, isSure: boolean): number {
  if (!s.isSmallName(t, first, isSmallWriting(t, first), isSure)) return -1;
  let last = first;
  for (let words = 1; words < SMALL_MAX; words += 1) {
    let next = last + 1;
    while (next < last + 3 && isSmallParticle(t, next) && d.isSpaced(t, next)) next += 1;
    const isMore =
      d.isSpaced(t, next) && (s.isSmallFamily(t, next) || s.isSmallName(t, next, false));
    if (!isMore) break;
    last = next;
  }
  return last;
}
