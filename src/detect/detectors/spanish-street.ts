/**
 * Street lines of Latin America, and places that are no streets: farms, quarters, blocks.
 *
 * Category  geographic subdivisions smaller than a state, 45 CFR §164.514(b)(2)(i)(B)
 * Shape     `cra 88c # 73-19 sur` · `Calle 84 No. 51B-30, apto 502` · `Bv. Oroño 1450` · `Urb. Villa Sultanita, Calle 4` ·
 *           `Bo. Quebradillas` · `Vereda La Floresta, finca El Porvenir` · `Mz. F Lote 12` · `colonia las palmas` ·
 *           `Jr. Los Incas 245` · `Cond. Torres del Parque Apt 804-S` · `18 de Julio 1442 apto 7`
 * Source    DANE, nomenclatura vial (Colombia); INEGI, Norma Técnica sobre Domicilios Geográficos (Mexico)
 */
import type { Finding } from '../../core/phi.ts';
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { isSpanish } from '../language.ts';
import { TITLE } from '../lexicon.ts';
import { isGrammar, isSpanishWord } from '../spanish-words.ts';
import { CAPITALS, GAP_LINE, LETTER, LOWER, NO_CAPITALS, NUMBER, type Tokens } from '../tokens.ts';
import { isDay as isDayOfMonth, isYear } from './date-parts.ts';
import { readNumber } from './spanish-numbers.ts';

/** Streets that are numbered: `Carrera 48 # 10-45`. */
const GRID = 'cra cr kra kr carrera cl cll calle ak ac av avenida dg diagonal tv transversal'.split(
  ' ',
);
/** Named ones, and what is built or grown on. */
const NAMED =
  `bv bvd blvd boulevard pje pasaje urb urbanizacion bo barrio vereda finca colonia col fracc fraccionamiento
  priv privada andador parcela parcelas corregimiento caserio ejido rancho hacienda aldea canton poblacion condominio
  residencial cerrada circuito jr jiron psje calz calzada cdla ciudadela prol prolongacion cond res sect
  asentamiento b`.split(/\s+/);
/** Days that streets are called after. */
const DAYS =
  'enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre'.split(
    ' ',
  );
const isDayStreet = d.wordSet(DAYS.join(' '));
const PLOTS = ['mz', 'manzana', 'mza', 'lote', 'lt'];

const isGrid = d.wordSet(GRID.join(' '));
const isPlot = d.wordSet(PLOTS.join(' '));
/** Words of other things, too: these need their dot or a name with a capital. */
const isLoose = d.wordSet(
  'bo col privada aldea poblacion residencial circuito finca canton parcela barrio pasaje rancho',
);
/** Much else where no house follows: `Res. leve`, `Cond. estable`, `Juan Jr.` */
const isHoused = d.wordSet('jr cond res prol');
/** Of Puerto Rico, in English notes too. */
const isEstate = d.wordSet('cond res');
const isNumberSign = d.wordSet('no n num numero nro');
const isSide = d.wordSet('sur norte este oeste bis');
const isInner = d.wordSet('de del la las los el y san santa sta sto dr gral don');
const isDetail =
  d.wordSet(`apto apartamento apt depto dpto torre bloque casa piso interior int ext lote mz manzana local oficina of
  esquina block edificio edif sector etapa casa km n no num numero`);
const HASH_SIGN = 35;
const DEGREE = 0xb0;
const WORDS_MAX = 6;
const DETAILS_MAX = 10;

export const spanishStreet: Detector = {
  id: 'spanish-street',
  bits: 0,
  shapes: 0,
  words: [...GRID, ...NAMED, ...PLOTS, ...DAYS],
  find(t, at, found) {
    if (at > 0 && d.isAdjacent(t, at)) return;
    if (isGrid(t, at)) {
      const end = gridEnd(t, at);
      if (end >= 0) add(t, at, detailsEnd(t, end), 0.95, found);
      else findSpoken(t, at, found);
    } else if (isPlot(t, at)) findPlot(t, at, found);
    else if (isDayStreet(t, at)) findDayStreet(t, at, found);
    else if (isSpanish(t, at) || isEstate(t, at)) findNamed(t, at, found);
  },
};

function add(t: Tokens, first: number, last: number, score: number, found: Finding[]): void {
  const [start, end] = [t.start[first]!, t.end[last]!];
  found.push(d.finding(start, end, 'location', 'street', score, 'spanish-street/line'));
}

