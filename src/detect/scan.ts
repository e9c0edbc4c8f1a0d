/** One pass of all detectors over the tokens of one text: candidates, unsettled. */
import type { Finding } from '../core/phi.ts';
import { type Detector, GROUP_DISTANCE } from './detector.ts';
import { NAMES, PLACES, STRUCTURED } from './detectors/index.ts';
import { hashWord } from './fold.ts';
import { hasSpanish } from './language.ts';
import { findCaretNames } from './names/caret-name.ts';
import { findInitials } from './names/initials.ts';
import { findInvertedRows } from './names/inverted-row.ts';
import { findKinRows } from './names/kin-row.ts';
import { findNames } from './names/name.ts';
import { findSigned } from './names/signed.ts';
import { findSlashPairs } from './names/slash-pair.ts';
import { findSmallRosters } from './names/small-roster.ts';
import { findSpanishNames } from './names/spanish-name.ts';
import { findSpeakers } from './names/speakers.ts';
import { NUMBER, type Tokens } from './tokens.ts';

/** Detectors by what triggers them, so that a token costs only those that it concerns. */
interface Plan {
  /** Bits and cues at which any of `byWord` is called. */
  readonly bits: number;
  readonly cues: number;
  /** Called for what a word means, whatever its shape. */
  readonly byWord: readonly Detector[];
  /** By shape, called for every token of it; for numbers see `byDigits`. */
  readonly byShape: readonly (readonly Detector[])[];
  /** Of numbers, by `ALONE` and `GROUPED`, then by number of digits. */
  readonly byDigits: readonly (readonly (readonly Detector[])[])[];
  /** By hash of the word that calls them, … */
  readonly byName: ReadonlyMap<number, readonly Detector[]>;
  /** … and 1 where a hash may be in it: most words are told apart by one look. */
  readonly names: Uint8Array;
}

/** A number between blanks, and one that another number stands right behind. */
const ALONE = 1;
const GROUPED = 2;
/** Longer numbers concern the same detectors as numbers of this many digits. */
const DIGITS_MAX = 24;
const SHAPES = 8;
/** A power of two. */
const NAMES_SIZE = 1 << 13;

function planOf(all: readonly Detector[]): Plan {
  const detectors = all.filter((one) => one.id !== 'email' && one.id !== 'ip-address');
  const byWord = detectors.filter((one) => (one.bits | (one.cues ?? 0)) !== 0);
  return {
    bits: byWord.reduce((bits, one) => bits | one.bits, 0),
    cues: byWord.reduce((cues, one) => cues | (one.cues ?? 0), 0),
    byWord,
    byShape: Array.from({ length: SHAPES }, (_, shape) =>
      shape === NUMBER ? [] : detectors.filter((one) => (one.shapes & (1 << shape)) !== 0),
    ),
    byDigits: [0, ALONE, GROUPED, ALONE | GROUPED].map((how) => byDigitsOf(detectors, how)),
    ...namesOf(detectors),
  };
}

function namesOf(detectors: readonly Detector[]): Pick<Plan, 'byName' | 'names'> {
  const byName = new Map<number, Detector[]>();
  const names = new Uint8Array(NAMES_SIZE);
  for (const detector of detectors) {
    for (const hash of new Set((detector.words ?? []).map(hashWord))) {
      names[hash & (NAMES_SIZE - 1)] = 1;
      byName.set(hash, [...(byName.get(hash) ?? []), detector]);
    }
  }
  return { byName, names };
}

const byDigitsOf = (detectors: readonly Detector[], how: number): Detector[][] =>
  Array.from({ length: DIGITS_MAX + 1 }, (_, length) =>
    detectors.filter(
      ({ shapes, digits, glued, grouped }) =>
        (shapes & (1 << NUMBER)) !== 0 &&
        digits?.includes(length) !== false &&
        ((how & ALONE) === 0 || glued?.includes(length) !== true) &&
        ((how & GROUPED) !== 0 || grouped?.includes(length) !== true),
    ),
  );

