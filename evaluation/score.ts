/**
 * Scores predicted spans against gold spans, in tokens and in characters.
 *
 * A token is a maximal run of letters or of digits: `03/14/1958` is three, `MR2024-78` is three. It
 * must be found when it overlaps a gold span whose label is in `PHI`, counts neither way when it
 * overlaps other gold spans only, and is a false positive when it was found without any. Labels of
 * predictions do not matter: a name taken for a place is protected as well. Predicted ages are left
 * out, because corpora differ in which ages they mark.
 */
import { random } from './random.ts';

export interface Span {
  readonly start: number;
  readonly end: number;
  readonly label: string;
}

/** Offsets are UTF-16 code units, `end` exclusive. */
export interface GoldDocument {
  readonly id: string;
  readonly text: string;
  readonly spans: readonly Span[];
}

/** Labels that must be found. */
export const PHI: readonly string[] = ['NAME', 'DATE', 'LOCATION', 'ID', 'CONTACT'];
const MUST_FIND = new Set(PHI);
const COUNTS_NEITHER_WAY = new Set(['AGE', 'ORGANIZATION', 'PROFESSION', 'OTHER']);
/** Labels that make a leak of a document when a token of theirs is missed. */
const LEAKS = new Set(['NAME', 'ID', 'CONTACT', 'DATE']);
const DROPPED_PREDICTION = 'AGE';

const TOKEN = /\p{L}[\p{L}\p{M}]*|\p{N}+/gu;

export interface LabelScore {
  spans: number;
  tokens: number;
  found: number;
  /** Spans whose every token was found. */
  whole: number;
}

export interface DocumentScore {
  readonly id: string;
  tokens: number;
  hit: number;
  missed: number;
  wrong: number;
  clean: number;
  charHit: number;
  charMissed: number;
  charWrong: number;
  /** Has gold spans of a label that leaks; one of them has a missed token; one is missed whole. */
  canLeak: boolean;
  leaks: boolean;
  leaksWhole: boolean;
  /** Has gold spans that must be found. */
  isIdentified: boolean;
  /** Anything was predicted. */
  isTouched: boolean;
  readonly labels: Map<string, LabelScore>;
  /** Gold spans with a missed token. */
  readonly misses: Span[];
}

const OUTSIDE = 0;
const GOLD = 1;
const IGNORED = 2;

export function scoreDocument(gold: GoldDocument, predicted: readonly Span[]): DocumentScore {
  const { text } = gold;
  const truth = new Uint8Array(text.length);
  const found = new Uint8Array(text.length);
  const must = gold.spans.filter((span) => MUST_FIND.has(span.label));
  for (const span of gold.spans) {
    if (COUNTS_NEITHER_WAY.has(span.label)) truth.fill(IGNORED, span.start, span.end);
  }
  for (const span of must) truth.fill(GOLD, span.start, span.end);
  const kept = predicted.filter((span) => span.label !== DROPPED_PREDICTION);
  for (const span of kept) found.fill(1, Math.max(0, span.start), span.end);

  const score: DocumentScore = {
    id: gold.id,
    tokens: 0,
    hit: 0,
    missed: 0,
    wrong: 0,
    clean: 0,
    charHit: 0,
    charMissed: 0,
    charWrong: 0,
    canLeak: false,
    leaks: false,
    leaksWhole: false,
    isIdentified: must.length > 0,
    isTouched: kept.length > 0,
    labels: new Map(),
    misses: [],
  };
  const starts: number[] = [];
  const ends: number[] = [];
  const isFound: boolean[] = [];
  for (const { index, 0: token } of text.matchAll(TOKEN)) {
    const end = index + token.length;
    starts.push(index);
    ends.push(end);
    isFound.push(countToken(score, truth, found, index, end));
  }
  for (const span of must) countSpan(score, span, starts, ends, isFound);
  return score;
}

/** Adds one token to the score; says whether it was found. */
function countToken(
  score: DocumentScore,
  truth: Uint8Array,
  found: Uint8Array,
  start: number,
  end: number,
): boolean {
  let isGold = false;
  let isIgnored = false;
  let isFound = false;
  for (let at = start; at < end; at += 1) {
    const kind = truth[at];
    if (kind === GOLD) isGold = true;
    else if (kind === IGNORED) isIgnored = true;
    if (found[at] === 1) isFound = true;
    if (kind === GOLD) score[found[at] === 1 ? 'charHit' : 'charMissed'] += 1;
    else if (kind === OUTSIDE && found[at] === 1) score.charWrong += 1;
  }
  score.tokens += 1;
  if (isGold) score[isFound ? 'hit' : 'missed'] += 1;
  else if (!isIgnored) score[isFound ? 'wrong' : 'clean'] += 1;
  return isFound;
}

function countSpan(
  score: DocumentScore,
  span: Span,
  starts: readonly number[],
  ends: readonly number[],
  isFound: readonly boolean[],
): void {
  let label = score.labels.get(span.label);
  if (label === undefined) {
    label = { spans: 0, tokens: 0, found: 0, whole: 0 };
    score.labels.set(span.label, label);
  }
  let tokens = 0;
  let covered = 0;
  for (let at = firstEndingAfter(ends, span.start); at < starts.length; at += 1) {
    if (starts[at]! >= span.end) break;
    tokens += 1;
    if (isFound[at] === true) covered += 1;
  }
  label.spans += 1;
  label.tokens += tokens;
  label.found += covered;
  if (covered === tokens) label.whole += 1;
  else score.misses.push(span);
  if (tokens === 0 || !LEAKS.has(span.label)) return;
  score.canLeak = true;
  if (covered < tokens) score.leaks = true;
  if (covered === 0) score.leaksWhole = true;
}

