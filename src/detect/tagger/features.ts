/**
 * What the tagger sees of each token, as numbers: its word, how it is written, what lists say of it, the label in
 * front of it, what the rules said, and how the word is written elsewhere in the text. Which rows of the
 * weights they and their neighbours name says `assembly/rows.ts`.
 */
import type { Finding } from '../../core/phi.ts';
import { isResearch } from '../language.ts';
import * as x from '../lexicon.ts';
import {
  ALL_CAPITALS,
  GAP_LINE,
  LOWER,
  NO_CAPITALS,
  NUMBER,
  SOME_CAPITALS,
  type Tokens,
} from '../tokens.ts';
import { connect, MARGIN, plainness, resolve, worthOf } from './gate.ts';

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
  /** The word that begins its line. */
  readonly line: Int32Array;
  /** How far from both ends of the line. */
  readonly column: Uint8Array;
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
    line: new Int32Array(capacity),
    column: new Uint8Array(capacity),
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

/** Farther is far, in tokens. */
const NEAR = 5;
const LINE_BEFORE = 0x5851;

/** Of the tokens of a line: how far each is from the first and the last. */
function fillColumns(column: Uint8Array, first: number, end: number): void {
  for (let at = first; at < end; at += 1)
    column[at + MARGIN] = (Math.min(at - first, NEAR) << 3) | Math.min(end - 1 - at, NEAR);
}

/** Reads one text. `candidates` are those of the rules, unsettled. */
export function look(t: Tokens, candidates: readonly Finding[]): Looked {
  const { count } = t;
  const s = spaceFor(count);
  const { word, form, role, rule, echo, label, line, column, isActive } = s;
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
  let head = 0;
  let headAt = 0;
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
    if ((t.gap[at]! & GAP_LINE) !== 0) {
      reach = 0;
      fillColumns(column, headAt, at);
      headAt = at;
    }
    // Of the first word, the one that began the line before.
    line[place] = at === headAt ? head ^ LINE_BEFORE : head;
    if (at === headAt) head = word[place]!;
    if (t.mark[at] === COLON && at > 0) {
      labelHash = t.hash[at - 1]!;
      reach = LABEL_REACH;
    }
    label[place] = reach > 0 ? labelHash : 0;
    reach -= 1;
    if (shape === LOWER) seen[t.hash[at]! & (SEEN_SIZE - 1)]! |= DOC_SEEN_LOWER;
    isActive[place] = worthOf(t, at, plain);
  }
  fillColumns(column, headAt, count);
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

const pair = (one: number, other: number) =>
  Math.imul(one, 0x2c1b3c6d) ^ Math.imul(other + 0x165667b1, 0x297a2d39);
