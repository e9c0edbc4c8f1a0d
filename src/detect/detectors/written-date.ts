/** Dates with the month in words, and the day of a month that the reader knows. */
import type { Finding } from '../../core/phi.ts';
import * as d from '../detector.ts';
import { isSpanish } from '../language.ts';
import { COMMON, GIVEN, MONTH, STOP, SURNAME_TOP } from '../lexicon.ts';
import { CAPITAL, CAPITALS, GAP_BREAK, GAP_LINE, GAP_MARK, LOWER, type Tokens } from '../tokens.ts';
import { isUncounted } from './age-near.ts';
import {
  add,
  isDay,
  isFirst,
  isNth,
  isOf,
  isOrdinal,
  isRangeWord,
  isThe,
  isTimeWord,
  isYear,
  withWeekday,
} from './date-parts.ts';
import { dayListEnd, dayListStart } from './day-list.ts';
import { isAfterDay } from './day-of-month.ts';

/** `Apr 5`, `Apr-05` */
const hasDay = (t: Tokens, month: number): boolean =>
  d.isNumber(t, month + 1) &&
  (d.isSpaced(t, month + 1) || d.isJoinedByDash(t, month + 1)) &&
  d.digits(t, month + 1) <= 2 &&
  isDay(t.number[month + 1]!);

