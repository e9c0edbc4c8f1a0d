/**
 * What the tagger, and the looser rules, take for an identifier in Spanish and is none: words of the language,
 * scales and signs that bear a name, vital signs, shares and tables. The tagger has learnt its words from notes
 * that are written otherwise, and in Spanish nothing else asks of it what a number or date must have (`least.ts`).
 */
import type { Finding } from '../core/phi.ts';
import * as d from './detector.ts';
import { hasDayCue } from './detectors/spanish-day-cue.ts';
import { LABEL } from './id-labels.ts';
import { isSpanish } from './language.ts';
import * as x from './lexicon.ts';
import { isPlainWord } from './names/spanish-part.ts';
import { isShouted } from './names/spanish-read.ts';
import { isDevice, isEponym, isLink, isNamesake, isScale } from './spanish-eponyms.ts';
import { every, namesOf } from './spanish-name-doubts.ts';
import { isGrammar, isInSpanish, isSpanishWord } from './spanish-words.ts';
import { tokenAt } from './tagger/features.ts';
import { CAPITALS, GAP_LINE, LETTER, LOWER, NO_CAPITALS, NUMBER, type Tokens } from './tokens.ts';

/** The finding as it stands, without the words of Spanish at its ends, or none. */
export function withoutDoubt(t: Tokens, one: Finding): Finding[] {
  const first = tokenAt(t, one.start);
  const last = tokenAt(t, one.end - 1);
  if (first >= t.count || last < first) return [one];
  if (one.category === 'name') return namesOf(t, one, first, last);
  if (isRuleOfPlan(t, one, first, last) || isNoState(t, one, first, last)) return [];
  const isHere = one.category === 'location' ? isInSpanish(t, first) : isSpanish(t, first);
  if (!one.rule.startsWith('tagger/') || !isHere) return [one];
  return isNone(t, one, first, last) ? [] : [one];
}

function isNone(t: Tokens, one: Finding, first: number, last: number): boolean {
  switch (one.category) {
    case 'location':
      return isNoPlace(t, one, first, last);
    case 'date':
      return isNoDate(t, first, last);
    case 'phone':
      return isNoContact(t, one, first, last);
    case 'other_unique_id':
      return isNoNumber(t, one, first, last);
    case 'organization':
      return every(t, first, last, isPlainWord);
    default:
      return false;
  }
}

/** `Plan: 1500 kcal` */
const isRuleOfPlan = (t: Tokens, one: Finding, first: number, last: number): boolean =>
  one.rule === 'labelled-id/member' &&
  isPlan(t, first - 1) &&
  isSpanish(t, first) &&
  first === last &&
  d.isSpaced(t, last + 1) &&
  t.shape[last + 1] === LOWER;
const isPlan = d.wordSet('plan');

/** `URETRA, LA FUNCIÓN`, `TAMAÑO, DE ASPECTO`: articles are no states. */
const isNoState = (t: Tokens, one: Finding, first: number, last: number): boolean =>
  one.rule.endsWith('/state') &&
  isSpanish(t, first) &&
  (isGrammar(t, last) || isGrammar(t, last + 1));

/** No town or street has these words: `la panza`, `TA 118/67, FC 78`, `ánimo bajo`, `VDRL NR`. */
function isNoPlace(t: Tokens, one: Finding, first: number, last: number): boolean {
  if (t.text.slice(one.start, one.end).includes('|')) return true; // a row of a table
  if (isScale(t, first, last) || isSyndrome(t, first) || isInside(t, first, last)) return true;
  if (d.isNumber(t, first) && holdsScale(t, first, last)) return true;
  if (every(t, first, last, isSmallWord)) return true;
  if (isDevice(t, first) && isNamesake(t, last)) return true; // `espacio de Morrison`
  if (isDated(t, first, last) || isRow(t, one, first, last)) return true;
  if (isLabelled(t, first) || isCountry(t.text.slice(one.start, one.end))) return false;
  const isClinical = (at: number) => isVital(t, at) || (t.shape[at] !== NUMBER && isShort(t, at));
  let clinical = 0;
  for (let at = first; at <= last; at += 1) {
    if (isClinical(at)) clinical += 1;
    else if (t.shape[at] !== NUMBER && !isPlainWord(t, at)) return false;
  }
  const isAddress = one.type === 'street' && !isVital(t, first) && !isVital(t, last);
  return clinical > 0 && !isAddress;
}

