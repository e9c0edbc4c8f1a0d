/**
 * The linear chain: scores of single tokens and of neighbouring labels in, the probability of each
 * label at each token out (forward and backward sums, scaled at every step). What lies before and
 * after a run of tokens is known to be `O`.
 *
 * A label that its token makes more than `FLOOR` times less likely than the likeliest one is left
 * out; `O` never is. Mostly one to three labels remain, which is what makes this quick.
 */
import { BACKWARD, COUNTS, FORWARD, HELD, KEPT, LABELS, LOCAL } from './memory';

const FLOOR: f64 = 1e-4;
/** Of no identifier: see `../labels.ts`. */
const O: i32 = 0;

/**
 * `LOCAL`: for `count` tokens, `exp` of each label's score (any scale per token), overwritten by the
 * probabilities. At `change`: `exp` of the score of a label after another, by both.
 */
export function probabilities(count: i32, change: usize): void {
  for (let at = 0; at < count; at += 1) {
    keep(at);
    advance(at, change);
  }
  const last = count - 1;
  for (let place = 0; place < countOf(last); place += 1) {
    const label = keptAt(last, place);
    set(BACKWARD, label, get(change, label * LABELS + O));
  }
  for (let at = last; at >= 0; at -= 1) {
    const scale = settle(at);
    if (at > 0) retreat(at, change, 1 / scale);
  }
}

function get(array: usize, place: i32): f64 {
  return load<f64>(array + ((<usize>place) << 3));
}

function set(array: usize, place: i32, value: f64): void {
  store<f64>(array + ((<usize>place) << 3), value);
}

function countOf(at: i32): i32 {
  return <i32>load<u8>(COUNTS + <usize>at);
}

function keptAt(at: i32, place: i32): i32 {
  return <i32>load<u8>(KEPT + <usize>(at * LABELS + place));
}

/** Which labels of the token remain. */
function keep(at: i32): void {
  const local = LOCAL + <usize>(at * LABELS * 8);
  const kept = KEPT + <usize>(at * LABELS);
  let most = get(local, 0);
  for (let label = 1; label < LABELS; label += 1) {
    const one = get(local, label);
    if (one > most) most = one;
  }
  const least = most * FLOOR;
  let count = 1;
  store<u8>(kept, <u8>O);
  for (let label = 1; label < LABELS; label += 1) {
    if (get(local, label) >= least) {
      store<u8>(kept + <usize>count, <u8>label);
      count += 1;
    }
  }
  store<u8>(COUNTS + <usize>at, <u8>count);
}

function advance(at: i32, change: usize): void {
  const base = at * LABELS;
  const count = countOf(at);
  let sum: f64 = 0;
  for (let place = 0; place < count; place += 1) {
    const to = keptAt(at, place);
    let reached: f64 = 0;
    if (at === 0) reached = get(change, O * LABELS + to);
    else {
      for (let earlier = 0; earlier < countOf(at - 1); earlier += 1) {
        const from = keptAt(at - 1, earlier);
        reached += get(FORWARD, base - LABELS + from) * get(change, from * LABELS + to);
      }
    }
    const value = reached * get(LOCAL, base + to);
    set(FORWARD, base + to, value);
    sum += value;
  }
  const scale = 1 / sum;
  for (let place = 0; place < count; place += 1) {
    const to = base + keptAt(at, place);
    set(FORWARD, to, get(FORWARD, to) * scale);
  }
}

/** Probabilities of one token, from what lies before and after; returns the scale of what is held. */
function settle(at: i32): f64 {
  const base = at * LABELS;
  const count = countOf(at);
  let sum: f64 = 0;
  let scale: f64 = 0;
  for (let place = 0; place < count; place += 1) {
    const label = keptAt(at, place);
    const held = get(BACKWARD, label) * get(LOCAL, base + label);
    set(HELD, label, held);
    scale += held;
    sum += get(FORWARD, base + label) * get(BACKWARD, label);
  }
  for (let label = 0; label < LABELS; label += 1) set(LOCAL, base + label, 0);
  for (let place = 0; place < count; place += 1) {
    const label = keptAt(at, place);
    set(LOCAL, base + label, (get(FORWARD, base + label) * get(BACKWARD, label)) / sum);
  }
  return scale;
}

function retreat(at: i32, change: usize, scale: f64): void {
  for (let earlier = 0; earlier < countOf(at - 1); earlier += 1) {
    const from = keptAt(at - 1, earlier);
    let value: f64 = 0;
    for (let place = 0; place < countOf(at); place += 1) {
      const to = keptAt(at, place);
      value += get(change, from * LABELS + to) * get(HELD, to);
    }
    set(BACKWARD, from, value * scale);
  }
}
