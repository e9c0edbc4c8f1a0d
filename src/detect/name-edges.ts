/**
 * Where a name begins and ends: an initial in front (`e. francisco`) or behind an inverted one (`Dada,
 * Ana M.`), particles (`di Marco`), what is elided (`D'Angelo`) or goes on behind an apostrophe (`Tu'ipulotu`), digits glued to it (`Weber12`) and a surname that
 * is a word (`Mr. Marlowe Thistle`) belong to what was found.
 */
import type { Finding } from '../core/phi.ts';
import * as d from './detector.ts';
import { isSpanish } from './language.ts';
import * as x from './lexicon.ts';
import { isClinical, isLearned } from './names/part.ts';
import {
  CAPITAL,
  GAP_LINE,
  GAP_MARK,
  LETTER,
  LOWER,
  NUMBER,
  SOME_CAPITALS,
  type Tokens,
} from './tokens.ts';

const INITIALS_MAX = 2;
const GLUED_DIGITS_MAX = 3;

/** The same finding, as far as the name reaches; `first` and `last` are its tokens. */
export function wholeName(
  t: Tokens,
  one: Finding,
  first: number,
  last: number,
  reach: number,
  limit: number,
): Finding {
  const given = withGivenWord(t, withShortGiven(t, first, reach), reach);
  const called = withByname(t, withRareGiven(t, given, reach), reach);
  const from = withInitialsBefore(t, withParticles(t, withElision(t, called, reach), reach), reach);
  const named = withRareSurname(t, first, withSurname(t, first, last, limit), limit);
  const end = withDigits(t, withSyllable(t, withRest(t, named, limit), limit), limit);
  const word = withGivenInitial(t, from, end, limit);
  const to = withInitialBehind(t, word, from, limit);
  if (from === first && to === last) return one;
  return {
    ...one,
    start: from < first ? t.start[from]! : one.start,
    end: to > last ? t.end[to]! : one.end,
  };
}

const isByname = d.wordSet('big little lil young old tiny fat skinny tall');

/** `sponsor ‹Big› Ron`: what tells him from another of his name. */
function withByname(t: Tokens, first: number, reach: number): number {
  const at = first - 1;
  if (at < 0 || t.start[at]! < reach || !d.isSpaced(t, first) || !isByname(t, at)) return first;
  const isCalled = t.shape[at] === CAPITAL && t.shape[first] === CAPITAL && !startsSentence(t, at);
  return isCalled && d.has(t, first, x.GIVEN) && !d.isOrdinary(t, first) ? at : first;
}

const startsSentence = (t: Tokens, at: number): boolean =>
  at === 0 || t.mark[at] === d.DOT || (t.gap[at]! & GAP_LINE) !== 0;

/** On no list at all, and no word of the clinic. */
const isUnknown = (t: Tokens, at: number): boolean =>
  t.shape[at] === CAPITAL &&
  t.bits[at] === 0 &&
  t.cues[at] === 0 &&
  t.end[at]! - t.start[at]! > 2 &&
  !isClinical(t, at) &&
  !isLearned(t, at);

/** `‹Chidubem› Mbanefo`: a capitalised word that no list has, right before what is no given name. */
function withRareGiven(t: Tokens, first: number, reach: number): number {
  const at = first - 1;
  if (at < 0 || t.start[at]! < reach || t.capitals !== SOME_CAPITALS) return first;
  const isNext = d.isSpaced(t, first) && t.start[first]! - t.end[at]! === 1;
  const isName = t.shape[first] === CAPITAL && !d.has(t, first, x.GIVEN);
  return isNext && isName && isUnknown(t, at) && !startsSentence(t, at) ? at : first;
}

/** Muhammad, Mosammat and Sheikh, as they are shortened in South Asia; `MD` in capitals is a degree. */
const isShortGiven = d.wordSet('md mohd mst sk');