const isNear = (t: Tokens, at: number): boolean =>
  at < t.count && (t.gap[at]! & GAP_LINE) === 0 && t.start[at]! - t.end[at - 1]! <= 4;

/** `48 # 10-45`, `84 No. 51B-30`, `88c # 73-19`, `12 #H-14`: last token, or -1. */
function gridEnd(t: Tokens, head: number): number {
  let at = head + 1;
  if (!isNear(t, at) || !d.isNumber(t, at) || d.digits(t, at) > 3) return -1;
  at = withLetter(t, at) + 1;
  if (isSide(t, at) && isNear(t, at)) at += 1;
  const isSigned = t.text.slice(t.end[at - 1], t.start[at]).includes('#');
  const isWord = isNumberSign(t, at) && isNear(t, at);
  if (!isSigned && !isWord) return -1;
  if (isWord) at += 1;
  if (!isNear(t, at)) return -1;
  if (!d.isNumber(t, at)) return isSigned && tiedEnd(t, at) > at ? tiedEnd(t, at) : -1;
  const plate = withLetter(t, at);
  const next = plate + 1;
  const isTied = isNear(t, next) && d.isNumber(t, next) && d.isDash(t.mark[next]!);
  if (!isTied) return isSigned ? plate : -1;
  return isSide(t, next + 1) && d.isSpaced(t, next + 1) ? next + 1 : next;
}

/** `88c`, `51B`, `10 A`. */
const withLetter = (t: Tokens, at: number): number =>
  d.isAdjacent(t, at + 1) && t.end[at + 1]! - t.start[at + 1]! <= 2 && !d.isNumber(t, at + 1)
    ? at + 1
    : at;

/** `, apto 502`, `, torre 2`, `int. 3`, `Apt 804-S`, `#H-14`: what of the house. */
function detailsEnd(t: Tokens, end: number): number {
  let last = end;
  for (let more = 0; more < DETAILS_MAX; more += 1) {
    const next = last + 1;
    if (!isNear(t, next)) break;
    const isSigned = t.text.charCodeAt(t.start[next]! - 1) === HASH_SIGN;
    if (!isSigned && !isDetail(t, next)) break;
    const value = isSigned ? next : next + 1;
    if (!isNear(t, value) || !(d.isNumber(t, value) || t.shape[value] === LETTER)) break;
    last = tiedEnd(t, withLetter(t, value));
  }
  return last;
}

/** `804-S`, `H-14`, `19F-33` */
function tiedEnd(t: Tokens, at: number): number {
  const next = at + 1;
  const isPiece = d.isJoinedByDash(t, next) && (d.isNumber(t, next) || t.shape[next] === LETTER);
  return isPiece ? withLetter(t, next) : at;
}

const SPOKEN_MAX = 5;
/** `calle viteri número nueve`: as it is dictated. */
function findSpoken(t: Tokens, head: number, found: Finding[]): void {
  for (let at = head + 2; at <= head + SPOKEN_MAX && d.isSpaced(t, at - 1); at += 1) {
    if (!isNumberNoun(t, at) || !d.isSpaced(t, at) || !isNear(t, at + 1)) continue;
    const last = d.isNumber(t, at + 1) ? at + 1 : readNumber(t, at + 1)?.last;
    if (last !== undefined) add(t, head, last, 0.85, found);
    return;
  }
}
const isNumberNoun = d.wordSet('numero');

const isHouse = d.wordSet('casa');
/** `Mz. F Lote 12`, `mza 12 casa 8` */
function findPlot(t: Tokens, at: number, found: Finding[]): void {
  const value = at + 1;
  const isValue = d.isNumber(t, value) || (t.shape[value] === LETTER && d.isCapitalised(t, value));
  const isMore = (isPlot(t, value + 1) || isHouse(t, value + 1)) && isNear(t, value + 1);
  if (!isNear(t, value) || !isValue || !isMore) return;
  const last = value + 2;
  const isWhole = isNear(t, last) && (d.isNumber(t, last) || t.shape[last] === LETTER);
  if (isWhole) add(t, at, detailsEnd(t, last), 0.85, found);
}