function firstEndingAfter(ends: readonly number[], place: number): number {
  let [low, high] = [0, ends.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ends[middle]! > place) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** A share with its 95 % interval; undefined where nothing was counted. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

export interface CorpusScore {
  readonly documents: number;
  readonly tokens: number;
  readonly identifying: number;
  readonly recall: Estimate | undefined;
  readonly precision: Estimate | undefined;
  readonly charRecall: number | undefined;
  readonly charPrecision: number | undefined;
  /** Share of documents that can leak in which a token (a whole span) is missed. */
  readonly leak: Estimate | undefined;
  readonly leakWhole: number | undefined;
  /** False positives per 1,000 tokens that identify nobody. */
  readonly wrongPerThousand: Estimate | undefined;
  /** Share of documents without identifiers in which something was found. */
  readonly cleanTouched: Estimate | undefined;
  readonly labels: ReadonlyMap<string, LabelScore>;
}

const RESAMPLES = 1000;
const SEED = 1;

type Ratio = (documents: readonly DocumentScore[]) => readonly [part: number, whole: number];

const sum = (documents: readonly DocumentScore[], of: (one: DocumentScore) => number) =>
  documents.reduce((total, one) => total + of(one), 0);
const ratioOf =
  (part: (one: DocumentScore) => number, rest: (one: DocumentScore) => number): Ratio =>
  (documents) => {
    const counted = sum(documents, part);
    return [counted, counted + sum(documents, rest)];
  };
const isTrue = (value: boolean) => (value ? 1 : 0);

const RATIOS = {
  recall: ratioOf(
    (one) => one.hit,
    (one) => one.missed,
  ),
  precision: ratioOf(
    (one) => one.hit,
    (one) => one.wrong,
  ),
  charRecall: ratioOf(
    (one) => one.charHit,
    (one) => one.charMissed,
  ),
  charPrecision: ratioOf(
    (one) => one.charHit,
    (one) => one.charWrong,
  ),
  leak: ratioOf(
    (one) => isTrue(one.canLeak && one.leaks),
    (one) => isTrue(one.canLeak && !one.leaks),
  ),
  leakWhole: ratioOf(
    (one) => isTrue(one.canLeak && one.leaksWhole),
    (one) => isTrue(one.canLeak && !one.leaksWhole),
  ),
  wrong: ratioOf(
    (one) => one.wrong,
    (one) => one.clean,
  ),
  cleanTouched: ratioOf(
    (one) => isTrue(!one.isIdentified && one.isTouched),
    (one) => isTrue(!one.isIdentified && !one.isTouched),
  ),
} as const satisfies Record<string, Ratio>;

/** Totals of a corpus; intervals by bootstrap over documents, from a fixed seed. */
export function summarise(documents: readonly DocumentScore[]): CorpusScore {
  const labels = new Map<string, LabelScore>();
  for (const document of documents) {
    for (const [label, counted] of document.labels) {
      const total = labels.get(label) ?? { spans: 0, tokens: 0, found: 0, whole: 0 };
      total.spans += counted.spans;
      total.tokens += counted.tokens;
      total.found += counted.found;
      total.whole += counted.whole;
      labels.set(label, total);
    }
  }
  const wrong = estimate(documents, RATIOS.wrong);
  return {
    documents: documents.length,
    tokens: sum(documents, (one) => one.tokens),
    identifying: sum(documents, (one) => one.hit + one.missed),
    recall: estimate(documents, RATIOS.recall),
    precision: estimate(documents, RATIOS.precision),
    charRecall: share(RATIOS.charRecall(documents)),
    charPrecision: share(RATIOS.charPrecision(documents)),
    leak: estimate(documents, RATIOS.leak),
    leakWhole: share(RATIOS.leakWhole(documents)),
    wrongPerThousand: wrong && scaled(wrong, 1000),
    cleanTouched: estimate(documents, RATIOS.cleanTouched),
    labels,
  };
}

const share = ([part, whole]: readonly [number, number]) =>
  whole === 0 ? undefined : part / whole;

const scaled = ({ value, low, high }: Estimate, by: number): Estimate => ({
  value: value * by,
  low: low * by,
  high: high * by,
});

/** Percentile bootstrap: documents are drawn, not tokens, because those of one document go together. */
function estimate(documents: readonly DocumentScore[], ratio: Ratio): Estimate | undefined {
  const value = share(ratio(documents));
  if (value === undefined) return undefined;
  const pairs = documents.map((one) => ratio([one]));
  const next = random(SEED);
  const values: number[] = [];
  for (let round = 0; round < RESAMPLES; round += 1) {
    let [part, whole] = [0, 0];
    for (let draw = 0; draw < pairs.length; draw += 1) {
      const pair = pairs[Math.floor(next() * pairs.length)]!;
      part += pair[0];
      whole += pair[1];
    }
    if (whole > 0) values.push(part / whole);
  }
  return { value, ...interval(values) };
}

/** The middle 95 % of resampled values. */
export function interval(values: readonly number[]): { low: number; high: number } {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (quantile: number) => sorted[Math.floor(quantile * (sorted.length - 1))] ?? Number.NaN;
  return { low: at(0.025), high: at(0.975) };
}
