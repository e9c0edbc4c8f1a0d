/**
 * Which rows of the table a token names: its word, shape, affixes and lexicon bits, those of its
 * neighbours, the characters between, the label in front of it, what the rules said, and how the word is
 * written elsewhere in the text. Each becomes a row number by hashing; no string is made and no map is
 * asked. Training reads the same rows (`training/crf.ts`).
 */
import {
  COLUMN,
  ECHO,
  FORM,
  GAP,
  HEAD,
  IS_UNKNOWN,
  LABEL,
  LENGTH,
  LETTER,
  LETTERS,
  LINE,
  MARK,
  ROLE,
  ROWS,
  ROWS_LOG2,
  RULE,
  SHAPE,
  TAIL,
  WORD,
} from './memory';

/** Shapes and gaps, as `src/detect/tokens.ts` has them; a test compares. */
export const NUMBER: i32 = 1;
export const LOWER: i32 = 2;
export const CASELESS: i32 = 7;
/** A blank, the end of a line or of a paragraph. */
export const GAPS_BEFORE: i32 = 1 | 2 | 4;
export const GAPS_AFTER: i32 = 1 | 2;
/** In `ECHO`: a text of one case. */
export const ONE_CASE: i32 = (1 | 2) << 2;
/** In `ECHO`: a text of genes and cohorts. */
const RESEARCH: i32 = 16;
/** FNV-1a, as `src/detect/fold.ts` has it. */
export const HASH_SEED: i32 = 0x811c9dc5;
/** Shape without how much of a word it is. */
const SHAPE_ONLY: i32 = 7;
const SHIFT: i32 = 32 - ROWS_LOG2;

function hashStep(hash: i32, folded: i32): i32 {
  return (hash ^ folded) * 0x01000193;
}

/** One multiplication: the values are well mixed, or few. */
function row(kind: i32, value: i32): i32 {
  return <i32>(<u32>((value + kind * 0x3c6ef372) * 0x9e3779b1) >>> SHIFT);
}

function pair(one: i32, other: i32): i32 {
  return (one * 0x2c1b3c6d) ^ ((other + 0x165667b1) * 0x297a2d39);
}

function numberAt(array: usize, place: i32): i32 {
  return load<i32>(array + ((<usize>place) << 2));
}

function byteAt(array: usize, place: i32): i32 {
  return <i32>load<u8>(array + <usize>place);
}

function markAt(place: i32): i32 {
  return <i32>load<u16>(MARK + ((<usize>place) << 1));
}

function put(at: usize, row: i32): usize {
  store<i32>(at, row);
  return at + 4;
}

