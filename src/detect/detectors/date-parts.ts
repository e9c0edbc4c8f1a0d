/** What the readers of numeric and of written dates share. */
import type { Finding } from '../../core/phi.ts';
import * as d from '../detector.ts';
import { COMMON, WEEKDAY } from '../lexicon.ts';
import { GAP_LINE, GAP_SPACE, LOWER, type Tokens } from '../tokens.ts';

export const isOrdinal = d.wordSet('st nd rd th');
const isFirstEnd = d.wordSet('er ro o');
/** The `er` of `1er mai`, the `ro` of `1ro de mayo`, the ring of `1º maggio`: only of the first. */
export const isFirst = (t: Tokens, at: number): boolean =>
  at > 0 &&
  d.isNumber(t, at - 1) &&
  t.number[at - 1] === 1 &&
  d.digits(t, at - 1) === 1 &&
  d.isAdjacent(t, at) &&
  isFirstEnd(t, at);
export const isTimeWord =
  d.wordSet(`on since until till through thru dated from before after starting seen
  date dos dob doa admitted discharged born started began day visit beginning effective due
  performed dx diagnosed operated extubated transfused excised resected biopsied collected drawn
  received scheduled onset between by late early mid last monday tuesday wednesday thursday friday saturday sunday
  mon tue tues wed thu thur thurs fri`);
export const isMonthTimeWord =
  d.wordSet(`in since until till from to through thru of by before after and
  dated on around circa early late mid approximately about last between during`);
export const isRangeWord = d.wordSet('to through thru and until');
export const isThe = d.wordSet('the');
export const isOf = d.wordSet('of de do del van');

/** Records that were moved for research lie in the 22nd century. */
const YEAR_MAX = 2199;
export const isYear = (value: number, length: number) =>
  length === 4 ? value >= 1880 && value <= YEAR_MAX : length === 2;
export const isMonth = (value: number) => value >= 1 && value <= 12;
export const isDay = (value: number) => value >= 1 && value <= 31;

/** `24th`: a day of a month that the reader knows, or the place of something in a row. */
export const isNth = (t: Tokens, at: number): boolean =>
  d.isNumber(t, at) && isDay(t.number[at]!) && d.isAdjacent(t, at + 1) && isOrdinal(t, at + 1);

export function add(
  found: Finding[],
  t: Tokens,
  first: number,
  last: number,
  type: string,
  score: number,
) {
  found.push(
    d.finding(t.start[first]!, t.end[last]!, 'date', `date.${type}`, score, `date/${type}`),
  );
}

/** The same single character in "/-." (or dashes) stands before this token. */
export function joint(t: Tokens, at: number): number {
  if (at <= 0 || t.start[at]! - t.end[at - 1]! !== 1) return 0;
  const code = t.mark[at]!;
  return isJoint(code) ? code : 0;
}

const BACKSLASH = 92;
const isJoint = (code: number) =>
  code === d.SLASH || code === BACKSLASH || code === d.DOT || code === d.HYPHEN || code === 0x2013;

/** The same with a blank on either side, or on one as scanners have it: `03 / 12 / 2024`, `03/ 12 /2024`. */
export function wideJoint(t: Tokens, at: number): number {
  const width = at > 0 ? t.start[at]! - t.end[at - 1]! : 0;
  if (width === 2 && t.mark[at] === d.SLASH && (t.gap[at]! & (GAP_SPACE | GAP_LINE)) === GAP_SPACE)
    return d.SLASH;
  if (width !== 3) return joint(t, at);
  const code = t.text.charCodeAt(t.end[at - 1]! + 1);
  const isApart =
    t.text.charCodeAt(t.end[at - 1]!) === BLANK && t.text.charCodeAt(t.start[at]! - 1) === BLANK;
  return isApart && isJoint(code) ? code : 0;
}

const BLANK = 32;

/** First token of the expression, moved back over a weekday: `Monday, March 4`. */
export function withWeekday(t: Tokens, first: number): number {
  const before = first - 1;
  if (before < 0 || !d.has(t, before, WEEKDAY)) return first;
  if (t.start[first]! - t.end[before]! > 3 || (t.gap[first]! & GAP_LINE) !== 0) return first;
  const isWord = t.shape[before] === LOWER && (t.bits[before]! & COMMON) !== 0;
  const isShort = t.end[before]! - t.start[before]! < 4;
  return isWord && isShort ? first : before;
}
