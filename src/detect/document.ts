/**
 * The document pass: what was found with confidence in one text is looked for in all of them, also
 * where nothing around it gives it away. Parts of names (not ordinary words), full names in any
 * case, and numbers with other separators.
 */
import type { Finding } from '../core/phi.ts';
import * as d from './detector.ts';
import { FOLD, fold, HASH_SEED, hashStep, hashWord } from './fold.ts';
import { CUE_EPONYM_NOUN } from './lexicon.ts';
import { isOrdinaryWord } from './matcher.ts';
import { GAP_BREAK, GAP_LINE, type Tokens, tokenise } from './tokens.ts';

/** Findings below this teach nothing: a mistake would spread. */
const CONFIDENT = 0.7;
const PART_MIN = 3;
const NUMBER_MIN = 6;
const SCORE = 0.8;

export interface Learned {
  /** The form with its kind in front; the same form has the same key. */
  readonly key: string;
  readonly form: string;
  readonly isNumber: boolean;
  /** Counts only with a capital, and not as an eponym. */
  readonly isCapitalised: boolean;
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
  for (const finding of findings) {
    if (finding.score < CONFIDENT || finding.type === 'title') continue;
    const value = text.slice(finding.start, finding.end);
    if (finding.category === 'name') learnName(value, learned);
    else if (NUMBER_CATEGORIES.has(finding.category)) learnNumber(value, finding, learned);
    else if (finding.category === 'email') learnWords(value, finding, learned);
    else if (finding.category === 'date') learnDate(value, learned);
  }
  return learned;
}

const NAME = { category: 'name', type: 'name' } as const;

const GENERATION = /^(?:jr|sr|ii|iii|iv)$/;

function learnName(value: string, learned: Learned[]): void {
  const words = fold(value)
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '' && !GENERATION.test(word));
  for (const word of words) {
    if (word.length < PART_MIN || isOrdinaryWord(word)) continue;
    push(learned, word, false, true, NAME);
  }
  if (words.filter((word) => word.length > 1).length < 2) return;
  push(learned, words.join(' '), false, false, NAME);
  if (words.length === 2) push(learned, `${words[1]} ${words[0]}`, false, false, NAME);
}

function learnNumber(value: string, finding: Finding, learned: Learned[]): void {
  const plain = fold(value).replace(/[^\p{L}\p{N}]+/gu, '');
  const digits = plain.replace(/\D/g, '').length;
  if (plain.length < NUMBER_MIN || plain.length > NUMBER_MAX || digits < 4) return;
  push(learned, plain, true, false, { category: finding.category, type: finding.type });
}

function learnWords(value: string, finding: Finding, learned: Learned[]): void {
  const words = fold(value).split(/[^\p{L}\p{N}]+/u);
  push(learned, words.join(' '), false, false, { category: finding.category, type: finding.type });
}

/** Of full numeric dates, the eight digits without separators. */
function learnDate(value: string, learned: Learned[]): void {
  const match = /^(\d{1,4})[/.-](\d{1,2})[/.-](\d{1,4})$/.exec(value);
  if (match === null || !match.slice(1).some((part) => part.length === 4)) return;
  const parts = match.slice(1).map((part) => part.padStart(2, '0'));
  push(learned, parts.join(''), false, false, { category: 'date', type: 'date.compact' });
}

function push(
  learned: Learned[],
  form: string,
  isNumber: boolean,
  isCapitalised: boolean,
  finding: Learned['finding'],
): void {
  learned.push({ key: `${isNumber ? '#' : ''}${form}`, form, isNumber, isCapitalised, finding });
}

/** Finds everything learned in one text. */
export interface DocumentSearch {
  find(text: string): Finding[];
}

interface Phrase {
  readonly hashes: readonly number[];
  readonly learned: Learned;
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
  const phrases = new Map<number, Phrase[]>();
  const numbers: Numbers = {
    byHash: new Map(),
    hasLength: new Uint8Array(NUMBER_MAX + 1),
    longest: 0,
  };
  for (const one of learned) {
    if (one.isNumber) {
      numbers.byHash.set(hashWord(one.form), one);
      numbers.hasLength[one.form.length] = 1;
      numbers.longest = Math.max(numbers.longest, one.form.length);
      continue;
    }
    const hashes = one.form.split(' ').map(hashWord);
    const list = phrases.get(hashes[0]!) ?? [];
    phrases.set(hashes[0]!, list);
    list.push({ hashes, learned: one });
    list.sort((a, b) => b.hashes.length - a.hashes.length);
    filter[hashes[0]! & FILTER_MASK] = 1;
  }
  return {
    find(text) {
      const t = tokenise(text);
      const found: Finding[] = [];
      for (let at = 0; at < t.count; at += 1) {
        if (filter[t.hash[at]! & FILTER_MASK] === 1) {
          const last = findPhrase(t, at, phrases, found);
          if (last >= 0) {
            at = last;
            continue;
          }
        }
        if (numbers.longest > 0 && mayStartNumber(t, at)) {
          at = Math.max(at, findNumber(t, at, numbers, found));
        }
      }
      return found;
    },
  };
}

function add(t: Tokens, from: number, to: number, { finding }: Learned, found: Finding[]): void {
  const { category, type } = finding;
  found.push(d.finding(t.start[from]!, t.end[to]!, category, type, SCORE, `document/${category}`));
}

/** Last token of the longest phrase that starts here, or -1. */
function findPhrase(
  t: Tokens,
  at: number,
  phrases: ReadonlyMap<number, readonly Phrase[]>,
  found: Finding[],
): number {
  for (const { hashes, learned } of phrases.get(t.hash[at]!) ?? []) {
    const last = at + hashes.length - 1;
    if (last >= t.count || !isPhrase(t, at, hashes)) continue;
    if (learned.isCapitalised && (!d.isCapitalised(t, at) || isEponym(t, last))) continue;
    add(t, at, last, learned, found);
    return last;
  }
  return -1;
}

function isPhrase(t: Tokens, at: number, hashes: readonly number[]): boolean {
  for (let word = 1; word < hashes.length; word += 1) {
    const place = at + word;
    if (t.hash[place] !== hashes[word]) return false;
    const width = t.start[place]! - t.end[place - 1]!;
    if (width > GAP_WIDTH_MAX || (t.gap[place]! & GAP_BREAK) !== 0) return false;
  }
  return !d.isAdjacent(t, at) && !d.isAdjacent(t, at + hashes.length);
}

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
