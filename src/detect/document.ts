/**
 * The document pass: what one text of a document taught (`learned.ts`) is looked for in all of them, also where nothing around
 * it gives it away.
 */
import type { Finding } from '../core/phi.ts';
import { NOUNS_OF_WORDS } from './clinical/eponym-words.ts';
import * as d from './detector.ts';
import { FOLD, HASH_SEED, hashStep, hashWord, KIND, UPPER } from './fold.ts';
import { type Learned, type Manner, NUMBER_MAX } from './learned.ts';
import { CUE_EPONYM_NOUN, MONTH } from './lexicon.ts';
import { areSomebodys } from './names/initials.ts';
import { areExplained } from './names/legend.ts';
import { isRepeatedName } from './names/repeated-word.ts';
import { NearNames } from './near-names.ts';
import { isBehindArticle } from './plural-names.ts';
import {
  CAPITAL,
  GAP_BREAK,
  GAP_LINE,
  LETTER,
  NO_CAPITALS,
  type Tokens,
  tokenise,
} from './tokens.ts';

const SCORE = 0.8;
const NEAR_SCORE = 0.6;

/** Finds everything learned in one text. */
export interface DocumentSearch {
  find(text: string): Finding[];
}

/** Learned phrases by the hashes of their words, one word after the other. */
interface Phrases {
  readonly next: Map<number, Phrases>;
  /** What ends here. */
  learned: Learned | undefined;
}

/** Learned numbers, by the hash of their letters and digits. */
interface Numbers {
  readonly byHash: Map<number, Learned>;
  /** 1 where the hash of what a learned number begins with may be in it. */
  readonly beginnings: Uint8Array;
  /** 1 where a learned number has this length. */
  readonly hasLength: Uint8Array;
  longest: number;
}

/** One bit per hash: most words of a text are not in it. */
const FILTER_MASK = 4095;
/** Between the words of a name: `Garcia,  Maria`. */
const GAP_WIDTH_MAX = 4;
/** Between the groups of a number, and how much of a number is read. */
const JOINT_WIDTH_MAX = 3;

export function documentSearch(learned: Iterable<Learned>): DocumentSearch {
  const filter = new Uint8Array(FILTER_MASK + 1);
  const phrases = newPhrases();
  const numbers: Numbers = {
    byHash: new Map(),
    beginnings: new Uint8Array(FILTER_MASK + 1),
    hasLength: new Uint8Array(NUMBER_MAX + 1),
    longest: 0,
  };
  const near = new NearNames();
  for (const one of learned) {
    if (one.manner === 'capitalised') near.add(one.form);
    if (one.isNumber) {
      addNumber(numbers, one);
      continue;
    }
    const hashes = one.form.split(' ').map(hashWord);
    addPhrase(phrases, hashes, one);
    filter[hashes[0]! & FILTER_MASK] = 1;
  }
  return {
    find(text) {
      const t = tokenise(text);
      const isLower = t.capitals === NO_CAPITALS;
      const found: Finding[] = [];
      for (let at = 0; at < t.count; at += 1) {
        if (filter[t.hash[at]! & FILTER_MASK] === 1) {
          const last = findPhrase(t, at, phrases, isLower, found);
          if (last >= 0) {
            at = last;
            continue;
          }
        }
        const place = near.isEmpty ? undefined : near.at(t, at);
        if (place !== undefined) found.push(misspelt(t, ...place));
        if (numbers.longest > 0 && mayStartNumber(t, at)) {
          at = Math.max(at, findNumber(t, at, numbers, found));
        }
      }
      return found;
    },
  };
}

const newPhrases = (): Phrases => ({ next: new Map(), learned: undefined });

function addPhrase(phrases: Phrases, hashes: readonly number[], learned: Learned): void {
  let at = phrases;
  for (const hash of hashes) {
    let next = at.next.get(hash);
    if (next === undefined) {
      next = newPhrases();
      at.next.set(hash, next);
    }
    at = next;
  }
  at.learned = learned;
}

function addNumber(numbers: Numbers, learned: Learned): void {
  const { form } = learned;
  let hash = HASH_SEED;
  for (let at = 0; at < form.length; at += 1) {
    hash = hashStep(hash, FOLD[form.charCodeAt(at)]!);
    numbers.beginnings[hash & FILTER_MASK] = 1;
  }
  numbers.byHash.set(hash, learned);
  numbers.hasLength[form.length] = 1;
  numbers.longest = Math.max(numbers.longest, form.length);
}

function add(t: Tokens, from: number, to: number, { finding }: Learned, found: Finding[]): void {
  const { category, type } = finding;
  found.push(d.finding(t.start[from]!, t.end[to]!, category, type, SCORE, `document/${category}`));
}

const misspelt = (t: Tokens, from: number, to: number): Finding =>
  d.finding(t.start[from]!, t.end[to]!, 'name', 'name', NEAR_SCORE, 'document/near-name');

