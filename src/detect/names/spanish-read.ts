/**
 * Reads a name as Spanish writes it from a given token on: `María del Carmen Ochoa`, `Ma. de la Luz Arriaga Vda. de
 * Olmos`, `Sáenz de Buruaga`, `A. Lertxundi`, `FDEZ. OJEDA C.`, `Núñez-Villaverde`, `Goikoetxea Urrutia, Miren`.
 */
import * as d from '../detector.ts';
import { isSpanishWord } from '../spanish-words.ts';
import { CAPITALS, GAP_LINE, LETTER, LOWER, type Tokens } from '../tokens.ts';
import { isClinical } from './part.ts';
import * as s from './spanish-part.ts';

const PARTS_MAX = 8;
const isParticle = d.wordSet('de del la las los y i e da do dos san santa von van der di d');
/** Cut short with a dot or a raised letter: `Ma.`, `Mª`, `Fdez.`, `Vda.`. */
export const isCutShort = d.wordSet(
  'ma mª m fco fca fdez hdez hdz fdz glez gzlez gcia rguez rdz rdguez mtnez mtz sdez vda vdo jr sr',
);
const isWidow = d.wordSet('vda viuda vdo');

/** Titles that may stand before the name: they are no part of it. */
const isTitle =
  d.wordSet(`don doña dn dña d sr sra srta señor señora señorita dr dra doctor doctora lic licenciado licenciada ing mtro
  mtra prof profesor profesora enf klgo klga obst psic padre sor hermana tec tum c fr`);

/** First token behind the titles that stand at `at`: `don Neftalí`, `Dr. D. Leopoldo`. */
export function afterTitles(t: Tokens, at: number): number {
  let first = at;
  for (let titles = 0; titles < 3; titles += 1) {
    const next = first + 1;
    const isNext =
      next < t.count && t.start[next]! - t.end[first]! <= 3 && (t.gap[next]! & GAP_LINE) === 0;
    const hasDot = t.mark[next] === d.DOT;
    if (!isNext || !isTitle(t, first) || !(hasDot || t.mark[next] === 0)) break;
    if (t.shape[first] === LETTER && !hasDot) break;
    first = next;
  }
  return first;
}

/** Most words around are in capitals: there a capital says nothing. */
export function isShouted(t: Tokens, at: number): boolean {
  let capitals = 0;
  let others = 0;
  for (let near = Math.max(0, at - 6); near < Math.min(t.count, at + 7); near += 1) {
    if (t.shape[near] === CAPITALS) capitals += 1;
    else if (t.shape[near] === LOWER || t.shape[near] === 3) others += 1;
  }
  return capitals > others;
}

/**
 * Last token of the name that starts at `at`, or -1. `isTrusted`: a name must stand here, so that a family name may
 * be a word, too (`Médico: Guerrero Cámara`), and an article part of it (`El Yaagoubi`).
 */
export function nameEnd(t: Tokens, at: number, isTrusted = false): number {
  if (at < 0 || at >= t.count) return -1;
  const shouted = isShouted(t, at);
  let last = -1;
  let words = 0;
  let next = at;
  for (let parts = 0; parts < PARTS_MAX && next < t.count; parts += 1) {
    if (parts > 0 && !isNext(t, next)) break;
    const isFamily = words > 0 || isTrusted;
    const isArticle = isTrusted && words === 0 && isArab(t, next) && d.isSpaced(t, next + 1);
    const particle = isArticle ? next + 1 : particlesEnd(t, next, words);
    // `Ospino De la Hoz`, `de la Fuente`
    if (particle > next && isWordOf(t, particle, shouted, isFamily)) {
      last = wordEnd(t, particle);
      words += 1;
    } else if (isCutShort(t, next) && isDotted(t, next)) {
      last = withWoman(t, next);
      if (!isWidow(t, next)) words += t.shape[next] === LETTER ? 0 : 1;
    } else if (s.isInitial(t, next)) {
      if (!isDotted(t, next) && !(words > 0 && endsItem(t, next))) break;
      last = withWoman(t, next);
    } else if (isWordOf(t, next, shouted, isFamily)) {
      last = wordEnd(t, next);
      words += 1;
    } else break;
    next = last + 1;
  }
  return words > 0 ? withoutTail(t, at, last) : -1;
}

