/**
 * Places that Spanish text says somebody is from, lives in or comes to, and the values of its labels of places.
 *
 * Category  geographic subdivisions smaller than a state, 45 CFR §164.514(b)(2)(i)(B)
 * Shape     `viene de La Quiaca` · `natural de Alcañices` · `se cambió a Antofagasta` · `vive en errenteria` · `farmacia de
 *           Benimaclet` · `vive en Balmaceda 1420` · `Rivadavia al 2300` · `PROCEDENCIA: SAN CLEMENTE` · `Dirección: Vereda La Floresta, finca El Porvenir`
 */
import type { Finding } from '../../core/phi.ts';
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import * as x from '../lexicon.ts';
import { isGrammar, isInSpanish, isSpanishWord } from '../spanish-words.ts';
import {
  CAPITAL,
  CAPITALS,
  GAP_LINE,
  LETTER,
  LOWER,
  NO_CAPITALS,
  NUMBER,
  type Tokens,
} from '../tokens.ts';
import { readBelowHundred } from './spanish-numbers.ts';

const MOVES =
  `viene vienen venia venian vine venimos venido procede proceden procedente procedentes natural originario
  originaria oriundo oriunda llega llegan llego llegue llegado regresa regreso regreso vuelve volver volvio vuelto muda
  mudo mudado mudaron cambio traslada traslado trasladado trasladada viaja viajo viaje excursion ingresada vecino vecina
  recien`.split(/\s+/);
const STAYS =
  `vive viven vivo vivimos viviendo vivia vivian vivir reside residen residente residentes residia radica radican
  domiciliado domiciliada nacido nacida nacio naci nacieron domicilio trabaja quedo`.split(/\s+/);
const HOUSES =
  `farmacia ambulatorio ambulancia consultorio pueblo aldea municipio localidad barrio parroquia comunidad
  estacion cementerio mercado playa feria caserio sede sucursal medico medica alcalde cura parroco`.split(
    /\s+/,
  );
const LABELS = [
  'procedencia',
  'direccion',
  'domicilio',
  'dir',
  'dom',
  'domic',
  'residencia',
  'origen',
];
const BLOCK = 'al';

/** Health centres by their initials, and the months of a letter's date. */
const CENTRES = 'usm csm uts cap cesfam umf hgz cs sapu'.split(' ');
const MONTHS =
  `enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre
  diciembre`.split(/\s+/);

const isMove = d.wordSet(MOVES.join(' '));
const isStay = d.wordSet(STAYS.join(' '));
const isLabel = d.wordSet(LABELS.join(' '));
const isFrom = d.wordSet('de desde a del al hasta');
const isIn = d.wordSet('en');
const isOf = d.wordSet('de');
const isArticle = d.wordSet('el la los las');
const isInner = d.wordSet('de del la las los el y san santa santo');
/** Where somebody lives, too, and no name of it. */
const isCommon =
  d.wordSet(`hospital clinica residencia urgencias uci uti rea planta quirofano consulta centro servicio unidad casa domicilio
  piso hogar calle avenida avda plaza paseo carrera cra colegio instituto ambulatorio primaria sala box ginecologia
  medicina cirugia observacion pediatria neurologia geriatria obstetricia traumatologia`);
const WORDS_MAX = 5;
const ADDRESS_MAX = 24;
const WIDE = 3;

export const spanishPlace: Detector = {
  id: 'spanish-place',
  bits: 0,
  shapes: 0,
  words: [...MOVES, ...STAYS, ...HOUSES, ...LABELS, ...CENTRES, ...MONTHS, BLOCK],
  find(t, at, found) {
    if (isLabel(t, at) && isBehindColon(t, at + 1)) return findValue(t, at, found);
    if (!isInSpanish(t, at)) return;
    if (isBlock(t, at)) return findBlock(t, at, found);
    if (isMonth(t, at)) return findLetterhead(t, at, found);
    if (isCentre(t, at)) return findCentre(t, at, found);
    const isHouse = !isMove(t, at) && !isStay(t, at);
    const link = linkAfter(t, at, isHouse);
    if (link < 0) return;
    const first = link + 1;
    // `Médico de Familia`
    const isKind = isHouse && isSpanishWord(t, first) && !isArticle(t, first);
    const last = isKind ? -1 : townEnd(t, first);
    const house = isHouse || last < 0 ? -1 : houseEnd(t, last + 1);
    if (house >= 0) add(t, first, house, 'street', 0.8, found);
    else if (last >= 0) add(t, first, last, 'city', 0.7, found);
    else if (!isHouse && isStay(t, at)) findSmall(t, first, found);
  },
};

function add(
  t: Tokens,
  first: number,
  last: number,
  type: string,
  score: number,
  found: Finding[],
) {
  const [start, end] = [t.start[first]!, t.end[last]!];
  found.push(d.finding(start, end, 'location', type, score, `spanish-place/${type}`));
}

