/**
 * The trained tagger: for each token that could be part of an identifier, how likely it is one and
 * of which kind. Reads the tokens and what the rules found; adds candidates of its own.
 */
import type { Finding, OperatingPoint } from '../../core/phi.ts';
import * as d from '../detector.ts';
import { languagesOf, SPANISH } from '../language.ts';
import {
  DRUG,
  GIVEN,
  MONTH,
  NUMBER_WORD,
  PARTICLE,
  PERSON_LABEL,
  RELATION,
  ROLE,
  SURNAME,
  SURNAME_TOP,
  TITLE,
  WEEKDAY,
} from '../lexicon.ts';
import {
  CAPITALS,
  GAP_BREAK,
  GAP_LINE,
  GAP_MARK,
  LETTER,
  LOWER,
  MIXED,
  NUMBER,
  type Tokens,
} from '../tokens.ts';
import { probabilities, RUN_MAX } from './chain.ts';
import { FEATURES_MAX, type Looked, look, MARGIN, rowsAt } from './features.ts';
import * as l from './labels.ts';
import { HALVES, loadWeights, SCALE, type Weights } from './weights.ts';

const { LABELS } = l;
const english = loadWeights('en');
const spanish = loadWeights('es');

export const weightsOf = (isInSpanish: boolean): Weights => (isInSpanish ? spanish : english);

/** `exp(-d * SCALE)`. */
const FALL = Float64Array.from({ length: Math.ceil(26 / SCALE) }, (_, d) => Math.exp(-d * SCALE));
const LOWEST = FALL[FALL.length - 1]!;

const rows = new Int32Array(FEATURES_MAX);
const sums = new Int32Array(LABELS);
const local = new Float64Array(RUN_MAX * LABELS);

/** Label and probability of being an identifier, by token; reused by the next call. */
let bestLabel = new Uint8Array(1 << 12);
let chance = new Float64Array(1 << 12);

/** By token; valid until the next `judge`. */
export interface Judged {
  /** The likeliest label but `O`. */
  readonly label: Uint8Array;
  /** Probability of being an identifier of any kind. */
  readonly chance: Float64Array;
  readonly language: Uint8Array;
  readonly isResearch: boolean;
}

/** Judges every token. `candidates` are those of the rules, unsettled. */
export function judge(t: Tokens, candidates: readonly Finding[]): Judged {
  if (chance.length < t.count) {
    bestLabel = new Uint8Array(2 * t.count);
    chance = new Float64Array(2 * t.count);
  }
  const s = look(t, candidates);
  const languages = languagesOf(t);
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
    judgeRun(t, s, at, end, language === SPANISH ? spanish : english);
    at = end;
  }
  return { label: bestLabel, chance, language: languages, isResearch: s.isResearch };
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

/**
 * The probability from which on a token is one, by label, in the order of `labels.ts`: read off the
 * curve in docs/detection.md. Numbers and dates have strict rules of their own, so that the tagger
 * must be sure to add one; names and places have not.
 */
const NEVER = 2;
const POINTS: Readonly<Record<OperatingPoint, readonly [english: number[], spanish: number[]]>> = {
  strict: [
    [NEVER, 0.12, 0.12, 0.1, 0.12, 0.12, 0.2, 0.25, 0.25, 0.5, NEVER, NEVER],
    [NEVER, 0.15, 0.15, 0.15, 0.15, 0.15, 0.2, 0.2, 0.2, 0.5, NEVER, NEVER],
  ],
  balanced: [
    [NEVER, 0.2, 0.2, 0.2, 0.2, 0.2, 0.3, 0.35, 0.35, 0.8, NEVER, NEVER],
    [NEVER, 0.4, 0.4, 0.3, 0.3, 0.4, 0.5, 0.5, 0.5, 0.8, NEVER, NEVER],
  ],
  light: [
    [NEVER, 0.9, 0.9, 0.8, 0.9, 0.9, 0.9, 0.95, 0.9, 0.95, NEVER, NEVER],
    [NEVER, 0.8, 0.8, 0.8, 0.8, 0.8, 0.8, 0.8, 0.8, 0.95, NEVER, NEVER],
  ],
};