const isAnd = d.wordSet('y i e');
const isArab = d.wordSet('el al ben ibn bel');

const isWordOf = (t: Tokens, at: number, shouted: boolean, isFamily: boolean): boolean =>
  isFamily ? s.isFamilyPart(t, at, shouted) : s.isNamePart(t, at, shouted);

const GAP_MAX = 3;
/** A blank, or the dot and blank behind an initial or what is cut short. */
function isNext(t: Tokens, at: number): boolean {
  if ((t.gap[at]! & GAP_LINE) !== 0 || t.start[at]! - t.end[at - 1]! > GAP_MAX) return false;
  if (t.mark[at] === 0) return t.start[at]! - t.end[at - 1]! < GAP_MAX;
  if (t.text.charCodeAt(t.end[at - 1]! - 1) === RAISED_A) return t.mark[at] === 0;
  return t.mark[at] === d.DOT && (t.shape[at - 1] === LETTER || isCutShort(t, at - 1));
}

/** The word behind particles, or `at` itself. */
function particlesEnd(t: Tokens, at: number, words: number): number {
  let next = at;
  if (words === 0 && isAnd(t, at)) return at;
  while (next - at < 3 && isParticle(t, next) && d.isSpaced(t, next + 1)) next += 1;
  return next;
}

const RAISED_A = 0xaa;
/** `M.ª Dolores` */
const withWoman = (t: Tokens, at: number): number =>
  at + 1 < t.count && t.text.charCodeAt(t.start[at + 1]!) === RAISED_A ? at + 1 : at;

const isDotted = (t: Tokens, at: number): boolean =>
  t.text.charCodeAt(t.end[at]!) === d.DOT || t.text.charCodeAt(t.end[at]! - 1) === RAISED_A;

/** `Núñez-Villaverde`, `Q'anil`: the last piece of the word. */
function wordEnd(t: Tokens, at: number): number {
  let last = at;
  while (last - at < 3) {
    const next = last + 1;
    const isTied = d.isJoinedByDash(t, next) || d.isJoinedByApostrophe(t, next);
    if (!isTied || !d.isCapitalised(t, next)) break;
    last = next;
  }
  return last;
}

/** The letter is the last of its line, cell or item: `Montserrat Ugalde R.` */
const endsItem = (t: Tokens, at: number): boolean =>
  at + 1 >= t.count || (t.gap[at + 1]! & GAP_LINE) !== 0 || t.mark[at + 1] !== 0;

/** A widow's `Vda.` with nobody behind it is no part. */
function withoutTail(t: Tokens, first: number, last: number): number {
  return last > first && isWidow(t, last) ? last - 1 : last;
}

/** `Goikoetxea Urrutia, Miren`, `El Yaagoubi, Fatima`: last token of the given name behind the comma, or -1. */
export function invertedEnd(t: Tokens, last: number): number {
  const next = last + 1;
  const isComma = t.mark[next] === d.COMMA && t.start[next]! - t.end[last]! <= 2;
  if (!isComma || (t.gap[next]! & GAP_LINE) !== 0) return -1;
  if (s.isInitial(t, next) && isDotted(t, next)) return next;
  const end = nameEnd(t, next, true);
  if (end >= 0) return end - next < 4 ? end : -1;
  return isShoutedGiven(t, last, next) ? next : -1;
}

const GIVEN_MIN = 4;
/** `HUAMÁN QUISPE, EDILBERTA   DNI`: one word of capitals and none of the language, and then another field. */
function isShoutedGiven(t: Tokens, family: number, at: number): boolean {
  const isLong = t.end[at]! - t.start[at]! >= GIVEN_MIN;
  if (t.shape[family] !== CAPITALS || t.shape[at] !== CAPITALS || !isLong) return false;
  if (isSpanishWord(t, at) || isClinical(t, at) || d.isOrdinary(t, at)) return false;
  const next = at + 1;
  const isApart =
    next >= t.count || (t.gap[next]! & GAP_LINE) !== 0 || t.start[next]! - t.end[at]! > 1;
  return isApart || t.mark[next] !== 0 || d.isNumber(t, next);
}
