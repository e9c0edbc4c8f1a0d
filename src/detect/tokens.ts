/**
 * One pass over a text: words and digit runs with their offsets, shape, folded hash and lexicon
 * bits, in typed arrays. Everything else in the engine reads these arrays; nobody scans the text
 * again. Work space is reused between calls: a `Tokens` is valid until the next `tokenise`.
 */

import { codeUnitsOf } from '../core/code-units.ts';
import { isEscapeLetter } from './escaped-lines.ts';
import * as c from './fold.ts';
import { bitsAt, cuesAt, find, numberAt } from './lexicon.ts';

/** Shapes. */
export const NUMBER = 1;
export const LOWER = 2;
/** `Maria` */
export const CAPITAL = 3;
/** `MARIA` */
export const CAPITALS = 4;
/** `M` */
export const LETTER = 5;
/** `McDonald`, `iPhone` */
export const MIXED = 6;
/** No case in this script. */
export const CASELESS = 7;
/** The sentinel after the last token. */
const END = 0;

/** What lies between a token and the one before it. */
export const GAP_SPACE = 1;
export const GAP_LINE = 2;
/** An empty line, or the start or end of the text. */
export const GAP_BREAK = 4;
/** Something other than white space; `mark` is its first character. */
export const GAP_MARK = 8;

export interface Tokens {
  readonly text: string;
  readonly count: number;
  readonly start: Int32Array;
  readonly end: Int32Array;
  readonly shape: Uint8Array;
  /** Folded hash; of a number, of its digits. */
  readonly hash: Int32Array;
  readonly bits: Int32Array;
  readonly cues: Uint16Array;
  /** Month, label kind, value of a number word; of digits, their value up to 65535. */
  readonly number: Uint16Array;
  readonly gap: Uint8Array;
  /** First character of the gap that is no white space, or 0. */
  readonly mark: Uint16Array;
  /** How the whole text is written: `SOME_CAPITALS`, `NO_CAPITALS`, `ALL_CAPITALS`. */
  readonly capitals: number;
}

/** `Tokens.capitals`. */
export const SOME_CAPITALS = 0;
/** Of words, at most one in twenty has one: who wrote this did without. */
export const NO_CAPITALS = 1;
/** Four words in five have one. */
export const ALL_CAPITALS = 2;

function capitalsOf(words: number, lowers: number): number {
  if (lowers * 20 > words * 19) return NO_CAPITALS;
  return lowers * 5 < words ? ALL_CAPITALS : SOME_CAPITALS;
}

class Space {
  capacity: number;
  start: Int32Array;
  end: Int32Array;
  hash: Int32Array;
  bits: Int32Array;
  shape: Uint8Array;
  cues: Uint16Array;
  gap: Uint8Array;
  number: Uint16Array;
  mark: Uint16Array;

  constructor(capacity: number) {
    this.capacity = capacity;
    this.start = new Int32Array(capacity);
    this.end = new Int32Array(capacity);
    this.hash = new Int32Array(capacity);
    this.bits = new Int32Array(capacity);
    this.shape = new Uint8Array(capacity);
    this.cues = new Uint16Array(capacity);
    this.gap = new Uint8Array(capacity);
    this.number = new Uint16Array(capacity);
    this.mark = new Uint16Array(capacity);
  }
}

/** Tokens for texts up to this length are kept as work space; larger ones are let go again. */
const KEPT_CAPACITY = 1 << 18;
let space = new Space(1 << 14);

/** Such texts have work space of their own: what stands beside a note does not make it be read twice. */
const SHORT_LENGTH_MAX = 500;
/** Behind the last token: as far as a detector looks ahead, so that it never sees what an earlier text has left. */
const SENTINELS = 24;
const spaceOfShort = new Space(SHORT_LENGTH_MAX + SENTINELS);

function spaceFor(length: number): Space {
  if (length <= SHORT_LENGTH_MAX) return spaceOfShort;
  const capacity = length + SENTINELS; // every token but the sentinels has a character
  if (capacity <= space.capacity) return space;
  const wider = new Space(Math.max(capacity, space.capacity * 2));
  if (wider.capacity <= KEPT_CAPACITY) space = wider;
  return wider;
}

const BACKSLASH = 92;
const SMALL_T = 116;

const isWordKind = (kind: number) => kind >= c.LOWER && kind <= c.CASELESS;

function shapeOf(length: number, uppers: number, isFirstUpper: boolean, hasCaseless: boolean) {
  if (hasCaseless) return CASELESS;
  if (uppers === 0) return LOWER;
  if (uppers === length) return length === 1 ? LETTER : CAPITALS;
  return uppers === 1 && isFirstUpper ? CAPITAL : MIXED;
}

let latest: Tokens | undefined;
let latestShort: Tokens | undefined;

/** The same text twice in a row is read once. */
export function tokenise(text: string): Tokens {
  if (text.length <= SHORT_LENGTH_MAX) {
    if (latestShort?.text !== text) latestShort = read(text);
    return latestShort!;
  }
  if (latest?.text !== text) latest = read(text);
  return latest!;
}

