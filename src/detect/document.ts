/**
 * The document pass: what was found with confidence in one text is looked for in all of them, also
 * where nothing around it gives it away. Parts of names (not ordinary words), also misspelt, full names
 * in any case, initials, and numbers with other separators.
 */
import type { Finding } from '../core/phi.ts';
import * as d from './detector.ts';
import { FOLD, fold, HASH_SEED, hashStep, hashWord, KIND, UPPER } from './fold.ts';
import { isSpanish } from './language.ts';
import {
  ANNOUNCING,
  bitsAt,
  COMMON,
  CREDENTIAL,
  CUE_CLINICAL,
  CUE_EPONYM_NOUN,
  cuesAt,
  find as findWord,
  GIVEN,
  isOrdinaryWord,
  NAMED,
  RELATION,
  STOP,
  TITLE,
  UNIT,
} from './lexicon.ts';
import { NearNames } from './near-names.ts';
import { pluralOfName } from './plural-names.ts';
import { isGrammarHash, isInSpanish, isNeverNameHash, isSpanishHash } from './spanish-words.ts';
import { tokenAt } from './tagger/features.ts';
import {
  CAPITALS,
  GAP_BREAK,
  GAP_LINE,
  LETTER,
  NO_CAPITALS,
  SOME_CAPITALS,
  type Tokens,
  tokenise,
} from './tokens.ts';

/** Findings below this teach nothing: a mistake would spread. */
const CONFIDENT = 0.7;
const PART_MIN = 3;
const NUMBER_MIN = 6;
const SCORE = 0.8;
const NEAR_SCORE = 0.6;

/** How a form must be written to count. */
type Manner =
  | 'any'
  /** With a capital, or in a text that has none; not as an eponym. */
  | 'capitalised'
  /** The same, and never in small letters: a plural (`the Garcias`). */
  | 'capital'
  /** `M.G.`, `M. G.` */
  | 'dotted'
  /** In capitals, after a title or label of a person: `pt MG`. */
  | 'announced';

export interface Learned {
  /** The form with its kind in front; the same form has the same key. */
  readonly key: string;
  readonly form: string;
  readonly isNumber: boolean;
  readonly manner: Manner;
  readonly finding: Pick<Finding, 'category' | 'type'>;
}

const NUMBER_CATEGORIES = new Set<Finding['category']>([
  'phone',
  'fax',
  'ssn',
  'medical_record_number',
  'health_plan_beneficiary_number',
  'account_number',
  'certificate_or_license_number',
  'device_identifier',
  'vehicle_identifier',
  'other_unique_id',
]);

/** What these findings of one text teach about the document. */
export function learn(text: string, findings: readonly Finding[]): Learned[] {
  const learned: Learned[] = [];
  const t = tokenise(text);
  for (const finding of findings) {
    if (finding.score < CONFIDENT || finding.type === 'title') continue;
    const value = text.slice(finding.start, finding.end);
    if (finding.category === 'name') learnName(value, isTaughtAs(t, finding), learned);
    else if (NUMBER_CATEGORIES.has(finding.category)) learnNumber(value, finding, learned);
    else if (finding.category === 'email') learnWords(value, finding, learned);
    else if (finding.category === 'date') learnDate(value, learned);
  }
  return learned;
}

const NAME = { category: 'name', type: 'name' } as const;
const INITIALS = { category: 'name', type: 'initials' } as const;

const GENERATION = /^(?:jr|sr|ii|iii|iv)$/;

/** Which words of a name may be looked for by themselves: where Spanish is spoken, no word of it. */
function isTaughtAs(t: Tokens, { start }: Finding): (word: string) => boolean {
  if (!isInSpanish(t, tokenAt(t, start))) return (word) => !isNeverNameHash(hashWord(word));
  const isOneCase = t.capitals !== SOME_CAPITALS;
  return (word) => {
    const hash = hashWord(word);
    const named = isOneCase ? GIVEN : NAMED;
    return !isGrammarHash(hash) && (!isSpanishHash(hash) || (bitsAt(findWord(hash)) & named) !== 0);
  };
}

