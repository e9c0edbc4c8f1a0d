/**
 * Days as Spanish writes them short: with the month in a word or cut to three letters, in Roman numerals, or
 * as day and month where the words before speak of a day.
 *
 * Category  date elements, 45 CFR §164.514(b)(2)(i)(C)
 * Shape     `18-dic-2024` · `1.º de abril` · `9 dic 24` · `12/JUL` · `dic 2023` · `14/X/24` · in Spanish text `el 14/7`, `cita 18/9`,
 *           `jueves 6/6`, `desde 20-10`, `INR 18/3: 2,6` · month first, as who writes English too: `Ago 3, 1961`
 * Source    RAE, Ortografía de la lengua española: expression of dates
 */
import type { Finding } from '../../core/phi.ts';
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { isSpanish } from '../language.ts';
import { GAP_LINE, LOWER, NUMBER, type Tokens } from '../tokens.ts';
import { isDay, isMonth, isYear } from './date-parts.ts';
import { hasDayCue, isClocked } from './spanish-day-cue.ts';

/** Months that mean nothing else, … */
const PLAIN = `ene abr ago dic febr sept enero febrero marzo abril mayo junio julio agosto septiembre setiembre
  octubre noviembre diciembre`;
/** … and those that are words or numbers of their own. */
const SHORT = 'feb mar may jun jul sep set oct nov';
const MONTHS = `${PLAIN} ${SHORT}`.split(/\s+/);
const isMonthWord = d.wordSet(MONTHS.join(' '));
const isPlainMonth = d.wordSet(
  `ene abr dic feb oct nov ago sep sept jun jul enero febrero abril junio julio agosto septiembre octubre noviembre diciembre`,
);
const isRoman = d.wordSet('i ii iii iv v vi vii viii ix x xi xii');
const isOf = d.wordSet('de del');
const isUnitLike = d.wordSet('h hs hrs horas mg ml cc gr kg dias');

export const spanishDate: Detector = {
  id: 'spanish-date',
  bits: 0,
  shapes: d.shapes(NUMBER),
  digits: [1, 2],
  words: MONTHS,
  find(t, at, found) {
    if (!d.isNumber(t, at)) {
      findMonthYear(t, at, found);
      return;
    }
    const next = at + 1;
    if (isOrdinal(t, next)) return findOrdinal(t, at, found);
    const isSlashed = t.shape[next] === NUMBER && d.isJoinedBy(t, next, d.SLASH);
    const isHyphened = t.shape[next] === NUMBER && d.isJoinedBy(t, next, d.HYPHEN);
    const isWritten = isMonthWord(t, next) || (isOf(t, next) && isMonthWord(t, at + 2));
    if (!(isSlashed || isHyphened || isWritten || isRoman(t, next))) return;
    if (!isDay(t.number[at]!) || isInside(t, at)) return;
    if (isSlashed || (isHyphened && (isFalling(t, at) || isStay(t, at))))
      findDayMonth(t, at, found);
    else if (isHyphened) return;
    else if (isWritten && monthAt(t, at) >= 0) findWritten(t, at, found);
    else findRoman(t, at, found);
  },
};

const isRaised = d.wordSet('º o ro er ero do');
/** `1.º`, `1ro` */
const isOrdinal = (t: Tokens, at: number): boolean =>
  isRaised(t, at) && (d.isAdjacent(t, at) || d.isJoinedBy(t, at, d.DOT));

/** `1.º de abril`, `1º de enero de 1958`; `2.º de ESO` is a class. */
function findOrdinal(t: Tokens, day: number, found: Finding[]): void {
  const month = day + 3;
  const isDated = isOf(t, day + 2) && d.isSpaced(t, day + 2) && d.isSpaced(t, month);
  if (!isDated || !isMonthWord(t, month) || !isDay(t.number[day]!) || d.isAdjacent(t, day)) return;
  const year = yearAt(t, month, true);
  if (year >= 0 || isSpanish(t, day) || isPlainMonth(t, month))
    add(t, day, year >= 0 ? year : month, 'written', year >= 0 ? 0.95 : 0.85, found);
}

