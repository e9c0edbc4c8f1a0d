/**
 * Dates with the month in words of languages of which nothing else is read.
 *
 * Category  date elements, 45 CFR §164.514(b)(2)(i)(C)
 * Shape     `14 marca 1957` · `14 марта 1957` · `14 de março de 1957` · `1957. március 14.` · `1957 m. kovo 14 d.` ·
 *           `Marso 14, 1957` · `ngày 14 tháng 3 năm 1957` · `١٤ مارس ١٩٥٧` · `昭和32年3月14日`
 * Source    Unicode CLDR, names of months as they stand in dates
 *
 * Some of these words mean something in English: without a year only words of other letters count, and long ones that
 * are neither a word nor a name.
 */
import type { Finding } from '../../core/phi.ts';
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { GIVEN, SURNAME } from '../lexicon.ts';
import { GAP_LINE, type Tokens } from '../tokens.ts';
import { isDay, isFirst, isMonth } from './date-parts.ts';

export const MONTHS_ABROAD = `
  stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia
  января февраля марта апреля мая июня июля августа сентября октября ноября декабря
  січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня
  ledna února března dubna května června července srpna září října listopadu prosince
  siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna studenoga studenog prosinca
  januara februara marta aprila juna jula avgusta septembra oktobra novembra decembra
  ianuarie februarie martie aprilie iunie iulie septembrie octombrie noiembrie decembrie
  január február március április május június július augusztus szeptember október
  sausio vasario kovo balandžio gegužės birželio liepos rugpjūčio rugsėjo spalio lapkričio gruodžio
  tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta
  joulukuuta februari marts maj augusti augusta desember
  ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık
  Ιανουαρίου Φεβρουαρίου Μαρτίου Απριλίου Μαΐου Ιουνίου Ιουλίου Αυγούστου Σεπτεμβρίου Οκτωβρίου Νοεμβρίου Δεκεμβρίου
  pebrero marso hunyo hulyo setyembre oktubre nobyembre disyembre
  janvye fevriye mas avril jiyè septanm oktòb novanm desanm
  يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر شباط آذار نيسان أيار حزيران تموز آب أيلول
  فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند
  जनवरी फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर
`
  .trim()
  .split(/\s+/);
/** `tháng 3`: a word for month, and its number. */
const COUNTED = 'tháng';
const isCounted = d.wordSet(COUNTED);
const isDayWord = d.wordSet('ngày');
const isYearWord = d.wordSet('năm');
/** `de março de 1957`, `14 din martie`, `1957 m. kovo`, `ika-14 ng Marso` */
const isHinge = d.wordSet('de din m ng');
const isOf = d.wordSet('de din ng');

/** Of the Persian calendar, and of ours. */
const YEARS: readonly (readonly [from: number, to: number])[] = [
  [1290, 1450],
  [1880, 2199],
];
const isYear = (t: Tokens, at: number): boolean =>
  d.isNumber(t, at) &&
  d.digits(t, at) === 4 &&
  YEARS.some(([from, to]) => t.number[at]! >= from && t.number[at]! <= to);

export const isDayNumber = (t: Tokens, at: number): boolean =>
  d.isNumber(t, at) && d.digits(t, at) <= 2 && isDay(t.number[at]!);

/** Blanks, a dot or comma, within the line. */
function isNear(t: Tokens, at: number): boolean {
  if (at <= 0 || at >= t.count || t.start[at]! - t.end[at - 1]! > 2) return false;
  const mark = t.mark[at]!;
  return (t.gap[at]! & GAP_LINE) === 0 && (mark === 0 || mark === d.DOT || mark === d.COMMA);
}

/** The token before, or the one before a hinge; -1 where it is farther away. */
export function before(t: Tokens, at: number): number {
  if (!isNear(t, at)) return -1;
  const last = isHinge(t, at - 1) && isNear(t, at - 1) ? at - 2 : at - 1;
  return isFirst(t, last) ? last - 1 : last;
}

function behind(t: Tokens, at: number): number {
  if (!isNear(t, at + 1)) return -1;
  return isHinge(t, at + 1) && isNear(t, at + 2) ? at + 2 : at + 1;
}

function add(t: Tokens, first: number, last: number, score: number, found: Finding[]): void {
  found.push(
    d.finding(t.start[first]!, t.end[last]!, 'date', 'date.written', score, 'date/abroad'),
  );
}

function findWritten(t: Tokens, at: number, found: Finding[]): void {
  const [previous, next] = [before(t, at), behind(t, at)];
  if (previous >= 0 && isDayNumber(t, previous)) {
    if (next >= 0 && isYear(t, next)) add(t, previous, next, 0.97, found);
    else if (isOther(t, at) || isOf(t, at - 1)) add(t, previous, at, 0.7, found);
  } else if (next >= 0 && isDayNumber(t, next)) {
    if (previous >= 0 && isYear(t, previous)) add(t, previous, next, 0.97, found);
    else if (isNear(t, next + 1) && isYear(t, next + 1)) add(t, at, next + 1, 0.97, found);
  } else if (next >= 0 && isYear(t, next) && isOther(t, at)) add(t, at, next, 0.7, found);
}

const ASCII = /^[a-z]+$/i;
/** A word of no list of ours in English, of other letters, or long enough to mean nothing else. */
const isOther = (t: Tokens, at: number): boolean =>
  !ASCII.test(t.text.slice(t.start[at], t.end[at])) ||
  (t.end[at]! - t.start[at]! >= TELLING_MIN &&
    !d.isOrdinary(t, at) &&
    !d.has(t, at, GIVEN | SURNAME));
const TELLING_MIN = 5;

/** `ngày 14 tháng 3 năm 1957`, `tháng 3 năm 1957` */
function findCounted(t: Tokens, at: number, found: Finding[]): void {
  const month = at + 1;
  if (!isNear(t, month) || !d.isNumber(t, month) || !isMonth(t.number[month]!)) return;
  const hasDay = isNear(t, at) && isDayNumber(t, at - 1);
  const word = hasDay && isNear(t, at - 1) && isDayWord(t, at - 2) ? at - 2 : at - 1;
  const hasYearWord = isNear(t, month + 1) && isYearWord(t, month + 1);
  const year = hasYearWord ? month + 2 : month + 1;
  const hasYear = isNear(t, year) && isYear(t, year);
  if (!hasDay && !hasYear) return; // `3 tháng`, a while
  add(t, hasDay ? word : at, hasYear ? year : month, hasYear ? 0.97 : 0.8, found);
}

export const dateAbroad: Detector = {
  id: 'date-abroad',
  bits: 0,
  shapes: 0,
  words: [...MONTHS_ABROAD, COUNTED],
  find(t, at, found) {
    if (isCounted(t, at)) findCounted(t, at, found);
    else findWritten(t, at, found);
  },
};