/** A token goes on with what is beside it from this probability on. */
const GROWTH = 0.3;
/** A number that stands where a ZIP code would, without its town. */
const ZIP_ALONE = 0.95;
/**
 * Words of the language alone (`Alert`, `Hospital`, `Grace`) need more than a name that is nothing else:
 * of English reports, below this four in five were no identifier.
 */
const ORDINARY: Readonly<Record<OperatingPoint, number>> = {
  strict: 0.5,
  balanced: 0.8,
  light: 0.9,
};
/** A place of care that is named after nothing (`Pain Clinic`) is mostly a department. */
const DEPARTMENT: Readonly<Record<OperatingPoint, number>> = {
  strict: 0.7,
  balanced: 0.97,
  light: NEVER,
};
/** Fewer digits make no number that somebody is called at, or known by. */
const DIGITS_MIN = 5;
/** `VKK-417`: with letters, two digits less; more letters are a word. */
const LETTERS_MAX = 4;
/** Such short ones are antigens and cell lines as often. */
const SHORT_NUMBER = 0.85;

const SURE = 0.8;
const isPlainWord = (t: Tokens, at: number): boolean =>
  d.isOrdinary(t, at) && !d.has(t, at, GIVEN | SURNAME | SURNAME_TOP);

/** `wife O'Neil`: what somebody is to somebody is no part of a name. */
const isNoName = (t: Tokens, at: number): boolean =>
  t.shape[at] === LOWER &&
  d.has(t, at, RELATION | ROLE | PERSON_LABEL | TITLE) &&
  !d.has(t, at, GIVEN | SURNAME | SURNAME_TOP | PARTICLE);

/** Runs of tokens that the tagger is sure enough of: at least one token reaches the point of its kind. */
export function taggerCandidates(
  t: Tokens,
  judged: Judged,
  operatingPoint: OperatingPoint = 'balanced',
): Finding[] {
  const found: Finding[] = [];
  // Genes, loci and cited authors: the less a text can be about somebody, the surer one must be.
  const points =
    POINTS[judged.isResearch && operatingPoint === 'balanced' ? 'light' : operatingPoint];
  for (let at = 0; at < t.count; at += 1) {
    const label = judged.label[at]!;
    const point = points[judged.language[at]!]![label]!;
    const growth = Math.min(GROWTH, point);
    if (judged.chance[at]! < growth) continue;
    let last = at;
    let most = judged.chance[at]!;
    let commas = 0;
    while (last + 1 < t.count && goesOn(t, judged, last + 1, growth)) {
      // `Smith, Jane`, but not `Smith, Jane, Jones`
      if (t.mark[last + 1] === d.COMMA && kindOf(label) === l.NAME && ++commas > 1) break;
      last += 1;
      most = Math.max(most, judged.chance[last]!);
    }
    const least = Math.max(
      point,
      leastOf(t, at, last, label, judged.language[at]!, operatingPoint),
    );
    if (most >= least) {
      const { category, type } = l.KIND_OF[label]!;
      const score = Math.max(0.5, Math.min(most, 0.99));
      // Only the first can be such a word: none goes on with one.
      const from = kindOf(label) === l.NAME && isNoName(t, at) ? at + 1 : at;
      if (from <= last) {
        found.push(
          d.finding(t.start[from]!, t.end[last]!, category, type, score, `tagger/${type}`),
        );
      }
    }
    at = last;
  }
  return found;
}

/** What the tokens by themselves ask for, whatever stands around them: `NEVER` where they cannot be one. */
function leastOf(
  t: Tokens,
  first: number,
  last: number,
  label: number,
  language: number,
  operatingPoint: OperatingPoint,
): number {
  if (isKey(t, last)) return NEVER;
  if (label >= l.DATE && (d.isAdjacent(t, first) || d.isAdjacent(t, last + 1))) return NEVER;
  if (label === l.CITY && first === last && t.shape[first] === NUMBER) return ZIP_ALONE;
  if (language === SPANISH) return 0;
  if (label === l.DATE) return isDated(t, first, last) ? 0 : NEVER;
  if (label === l.ID || label === l.CONTACT) return leastOfNumber(t, first, last);
  if (!isAllOrdinary(t, first, last)) return 0;
  return (label === l.HOSPITAL ? DEPARTMENT : ORDINARY)[operatingPoint];
}

/**
 * A month or day of the week that is written as one or has a number beside it, a number in words, or three
 * numbers: `5/5`, `2009` and `may` are for the rules, which see around them.
 */
