/**
 * What a detector is, and the small questions that all of them ask about the tokens around one.
 *
 * A detector is called at every token that carries one of its triggers, and adds candidates; it may
 * look around at a bounded distance only, so the whole pass is linear. Overlaps are settled later
 * (`overlap.ts`), by score.
 */
import type { Finding } from '../core/phi.ts';
import { hashWord } from './fold.ts';
import { LABEL } from './id-labels.ts';
import { COMMON, ID_LABEL, STOP, UNIT, WORD } from './lexicon.ts';
import type { Tokens } from './tokens.ts';
import { CAPITAL, CAPITALS, GAP_LINE, GAP_MARK, LETTER, MIXED, NUMBER } from './tokens.ts';

export interface Detector {
  readonly id: string;
  /** Lexicon bits (`lexicon.ts`) at which it is called. */
  readonly bits: number;
  /** Shapes (`1 << NUMBER`, …) at which it is called. */
  readonly shapes: number;
  /** Of numbers, only those of so many digits. All where left out. */
  readonly digits?: readonly number[];
  /** Of numbers of so many digits, only those that something other than a blank stands right behind or before. */
  readonly glued?: readonly number[];
  /** Of numbers of so many digits, only those that another number stands behind, `GROUP_DISTANCE` away at most. */
  readonly grouped?: readonly number[];
  /** Only in a text some of which is Spanish. */
  readonly isOfSpanish?: true;
  /** Cues at which it is called. */
  readonly cues?: number;
  /** Words, folded, at which it is called: those of a language, which no list of all languages should hold. */
  readonly words?: readonly string[];
  find(tokens: Tokens, at: number, found: Finding[]): void;
}

/** Between two groups of one number: `(212) 555`. */
export const GROUP_DISTANCE = 3;

export const shapes = (...list: readonly number[]): number =>
  list.reduce((all, shape) => all | (1 << shape), 0);

export const HYPHEN = 45;
export const DOT = 46;
export const SLASH = 47;
export const COLON = 58;
export const COMMA = 44;
export const SEMICOLON = 59;
export const HASH = 35;
export const AMPERSAND = 38;
const APOSTROPHE = 39;
export const OPEN = 40;
export const CLOSE = 41;

/** The only thing between this token and the one before it is this character. */
export function isJoinedBy(t: Tokens, at: number, code: number): boolean {
  return (
    at > 0 && t.start[at]! - t.end[at - 1]! === 1 && t.text.charCodeAt(t.end[at - 1]!) === code
  );
}

export const isApostrophe = (code: number): boolean =>
  code === APOSTROPHE || code === 0x2019 || code === 0x2018 || code === 0x60;
export const isDash = (code: number): boolean =>
  code === HYPHEN || (code >= 0x2010 && code <= 0x2014);

export function isJoinedByApostrophe(t: Tokens, at: number): boolean {
  return at > 0 && t.start[at]! - t.end[at - 1]! === 1 && isApostrophe(t.mark[at]!);
}

/** The `s` of `Dick's`. */
export const isPossessive = (t: Tokens, at: number): boolean =>
  isJoinedByApostrophe(t, at) && t.end[at]! - t.start[at]! === 1;

/** `Heart & Lung`, `R&D`: the second word, on the line of the first. */
export const isJoinedByAmpersand = (t: Tokens, at: number): boolean =>
  t.mark[at] === AMPERSAND && t.start[at]! - t.end[at - 1]! <= 3 && (t.gap[at]! & GAP_LINE) === 0;

/** The word behind `St. `: the dot is that of one or two letters. */
export const isBehindShort = (t: Tokens, at: number): boolean =>
  t.mark[at] === DOT &&
  t.start[at]! - t.end[at - 1]! === 2 &&
  t.end[at - 1]! - t.start[at - 1]! <= 2;

export function isJoinedByDash(t: Tokens, at: number): boolean {
  return at > 0 && t.start[at]! - t.end[at - 1]! === 1 && isDash(t.mark[at]!);
}

/** Nothing between this token and the one before it. */
export const isAdjacent = (t: Tokens, at: number): boolean =>
  at > 0 && at < t.count && t.start[at] === t.end[at - 1];