const all = [...STRUCTURED, ...PLACES, ...NAMES];
const everything = planOf(all);
const withoutSpanish = planOf(all.filter((one) => one.isOfSpanish !== true));
const structuredOnly = planOf(STRUCTURED);
const email = STRUCTURED.find((one) => one.id === 'email')!;
const handle = STRUCTURED.find((one) => one.id === 'handle')!;
const ipAddress = STRUCTURED.find((one) => one.id === 'ip-address')!;
const numbered = STRUCTURED.find((one) => one.id === 'numbered')!;

const AT_SIGN = 64;
const COLON = 58;
const HASH = 35;
const OPEN = 40;
const DOT = 46;
const HYPHEN = 45;
const BLANK = 32;

/** `(#4471)` */
const isBehindHash = (t: Tokens, at: number): boolean =>
  t.text.charCodeAt(t.start[at]! - 1) === HASH;

function run(t: Tokens, plan: Plan, found: Finding[]): void {
  const { bits, cues, byWord, byShape, byDigits, byName, names } = plan;
  const { text } = t;
  for (let at = 0; at < t.count; at += 1) {
    // Four detectors are triggered by what stands beside a token of nearly any shape.
    if (t.mark[at] === AT_SIGN) {
      email.find(t, at, found);
      handle.find(t, at, found);
    } else if (t.mark[at] !== 0 && text.charCodeAt(t.start[at]! - 1) === AT_SIGN) {
      handle.find(t, at, found); // `(@name`
    } else if (t.mark[at] === HASH || (t.mark[at] === OPEN && isBehindHash(t, at)))
      numbered.find(t, at, found);
    const length = t.end[at]! - t.start[at]!;
    const next = text.charCodeAt(t.end[at]!);
    if (next === COLON || ((next === DOT || next === HYPHEN) && length <= 3)) {
      if (t.start[at + 1] === t.end[at]! + 1 || next === COLON) ipAddress.find(t, at, found);
    }
    const shape = t.shape[at]!;
    if (shape === NUMBER) {
      const isAlone = next <= BLANK && (at === 0 || t.start[at]! > t.end[at - 1]!);
      const isGrouped =
        t.shape[at + 1] === NUMBER && t.start[at + 1]! - t.end[at]! <= GROUP_DISTANCE;
      const lists = byDigits[(isAlone ? ALONE : 0) | (isGrouped ? GROUPED : 0)]!;
      for (const detector of lists[length < DIGITS_MAX ? length : DIGITS_MAX]!)
        detector.find(t, at, found);
      continue;
    }
    for (const detector of byShape[shape]!) detector.find(t, at, found);
    const hash = t.hash[at]!;
    if (names[hash & (NAMES_SIZE - 1)] === 1) {
      for (const detector of byName.get(hash) ?? []) detector.find(t, at, found);
    }
    const isWord = (t.bits[at]! & bits) !== 0 || (t.cues[at]! & cues) !== 0;
    if (!isWord) continue;
    for (const detector of byWord) {
      const isTriggered =
        (t.bits[at]! & detector.bits) !== 0 || (t.cues[at]! & (detector.cues ?? 0)) !== 0;
      if (isTriggered && ((detector.shapes >>> shape) & 1) === 0) detector.find(t, at, found);
    }
  }
}

export function scanStructured(t: Tokens): Finding[] {
  const found: Finding[] = [];
  run(t, structuredOnly, found);
  return found;
}

export function scan(t: Tokens): Finding[] {
  const found: Finding[] = [];
  run(t, hasSpanish(t) ? everything : withoutSpanish, found);
  findNames(t, found);
  findCaretNames(t, found);
  findInitials(t, found);
  findInvertedRows(t, found);
  findKinRows(t, found);
  findSigned(t, found);
  findSlashPairs(t, found);
  findSmallRosters(t, found);
  findSpeakers(t, found);
  findSpanishNames(t, found);
  return found;
}
