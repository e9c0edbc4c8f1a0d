/** Dates of numbers alone: three, two, or eight digits in a row. */
import type { Finding } from '../../core/phi.ts';
import * as d from '../detector.ts';
import { LABEL } from '../id-labels.ts';
import { CUE_CLINICAL, MONTH, STOP, UNIT } from '../lexicon.ts';
import { GAP_BREAK, GAP_LINE, type Tokens } from '../tokens.ts';
import { withClock } from './date-clock.ts';
import {
  add,
  isDay,
  isMonth,
  isMonthTimeWord,
  isOf,
  isOrdinal,
  isRangeWord,
  isThe,
  isTimeWord,
  isYear,
  joint,
  wideJoint,
  withWeekday,
} from './date-parts.ts';
import {
  isBeforeFraction,
  isCount,
  isEventWord,
  isFractionNoun,
  isGluedBefore,
  isLineStart,
  isQuantity,
} from './pair-cues.ts';
import { isBirthAsked } from './spoken-numeric-date.ts';

const isVersion = d.wordSet(
  'version v ver section release figure table rev build chapter grade level',
);
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

/** `8-8-'58`: the century left out, with its mark. */
const isCut = (t: Tokens, at: number): boolean =>
  d.digits(t, at) === 2 &&
  t.start[at]! - t.end[at - 1]! === 2 &&
  d.isApostrophe(t.text.charCodeAt(t.start[at]! - 1));

/** Before a year. */
const yearJoint = (t: Tokens, at: number): number =>
  isCut(t, at) ? t.mark[at]! : wideJoint(t, at);

/** `a/b/c` and its relatives, `at` is `a`. */
export function findThreeNumbers(t: Tokens, at: number, found: Finding[]): boolean {
  if (isSpacedBirth(t, at)) {
    add(found, t, at, at + 2, 'numeric', 0.9);
    return true;
  }
  if (isDottedApart(t, at)) {
    add(found, t, withDayBefore(t, at), withClock(t, at + 2), 'numeric', 0.9);
    return true;
  }
  const separator = wideJoint(t, at + 1);
  if (separator === 0 || !d.isNumber(t, at + 2) || yearJoint(t, at + 2) !== separator) return false;
  // `1 - 2 - 2024` counts
  const isWide = joint(t, at + 1) === 0 || (joint(t, at + 2) === 0 && !isCut(t, at + 2));
  if (isWide && (separator !== d.SLASH || !isWideDate(t, at))) return false;
  const [a, b, y] = [t.number[at]!, t.number[at + 1]!, t.number[at + 2]!];
  const [la, lb, ly] = [d.digits(t, at), d.digits(t, at + 1), d.digits(t, at + 2)];
  if (lb > 2) return false;
  const isIso = la === 4 && ly <= 2 && isYearFirst(a, separator) && isMonth(b) && isDay(y);
  const isDayMonth = (isMonth(a) && isDay(b)) || (isDay(a) && isMonth(b));
  const isPlain = la <= 2 && (ly === 4 || ly === 2) && isYear(y, ly) && isDayMonth;
  if (!isIso && !isPlain) return false;
  if (!isClosed(t, at + 2) || isGluedBefore(t, at) || isShare(t, at + 2)) return false;
  const after = joint(t, at + 3);
  if (after !== 0 && d.isNumber(t, at + 3) && !startsDate(t, at + 3)) return false;
  if (ly === 2 && !isIso && separator !== d.SLASH) {
    // `1.2.03` is a section or a version as often as a date.
    const isSection = !(la === 2 && lb === 2) && isLineStart(t, at);
    if (separator === d.DOT && isSection && !isLabelledDate(t, at)) return false;
    if (isVersion(t, at - 1)) return false;
  }
  if (separator === d.DOT && isVersion(t, at - 1)) return false;
  const type = isIso ? 'iso' : 'numeric';
  add(found, t, withDayBefore(t, at), withClock(t, at + 2), type, ly === 2 && !isIso ? 0.9 : 0.97);
  return true;
}

/** `07 / 03 / 2025`, and `07 / 03 / 25`, where each number has two digits, as in the boxes of a form. */
const isWideDate = (t: Tokens, at: number): boolean =>
  d.digits(t, at + 2) === 4 || [at, at + 1, at + 2].every((part) => d.digits(t, part) === 2);

