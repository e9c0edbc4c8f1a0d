/**
 * Which runs of four characters stand in a text. Of nearly every word that is not in a text it says so
 * after a few of them, where a search reads the whole text; an exchange asks for some eighty.
 */
const GRAM = 4;
/** So that one in eight is set at most, and four wrong ones in a row are one in thousands. */
const BITS_PER_UNIT = 8;
const BITS_MIN = 2 ** 10;
const BITS_MAX = 2 ** 24;

export class GramFilter {
  readonly #bits: Uint32Array;
  /** Of a 32-bit hash, what is left after it numbers a bit. */
  readonly #shift: number;

  constructor(text: string) {
    const size = Math.min(BITS_MAX, Math.max(BITS_MIN, text.length * BITS_PER_UNIT));
    this.#shift = Math.clz32(size - 1);
    this.#bits = new Uint32Array(2 ** (32 - this.#shift) / 32);
    let gram = 0;
    for (let at = 0; at < text.length; at += 1) {
      gram = next(gram, text.charCodeAt(at));
      const bit = this.#bitOf(gram);
      this.#bits[bit >>> 5]! |= 1 << (bit & 31);
    }
  }

  /** False: the text holds it nowhere. True: it may. */
  mayHold(needle: string): boolean {
    let gram = 0;
    for (let at = 0; at < needle.length; at += 1) {
      gram = next(gram, needle.charCodeAt(at));
      if (at < GRAM - 1) continue;
      const bit = this.#bitOf(gram);
      if ((this.#bits[bit >>> 5]! & (1 << (bit & 31))) === 0) return false;
    }
    return true;
  }

  #bitOf(gram: number): number {
    return Math.imul(gram, 0x9e3779b1) >>> this.#shift;
  }
}

/** The low bytes of the last four units: equal runs have equal grams, and others nearly never. */
const next = (gram: number, unit: number): number => (gram << 8) | (unit & 0xff);
