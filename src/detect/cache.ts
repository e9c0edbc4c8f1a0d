/**
 * Results of texts seen lately. Chat clients send the whole history with every turn, so that all
 * but the last text of a request were searched before.
 *
 * The cache holds texts, and so patients' data, in this process's memory only, for as long as they
 * are in use and at most `LIMITS.detectCacheBytesMax`; nothing of it is written anywhere.
 */
export class TextCache<Value> {
  readonly #entries = new Map<string, { value: Value; bytes: number }>();
  readonly #bytesMax: number;
  #bytes = 0;

  constructor(bytesMax: number) {
    this.#bytesMax = bytesMax;
  }

  get(text: string): Value | undefined {
    const entry = this.#entries.get(text);
    if (entry === undefined) return undefined;
    // Last in the map is latest used. Moving it there costs more than finding it: not while there is room.
    if (2 * this.#bytes > this.#bytesMax) {
      this.#entries.delete(text);
      this.#entries.set(text, entry);
    }
    return entry.value;
  }

  /** `extraBytes`: rough size of the value. A text larger than a quarter of the bound is not kept. */
  set(text: string, value: Value, extraBytes: number): void {
    const bytes = text.length * 2 + extraBytes;
    if (bytes > this.#bytesMax / 4) return;
    const old = this.#entries.get(text);
    if (old !== undefined) this.#bytes -= old.bytes;
    this.#entries.delete(text);
    this.#entries.set(text, { value, bytes });
    this.#bytes += bytes;
    for (const [oldest, { bytes: freed }] of this.#entries) {
      if (this.#bytes <= this.#bytesMax) break;
      this.#entries.delete(oldest);
      this.#bytes -= freed;
    }
  }

  get bytes(): number {
    return this.#bytes;
  }
}
