/**
 * Names spelled out, as they are dictated: `Oisín, O-I-S-I-N`, `Boateng, B as in boy, O-A-T-E-N-G`, `Ng, spelled November
 * Golf`, `Tickle, tango india charlie kilo lima echo`.
 *
 * Category  names, 45 CFR §164.514(b)(2)(i)(A)
 * Source    ICAO spelling alphabet, Annex 10, volume II
 *
 * The letters give a word that stands a little before (or all of it but for one: `stein … no it's s t e y n`), the text says that they
 * spell something, or a name is asked for (`last name? B-O-A-T-E-N-G`). A drug, a clinical word and an ordinary one
 * (`spelled C-A-G-E`) may be spelled as well, unless it is said to be a name (`last name spelled t h r a s h e r`).
 */
import { isAsked, questionBefore } from '../asked.ts';
import * as d from '../detector.ts';
import { hashWord } from '../fold.ts';
import * as x from '../lexicon.ts';
import { CAPITALS, GAP_LINE, LETTER, LOWER, NUMBER, type Tokens } from '../tokens.ts';
import { RADIO_ALPHABET } from '../vocabulary.ts';

const SURE = 0.9;
const SPELLED = 0.7;
/** How far before it the word may stand. */
const REACH = 12;
const LETTERS_MAX = 24;
const SPELLED_MIN = 3;
const ALPHABET_MIN = 5;
const GAP_MAX = 3;

const isOfAlphabet = d.wordSet(RADIO_ALPHABET.join(' '));
const isSpelling = d.wordSet('spelled spelt spells spelling spell');
const isLink = d.wordSet('as is it');
const isAs = d.wordSet('as');
const isIn = d.wordSet('in');
const isFor = d.wordSet('for like');

export const spelledName: d.Detector = {
  id: 'spelled-name',
  bits: 0,
  shapes: d.shapes(LETTER),
  words: [
    ...RADIO_ALPHABET,
    ...'abcdefghijklmnopqrstuvwxyz',
    'spelled',
    'spelt',
    'spells',
    'spelling',
    'spell',
  ],
  find(t, at, found) {
    const isTold = isSpelling(t, at);
    const first = isTold ? (isLink(t, at + 1) ? at + 2 : at + 1) : at;
    if (!isTold && isItem(t, at - 1) && isNear(t, at)) return;
    const { letters, last, isAlphabet } = read(t, first);
    // `Pell Paper Co., c/o fatigue`
    if (letters.length < (t.shape[first] === LOWER ? SPELLED_MIN : 2)) return;
    const score = scoreOf(t, first, letters, isTold, isAlphabet);
    if (score > 0)
      found.push(d.finding(t.start[first]!, t.end[last]!, 'name', 'name', score, 'name/spelled'));
  },
};

function scoreOf(
  t: Tokens,
  first: number,
  letters: string,
  isTold: boolean,
  isAlphabet: boolean,
): number {
  const hash = hashWord(letters);
  const slot = x.find(hash);
  const bits = x.bitsAt(slot);
  const isListed = (bits & x.NAMED) !== 0;
  const isWord =
    (bits & (x.DRUG | x.COMMON | x.WORD | x.STOP)) !== 0 || (x.cuesAt(slot) & x.CUE_CLINICAL) !== 0;
  const isDrug = (bits & x.DRUG) !== 0;
  if (!isDrug && letters.length >= SPELLED_MIN && isToldName(t, first)) return SURE;
  // Who spells a word in the alphabet of radio means a name: `Tickle, tango india …`.
  if (isWord && !isListed && !isAlphabet) return 0;
  if (isBefore(t, first, hash, (isListed && !isWord) || isAlphabet)) return SURE;
  if ((isTold || isCorrection(t, first, letters)) && letters.length >= SPELLED_MIN && !isWord)
    return SPELLED;
  return isAlphabet && letters.length >= ALPHABET_MIN ? SPELLED : 0;
}

/** The word itself stands before, and in capitals only where it is on a list: `LOINC, L-O-I-N-C`. */
function isBefore(t: Tokens, first: number, hash: number, isListed: boolean): boolean {
  for (let at = first - 1; at >= 0 && at >= first - REACH; at -= 1) {
    if (t.hash[at] === hash) return isListed || t.shape[at] !== CAPITALS;
  }
  return false;
}

