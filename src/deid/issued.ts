/**
 * What has been issued in one exchange, and what must not be: a surrogate is never a text of the
 * exchange, and never stands for two originals, but for the class of ages over 89.
 */
import type { SurrogatePair } from '../core/phi.ts';
import { SearchedText } from './searched-text.ts';

export class Issued {
  readonly #pairs = new Map<string, SurrogatePair>();
  /** By folded surrogate word: the one thing that it stands for. */
  readonly #owners = new Map<string, string>();
  readonly #exchange: SearchedText;

  /** @param exchange as `exchangeOf` makes it */
  constructor(exchange: SearchedText) {
    this.#exchange = exchange;
  }

  get pairs(): SurrogatePair[] {
    return [...this.#pairs.values()];
  }

  /** Whether this stands anywhere in the exchange, on its own, in any case. */
  isInExchange(text: string): boolean {
    return this.#exchange.holds(text.toLowerCase());
  }

  /** False: it stands in no text of the exchange, on its own or within a word. @param lower in lower case */
  mayBeInExchange(lower: string): boolean {
    return this.#exchange.mayHold(lower);
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

  /** Its surrogate is a class of originals; where two of them are in the exchange, it restores neither. */
  addClass(pair: SurrogatePair): void {
    this.#pairs.set(`${pair.surrogate}\0${pair.original}`, pair);
  }
}

/** @param texts every text of the exchange, originals included */
export const exchangeOf = (texts: readonly string[]): SearchedText =>
  new SearchedText(texts.join('\n').toLowerCase());
