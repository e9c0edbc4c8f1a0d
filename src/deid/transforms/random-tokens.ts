/**
 * Random tokens for values, one for each distinct value for as long as a run lasts: nothing in a token
 * is derived from the individual, and the table that could translate it is never written anywhere
 * (45 CFR §164.514(c)(1)). The way of `safe-harbor`, where keyed hashes of identifiers do not belong.
 *
 * Memory grows with the number of distinct values, up to `LIMITS.deidTokensMax`.
 */
import { randomFillSync } from 'node:crypto';
import { apart } from '../../core/apart.ts';
import { Failure } from '../../core/failures.ts';
import { LIMITS } from '../../core/limits.ts';
import { CODE_BYTES } from './code-shape.ts';

export interface TokenSource {
  /** All that one or more documents need, in one go, where fetching each would be slow. */
  prepare?(values: Iterable<string>): void;
  /** `CODE_BYTES` bytes, the same for the same value, to be read and not kept. */
  bytesFor(value: string): Uint8Array;
}

/** Tokens are made so many at once: asking for random bytes costs more than the bytes. */
const PAGE_TOKENS = 256;

export class RandomTokens implements TokenSource {
  /** By value: the how manieth token is its. An object for each would take more than its bytes. */
  readonly #places = new Map<string, number>();
  readonly #pages: Uint8Array[] = [];
  readonly #max: number;

  constructor(max: number = LIMITS.deidTokensMax) {
    this.#max = max;
  }

  /** @throws Failure deid_blocked when there are more distinct values than fit */
  bytesFor(value: string): Uint8Array {
    const place = this.#places.get(value) ?? this.#newPlace(value);
    const page = this.#pages[Math.floor(place / PAGE_TOKENS)]!;
    const at = (place % PAGE_TOKENS) * CODE_BYTES;
    return page.subarray(at, at + CODE_BYTES);
  }

  #newPlace(value: string): number {
    const place = this.#places.size;
    if (place >= this.#max) {
      throw new Failure('deid_blocked', {
        step: 'tokens',
        remedy:
          'more distinct ids than one run can hold: split the input by patient, or use a profile with keyed pseudonyms',
      });
    }
    if (place % PAGE_TOKENS === 0) {
      this.#pages.push(randomFillSync(new Uint8Array(PAGE_TOKENS * CODE_BYTES)));
    }
    this.#places.set(apart(value), place);
    return place;
  }
}
