/**
 * Trains the chain: a conditional random field by stochastic gradient (AdaGrad) over documents that
 * come one after the other. The features and the sums over the chain are
 * the engine's own (`src/detect/tagger/`).
 */
import type { Finding } from '../src/core/phi.ts';
import * as x from '../src/detect/lexicon.ts';
import { scan } from '../src/detect/scan.ts';
import { type Looked, look, tokenAt } from '../src/detect/tagger/features.ts';
import { MARGIN } from '../src/detect/tagger/gate.ts';
import {
  changeOf,
  FEATURES_MAX,
  local,
  probabilities,
  ROWS_LOG2,
  RUN_MAX,
  read,
  rowsAt,
} from '../src/detect/tagger/kernel.ts';
import * as l from '../src/detect/tagger/labels.ts';
import { CHANGE_BYTES, SCALE } from '../src/detect/tagger/weights.ts';
import { NUMBER, type Tokens, tokenise } from '../src/detect/tokens.ts';
import type { Document } from './generate.ts';
import type { Random } from './random.ts';
import type { Tag } from './scene.ts';

const { LABELS } = l;
const LABEL_OF_TAG: Readonly<Record<Tag, number>> = {
  NAME: l.NAME,
  STREET: l.STREET,
  CITY: l.CITY,
  REGION: l.CITY,
  HOSPITAL: l.HOSPITAL,
  DATE: l.DATE,
  YEAR: l.DATE,
  ID: l.ID,
  CONTACT: l.CONTACT,
  ORGANIZATION: l.ORGANIZATION,
  PROFESSION: l.PROFESSION,
  AGE: l.AGE,
};

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
  readonly #random: Random;
  tokens = 0;
  /** Tokens of an identifier that are never looked at. */
  unreachable = 0;

  /** @param rowsLog2 rows of the table, at most as many as the kernel names */
  constructor(random: Random, rowsLog2: number) {
    this.#random = random;
    this.#spare = ROWS_LOG2 - rowsLog2;
    const weights = LABELS << rowsLog2;
    this.#rows = new Float32Array(weights);
    this.#rowSquares = new Float32Array(weights);
    this.#rowSums = new Float32Array(weights);
  }

  /** One document, one step for each run of its tokens. */
  learn(document: Document, rate: number): void {
    const t = tokenise(document.text);
    const gold = goldOf(t, document);
    const r = this.#random;
    forget(r, t, gold);
    const candidates: Finding[] = r.chance(0.3) ? [] : scan(t);
    const s = look(t, candidates);
    if (!s.isResearch) leaveOut(t, s, document.cited ?? []);
    forgetWords(r, t, s, gold);
    forgetContext(r, t, s);
    read(t, s);
    let at = 0;
    while (at < t.count) {
      if (s.isActive[at + MARGIN] === 0) {
        if (gold[at] !== l.O) this.unreachable += 1;
        at += 1;
        continue;
      }
      let end = at + 1;
      while (end < t.count && end - at < RUN_MAX && s.isActive[end + MARGIN] !== 0) end += 1;
      this.#step(gold, at, end, rate);
      at = end;
    }
    this.tokens += t.count;
  }

  #step(gold: Uint8Array, from: number, to: number, rate: number): void {
    const count = to - from;
    let n = 0;
    for (let at = 0; at < count; at += 1) {
      this.#ends[at] = n;
      const rows = rowsAt(from + at);
      for (const row of rows) this.#ids[n++] = row >>> this.#spare;
      this.#score(this.#ends[at]!, n, at * LABELS);
    }
    this.#ends[count] = n;
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

/** Label of each token. */
function goldOf(t: Tokens, document: Document): Uint8Array {
  const gold = new Uint8Array(t.count + 1);
  for (const { start, end, tag } of document.spans) {
    const first = tokenAt(t, start);
    for (let at = first; at < t.count && t.start[at]! < end; at += 1) {
      gold[at] = LABEL_OF_TAG[tag];
      if (tag === 'NAME' && at === first) gold[at] = l.NAME_FIRST;
    }
  }
  return gold;
}

/**
 * In research prose those who are cited are nobody; in a note they look like everybody else, and teaching that
 * they are not would teach the same of patients.
 */
function leaveOut(t: Tokens, s: Looked, cited: NonNullable<Document['cited']>): void {
  for (const { start, end } of cited) {
    for (let at = tokenAt(t, start); at < t.count && t.start[at]! < end; at += 1) {
      s.isActive[at + MARGIN] = 0;
    }
  }
}

const LISTED = x.GIVEN | x.SURNAME | x.SURNAME_TOP;

/** Some names, places and words are in no list: the text of tomorrow has many of those. */
function forget(r: Random, t: Tokens, gold: Uint8Array): void {
  const rate = r.pick([0, 0.1, 0.4]);
  const plainRate = r.pick([0, 0, 0.1]);
  for (let at = 0; at < t.count; at += 1) {
    if (t.shape[at] === NUMBER) continue;
    if (gold[at] === l.O) {
      if (plainRate > 0 && (t.bits[at]! & x.STOP) === 0 && r.chance(plainRate))
        t.bits[at]! &= ~(x.COMMON | x.WORD);
    } else if (rate > 0 && r.chance(rate)) {
      t.bits[at]! &= ~(LISTED | x.CITY);
      t.cues[at]! &= ~x.CUE_GIVEN_TOP;
    }
  }
}

/** What stands around is not always said in these words. */
function forgetContext(r: Random, t: Tokens, s: Looked): void {
  const rate = r.pick([0, 0, 0.5]);
  if (rate === 0) return;
  for (let at = 0; at < t.count; at += 1) {
    if (t.shape[at] !== NUMBER && r.chance(rate)) s.word[at + MARGIN] = 0x3003;
    if (r.chance(rate)) s.line[at + MARGIN] = 0x3005;
    if (s.label[at + MARGIN] !== 0 && r.chance(rate)) s.label[at + MARGIN] = 0x3004;
  }
}

/** The word itself must not be what gives an unlisted name away. */
function forgetWords(r: Random, t: Tokens, s: Looked, gold: Uint8Array): void {
  for (let at = 0; at < t.count; at += 1) {
    if (t.shape[at] === NUMBER || (t.bits[at]! & (x.COMMON | x.WORD | x.STOP)) !== 0) continue;
    const isOpen =
      gold[at] === l.NAME ||
      gold[at] === l.NAME_FIRST ||
      gold[at] === l.CITY ||
      gold[at] === l.STREET ||
      gold[at] === l.HOSPITAL;
    if (r.chance(isOpen ? 0.9 : 0.3)) s.word[at + MARGIN] = 0x3002;
  }
}
