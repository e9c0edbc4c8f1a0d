/**
 * Which tokens the tagger looks at. Most words of a note are nobody's name whatever stands around them,
 * and most short numbers nobody's number; leaving them out is most of the tagger's speed. What is left out
 * here cannot be found by it, so that every rule errs on the side of looking.
 *
 * Three steps: what a token is worth by itself (`worthOf`), what its company decides (`resolve`), and what
 * belongs to looked-at neighbours (`connect`). Index of a token in `isActive` is its place plus `MARGIN`.
 */
import { AGE_MAX, AGE_MIN } from '../../core/ages.ts';
import * as d from '../detector.ts';
import { isNth } from '../detectors/date-parts.ts';
import * as x from '../lexicon.ts';
import {
  CAPITAL,
  CAPITALS,
  GAP_BREAK,
  GAP_LINE,
  GAP_MARK,
  GAP_SPACE,
  LETTER,
  LOWER,
  NUMBER,
  type Tokens,
} from '../tokens.ts';

/** Before the first and after the last token. */
export const MARGIN = 3;

export const PLAIN_BITS = x.COMMON | x.WORD | x.STOP;
/** Bits that make even a lower-case word worth a look. */
const LOOKED_AT = x.MONTH | x.STREET | x.CARE_PLACE | x.STATE | x.TITLE | x.PARTICLE | x.CITY;

/** Whether a token is looked at: of its own, for its neighbours, or once `resolve` has seen them. */
const NEVER = 0;
const ALWAYS = 1;
const CONNECTED = 2;
const IN_COMPANY = 3;

/** How much of an ordinary word it is: none, listed, common, or one that holds sentences together. */
export const plainness = (bits: number): number =>
  (bits & x.STOP) !== 0 ? 3 : (bits & x.COMMON) !== 0 ? 2 : (bits & x.WORD) !== 0 ? 1 : 0;

/** What a token is worth by itself; `plain` is its plainness. */
export function worthOf(t: Tokens, at: number, plain: number): number {
  const shape = t.shape[at]!;
  if (shape === NUMBER) return worthOfNumber(t, at);
  if (d.isAdjacent(t, at) && isNth(t, at - 1)) return ALWAYS;
  const worth = worthOfWord(shape, t.bits[at]!, t.cues[at]!, plain);
  if (worth === ALWAYS) return ALWAYS;
  if (digits(t, at) === 1 && t.text.charCodeAt(t.end[at]!) === d.DOT) return ALWAYS;
  return isInNumber(t, at) ? ALWAYS : worth;
}

/** Small letters and the words that begin a sentence are looked at where something beside them speaks for it. */
function worthOfWord(shape: number, bits: number, cues: number, plain: number): number {
  const isNamed = (bits & x.NAMED) !== 0;
  const isLookedAt = (bits & LOOKED_AT) !== 0;
  if (shape === LOWER) {
    if (isLookedAt || (plain === 0 && isNamed)) return ALWAYS;
    if (plain === 0) return (bits & (x.DRUG | x.UNIT)) === 0 ? IN_COMPANY : NEVER;
    return (bits & x.SURNAME_TOP) !== 0 || (cues & x.CUE_GIVEN_TOP) !== 0 ? IN_COMPANY : NEVER;
  }
  if (isLookedAt || (plain === 0 && (cues & x.CUE_CLINICAL) === 0)) return ALWAYS;
  if (shape === LETTER) return IN_COMPANY;
  if (!isNamed && (plain === 3 || (shape === CAPITALS && plain > 0))) return NEVER;
  if (shape === CAPITAL) return plain > 1 || (plain > 0 && !isNamed) ? IN_COMPANY : ALWAYS;
  return ALWAYS;
}

const digits = (t: Tokens, at: number) => t.end[at]! - t.start[at]!;
/** Numbers up to this are mostly counts and doses. */
const SHORT_MAX = 3;

function worthOfNumber(t: Tokens, at: number): number {
  if (digits(t, at) > SHORT_MAX || isNamed(t, at - 1) || isNamed(t, at + 1)) return ALWAYS;
  // Most stand between blanks, and belong to a street or to nothing.
  const hasMark = t.mark[at] !== 0 || t.mark[at + 1] !== 0;
  const isPart = hasMark && (isOfPair(t, at) || isOfPair(t, at + 1) || isOfPhone(t, at));
  if (isPart || isInNumber(t, at) || isOfStreet(t, at) || isNth(t, at)) return ALWAYS;
  return mayBeAge(t, at) ? CONNECTED : NEVER;
}

