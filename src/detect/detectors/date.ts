/**
 * Dates finer than a year, in every common rendering.
 *
 * Category  date elements, 45 CFR §164.514(b)(2)(i)(C)
 * Shape     2024-03-14 · 3/14/2024 · 14.03.24 · 14-Mar-24 · March 14th, 2024 · the 14th of March ·
 *           March 2024 · 03/2024 · 3/14 beside a word of time · ranges, each end on its own
 * Source    ISO 8601; US and European usage
 *
 * A fraction, a score and a blood pressure look like month and day: `3/14` alone needs a word of
 * time before it, and a unit, `murmur`, `strength` after it rules it out. Bare years are no dates
 * here; the time of day beside a date stays, but for one to the second, as logs write it.
 */
import type { Finding } from '../../core/phi.ts';
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { LABEL } from '../id-labels.ts';
import {
  COMMON,
  CUE_CLINICAL,
  GIVEN,
  MONTH,
  STOP,
  SURNAME_TOP,
  UNIT,
  WEEKDAY,
} from '../lexicon.ts';
import {
  CAPITAL,
  CAPITALS,
  GAP_BREAK,
  GAP_LINE,
  GAP_MARK,
  LOWER,
  NUMBER,
  type Tokens,
} from '../tokens.ts';

const isOrdinal = d.wordSet('st nd rd th');
const isTimeWord = d.wordSet(`on since until till through thru dated from before after starting seen
  date dos dob doa admitted discharged born started began day visit beginning effective due
  performed dx diagnosed operated extubated transfused excised resected biopsied collected drawn
  received scheduled between by late early mid last monday tuesday wednesday thursday friday saturday sunday
  mon tue tues wed thu thur thurs fri`);
const isMonthTimeWord = d.wordSet(`in since until till from to through thru of by before after and
  dated on around circa early late mid approximately about last between during`);
const isVersion = d.wordSet(
  'version v ver section release figure table rev build chapter grade level',
);
const isFractionNoun = d.wordSet(`strength murmur systolic diastolic pain scale power motor reflexes
  reflex pulses pulse edema vision acuity eye out th ths score blasts nodes positive stars cm mm
  inch size visual`);
const isBeforeFraction = d.wordSet(`bp pressure score scale grade strength acuity vision rated pain
  apgar apgars gcs murmur ratio gleason ecog nyha about approximately`);
const isOf = d.wordSet('of de do del van');
const isThe = d.wordSet('the');
const isRangeWord = d.wordSet('to through thru and until');

const isYear = (value: number, length: number) =>
  length === 4 ? value >= 1880 && value <= 2100 : length === 2;
const isMonth = (value: number) => value >= 1 && value <= 12;
const isDay = (value: number) => value >= 1 && value <= 31;

