/**
 * Identifiers in disguise: escapes (`escapes.ts`); zero-width characters, look-alike letters, styled and
 * raised forms, marks of layout inside words (`characters.ts`); encodings, letters and digits spaced out,
 * digits in words or misread from paper, words backwards (`readings.ts`). The text is searched once more as
 * it reads without the disguise; it is never rewritten, and what is found is brought back to where it stands.
 *
 * A second search happens only where a glance at the tokens shows a reason for one.
 */
import type { Finding } from '../../core/phi.ts';
import * as d from '../detector.ts';
import { NUMBER_WORD, UNIT } from '../lexicon.ts';
import { CAPITALS, GAP_LINE, LETTER, LOWER, MIXED, NUMBER, type Tokens } from '../tokens.ts';
import { CHARACTERS, mayBeStrange } from './characters.ts';
import { applyEdits, type Edit, type Reading } from './edits.ts';
import { ESCAPES, mayBeEscaped } from './escapes.ts';
import type { Finder } from './finder.ts';
import { SIGN, WHOLE } from './readings.ts';

/** Shorter chains of glued tokens encode nothing worth a search. */
const CHAIN_MIN = 11;
/** Of letters alone, in odd case. */
const LETTERS_MIN = 8;
const SINGLES_MIN = 4;
const DIGITS_MIN = 6;
const WORDS_MIN = 4;

/** How far what a sign tells of may lie from it, in characters. */
const REACH = 400;

/** A stretch of the text in which readings of this kind may find something. */
interface Hint {
  readonly sign: number;
  readonly start: number;
  end: number;
}

/** The text as it reads without its disguises: as a rule none, at most two. */
export function readingsOf(t: Tokens): Reading[] {
  const { text } = t;
  const hints = hintsOf(t);
  const inside = mayBeEscaped(text) || mayBeStrange(text) ? insideOf(text) : undefined;
  const whole =
    inside === undefined
      ? readingOf(text, editsNear(text, hints))
      : // What lay inside words hid the signs of what they are.
        readingOf(
          inside,
          editsOf(
            inside.text,
            WHOLE.map(({ find }) => find),
          ),
        );
  return [inside && { ...inside, isSure: true }, whole].filter((one) => one !== undefined);
}

/** What `search` finds in readings of a text and not in the text, brought back to it. */
export function findIn(
  readings: readonly Reading[],
  search: (text: string, reading: Reading) => readonly Finding[],
): Finding[] {
  const found: Finding[] = [];
  for (const reading of readings) bring(search(reading.text, reading), reading, found);
  return found;
}

/** Escapes first: what they stand for may be a strange character. */
function insideOf(text: string): Reading | undefined {
  const unescaped = readingOf(text, editsOf(text, ESCAPES));
  const characters = editsOf(unescaped?.text ?? text, CHARACTERS);
  return readingOf(unescaped ?? text, characters) ?? unescaped;
}

const editsOf = (text: string, finders: readonly Finder[]) =>
  finders.flatMap((find) => find(text, 0));

/** Edits of what the hints announce, each looked for around its hint only. */
function editsNear(text: string, hints: readonly Hint[]): Edit[] {
  return hints.flatMap(({ sign, start, end }) => {
    const from = blankBefore(text, start - REACH);
    // The expressions look in front of them, so only the end is cut off.
    const until = text.slice(0, blankAfter(text, end + REACH));
    return WHOLE.filter((one) => one.sign === sign).flatMap(({ find }) => find(until, from));
  });
}

const BLANK = 32;

function blankBefore(text: string, offset: number): number {
  let at = Math.max(0, offset);
  while (at > 0 && text.charCodeAt(at - 1) > BLANK) at -= 1;
  return at;
}

function blankAfter(text: string, offset: number): number {
  let at = Math.min(text.length, offset);
  while (at < text.length && text.charCodeAt(at) > BLANK) at += 1;
  return at;
}

function readingOf(of: string | Reading, edits: Edit[]): Reading | undefined {
  if (edits.length === 0) return undefined;
  return applyEdits(
    of,
    edits.sort((a, b) => a.start - b.start || b.end - a.end),
  );
}

/** How far a change reaches, characters: what stands beside a word tells what it is. */
const NEAR = 12;

/** Keeps what touches a change, or stands beside one. */
function bring(candidates: readonly Finding[], reading: Reading, found: Finding[]): void {
  if (candidates.length === 0) return;
  const changed = runningSum(reading.isChanged);
  for (const one of candidates) {
    const start = reading.from[one.start]!;
    const end = reading.to[one.end - 1]!;
    const [before, behind] = [Math.max(0, one.start - NEAR), one.end + NEAR];
    const isNear = changed[Math.min(behind, changed.length - 1)]! > changed[before]!;
    if (!isNear || end <= start) continue;
    found.push({ ...one, start, end, rule: `disguised/${one.rule}` });
  }
}

function runningSum(flags: Uint8Array): Int32Array {
  const sums = new Int32Array(flags.length + 1);
  for (let at = 0; at < flags.length; at += 1) sums[at + 1] = sums[at]! + flags[at]!;
  return sums;
}

