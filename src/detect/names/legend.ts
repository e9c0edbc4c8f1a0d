/**
 * Legends of initials, under charts that staff sign cell by cell: `JD = Jane Doe LPN   KM  K. Mbeki RN   JBF=Fontaine`. What the
 * legend explains is a name where it fills a cell, whatever else it means (`KM`, `CC`).
 */
import type { Finding } from '../../core/phi.ts';
import { isCellStart } from '../columns.ts';
import * as d from '../detector.ts';
import * as x from '../lexicon.ts';
import { tokenAt } from '../tagger/features.ts';
import { CAPITALS, type Tokens } from '../tokens.ts';

const LENGTH_MAX = 3;
const GAP_MAX = 4;
const EQUALS = 61;
const TIME_DIGITS = 4;

const mayBeInitials = (t: Tokens, at: number): boolean =>
  at >= 0 && t.shape[at] === CAPITALS && t.end[at]! - t.start[at]! <= LENGTH_MAX;

/** The initials that the text explains by this name; empty where it does not. */
export function explainedBy(t: Tokens, { start, end }: Finding): string {
  const first = tokenAt(t, start);
  const key = keyAt(t, first);
  if (!mayBeInitials(t, key) || !isExplained(t, key)) return '';
  const initials = t.text.slice(t.start[key], t.end[key]).toLowerCase();
  const name = key < first ? start : t.start[first + 1]!;
  return areOf(initials, t.text.slice(name, end)) ? initials : '';
}

/** Where the initials of the name that begins at `first` would stand: before it and its title, or in front of what was found. */
function keyAt(t: Tokens, first: number): number {
  if (mayBeInitials(t, first) && isCellStart(t, first + 1)) return first;
  return first > 0 && d.has(t, first - 1, x.TITLE) ? first - 2 : first - 1;
}

/** `JD = `, `RP: `, or a column of its own before the name. */
function isExplained(t: Tokens, key: number): boolean {
  const next = key + 1;
  if (t.start[next]! - t.end[key]! > GAP_MAX) return false;
  const mark = t.mark[next]!;
  if (mark === EQUALS) return true;
  return isCellStart(t, key) && (mark === d.COLON || (mark === 0 && isCellStart(t, next)));
}

/** The first and the last letter are those of the words; of one word, one of them. */
function areOf(initials: string, name: string): boolean {
  const words = name
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter(Boolean);
  const isFirst = initials[0] === words[0]?.[0];
  const isLast = initials.at(-1) === words.at(-1)?.[0];
  return words.length > 1 ? isFirst && isLast : isFirst || isLast;
}

/** Initials of a legend fill this cell, behind a time of day too (`0800 JD   JD`), or stand in the legend itself. */
export function areExplained(t: Tokens, at: number): boolean {
  if (!mayBeInitials(t, at)) return false;
  if (t.mark[at + 1] === EQUALS) return true;
  const isTimed = d.isNumber(t, at - 1) && d.digits(t, at - 1) === TIME_DIGITS && d.isSpaced(t, at);
  const isColon = t.mark[at + 1] === d.COLON;
  return (isTimed || isCellStart(t, at)) && (isColon || isCellStart(t, at + 1));
}