/** `Dom.: `, `Domicilio:` */
const isBehindColon = (t: Tokens, value: number): boolean =>
  t.mark[value] === d.COLON ||
  (t.mark[value] === d.DOT && t.text.charCodeAt(t.end[value - 1]! + 1) === d.COLON);

const HOUSE_DIGITS = { min: 2, max: 5 } as const;
const isCounted = d.wordSet(
  'años dias horas semanas meses minutos veces personas sesiones de y al',
);
/** `Balmaceda 1420`, `Belgrano 2250 3° B`: last token of the house behind a street that goes without its word, or -1. */
function houseEnd(t: Tokens, at: number): number {
  if (!d.isSpaced(t, at) || !d.isNumber(t, at) || d.isMeasured(t, at)) return -1;
  const length = d.digits(t, at);
  if (length < HOUSE_DIGITS.min || length > HOUSE_DIGITS.max || isCounted(t, at + 1)) return -1;
  const isYear = length === 4 && /^(?:19|20)/.test(t.text.slice(t.start[at], t.end[at]));
  return isYear ? -1 : at;
}

const isBlock = d.wordSet(BLOCK);
const BLOCK_SIZE = 100;
/** `Rivadavia al 2300`: a block of a street, by its first number; `Adrenalina al 1000` is a solution. */
function findBlock(t: Tokens, at: number, found: Finding[]): void {
  const number = at + 1;
  const isWhole = d.isNumber(t, number) && t.number[number]! % BLOCK_SIZE === 0;
  if (!isWhole || t.number[number] === 0 || d.digits(t, number) > HOUSE_DIGITS.max) return;
  if (!d.isSpaced(t, at) || !d.isSpaced(t, number) || d.isMeasured(t, number)) return;
  let first = at;
  while (first > 0 && at - first < WORDS_MAX && isBlockWord(t, first - 1)) {
    first -= 1;
    if (!d.isSpaced(t, first)) break;
  }
  if (first < at) add(t, first, number, 'street', 0.8, found);
}

const isBlockWord = (t: Tokens, at: number): boolean =>
  t.shape[at] === CAPITAL && isTownWord(t, at) && (!isSpanishWord(t, at) || isSaint(t, at));
const isSaint = d.wordSet('san santa santo gral general');

const isMonth = d.wordSet(MONTHS.join(' '));
const isCentre = d.wordSet(CENTRES.join(' '));

/** `Santa Fe, 1 de mayo`, `En Jumilla, a catorce de marzo`: the town in front of a letter's date, at the start of a line or behind `en`. */
function findLetterhead(t: Tokens, month: number, found: Finding[]): void {
  const day = month - 2;
  if (day < 2 || !isOf(t, month - 1)) return;
  const isDay = d.isNumber(t, day) || (readBelowHundred(t, day)?.last ?? -1) === day;
  const comma = isTo(t, day - 1) ? day - 1 : day;
  if (!isDay || t.mark[comma] !== d.COMMA || (t.gap[comma]! & GAP_LINE) !== 0) return;
  let first = comma - 1;
  while (
    first > comma - WORDS_MAX &&
    first > 0 &&
    (t.gap[first]! & GAP_LINE) === 0 &&
    d.isSpaced(t, first) &&
    !isSigning(t, first, comma)
  )
    first -= 1;
  const isHead = first === 0 || (t.gap[first]! & GAP_LINE) !== 0 || isSigning(t, first, comma);
  if (isHead && townEnd(t, first) === comma - 1) add(t, first, comma - 1, 'city', 0.7, found);
}
const isTo = d.wordSet('a');
/** `firma en Jumilla, a 14 de marzo`: what is signed tells its town before `a`. */
const isSigning = (t: Tokens, town: number, comma: number): boolean =>
  isIn(t, town - 1) && isTo(t, comma);

/** `USM Hortaleza` */
function findCentre(t: Tokens, at: number, found: Finding[]): void {
  const first = isOf(t, at + 1) ? at + 2 : at + 1;
  if (t.shape[at] !== CAPITALS || !d.isSpaced(t, first)) return;
  const last = townEnd(t, first);
  if (last >= 0) add(t, first, last, 'city', 0.7, found);
}

/** The preposition behind the word, `viene desde`, `se cambió a`, `originario y residente de`; or -1. */
function linkAfter(t: Tokens, at: number, isHouse: boolean): number {
  const next = at + 1;
  if (!d.isSpaced(t, next) || !d.isSpaced(t, next + 1)) return -1;
  if (isHouse) return isOf(t, next) ? next : -1;
  if (isStay(t, at) ? isIn(t, next) || isOf(t, next) : isFrom(t, next)) return next;
  return -1;
}

/** Last token of a town with a capital, or -1. */
function townEnd(t: Tokens, first: number): number {
  if (!mayStart(t, first)) return -1;
  let last = -1;
  for (let at = first; at < t.count && at - first < WORDS_MAX; at += 1) {
    if (at > first && !d.isSpaced(t, at) && !d.isJoinedByDash(t, at)) break;
    if (isTownWord(t, at) && !isProse(t, at)) last = at;
    else if (!isInner(t, at)) break;
  }
  return last;
}

