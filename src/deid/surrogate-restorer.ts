/**
 * Puts originals back into one channel of an answer (the content of one choice, the arguments of one
 * tool call), piece by piece. Pure: no I/O, no clock. However the channel is cut into pieces, the
 * concatenated output is the same.
 */
import { JsonRestorer } from './json-restorer.ts';
import type { RestoreTable } from './restore-table.ts';
import type { DriftCounts, EditSink } from './text-restorer.ts';
import { TextRestorer } from './text-restorer.ts';

export type RestoreMode = 'text' | 'json';

export class SurrogateRestorer implements EditSink {
  readonly #layer: TextRestorer | JsonRestorer;
  /** Input that is not yet kept or replaced. */
  #held = '';
  #out = '';
  #taken = 0;
  /** Ends of replacements in the input, and by how much the output is ahead after each. */
  readonly #ends: number[] = [];
  readonly #shifts: number[] = [];
  readonly #starts: number[] = [];

  /**
   * @param mode `text`: plain text. `json`: source of one JSON value, cut anywhere
   * @param drift added to as matches are made
   */
  constructor(table: RestoreTable, mode: RestoreMode, drift: DriftCounts) {
    this.#layer =
      mode === 'json' ? new JsonRestorer(table, drift, this) : new TextRestorer(table, drift, this);
  }

  /** What may be passed on now; a possible beginning of a surrogate is held back. */
  push(piece: string): string {
    this.#held += piece;
    this.#layer.push(piece);
    return this.#flush();
  }

  /** The rest. The next `push` begins a new text on the same channel. */
  end(): string {
    this.#layer.end();
    return this.#flush();
  }

  /**
   * Where an offset into the masked text lies in the restored text, both in UTF-16 code units from
   * the channel's start. Inside a replacement: its start. Of text still held back: as if kept.
   */
  restoredOffset(masked: number): number {
    let low = 0;
    let high = this.#ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#ends[middle]! <= masked) low = middle + 1;
      else high = middle;
    }
    const shift = low === 0 ? 0 : this.#shifts[low - 1]!;
    const start = this.#starts[low];
    return (start !== undefined && masked > start ? start : masked) + shift;
  }

  keep(length: number): void {
    this.#out += this.#held.slice(0, length);
    this.#advance(length);
  }

  put(length: number, text: string): void {
    this.#out += text;
    this.#starts.push(this.#taken);
    this.#ends.push(this.#taken + length);
    this.#shifts.push((this.#shifts.at(-1) ?? 0) + text.length - length);
    this.#advance(length);
  }

  #advance(length: number): void {
    this.#held = this.#held.slice(length);
    this.#taken += length;
  }

  #flush(): string {
    const out = this.#out;
    this.#out = '';
    return out;
  }
}

/** Counts for one answer, all channels together. */
export function newDrift(table: RestoreTable): DriftCounts {
  return { issued: table.issued, exact: 0, normalised: 0, ambiguous: 0, unresolved: 0 };
}
