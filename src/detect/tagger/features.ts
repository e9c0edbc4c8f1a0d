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
  CAPITAL,
  CAPITALS,
  CASELESS,
  GAP_BREAK,
  GAP_LINE,
  GAP_MARK,
  LOWER,
  NUMBER,
  type Tokens,
} from '../tokens.ts';

export const ROWS_LOG2 = 17;
/** Rows that one token can name. */
export const FEATURES_MAX = 64;
const SHIFT = 32 - ROWS_LOG2;

/** Before the first and after the last token. */
export const MARGIN = 3;
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

const NAME_BITS = x.GIVEN | x.SURNAME | x.SURNAME_TOP;
const PLAIN_BITS = x.COMMON | x.WORD | x.STOP;
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
/** Bits that make even a lower-case word worth a look. */
const LOOKED_AT = x.MONTH | x.STREET | x.CARE_PLACE | x.STATE | x.TITLE | x.PARTICLE | x.CITY;
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
const SEEN_SIZE = 1 << 16;
const seen = new Uint8Array(SEEN_SIZE);
const COLON = 58;
const DOT = 46;
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
  let words = 0;
  let lowers = 0;
  for (let at = 0; at < count; at += 1) {
    const place = at + MARGIN;
    const bits = t.bits[at]!;
    const shape = t.shape[at]!;
    const cues = t.cues[at]!;
    const isNumber = shape === NUMBER;
    const plain =
      (bits & x.STOP) !== 0 ? 3 : (bits & x.COMMON) !== 0 ? 2 : (bits & x.WORD) !== 0 ? 1 : 0;
    // A name that is nothing else is a name, whichever: what was learnt holds for all of them.
    const isOnlyName = plain === 0 && (bits & (NAME_BITS | x.CITY)) !== 0;
    word[place] = isNumber
      ? numberClass(t, at)
      : isOnlyName
        ? 0x3000 | ((bits & NAME_BITS) === 0 ? 1 : 0)
        : t.hash[at]!;
    form[place] =
      shape |
      (plain << 3) |
      ((bits & NAME_BITS) << 5) |
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
    if (!isNumber) words += 1;
    if (shape === LOWER) {
      lowers += 1;
      seen[t.hash[at]! & (SEEN_SIZE - 1)]! |= DOC_SEEN_LOWER;
    }
    const isLetter = t.end[at]! - t.start[at]! === 1 && t.text.charCodeAt(t.end[at]!) === DOT;
    const isShortNumber =
      isNumber && t.end[at]! - t.start[at]! <= 3 && !isNamed(t, at - 1) && !isNamed(t, at + 1);
    isActive[place] = isShortNumber ? NEVER : isLetter ? ALWAYS : worthOf(shape, bits, cues, plain);
  }
  const isLowerText = lowers * 20 > words * 19;
  const isUpperText = lowers * 5 < words;
  mark(t, s, candidates);
  resolve(t, s, isLowerText);
  connect(t, s, isLowerText);
  s.isResearch = isResearch(t);
  const manner = (isLowerText ? 4 : isUpperText ? 8 : 0) | (s.isResearch ? 16 : 0);
  for (let at = 0; at < count; at += 1) {
    const slot = t.hash[at]! & (SEEN_SIZE - 1);
    echo[at + MARGIN] = (seen[slot]! & 3) | manner;
  }
  for (let at = 0; at < count; at += 1) seen[t.hash[at]! & (SEEN_SIZE - 1)] = 0;
  return s;
}

/** Written with a capital, and no ordinary word: `12 Rue`, `Calle 5`. */
function isNamed(t: Tokens, at: number): boolean {
  if (at < 0 || at >= t.count) return false;
  return (
    (t.shape[at] === CAPITAL || t.shape[at] === CAPITALS) &&
    (t.bits[at]! & (x.STOP | x.COMMON | x.UNIT)) === 0
  );
}

/** Whether a token is looked at: of its own, for its neighbours, or once `resolve` has seen them. */
const NEVER = 0;
const ALWAYS = 1;
const CONNECTED = 2;
const IN_COMPANY = 3;

/**
 * Most words of a note are nobody's name whatever stands around them: what the language has and no list
 * of names, and clinical abbreviations. Small letters and the words that begin a sentence are looked at
 * where something beside them speaks for it.
 */
