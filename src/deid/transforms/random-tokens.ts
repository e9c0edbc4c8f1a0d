/**
 * Random tokens for values, one for each distinct value for as long as a run lasts: nothing in a token
 * is derived from the individual, and the table that could translate it is never written anywhere
 * (45 CFR §164.514(c)(1)). The way of `safe-harbor`, where keyed hashes of identifiers do not belong.
 *
 * Memory grows with the number of distinct values, up to `LIMITS.deidTokensMax`.
 */
import { randomFillSync } from 'node:crypto';
import { Failure } from '../../core/failures.ts';
import { LIMITS } from '../../core/limits.ts';
import { CODE_BYTES } from './code-shape.ts';

export interface TokenSource {
  /** All that one or more documents need, in one go, where fetching each would be slow. */
  prepare?(values: Iterable<string>): void;
  /** `CODE_BYTES` bytes, the same for the same value. */
  bytesFor(value: string): Uint8Array;
}

export class RandomTokens implements TokenSource {
  readonly #tokens = new Map<string, Uint8Array>();
  readonly #max: number;
  #pool = new Uint8Array(0);
  #used = 0;

  constructor(max: number = LIMITS.deidTokensMax) {
    this.#max = max;
  }

  /** @throws Failure deid_blocked when there are more distinct values than fit */
  bytesFor(value: string): Uint8Array {
    let token = this.#tokens.get(value);
    if (token === undefined) {
      if (this.#tokens.size >= this.#max) {
        throw new Failure('deid_blocked', {
          step: 'tokens',
          remedy:
            'more distinct ids than one run can hold: split the input by patient, or use a profile with keyed pseudonyms',
        });
      }
      token = this.#next();
      this.#tokens.set(value, token);
    }
    return token;
  }

  /** Asking for random bytes costs more than the bytes. */
  #next(): Uint8Array {
    if (this.#used === this.#pool.length) {
      this.#pool = randomFillSync(new Uint8Array(CODE_BYTES * 256));
      this.#used = 0;
    }
    const token = this.#pool.slice(this.#used, this.#used + CODE_BYTES);
    this.#used += CODE_BYTES;
    return token;
  }
}