function learnName(value: string, isTaught: (word: string) => boolean, learned: Learned[]): void {
  const words = fold(value)
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '' && !GENERATION.test(word));
  for (const word of words) {
    if (word.length < PART_MIN || isOrdinaryWord(word) || !isTaught(word)) continue;
    push(learned, word, false, 'capitalised', NAME);
    const plural = pluralOfName(word);
    if (plural !== undefined) push(learned, plural, false, 'capital', NAME);
  }
  if (words.some(isTaught)) learnUserNames(words, learned);
  if (words.filter((word) => word.length > 1).length < 2 || !words.some(isTaught)) return;
  push(learned, words.join(' '), false, 'any', NAME);
  if (words.length === 2) push(learned, `${words[1]} ${words[0]}`, false, 'any', NAME);
  learnInitials(words, learned);
}

const USER_NAME_MIN = 5;

/** `T. Wojcik` signs in as `twojcik`, where that is no word of its own. */
function learnUserNames(words: readonly string[], learned: Learned[]): void {
  const [first, last] = [words[0]!, words.at(-1)!];
  if (words.length < 2 || last.length < PART_MIN) return;
  for (const form of [`${first[0]}${last}`, `${last}${first[0]}`]) {
    const slot = findWord(hashWord(form));
    if (form.length < USER_NAME_MIN || bitsAt(slot) !== 0 || cuesAt(slot) !== 0) continue;
    push(learned, form, false, 'any', NAME);
  }
}

const INITIALS_MAX = 4;

/** `A.M.`, `I.V.`, `pt PA` mean something else. */
function isAbbreviation(letters: string): boolean {
  const slot = findWord(hashWord(letters));
  const isWord = (bitsAt(slot) & (STOP | COMMON | UNIT | CREDENTIAL | TITLE | RELATION)) !== 0;
  return isWord || (cuesAt(slot) & CUE_CLINICAL) !== 0;
}

/** As the words stand, and of the first and last alone. */
function learnInitials(words: readonly string[], learned: Learned[]): void {
  if (words.length > INITIALS_MAX) return;
  const letters = words.map((word) => word[0]!);
  const ends = [letters[0]!, letters.at(-1)!];
  for (const initials of letters.length > 2 ? [letters, ends] : [ends]) {
    if (isAbbreviation(initials.join(''))) continue;
    push(learned, initials.join(' '), false, 'dotted', INITIALS);
    push(learned, initials.join(''), false, 'announced', INITIALS);
  }
}

function learnNumber(value: string, finding: Finding, learned: Learned[]): void {
  const plain = fold(value).replace(/[^\p{L}\p{N}]+/gu, '');
  const digits = plain.replace(/\D/g, '').length;
  if (plain.length < NUMBER_MIN || plain.length > NUMBER_MAX || digits < 4) return;
  push(learned, plain, true, 'any', { category: finding.category, type: finding.type });
}

function learnWords(value: string, finding: Finding, learned: Learned[]): void {
  const words = fold(value).split(/[^\p{L}\p{N}]+/u);
  push(learned, words.join(' '), false, 'any', { category: finding.category, type: finding.type });
}

/** Of full numeric dates, the eight digits without separators. */
function learnDate(value: string, learned: Learned[]): void {
  const match = /^(\d{1,4})[/.-](\d{1,2})[/.-](\d{1,4})$/.exec(value);
  if (match === null || !match.slice(1).some((part) => part.length === 4)) return;
  const parts = match.slice(1).map((part) => part.padStart(2, '0'));
  push(learned, parts.join(''), false, 'any', { category: 'date', type: 'date.compact' });
}

function push(
  learned: Learned[],
  form: string,
  isNumber: boolean,
  manner: Manner,
  finding: Learned['finding'],
): void {
  learned.push({ key: `${isNumber ? '#' : ''}${form}`, form, isNumber, manner, finding });
}

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
const NUMBER_MAX = 32;