/** `Dr. ‹Md.› Irfan Shareef` */
function withShortGiven(t: Tokens, first: number, reach: number): number {
  const at = first - 1;
  const isDotted = t.mark[first] === d.DOT && t.start[first]! - t.end[at]! === 2;
  const isShort = isDotted && t.shape[at] === CAPITAL && isShortGiven(t, at);
  return isShort && t.start[at]! >= reach ? at : first;
}

const NO_GIVEN =
  x.STOP | x.MONTH | x.WEEKDAY | x.TITLE | x.ROLE | x.RELATION | x.DRUG | x.CARE_PLACE;
/** Given names that are verbs, or what a sentence begins with. */
const isVerb = d.wordSet(
  'will may hope mark bill grant chase drew rob sue pat can see art gene long young dear both guy',
);

/** `‹Grace› Park was seen`: a given name that is a noun, in front of a surname. */
function withGivenWord(t: Tokens, first: number, reach: number): number {
  const at = first - 1;
  if (at < 0 || t.start[at]! < reach || !d.isSpaced(t, first)) return first;
  // `in 3 ‹tariq› aziz`
  if (t.shape[first] === LOWER && t.shape[at] === LOWER) {
    const isGivenOnly = d.has(t, at, x.GIVEN) && !d.isOrdinary(t, at) && !d.has(t, at, NO_GIVEN);
    return isGivenOnly ? at : first;
  }
  const isSurname =
    t.capitals === SOME_CAPITALS && t.shape[first] === CAPITAL && !d.has(t, first, x.GIVEN);
  const isNoun =
    t.shape[at] === CAPITAL &&
    d.has(t, at, x.GIVEN) &&
    d.isOrdinary(t, at) &&
    !d.has(t, at, NO_GIVEN) &&
    !isVerb(t, at);
  return isSurname && isNoun ? at : first;
}

const isElided = d.wordSet('d o l n m');

/** `d/w D'Angelo` */
function withElision(t: Tokens, first: number, reach: number): number {
  const at = first - 1;
  const isElision = at >= 0 && d.isJoinedByApostrophe(t, first) && isElided(t, at);
  return isElision && !d.isAdjacent(t, at) && t.start[at]! >= reach ? at : first;
}

const PARTICLES_MAX = 2;
/** What is a particle of names and no word of English or Spanish. */
const isParticle = d.wordSet('van von der den della di da ter ten af zu');
/** `de Graaf`, where no Spanish is spoken. */
const isRomance = d.wordSet('de del du dos das');

/** `seen by di Marco`, `covering for van der Wal` */
function withParticles(t: Tokens, first: number, reach: number): number {
  if (!d.isCapitalised(t, first)) return first;
  let from = first;
  while (from > 0 && first - from < PARTICLES_MAX && d.isSpaced(t, from)) {
    const at = from - 1;
    const isOfName = isParticle(t, at) || (isRomance(t, at) && !isSpanish(t, at));
    if (!isOfName || t.shape[at] !== LOWER || t.start[at]! < reach) break;
    from = at;
  }
  return from;
}

/** `emiko di marco`: a name does not end with its particle. */
function withSurname(t: Tokens, first: number, last: number, limit: number): number {
  let end = last;
  while (end > first && isParticle(t, end) && d.isSpaced(t, end + 1)) {
    const next = end + 1;
    if (t.end[next]! > limit || d.has(t, next, x.STOP) || d.isNumber(t, next)) break;
    end = next;
  }
  return end;
}

const NO_SURNAME =
  x.STOP |
  x.COMMON |
  x.MONTH |
  x.WEEKDAY |
  x.DRUG |
  x.CREDENTIAL |
  x.TITLE |
  x.CARE_PLACE |
  x.STATE |
  x.COUNTRY |
  x.UNIT |
  x.EPONYM;

