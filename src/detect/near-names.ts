/**
 * Names that the document has taught, or of people who are known, where they are written almost so: misspelt by one key
 * (`Lindqvsit`) or broken at the end of a line (`Lind-⏎qvist`). A word that is a word of the language or a listed name
 * is itself, and never somebody's misspelling.
 */
import * as d from './detector.ts';
import { fold, HASH_SEED, hashStep } from './fold.ts';
import { isSpanish } from './language.ts';
import * as x from './lexicon.ts';
import { isClinical, isLearned } from './names/part.ts';
import { isSpanishHash } from './spanish-words.ts';
import { GAP_LINE, LOWER, type Tokens } from './tokens.ts';

/** Shorter names have too many neighbours. */
const LENGTH_MIN = 5;
const LENGTH_MAX = 24;

/** A word that is one of these is nobody's misspelt name. */
export const IS_ITSELF =
  x.STOP |
  x.COMMON |
  x.WORD |
  x.DRUG |
  x.EPONYM |
  x.UNIT |
  x.GIVEN |
  x.SURNAME |
  x.SURNAME_TOP |
  x.CITY;

/** Tokens from and to, both included. */
type Place = readonly [from: number, to: number];

/** In small letters, where a capital does not say that it is a name. */
const SMALL_LENGTH_MIN = 8;

export class NearNames {
  readonly #names = new Set<string>();
  readonly #isSmallToo: boolean;
  /** By the hash of a name without one of its letters, or whole; made when a word first asks for it. */
  #byPart: Map<number, string[]> | undefined;

  /** @param isSmallToo of who is known, long names in small letters as well */
  constructor({ isSmallToo = false } = {}) {
    this.#isSmallToo = isSmallToo;
  }

  /** `name`: one folded word. */
  add(name: string): void {
    if (name.length < LENGTH_MIN || name.length > LENGTH_MAX || this.#names.has(name)) return;
    this.#names.add(name);
  }

  /** Everywhere in a text. */
  *in(t: Tokens): Generator<Place> {
    for (let at = 0; !this.isEmpty && at < t.count; at += 1) {
      const place = this.at(t, at);
      if (place !== undefined) yield place;
    }
  }

  get isEmpty(): boolean {
    return this.#names.size === 0;
  }

  /** What stands at this token, if it is one of the names, almost. */
  at(t: Tokens, at: number): Place | undefined {
    if (isBroken(t, at)) {
      const whole = fold(wordAt(t, at) + wordAt(t, at + 1));
      if (this.#names.has(whole)) return [at, at + 1];
    }
    if (d.isAdjacent(t, at) || d.isAdjacent(t, at + 1)) return undefined;
    const length = t.end[at]! - t.start[at]!;
    if (length < LENGTH_MIN - 1 || length > LENGTH_MAX + 1 || d.has(t, at, IS_ITSELF))
      return undefined;
    const isSmall = !d.isCapitalised(t, at);
    if (isSmall && !(this.#isSmallToo && length >= SMALL_LENGTH_MIN)) return undefined;
    // Few words come past this: what costs more is asked behind it.
    if (!this.#isMisspelt(fold(wordAt(t, at)))) return undefined;
    if (isSmall && (isClinical(t, at) || isLearned(t, at))) return undefined;
    return isSpanishHash(t.hash[at]!) && isSpanish(t, at) ? undefined : [at, at];
  }

  #isMisspelt(word: string): boolean {
    this.#byPart ??= byPart(this.#names);
    for (let left = 0; left <= word.length; left += 1) {
      const names = this.#byPart.get(hashWithout(word, left));
      if (names?.some((name) => isOneKeyFrom(word, name))) return true;
    }
    return false;
  }
}

function byPart(names: Iterable<string>): Map<number, string[]> {
  const parts = new Map<number, string[]>();
  for (const name of names) {
    for (let left = 0; left <= name.length; left += 1) {
      const part = hashWithout(name, left);
      const list = parts.get(part);
      if (list === undefined) parts.set(part, [name]);
      else list.push(name);
    }
  }
  return parts;
}

/** Of the word without the letter at `left`, or of all of it: no string is made. */
function hashWithout(word: string, left: number): number {
  let hash = HASH_SEED;
  for (let at = 0; at < word.length; at += 1)
    if (at !== left) hash = hashStep(hash, word.charCodeAt(at));
  return hash;
}

const wordAt = (t: Tokens, at: number) => t.text.slice(t.start[at]!, t.end[at]!);

/** A hyphen, the end of the line, and small letters. */
const isBroken = (t: Tokens, at: number): boolean =>
  at + 1 < t.count &&
  (t.gap[at + 1]! & GAP_LINE) !== 0 &&
  d.isDash(t.mark[at + 1]!) &&
  t.shape[at + 1] === LOWER &&
  t.text.charCodeAt(t.end[at]!) === t.mark[at + 1];

/** One letter more, one less, another one, or two neighbours exchanged. */
function isOneKeyFrom(word: string, name: string): boolean {
  if (Math.abs(word.length - name.length) > 1) return false;
  let from = 0;
  while (from < word.length && word[from] === name[from]) from += 1;
  let back = 0;
  const most = Math.min(word.length, name.length) - from;
  while (back < most && word[word.length - 1 - back] === name[name.length - 1 - back]) back += 1;
  const [one, other] = [word.slice(from, word.length - back), name.slice(from, name.length - back)];
  if (one.length <= 1 && other.length <= 1) return one !== other;
  return one.length === 2 && other.length === 2 && one[0] === other[1] && one[1] === other[0];
}