const isName = d.wordSet('name surname lastname');
const isBetween = d.wordSet('is it s its thats that spelled spelt spells');
const BETWEEN_MAX = 4;

/** `last name spelled t h r`, `name? Sure, B-O-A`: the letters are those of a name. */
function isToldName(t: Tokens, first: number): boolean {
  let at = first - 1;
  while (at >= 0 && first - at <= BETWEEN_MAX && isBetween(t, at)) at -= 1;
  if (at >= 0 && isName(t, at) && (t.gap[at + 1]! & GAP_LINE) === 0) return true;
  const question = questionBefore(t, first);
  return question >= 0 && isAsked(t, question, isName);
}

const CORRECTED_MIN = 4;
/** Behind a word and its letters. */
const CORRECTED_REACH = 20;

/** A word of a little before is this one but for one letter. */
function isCorrection(t: Tokens, first: number, letters: string): boolean {
  if (letters.length < CORRECTED_MIN) return false;
  const spelled = letters.toLowerCase();
  for (let at = first - 1; at >= 0 && at >= first - CORRECTED_REACH; at -= 1) {
    if (t.end[at]! - t.start[at]! !== spelled.length) continue;
    const word = t.text.slice(t.start[at], t.end[at]).toLowerCase();
    let differing = 0;
    for (let place = 0; place < word.length; place += 1)
      if (word[place] !== spelled[place]) differing += 1;
    if (differing === 1 && (d.has(t, at, x.NAMED) || !d.isOrdinary(t, at))) return true;
  }
  return false;
}

interface Read {
  readonly letters: string;
  readonly last: number;
  /** All of it are words of the alphabet. */
  readonly isAlphabet: boolean;
}

function read(t: Tokens, first: number): Read {
  let letters = '';
  let isAlphabet = true;
  let last = first - 1;
  for (let at = first; letters.length < LETTERS_MAX && (isItem(t, at) || isTwin(t, first, at)); ) {
    const isArticle =
      isLetter(t, at) &&
      t.shape[at] !== LETTER &&
      !(isLetter(t, first) && t.shape[first] !== LETTER);
    if (at > first && (isArticle || !isNear(t, at))) break;
    const isTwice = isDouble(t, at) && isLetter(t, at + 1) && isNear(t, at + 1);
    if (isTwice) at += 1;
    letters += t.text[t.start[at]!]!.repeat(isTwice ? 2 : 1);
    if (!isOfAlphabet(t, at)) isAlphabet = false;
    last = behindExample(t, at);
    at = last + 1;
  }
  return { letters, last, isAlphabet };
}

const isDouble = d.wordSet('double');
/** `P E ‹double› T`: within a word that is spelled, the next letter twice. */
const isTwin = (t: Tokens, first: number, at: number): boolean =>
  at > first && isDouble(t, at) && isLetter(t, at + 1) && isNear(t, at + 1);

const isItem = (t: Tokens, at: number): boolean =>
  at >= 0 && at < t.count && (isOfAlphabet(t, at) || isLetter(t, at));

/** Not the `s` of `it's`. */
const isLetter = (t: Tokens, at: number): boolean =>
  t.end[at]! - t.start[at]! === 1 && t.shape[at] !== NUMBER && !d.isJoinedByApostrophe(t, at);

const isNear = (t: Tokens, at: number): boolean =>
  t.start[at]! - t.end[at - 1]! <= GAP_MAX && (t.gap[at]! & GAP_LINE) === 0 && !d.isAdjacent(t, at);

/** `B as in boy`, `B for boy`: its last token. */
function behindExample(t: Tokens, at: number): number {
  const word = isAs(t, at + 1) && isIn(t, at + 2) ? at + 3 : isFor(t, at + 1) ? at + 2 : at;
  const isExample =
    word > at &&
    word < t.count &&
    t.end[word]! - t.start[word]! > 1 &&
    t.text[t.start[word]!]!.toLowerCase() === t.text[t.start[at]!]!.toLowerCase();
  return isExample ? word : at;
}
