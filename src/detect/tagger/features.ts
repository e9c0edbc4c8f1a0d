/**
 * What the tagger sees of a token: its word, shape, affixes and lexicon bits, those of its
 * neighbours, the characters between, the label in front of it, what the rules said, and how the
 * word is written elsewhere in the text. Each becomes a row number of the weight table by hashing;
 * no string is made and no map is asked.
 */
import type { Finding } from '../../core/phi.ts';
import { FOLD, HASH_SEED, hashStep } from '../fold.ts';
import { isResearch } from '../language.ts';
import * as x from '../lexicon.ts';
import {
  ALL_CAPITALS,
  CASELESS,
  GAP_BREAK,
  GAP_LINE,
  LOWER,
  NO_CAPITALS,
  NUMBER,
  SOME_CAPITALS,
  type Tokens,
} from '../tokens.ts';
import { connect, MARGIN, PLAIN_BITS, plainness, resolve, worthOf } from './gate.ts';

export const ROWS_LOG2 = 17;
/** Rows that one token can name. */
export const FEATURES_MAX = 64;
const SHIFT = 32 - ROWS_LOG2;

/** Values of tokens outside the text. */
const OUTSIDE = 0x5bd1e995;

/** Work space, reused: valid until the next `look`. Index of a token is its place plus `MARGIN`. */
export interface Looked {
  /** Word, or the class of a number. */
  readonly word: Int32Array;
  /** Shape and how much of a name or ordinary word it is. */
  readonly form: Int32Array;
  /** The other lexicon bits. */
  readonly role: Int32Array;
  /** What the best rule said here. */
  readonly rule: Uint8Array;
  /** The word's other occurrences. */
  readonly echo: Uint8Array;
  /** The label in front: `Attending:`. */
  readonly label: Int32Array;
  readonly isActive: Uint8Array;
  /** A text of genes and cohorts. */
  isResearch: boolean;
  /** A text without capitals. */
  isLower: boolean;
}

function newLooked(capacity: number): Looked {
  return {
    word: new Int32Array(capacity),
    form: new Int32Array(capacity),
    role: new Int32Array(capacity),
    rule: new Uint8Array(capacity),
    echo: new Uint8Array(capacity),
    label: new Int32Array(capacity),
    isActive: new Uint8Array(capacity),
    isResearch: false,
    isLower: false,
  };
}

const KEPT_CAPACITY = 1 << 18;
let space = newLooked(1 << 12);

function spaceFor(count: number): Looked {
  const capacity = count + 2 * MARGIN;
  if (capacity <= space.word.length) return space;
  const wider = newLooked(Math.max(capacity, 2 * space.word.length));
  if (wider.word.length <= KEPT_CAPACITY) space = wider;
  return wider;
}

const ROLE_BITS =
  x.CITY |
  x.STATE |
  x.STATE_CODE |
  x.CARE_PLACE |
  x.CARE_WORD |
  x.TITLE |
  x.CREDENTIAL |
  x.MONTH |
  x.WEEKDAY |
  x.EPONYM |
  x.DRUG |
  x.STREET |
  x.PARTICLE |
  x.GENERATION |
  x.RELATION |
  x.PERSON_LABEL |
  x.ID_LABEL |
  x.NUMBER_WORD |
  x.UNIT |
  x.COUNTRY |
  x.ROLE |
  x.BEFORE_PERSON |
  x.BEFORE_PLACE;
const COUNTED_CUES = x.CUE_PERSON_VERB | x.CUE_EPONYM_NOUN | x.CUE_CARE_TAIL | x.CUE_CLINICAL;

/** A number by its length and, where it is short, by what it could be in a date. */
function numberClass(t: Tokens, at: number): number {
  const length = Math.min(t.end[at]! - t.start[at]!, 12);
  const value = t.number[at]!;
  const size =
    length > 4
      ? 0
      : value === 0
        ? 1
        : value <= 12
          ? 2
          : value <= 31
            ? 3
            : value < 100
              ? 4
              : value >= 1900 && value < 2040
                ? 5
                : 6;
  return 0x2000 + length * 8 + size;
}

const DOC_SEEN_LOWER = 1;
const DOC_NAME = 2;
/** A text without capitals, or of nothing else: there what stands around says more than how it is written. */
export const ONE_CASE = (NO_CAPITALS | ALL_CAPITALS) << 2;
const SEEN_SIZE = 1 << 16;
const seen = new Uint8Array(SEEN_SIZE);
const COLON = 58;
/** How far a label in front reaches, in tokens. */
const LABEL_REACH = 8;

