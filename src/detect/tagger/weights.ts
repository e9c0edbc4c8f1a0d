/**
 * What training learnt, as bytes: for each pair of labels a 16-bit score, then for each row (see
 * `assembly/rows.ts`) one byte a label. Scores are in units of `SCALE`. Written by `npm run train`.
 */
import { LABELS } from './labels.ts';

/** One step of a weight, in natural logarithms. */
export const SCALE = 1 / 20;

/** Of the scores of pairs, with which the file begins. */
export const CHANGE_BYTES = LABELS * LABELS * 2;

/** Of which there are weights. */
export type Language = 'en' | 'es';

export const weightsUrl = (language: Language): URL =>
  new URL(`./weights-${language}.bin`, import.meta.url);

/** `exp` of the score of a label after another. */
export function readChange(bytes: Uint8Array): Float64Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, CHANGE_BYTES);
  return Float64Array.from({ length: LABELS * LABELS }, (_, at) =>
    Math.exp(view.getInt16(2 * at, true) * SCALE),
  );
}