/** `28./29.06.2022`, `28.–29.06.2022`: of two days the first without its month. */
function withDayBefore(t: Tokens, at: number): number {
  const first = at - 1;
  const isFirst =
    at > 0 &&
    d.isNumber(t, first) &&
    d.digits(t, first) <= 2 &&
    isDay(t.number[first]!) &&
    joint(t, first) === 0 &&
    /^\.[/–-]$/.test(t.text.slice(t.end[first], t.start[at])) &&
    joint(t, at + 1) === d.DOT;
  return isFirst ? first : withWeekday(t, at);
}

/** Also of the Persian calendar, as it is written with slashes: `1336/12/23`. */
const isYearFirst = (year: number, separator: number): boolean =>
  isYear(year, 4) || (separator === d.SLASH && year >= PERSIAN.from && year <= PERSIAN.to);
const PERSIAN = { from: 1290, to: 1450 } as const;

/** `21. 3. 2024`, as Czech, Polish and German are typed: the day first, and the year in full. */
function isDottedApart(t: Tokens, at: number): boolean {
  const [month, year] = [at + 1, at + 2];
  if (!isDotted(t, month) || !isDotted(t, year) || isGluedBefore(t, at)) return false;
  const isShort = d.digits(t, at) <= 2 && d.digits(t, month) <= 2 && d.digits(t, year) === 4;
  if (!isShort || !isDay(t.number[at]!) || !isMonth(t.number[month]!)) return false;
  return isYear(t.number[year]!, 4) && isClosed(t, year);
}

const isDotted = (t: Tokens, at: number): boolean =>
  d.isNumber(t, at) &&
  t.mark[at] === d.DOT &&
  /^\.[ \xa0]?$/.test(t.text.slice(t.end[at - 1], t.start[at]));

/** `DOB 3 12 57`, `Date: 14 03 2024`: right behind its label numbers with blanks between them are one date. */
function isSpacedBirth(t: Tokens, at: number): boolean {
  const [month, year] = [at + 1, at + 2];
  const isRow =
    d.isNumber(t, month) && d.isNumber(t, year) && isBlank(t, month) && isBlank(t, year);
  if (!isRow || t.start[at]! - t.end[at - 1]! > 3) return false;
  const isLabelled =
    isDateLabel(t, at - 1) || isDob(t, at - 1) || d.labelBefore(t, at) === LABEL.date;
  if (!isLabelled && !isBirthAsked(t, at)) return false;
  const lengths = [d.digits(t, at), d.digits(t, month), d.digits(t, year)];
  const [a, b, c] = [t.number[at]!, t.number[month]!, t.number[year]!];
  if (lengths[0] === 4) return lengths[2]! <= 2 && isYear(a, 4) && isMonth(b) && isDay(c);
  const isDayMonth = (isMonth(a) && isDay(b)) || (isDay(a) && isMonth(b));
  return isDayMonth && lengths[0]! <= 2 && lengths[1]! <= 2 && isYear(c, lengths[2]!);
}

const isBlank = (t: Tokens, at: number): boolean =>
  d.isSpaced(t, at) && t.start[at]! - t.end[at - 1]! === 1;
/** `D.O.B.` */
const isDob = (t: Tokens, at: number): boolean =>
  isB(t, at) && isO(t, at - 1) && isD(t, at - 2) && d.isJoinedBy(t, at, d.DOT);
const isB = d.wordSet('b');
const isO = d.wordSet('o');
const isD = d.wordSet('d');
const isDateLabel = d.wordSet('dob birthdate birthday born date fecha nacimiento nacido nacida');

const PERCENT = 37;
/** `16/5/40%` */
const isShare = (t: Tokens, last: number) => t.text.charCodeAt(t.end[last]!) === PERCENT;

/** Could a numeric date begin at this token? */
function startsDate(t: Tokens, at: number): boolean {
  return d.isNumber(t, at) && d.isNumber(t, at + 1) && joint(t, at + 1) !== 0;
}