/** Last token of the longest phrase that starts here, or -1. */
function findPhrase(
  t: Tokens,
  at: number,
  phrases: Phrases,
  isLower: boolean,
  found: Finding[],
): number {
  if (d.isAdjacent(t, at)) return -1;
  let longest: Learned | undefined;
  let end = -1;
  let reached = phrases.next.get(t.hash[at]!);
  for (let last = at; reached !== undefined; last += 1) {
    const { learned } = reached;
    const whole = learned === undefined ? -1 : wholeEnd(t, last, learned.manner);
    if (learned !== undefined && whole >= 0 && isWritten(t, at, last, learned.manner, isLower)) {
      longest = learned;
      end = whole;
    }
    reached = goesOn(t, last + 1) ? reached.next.get(t.hash[last + 1]!) : undefined;
  }
  if (longest !== undefined) add(t, at, end, longest, found);
  return end;
}

const LOGIN_DIGITS_MAX = 3;

/** Last token of the form, with the digits of a login, or -1 where more is glued to it. */
function wholeEnd(t: Tokens, last: number, manner: Manner): number {
  const next = last + 1;
  if (!d.isAdjacent(t, next)) return last;
  const isNumbered =
    manner === 'login' && d.isNumber(t, next) && d.digits(t, next) <= LOGIN_DIGITS_MAX;
  return isNumbered && !d.isAdjacent(t, next + 1) ? next : -1;
}

/** Whether this token may be the next word of a phrase. */
function goesOn(t: Tokens, place: number): boolean {
  if (place >= t.count) return false;
  const width = t.start[place]! - t.end[place - 1]!;
  // `chest x-ray. White count`: of Ray White, no initial's dot.
  const isDotted = t.mark[place] === d.DOT && t.shape[place - 1] !== LETTER;
  return !(isDotted && width > 1) && width <= GAP_WIDTH_MAX && (t.gap[place]! & GAP_BREAK) === 0;
}

function isWritten(t: Tokens, at: number, last: number, manner: Manner, isLower: boolean): boolean {
  switch (manner) {
    case 'any':
    case 'login':
      return true;
    case 'capitalised':
      return (
        (isLower || d.isCapitalised(t, at)) &&
        !isEponym(t, last) &&
        !(at === last && isMonthHere(t, at))
      );
    case 'capital':
      return d.isCapitalised(t, at) && !isEponym(t, last);
    case 'family':
      return t.shape[at] === CAPITAL && isBehindArticle(t.text, t.start[at]!) && !isEponym(t, last);
    case 'word':
      return isRepeatedName(t, at);
    case 'dotted':
      return areDotted(t, at, last);
    case 'initials':
      return areSomebodys(t, at);
    case 'legend':
      return areExplained(t, at) || areSomebodys(t, at);
  }
}

/** `seen in April`, though April Jones is named: the month, which what stands around it tells. */
const isMonthHere = (t: Tokens, at: number): boolean =>
  d.has(t, at, MONTH) &&
  d.isSpaced(t, at) &&
  (isWhen(t, at - 1) || (d.isNumber(t, at + 1) && d.isSpaced(t, at + 1)));

/** No word that also stands before somebody: `told by April`. */
const isWhen = d.wordSet('in since until till during early late mid');

/** Capitals with a dot behind each, but for the last. */
function areDotted(t: Tokens, first: number, last: number): boolean {
  for (let at = first; at <= last; at += 1) {
    if (t.shape[at] !== LETTER || !isUpper(t.text.charCodeAt(t.start[at]!))) return false;
    if (at < last && t.text.charCodeAt(t.end[at]!) !== d.DOT) return false;
  }
  return true;
}

const isUpper = (code: number): boolean => KIND[code] === UPPER;

const isOfWord = d.wordSet(NOUNS_OF_WORDS);

/** `Foley catheter`, `Hodgkin's disease`, `Long QT`. */
function isEponym(t: Tokens, last: number): boolean {
  const next = last + 1;
  const isPossessive = d.isPossessive(t, next);
  const noun = isPossessive ? next + 1 : next;
  if (!d.isSpaced(t, noun)) return false;
  return d.hasCue(t, noun, CUE_EPONYM_NOUN) || (d.isOrdinary(t, last) && isOfWord(t, noun));
}

/** A number, or up to four letters glued to one. */
function mayStartNumber(t: Tokens, at: number): boolean {
  if (d.isAdjacent(t, at)) return false;
  if (d.isNumber(t, at)) return true;
  return (
    t.end[at]! - t.start[at]! <= 4 && d.isNumber(t, at + 1) && t.start[at + 1]! - t.end[at]! <= 1
  );
}

/** Last token of the longest learned number that starts here, or -1. */
function findNumber(
  t: Tokens,
  at: number,
  { byHash, beginnings, hasLength, longest }: Numbers,
  found: Finding[],
): number {
  let hash = HASH_SEED;
  let length = 0;
  let reached = -1;
  for (let last = at; last < t.count && length < longest; last += 1) {
    const isFar = t.start[last]! - t.end[last - 1]! > JOINT_WIDTH_MAX;
    if (last > at && (isFar || (t.gap[last]! & GAP_LINE) !== 0)) break;
    for (let place = t.start[last]!; place < t.end[last]!; place += 1) {
      hash = hashStep(hash, FOLD[t.text.charCodeAt(place)]!);
      length += 1;
    }
    if (beginnings[hash & FILTER_MASK] === 0) break;
    const learned = hasLength[length] === 1 ? byHash.get(hash) : undefined;
    if (learned === undefined || d.isAdjacent(t, last + 1)) continue;
    add(t, at, last, learned, found);
    reached = last;
  }
  return reached;
}