/** As old as nobody is told to be. */
export const mayBeAge = (t: Tokens, at: number): boolean =>
  t.number[at]! >= AGE_MIN && t.number[at]! <= AGE_MAX && digits(t, at) <= SHORT_MAX;

/** Written with a capital, and no ordinary word: `12 Rue`, `Calle 5`. */
function isNamed(t: Tokens, at: number): boolean {
  if (at < 0 || at >= t.count) return false;
  return (
    (t.shape[at] === CAPITAL || t.shape[at] === CAPITALS) &&
    (t.bits[at]! & (x.STOP | x.COMMON | x.UNIT)) === 0
  );
}

/** The second of two numbers that could be a month and a day or year: `3/14`, `11/98`. */
function isOfPair(t: Tokens, at: number): boolean {
  if (!d.isNumber(t, at) || !d.isJoinedBy(t, at, d.SLASH) || !d.isNumber(t, at - 1)) return false;
  if (digits(t, at) > 2 || digits(t, at - 1) > 2) return false;
  return t.number[at - 1]! <= 31 && t.number[at - 1]! > 0;
}

/** The first digits of a number that goes on: `(323) 748-4364`, `642-8689`. */
function isOfPhone(t: Tokens, at: number): boolean {
  return (
    digits(t, at) === SHORT_MAX &&
    d.isNumber(t, at + 1) &&
    digits(t, at + 1) >= SHORT_MAX &&
    (d.isDash(t.mark[at + 1]!) || t.mark[at + 1] === d.CLOSE) &&
    t.start[at + 1]! - t.end[at]! <= 3
  );
}

const STREET_WORDS_MAX = 4;
/** `154 s king dr`: a word for a street stands a few words on, with no mark between. */
function isOfStreet(t: Tokens, at: number): boolean {
  if (d.has(t, at + 1, x.STREET)) return false;
  for (let on = at + 2; on <= at + STREET_WORDS_MAX && d.isSpaced(t, on); on += 1) {
    if (d.has(t, on, x.STREET)) return d.isSpaced(t, at + 1);
  }
  return false;
}

const PIECES_MIN = 3;
const DIGITS_MIN = 3;
const PIECES_SEEN = 4;
/**
 * Inside letters and digits that hang together, in three pieces at least and with more digits than a spinal
 * level has: `PJ78W042`, `2O06`, `6084-ucx-73`.
 */
const isInNumber = (t: Tokens, at: number): boolean =>
  (t.gap[at]! & t.gap[at + 1]! & GAP_SPACE) === 0 && isInPieces(t, at);

function isInPieces(t: Tokens, at: number): boolean {
  if (!(hangs(t, at) || hangs(t, at + 1))) return false;
  let first = at;
  let last = at;
  while (at - first < PIECES_SEEN && hangs(t, first)) first -= 1;
  while (last - at < PIECES_SEEN && hangs(t, last + 1)) last += 1;
  let length = 0;
  for (let place = first; place <= last; place += 1)
    if (d.isNumber(t, place)) length += digits(t, place);
  return last - first + 1 >= PIECES_MIN && length >= DIGITS_MIN;
}

/** Nothing, or a hyphen between letters and digits, parts this token from the one before. */
const hangs = (t: Tokens, at: number): boolean =>
  d.isAdjacent(t, at) ||
  (d.isJoinedByDash(t, at) && at < t.count && d.isNumber(t, at) !== d.isNumber(t, at - 1));

/** Before a word that no list knows more will do: `dear hernán`. */
const BEFORE_UNKNOWN = x.ANNOUNCING | x.BEFORE_PERSON;

/** Decides for the words that need company: see `worthOf`. */
export function resolve(t: Tokens, isActive: Uint8Array, isLowerText: boolean): void {
  for (let at = 0; at < t.count; at += 1) {
    const place = at + MARGIN;
    if (isActive[place] !== IN_COMPANY) continue;
    const isBeside =
      t.shape[at] === LETTER
        ? isInitialOf(t, at, isActive)
        : isActive[place - 1] === ALWAYS || isActive[place + 1] === ALWAYS;
    const isUnknown = (t.bits[at]! & PLAIN_BITS) === 0;
    const before = at === 0 ? 0 : t.bits[at - 1]!;
    const isAnnounced = (before & (isUnknown ? BEFORE_UNKNOWN : x.ANNOUNCING)) !== 0;
    const isSpoken =
      t.shape[at] === LOWER
        ? isLowerText ||
          ((t.bits[at]! & x.GIVEN) !== 0 && isUnknown && actsNext(t, at)) ||
          isWrittenByStaff(t, at)
        : t.shape[at] !== LETTER && (!isBeginning(t, at) || actsNext(t, at));
    isActive[place] = isBeside || isAnnounced || isSpoken ? ALWAYS : NEVER;
  }
}