/** `3/14`, `5/93`, `03/2015`; `at` is the first number. */
export function findTwoNumbers(t: Tokens, at: number, found: Finding[]): void {
  const separator = joint(t, at + 1);
  if (separator === 0 || separator === d.DOT || isGluedBefore(t, at)) return;
  const next = at + 2;
  const isRange =
    joint(t, next) !== 0 &&
    joint(t, next) !== d.SLASH &&
    joint(t, next) !== d.DOT && // `2/1.5/1.5/1`
    separator === d.SLASH &&
    startsDate(t, next);
  if (isDaysOfMonth(t, at)) {
    add(found, t, withWeekday(t, at), next, 'month-day', 0.75);
    return;
  }
  if (d.isNumber(t, next) && joint(t, next) !== 0 && !isRange) return;
  if (d.isAdjacent(t, next) || isBeforeSign(t, next)) return;
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
  if ((isFractionNoun(t, next) && !d.has(t, next, MONTH)) || isCount(t, at)) return;
  const before = t.mark[at] === d.OPEN || t.mark[at] === 0 ? at - 1 : -1;
  const label = d.labelBefore(t, at) === LABEL.date;
  if (isMonth(a) && b > 31 && lb === 2) {
    const isOpened = t.mark[at] === d.OPEN && t.mark[next] === d.CLOSE;
    const isAfterTime = isMonthTimeWord(t, before) || isTimeWord(t, before);
    if (
      isAfterTime ||
      isOpened ||
      label ||
      isEventBefore(t, at) ||
      isEntry(t, at) ||
      isListed(t, at)
    )
      add(found, t, at, at + 1, 'month-year', 0.7);
    return;
  }
  if (!(isMonth(a) && isDay(b)) && !(isDay(a) && isMonth(b))) return;
  // `3/10-14/2024`
  const isDays = isRange && !d.isNumber(t, next + 2) && d.digits(t, next + 1) === 4;
  if (isDays && isDay(t.number[next]!) && isYear(t.number[next + 1]!, 4)) {
    add(found, t, withWeekday(t, at), next + 1, 'numeric', 0.97);
    return;
  }
  if (isRange) {
    // `4/5-5/5 strength`
    if (isFractionNoun(t, next + 2) || isBeforeFraction(t, at - 1)) return;
    add(found, t, at, at + 1, 'month-day', 0.8);
    return;
  }
  if (isBeforeFraction(t, at - 1)) return;
  const isMonthYear = isMonth(a) && lb === 2 && isMonthTimeWord(t, before) && b <= 31 && la === 2;
  const isTold =
    isTimeWord(t, before) ||
    isOfEvent(t, at) ||
    isPartOfDay(t, before) ||
    isDated(t, before, at) ||
    isTimed(t, at);
  if (isTold || label || endsRange(t, at) || (isBehindValue(t, at) && isMonth(a) && b > 12)) {
    add(found, t, withWeekday(t, at), at + 1, 'month-day', 0.75);
  } else if (isMonthYear || (isInPhrase(t, before) && isMonth(a) && lb === 2)) {
    add(found, t, at, at + 1, 'month-year', 0.6);
  } else if (isEntry(t, at) || isZeroed(t, at) || isListed(t, at))
    add(found, t, at, at + 1, 'month-day', 0.6);
}

/** `admitted 5/3-9`, `in ICU 12/18–22`: the far end has its day alone; a score has no such range where something happened. */
function isDaysOfMonth(t: Tokens, at: number): boolean {
  const [near, far] = [at + 1, at + 2];
  if (joint(t, near) !== d.SLASH || !d.isJoinedByDash(t, far) || !d.isNumber(t, far)) return false;
  if (d.digits(t, near) > 2 || d.digits(t, far) > 2 || !isClosed(t, far)) return false;
  if (d.isNumber(t, far + 1) && joint(t, far + 1) !== 0) return false;
  const [month, first, last] = [t.number[at]!, t.number[near]!, t.number[far]!];
  if (!isMonth(month) || !isDay(first) || !isDay(last) || last <= first) return false;
  if (isFractionNoun(t, far + 1) || isBeforeFraction(t, at - 1)) return false;
  return (
    isTimeWord(t, at - 1) || isEventWord(t, at - 1) || isStay(t, at - 1) || isLabelledDate(t, at)
  );
}

const isStay =
  d.wordSet(`admitted hospitalized hospitalised hospitalization hospitalisation stay stayed course icu picu nicu
  micu sicu ccu inpatient inpt rehab snf vacation leave away trip travel travelled traveled`);

/** `4/80/-2`: what the cervix is like. */
const isBeforeSign = (t: Tokens, at: number): boolean =>
  t.mark[at] === d.SLASH && t.start[at]! - t.end[at - 1]! === 2 && d.isNumber(t, at);

/** `9.2 (2/28)`: when it was measured. */
const isBehindValue = (t: Tokens, at: number): boolean =>
  t.mark[at] === d.OPEN && t.mark[at + 2] === d.CLOSE && d.isNumber(t, at - 1);

/** `9/4 - seen by`, `9/4: fever`: an entry of a list of days. */
function isEntry(t: Tokens, at: number): boolean {
  const isFirst = at === 0 || (t.gap[at]! & GAP_LINE) !== 0 || t.mark[at] === d.DOT;
  const next = at + 2;
  if (!isFirst || next >= t.count || (t.gap[next]! & GAP_LINE) !== 0) return false;
  const width = t.start[next]! - t.end[next - 1]!;
  return (d.isDash(t.mark[next]!) && width === 3) || (t.mark[next] === d.COLON && width === 2);
}