export function documentSearch(learned: Iterable<Learned>): DocumentSearch {
  const filter = new Uint8Array(FILTER_MASK + 1);
  const phrases = newPhrases();
  const numbers: Numbers = {
    byHash: new Map(),
    hasLength: new Uint8Array(NUMBER_MAX + 1),
    longest: 0,
  };
  const near = new NearNames();
  for (const one of learned) {
    if (one.manner === 'capitalised') near.add(one.form);
    if (one.isNumber) {
      numbers.byHash.set(hashWord(one.form), one);
      numbers.hasLength[one.form.length] = 1;
      numbers.longest = Math.max(numbers.longest, one.form.length);
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
        if (place !== undefined && !isWordOfSpanish(t, at)) found.push(misspelt(t, ...place));
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

function add(t: Tokens, from: number, to: number, { finding }: Learned, found: Finding[]): void {
  const { category, type } = finding;
  found.push(d.finding(t.start[from]!, t.end[to]!, category, type, SCORE, `document/${category}`));
}

const misspelt = (t: Tokens, from: number, to: number): Finding =>
  d.finding(t.start[from]!, t.end[to]!, 'name', 'name', NEAR_SCORE, 'document/near-name');

const isWordOfSpanish = (t: Tokens, at: number): boolean =>
  isSpanishHash(t.hash[at]!) && isSpanish(t, at);

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
    const isWhole = learned !== undefined && !d.isAdjacent(t, last + 1);
    if (isWhole && isWritten(t, at, last, learned.manner, isLower)) {
      longest = learned;
      end = last;
    }
    reached = goesOn(t, last + 1) ? reached.next.get(t.hash[last + 1]!) : undefined;
  }
  if (longest !== undefined) add(t, at, end, longest, found);
  return end;
}

/** Whether this token may be the next word of a phrase. */
function goesOn(t: Tokens, place: number): boolean {
  if (place >= t.count) return false;
  const width = t.start[place]! - t.end[place - 1]!;
  return width <= GAP_WIDTH_MAX && (t.gap[place]! & GAP_BREAK) === 0;
}

function isWritten(t: Tokens, at: number, last: number, manner: Manner, isLower: boolean): boolean {
  switch (manner) {
    case 'any':
      return true;
    case 'capitalised':
      return (isLower || d.isCapitalised(t, at)) && !isEponym(t, last);
    case 'capital':
      return d.isCapitalised(t, at) && !isEponym(t, last);
    case 'dotted':
      return areDotted(t, at, last);
    case 'announced':
      return (
        t.shape[at] === CAPITALS && at > 0 && d.has(t, at - 1, ANNOUNCING) && d.isSpaced(t, at)
      );
  }
}

/** Capitals with a dot behind each, but for the last. */
function areDotted(t: Tokens, first: number, last: number): boolean {
  for (let at = first; at <= last; at += 1) {
    if (t.shape[at] !== LETTER || !isUpper(t.text.charCodeAt(t.start[at]!))) return false;
    if (at < last && t.text.charCodeAt(t.end[at]!) !== d.DOT) return false;
  }
  return true;
}

const isUpper = (code: number): boolean => KIND[code] === UPPER;

/** `Foley catheter`, `Hodgkin's disease`. */
function isEponym(t: Tokens, last: number): boolean {
  const next = last + 1;
  const isPossessive = d.isJoinedByApostrophe(t, next) && t.end[next]! - t.start[next]! === 1;
  const noun = isPossessive ? next + 1 : next;
  return d.isSpaced(t, noun) && d.hasCue(t, noun, CUE_EPONYM_NOUN);
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
  { byHash, hasLength, longest }: Numbers,
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
    const learned = hasLength[length] === 1 ? byHash.get(hash) : undefined;
    if (learned === undefined || d.isAdjacent(t, last + 1)) continue;
    add(t, at, last, learned, found);
    reached = last;
  }
  return reached;
}