/** Reads one text. `candidates` are those of the rules, unsettled. */
export function look(t: Tokens, candidates: readonly Finding[]): Looked {
  const { count } = t;
  const s = spaceFor(count);
  const { word, form, role, rule, echo, label, isActive } = s;
  for (let at = 0; at < MARGIN; at += 1) {
    for (const place of [at, count + MARGIN + at]) {
      word[place] = OUTSIDE;
      form[place] = OUTSIDE;
      role[place] = OUTSIDE;
      rule[place] = 0;
      isActive[place] = 0;
    }
  }
  let labelHash = 0;
  let reach = 0;
  for (let at = 0; at < count; at += 1) {
    const place = at + MARGIN;
    const bits = t.bits[at]!;
    const shape = t.shape[at]!;
    const cues = t.cues[at]!;
    const isNumber = shape === NUMBER;
    const plain = plainness(bits);
    // A name that is nothing else is a name, whichever: what was learnt holds for all of them.
    const isOnlyName = plain === 0 && (bits & (x.NAMED | x.CITY)) !== 0;
    word[place] = isNumber
      ? numberClass(t, at)
      : isOnlyName
        ? 0x3000 | ((bits & x.NAMED) === 0 ? 1 : 0)
        : t.hash[at]!;
    form[place] =
      shape |
      (plain << 3) |
      ((bits & x.NAMED) << 5) |
      ((cues & x.CUE_GIVEN_TOP) !== 0 ? 1 << 8 : 0);
    role[place] = pair(bits & ROLE_BITS, cues & COUNTED_CUES);
    rule[place] = 0;
    if ((t.gap[at]! & GAP_LINE) !== 0) reach = 0;
    if (t.mark[at] === COLON && at > 0) {
      labelHash = t.hash[at - 1]!;
      reach = LABEL_REACH;
    }
    label[place] = reach > 0 ? labelHash : 0;
    reach -= 1;
    if (shape === LOWER) seen[t.hash[at]! & (SEEN_SIZE - 1)]! |= DOC_SEEN_LOWER;
    isActive[place] = worthOf(t, at, plain);
  }
  s.isLower = t.capitals === NO_CAPITALS;
  mark(t, s, candidates);
  resolve(t, isActive, s.isLower);
  connect(t, isActive, t.capitals !== SOME_CAPITALS);
  s.isResearch = isResearch(t) && !candidates.some(isSomebodys);
  const manner = (t.capitals << 2) | (s.isResearch ? 16 : 0);
  for (let at = 0; at < count; at += 1) {
    const slot = t.hash[at]! & (SEEN_SIZE - 1);
    echo[at + MARGIN] = (seen[slot]! & 3) | manner;
  }
  for (let at = 0; at < count; at += 1) seen[t.hash[at]! & (SEEN_SIZE - 1)] = 0;
  return s;
}

/** A number, an address in a network: research names people, and does not say how to reach them. */
const isSomebodys = ({ category, score }: Finding): boolean =>
  score >= 0.8 && (RULE_LABEL[category] ?? RULE_ID) > 3;

const RULE_LABEL: Readonly<Partial<Record<Finding['category'], number>>> = {
  name: 0,
  location: 1,
  date: 2,
  age: 3,
  phone: 4,
  fax: 4,
  email: 4,
  url: 4,
  ip_address: 4,
};
const RULE_ID = 5;