function add(
  t: Tokens,
  first: number,
  last: number,
  type: string,
  score: number,
  found: Finding[],
) {
  const [start, end] = [t.start[first]!, t.end[last]!];
  found.push(d.finding(start, end, 'date', `date.${type}`, score, 'date/spanish'));
}

/** A number and a joint, or a letter, stand right before. */
const isInside = (t: Tokens, at: number): boolean =>
  d.isAdjacent(t, at) || (isJoined(t, at) && d.isNumber(t, at - 1));

/** A slash, a dot or a dash and at most a blank to each side. */
function isJoined(t: Tokens, at: number): boolean {
  if (at <= 0 || at >= t.count || (t.gap[at]! & GAP_LINE) !== 0) return false;
  const mark = t.mark[at]!;
  const isJoint = mark === d.SLASH || mark === d.DOT || d.isDash(mark);
  return isJoint && t.start[at]! - t.end[at - 1]! <= 3;
}

const isNear = (t: Tokens, at: number): boolean =>
  isJoined(t, at) || (d.isSpaced(t, at) && t.start[at]! - t.end[at - 1]! <= 2);

/** The month behind a day: `3 dic`, `3-dic`, `3 de dic`. */
function monthAt(t: Tokens, day: number): number {
  const isHinged = isOf(t, day + 1) && d.isSpaced(t, day + 1) && d.isSpaced(t, day + 2);
  const month = isHinged ? day + 2 : day + 1;
  return month < t.count && isNear(t, month) ? month : -1;
}

/** The year behind a month: `2023`, `-24`, `. 2024`, `de 2023`, `del 47`; or -1. */
function yearAt(t: Tokens, month: number, isBlankEnough: boolean): number {
  const next = month + 1;
  const isHinged = isOf(t, next) && (d.isSpaced(t, next) || t.mark[next] === d.DOT);
  const year = isHinged ? next + 1 : next;
  if (!d.isNumber(t, year) || !isNear(t, year)) return -1;
  const length = d.digits(t, year);
  if (length === 4) return isYear(t.number[year]!, 4) ? year : -1;
  const after = t.text.charCodeAt(t.end[year]!);
  const isClock = after === d.COLON || isUnitLike(t, year + 1) || d.isMeasured(t, year);
  if (length !== 2 || isClock) return -1;
  return isBlankEnough || isJoined(t, year) ? year : -1;
}

/** `18-dic-2024`, `9 dic 24`, `12/JUL`, `5 de feb`, `18 / sep / 2024`. */
function findWritten(t: Tokens, day: number, found: Finding[]): void {
  const month = monthAt(t, day);
  if (d.isAdjacent(t, month + 1)) return;
  const year = yearAt(t, month, isSpanish(t, day));
  const isTied = isJoined(t, month) && t.mark[month] !== d.DOT;
  if (year >= 0) {
    const isSure = isTied || isSpanish(t, day) || !isShortLower(t, month);
    if (isSure) add(t, day, year, 'written', 0.95, found);
    return;
  }
  if (!isSpanish(t, day) || d.isMeasured(t, month)) return;
  const isSaid = isTied || isOf(t, month - 1) || isPlainMonth(t, month);
  if (isSaid) add(t, day, month, 'written', 0.85, found);
}

/** `ago`, `set`, `mar`: words of English. */
const isShortLower = (t: Tokens, at: number): boolean =>
  t.shape[at] === LOWER && t.end[at]! - t.start[at]! <= 3;

