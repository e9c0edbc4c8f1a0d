/** The day of a month that the reader knows: `on the 3rd`, `Friday the 13th`, `the weekend of the 22nd`. */
import type { Finding } from '../../core/phi.ts';
import * as d from '../detector.ts';
import { MONTH, WEEKDAY } from '../lexicon.ts';
import { GAP_LINE, type Tokens } from '../tokens.ts';
import { add, isDay, isOf, isOrdinal, isRangeWord, isThe } from './date-parts.ts';

/** `on the 3rd`, `from the 3rd to the 5th`: a day of a month that the reader knows. */
export function findDayAlone(t: Tokens, at: number, found: Finding[]): void {
  const last = at + 1;
  if (!d.isAdjacent(t, last) || d.digits(t, at) > 2 || !isDay(t.number[at]!)) return;
  if (!d.isSpaced(t, at) || !isDayPlace(t, at)) return;
  // `on the 3rd toe`, `on the 3rd and 4th toes`
  let next = last + 1;
  if ((isRangeWord(t, next) || isOrWord(t, next)) && d.isSpaced(t, next)) {
    if (isThe(t, next + 1)) next += 1;
    if (d.isNumber(t, next + 1) && isOrdinal(t, next + 2)) next += 3;
  }
  if (!isDayEnd(t, next, isAfterWeekday(t, at))) return;
  add(found, t, at, last, 'day', 0.6);
  const second = next - 2;
  if (second > last && isDay(t.number[second]!)) add(found, t, second, next - 1, 'day', 0.6);
}

/** Nothing whose number it is follows: `on the 3rd toe`, `the 5th of five`. */
export function isDayEnd(t: Tokens, next: number, isSure: boolean): boolean {
  const isEnd = next >= t.count || !d.isSpaced(t, next);
  if (isEnd || !isOf(t, next)) return isEnd || isSure || isAfterDay(t, next);
  if (isThe(t, next + 1)) return isMonthNoun(t, next + 2);
  return isSure || isThis(t, next + 1) || d.has(t, next + 1, MONTH);
}

/** `on the 3rd`, `was the 9th`, `until 19th`, `Mon 10th`, `Friday the 14th` */
function isDayPlace(t: Tokens, at: number): boolean {
  const before = isThe(t, at - 1) ? at - 2 : at - 1;
  if (before < 0 || (t.gap[before + 1]! & GAP_LINE) !== 0) return false;
  if (d.has(t, before, WEEKDAY)) return d.isSpaced(t, before + 1) || t.mark[before + 1] === d.COMMA; // `this Friday, the 17th`
  if (before === at - 2) {
    if (t.mark[at - 1] === d.COMMA) return isEvent(t, before) && !d.isSpaced(t, at + 2);
    return isBeforeThe(t, before) || isBeing(t, before);
  }
  return isUntil(t, before) || isDueOn(t, before);
}
/** `on the 3rd`, `since about the 10th`, `the weekend of the 22nd`; `at` is the word before `the`. */
export const isBeforeThe = (t: Tokens, at: number): boolean =>
  isBeforeDay(t, at) || isAbout(t, at) || isNow(t, at);
const isAbout = (t: Tokens, at: number): boolean =>
  (isRoughly(t, at) && (isBeforeDay(t, at - 1) || isWhen(t, at - 1))) ||
  (isOf(t, at) && (isPartOfTime(t, at - 1) || isAs(t, at - 1)));
const isRoughly = d.wordSet('about around approximately roughly');
const isWhen = d.wordSet('started began starting sometime late early maybe probably');
const isAs = d.wordSet('as');
const isPartOfTime = d.wordSet('weekend week night evening morning afternoon day');
const isNow = d.wordSet('today yesterday tomorrow tonight');
/** `Last session, the 9th, he` */
const isEvent =
  d.wordSet(`session visit appointment appt dose draw night week weekend clinic call meeting admission
  discharge scan surgery today yesterday tomorrow`);
const isBeing = d.wordSet(
  'was is said due booked scheduled discharged admitted seen surgery started returns leaves',
);
const isUntil = d.wordSet('until till til since on by');
const isDueOn = d.wordSet('due booked scheduled');

const isBeforeDay = d.wordSet('on by until till til since from through thru before after and to');
export const isAfterDay =
  d.wordSet(`of at for with and or to through until when but he she they we i the in by from
  because so if as last this next that regarding re about per w her his our their per was were will would due`);
const isMonthNoun = d.wordSet('month day of');

/** `Saturday the 3rd that took`, `Wed 13th but` */
const isAfterWeekday = (t: Tokens, at: number): boolean =>
  d.has(t, isThe(t, at - 1) ? at - 2 : at - 1, WEEKDAY);

const isOrWord = d.wordSet('or');
const isThis = d.wordSet('this last next each every');
