/**
 * Every choice made for a surrogate is drawn from HMAC-SHA256(root key, scope ‖ kind ‖ value ‖
 * attempt): the same patient gets the same surrogates in every request and on every gateway that
 * shares the key, without a store, and without the key nothing can be computed back.
 */
import { createHash, hash } from 'node:crypto';

const BLOCK_BYTES = 64;
const DIGEST_BYTES = 32;
/** Three bytes of UTF-8 for one UTF-16 code unit at most. */
const UTF8_BYTES_PER_UNIT_MAX = 3;

export class Keyed {
  /** Key block xor 0x36, then room for a message. */
  #inner: Buffer;
  /** Key block xor 0x5c, then the inner digest. */
  readonly #outer = Buffer.alloc(BLOCK_BYTES + DIGEST_BYTES);

  constructor(secret: Uint8Array) {
    const key = secret.length > BLOCK_BYTES ? createHash('sha256').update(secret).digest() : secret;
    this.#inner = Buffer.alloc(BLOCK_BYTES + 1024);
    for (let at = 0; at < BLOCK_BYTES; at += 1) {
      this.#inner[at] = (key[at] ?? 0) ^ 0x36;
      this.#outer[at] = (key[at] ?? 0) ^ 0x5c;
    }
  }

  /** `kind` separates uses; `attempt` counts up where the first choice was taken. */
  draw(scope: string, kind: string, value: string, attempt = 0): Draw {
    // Lengths first: no two lists of fields may give the same bytes.
    const lengths = `${scope.length}:${kind.length}:${attempt}`;
    return new Draw(this.#hmac(`chaperone/deid/1\0${lengths}\0${scope}\0${kind}\0${value}`));
  }

  /**
   * HMAC-SHA256 (RFC 2104) in two one-shot hashes: some fifty per request, and `createHmac` takes
   * several times as long because it makes a key object each time. Tested against it.
   */
  #hmac(message: string): Buffer {
    const sizeMax = BLOCK_BYTES + message.length * UTF8_BYTES_PER_UNIT_MAX;
    if (sizeMax > this.#inner.length) {
      this.#inner = Buffer.concat([this.#inner.subarray(0, BLOCK_BYTES)], sizeMax);
    }
    const size = BLOCK_BYTES + this.#inner.write(message, BLOCK_BYTES, 'utf8');
    this.#outer.set(hash('sha256', this.#inner.subarray(0, size), 'buffer'), BLOCK_BYTES);
    return hash('sha256', this.#outer, 'buffer');
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
      this.#bytes = createHash('sha256').update(this.#bytes).digest();
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