const NO_TOWN = x.MONTH | x.WEEKDAY | x.TITLE | x.DRUG | x.COUNTRY | x.CARE_PLACE;

const isTownWord = (t: Tokens, at: number): boolean =>
  (t.shape[at] === CAPITAL || (t.shape[at] === CAPITALS && t.end[at]! - t.start[at]! > 3)) &&
  !d.has(t, at, NO_TOWN) &&
  !isCommon(t, at);

/** A capital inside a sentence; of a word of Spanish only behind an article that has one, too: `Los Corrales`. */
function mayStart(t: Tokens, at: number): boolean {
  if (isArticle(t, at))
    return (
      t.shape[at] !== LOWER && d.isSpaced(t, at + 1) && isTownWord(t, at + 1) && !isProse(t, at + 1)
    );
  return isTownWord(t, at) && !isGrammar(t, at) && !isProse(t, at);
}

/** In a text of capitals a word of Spanish is that. */
const isProse = (t: Tokens, at: number): boolean =>
  t.shape[at] === CAPITALS && isSpanishWord(t, at);

/** `vivimos en pozo alcon`: where nothing has a capital, up to the next word of grammar, when one word is none of Spanish. */
function findSmall(t: Tokens, first: number, found: Finding[]): void {
  if (t.capitals !== NO_CAPITALS && !startsSmall(t, first)) return;
  let last = -1;
  let isNamed = false;
  for (let at = first; at < t.count && at - first < WORDS_MAX; at += 1) {
    if ((at > first && !d.isSpaced(t, at)) || t.shape[at] !== LOWER || isCommon(t, at)) break;
    if (isInner(t, at)) continue;
    if (isGrammar(t, at)) break;
    const isKnown = isSpanishWord(t, at) || d.isOrdinary(t, at);
    if (isKnown && (last >= 0 ? isNamed : false) && !isArticle(t, at - 1)) break;
    if (!isKnown) isNamed = true;
    last = at;
  }
  if (last >= 0 && isNamed) add(t, first, last, 'city', 0.6, found);
}

const LINE_REACH = 48;

/** The line begins without a capital. */
function startsSmall(t: Tokens, at: number): boolean {
  let first = at;
  while (first > 0 && at - first < LINE_REACH && (t.gap[first]! & GAP_LINE) === 0) first -= 1;
  return t.shape[first] === LOWER && (first === 0 || (t.gap[first]! & GAP_LINE) !== 0);
}

/** `PROCEDENCIA: SAN CLEMENTE (SAMU)`, `Dirección: Vereda La Floresta, finca El Porvenir   Municipio: …`. */
function findValue(t: Tokens, label: number, found: Finding[]): void {
  const first = label + 1;
  if (first >= t.count || (t.gap[first]! & GAP_LINE) !== 0 || t.start[first]! - t.end[label]! > 12)
    return;
  if (!d.isCapitalised(t, first) || isCommonValue(t, first)) return;
  let last = first;
  let hasName = isName(t, first);
  for (let at = first + 1; at < t.count && at - first < ADDRESS_MAX; at += 1) {
    if (!goesOn(t, at)) break;
    if (isName(t, at)) hasName = true;
    last = at;
  }
  if (hasName) add(t, first, last, isTown(t, label) ? 'city' : 'street', 0.75, found);
}

const isTown = d.wordSet('procedencia origen residencia');

const isCommonValue = (t: Tokens, at: number): boolean =>
  isCommon(t, at) ? !isStreetLike(t, at) : isGrammar(t, at) && !isArticle(t, at);
const isStreetLike = d.wordSet('calle avenida avda plaza paseo carrera cra');

const isName = (t: Tokens, at: number): boolean =>
  d.isCapitalised(t, at) &&
  t.end[at]! - t.start[at]! > 2 &&
  t.shape[at] !== NUMBER &&
  !isCommon(t, at) &&
  (!isSpanishWord(t, at) || isArticle(t, at - 1) || t.shape[at] === CAPITAL);

/** The field ends with its line, a wide gap, a bracket, a sentence or the next label. */
function goesOn(t: Tokens, at: number): boolean {
  if ((t.gap[at]! & GAP_LINE) !== 0) return false;
  const mark = t.mark[at]!;
  const width = t.start[at]! - t.end[at - 1]!;
  if (mark === 0 && width >= WIDE) return false;
  if (mark === d.OPEN || mark === d.COLON || mark === d.SEMICOLON) return false;
  if (t.text.charCodeAt(t.end[at]!) === d.COLON) return false;
  if (mark !== d.DOT) return true;
  // `Balmaceda 1420. Acude por dolor`
  if (d.isNumber(t, at - 1) || t.shape[at - 1] === LETTER)
    return t.shape[at] !== CAPITAL || !isSpanishWord(t, at) || isStreetLike(t, at);
  return t.end[at - 1]! - t.start[at - 1]! <= 4;
}
