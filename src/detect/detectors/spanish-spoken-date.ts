/**
 * Dates that Spanish writes or speaks in words.
 *
 * Category  date elements, 45 CFR §164.514(b)(2)(i)(C)
 * Shape     `veintitrés de mayo de dos mil veinticuatro` · `17 de febrero del año dos mil veinticuatro` · `ocho de
 *           marzo del noventa y seis` · `veintidós del once del ochenta y cuatro` · `el martes quince` · `el día
 *           veintiuno`
 * Source    RAE, Ortografía de la lengua española: expression of dates
 */
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { NUMBER, type Tokens } from '../tokens.ts';
import { isSpokenNext, readBelowHundred, readNumber } from './spanish-numbers.ts';

const MONTHS =
  'enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre'.split(
    ' ',
  );
const DAYS =
  `primero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince
  dieciseis diecisiete dieciocho diecinueve veinte veintiuno veintidos veintitres veinticuatro veinticinco
  veintiseis veintisiete veintiocho veintinueve treinta`.split(/\s+/);

const isMonth = d.wordSet(MONTHS.join(' '));
const isOf = d.wordSet('de del');
const isYear = d.wordSet('año');
const isDay = d.wordSet('lunes martes miercoles jueves viernes sabado domingo dia');
const isMeasure = d.wordSet(
  'veces horas dias semanas meses años mg ml gotas comprimidos pastillas tomas sesiones de',
);

export const spanishSpokenDate: Detector = {
  id: 'spanish-spoken-date',
  bits: 0,
  shapes: 0,
  words: DAYS,
  find(t, at, found) {
    // `treinta y uno`: read once, from its first word
    if (isMiddle(t, at)) return;
    const day = readBelowHundred(t, at);
    if (day === undefined || day.value < 1 || day.value > 31) return;
    const month = monthAfter(t, day.last);
    const year = month < 0 ? -1 : yearEnd(t, month + 1);
    if (month >= 0 && isMonth(t, month)) {
      add(t, at, year < 0 ? month : year, 0.95, found);
    } else if (year >= 0) add(t, at, year, 0.9, found);
    else if (month < 0 && isNamedDay(t, at, day.last)) add(t, at, day.last, 0.65, found);
  },
};

/** `17 de febrero del año dos mil veinticuatro`, `mayo del noventa y seis`: the year in words behind a month. */
export const spanishSpokenYear: Detector = {
  id: 'spanish-spoken-year',
  bits: 0,
  shapes: 0,
  words: MONTHS,
  find(t, at, found) {
    const year = yearEnd(t, at + 1);
    if (year < 0 || t.shape[year] === NUMBER) return;
    const isDigits = isOf(t, at - 1) && at > 1 && d.isNumber(t, at - 2) && d.digits(t, at - 2) < 3;
    add(t, isDigits ? at - 2 : at, year, 0.95, found);
  },
};

function add(
  t: Tokens,
  first: number,
  last: number,
  score: number,
  found: Parameters<Detector['find']>[2],
): void {
  const [start, end] = [t.start[first]!, t.end[last]!];
  found.push(d.finding(start, end, 'date', 'date.spoken', score, 'spanish-spoken-date/words'));
}

const isMiddle = (t: Tokens, at: number): boolean =>
  at > 1 && isSpokenNext(t, at) && (readBelowHundred(t, at - 2)?.last ?? -1) === at;

/** The month in a word, or one of twelve numbers, behind `de` or `del`; or -1. Its last token. */
function monthAfter(t: Tokens, day: number): number {
  if (!isSpokenNext(t, day + 1) || !isOf(t, day + 1) || !isSpokenNext(t, day + 2)) return -1;
  if (isMonth(t, day + 2)) return day + 2;
  const month = readBelowHundred(t, day + 2);
  return month !== undefined && month.value >= 1 && month.value <= 12 ? month.last : -1;
}

/** `de dos mil veinticuatro`, `del ochenta y cuatro`, `del año 2024`: last token, or -1. */
function yearEnd(t: Tokens, at: number): number {
  if (!isSpokenNext(t, at) || !isOf(t, at)) return -1;
  const from = isYear(t, at + 1) ? at + 2 : at + 1;
  if (!isSpokenNext(t, from)) return -1;
  if (d.isNumber(t, from)) return d.digits(t, from) === 4 || from > at + 1 ? from : -1;
  const year = readNumber(t, from);
  if (year === undefined) return -1;
  const isFull = year.value >= 1880 && year.value <= 2100;
  return isFull || (year.value >= 1 && year.value < 100) ? year.last : -1;
}

const isThe = d.wordSet('el');
const isReturn = d.wordSet(
  'regresa regrese vuelve vuelva vemos veo cita control hasta desde espero',
);

/** `el martes quince`, `regresa el veintiuno`, `el día veintiuno`, but not `día dos de tratamiento`. */
function isNamedDay(t: Tokens, first: number, last: number): boolean {
  if (first < 2 || !isSpokenNext(t, first)) return false;
  const isAgreed = isThe(t, first - 1) && isReturn(t, first - 2);
  if (!isDay(t, first - 1) && !isAgreed) return false;
  return !(isSpokenNext(t, last + 1) && isMeasure(t, last + 1));
}
