/** Several days of one month in a row: `Sept 8, 9, and 15`, `6–7 February`. */
import * as d from '../detector.ts';
import type { Tokens } from '../tokens.ts';
import { isDay, isOrdinal } from './date-parts.ts';

const isAnd = d.wordSet('and or through to');
const DAYS_MAX = 12;
/** Further days that are a list by themselves. */
const OPEN_MIN = 2;

const endsPhrase = (t: Tokens, at: number): boolean =>
  at + 1 >= t.count ||
  (!d.isSpaced(t, at + 1) && !d.isAdjacent(t, at + 1) && t.mark[at + 1] !== d.COMMA);

/**
 * Last token of the days that go on behind the one that ends at `last` with value `value`, rising and closed by `and`, `&`,
 * or by the end of the sentence; or -1: `March 3, 4 patients` goes on with something else.
 */
export function dayListEnd(t: Tokens, last: number, value: number): number {
  let end = last;
  let greatest = value;
  for (let count = 0; count < DAYS_MAX; count += 1) {
    const isClosing = isAnd(t, end + 1) || t.mark[end + 1] === d.AMPERSAND;
    const at = isAnd(t, end + 1) ? end + 2 : end + 1;
    const next = dayEnd(t, at, greatest);
    // `March 2, 9, 16.`: no word closes it, but the sentence
    if (next < 0 || !(isClosing || t.mark[at] === d.COMMA))
      return count >= OPEN_MIN && endsPhrase(t, end) ? end : -1;
    // one of `3 and 4` alone is read elsewhere
    if (isClosing) return count > 0 || t.mark[at] === d.AMPERSAND ? closed(t, next) : -1;
    greatest = t.number[at]!;
    end = next;
  }
  return -1;
}

/** Last token of the greater day at `at`, its ordinal included; or -1. */
function dayEnd(t: Tokens, at: number, above: number): number {
  if (!d.isNumber(t, at) || t.start[at]! - t.end[at - 1]! > WIDTH_MAX) return -1;
  const isLater = isDay(t.number[at]!) && t.number[at]! > above;
  if (d.digits(t, at) > 2 || !isLater || d.isMeasured(t, at)) return -1;
  return d.isAdjacent(t, at + 1) && isOrdinal(t, at + 1) ? at + 1 : at;
}
/** ` & ` */
const WIDTH_MAX = 3;

const isAfter = d.wordSet(
  'at with after before when but he she i we they from for in of this last',
);

function closed(t: Tokens, end: number): number {
  const next = end + 1;
  const isJoint = d.isJoinedBy(t, next, d.SLASH) || d.isAdjacent(t, next);
  return !isJoint && (!d.isSpaced(t, next) || isAfter(t, next)) ? end : -1;
}

/** First of the days before the month that end with `day`: `6–7 February`, `between 6 and 7 February`; or `day`. */
export function dayListStart(t: Tokens, day: number): number {
  const isRange = d.isJoinedByDash(t, day) || (t.mark[day] === d.AMPERSAND && isNear(t, day));
  const isSaid = isAnd(t, day - 1) && d.isSpaced(t, day) && d.isSpaced(t, day - 1);
  const last = isRange ? day - 1 : day - 2;
  if (!(isRange || isSaid) || last < 0) return day;
  const first = d.isAdjacent(t, last) && isOrdinal(t, last) ? last - 1 : last;
  if (!d.isNumber(t, first) || d.digits(t, first) > 2 || !isDay(t.number[first]!)) return day;
  const isApart = first === 0 || d.isSpaced(t, first) || t.mark[first] === d.OPEN;
  return isApart && t.number[first]! < t.number[day]! ? first : day;
}

const isNear = (t: Tokens, at: number): boolean => t.start[at]! - t.end[at - 1]! <= WIDTH_MAX;
