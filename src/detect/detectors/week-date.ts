/**
 * Weeks, quarters and days of a year, and compact time stamps of systems.
 *
 * Category  date elements finer than a year, 45 CFR §164.514(b)(2)(i)(C)
 * Shape     `2021-W14-3` · `week 14 of 2021` · `Q3 2021` · `3Q21` · `FY2021 Q2` · `2021-073` · `day 73 of 2021` ·
 *           beside a word of time `073/2021`, `2021073`, beside `Julian` `21073`, `2459288` ·
 *           `first quarter of 2021` · `20210314T1030` ·
 *           `20210314103000` (HL7)
 * Source    ISO 8601 §5.2.2, §5.2.3; HL7 v2 DTM. A fiscal year alone is a year and no finding.
 */
import type { Finding } from '../../core/phi.ts';
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { LABEL } from '../id-labels.ts';
import { STOP } from '../lexicon.ts';
import { NUMBER, type Tokens } from '../tokens.ts';
import { isDayMonth } from './checks.ts';
import { isTimeWord } from './date-parts.ts';
import { matchAt } from './shaped.ts';

const ISO_WEEK = /(?:19|20)\d\d-?W[0-5]\d(?:-?[1-7])?(?![\p{L}\p{N}])/uy;
const WEEK_OF = /\d{1,2}(?:,| of|\/)? ?(?:19|20)\d\d(?![\p{L}\p{N}])/uy;
const QUARTER =
  /Q[1-4][ ,'’/-]{0,2}(?:of )?(?:FY ?)?(?:(?:19|20)\d\d|['’]?\d\d)(?![\p{L}\p{N}.%])/uy;
