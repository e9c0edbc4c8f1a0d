/**
 * The sums of the tagger, in WebAssembly: which rows of the weights each token names, their sums, and the chain
 * over a run of tokens. Its source is `assembly/`, in AssemblyScript; `scripts/build-kernel.ts` compiles it to
 * `kernel.wasm`. Its memory is fixed, so a text is read by windows of tokens.
 */
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { once } from '../../core/once.ts';
import { FOLD } from '../fold.ts';
import { NUMBER, type Tokens } from '../tokens.ts';
import type { Looked } from './features.ts';
import { PLAIN_BITS } from './gate.ts';
import { CHANGE_BYTES, type Language, readChange, SCALE, weightsUrl } from './weights.ts';

interface Kernel {
  readonly memory: { readonly buffer: ArrayBuffer };
  rowsAt(place: number): number;
  judge(from: number, to: number, language: number): void;
  probabilities(count: number, change: number): void;
}

const file = readFileSync(new URL('./kernel.wasm', import.meta.url));
/** TypeScript knows it as a browser's alone. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: Record<string, unknown> };
};

const { exports } = new WebAssembly.Instance(new WebAssembly.Module(file));
const kernel = exports as unknown as Kernel;
const { buffer } = kernel.memory;
/** A constant of `assembly/`. */
export const constant = (name: string): number => (exports[name] as { value: number }).value;

/** Rows of a table. */
export const ROWS_LOG2 = constant('ROWS_LOG2');
/** Rows that one token can name. */
export const FEATURES_MAX = constant('FEATURES_MAX');
/** Longer runs are cut here, so that work space has a bound. */
export const RUN_MAX = constant('RUN_MAX');
const LABELS = constant('LABELS');
const MARGIN = constant('MARGIN');
const WINDOW = constant('WINDOW');
const PLACES = WINDOW + 2 * MARGIN;
const LETTERS = constant('LETTERS');
const HEAD = constant('HEAD');
const TAIL = constant('TAIL');

const bytesAt = (name: string, count: number) => new Uint8Array(buffer, constant(name), count);
const unitsAt = (name: string, count: number) => new Uint16Array(buffer, constant(name), count);
const numbersAt = (name: string, count: number) => new Int32Array(buffer, constant(name), count);
const doublesAt = (name: string, count: number) => new Float64Array(buffer, constant(name), count);

const word = numbersAt('WORD', PLACES);
const form = numbersAt('FORM', PLACES);
const role = numbersAt('ROLE', PLACES);
const label = numbersAt('LABEL', PLACES);
const line = numbersAt('LINE', PLACES);
const column = bytesAt('COLUMN', PLACES);
const rule = bytesAt('RULE', PLACES);
const echo = bytesAt('ECHO', PLACES);
const gap = bytesAt('GAP', PLACES);
const shape = bytesAt('SHAPE', PLACES);
const length = bytesAt('LENGTH', PLACES);
const isUnknown = bytesAt('IS_UNKNOWN', PLACES);
const mark = unitsAt('MARK', PLACES);
const letter = unitsAt('LETTER', LETTERS * PLACES);
const rows = numbersAt('ROWS', FEATURES_MAX);

/** Of the run that was judged last, token by token: the likeliest label but `O`, and the probability of all but `O`. */
export const best = bytesAt('BEST', RUN_MAX);
export const chance = doublesAt('CHANCE', RUN_MAX);
/** Of the same run: the probability of an age, of any. */
export const aged = doublesAt('AGED', RUN_MAX);
/** `exp` of each label's score by itself, then its probability: what `probabilities` reads and writes. */
export const local = doublesAt('LOCAL', RUN_MAX * LABELS);

const falls = doublesAt('FALL', constant('FALLS'));
for (let steps = 0; steps < falls.length; steps += 1) falls[steps] = Math.exp(-steps * SCALE);

/** By language: its place in the kernel's memory. The last has scores of neighbours only. */
const PLACE_OF = { en: 0, es: 1, trained: 2 } as const;

const changePlace = (of: keyof typeof PLACE_OF) =>
  constant('CHANGE') + PLACE_OF[of] * constant('CHANGE_BYTES');

/** `exp` of the score of a label after another, `[from * LABELS + to]`. */
export const changeOf = (of: keyof typeof PLACE_OF): Float64Array =>
  new Float64Array(buffer, changePlace(of), LABELS * LABELS);

/** One byte a label, row after row. */
const tableOf = (language: Language): Int8Array => {
  const place = constant('TABLE') + PLACE_OF[language] * constant('TABLE_BYTES');
  return new Int8Array(buffer, place, LABELS << ROWS_LOG2);
};

