/**
 * SHA-256 (FIPS 180-4) and HMAC-SHA256 (RFC 2104) for short messages, some eighty per exchange. Both
 * are Node's own one-shot hash. What they save is objects: `createHmac` makes a stream and a key each
 * time, and a digest that comes as a Buffer of its own costs twice the hash.
 */
import { hash } from 'node:crypto';
import { isUint8Array } from 'node:util/types';

export const SHA256_BYTES = 32;
const BLOCK_BYTES = 64;
/** Three bytes of UTF-8 for one UTF-16 code unit at most. */
const UTF8_BYTES_PER_UNIT_MAX = 3;
/** Room for most messages; a longer one gets more. */
const MESSAGE_BYTES = 512;

/** @param message as UTF-8 where it is a string */
export function sha256(message: Uint8Array | string): Buffer {
  return Buffer.from(hash('sha256', message, 'binary'), 'latin1');
}

/** HMAC-SHA256 under one key. Tested against `createHmac`. */
export class HmacSha256 {
  /** Key block xor 0x36, then room for a message. */
  #inner = Buffer.allocUnsafe(BLOCK_BYTES + MESSAGE_BYTES);
  /** Key block xor 0x5c, then the inner digest. */
  readonly #outer = Buffer.allocUnsafe(BLOCK_BYTES + SHA256_BYTES);

  /** @throws TypeError for a text: read as bytes it would be a key of zeros, the same for all texts */
  constructor(secret: Uint8Array) {
    if (!isUint8Array(secret)) throw new TypeError('the key of an HMAC is a Uint8Array');
    const key = secret.length > BLOCK_BYTES ? sha256(secret) : secret;
    for (let at = 0; at < BLOCK_BYTES; at += 1) {
      this.#inner[at] = (key[at] ?? 0) ^ 0x36;
      this.#outer[at] = (key[at] ?? 0) ^ 0x5c;
    }
  }

  /** @param pieces the message, one after the other, strings as UTF-8 */
  digest(...pieces: readonly (string | Uint8Array)[]): Buffer {
    return Buffer.from(this.#mac(pieces, 'binary'), 'latin1');
  }

  /** The same as base64 text. */
  base64(...pieces: readonly (string | Uint8Array)[]): string {
    return this.#mac(pieces, 'base64');
  }

  #mac(pieces: readonly (string | Uint8Array)[], encoding: 'binary' | 'base64'): string {
    let end = BLOCK_BYTES;
    for (const piece of pieces) {
      if (typeof piece === 'string') {
        this.#reserve(end + piece.length * UTF8_BYTES_PER_UNIT_MAX, end);
        end += this.#inner.write(piece, end, 'utf8');
      } else {
        this.#reserve(end + piece.length, end);
        this.#inner.set(piece, end);
        end += piece.length;
      }
    }
    const inner = hash('sha256', this.#inner.subarray(0, end), 'binary');
    this.#outer.write(inner, BLOCK_BYTES, 'binary');
    return hash('sha256', this.#outer, encoding);
  }

  #reserve(size: number, used: number): void {
    if (size <= this.#inner.length) return;
    const grown = Buffer.allocUnsafe(2 * size);
    grown.set(this.#inner.subarray(0, used));
    this.#inner = grown;
  }
}