function add(
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
function joint(t: Tokens, at: number): number {
  if (at <= 0 || t.start[at]! - t.end[at - 1]! !== 1) return 0;
  const code = t.mark[at]!;
  return code === d.SLASH || code === d.DOT || code === d.HYPHEN || code === 0x2013 ? code : 0;
}

/** First token of the expression, moved back over a weekday: `Monday, March 4`. */
function withWeekday(t: Tokens, first: number): number {
  const before = first - 1;
  if (before < 0 || !d.has(t, before, WEEKDAY)) return first;
  if (t.start[first]! - t.end[before]! > 3 || (t.gap[first]! & GAP_LINE) !== 0) return first;
  const isWord = t.shape[before] === LOWER && (t.bits[before]! & COMMON) !== 0;
  const isShort = t.end[before]! - t.start[before]! < 4;
  return isWord && isShort ? first : before;
}

/** Nothing glued on after the expression: another joint with a number, or a longer id. */
function isClosed(t: Tokens, last: number): boolean {
  const next = last + 1;
  if (next >= t.count) return true;
  if (d.isAdjacent(t, next)) {
    // ISO date-time: `2024-03-14T10:30`
    return t.end[next]! - t.start[next]! === 1 && d.isNumber(t, next + 1);
  }
  return true;
}

function isLabelledDate(t: Tokens, at: number): boolean {
  return d.labelBefore(t, at) === LABEL.date || isTimeWord(t, at - 1);
}

/** `a/b/c` and its relatives, `at` is `a`. */
function findThreeNumbers(t: Tokens, at: number, found: Finding[]): boolean {
  const separator = joint(t, at + 1);
  if (separator === 0 || !d.isNumber(t, at + 2) || joint(t, at + 2) === 0) return false;
  if (joint(t, at + 2) !== separator) return false;
  const [a, b, y] = [t.number[at]!, t.number[at + 1]!, t.number[at + 2]!];
  const [la, lb, ly] = [d.digits(t, at), d.digits(t, at + 1), d.digits(t, at + 2)];
  if (lb > 2) return false;
  const isIso = la === 4 && ly <= 2 && isYear(a, 4) && isMonth(b) && isDay(y);
  const isDayMonth = (isMonth(a) && isDay(b)) || (isDay(a) && isMonth(b));
  const isPlain = la <= 2 && (ly === 4 || ly === 2) && isYear(y, ly) && isDayMonth;
  if (!isIso && !isPlain) return false;
  if (!isClosed(t, at + 2) || isGluedBefore(t, at)) return false;
  const after = joint(t, at + 3);
  if (after !== 0 && d.isNumber(t, at + 3) && !startsDate(t, at + 3)) return false;
  if (ly === 2 && !isIso && separator !== d.SLASH) {
    // `1.2.03` is a section or a version as often as a date.
    if (separator === d.DOT && !(la === 2 && lb === 2) && !isLabelledDate(t, at)) return false;
    if (isVersion(t, at - 1)) return false;
  }
  if (separator === d.DOT && isVersion(t, at - 1)) return false;
  const type = isIso ? 'iso' : 'numeric';
  add(found, t, withWeekday(t, at), withClock(t, at + 2), type, ly === 2 && !isIso ? 0.9 : 0.97);
  return true;
}

/**
 * Last token of the time that belongs to a date, or `last`: to the second as a log writes it, `2024-03-14 10:30:05`, or
 * glued on as ISO 8601 has it, `2024-03-14T10:30Z`.
 */
function withClock(t: Tokens, last: number): number {
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

/** A number and a joint stand before: this is the inside of something longer, unless a date ends there. */
function isGluedBefore(t: Tokens, at: number): boolean {
  if (at === 0) return false;
  if (d.isAdjacent(t, at)) return t.shape[at - 1] !== LOWER && t.shape[at - 1] !== CAPITALS;
  if (joint(t, at) === 0 || !d.isNumber(t, at - 1)) return false;
  const isRange = t.mark[at] === d.HYPHEN || t.mark[at] === 0x2013;
  // `3/4-3/9/2021`, `3/4/2021-3/9/2021`, `2021-03-04/2021-03-09`
  return !(isRange || t.mark[at] === d.SLASH) || joint(t, at - 1) === 0;
}

/** Could a numeric date begin at this token? */
function startsDate(t: Tokens, at: number): boolean {
  return d.isNumber(t, at) && d.isNumber(t, at + 1) && joint(t, at + 1) !== 0;
}

/** `3/14`, `5/93`, `03/2015`; `at` is the first number. */
function findTwoNumbers(t: Tokens, at: number, found: Finding[]): void {
  const separator = joint(t, at + 1);
  if (separator === 0 || separator === d.DOT || isGluedBefore(t, at)) return;
  const next = at + 2;
  const isRange =
    joint(t, next) !== 0 &&
    joint(t, next) !== d.SLASH &&
    separator === d.SLASH &&
    startsDate(t, next);
  if (d.isNumber(t, next) && joint(t, next) !== 0 && !isRange) return;
  if (d.isAdjacent(t, next)) return;
  const [a, b] = [t.number[at]!, t.number[at + 1]!];
  const [la, lb] = [d.digits(t, at), d.digits(t, at + 1)];
  if (la > 2) return;
  if (lb === 4) {
    if (isMonth(a) && isYear(b, 4) && b >= 1900 && separator !== d.DOT) {
      add(found, t, at, at + 1, 'month-year', 0.85);
    }
    return;
  }
  if (lb > 2 || separator !== d.SLASH || d.isMeasured(t, at + 1)) return;
  if (isFractionNoun(t, next) && !d.has(t, next, MONTH)) return;
  const before = t.mark[at] === d.OPEN || t.mark[at] === 0 ? at - 1 : -1;
  const label = d.labelBefore(t, at) === LABEL.date;
  if (isMonth(a) && b > 31 && lb === 2) {
    const isOpened = t.mark[at] === d.OPEN && t.mark[next] === d.CLOSE;
    const isAfterTime = isMonthTimeWord(t, before) || isTimeWord(t, before);
    if (isAfterTime || isOpened || label || isEventBefore(t, at) || isEntry(t, at))
      add(found, t, at, at + 1, 'month-year', 0.7);
    return;
  }
  if (!(isMonth(a) && isDay(b)) && !(isDay(a) && isMonth(b))) return;
  if (isRange) {
    // `4/5-5/5 strength`
    if (isFractionNoun(t, next + 2) || isBeforeFraction(t, at - 1)) return;
    add(found, t, at, at + 1, 'month-day', 0.8);
    return;
  }
  if (isBeforeFraction(t, at - 1)) return;
  const isMonthYear = isMonth(a) && lb === 2 && isMonthTimeWord(t, before) && b <= 31 && la === 2;
  if (isTimeWord(t, before) || label || endsRange(t, at)) {
    add(found, t, withWeekday(t, at), at + 1, 'month-day', 0.75);
  } else if (isMonthYear || (isInPhrase(t, before) && isMonth(a) && lb === 2)) {
    add(found, t, at, at + 1, 'month-year', 0.6);
  } else if (isEntry(t, at) || isZeroed(t, at)) add(found, t, at, at + 1, 'month-day', 0.6);
}

/** `9/4 - seen by`, `9/4: fever`: an entry of a list of days. */
function isEntry(t: Tokens, at: number): boolean {
  const isFirst = at === 0 || (t.gap[at]! & GAP_LINE) !== 0 || t.mark[at] === d.DOT;
  const next = at + 2;
  if (!isFirst || next >= t.count || (t.gap[next]! & GAP_LINE) !== 0) return false;
  const width = t.start[next]! - t.end[next - 1]!;
  return (d.isDash(t.mark[next]!) && width === 3) || (t.mark[next] === d.COLON && width === 2);
}

/** `12/07`: nobody counts like that. */
const isZeroed = (t: Tokens, at: number) =>
  d.digits(t, at + 1) === 2 &&
  t.number[at + 1]! < 10 &&
  !d.isNumber(t, at - 1) &&
  !isQuantity(t, at - 1) &&
  !d.has(t, at - 1, UNIT);

/** `Gallbladder 7/82.`, `retinal detachment 7/92;`: the end of a phrase, and no score or pressure. */
function isEventBefore(t: Tokens, at: number): boolean {
  const before = at - 1;
  if (before < 0 || !d.isSpaced(t, at) || d.isNumber(t, before) || d.has(t, before, UNIT))
    return false;
  if (d.has(t, before, STOP) || isBeforeFraction(t, before) || isQuantity(t, before)) return false;
  if (d.hasCue(t, before, CUE_CLINICAL) || d.digits(t, at + 1) !== 2) return false;
  const mark = t.mark[at + 2]!;
  const isEnd = at + 2 >= t.count || (t.gap[at + 2]! & GAP_LINE) !== 0;
  return isEnd || mark === d.DOT || mark === d.COMMA || mark === d.SEMICOLON || mark === d.CLOSE;
}

const isQuantity =
  d.wordSet(`in of was were ratio rate rates score total count patients cases eyes rbc wbc hct
  hgb found positive negative proportion sensitivity pressure saturation sat sats`);

const isInPhrase = d.wordSet('in');

/** `3/4 to 3/9`, `3/4-3/9`: the far end of a range. */
function endsRange(t: Tokens, at: number): boolean {
  const near = isRangeWord(t, at - 1) ? at - 2 : d.isJoinedByDash(t, at) ? at - 1 : -1;
  if (near < 1 || !d.isNumber(t, near) || joint(t, near) !== d.SLASH) return false;
  return near === at - 1 ? !isBeforeFraction(t, near - 2) : isTimeWord(t, near - 2);
}

const isBeforeDay = d.wordSet('on by until till since from through before after and to');
const isAfterDay =
  d.wordSet(`of at for with and or to through until when but he she they we i the in by from
  because so if as last this next`);
const isMonthNoun = d.wordSet('month day of');

/** `on the 3rd`, `from the 3rd to the 5th`: a day of a month that the reader knows. */
function findDayAlone(t: Tokens, at: number, found: Finding[]): void {
  const last = at + 1;
  if (!d.isAdjacent(t, last) || d.digits(t, at) > 2 || !isDay(t.number[at]!)) return;
  if (!isThe(t, at - 1) || !isBeforeDay(t, at - 2) || !d.isSpaced(t, at)) return;
  // `on the 3rd toe`, `on the 3rd and 4th toes`
  let next = last + 1;
  if ((isRangeWord(t, next) || isOrWord(t, next)) && d.isSpaced(t, next)) {
    if (isThe(t, next + 1)) next += 1;
    if (d.isNumber(t, next + 1) && isOrdinal(t, next + 2)) next += 3;
  }
  const isEnd = next >= t.count || !d.isSpaced(t, next);
  if (!isEnd && !isAfterDay(t, next)) return;
  if (isOf(t, next) && !(isThe(t, next + 1) || isThis(t, next + 1) || d.has(t, next + 1, MONTH)))
    return;
  if (isOf(t, next) && isThe(t, next + 1) && !isMonthNoun(t, next + 2)) return;
  add(found, t, at, last, 'day', 0.6);
}

const isOrWord = d.wordSet('or');
const isThis = d.wordSet('this last next each every');

/** `20240314` beside a label. */
function findCompact(t: Tokens, at: number, found: Finding[]): void {
  if (d.digits(t, at) !== 8 || d.labelBefore(t, at) !== LABEL.date) return;
  const value = Number(t.text.slice(t.start[at], t.end[at]));
  const isIso = isDateValue(Math.floor(value / 10_000), Math.floor(value / 100) % 100, value % 100);
  const isUs = isDateValue(
    value % 10_000,
    Math.floor(value / 1_000_000),
    Math.floor(value / 10_000) % 100,
  );
  if (isIso || isUs) add(found, t, at, at, 'compact', 0.9);
}

const isDateValue = (year: number, month: number, day: number) =>
  isYear(year, 4) && isMonth(month) && isDay(day);

/** Reads a year at `at` when it is one: four digits, or two after a comma, apostrophe or joint. */
function yearAt(t: Tokens, at: number): number {
  if (!d.isNumber(t, at) || t.start[at]! - t.end[at - 1]! > 3) return -1;
  const mark = t.mark[at]!;
  const length = d.digits(t, at);
  const isMark =
    mark === 0 ||
    mark === d.COMMA ||
    mark === d.DOT ||
    mark === d.SLASH ||
    d.isDash(mark) ||
    d.isApostrophe(mark);
  if (!isMark) return -1;
  if ((t.gap[at]! & GAP_LINE) !== 0) {
    // `May 12,⏎1997`: a wrapped line
    const isWrapped = (mark === 0 || mark === d.COMMA) && (t.gap[at]! & GAP_BREAK) === 0;
    if (!isWrapped || length !== 4) return -1;
  }
  if (length === 4 && t.number[at]! >= 1880 && t.number[at]! <= 2100) return at;
  const isShort = mark === d.SLASH || d.isDash(mark) || d.isApostrophe(mark) || mark === d.COMMA;
  if (length === 2 && isShort && !d.isMeasured(t, at)) return at;
  return -1;
}

/** White space, comma, dot, dash or slash: the joints of a written date. */
function isDateGap(t: Tokens, at: number): boolean {
  const width = t.start[at]! - t.end[at - 1]!;
  if (width > 3) return false;
  const mark = t.mark[at]!;
  return mark === 0 || mark === d.DOT || mark === d.COMMA || mark === d.SLASH || d.isDash(mark);
}

/** The month word itself is credible: `may`, `march`, `dec`, … in lower case are also words. */
function isMonthWord(t: Tokens, at: number): boolean {
  const shape = t.shape[at];
  return shape === CAPITAL || shape === CAPITALS || shape === LOWER;
}

/** Day before the month: `14 March 2024`, `14-Mar-24`, `the 14th of March`; returns its first token. */
function dayBefore(t: Tokens, month: number): number {
  let at = month - 1;
  if (at >= 0 && isOf(t, at) && isDateGap(t, month)) at -= 1;
  if (at >= 1 && isOrdinal(t, at) && (d.isAdjacent(t, at) || d.isSpaced(t, at))) at -= 1;
  if (at < 0 || !d.isNumber(t, at)) return -1;
  if (d.digits(t, at) > 2 || !isDay(t.number[at]!)) return -1;
  return isDateGap(t, at + 1) && isDateGap(t, month) ? at : -1;
}

/** Everything with a month word; `at` is the month. */
function findMonth(t: Tokens, at: number, found: Finding[]): void {
  if (!isMonthWord(t, at)) return;
  const isLower = t.shape[at] === LOWER && (t.bits[at]! & COMMON) !== 0;
  const day = dayBefore(t, at);
  if (day >= 0) {
    const year = yearAt(t, at + 1);
    const hasSign = year >= 0 || isOrdinal(t, day + 1) || !isLower;
    if (!hasSign) return;
    const first = day > 0 && isThe(t, day - 1) && isOf(t, at - 1) ? day : day;
    add(found, t, withWeekday(t, first), year >= 0 ? year : at, 'written', year >= 0 ? 0.98 : 0.85);
    return;
  }
  let last = at + 1;
  if (
    d.isNumber(t, last) &&
    isDateGap(t, last) &&
    d.digits(t, last) <= 2 &&
    isDay(t.number[last]!)
  ) {
    if ((t.gap[last]! & GAP_MARK) !== 0 && t.mark[last] === d.COMMA) return;
    findMonthDay(t, at, last, isLower, found);
    return;
  }
  if (isOf(t, last)) last += 1;
  const year = yearAt(t, last);
  if (year >= 0 && d.digits(t, year) === 4) {
    add(found, t, at, year, 'month-year', isLower ? 0.7 : 0.9);
  } else if (year >= 0 && year === at + 1 && !isLower) {
    add(found, t, at, year, 'month-year', 0.75); // `Mar-24`, `March '24`
  } else findMonthAlone(t, at, found);
}

const isBeforeMonth = d.wordSet(`in since until till by during early late mid last this next from
  through of beginning end around before after every each`);

/** `since September`, `in early June`, `February of this year`: the month, where nothing else is meant. */
function findMonthAlone(t: Tokens, at: number, found: Finding[]): void {
  const length = t.end[at]! - t.start[at]!;
  const isJoined = d.isJoinedByDash(t, at) && isPartOfMonth(t, at - 1); // `mid-March`
  const isPlain = t.shape[at] === LOWER && !d.has(t, at, COMMON | STOP); // `january`, not `may`
  const isNamed = t.shape[at] === CAPITAL || t.shape[at] === CAPITALS || isPlain;
  if (!isNamed || length < 3 || !(d.isSpaced(t, at) || isJoined)) return;
  // `Jan` and `Mar` are names; so are April and June, after `of` and `from`.
  if (length < 4 && !isMay(t, at)) return;
  if (!isBeforeMonth(t, at - 1)) return;
  const isAlsoName = d.has(t, at, GIVEN | SURNAME_TOP);
  if (isAlsoName && !isPlainBefore(t, at - 1)) return;
  if (d.isSpaced(t, at + 1) && d.isCapitalised(t, at + 1)) return;
  add(found, t, at, at, 'month', 0.65);
}

const isMay = d.wordSet('may');
const isPartOfMonth = d.wordSet('early mid late');
const isPlainBefore = d.wordSet('in since until till early late mid last this next');

/** `March 14th, 2024`, `March 14-16, 2024`; `day` is the number after the month. */
function findMonthDay(
  t: Tokens,
  month: number,
  day: number,
  isLower: boolean,
  found: Finding[],
): void {
  let last = day;
  if (isOrdinal(t, last + 1) && (d.isAdjacent(t, last + 1) || d.isSpaced(t, last + 1))) last += 1;
  const hasOrdinal = last > day;
  const isRange =
    d.isNumber(t, last + 1) &&
    d.isJoinedByDash(t, last + 1) &&
    isDay(t.number[last + 1]!) &&
    d.digits(t, last + 1) <= 2 &&
    yearAt(t, last + 2) >= 0;
  if (isRange) last += 1;
  const year = yearAt(t, last + 1);
  // `Mai 11/17/75`: a date of its own, behind somebody's name
  if (d.isJoinedBy(t, day + 1, d.SLASH) && d.isJoinedBy(t, day + 2, d.SLASH)) return;
  if (year >= 0) last = year;
  else if (d.isMeasured(t, day) || (isLower && !hasOrdinal)) return;
  else if (d.isJoinedBy(t, day + 1, d.DOT) || d.isJoinedBy(t, day + 1, d.SLASH)) return;
  add(found, t, withWeekday(t, month), last, 'written', year >= 0 ? 0.98 : 0.85);
}

/** `2026年3月14日` */
const CHINESE = /\d{4} ?[年년] ?\d{1,2} ?[月월] ?\d{1,2} ?[日일]/y;

function findChinese(t: Tokens, at: number, found: Finding[]): boolean {
  if (
    d.digits(t, at) !== 4 ||
    t.text.charCodeAt(t.end[at]! + (d.isAdjacent(t, at + 1) ? 0 : 1)) < 0x3000
  )
    return false;
  CHINESE.lastIndex = t.start[at]!;
  if (!CHINESE.test(t.text)) return false;
  found.push(
    d.finding(t.start[at]!, CHINESE.lastIndex, 'date', 'date.written', 0.97, 'date/written'),
  );
  return true;
}

export const date: Detector = {
  id: 'date',
  bits: MONTH,
  shapes: d.shapes(NUMBER),
  find(t, at, found) {
    if (d.isNumber(t, at)) {
      if (findThreeNumbers(t, at, found) || findChinese(t, at, found)) return;
      if (isOrdinal(t, at + 1)) findDayAlone(t, at, found);
      else if (d.isNumber(t, at + 1)) findTwoNumbers(t, at, found);
      else findCompact(t, at, found);
    } else {
      findMonth(t, at, found);
    }
  },
};
