/**
 * A text in which many others are looked for: does this one stand there on its own, with no letter or
 * digit right before or after? A few are searched for. From then on the words are indexed, because a
 * search for each costs the length of the text times their number, and both grow with the request.
 */
import type { Finding } from '../core/phi.ts';
import { isWordUnit } from './folding.ts';
import { GramFilter } from './gram-filter.ts';

/** Searches that cost about what the index does. A usual note asks for fewer. */
const SEARCHES_MAX = 32;

export class SearchedText {
  readonly #text: string;
  #searches = 0;
  #grams: GramFilter | undefined;
  #words: WordIndex | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  /** Whether it stands there on its own. Case counts. */
  holds(needle: string): boolean {
    if (!this.mayHold(needle)) return false;
    this.#searches += 1;
    if (this.#searches <= SEARCHES_MAX) return holds(this.#text, needle);
    this.#words ??= new WordIndex(this.#text);
    return this.#words.holds(needle);
  }

  /** False: it stands nowhere, on its own or within a word. True: it may. */
  mayHold(needle: string): boolean {
    this.#grams ??= new GramFilter(this.#text);
    return this.#grams.mayHold(needle);
  }
}

/** All text outside findings, lower case, with something between that joins no words. */
export function textOutside(
  texts: readonly string[],
  findings: readonly (readonly Finding[])[],
): SearchedText {
  const pieces: string[] = [];
  texts.forEach((text, index) => {
    let at = 0;
    for (const { start, end } of findings[index]!) {
      pieces.push(text.slice(at, start));
      at = end;
    }
    pieces.push(text.slice(at));
  });
  return new SearchedText(pieces.join('\n').toLowerCase());
}

function holds(text: string, needle: string): boolean {
  for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + 1)) {
    const isInside = isWordUnit(text.charCodeAt(at - 1)) && isWordUnit(needle.charCodeAt(0));
    if (!isInside && !goesOn(text, at + needle.length)) return true;
  }
  return false;
}

/** Whether the word that ends at `end` does not end there. */
const goesOn = (text: string, end: number): boolean =>
  isWordUnit(text.charCodeAt(end - 1)) && isWordUnit(text.charCodeAt(end));

/** Words by which a place is looked up; more behind them are compared there. */
const HASHED_WORDS_MAX = 4;

/** Finds a text by its first words, whatever stands between them. */
class WordIndex {
  readonly #text: string;
  readonly #words: Words;
  /** By how many words in a row are looked up. */
  readonly #places: (Places | undefined)[] = [];

  constructor(text: string) {
    this.#text = text;
    this.#words = wordsOf(text);
  }

  holds(needle: string): boolean {
    const { starts, hashes } = wordsOf(needle);
    const count = Math.min(starts.length, HASHED_WORDS_MAX);
    // Marks alone have no neighbours to look at.
    if (count === 0) return this.#text.includes(needle);
    this.#places[count] ??= placesOf(this.#words.hashes, count);
    const { heads, next } = this.#places[count];
    const bucket = hashOfRow(hashes, 0, count) & (heads.length - 1);
    for (let word = heads[bucket]!; word >= 0; word = next[word]!) {
      const at = this.#words.starts[word]! - starts[0]!;
      const isThere = at >= 0 && this.#text.startsWith(needle, at);
      if (isThere && !goesOn(this.#text, at + needle.length)) return true;
    }
    return false;
  }
}

/** Of each word, in order: where it starts, and a hash of it. */
interface Words {
  readonly starts: readonly number[];
  readonly hashes: readonly number[];
}

function wordsOf(text: string): Words {
  const starts: number[] = [];
  const hashes: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    let code = text.charCodeAt(at);
    if (!isWordUnit(code)) continue;
    starts.push(at);
    let hash = FNV_START;
    for (; isWordUnit(code); code = text.charCodeAt(at)) {
      hash = Math.imul(hash ^ code, FNV_PRIME);
      at += 1;
    }
    hashes.push(hash);
  }
  return { starts, hashes };
}

/** FNV-1a, 32 bits, here over code units. What is looked for is drawn by key: nobody can aim at a bucket. */
const FNV_START = 0x811c9dc5 | 0;
const FNV_PRIME = 0x01000193;

/** Of all rows of so many words, the last one of each bucket, and the one before it there. */
interface Places {
  readonly heads: Int32Array;
  readonly next: Int32Array;
}

function placesOf(hashes: readonly number[], count: number): Places {
  const size = 2 ** Math.ceil(Math.log2(Math.max(2, hashes.length)));
  const heads = new Int32Array(size).fill(-1);
  const next = new Int32Array(hashes.length);
  for (let word = 0; word + count <= hashes.length; word += 1) {
    const bucket = hashOfRow(hashes, word, count) & (size - 1);
    next[word] = heads[bucket]!;
    heads[bucket] = word;
  }
  return { heads, next };
}

function hashOfRow(hashes: readonly number[], from: number, count: number): number {
  let hash = 0;
  for (let at = from; at < from + count; at += 1) hash = Math.imul(hash, FNV_PRIME) + hashes[at]!;
  // The high bits know all units of the words, and the low ones choose the bucket.
  return hash ^ (hash >>> 15);
}