/** `14, Barthel 60`: the value of one scale, and the next. */
function holdsScale(t: Tokens, first: number, last: number): boolean {
  for (let at = first + 1; at < last; at += 1)
    if (!isLink(t, at) && isScale(t, at, at) && d.isNumber(t, at + 1)) return true;
  return false;
}

/** `Analítica 15/1`: words of the language and a day. */
const isDated = (t: Tokens, first: number, last: number): boolean =>
  last > first + 1 &&
  d.isNumber(t, last - 1) &&
  d.isJoinedBy(t, last, d.SLASH) &&
  every(t, first, last - 2, isPlainWord);

const STREET_WORD =
  /(?<!\p{L})(?:c\/|calle|avda|avenida|av|plaza|pza|paseo|ctra|urb|bloque|piso|portal|nº)(?!\p{L})/iu;
const ROW_MIN = 3;

/** `MADRS 34, Hamilton 22, Beck 31`: values in a row. */
function isRow(t: Tokens, one: Finding, first: number, last: number): boolean {
  let values = 0;
  for (let at = first + 1; at <= last; at += 1) {
    const isValue = t.shape[at] === NUMBER && t.shape[at - 1] !== NUMBER && d.isSpaced(t, at);
    const isItem =
      t.mark[at + 1] === d.COMMA || t.mark[at + 1] === d.DOT || t.mark[at + 1] === d.SEMICOLON;
    if (isValue && isItem) values += 1;
  }
  return values >= ROW_MIN && !STREET_WORD.test(t.text.slice(one.start, one.end));
}

const isVital = d.wordSet(
  `ta pa tas tad fc fr sat spo t tª peso talla imc ps hr bp avf avr avl v1 v2 v3 v4 v5 v6 pvc hb na k obra npi vdrl vih`,
);

const isCountry = (text: string): boolean => /^(?:EE\.? ?UU|U\.?S\.?A)/.test(text);

/** `CP: S2000` */
const isLabelled = (t: Tokens, at: number): boolean => isCode(t, at - 1);
const isCode = d.wordSet('cp postal provincia localidad domicilio direccion');

const ABBREVIATION_MAX = 4;

/** Letters that stand for something: `VDRL`, `NR`. A town in capitals has more of them, or is listed. */
const isShort = (t: Tokens, at: number): boolean =>
  (t.shape[at] === CAPITALS || t.shape[at] === LETTER) &&
  t.end[at]! - t.start[at]! <= ABBREVIATION_MAX &&
  !d.has(t, at, x.CITY | x.STATE | x.COUNTRY | x.STREET);

/** `38,2º C`, and in a text without capitals `t3n2m0`: a piece of a value. */
const isInside = (t: Tokens, first: number, last: number): boolean =>
  (d.isJoinedBy(t, first, d.COMMA) && d.isNumber(t, first - 1)) ||
  (t.capitals === NO_CAPITALS && (d.isAdjacent(t, first) || d.isAdjacent(t, last + 1)));

/** Of the language, in small letters or where all are capitals. */
const isSmallWord = (t: Tokens, at: number): boolean =>
  (t.shape[at] === LOWER || (t.shape[at] === CAPITALS && isShouted(t, at))) &&
  !d.has(t, at, x.STREET | x.STATE | x.COUNTRY) &&
  (isSpanishWord(t, at) || d.isOrdinary(t, at));

const isSyndrome = (t: Tokens, at: number): boolean =>
  isEponym(t, at) && isLink(t, at - 1) && isDevice(t, at - 2);

