/**
 * Pseudonyms by HMAC-SHA256 under the site's key: the same value of the same subject gets the same one
 * in every run, and without the key nothing can be computed back or compared.
 *
 * A keyed hash is derived from information about the individual, so 45 CFR §164.514(c) does not let it
 * stand as a re-identification code in Safe Harbor data; profiles under Expert Determination, a
 * limited data set or plain pseudonymisation may use it. A hash without a key is never one.
 */
import { HmacSha256 } from '../../core/hash.ts';
import { CODE_BYTES } from './code-shape.ts';

export class KeyedPseudonyms {
  readonly #hmac: HmacSha256;

  constructor(secret: Uint8Array) {
    this.#hmac = new HmacSha256(secret);
  }

  /** @param subject empty for what must be alike in all documents (ids and references) */
  bytesFor(subject: string, value: string): Uint8Array {
    // The length first: no two pairs may give the same bytes.
    return this.#hmac
      .digest(`chaperone/pseudonym/1\0${subject.length}\0`, subject, '\0', value)
      .subarray(0, CODE_BYTES);
  }
}

/** Names a key without telling it: runs that are joined must have used the same one. */
export function keyFingerprint(secret: Uint8Array): string {
  return new HmacSha256(secret).digest('chaperone/key-fingerprint/1').toString('hex').slice(0, 16);
}