const STAFF_INITIALS_MAX = 3;
const LOGIN_MIN = 5;
const LOGIN_DIGITS_MAX = 3;
const isBeforeLogin = d.wordSet('by user username userid login logon');

/** Small letters that no list knows, as staff sign (`ok. jk`, `cs/`) or log in (`user garayb`, `ajayig74`). */
function isWrittenByStaff(t: Tokens, at: number): boolean {
  if (t.bits[at] !== 0 || t.cues[at] !== 0) return false;
  if (digits(t, at) <= STAFF_INITIALS_MAX) return isEdge(t, at) && isEdge(t, at + 1);
  if (digits(t, at) < LOGIN_MIN) return false;
  const next = at + 1;
  const isGlued = d.isAdjacent(t, next) && d.isNumber(t, next);
  return (isGlued && digits(t, next) <= LOGIN_DIGITS_MAX) || (at > 0 && isBeforeLogin(t, at - 1));
}

/** A line or something between two marks begins or ends with this token. */
const isEdge = (t: Tokens, at: number): boolean =>
  at === 0 || at >= t.count || (t.gap[at]! & (GAP_LINE | GAP_MARK)) !== 0;

/** `S Chowdhury`, `Cindy M`: a capital letter without a dot, only a blank from a word that is looked at. */
function isInitialOf(t: Tokens, at: number, isActive: Uint8Array): boolean {
  const isBefore = d.isSpaced(t, at + 1) && isActive[at + MARGIN + 1] === ALWAYS;
  if (isBefore && d.has(t, at + 1, x.NAMED) && d.isCapitalised(t, at + 1)) return true;
  const isBehind = d.isSpaced(t, at) && isActive[at + MARGIN - 1] === ALWAYS;
  return isBehind && d.has(t, at - 1, x.NAMED) && d.isCapitalised(t, at - 1);
}

/** Has its capital from where it stands. */
const isBeginning = (t: Tokens, at: number): boolean =>
  at === 0 ||
  (t.gap[at]! & (GAP_LINE | GAP_BREAK)) !== 0 ||
  ((t.gap[at]! & GAP_MARK) !== 0 && t.mark[at] !== d.COMMA);

/** `Grace reports`, `Hope's`. */
const actsNext = (t: Tokens, at: number): boolean =>
  at + 1 < t.count &&
  ((t.cues[at + 1]! & x.CUE_PERSON_VERB) !== 0 || t.end[at + 1]! - t.start[at + 1]! === 1);

/** `University of the Rockies`, `st luke medical center`: what belongs to its looked-at neighbours. */
export function connect(t: Tokens, isActive: Uint8Array, isOfOneCase: boolean): void {
  for (let at = 0; at < t.count; at += 1) {
    const place = at + MARGIN;
    if (isActive[place] !== 0) continue;
    const isBetween = isActive[place - 1] !== 0 && isActive[place + 1] === 1;
    const isPair =
      isActive[place - 1] !== 0 &&
      isActive[place + 2] === 1 &&
      (t.bits[at]! & t.bits[at + 1]! & x.STOP) !== 0;
    const isTail =
      isActive[place - 1] !== 0 &&
      ((t.bits[at]! & x.CARE_WORD) !== 0 || (t.cues[at]! & x.CUE_CARE_TAIL) !== 0);
    // In a text without capitals, or in nothing else, any word may be a name.
    const isPerhaps = isOfOneCase && t.shape[at] !== NUMBER && (t.bits[at]! & x.STOP) === 0;
    // `An Nguyen`, `See Kim`
    const isGiven =
      t.shape[at] === CAPITAL &&
      isActive[place + 1] === ALWAYS &&
      t.mark[at + 1] === 0 &&
      (t.bits[at + 1]! & (x.SURNAME | PLAIN_BITS)) === x.SURNAME;
    if (isBetween || isPair || isTail || isPerhaps || isGiven) isActive[place] = CONNECTED;
  }
}