/** Writes the rows of the token at this place to `ROWS`; returns how many. */
export function rowsAt(place: i32): i32 {
  const w0 = numberAt(WORD, place);
  const w1 = numberAt(WORD, place + 1);
  const w2 = numberAt(WORD, place + 2);
  const b1 = numberAt(WORD, place - 1);
  const b2 = numberAt(WORD, place - 2);
  const f0 = numberAt(FORM, place);
  const f1 = numberAt(FORM, place + 1);
  const f2 = numberAt(FORM, place + 2);
  const g1 = numberAt(FORM, place - 1);
  const g2 = numberAt(FORM, place - 2);
  const r0 = numberAt(ROLE, place);
  const r1 = numberAt(ROLE, place + 1);
  const r2 = numberAt(ROLE, place + 2);
  const q1 = numberAt(ROLE, place - 1);
  const q2 = numberAt(ROLE, place - 2);
  const u0 = byteAt(RULE, place);
  const u1 = byteAt(RULE, place + 1);
  const v1 = byteAt(RULE, place - 1);
  const before = (markAt(place) << 3) | (byteAt(GAP, place) & GAPS_BEFORE);
  const after = (markAt(place + 1) << 3) | (byteAt(GAP, place + 1) & GAPS_AFTER);
  const e0 = byteAt(ECHO, place);
  const s0 = f0 & SHAPE_ONLY;

  let n = ROWS;
  n = put(n, row(1, f0));
  n = put(n, row(2, r0));
  n = put(n, row(3, pair(f0, r0)));
  n = put(n, row(4, w0));
  n = put(n, row(5, pair(f0, e0)));
  n = put(n, row(61, e0));
  n = put(n, row(62, pair(e0 & RESEARCH, g1)));
  n = put(n, row(6, before));
  n = put(n, row(7, after));
  n = put(n, row(8, pair(pair(before, after), f0)));
  n = put(n, row(9, b1));
  n = put(n, row(10, w1));
  n = put(n, row(11, b2));
  n = put(n, row(12, w2));
  n = put(n, row(13, g1));
  n = put(n, row(14, f1));
  n = put(n, row(15, pair(g1, f0)));
  n = put(n, row(16, pair(f0, f1)));
  n = put(n, row(17, pair(pair(g1, f0), f1)));
  n = put(n, row(18, q1));
  n = put(n, row(19, r1));
  n = put(n, row(20, pair(q1, f0)));
  n = put(n, row(21, pair(r1, f0)));
  n = put(n, row(22, pair(pair(b1, before), f0)));
  n = put(n, row(23, pair(pair(w1, after), f0)));
  n = put(n, row(24, pair(pair(b2, b1), s0)));
  n = put(n, row(25, pair(pair(w1, w2), s0)));
  n = put(n, row(26, pair(g2, g1)));
  n = put(n, row(27, pair(f1, f2)));
  n = put(n, row(28, pair(q2, pair(q1, before))));
  n = put(n, row(29, pair(r1, pair(r2, after))));
  n = put(n, row(30, pair(r0, before)));
  n = put(n, row(31, pair(r0, after)));
  n = put(n, row(32, u0));
  n = put(n, row(33, pair(u0, f0)));
  n = put(n, row(34, pair(v1, u0)));
  n = put(n, row(35, pair(u0, u1)));
  n = put(n, row(67, pair(numberAt(LINE, place), f0)));
  n = put(n, row(68, pair(byteAt(COLUMN, place), f0)));
  n = put(n, row(69, numberAt(WORD, place - 3)));
  n = put(n, row(70, numberAt(WORD, place + 3)));
  const heading = numberAt(LABEL, place);
  if (heading !== 0) {
    n = put(n, row(36, heading));
    n = put(n, row(37, pair(heading, f0)));
  }
  const manner = e0 & ONE_CASE;
  if (manner !== 0) {
    n = put(n, row(63, pair(manner, b1)));
    n = put(n, row(64, pair(manner, w1)));
    n = put(n, row(65, pair(manner, pair(g1, f0))));
    n = put(n, row(66, pair(manner, pair(f0, f1))));
  }
  if (byteAt(SHAPE, place) === NUMBER) {
    n = put(n, row(38, pair(pair(b1, before), w0)));
    n = put(n, row(39, pair(pair(w1, after), w0)));
    n = put(n, row(40, pair(pair(pair(b1, before), w0), pair(w1, after))));
    n = put(n, row(41, pair(w0, r1)));
  } else n = affixes(place, n);
  return <i32>((n - ROWS) >> 2);
}

/** First two and three, last two, three and four letters, and every three in a row. */
function affixes(place: i32, from: usize): usize {
  const letters = LETTER + <usize>(place * LETTERS * 2);
  const shape = byteAt(SHAPE, place);
  const length = byteAt(LENGTH, place);
  const isUpper = shape === LOWER ? 0 : 1;
  let n = put(from, row(42, (min(length, 12) << 4) | shape));
  let hash = HASH_SEED;
  for (let at = 0; at < length && at < 3; at += 1) {
    hash = hashStep(hash, letterAt(letters, at));
    if (at > 0) n = put(n, row(43 + at, hash));
  }
  if (shape === CASELESS) return n;
  hash = HASH_SEED;
  for (let at = 0; at < length && at < TAIL; at += 1) {
    hash = hashStep(hash, letterAt(letters, HEAD + at));
    if (at > 0) n = put(n, row(51 + at, pair(hash, isUpper)));
  }
  // No word of ours: its inside tells what language it is of.
  if (byteAt(IS_UNKNOWN, place) !== 0) {
    for (let at = 1; at + 3 < length && at < 7; at += 1) {
      let inside = HASH_SEED;
      for (let step = 0; step < 3; step += 1)
        inside = hashStep(inside, letterAt(letters, at + step));
      n = put(n, row(60, inside));
    }
  }
  return n;
}

function letterAt(letters: usize, at: i32): i32 {
  return <i32>load<u16>(letters + ((<usize>at) << 1));
}
