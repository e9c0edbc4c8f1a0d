/**
 * Trains the chain: a conditional random field by stochastic gradient (AdaGrad) over documents that
 * come one after the other. The features and the sums over the chain are
 * the engine's own (`src/detect/tagger/`).
 */
import {
  changeOf,
  FEATURES_MAX,
  local,
  probabilities,
  ROWS_LOG2,
  RUN_MAX,
} from '../src/detect/tagger/kernel.ts';
import * as l from '../src/detect/tagger/labels.ts';
import { CHANGE_BYTES, SCALE } from '../src/detect/tagger/weights.ts';
import type { Lesson } from './lesson.ts';

const { LABELS } = l;
/** Weights stay within what a byte can say. */
const BOUND = 127 * SCALE;

export class Trainer {
  readonly #rows: Float32Array;
  readonly #rowSquares: Float32Array;
  readonly #rowSums: Float32Array;
  /** Bits of a row's number that a smaller table does without. */
  readonly #spare: number;
  readonly #changeSums = new Float64Array(LABELS * LABELS);
  #snapshots = 0;
  readonly #change = new Float64Array(LABELS * LABELS);
  readonly #changeSquares = new Float64Array(LABELS * LABELS);
  readonly #exp = changeOf('trained').fill(1);
  readonly #ids = new Int32Array(RUN_MAX * FEATURES_MAX);
  readonly #ends = new Int32Array(RUN_MAX + 1);

  /** @param rowsLog2 rows of the table, at most as many as the kernel names */
  constructor(rowsLog2: number) {
    this.#spare = ROWS_LOG2 - rowsLog2;
    const weights = LABELS << rowsLog2;
    this.#rows = new Float32Array(weights);
    this.#rowSquares = new Float32Array(weights);
    this.#rowSums = new Float32Array(weights);
  }

  /** One document, one step for each run of its tokens. */
  learn(lesson: Lesson, rate: number): void {
    let from = 0;
    for (const count of lesson.runs) {
      this.#step(lesson, from, from + count, rate);
      from += count;
    }
  }

  #step({ rows, ends, gold }: Lesson, from: number, to: number, rate: number): void {
    const count = to - from;
    const first = from === 0 ? 0 : ends[from - 1]!;
    for (let at = first; at < ends[to - 1]!; at += 1)
      this.#ids[at - first] = rows[at]! >>> this.#spare;
    this.#ends[0] = 0;
    for (let at = 0; at < count; at += 1) {
      this.#ends[at + 1] = ends[from + at]! - first;
      this.#score(this.#ends[at]!, this.#ends[at + 1]!, at * LABELS);
    }
    probabilities(count, 'trained');
    for (let at = 0; at < count; at += 1) this.#adjust(at, gold[from + at]!, rate);
    this.#adjustChange(gold, from, to, rate);
  }

  #score(first: number, end: number, base: number): void {
    const rows = this.#rows;
    const ids = this.#ids;
    for (let label = 0; label < LABELS; label += 1) local[base + label] = 0;
    for (let place = first; place < end; place += 1) {
      const row = ids[place]! * LABELS;
      for (let label = 0; label < LABELS; label += 1) local[base + label]! += rows[row + label]!;
    }
    let most = local[base]!;
    for (let label = 1; label < LABELS; label += 1) most = Math.max(most, local[base + label]!);
    for (let label = 0; label < LABELS; label += 1) {
      local[base + label] = Math.max(Math.exp(local[base + label]! - most), 1e-12);
    }
  }

  #adjust(at: number, gold: number, rate: number): void {
    const rows = this.#rows;
    const squares = this.#rowSquares;
    const ids = this.#ids;
    for (let label = 0; label < LABELS; label += 1) {
      const error = local[at * LABELS + label]! - (label === gold ? 1 : 0);
      if (error < 1e-3 && error > -1e-3) continue;
      const square = error * error;
      for (let place = this.#ends[at]!; place < this.#ends[at + 1]!; place += 1) {
        const weight = ids[place]! * LABELS + label;
        squares[weight]! += square;
        const moved = rows[weight]! - (rate * error) / Math.sqrt(squares[weight]! + 1);
        rows[weight] = Math.min(BOUND, Math.max(-BOUND, moved));
      }
    }
  }

  /** Expected changes are taken from the probabilities of single tokens: near enough, and cheap. */
  #adjustChange(gold: Uint8Array, from: number, to: number, rate: number): void {
    for (let at = from; at <= to; at += 1) {
      const before = at === from ? l.O : gold[at - 1]!;
      const after = at === to ? l.O : gold[at]!;
      const base = (at - from) * LABELS;
      for (let label = 0; label < LABELS; label += 1) {
        const likely = at === to ? (label === l.O ? 1 : 0) : local[base + label]!;
        this.#changeBy(before * LABELS + label, likely - (label === after ? 1 : 0), rate);
      }
    }
  }

  #changeBy(place: number, error: number, rate: number): void {
    if (error < 1e-3 && error > -1e-3) return;
    this.#changeSquares[place]! += error * error;
    const step = (rate * error) / Math.sqrt(this.#changeSquares[place]! + 1);
    this.#change[place] = Math.min(8, Math.max(-8, this.#change[place]! - step));
    this.#exp[place] = Math.exp(this.#change[place]!);
  }

  /** What is kept is the mean of the weights at these moments: steadier than the last ones. */
  snapshot(): void {
    this.#snapshots += 1;
    for (let at = 0; at < this.#rows.length; at += 1) this.#rowSums[at]! += this.#rows[at]!;
    for (let at = 0; at < this.#change.length; at += 1) this.#changeSums[at]! += this.#change[at]!;
  }

  /** As `weights.ts` reads it. */
  bytes(): Uint8Array {
    const bytes = new Uint8Array(CHANGE_BYTES + this.#rowSums.length);
    const view = new DataView(bytes.buffer);
    for (let at = 0; at < this.#changeSums.length; at += 1) {
      view.setInt16(2 * at, Math.round(this.#changeSums[at]! / this.#snapshots / SCALE), true);
    }
    for (let at = 0; at < this.#rowSums.length; at += 1) {
      view.setInt8(CHANGE_BYTES + at, Math.round(this.#rowSums[at]! / this.#snapshots / SCALE));
    }
    return bytes;
  }
}
