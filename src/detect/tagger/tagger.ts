/**
 * The trained tagger: for each token that could be part of an identifier, how likely it is one and
 * of which kind. Reads the tokens and what the rules found; `decode.ts` makes candidates of it.
 */
import { once } from '../../core/once.ts';
import type { Finding } from '../../core/phi.ts';
import { languagesOf, SPANISH } from '../language.ts';
import type { Tokens } from '../tokens.ts';
import { probabilities, RUN_MAX } from './chain.ts';
import { FEATURES_MAX, type Looked, look, rowsAt } from './features.ts';
import { MARGIN } from './gate.ts';
import * as l from './labels.ts';
import { HALVES, loadWeights, SCALE, type Weights } from './weights.ts';

const { LABELS } = l;
const english = loadWeights('en');
/** Three megabytes that a process which reads English alone does without. */
const spanish = once(() => loadWeights('es'));

export const weightsOf = (isInSpanish: boolean): Weights => (isInSpanish ? spanish() : english);

/** `exp(-d * SCALE)`. */
const FALL = Float64Array.from({ length: Math.ceil(26 / SCALE) }, (_, d) => Math.exp(-d * SCALE));
const LOWEST = FALL[FALL.length - 1]!;

const rows = new Int32Array(FEATURES_MAX);
const sums = new Int32Array(LABELS);
const local = new Float64Array(RUN_MAX * LABELS);

/** Label and probability of being an identifier, by token; reused by the next call. */
let bestLabel = new Uint8Array(1 << 12);
let chance = new Float64Array(1 << 12);

/** From here on a word is surely a name. */
export const SURE_NAME = 0.95;
let hasSureName = false;

/** By token; valid until the next `judge`. */
export interface Judged {
  /** The likeliest label but `O`. */
  readonly label: Uint8Array;
  /** Probability of being an identifier of any kind. */
  readonly chance: Float64Array;
  readonly language: Uint8Array;
  readonly isResearch: boolean;
  /** The text has no capitals, and words enough to tell that it was written so. */
  readonly isLower: boolean;
  /** A word of the text is a name with `SURE_NAME`. */
  readonly hasSureName: boolean;
}

/** Fewer small words, the value of a field for one, do not tell how whoever wrote them writes names. */
const TELLING_WORDS = 5;

/** Judges every token. `candidates` are those of the rules, unsettled. */
export function judge(t: Tokens, candidates: readonly Finding[]): Judged {
  if (chance.length < t.count) {
    bestLabel = new Uint8Array(2 * t.count);
    chance = new Float64Array(2 * t.count);
  }
  const s = look(t, candidates);
  const languages = languagesOf(t);
  hasSureName = false;
  let at = 0;
  while (at < t.count) {
    if (s.isActive[at + MARGIN] === 0) {
      bestLabel[at] = l.O;
      chance[at] = 0;
      at += 1;
      continue;
    }
    const language = languages[at]!;
    let end = at + 1;
    while (
      end < t.count &&
      end - at < RUN_MAX &&
      s.isActive[end + MARGIN] !== 0 &&
      languages[end] === language
    )
      end += 1;
    judgeRun(t, s, at, end, weightsOf(language === SPANISH));
    at = end;
  }
  const { isResearch } = s;
  const isLower = s.isLower && t.count >= TELLING_WORDS;
  return { label: bestLabel, chance, language: languages, isResearch, isLower, hasSureName };
}

function judgeRun(t: Tokens, s: Looked, from: number, to: number, weights: Weights): void {
  for (let at = from; at < to; at += 1) scoresOf(t, s, at, weights.rows, (at - from) * LABELS);
  probabilities(local, to - from, weights.change);
  for (let at = from; at < to; at += 1) {
    const base = (at - from) * LABELS;
    let best = l.NAME_FIRST;
    let sum = 0;
    for (let label = l.NAME_FIRST; label < l.PROFESSION; label += 1) {
      sum += local[base + label]!;
      if (local[base + label]! > local[base + best]!) best = label;
    }
    bestLabel[at] = best;
    chance[at] = sum;
    if (sum >= SURE_NAME && best <= l.NAME) hasSureName = true;
  }
}

/** Sums of all rows of one token, then how likely each label is by itself. */
function scoresOf(t: Tokens, s: Looked, at: number, table: Int32Array, base: number): void {
  const count = rowsAt(t, s, at, rows, 0);
  let a = 0;
  let b = 0;
  let c = 0;
  let e = 0;
  let f = 0;
  let g = 0;
  for (let feature = 0; feature < count; feature += 1) {
    const row = rows[feature]! * HALVES;
    a = (a + table[row]!) | 0;
    b = (b + table[row + 1]!) | 0;
    c = (c + table[row + 2]!) | 0;
    e = (e + table[row + 3]!) | 0;
    f = (f + table[row + 4]!) | 0;
    g = (g + table[row + 5]!) | 0;
  }
  spread(0, a);
  spread(2, b);
  spread(4, c);
  spread(6, e);
  spread(8, f);
  spread(10, g);
  let most = sums[0]!;
  for (let label = 1; label < LABELS; label += 1) if (sums[label]! > most) most = sums[label]!;
  for (let label = 0; label < LABELS; label += 1) {
    const fall = most - sums[label]!;
    local[base + label] = fall < FALL.length ? FALL[fall]! : LOWEST;
  }
}

/** All sums are raised by the same amount, so that their differences are what they would be. */
function spread(label: number, halves: number): void {
  sums[label] = halves & 0xffff;
  sums[label + 1] = halves >>> 16;
}