/** Only white space of one line between this token and the one before it. */
export const isSpaced = (t: Tokens, at: number): boolean =>
  at > 0 && t.start[at]! > t.end[at - 1]! && (t.gap[at]! & (GAP_LINE | GAP_MARK)) === 0;

/** Three blanks and more, as printed forms part their columns. */
const COLUMN_WIDTH = 3;
export const isColumnApart = (t: Tokens, at: number): boolean =>
  isSpaced(t, at) &&
  t.start[at]! - t.end[at - 1]! >= COLUMN_WIDTH &&
  !EMPHASISED.test(t.text.slice(t.end[at - 1], t.start[at]));
const EMPHASISED = /[*_`]/;

/** Only white space, at most one line break. */
export const isWrapped = (t: Tokens, at: number): boolean =>
  at > 0 && t.start[at]! > t.end[at - 1]! && (t.gap[at]! & GAP_MARK) === 0;

export const isNumber = (t: Tokens, at: number): boolean => t.shape[at] === NUMBER;
export const digits = (t: Tokens, at: number): number => t.end[at]! - t.start[at]!;

const CAPITALISED = (1 << CAPITAL) | (1 << CAPITALS) | (1 << LETTER) | (1 << MIXED);
/** Written with a capital in front: `Maria`, `MARIA`, `M`, `McDonald`. */
export function isCapitalised(t: Tokens, at: number): boolean {
  if (((CAPITALISED >>> t.shape[at]!) & 1) === 0) return false;
  if (t.shape[at] !== MIXED) return true;
  const code = t.text.charCodeAt(t.start[at]!);
  return code < 97 || code > 122;
}

export const has = (t: Tokens, at: number, bits: number): boolean => (t.bits[at]! & bits) !== 0;
export const hasCue = (t: Tokens, at: number, cue: number): boolean => (t.cues[at]! & cue) !== 0;
export const isOrdinary = (t: Tokens, at: number): boolean =>
  (t.bits[at]! & (STOP | COMMON | WORD)) !== 0;

/** A power of two, many times the words of a set, so that most words are told apart by one look. */
const GLANCE_SIZE = 1 << 10;

/** Set of words, compared by folded hash. */
export function wordSet(text: string): (t: Tokens, at: number) => boolean {
  const hashes = new Set(text.trim().split(/\s+/).map(hashWord));
  const glance = new Uint8Array(GLANCE_SIZE);
  for (const hash of hashes) glance[hash & (GLANCE_SIZE - 1)] = 1;
  return (t, at) => {
    if (at < 0) return false;
    const hash = t.hash[at]!;
    return glance[hash & (GLANCE_SIZE - 1)] === 1 && hashes.has(hash);
  };
}

/** Words that may stand between a label and its value. */
const isFiller =
  wordSet(`number numbers no num nbr id is was are of the code card a s as and identification
  identifier record my his her their patient listed noted on file dated ending line home work
  office day evening night cell mobile contact phone toll free direct main at to with date for
  security insurance health plan policy group account member`);

/** Farthest label, in tokens. */
const LABEL_DISTANCE = 5;

/**
 * Kind of the label that announces the value at this token (`LABEL`), or 0: `MRN: 123`,
 * `medical record number is 123`, `Acct #123`. Looks back over filler words only.
 */
export function labelBefore(t: Tokens, at: number): number {
  let generic = 0;
  for (let back = at - 1; back >= 0 && back >= at - LABEL_DISTANCE; back -= 1) {
    const wide = t.start[back + 1]! - t.end[back]! > 12;
    if (wide || ((t.gap[back + 1]! & GAP_LINE) !== 0 && back !== at - 1)) return generic;
    if (has(t, back, ID_LABEL)) {
      const kind = t.number[back]!;
      if (kind !== LABEL.id) return kind;
      generic = kind;
      continue;
    }
    if (!isFiller(t, back)) return generic;
  }
  return generic;
}

/** A unit of measure follows: `120 mg`, `5 days`. */
export const isMeasured = (t: Tokens, at: number): boolean =>
  has(t, at + 1, UNIT) &&
  (isSpaced(t, at + 1) || isAdjacent(t, at + 1) || isJoinedByDash(t, at + 1));

export function finding(
  start: number,
  end: number,
  category: Finding['category'],
  type: string,
  score: number,
  rule: string,
): Finding {
  return { start, end, category, type, score, rule };
}