/** A day needs a month, a weekday or a cue; `104/60`, `2,6`, `4/4` have none. */
function isNoDate(t: Tokens, first: number, last: number): boolean {
  if (areYearsApart(t, first, last)) return true;
  let numbers = 0;
  for (let at = first; at <= last; at += 1) {
    if (d.has(t, at, x.MONTH | x.WEEKDAY) || isSpanishDay(t, at)) return false;
    if (t.shape[at] !== NUMBER) continue;
    numbers += 1;
    if (d.digits(t, at) === 4 || d.digits(t, at) === 8) return false;
  }
  if (numbers > 2) return false;
  const isPair = numbers === 2 && last === first + 1 && d.isJoinedBy(t, last, d.SLASH);
  if (!isPair) return true;
  return !hasDayCue(t, first, last) && !isApart(t, first, last);
}

/** `1982), colecistectomía (2010`: bare years, and what happened between them. */
function areYearsApart(t: Tokens, first: number, last: number): boolean {
  let words = 0;
  for (let at = first; at <= last; at += 1) {
    if (d.has(t, at, x.MONTH | x.WEEKDAY) || isSpanishDay(t, at)) return false;
    if (t.shape[at] !== NUMBER) words += t.end[at]! - t.start[at]! >= WORD_MIN ? 1 : 0;
    else if (d.digits(t, at) !== 4) return false;
  }
  return words > 0 && t.shape[first] === NUMBER && t.shape[last] === NUMBER;
}
const WORD_MIN = 5;

const isSpanishDay = d.wordSet(
  'lunes martes miercoles jueves viernes sabado domingo ene abr ago dic set semana navidad',
);

/** `(12/3)`, or at the head of a line: a day by itself. */
function isApart(t: Tokens, first: number, last: number): boolean {
  const [a, b] = [t.number[first]!, t.number[last]!];
  if (a === b || a < 1 || b < 1 || a > 31 || b > 12) return false;
  const isBracketed = t.mark[first] === d.OPEN && t.mark[last + 1] === d.CLOSE;
  const isHead = (t.gap[first]! & GAP_LINE) !== 0;
  return isBracketed || isHead;
}

const DIALLED_MIN = 5;
const AT_SIGN = '@';

/** `85`, `112`, a row of prices: too short to be called, or parted by bars. */
function isNoContact(t: Tokens, one: Finding, first: number, last: number): boolean {
  const text = t.text.slice(one.start, one.end);
  if (text.includes(AT_SIGN) || /\p{L}\//u.test(text)) return false;
  if (text.includes('|')) return true;
  const digits = digitsOf(t, first, last);
  const isPiece = isTied(t, first) || isTied(t, last + 1);
  if (digits >= DIALLED_MIN || (digits > 0 && isPiece)) return false;
  return digits < 3 || d.labelBefore(t, first) !== LABEL.phone || isEmergency(text);
}

/** A number a blank, a joint or a line end from the one before. */
const isTied = (t: Tokens, at: number): boolean =>
  at > 0 &&
  at < t.count &&
  d.isNumber(t, at) &&
  d.isNumber(t, at - 1) &&
  t.start[at]! - t.end[at - 1]! <= 3;

const isEmergency = (text: string): boolean => /^(?:112|911|061|091|123)$/.test(text);

function digitsOf(t: Tokens, first: number, last: number): number {
  let digits = 0;
  for (let at = first; at <= last; at += 1) {
    for (let place = t.start[at]!; place < t.end[at]!; place += 1) {
      const code = t.text.charCodeAt(place);
      if (code >= 48 && code <= 57) digits += 1;
    }
  }
  return digits;
}

/** `madre`, `P10`, `52F`, `88/163`: no digits, hardly any, or two values of a test. */
function isNoNumber(t: Tokens, one: Finding, first: number, last: number): boolean {
  if (digitsOf(t, first, last) < 3 || isCount(t, first - 1) || isBed(t, first)) return true;
  return /^\d{1,3}\/\d{1,3}$/.test(t.text.slice(one.start, one.end));
}

/** `plaquetas: 291000` */
const isCount = d.wordSet('plaquetas leucocitos hematies linfocitos neutrofilos colonias ufc');
const isBed = d.wordSet('cama box hab habitacion quirofano sillon planta');
