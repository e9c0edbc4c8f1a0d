/**
 * What training learnt, as bytes: for each pair of labels a 16-bit score, then for each row (see
 * `features.ts`) one byte a label. Scores are in units of `SCALE`. Written by `npm run train`.
 */
import { readFileSync } from 'node:fs';
import { ROWS_LOG2 } from './features.ts';
import { LABELS } from './labels.ts';

/** One step of a weight, in natural logarithms. */
export const SCALE = 1 / 20;

export interface Weights {
  /** `exp` of the score of a label after another. */
  readonly change: Float64Array;
  /**
   * Six numbers a row, each with the weights of two labels in its halves, raised by `RAISED` so that
   * they are never negative: one addition sums two labels.
   */
  readonly rows: Int32Array;
}

/** What makes every weight positive; rows are far too few for the sum of a half to overflow. */
const RAISED = 128;
export const HALVES = LABELS / 2;

export const CHANGE_BYTES = LABELS * LABELS * 2;
export const WEIGHTS_BYTES = CHANGE_BYTES + (1 << ROWS_LOG2) * LABELS;

function readWeights(bytes: Uint8Array): Weights {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const change = new Float64Array(LABELS * LABELS);
  for (let at = 0; at < change.length; at += 1) {
    change[at] = Math.exp(view.getInt16(2 * at, true) * SCALE);
  }
  const rows = new Int32Array((1 << ROWS_LOG2) * HALVES);
  const pairs = new Uint16Array(bytes.buffer, bytes.byteOffset + CHANGE_BYTES, rows.length);
  for (let at = 0; at < rows.length; at += 1) {
    const pair = pairs[at]! ^ (RAISED | (RAISED << 8)); // signed bytes, raised
    rows[at] = (pair & 0xff) | ((pair >>> 8) << 16);
  }
  return { change, rows };
}

export const weightsUrl = (language: 'en' | 'es'): URL =>
  new URL(`./weights-${language}.bin`, import.meta.url);

export const loadWeights = (language: 'en' | 'es'): Weights =>
  readWeights(readFileSync(weightsUrl(language)));