/** The rows are read where they stay: a copy of them would be the largest thing in the process. */
function load(language: Language): Int8Array {
  const file = openSync(weightsUrl(language), 'r');
  try {
    const change = Buffer.alloc(CHANGE_BYTES);
    readSync(file, change);
    changeOf(language).set(readChange(change));
    const table = tableOf(language);
    const read = readSync(file, table);
    if (read < table.length) spread(table, read);
    return table;
  } finally {
    closeSync(file);
  }
}

/**
 * Makes the whole table of a smaller one, which is its first `size` bytes: each row stands several times, since a row is
 * named by the first bits of a hash.
 */
function spread(table: Int8Array, size: number): void {
  const times = table.length / size;
  let to = table.length;
  for (let from = size - LABELS; from >= 0; from -= LABELS) {
    for (let time = 0; time < times; time += 1) {
      for (let of = LABELS - 1; of >= 0; of -= 1) {
        to -= 1;
        table[to] = table[from + of]!;
      }
    }
  }
}

const loaded = {
  en: once(() => load('en')),
  /** Megabytes that a process which reads English alone does without. */
  es: once(() => load('es')),
} as const;
loaded.en();

/** What the row says of the label, in units of `SCALE`. */
export const weightOf = (language: Language, row: number, of: number): number =>
  loaded[language]()[row * LABELS + of]!;

let tokens: Tokens | undefined;
let looked: Looked | undefined;
/** Of the window that is in the kernel: its first token, and the one after its last. */
let first = 0;
let limit = 0;

/** From here on `judgeRun` and `rowsAt` are about this text, as `look` has left it. */
export function read(t: Tokens, s: Looked): void {
  tokens = t;
  looked = s;
  limit = 0;
}

/** Judges tokens `from` to `to`, `RUN_MAX` at most, what is around them being `O`: see `best`, `chance` and `aged`. */
export function judgeRun(from: number, to: number, language: Language): void {
  loaded[language]();
  if (from < first || to > limit) fill(tokens!, looked!, from);
  kernel.judge(from - first + MARGIN, to - first + MARGIN, PLACE_OF[language]);
}

/** Rows that the token names; valid until the next call. */
export function rowsAt(at: number): Int32Array {
  if (at < first || at >= limit) fill(tokens!, looked!, at);
  const place = at - first + MARGIN;
  spell(tokens!, at, place);
  return rows.subarray(0, kernel.rowsAt(place));
}

/** Turns `local` of `count` tokens into probabilities: see `assembly/chain.ts`. */
export function probabilities(count: number, of: keyof typeof PLACE_OF): void {
  kernel.probabilities(count, changePlace(of));
}

/** Takes the window that begins with this token. */
function fill(t: Tokens, s: Looked, from: number): void {
  first = from;
  limit = Math.min(from + WINDOW, t.count);
  const end = limit + 2 * MARGIN;
  word.set(s.word.subarray(from, end));
  form.set(s.form.subarray(from, end));
  role.set(s.role.subarray(from, end));
  label.set(s.label.subarray(from, end));
  line.set(s.line.subarray(from, end));
  column.set(s.column.subarray(from, end));
  rule.set(s.rule.subarray(from, end));
  echo.set(s.echo.subarray(from, end));
  shape.set(t.shape.subarray(from, limit), MARGIN);
  mark.set(t.mark.subarray(from, limit + 1), MARGIN);
  gap.set(t.gap.subarray(from, limit + 1), MARGIN);
  if (limit === t.count) gap[limit - from + MARGIN] = 0; // no gap between two tokens
  for (let at = from; at < limit; at += 1) {
    if (s.isActive[at + MARGIN] !== 0) spell(t, at, at - from + MARGIN);
  }
}

const LENGTH_MAX = 255;

/** What the kernel sees of a word's letters. */
function spell(t: Tokens, at: number, place: number): void {
  if (t.shape[at] === NUMBER) return;
  const { text } = t;
  const start = t.start[at]!;
  const last = t.end[at]! - 1;
  const size = last + 1 - start;
  length[place] = size < LENGTH_MAX ? size : LENGTH_MAX;
  isUnknown[place] = (t.bits[at]! & PLAIN_BITS) === 0 ? 1 : 0;
  const base = place * LETTERS;
  for (let i = 0; i < HEAD && i < size; i += 1)
    letter[base + i] = FOLD[text.charCodeAt(start + i)]!;
  for (let i = 0; i < TAIL && i < size; i += 1) {
    letter[base + HEAD + i] = FOLD[text.charCodeAt(last - i)]!;
  }
}
