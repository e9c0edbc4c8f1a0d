/**
 * What has been issued in one exchange, and what must not be: a surrogate is never a text of the
 * exchange, and never stands for two originals.
 */
import type { SurrogatePair } from '../core/phi.ts';
import { isWordUnit } from './folding.ts';
import { GramFilter } from './gram-filter.ts';

/** Above this many characters one set of words is cheaper than a search per surrogate. */
const SEARCHED_LENGTH_MAX = 32_768;

export class Issued {
  readonly #pairs = new Map<string, SurrogatePair>();
  /** By folded surrogate word: the one thing that it stands for. */
  readonly #owners = new Map<string, string>();
  readonly #exchange: string;
  #grams: GramFilter | undefined;
  #words: Set<string> | undefined;

  /** @param texts every text of the exchange, originals included */
  constructor(texts: readonly string[]) {
    this.#exchange = texts.join('\n').toLowerCase();
  }

  get pairs(): SurrogatePair[] {
    return [...this.#pairs.values()];
  }

  /** Whether this stands anywhere in the exchange, on its own, in any case. */
  isInExchange(text: string): boolean {
    const lower = text.toLowerCase();
    return this.mayBeInExchange(lower) && holds(this.#exchange, lower);
  }

  /** The same for a single lower-case word of plain letters. */
  isWordInExchange(word: string): boolean {
    if (!this.mayBeInExchange(word)) return false;
    if (this.#exchange.length <= SEARCHED_LENGTH_MAX) return holds(this.#exchange, word);
    this.#words ??= new Set(this.#exchange.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []);
    return this.#words.has(word);
  }

  /** False: it stands in no text of the exchange, on its own or within a word. @param lower in lower case */
  mayBeInExchange(lower: string): boolean {
    this.#grams ??= new GramFilter(this.#exchange);
    return this.#grams.mayHold(lower);
  }

  /** Takes a folded word for an owner; false when it is another's. */
  claim(word: string, owner: string): boolean {
    const present = this.#owners.get(word);
    if (present === undefined) this.#owners.set(word, owner);
    return present === undefined || present === owner;
  }

  isFree(surrogate: string, original: string): boolean {
    const present = this.#pairs.get(surrogate);
    return present === undefined || present.original === original;
  }

  add(pair: SurrogatePair): void {
    if (!this.#pairs.has(pair.surrogate)) this.#pairs.set(pair.surrogate, pair);
  }
}

/** `needle` in `text` with no letter or digit right before or after it. */
export function holds(text: string, needle: string): boolean {
  for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + 1)) {
    const end = at + needle.length;
    const isInsideBefore = isWordUnit(text.charCodeAt(at - 1)) && isWordUnit(needle.charCodeAt(0));
    const isInsideAfter =
      isWordUnit(text.charCodeAt(end)) && isWordUnit(needle.charCodeAt(needle.length - 1));
    if (!isInsideBefore && !isInsideAfter) return true;
  }
  return false;
}
