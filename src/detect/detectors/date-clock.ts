/** The time of day that belongs to a date. */
import * as d from '../detector.ts';
import type { Tokens } from '../tokens.ts';

/**
 * Last token of the time that belongs to a date, or `last`: to the second as a log writes it, `2024-03-14 10:30:05`, or
 * glued on as ISO 8601 has it, `2024-03-14T10:30Z`.
 */
export function withClock(t: Tokens, last: number): number {
  const isGlued = isTimeLetter(t, last + 1);
  const hour = last + (isGlued ? 2 : 1);
  if (!isGlued && (!d.isSpaced(t, hour) || t.start[hour]! - t.end[last]! !== 1)) return last;
  const minute = hour + 1;
  const second = hour + 2;
  if (!isBelow(t, hour, 24) || !isBelow(t, minute, 60) || !d.isJoinedBy(t, minute, d.COLON))
    return last;
  const hasSecond = isBelow(t, second, 61) && d.isJoinedBy(t, second, d.COLON);
  if (!isGlued) return hasSecond ? second : last;
  return withZone(t, hasSecond ? withFraction(t, second) : minute);
}

const LETTER_T = 'T'.charCodeAt(0);
const LETTER_Z = 'Z'.charCodeAt(0);
const PLUS = 43;

const isLetter = (t: Tokens, at: number, code: number): boolean =>
  d.isAdjacent(t, at) &&
  t.end[at]! - t.start[at]! === 1 &&
  t.text.charCodeAt(t.start[at]!) === code;

const isTimeLetter = (t: Tokens, at: number): boolean =>
  isLetter(t, at, LETTER_T) && d.isAdjacent(t, at + 1);

const isBelow = (t: Tokens, at: number, bound: number): boolean =>
  d.isNumber(t, at) && d.digits(t, at) === 2 && t.number[at]! < bound;

const withFraction = (t: Tokens, last: number): number =>
  d.isNumber(t, last + 1) && d.isJoinedBy(t, last + 1, d.DOT) ? last + 1 : last;

function withZone(t: Tokens, last: number): number {
  const next = last + 1;
  if (isLetter(t, next, LETTER_Z)) return next;
  const isOffset =
    (d.isJoinedBy(t, next, PLUS) || d.isJoinedBy(t, next, d.HYPHEN)) &&
    isBelow(t, next, 24) &&
    isBelow(t, next + 1, 60) &&
    d.isJoinedBy(t, next + 1, d.COLON);
  return isOffset ? next + 1 : last;
}