/** `Mr. Marlowe ‹Thistle› came`: behind a title and a name a capitalised word is the surname, rare as it may be. */
function withRareSurname(t: Tokens, first: number, last: number, limit: number): number {
  const next = last + 1;
  if (first !== last || first === 0 || !d.has(t, first - 1, x.TITLE)) return last;
  if (!d.has(t, first, x.NAMED) || !d.isSpaced(t, next) || t.end[next]! > limit) return last;
  if (t.shape[next] !== CAPITAL || t.capitals !== SOME_CAPITALS || d.has(t, next, NO_SURNAME))
    return last;
  if (isClinical(t, next) || isLearned(t, next)) return last;
  return isPersonBehind(t, next + 1) ? next : last;
}

/** Somebody does something, or the sentence goes on or ends. */
const isPersonBehind = (t: Tokens, at: number): boolean =>
  at >= t.count ||
  d.isPossessive(t, at) ||
  (d.isSpaced(t, at) ? d.hasCue(t, at, x.CUE_PERSON_VERB) : ENDS.has(t.mark[at]!));
const ENDS: ReadonlySet<number> = new Set([d.COMMA, d.DOT, d.SEMICOLON]);

const isLoneLetter = (t: Tokens, at: number): boolean =>
  t.end[at]! - t.start[at]! === 1 &&
  t.shape[at] !== NUMBER &&
  !d.isPossessive(t, at) && // `with Alzheimer's. Merry Walker`
  !d.isAdjacent(t, at) &&
  !d.isAdjacent(t, at + 1);

const isMarked = (t: Tokens, at: number) => {
  const mark = t.mark[at]!;
  return mark === d.COLON || mark === d.COMMA || mark === d.OPEN || mark === d.SEMICOLON;
};

/** `hepatitis C. Smith` is no initial: before one stands a mark, a title or a small word. */
function mayPrecede(t: Tokens, initial: number): boolean {
  if (initial === 0 || (t.gap[initial]! & (GAP_LINE | GAP_MARK)) !== 0) return true;
  return d.has(t, initial - 1, x.STOP | x.TITLE | x.RELATION | x.ROLE | x.PERSON_LABEL);
}

function withInitialsBefore(t: Tokens, first: number, reach: number): number {
  let from = first;
  while (from > 0 && first - from < INITIALS_MAX) {
    const at = from - 1;
    const isDotted = t.mark[from] === d.DOT && t.start[from]! - t.end[at]! <= 2;
    // `Name: A Weber`, without the dot only behind a mark
    const isPlain = t.shape[at] === LETTER && d.isSpaced(t, from) && isMarked(t, at);
    if (!(isDotted || isPlain) || (t.gap[from]! & GAP_LINE) !== 0 || !isLoneLetter(t, at)) break;
    if (t.start[at]! < reach) break;
    from = at;
  }
  return from < first && mayPrecede(t, from) ? from : first;
}

const REST_MIN = 3;
/** `Sione Tu'ipulotu`, `Luk'yanenko`: what English hangs on (`'s`, `'ll`) is shorter. */
function withRest(t: Tokens, last: number, limit: number): number {
  const next = last + 1;
  const isRest =
    d.isJoinedByApostrophe(t, next) &&
    t.shape[next] === LOWER &&
    t.end[next]! - t.start[next]! >= REST_MIN &&
    d.isCapitalised(t, last);
  return isRest && t.end[next]! <= limit ? next : last;
}

const SYLLABLE_MAX = 3;
const ROMANISED_MAX = 5;
/** `Soo-ah`, `Min-ho`: as Korean given names are written, both syllables short. */
function withSyllable(t: Tokens, last: number, limit: number): number {
  const next = last + 1;
  const isSyllable =
    d.isJoinedByDash(t, next) &&
    t.shape[next] === LOWER &&
    t.shape[last] === CAPITAL &&
    t.end[next]! - t.start[next]! <= SYLLABLE_MAX &&
    t.end[last]! - t.start[last]! <= ROMANISED_MAX &&
    !d.has(t, last, x.SURNAME_TOP);
  return isSyllable && t.end[next]! <= limit ? next : last;
}