function isDated(t: Tokens, first: number, last: number): boolean {
  let numbers = 0;
  let hasLowerName = false;
  for (let at = first; at <= last; at += 1) {
    if (t.shape[at] === NUMBER) numbers += 1;
    else if (d.has(t, at, NUMBER_WORD)) return true;
    else if (d.has(t, at, MONTH | WEEKDAY)) {
      if (t.shape[at] !== LOWER) return true;
      if (!d.isOrdinary(t, at)) hasLowerName = true; // `march on; may 5 times`
    }
  }
  return numbers > (hasLowerName ? 0 : 2);
}

function leastOfNumber(t: Tokens, first: number, last: number): number {
  let digits = 0;
  let letters = 0;
  for (let at = first; at <= last; at += 1) {
    if (at > first && (t.mark[at] === d.OPEN || t.mark[at] === d.CLOSE)) return NEVER;
    const length = t.end[at]! - t.start[at]!;
    if (t.shape[at] === NUMBER || t.shape[at] === MIXED) digits += length;
    else if (length <= LETTERS_MAX && (t.shape[at] === CAPITALS || isTied(t, at)))
      letters += length;
  }
  if (digits >= DIGITS_MIN) return 0;
  return digits >= DIGITS_MIN - 2 && letters > 1 ? SHORT_NUMBER : NEVER;
}

/** Letters of a text without capitals, tied to a number: `vkk-417`. */
const isTied = (t: Tokens, at: number): boolean =>
  t.shape[at] === LOWER &&
  d.isNumber(t, at + 1) &&
  (d.isAdjacent(t, at + 1) || d.isJoinedByDash(t, at + 1));

/** Words, drugs and single letters (`I.V.`, `A & O`). */
function isAllOrdinary(t: Tokens, first: number, last: number): boolean {
  for (let at = first; at <= last; at += 1) {
    if (!d.isOrdinary(t, at) && !d.has(t, at, DRUG) && t.shape[at] !== LETTER) return false;
  }
  return true;
}

const QUOTE = 34;
/** `"resourceType":` names a field, not somebody's town; `"Wilma Okonjo":` may name somebody. */
const isKey = (t: Tokens, at: number): boolean =>
  (t.shape[at] === LOWER || t.shape[at] === MIXED) &&
  t.text.charCodeAt(t.end[at]!) === QUOTE &&
  t.text.charCodeAt(t.end[at]! + 1) === d.COLON;

const kindOf = (label: number) => (label === l.NAME_FIRST ? l.NAME : label);
/** Kinds that may go on in the next line. */
const isLong = (label: number) =>
  label === l.NAME || label === l.STREET || label === l.CITY || label === l.HOSPITAL;

/** The token at `at` belongs to the same identifier as the one before it. */
function goesOn(t: Tokens, judged: Judged, at: number, growth: number): boolean {
  const { label, chance: likely } = judged;
  if (likely[at]! < growth || label[at] === l.NAME_FIRST || isKey(t, at - 1)) return false;
  const kind = kindOf(label[at]!);
  if (kind !== kindOf(label[at - 1]!)) return false;
  const gap = t.gap[at]!;
  if ((gap & GAP_BREAK) !== 0) return false;
  if (kind === l.NAME && t.mark[at] === d.SEMICOLON) return false;
  // `Maria O'Neil (wife Garcia M.)`
  if (kind === l.NAME && (t.mark[at] === d.OPEN || isNoName(t, at))) return false;
  // `Maria, seen`: behind a comma a word of the language is mostly that
  if (kind === l.NAME && t.mark[at] === d.COMMA && likely[at]! < SURE && isPlainWord(t, at)) {
    return false;
  }
  // `Pain Clinic, Infusion Center`
  if (kind === l.HOSPITAL && t.mark[at] === d.COMMA) return false;
  if ((gap & GAP_LINE) !== 0 && (!isLong(kind) || (gap & GAP_MARK) !== 0)) return false;
  // `J. Smith`, but not `Smith. Jones`
  const isStop = kind === l.NAME && t.mark[at] === d.DOT && t.end[at - 1]! - t.start[at - 1]! > 2;
  return t.start[at]! - t.end[at - 1]! <= 4 && !isStop;
}