function read(text: string): Tokens {
  const s = spaceFor(text.length);
  const { KIND, FOLD } = c;
  const units = codeUnitsOf(text);
  const length = text.length;
  let count = 0;
  let at = 0;
  let gap = GAP_LINE | GAP_BREAK;
  let mark = 0;
  let words = 0;
  let lowers = 0;

  while (at < length) {
    const kind = KIND[units[at]!]!;
    if (kind === c.SPACE) {
      gap |= GAP_SPACE;
      at += 1;
    } else if (kind === c.NEWLINE) {
      const isPair = units[at]! === 13 && units[at + 1]! === 10;
      gap |= (gap & GAP_LINE) !== 0 && mark === 0 ? GAP_BREAK : GAP_LINE;
      at += isPair ? 2 : 1;
    } else if (kind === c.DIGIT) {
      const start = at;
      let value = 0;
      let hash = c.HASH_SEED;
      let code = units[at]!;
      do {
        value = value > 6552 ? 65535 : value * 10 + code - 48;
        hash = c.hashStep(hash, code);
        at += 1;
        code = units[at]!;
      } while (code >= 48 && code <= 57);
      s.start[count] = start;
      s.end[count] = at;
      s.shape[count] = NUMBER;
      s.hash[count] = hash;
      s.bits[count] = 0;
      s.cues[count] = 0;
      s.number[count] = value;
      s.gap[count] = gap;
      s.mark[count] = mark;
      count += 1;
      gap = 0;
      mark = 0;
    } else if (isWordKind(kind)) {
      const start = at;
      let uppers = 0;
      let letters = 0;
      let hasCaseless = false;
      let hash = c.HASH_SEED;
      let current = kind;
      do {
        if (current === c.UPPER) uppers += 1;
        else if (current === c.CASELESS) hasCaseless = true;
        if (current !== c.INVISIBLE) {
          letters += 1;
          hash = c.hashStep(hash, FOLD[units[at]!]!);
        }
        at += 1;
        current = KIND[units[at]!]!; // the 0 after the last unit is of no kind
      } while (isWordKind(current) || current === c.INVISIBLE);
      const slot = find(hash);
      s.start[count] = start;
      s.end[count] = at;
      s.shape[count] = shapeOf(letters, uppers, kind === c.UPPER, hasCaseless);
      words += 1;
      if (uppers === 0 && !hasCaseless) lowers += 1;
      s.hash[count] = hash;
      s.bits[count] = bitsAt(slot);
      s.cues[count] = cuesAt(slot);
      s.number[count] = numberAt(slot);
      s.gap[count] = gap;
      s.mark[count] = mark;
      count += 1;
      gap = 0;
      mark = 0;
    } else if (units[at]! === BACKSLASH && isEscapeLetter(units[at + 1]!)) {
      gap |= units[at + 1]! === SMALL_T ? GAP_SPACE : GAP_LINE;
      at += 2;
    } else {
      const behind = isEmphasis(units[at]!) ? emphasisEnd(units, at) : at;
      if (behind === at) {
        if (mark === 0) mark = units[at]!;
        gap |= GAP_MARK;
        at += 1;
      } else at = behind;
    }
  }
  end(s, count, length, gap, mark);
  return { ...pick(s), text, count, capitals: capitalsOf(words, lowers) };
}

const ASTERISK = 42;
const UNDERSCORE = 95;
const BACKTICK = 96;
const isEmphasis = (code: number): boolean =>
  code === ASTERISK || code === UNDERSCORE || code === BACKTICK;
const EMPHASIS_MAX = 3;

/**
 * Behind the `**` or `__` at `at`, which Markdown puts around a word and which says nothing about it; `at` where it does not
 * stand right before or right behind one.
 */
function emphasisEnd(units: Uint16Array, at: number): number {
  let end = at + 1;
  while (units[end]! === units[at]! && end - at <= EMPHASIS_MAX) end += 1;
  const isRun = end - at <= EMPHASIS_MAX;
  return isRun && isInWord(units[at - 1]!) !== isInWord(units[end]!) ? end : at;
}

const isInWord = (unit: number): boolean => {
  const kind = c.KIND[unit]!;
  return isWordKind(kind) || kind === c.DIGIT;
};

/** The first sentinel has what stands behind the last token; nothing stands between the others. */
function end(s: Space, count: number, length: number, gap: number, mark: number): void {
  const last = count + SENTINELS;
  s.start.fill(length, count, last);
  s.end.fill(length, count, last);
  s.shape.fill(END, count, last);
  s.hash.fill(0, count, last);
  s.bits.fill(0, count, last);
  s.cues.fill(0, count, last);
  s.number.fill(0, count, last);
  s.gap.fill(GAP_LINE | GAP_BREAK, count, last);
  s.mark.fill(0, count, last);
  s.gap[count] = gap | GAP_LINE | GAP_BREAK;
  s.mark[count] = mark;
}

function pick(s: Space) {
  const { start, end, shape, hash, bits, cues, number, gap, mark } = s;
  return { start, end, shape, hash, bits, cues, number, gap, mark };
}
