/**
 * The sums of the tagger, in AssemblyScript: compiled by `scripts/build-kernel.ts` to `../kernel.wasm`, called
 * by `../kernel.ts`. A row of weights is added to the others with four instructions here, and with 24 in
 * JavaScript.
 */
import { probabilities } from './chain';
import {
  AGED,
  BEST,
  CHANCE,
  CHANGE,
  CHANGE_BYTES,
  FALL,
  FALLS,
  LABELS,
  LOCAL,
  ROWS,
  SUMS,
  TABLE,
  TABLE_BYTES,
} from './memory';
import { rowsAt } from './rows';

export * from './memory';
export { CASELESS, GAPS_AFTER, GAPS_BEFORE, HASH_SEED, LOWER, NUMBER, ONE_CASE } from './rows';
export { probabilities, rowsAt };

/** Labels of identifiers, of which `PROFESSION` and those after it are none by themselves: see `../labels.ts`. */
export const NAME_FIRST: i32 = 1;
export const PROFESSION: i32 = 10;
export const AGE: i32 = 11;

/** Judges the run of tokens at places `from` to `to`: `BEST`, `CHANCE` and `AGED`, from 0 on. */
export function judge(from: i32, to: i32, language: i32): void {
  const table = TABLE + <usize>(language * TABLE_BYTES);
  for (let place = from; place < to; place += 1) score(place, place - from, table);
  probabilities(to - from, CHANGE + <usize>(language * CHANGE_BYTES));
  for (let at = 0; at < to - from; at += 1) decide(at);
}

/** Sums of all rows of one token, then how likely each label is by itself. */
function score(place: i32, at: i32, table: usize): void {
  const end = ROWS + ((<usize>rowsAt(place)) << 2);
  let low = i16x8.splat(0);
  let high = i16x8.splat(0);
  for (let one = ROWS; one < end; one += 4) {
    const row = v128.load(table + <usize>(load<i32>(one) * LABELS));
    low = i16x8.add(low, i16x8.extend_low_i8x16_s(row));
    high = i16x8.add(high, i16x8.extend_high_i8x16_s(row));
  }
  v128.store(SUMS, low);
  v128.store(SUMS, high, 16);
  let most = sumOf(0);
  for (let label = 1; label < LABELS; label += 1) most = max(most, sumOf(label));
  const local = LOCAL + <usize>(at * LABELS * 8);
  for (let label = 0; label < LABELS; label += 1) {
    const fall = min(most - sumOf(label), FALLS - 1);
    store<f64>(local + ((<usize>label) << 3), load<f64>(FALL + ((<usize>fall) << 3)));
  }
}

function sumOf(label: i32): i32 {
  return <i32>load<i16>(SUMS + ((<usize>label) << 1));
}

/** The likeliest label but `O`, how likely it is none of `O`, and how likely an age. */
function decide(at: i32): void {
  const local = LOCAL + <usize>(at * LABELS * 8);
  let best = NAME_FIRST;
  let sum: f64 = 0;
  for (let label = NAME_FIRST; label < PROFESSION; label += 1) {
    const one = load<f64>(local + ((<usize>label) << 3));
    sum += one;
    if (one > load<f64>(local + ((<usize>best) << 3))) best = label;
  }
  store<u8>(BEST + <usize>at, <u8>best);
  store<f64>(CHANCE + ((<usize>at) << 3), sum);
  store<f64>(AGED + ((<usize>at) << 3), load<f64>(local + ((<usize>AGE) << 3)));
}