function worthOf(shape: number, bits: number, cues: number, plain: number): number {
  const isNamed = (bits & NAME_BITS) !== 0;
  const isLookedAt = (bits & LOOKED_AT) !== 0;
  if (shape === LOWER) {
    if (isLookedAt) return ALWAYS;
    if (plain === 0) return (bits & (x.DRUG | x.UNIT)) === 0 || isNamed ? IN_COMPANY : NEVER;
    return (bits & x.SURNAME_TOP) !== 0 || (cues & x.CUE_GIVEN_TOP) !== 0 ? IN_COMPANY : NEVER;
  }
  if (isLookedAt || (plain === 0 && (cues & x.CUE_CLINICAL) === 0)) return ALWAYS;
  if (!isNamed && (plain === 3 || (shape === CAPITALS && plain > 0))) return NEVER;
  if (shape === CAPITAL) return plain > 1 || (plain > 0 && !isNamed) ? IN_COMPANY : ALWAYS;
  return ALWAYS;
}

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
function mark(t: Tokens, { rule, isActive }: Looked, candidates: readonly Finding[]): void {
  for (const one of candidates) {
    const kind = RULE_LABEL[one.category] ?? RULE_ID;
    const strength = one.score >= 0.85 ? 3 : one.score >= 0.65 ? 2 : 1;
    const first = tokenAt(t, one.start);
    for (let at = first; at < t.count && t.start[at]! < one.end; at += 1) {
      const place = at + MARGIN;
      const code = (strength << 4) | (kind << 1) | (at === first ? 1 : 0);
      if (code > rule[place]!) rule[place] = code;
      isActive[place] = 1;
      if (kind === 0 && strength > 1 && t.shape[at] !== LOWER) {
        seen[t.hash[at]! & (SEEN_SIZE - 1)]! |= DOC_NAME;
      }
    }
  }
}

/** Words after which somebody is named: `patient smith`, `dr grace`, `dear hernán`. */
const ANNOUNCING = x.TITLE | x.PERSON_LABEL | x.RELATION | x.ROLE;
const BEFORE_UNKNOWN = ANNOUNCING | x.BEFORE_PERSON;

/** Decides for the words that need company: see `worthOf`. */
function resolve(t: Tokens, { isActive }: Looked, isLowerText: boolean): void {
  for (let at = 0; at < t.count; at += 1) {
    const place = at + MARGIN;
    if (isActive[place] !== IN_COMPANY) continue;
    const isBeside = isActive[place - 1] === ALWAYS || isActive[place + 1] === ALWAYS;
    const isUnknown = (t.bits[at]! & PLAIN_BITS) === 0;
    const before = at === 0 ? 0 : t.bits[at - 1]!;
    const isAnnounced = (before & (isUnknown ? BEFORE_UNKNOWN : ANNOUNCING)) !== 0;
    const isSpoken =
      t.shape[at] === LOWER
        ? isLowerText || ((t.bits[at]! & x.GIVEN) !== 0 && isUnknown && actsNext(t, at))
        : !isBeginning(t, at) || actsNext(t, at);
    isActive[place] = isBeside || isAnnounced || isSpoken ? ALWAYS : NEVER;
  }
}

/** Has its capital from where it stands. */
const isBeginning = (t: Tokens, at: number): boolean =>
  at === 0 || (t.gap[at]! & (GAP_LINE | GAP_BREAK | GAP_MARK)) !== 0;

/** `Grace reports`, `Hope's`. */
const actsNext = (t: Tokens, at: number): boolean =>
  at + 1 < t.count &&
  ((t.cues[at + 1]! & x.CUE_PERSON_VERB) !== 0 || t.end[at + 1]! - t.start[at + 1]! === 1);

/** `University of the Rockies`, `st luke medical center`: what belongs to its looked-at neighbours. */
function connect(t: Tokens, { isActive }: Looked, isLowerText: boolean): void {
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
    // In a text without capitals any word may be a name.
    const isPerhaps = isLowerText && t.shape[at] !== NUMBER && (t.bits[at]! & x.STOP) === 0;
    // `An Nguyen`, `See Kim`
    const isGiven =
      t.shape[at] === CAPITAL &&
      isActive[place + 1] === ALWAYS &&
      t.mark[at + 1] === 0 &&
      (t.bits[at + 1]! & (x.SURNAME | PLAIN_BITS)) === x.SURNAME;
    if (isBetween || isPair || isTail || isPerhaps || isGiven) isActive[place] = CONNECTED;
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