/** `dic 2023`, `feb/24`, `ene. de 2023`. */
function findMonthYear(t: Tokens, month: number, found: Finding[]): void {
  if (d.isAdjacent(t, month) || d.isAdjacent(t, month + 1)) return;
  const day = isOf(t, month - 1) ? month - 2 : month - 1;
  if (day >= 0 && d.isNumber(t, day) && isDay(t.number[day]!) && isNear(t, month)) return;
  if (findMonthFirst(t, month, found)) return;
  const year = yearAt(t, month, false);
  if (year < 0) return;
  const isFull = d.digits(t, year) === 4;
  if (isFull ? isSpanish(t, month) || !isShortLower(t, month) : isSpanish(t, month))
    add(t, month, year, 'month-year', isFull ? 0.9 : 0.75, found);
}

/** `Ago 3, 1961`, `Ene. 14 de 1950`: the month in front of its day. */
function findMonthFirst(t: Tokens, month: number, found: Finding[]): boolean {
  const day = month + 1;
  if (!d.isNumber(t, day) || d.digits(t, day) > 2 || !isDay(t.number[day]!)) return false;
  if (!isNear(t, day) || (isShortLower(t, month) && !isSpanish(t, month))) return false;
  const next = day + 1;
  const year = isOf(t, next) ? next + 1 : next;
  const isYearThere = d.isNumber(t, year) && d.digits(t, year) === 4 && isYear(t.number[year]!, 4);
  const isComma = t.mark[year] === d.COMMA && t.start[year]! - t.end[day]! <= 2;
  if (!isYearThere || !(isComma || isNear(t, year))) return false;
  add(t, month, year, 'written', 0.95, found);
  return true;
}

/** `8-X-2024`; without a year where a day is spoken of: `Próxima: 14/X`. */
function findRoman(t: Tokens, day: number, found: Finding[]): void {
  const month = day + 1;
  const isTied = isJoined(t, month) && t.start[month]! - t.end[day]! === 1;
  if (!isTied || t.shape[month] === LOWER || d.isAdjacent(t, month + 1)) return;
  const year = month + 1;
  const isDated = isJoined(t, year) && d.isNumber(t, year) && t.mark[year] === t.mark[month];
  const length = d.digits(t, year);
  if (isDated && (length === 2 || length === 4)) add(t, day, year, 'written', 0.95, found);
  else if (isSpanish(t, day) && hasDayCue(t, day, month))
    add(t, day, month, 'month-day', 0.75, found);
}

/** `el 14/7`, `cita 18/9`, but not `el 1/2 de la dosis`. */
/** `desde 20-10`: what falls is no range of a quantity. */
const isFalling = (t: Tokens, at: number): boolean =>
  t.number[at]! > t.number[at + 1]! &&
  isMonth(t.number[at + 1]!) &&
  (isHyphenCue(t, at - 1) || isClocked(t, at + 1));
const isHyphenCue = d.wordSet(
  `desde hasta ingresa ingreso ingresada ingresado alta baja cita citado citada fecha ayer hoy iq el al del
  control revision consulta`,
);
const isSince = d.wordSet('desde hasta baja');
const isStayWord = d.wordSet('alta ingreso ingresa egreso fecha');
/** `alta 4-11.`: `alta 4-5 días` is a while. */
const isStay = (t: Tokens, at: number): boolean =>
  isStayWord(t, at - 1) && d.isSpaced(t, at) && !d.isSpaced(t, at + 2);

function findDayMonth(t: Tokens, at: number, found: Finding[]): void {
  const month = at + 1;
  if (d.digits(t, month) > 2) return;
  const [a, b] = [t.number[at]!, t.number[month]!];
  if (!(isDay(a) && isMonth(b)) && !(isMonth(a) && isDay(b))) return;
  const next = month + 1;
  const isLonger = next < t.count && t.start[next]! - t.end[month]! === 1 && t.mark[next] !== 0;
  if (d.isAdjacent(t, next) || d.isMeasured(t, month)) return;
  if (isLonger && d.isNumber(t, next)) return;
  const isCued = hasDayCue(t, at, month) || (isSince(t, at - 1) && d.isSpaced(t, at));
  if (isSpanish(t, at) && isCued) add(t, at, month, 'month-day', 0.75, found);
}