/** `appendectomy, 8/22; hernia, May 2010; stroke, 1999`: a date ends the item before or after, too. */
function isListed(t: Tokens, at: number): boolean {
  if (t.mark[at] !== d.COMMA || !isItemEnd(t, at + 2)) return false;
  const isAfter = t.mark[at + 2] === d.SEMICOLON && isDatedItem(t, at + 2);
  return isAfter || isDateEnd(t, itemStart(t, at) - 1);
}

const ITEM_MAX = 8;

const isItemEnd = (t: Tokens, at: number) =>
  at >= t.count ||
  (t.gap[at]! & GAP_BREAK) !== 0 ||
  t.mark[at] === d.SEMICOLON ||
  t.mark[at] === d.DOT;

function isDatedItem(t: Tokens, first: number): boolean {
  for (let at = first + 1; at <= first + ITEM_MAX; at += 1) {
    if (isItemEnd(t, at)) return isDateEnd(t, at - 1);
  }
  return false;
}

/** First token of the item that `at` is in, when a semicolon stands before it. */
function itemStart(t: Tokens, at: number): number {
  for (let first = at; first > Math.max(0, at - ITEM_MAX); first -= 1) {
    if (t.mark[first] === d.SEMICOLON) return first;
  }
  return 0;
}

/** A year or a month in words ends there, behind a comma: a whole item of its own. */
const isDateEnd = (t: Tokens, at: number) =>
  at > 1 &&
  ((d.isNumber(t, at) && isYear(t.number[at]!, 4) && d.digits(t, at) === 4) ||
    d.has(t, at, MONTH) ||
    d.has(t, at - 1, MONTH) ||
    isOrdinal(t, at));

/** `stopped 9/14`, `recert 2/3.`, `labs 3/12:`, but not `given 1/2 NS` */
function isDated(t: Tokens, before: number, at: number): boolean {
  if (!isEventWord(t, before)) return false;
  const [a, b] = [t.number[at]!, t.number[at + 1]!];
  return a >= b || b > SHARE_MAX || at + 2 >= t.count || !d.isSpaced(t, at + 2);
}

/** `the morning of 5/16` */
const isPartOfDay = (t: Tokens, of: number): boolean => isOf(t, of) && isDayPart(t, of - 1);
const isDayPart = d.wordSet('morning evening night afternoon day week weekend eve');

/** `12/12 0410`, `7/8 16:40`: a time of day behind it, and no score before one (`pain 8/10 0830`). */
function isTimed(t: Tokens, at: number): boolean {
  const hour = at + 2;
  if (!d.isNumber(t, hour) || t.start[hour]! - t.end[hour - 1]! !== 1 || !d.isSpaced(t, hour))
    return false;
  if (at > 0 && (d.isNumber(t, at - 1) || isQuantity(t, at - 1))) return false;
  if (d.digits(t, hour) === 4)
    return t.number[hour]! < 2400 && t.number[hour]! % 100 < 60 && !d.isMeasured(t, hour);
  const minute = hour + 1;
  return (
    d.isNumber(t, minute) &&
    d.digits(t, minute) === 2 &&
    d.isJoinedBy(t, minute, d.COLON) &&
    t.number[hour]! < 24 &&
    t.number[minute]! < 60
  );
}

/** Halves, thirds, fifths, and murmurs. */
const SHARE_MAX = 6;

/** `after the 6/4 visit` */
const isOfEvent = (t: Tokens, at: number) => isThe(t, at - 1) && isEvent(t, at + 2);

const isEvent = d.wordSet(`event visit appointment admission discharge encounter fall accident
  surgery procedure scan mri ct labs note draw ultrasound study biopsy clinic session meeting call`);

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

const isInPhrase = d.wordSet('in');

/** `3/4 to 3/9`, `3/4-3/9`: the far end of a range. */
function endsRange(t: Tokens, at: number): boolean {
  const near = isRangeWord(t, at - 1) ? at - 2 : d.isJoinedByDash(t, at) ? at - 1 : -1;
  if (near < 1 || !d.isNumber(t, near) || joint(t, near) !== d.SLASH) return false;
  return near === at - 1 ? !isBeforeFraction(t, near - 2) : isTimeWord(t, near - 2);
}

/** `20240314` beside a label. */
export function findCompact(t: Tokens, at: number, found: Finding[]): void {
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