/** Everything with a month word; `at` is the month. */
export function findMonth(t: Tokens, at: number, found: Finding[]): void {
  if (!isMonthWord(t, at) || isMayoOfClinic(t, at)) return;
  const isLower = t.shape[at] === LOWER && (t.bits[at]! & COMMON) !== 0;
  const day = dayBefore(t, at);
  if (day >= 0) {
    const year = isMilitaryYear(t, at + 1) ? at + 1 : yearAt(t, isOf(t, at + 1) ? at + 2 : at + 1); // `14 de março de 1957`
    const hasSign = year >= 0 || isOrdinal(t, day + 1) || !isLower || isNoVerb(t, at);
    if (!hasSign) return;
    const first = dayListStart(t, day);
    add(found, t, withWeekday(t, first), year >= 0 ? year : at, 'written', year >= 0 ? 0.98 : 0.85);
    return;
  }
  if (isMonthOfRange(t, at)) {
    add(found, t, at, at, 'month-year', 0.9);
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
  if (isThe(t, last) && isNth(t, last + 1)) {
    add(found, t, at, last + 2, 'written', 0.85); // `November the 4th`
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

/** `‹Apr›-May 2023` */
const isMonthOfRange = (t: Tokens, at: number): boolean =>
  d.has(t, at + 1, MONTH) &&
  isDateGap(t, at + 1) &&
  d.isDash(t.mark[at + 1]!) &&
  yearAt(t, at + 2) >= 0;

/** The month word itself is credible: `may`, `march`, `dec`, … in lower case are also words. */
function isMonthWord(t: Tokens, at: number): boolean {
  const shape = t.shape[at];
  return shape === CAPITAL || shape === CAPITALS || shape === LOWER;
}

const isMayo = d.wordSet('mayo');
/** `UC total 11 Mayo score`, `stage 3 Mayo`: a clinic, and what it made, but where Spanish is spoken or the year is told. */
const isMayoOfClinic = (t: Tokens, at: number): boolean =>
  isMayo(t, at) && !isSpanish(t, at) && !isOf(t, at - 1) && yearAt(t, at + 1) < 0;

const isDayWord = d.wordSet('day');
/** Also what a sentence begins with. */
const isHead = d.wordSet('may march mar jan june april');

/** `Lantus to 26. May need more`, `till 12/15. May drive`: the number ends what stood before. */
export function isOfSentenceBefore(t: Tokens, day: number, month: number): boolean {
  if (yearAt(t, month + 1) >= 0) return false;
  if (d.isJoinedBy(t, day, d.SLASH) || d.isJoinedBy(t, day, d.DOT)) return true;
  const isNext = t.mark[month] === d.DOT && t.start[month]! - t.end[month - 1]! > 1;
  return isNext && d.isNumber(t, month - 1) && isHead(t, month) && !isPhraseEnd(t, month + 1);
}

/** Day before the month: `14 March 2024`, `14-Mar-24`, `the 14th of March`; returns its first token. */
function dayBefore(t: Tokens, month: number): number {
  let at = month - 1;
  if (at >= 0 && isOf(t, at) && isDateGap(t, month)) at -= 1;
  if (at >= 1 && isDayWord(t, at) && isOf(t, at + 1)) at -= 1; // `this 19th day of September`
  if (at >= 1 && isOrdinal(t, at) && (d.isAdjacent(t, at) || d.isSpaced(t, at))) at -= 1;
  else if (isFirst(t, at)) at -= 1;
  if (at < 0 || !d.isNumber(t, at)) return -1;
  if (d.digits(t, at) > 2 || !isDay(t.number[at]!)) return -1;
  // `March 3 and 4, April 1st`, `Mar 28 - Apr 3`: this month has a day of its own
  const isNext =
    t.mark[month] === d.COMMA ||
    isDashApart(t, month) ||
    (d.isDash(t.mark[month]!) && at > 0 && d.has(t, at - 1, MONTH));
  if (isNext && hasDay(t, month)) return -1;
  const isNear = isDateGap(t, at + 1) && isDateGap(t, month);
  return isNear && !isOfSentenceBefore(t, at, month) ? at : -1;
}

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
  if (length === 4 && isYear(t.number[at]!, length)) return at;
  const isShort = mark === d.SLASH || d.isDash(mark) || d.isApostrophe(mark) || mark === d.COMMA;
  if (length === 2 && isShort && !isDashApart(t, at) && !d.isMeasured(t, at)) return at;
  return -1;
}

/** `10JAN26`, `24 FEB 26`, as soldiers and veterans' hospitals write: two digits right behind a month in capitals, no amount. */
function isMilitaryYear(t: Tokens, at: number): boolean {
  if (!d.isNumber(t, at) || d.digits(t, at) !== 2 || t.shape[at - 1] !== CAPITALS) return false;
  const isBehind =
    d.isAdjacent(t, at) || (d.isSpaced(t, at) && t.start[at]! - t.end[at - 1]! === 1);
  return isBehind && isUncounted(t, at);
}

/** White space, comma, dot, dash or slash: the joints of a written date. */
function isDateGap(t: Tokens, at: number): boolean {
  const width = t.start[at]! - t.end[at - 1]!;
  if (width > 3) return false;
  const mark = t.mark[at]!;
  return mark === 0 || mark === d.DOT || mark === d.COMMA || mark === d.SLASH || d.isDash(mark);
}

const isBeforeMonth = d.wordSet(`in since until till by during early late mid last this next from
  through of beginning end around before after every each`);

/** `since September`, `in early June`, `February of this year`: the month, where nothing else is meant. */
function findMonthAlone(t: Tokens, at: number, found: Finding[]): void {
  const length = t.end[at]! - t.start[at]!;
  const isJoined = d.isJoinedByDash(t, at) && isPartOfMonth(t, at - 1); // `mid-March`
  const isPlain = t.shape[at] === LOWER && !d.has(t, at, COMMON | STOP); // `january`, not `may`
  // `in march`, `last may.`: no verb after those words.
  const isNoun =
    t.shape[at] === LOWER &&
    (isPlainBefore(t, at - 1) || isTimeWord(t, at - 1)) &&
    (isIn(t, at - 1) || isPhraseEnd(t, at + 1));
  const isNamed = t.shape[at] === CAPITAL || t.shape[at] === CAPITALS || isPlain || isNoun;
  if (isNamed && isOfValue(t, at)) {
    add(found, t, at, at, 'month', 0.7);
    return;
  }
  if (!isNamed || length < 3 || !(d.isSpaced(t, at) || isJoined)) return;
  // `Jan` and `Mar` are names, `late-Nov` is none; so are April and June, after `of` and `from`.
  if (length < 4 && !isMay(t, at) && !isPartOfMonth(t, at - 1)) return;
  const isAlsoName = d.has(t, at, GIVEN | SURNAME_TOP);
  if (!isBeforeMonth(t, at - 1) && !isNoun) return;
  if (isAlsoName && !isPlainBefore(t, at - 1) && !isNoun) return;
  if (d.isSpaced(t, at + 1) && d.isCapitalised(t, at + 1)) return;
  add(found, t, at, at, 'month', 0.65);
}

/** `MAC 19.5 cm (20.8 ‹Aug›)`, `Cr 1.1 (‹March›)`: when the value was. */
const isOfValue = (t: Tokens, at: number): boolean =>
  isBehindValue(t, at) ||
  (d.isSpaced(t, at) &&
    d.isNumber(t, at - 1) &&
    t.text.charCodeAt(t.end[at]!) === d.CLOSE &&
    (t.mark[at - 1] === d.OPEN || (t.mark[at - 2] === d.OPEN && d.isJoinedBy(t, at - 1, d.DOT))));

const isBehindValue = (t: Tokens, at: number): boolean =>
  t.mark[at] === d.OPEN &&
  t.start[at]! - t.end[at - 1]! === 2 &&
  d.isNumber(t, at - 1) &&
  t.text.charCodeAt(t.end[at]!) === d.CLOSE;

/** `14 march;`, `on 3 may at noon`: no verb stands there, or nothing for it to do. */
const isNoVerb = (t: Tokens, month: number) =>
  isPhraseEnd(t, month + 1) || isAfterDay(t, month + 1) || !isMay(t, month);

const isPhraseEnd = (t: Tokens, at: number) => at >= t.count || !d.isSpaced(t, at);

/** `last march 20`, `on may 3`: before a verb stands its subject. */
const isAfterTime = (t: Tokens, month: number) =>
  d.isSpaced(t, month) && (isBeforeMonth(t, month - 1) || isTimeWord(t, month - 1));

const isMay = d.wordSet('may');
const isPartOfMonth = d.wordSet('early mid late');
const isIn = d.wordSet('in since until till during');
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
  if (isRangeEnd(t, day, last + 1)) last += 1;
  else {
    const list = dayListEnd(t, last, t.number[day]!);
    last = list < 0 ? secondDay(t, last) : list;
  }
  const year = yearAt(t, last + 1);
  // `Mai 11/17/75`: a date of its own, behind somebody's name
  if (d.isJoinedBy(t, day + 1, d.SLASH) && d.isJoinedBy(t, day + 2, d.SLASH)) return;
  if (year >= 0) last = year;
  else if (d.isMeasured(t, day) || (isLower && !hasOrdinal && !isAfterTime(t, month))) return;
  else if (d.isJoinedBy(t, day + 1, d.DOT) || d.isJoinedBy(t, day + 1, d.SLASH)) return;
  add(found, t, withWeekday(t, month), last, 'written', year >= 0 ? 0.98 : 0.85);
}

/** `March 14-16`, `March 14 - 16`: a day is behind the dash, and no amount. */
function isRangeEnd(t: Tokens, day: number, at: number): boolean {
  if (!d.isNumber(t, at) || d.digits(t, at) > 2 || !isDay(t.number[at]!)) return false;
  if (d.isMeasured(t, at) || d.isJoinedByDash(t, at + 1)) return false;
  if (d.isJoinedByDash(t, at)) return true;
  const isLater = isDashApart(t, at) && t.number[at]! > t.number[day]!;
  return isLater && (isPhraseEnd(t, at + 1) || yearAt(t, at + 1) >= 0);
}

/** ` - ` */
const isDashApart = (t: Tokens, at: number): boolean =>
  d.isDash(t.mark[at]!) && t.start[at]! - t.end[at - 1]! === 3 && (t.gap[at]! & GAP_LINE) === 0;

/** `March 3 and 4`, `April 1st to 2nd`: the last token of the second day, or of the first. */
function secondDay(t: Tokens, last: number): number {
  const second = last + 2;
  const isApart = isRangeWord(t, last + 1) && d.isSpaced(t, last + 1) && d.isSpaced(t, second);
  if (!isApart || !d.isNumber(t, second) || d.digits(t, second) > 2) return last;
  if (!isDay(t.number[second]!) || d.isMeasured(t, second)) return last;
  const isNth = d.isAdjacent(t, second + 1) && isOrdinal(t, second + 1);
  if (isNth) return second + 1;
  return isPhraseEnd(t, second + 1) && !d.isJoinedBy(t, second + 1, d.SLASH) ? second : last;
}

/** `2026年3月14日` */
const CHINESE = /\d{4} ?[年년] ?\d{1,2} ?[月월] ?\d{1,2} ?[日일]/y;
/** `令和6年3月14日`, `民國113年3月14日`: years of an era, which is two characters. */
const OF_ERA = /(?:明治|大正|昭和|平成|令和|民[国國]) ?\d{1,3} ?年 ?\d{1,2} ?月 ?\d{1,2} ?日/y;
const ERA_LENGTH = 2;

export function findChinese(t: Tokens, at: number, found: Finding[]): boolean {
  const next = t.end[at]! + (d.isAdjacent(t, at + 1) ? 0 : 1);
  if (!(t.text.charCodeAt(next) >= 0x3000)) return false;
  const isOfEra = d.digits(t, at) < 4;
  const form = isOfEra ? OF_ERA : CHINESE;
  const isApart = t.text.charCodeAt(t.start[at]! - 1) === BLANK;
  const start = t.start[at]! - (isOfEra ? ERA_LENGTH + (isApart ? 1 : 0) : 0);
  form.lastIndex = start;
  if (start < 0 || !form.test(t.text)) return false;
  found.push(d.finding(start, form.lastIndex, 'date', 'date.written', 0.97, 'date/written'));
  return true;
}

const BLANK = 32;