/** A glance at the tokens: where which of `WHOLE` may find something. */
function hintsOf(t: Tokens): Hint[] {
  const hints: Hint[] = [];
  let singles = 0;
  let digits = 0;
  let words = 0;
  let chainStart = 0;
  for (let at = 0; at < t.count; at += 1) {
    const shape = t.shape[at]!;
    const length = t.end[at]! - t.start[at]!;
    const distance = at === 0 ? 0 : t.start[at]! - t.end[at - 1]!;
    if (at === 0 || distance > 4) {
      singles = 0;
      digits = 0;
      words = 0;
    }
    if (distance > 0) chainStart = at;
    if (isDigitFirst(t, at)) add(hints, SIGN.misreadWord, t, at, at);
    if (length === 1) {
      if (shape === NUMBER) digits += 1;
      else singles += 1;
      if (shape === NUMBER) singles = 0;
      else digits = 0;
      if (singles >= SINGLES_MIN) add(hints, SIGN.spacedLetters, t, at, at);
      if (digits >= DIGITS_MIN) add(hints, SIGN.spacedDigits, t, at, at);
    } else {
      singles = 0;
      digits = 0;
    }
    words = (t.bits[at]! & NUMBER_WORD) !== 0 && t.number[at]! < 10 ? words + 1 : 0;
    if (words >= WORDS_MIN) add(hints, SIGN.spokenDigits, t, at, at);
    if (shape === MIXED && length >= 4 && isOddCase(t, at)) {
      add(hints, SIGN.oddCase, t, at, at);
      if (length >= LETTERS_MIN) add(hints, SIGN.code, t, at, at);
    }
    if (at > chainStart) {
      if (t.end[at]! - t.start[chainStart]! >= CHAIN_MIN) add(hints, SIGN.code, t, chainStart, at);
      if (isMisread(t, at)) add(hints, SIGN.misread, t, at, at);
      if (isInWord(t, at)) add(hints, SIGN.misreadWord, t, at, at);
    }
    if (shape === NUMBER && isBroken(t, at)) add(hints, SIGN.broken, t, at - 1, at);
  }
  return hints;
}

/** Hints that reach into each other are one. */
function add(hints: Hint[], sign: number, t: Tokens, first: number, last: number): void {
  const [start, end] = [t.start[first]!, t.end[last]!];
  const near = hints.findLast((one) => one.sign === sign);
  if (near !== undefined && start - near.end <= 2 * REACH) near.end = Math.max(near.end, end);
  else hints.push({ sign, start, end });
}

/** Case that changes often, or a capital at the end alone. */
function isOddCase(t: Tokens, at: number): boolean {
  let changes = 0;
  let wasUpper = isUpper(t.text.charCodeAt(t.start[at]!));
  const startsUpper = wasUpper;
  for (let place = t.start[at]! + 1; place < t.end[at]!; place += 1) {
    const upper = isUpper(t.text.charCodeAt(place));
    if (upper !== wasUpper) changes += 1;
    wasUpper = upper;
  }
  return changes >= 3 || (changes === 1 && !startsUpper && wasUpper);
}

const isUpper = (code: number) => code >= 65 && code <= 90;

/** A piece of a word of letters and digits, of letters that look like digits. */
function isMisread(t: Tokens, at: number): boolean {
  const letters = d.isNumber(t, at) ? at - 1 : at;
  const shape = t.shape[letters]!;
  if (shape !== LETTER && shape !== CAPITALS && shape !== LOWER) return false;
  for (let place = t.start[letters]!; place < t.end[letters]!; place += 1) {
    if (!'OoIlSBZ'.includes(t.text[place]!)) return false;
  }
  return true;
}

/** A digit or two behind letters, and within a word or at the end of a long one: `Rodr1go`, `Marisso1`. */
function isInWord(t: Tokens, at: number): boolean {
  if (t.shape[at] !== NUMBER || d.digits(t, at) > 2 || t.shape[at - 1] === MIXED) return false;
  const before = t.end[at - 1]! - t.start[at - 1]!;
  if (!d.isAdjacent(t, at + 1)) return before >= ENDED_MIN;
  // `HbA1c` and `A1c` stand in every other note, and a hint has its surroundings searched.
  return t.shape[at + 1] !== MIXED && !(before === 1 && isC(t, at + 1) && t.number[at] === 1);
}
const ENDED_MIN = 4;
const isC = d.wordSet('c');

/** `0lsen`, `5mith`: a digit that stands for a letter, in front of a word that is no unit. */
const isDigitFirst = (t: Tokens, at: number): boolean =>
  t.shape[at] === NUMBER &&
  d.digits(t, at) === 1 &&
  d.isAdjacent(t, at + 1) &&
  !d.has(t, at + 1, UNIT) &&
  t.end[at + 1]! - t.start[at + 1]! >= ENDED_MIN - 1;

/** `617-⏎555-0142` */
const isBroken = (t: Tokens, at: number) =>
  at > 0 &&
  (t.gap[at]! & GAP_LINE) !== 0 &&
  d.isDash(t.mark[at]!) &&
  d.isNumber(t, at - 1) &&
  t.start[at]! - t.end[at - 1]! <= 8;