/** Token at or after this offset. */
export function tokenAt(t: Tokens, offset: number): number {
  let [low, high] = [0, t.count];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (t.end[middle]! <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What the rules said, token by token: kind, strength, and whether it starts here. */
function mark(
  t: Tokens,
  { rule, isActive, isLower }: Looked,
  candidates: readonly Finding[],
): void {
  for (const one of candidates) {
    if (one.category === 'organization') continue; // no row is learnt of these: it judges their words by itself
    const kind = RULE_LABEL[one.category] ?? RULE_ID;
    const strength = one.score >= 0.85 ? 3 : one.score >= 0.65 ? 2 : 1;
    const first = tokenAt(t, one.start);
    for (let at = first; at < t.count && t.start[at]! < one.end; at += 1) {
      const place = at + MARGIN;
      const code = (strength << 4) | (kind << 1) | (at === first ? 1 : 0);
      if (code > rule[place]!) rule[place] = code;
      isActive[place] = 1;
      if (kind === 0 && strength > 1 && (isLower || t.shape[at] !== LOWER)) {
        seen[t.hash[at]! & (SEEN_SIZE - 1)]! |= DOC_NAME;
      }
    }
  }
}

/** One multiplication: the values are well mixed, or few. */
const row = (kind: number, value: number): number =>
  Math.imul(value + Math.imul(kind, 0x3c6ef372), 0x9e3779b1) >>> SHIFT;

const pair = (one: number, other: number) =>
  Math.imul(one, 0x2c1b3c6d) ^ Math.imul(other + 0x165667b1, 0x297a2d39);

/** Writes the rows of the token at `at` to `out` from `from` on; returns where it stopped. */
export function rowsAt(t: Tokens, s: Looked, at: number, out: Int32Array, from: number): number {
  const place = at + MARGIN;
  const { word, form, role, rule, echo, label } = s;
  const [w0, w1, w2, b1, b2] = [
    word[place]!,
    word[place + 1]!,
    word[place + 2]!,
    word[place - 1]!,
    word[place - 2]!,
  ];
  const [f0, f1, f2, g1, g2] = [
    form[place]!,
    form[place + 1]!,
    form[place + 2]!,
    form[place - 1]!,
    form[place - 2]!,
  ];
  const [r0, r1, q1, r2, q2] = [
    role[place]!,
    role[place + 1]!,
    role[place - 1]!,
    role[place + 2]!,
    role[place - 2]!,
  ];
  const [u0, u1, v1] = [rule[place]!, rule[place + 1]!, rule[place - 1]!];
  const gap = t.gap[at]! & (GAP_LINE | GAP_BREAK | 1);
  const next = at + 1 < t.count ? t.gap[at + 1]! & (GAP_LINE | 1) : 0;
  const before = (t.mark[at]! << 3) | gap;
  const after = (t.mark[at + 1]! << 3) | next;
  const e0 = echo[place]!;
  let n = from;
  out[n++] = row(1, f0);
  out[n++] = row(2, r0);
  out[n++] = row(3, pair(f0, r0));
  out[n++] = row(4, w0);
  out[n++] = row(5, pair(f0, e0));
  out[n++] = row(61, e0);
  out[n++] = row(62, pair(e0 & 16, g1));
  out[n++] = row(6, before);
  out[n++] = row(7, after);
  out[n++] = row(8, pair(pair(before, after), f0));
  out[n++] = row(9, b1);
  out[n++] = row(10, w1);
  out[n++] = row(11, b2);
  out[n++] = row(12, w2);
  out[n++] = row(13, g1);
  out[n++] = row(14, f1);
  out[n++] = row(15, pair(g1, f0));
  out[n++] = row(16, pair(f0, f1));
  out[n++] = row(17, pair(pair(g1, f0), f1));
  out[n++] = row(18, q1);
  out[n++] = row(19, r1);
  out[n++] = row(20, pair(q1, f0));
  out[n++] = row(21, pair(r1, f0));
  out[n++] = row(22, pair(pair(b1, before), f0));
  out[n++] = row(23, pair(pair(w1, after), f0));
  out[n++] = row(24, pair(pair(b2, b1), f0 & 7));
  out[n++] = row(25, pair(pair(w1, w2), f0 & 7));
  out[n++] = row(26, pair(g2, g1));
  out[n++] = row(27, pair(f1, f2));
  out[n++] = row(28, pair(q2, pair(q1, before)));
  out[n++] = row(29, pair(r1, pair(r2, after)));
  out[n++] = row(30, pair(r0, before));
  out[n++] = row(31, pair(r0, after));
  out[n++] = row(32, u0);
  out[n++] = row(33, pair(u0, f0));
  out[n++] = row(34, pair(v1, u0));
  out[n++] = row(35, pair(u0, u1));
  const heading = label[place]!;
  if (heading !== 0) {
    out[n++] = row(36, heading);
    out[n++] = row(37, pair(heading, f0));
  }
  const manner = e0 & ONE_CASE;
  if (manner !== 0) {
    out[n++] = row(63, pair(manner, b1));
    out[n++] = row(64, pair(manner, w1));
    out[n++] = row(65, pair(manner, pair(g1, f0)));
    out[n++] = row(66, pair(manner, pair(f0, f1)));
  }
  if (t.shape[at] === NUMBER) {
    out[n++] = row(38, pair(pair(b1, before), w0));
    out[n++] = row(39, pair(pair(w1, after), w0));
    out[n++] = row(40, pair(pair(pair(b1, before), w0), pair(w1, after)));
    out[n++] = row(41, pair(w0, r1));
  } else n = affixes(t, at, out, n);
  return n;
}

/** First two and three, last two, three and four letters, and every three in a row. */
function affixes(t: Tokens, at: number, out: Int32Array, from: number): number {
  const [start, end] = [t.start[at]!, t.end[at]!];
  const { text } = t;
  const isUpper = t.shape[at] === LOWER ? 0 : 1;
  let n = from;
  const length = end - start;
  out[n++] = row(42, (Math.min(length, 12) << 4) | t.shape[at]!);
  let hash = HASH_SEED;
  for (let place = start; place < end && place < start + 3; place += 1) {
    hash = hashStep(hash, FOLD[text.charCodeAt(place)]!);
    if (place > start) out[n++] = row(43 + place - start, hash);
  }
  if (t.shape[at] === CASELESS) return n;
  hash = HASH_SEED;
  for (let place = end - 1; place >= start && place > end - 5; place -= 1) {
    hash = hashStep(hash, FOLD[text.charCodeAt(place)]!);
    if (place < end - 1) out[n++] = row(50 + end - place, pair(hash, isUpper));
  }
  // No word of ours: its inside tells what language it is of.
  if ((t.bits[at]! & PLAIN_BITS) === 0) {
    for (let place = start + 1; place + 3 < end && place < start + 7; place += 1) {
      let inside = HASH_SEED;
      for (let step = 0; step < 3; step += 1)
        inside = hashStep(inside, FOLD[text.charCodeAt(place + step)]!);
      out[n++] = row(60, inside);
    }
  }
  return n;
}
