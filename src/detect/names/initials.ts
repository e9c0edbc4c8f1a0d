/** Initials that the text calls so, `subject initials: DLM`, `Initials D. L. M.`: made of a name, they count as one. */
import type { Finding } from '../../core/phi.ts';
import * as d from '../detector.ts';
import { CAPITALS, GAP_LINE, LETTER, type Tokens } from '../tokens.ts';

const SCORE = 0.9;
const LENGTH_MAX = 4;
/** Between the word and what it announces, and between letters: a mark and a blank or two. */
const GAP_MAX = 3;

const isLabel = d.wordSet('initials iniciales');
const isLink = d.wordSet('are is son');

export function findInitials(t: Tokens, found: Finding[]): void {
  for (let at = 0; at + 1 < t.count; at += 1) {
    if (!isLabel(t, at)) continue;
    const first = isLink(t, at + 1) ? at + 2 : at + 1;
    const last = lastOf(t, first);
    if (last < 0) continue;
    found.push(d.finding(t.start[first]!, t.end[last]!, 'name', 'name', SCORE, 'name/initials'));
  }
}

/** Last token of the initials that begin at `first`, or -1. */
function lastOf(t: Tokens, first: number): number {
  if (!isNear(t, first)) return -1;
  if (t.shape[first] === CAPITALS)
    return t.end[first]! - t.start[first]! <= LENGTH_MAX ? first : -1;
  let last = first - 1;
  while (last + 1 - first < LENGTH_MAX && isNear(t, last + 1) && isCapital(t, last + 1)) last += 1;
  return last > first ? last : -1;
}

const isNear = (t: Tokens, at: number): boolean =>
  at < t.count && (t.gap[at]! & GAP_LINE) === 0 && t.start[at]! - t.end[at - 1]! <= GAP_MAX;

const isCapital = (t: Tokens, at: number): boolean =>
  t.shape[at] === LETTER && d.isCapitalised(t, at);
