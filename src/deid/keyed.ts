/**
 * Every choice made for a surrogate is drawn from HMAC-SHA256(root key, scope ‖ kind ‖ value ‖
 * attempt): the same patient gets the same surrogates in every request and on every gateway that
 * shares the key, without a store, and without the key nothing can be computed back.
 */
import { isUint8Array } from 'node:util/types';
import { HmacSha256, sha256 } from '../core/hash.ts';

export const SECRET_BYTES_MIN = 16;

/** Whether it may be a root key: bytes, and enough of them. A caller in JavaScript may hand in a text. */
export const isSecret = (secret: unknown): secret is Uint8Array =>
  isUint8Array(secret) && secret.length >= SECRET_BYTES_MIN;

export class Keyed {
  readonly #hmac: HmacSha256;

  constructor(secret: Uint8Array) {
    this.#hmac = new HmacSha256(secret);
  }

  /** `kind` separates uses; `attempt` counts up where the first choice was taken. */
  draw(scope: string, kind: string, value: string, attempt = 0): Draw {
    // Lengths first: no two lists of fields may give the same bytes.
    const lengths = `${scope.length}:${kind.length}:${attempt}`;
    return new Draw(this.#hmac.digest(`chaperone/deid/1\0${lengths}\0${scope}\0${kind}\0${value}`));
  }
}

/** A stream of numbers out of one HMAC, extended by hashing when it runs out. */
export class Draw {
  #bytes: Buffer;
  #at = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  /** 0 ≤ result < `bound` ≤ 65,536. The bias of the remainder is far below what matters here. */
  below(bound: number): number {
    if (this.#at + 3 > this.#bytes.length) {
      this.#bytes = sha256(this.#bytes);
      this.#at = 0;
    }
    const value = this.#bytes.readUIntBE(this.#at, 3);
    this.#at += 3;
    return value % bound;
  }

  pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)]!;
  }

  hex(length: number): string {
    let text = '';
    while (text.length < length) text += this.below(16).toString(16);
    return text;
  }

  /** 1 ≤ result ≤ 9 when `isFirst`, else 0 to 9. */
  digit(isFirst = false): string {
    return isFirst ? String(1 + this.below(9)) : String(this.below(10));
  }
}
