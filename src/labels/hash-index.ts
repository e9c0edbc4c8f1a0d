/** Whole numbers above 0 under 32-bit hashes: built once, asked for every word of every text. */
export class HashIndex {
  /** One bit for each value of the low bits of a hash: most words end here, within the fastest cache. */
  readonly #known = new Uint32Array(KNOWN_BITS >> 5);
  /** Hash, number, hash, number …; open addressing, at most a quarter of the places taken. */
  readonly #places: Int32Array;
  readonly #mask: number;

  constructor(entries: Iterable<readonly [hash: number, number: number]>) {
    const all = [...entries];
    const places = 2 ** Math.ceil(Math.log2(4 * all.length + 1));
    this.#places = new Int32Array(2 * places);
    this.#mask = places - 1;
    for (const [hash, number] of all) {
      let at = hash & this.#mask;
      while (this.#places[2 * at + 1] !== 0) at = (at + 1) & this.#mask;
      this.#places[2 * at] = hash;
      this.#places[2 * at + 1] = number;
      this.#known[(hash & (KNOWN_BITS - 1)) >> 5]! |= 1 << (hash & 31);
    }
  }

  /** The number under a hash; 0 where there is none. */
  get(hash: number): number {
    if (((this.#known[(hash & (KNOWN_BITS - 1)) >> 5]! >>> (hash & 31)) & 1) === 0) return 0;
    const places = this.#places;
    const mask = this.#mask;
    let at = hash & mask;
    while (true) {
      const number = places[2 * at + 1]!;
      if (number === 0 || places[2 * at] === hash) return number;
      at = (at + 1) & mask;
    }
  }
}

const KNOWN_BITS = 1 << 16;
