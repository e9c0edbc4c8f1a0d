/**
 * The linear chain: scores of single tokens and of neighbouring labels in, the probability of each
 * label at each token out (forward and backward sums, scaled at every step). What lies before and
 * after a run of tokens is known to be `O`.
 */
import { LABELS, O } from './labels.ts';

/** Longer runs are cut here, so that work space has a bound. */
export const RUN_MAX = 256;

const forward = new Float64Array(RUN_MAX * LABELS);
const backward = new Float64Array(LABELS);
const held = new Float64Array(LABELS);

/**
 * `local`: for `count` tokens, `exp` of each label's score (any scale per token), overwritten by the
 * probabilities. `change[from * LABELS + to]`: `exp` of the score of `to` after `from`.
 */
export function probabilities(local: Float64Array, count: number, change: Float64Array): void {
  for (let at = 0; at < count; at += 1) {
    const base = at * LABELS;
    let sum = 0;
    for (let to = 0; to < LABELS; to += 1) {
      let reached = 0;
      if (at === 0) reached = change[O * LABELS + to]!;
      else {
        for (let from = 0; from < LABELS; from += 1) {
          reached += forward[base - LABELS + from]! * change[from * LABELS + to]!;
        }
      }
      const value = reached * local[base + to]!;
      forward[base + to] = value;
      sum += value;
    }
    const scale = 1 / sum;
    for (let to = 0; to < LABELS; to += 1) forward[base + to]! *= scale;
  }
  for (let from = 0; from < LABELS; from += 1) backward[from] = change[from * LABELS + O]!;
  for (let at = count - 1; at >= 0; at -= 1) {
    const base = at * LABELS;
    let sum = 0;
    let scale = 0;
    for (let label = 0; label < LABELS; label += 1) {
      held[label] = backward[label]! * local[base + label]!;
      scale += held[label]!;
      const value = forward[base + label]! * backward[label]!;
      local[base + label] = value;
      sum += value;
    }
    for (let label = 0; label < LABELS; label += 1) local[base + label]! /= sum;
    if (at === 0) break;
    for (let from = 0; from < LABELS; from += 1) {
      let value = 0;
      for (let to = 0; to < LABELS; to += 1) value += change[from * LABELS + to]! * held[to]!;
      backward[from] = value / scale;
    }
  }
}
