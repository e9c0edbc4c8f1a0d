/**
 * The linear chain: scores of single tokens and of neighbouring labels in, the probability of each
 * label at each token out (forward and backward sums, scaled at every step). What lies before and
 * after a run of tokens is known to be `O`.
 *
 * A label that its token makes more than `FLOOR` times less likely than the likeliest one is left
 * out; `O` never is. Mostly one to three labels remain, which is what makes this quick.
 */
import { LABELS, O } from './labels.ts';

/** Longer runs are cut here, so that work space has a bound. */
export const RUN_MAX = 256;
const FLOOR = 1e-4;

const forward = new Float64Array(RUN_MAX * LABELS);
const backward = new Float64Array(LABELS);
const held = new Float64Array(LABELS);
/** By token: the labels that remain, and how many. */
const kept = new Uint8Array(RUN_MAX * LABELS);
const counts = new Uint8Array(RUN_MAX);

/**
 * `local`: for `count` tokens, `exp` of each label's score (any scale per token), overwritten by the
 * probabilities. `change[from * LABELS + to]`: `exp` of the score of `to` after `from`.
 */
export function probabilities(local: Float64Array, count: number, change: Float64Array): void {
  for (let at = 0; at < count; at += 1) {
    keep(local, at);
    advance(local, at, change);
  }
  const last = (count - 1) * LABELS;
  for (let place = 0; place < counts[count - 1]!; place += 1) {
    const label = kept[last + place]!;
    backward[label] = change[label * LABELS + O]!;
  }
  for (let at = count - 1; at >= 0; at -= 1) {
    const scale = settle(local, at);
    if (at > 0) retreat(at, change, 1 / scale);
  }
}

function keep(local: Float64Array, at: number): void {
  const base = at * LABELS;
  let most = local[base]!;
  for (let label = 1; label < LABELS; label += 1) {
    if (local[base + label]! > most) most = local[base + label]!;
  }
  const least = most * FLOOR;
  let count = 1;
  kept[base] = O;
  for (let label = 1; label < LABELS; label += 1) {
    if (local[base + label]! >= least) {
      kept[base + count] = label;
      count += 1;
    }
  }
  counts[at] = count;
}

function advance(local: Float64Array, at: number, change: Float64Array): void {
  const base = at * LABELS;
  const before = base - LABELS;
  const count = counts[at]!;
  let sum = 0;
  for (let place = 0; place < count; place += 1) {
    const to = kept[base + place]!;
    let reached = 0;
    if (at === 0) reached = change[O * LABELS + to]!;
    else {
      for (let earlier = 0; earlier < counts[at - 1]!; earlier += 1) {
        const from = kept[before + earlier]!;
        reached += forward[before + from]! * change[from * LABELS + to]!;
      }
    }
    const value = reached * local[base + to]!;
    forward[base + to] = value;
    sum += value;
  }
  const scale = 1 / sum;
  for (let place = 0; place < count; place += 1) forward[base + kept[base + place]!]! *= scale;
}

/** Probabilities of one token, from what lies before and after; returns the scale of what is held. */
function settle(local: Float64Array, at: number): number {
  const base = at * LABELS;
  const count = counts[at]!;
  let sum = 0;
  let scale = 0;
  for (let place = 0; place < count; place += 1) {
    const label = kept[base + place]!;
    held[label] = backward[label]! * local[base + label]!;
    scale += held[label]!;
    sum += forward[base + label]! * backward[label]!;
  }
  for (let label = 0; label < LABELS; label += 1) local[base + label] = 0;
  for (let place = 0; place < count; place += 1) {
    const label = kept[base + place]!;
    local[base + label] = (forward[base + label]! * backward[label]!) / sum;
  }
  return scale;
}

function retreat(at: number, change: Float64Array, scale: number): void {
  const base = at * LABELS;
  const before = base - LABELS;
  for (let earlier = 0; earlier < counts[at - 1]!; earlier += 1) {
    const from = kept[before + earlier]!;
    let value = 0;
    for (let place = 0; place < counts[at]!; place += 1) {
      const to = kept[base + place]!;
      value += change[from * LABELS + to]! * held[to]!;
    }
    backward[from] = value * scale;
  }
}