const HOUSE_DIGITS = { min: 3, max: 4 } as const;
/** `18 de Julio 1442`: a day, and behind it the number of a house that is no year. */
function findDayStreet(t: Tokens, month: number, found: Finding[]): void {
  const [day, house] = [month - 2, month + 1];
  const isDay =
    day >= 0 && isOf(t, month - 1) && d.isNumber(t, day) && isDayOfMonth(t.number[day]!);
  if (!isDay || !isNear(t, month) || !isNear(t, house) || !d.isNumber(t, house)) return;
  const length = d.digits(t, house);
  const isMarked = t.mark[house] !== 0 || t.text.charCodeAt(t.end[house]!) === d.COLON;
  if (length < HOUSE_DIGITS.min || length > HOUSE_DIGITS.max || isMarked) return;
  if (isYear(t.number[house]!, 4) || d.isMeasured(t, house)) return;
  add(t, day, detailsEnd(t, house), 0.97, found);
}
const isOf = d.wordSet('de');

/** `Bv. Oroño 1450`, `Vereda La Floresta`, `colonia las palmas`. */
function findNamed(t: Tokens, at: number, found: Finding[]): void {
  const next = at + 1;
  const hasDot = t.mark[next] === d.DOT && t.end[at]! - t.start[at]! < ABBREVIATION;
  if (isSeen(t, at - 1)) return; // `Vo. Bo. Dra. Solís`
  if (isQuarter(t, at) && !isRaised(t.text.charCodeAt(t.end[at]!))) return;
  if (
    !isNear(t, next) ||
    !(d.isSpaced(t, next) || hasDot || isQuarter(t, at)) ||
    t.shape[next] === NUMBER
  )
    return;
  if (t.shape[next] === LOWER && !isInner(t, next) && t.capitals !== NO_CAPITALS) return;
  const last = nameEnd(t, next, t.capitals === NO_CAPITALS);
  if (last < 0) return;
  const number = last + 1;
  const isNumbered = isNear(t, number) && d.isNumber(t, number) && d.digits(t, number) <= 5;
  const isHouse = isNumbered && !d.isMeasured(t, number) && isHouseMark(t, number);
  if (!isHouse && isLoose(t, at) && !hasDot && t.shape[at] === LOWER && isPlain(t, next, last))
    return;
  const named = isHouse ? tiedEnd(t, withLetter(t, number)) : last;
  const end = detailsEnd(t, named);
  if (isHoused(t, at) && (!hasDot || end === last || isAfterName(t, at))) return;
  if (isEstate(t, at) && !isDetail(t, last + 1)) return; // `Cond. Hyperlipidemia #3`
  add(t, at, end, end > last ? 0.9 : 0.75, found);
}

/** `Juan Pérez Jr. Lima 25` */
const isAfterName = (t: Tokens, at: number): boolean =>
  at > 0 && d.isSpaced(t, at) && d.isCapitalised(t, at - 1);

const ABBREVIATION = 6;
const isSeen = d.wordSet('vo');
/** `B° Las Flores`: a quarter, as in Argentina. */
const isQuarter = d.wordSet('b');
const isRaised = (code: number): boolean => code === DEGREE || code === 0xba;

const isHouseMark = (t: Tokens, at: number): boolean => {
  const mark = t.mark[at]!;
  return mark === 0 || mark === d.COMMA || mark === HASH_SIGN || mark === DEGREE;
};

/** Every word is one of the language. */
function isPlain(t: Tokens, first: number, last: number): boolean {
  for (let at = first; at <= last; at += 1)
    if (!isSpanishWord(t, at) || t.shape[at] !== LOWER) return false;
  return true;
}

/** Words with a capital and what ties them; where nothing has one, up to the next word of grammar. */
function nameEnd(t: Tokens, first: number, isSmall: boolean): number {
  let last = -1;
  for (let at = first; at < t.count && at - first < WORDS_MAX; at += 1) {
    const isTied = at === first || isBlank(t, at) || d.isJoinedByDash(t, at);
    if (!isTied || t.shape[at] === NUMBER || t.shape[at] === LETTER) break;
    if (isDetail(t, at) && at > first && d.isNumber(t, at + 1)) break;
    const isName = isSmall ? !isGrammar(t, at) && t.end[at]! - t.start[at]! > 2 : isCapital(t, at);
    if (isName) last = at;
    else if (!isInner(t, at) || (isSmall && last >= 0)) break;
    if (isSmall && last >= 0 && last - first >= 2) break;
  }
  return last;
}

/** One blank, or two: more part two fields. */
const isBlank = (t: Tokens, at: number): boolean =>
  d.isSpaced(t, at) && t.start[at]! - t.end[at - 1]! < 3;

const isCapital = (t: Tokens, at: number): boolean =>
  d.isCapitalised(t, at) &&
  !d.has(t, at, TITLE) &&
  !(t.shape[at] === CAPITALS && t.end[at]! - t.start[at]! < 3);