const SHORT_QUARTER = /[1-4]Q[ '’]?(?:(?:19|20)\d\d|\d\d)(?![\p{L}\p{N}.%])/uy;
const FISCAL = /(?:19|20)?\d\d[ /-]{0,2}Q[1-4](?![\p{L}\p{N}])/uy;
const STAMP =
  /(?:19|20)\d\d([01]\d)([0-3]\d)(?:T\d{2,6}|\d{4}|\d{6})(?:\.\d{1,4})?(?:Z|[-+]\d{4})?(?![\p{L}\p{N}])/uy;
const DAY = '(?:00[1-9]|0[1-9]\\d|[12]\\d\\d|3[0-5]\\d|36[0-6])';
/** No further group behind: `2021-045-17` is a number. */
const CLOSED = '(?![\\p{L}\\p{N}]|[-/.]\\p{N})';
const ORDINAL = new RegExp(`(?:19|20)\\d\\d-${DAY}${CLOSED}`, 'uy');
const LABELLED_ORDINAL = new RegExp(`(?:19|20)\\d\\d${DAY}${CLOSED}`, 'uy');
/** `YYDDD`, as lots, laboratories and armies write it. */
const SHORT_ORDINAL = new RegExp(`\\d\\d${DAY}${CLOSED}`, 'uy');
/** Of the years 1850 to 2132. */
const JULIAN_DAY = /2[345]\d{5}(?:\.\d)?(?![\p{L}\p{N}])/uy;
const YEAR = new RegExp(`(?:19|20)\\d\\d${CLOSED}`, 'uy');
const DAYS_MAX = 366;
const isWeek = d.wordSet('week wk weeks semana');

export const weekDate: Detector = {
  id: 'week-date',
  bits: 0,
  shapes: d.shapes(NUMBER),
  digits: [1, 2, 4, 5, 6, 7, 8, 12, 14],
  find(t, at, found) {
    const length = d.digits(t, at);
    if (length >= 8) return findStamp(t, at, found);
    if (length === 5 || length === 7) return findLabelled(t, at, found);
    if (length === 4) {
      if (findOrdinal(t, at, found)) return;
      findDayBefore(t, at, found);
      findQuarterBefore(t, at, found);
    }
    const start = t.start[at]!;
    const isAfterQ = length === 1 && t.text.charCodeAt(start - 1) === 81 && d.isAdjacent(t, at);
    if (isAfterQ) tryShape(t, at - 1, QUARTER, 'quarter', found);
    else if (isQuarterOrWeek(t.text, t.end[at]!)) {
      for (const [shape, type] of SHAPES) if (tryShape(t, at, shape, type, found)) return;
    } else if (length <= 2 && t.number[at]! <= 53 && isWeek(t, at - 1) && d.isSpaced(t, at)) {
      tryShape(t, at, WEEK_OF, 'week', found);
    }
  },
};

/** `1961-073`; `CV-2021-045` and `2000-250 mg` are none. */
function findOrdinal(t: Tokens, at: number, found: Finding[]): boolean {
  if (!d.isJoinedBy(t, at + 1, d.HYPHEN) || d.digits(t, at + 1) !== 3) return false;
  const isMeasured = d.isMeasured(t, at + 1) && !d.has(t, at + 2, STOP); // `in` is seldom an inch
  if (isInside(t, at) || isMeasured) return false;
  return tryShape(t, at, ORDINAL, 'ordinal', found, isDated(t, at) ? SCORE : UNDATED_SCORE);
}

/** Behind a joint, or as the pages of a citation: `379:2097-107`. */
const isInside = (t: Tokens, at: number): boolean =>
  at > 0 &&
  ('-/.#_'.includes(t.text.charAt(t.start[at]! - 1)) ||
    (d.isNumber(t, at - 1) && d.isJoinedBy(t, at, d.COLON)));

const isDated = (t: Tokens, at: number): boolean =>
  isTimeWord(t, at - 1) || d.labelBefore(t, at) === LABEL.date;

/** `073/1961` beside a word of time, `day 73 of 1961`, `the 73rd day of 1961`; `year` is the year. */
function findDayBefore(t: Tokens, year: number, found: Finding[]): void {
  const first = isDay(t, year - 3) ? year - 3 : isDayOf(t, year) ? year - 4 : year - 1;
  const day = first === year - 3 ? year - 2 : first;
  if (first < 0 || !d.isNumber(t, day) || t.number[day]! < 1 || t.number[day]! > DAYS_MAX) return;
  if (first === year - 1) {
    const isJoined = d.isJoinedBy(t, year, d.SLASH) && d.digits(t, day) === 3;
    if (!isJoined || isInside(t, day) || !isDated(t, day)) return;
  } else if (first === year - 3 && !isOf(t, year - 1)) return;
  if (matchAt(t, year, YEAR) === undefined) return;
  found.push(
    d.finding(t.start[first]!, t.end[year]!, 'date', 'date.ordinal', SCORE, 'week-date/ordinal'),
  );
}

/** `first quarter of 2023`, `4th quarter 2021`, `second half of 2022`; `year` is the year. */
function findQuarterBefore(t: Tokens, year: number, found: Finding[]): void {
  const quarter = isOf(t, year - 1) ? year - 2 : year - 1;
  if (!isQuarter(t, quarter) || !d.isSpaced(t, year) || matchAt(t, year, YEAR) === undefined)
    return;
  const first = isNth(t, quarter - 1) && d.isNumber(t, quarter - 2) ? quarter - 2 : quarter - 1;
  if (first < 0 || !(d.isNumber(t, first) || isNthWord(t, first))) return;
  found.push(
    d.finding(t.start[first]!, t.end[year]!, 'date', 'date.quarter', SCORE, 'week-date/quarter'),
  );
}

const isQuarter = d.wordSet('quarter half');
const isNthWord = d.wordSet('first second third fourth last final');

/** `73rd day of` stands before it. */
const isDayOf = (t: Tokens, year: number): boolean =>
  isOf(t, year - 1) && isDay(t, year - 2) && isNth(t, year - 3);

const isDay = d.wordSet('day');
const isOf = d.wordSet('of in');
const isNth = d.wordSet('st nd rd th');

/** `DOB: 1961073`, `Julian date 61073`, `JD 2437373`: a label of a date or the word for it. */
function findLabelled(t: Tokens, at: number, found: Finding[]): void {
  const isJulian = isJulianWord(t, at - 1) || isJulianWord(t, at - 2);
  if (!isJulian && !isDated(t, at)) return;
  const isYearFirst = tryShape(t, at, LABELLED_ORDINAL, 'ordinal', found);
  if (isYearFirst) return;
  const isShort = d.digits(t, at) === 5 && (isJulian || d.labelBefore(t, at) === LABEL.date);
  if (isShort) tryShape(t, at, SHORT_ORDINAL, 'ordinal', found);
  else if (isJulian) tryShape(t, at, JULIAN_DAY, 'julian', found);
}

const isJulianWord = d.wordSet('julian jd jdn yyddd yyyyddd ordinal');

const SCORE = 0.78;
const UNDATED_SCORE = 0.6;

function tryShape(
  t: Tokens,
  at: number,
  shape: RegExp,
  type: string,
  found: Finding[],
  score = SCORE,
): boolean {
  const match = matchAt(t, at, shape);
  if (match === undefined) return false;
  const start = t.start[at]!;
  found.push(
    d.finding(start, start + match.length, 'date', `date.${type}`, score, `week-date/${type}`),
  );
  return true;
}

function findStamp(t: Tokens, at: number, found: Finding[]): void {
  const stamp = matchAt(t, at, STAMP);
  if (stamp === undefined) return;
  if (!isDayMonth(Number(stamp.slice(6, 8)), Number(stamp.slice(4, 6)))) return;
  const start = t.start[at]!;
  found.push(d.finding(start, start + stamp.length, 'date', 'date.stamp', 0.85, 'week-date/stamp'));
}

/** `Q` or `W` within two characters: most numbers have neither. */
function isQuarterOrWeek(text: string, end: number): boolean {
  for (let at = end; at <= end + 2; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 81 || code === 87) return true;
  }
  return false;
}

const SHAPES = [
  [ISO_WEEK, 'week'],
  [FISCAL, 'quarter'],
  [SHORT_QUARTER, 'quarter'],
] as const;