/** `Weber12`, `Garcia7`; and the rest of a word that a scanner misread: `Casti11o`. */
function withDigits(t: Tokens, last: number, limit: number): number {
  const digits = d.isNumber(t, last) && last > 0 && d.isAdjacent(t, last) ? last : last + 1;
  const isGlued =
    d.isAdjacent(t, digits) && d.isNumber(t, digits) && d.digits(t, digits) <= GLUED_DIGITS_MAX;
  if (!isGlued) return last;
  const rest = digits + 1;
  const isWord = d.isAdjacent(t, rest) && t.shape[rest] === LOWER && !d.isAdjacent(t, rest + 1);
  const end = isWord ? rest : digits;
  return !d.isAdjacent(t, end + 1) && t.end[end]! <= limit ? end : last;
}

/** `RN Brooks, T.` at the end of a line */
function withGivenInitial(t: Tokens, first: number, last: number, limit: number): number {
  const at = last + 1;
  const isBehind = t.mark[at] === d.COMMA && t.start[at]! - t.end[last]! === 2;
  const isDotted = t.shape[at] === LETTER && t.text.charCodeAt(t.end[at]!) === d.DOT;
  if (first < last || !isBehind || !isDotted || t.end[at]! > limit) return last;
  const next = at + 1;
  return next >= t.count || (t.gap[next]! & GAP_LINE) !== 0 ? at : last;
}

/** `Dada, Ana M.` and `dada, ana m`, `| Ali, F |`: the letter ends a line or an item of a list. */
function withInitialBehind(t: Tokens, last: number, first: number, limit: number): number {
  const at = last + 1;
  if (t.end[at]! > limit || !isLoneLetter(t, at)) return last;
  if (t.mark[at] === d.COMMA) return isInvertedLetter(t, at) ? at : last;
  if (!d.isSpaced(t, at)) return last;
  let isInverted = false;
  for (let word = first + 1; word <= last; word += 1)
    if (t.mark[word] === d.COMMA) isInverted = true;
  const next = at + 1;
  const isEnd = next >= t.count || (t.gap[next]! & (GAP_LINE | GAP_MARK)) !== 0;
  return isInverted && isEnd ? at : last;
}

/** Blanks between the columns of a table. */
const COLUMN_MIN = 3;

const AGE_MAX = 120;
const isSex = d.wordSet('m f');
const isGravida = d.wordSet('g');

/** `Barragan, L 58F`, `Pruitt, K G2P1`: what follows is the age and sex of a patient, or how many children. */
const isOfPatient = (t: Tokens, at: number): boolean =>
  (d.isNumber(t, at) &&
    t.number[at]! <= AGE_MAX &&
    d.isAdjacent(t, at + 1) &&
    isSex(t, at + 1) &&
    !d.isAdjacent(t, at + 2)) ||
  (isGravida(t, at) && d.isAdjacent(t, at + 1) && d.isNumber(t, at + 1));

/** `| Ali, F |`, `"Vukovich, D"`: a capital between a surname and the end of its cell. */
function isInvertedLetter(t: Tokens, at: number): boolean {
  const isLetter = t.shape[at] === LETTER && d.isCapitalised(t, at);
  // `Dr. Cho, I'm here`
  if (
    !isLetter ||
    d.isJoinedByApostrophe(t, at + 1) ||
    t.start[at]! - t.end[at - 1]! > 2 ||
    (t.gap[at]! & GAP_LINE) !== 0
  )
    return false;
  if (!d.has(t, at - 1, x.NAMED) && d.isOrdinary(t, at - 1)) return false;
  const next = at + 1;
  if (next >= t.count || (t.gap[next]! & GAP_LINE) !== 0) return true;
  if (d.isSpaced(t, next) && t.start[next]! - t.end[at]! >= COLUMN_MIN) return true;
  if (d.isSpaced(t, next) && isOfPatient(t, next)) return true;
  const mark = t.text.charCodeAt(t.end[at]!);
  return mark !== d.DOT && mark !== d.COMMA && mark !== d.COLON && (t.gap[next]! & GAP_MARK) !== 0;
}
