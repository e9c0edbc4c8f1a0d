/**
 * From probabilities to findings: runs of tokens that are likely enough, at the operating point, and where
 * each begins and ends.
 */
import type { Finding, OperatingPoint } from '../../core/phi.ts';
import * as d from '../detector.ts';
import { ANNOUNCING, NAMED, PARTICLE } from '../lexicon.ts';
import { GAP_BREAK, GAP_LINE, GAP_MARK, LOWER, type Tokens } from '../tokens.ts';
import * as l from './labels.ts';
import { isKey, leastOf, NEVER } from './least.ts';
import { type Judged, SURE_NAME } from './tagger.ts';

/**
 * The probability from which on a token is one, by label, in the order of `labels.ts`: read off the
 * curve in docs/detection.md. Numbers and dates have strict rules of their own, so that the tagger
 * must be sure to add one; names and places have not.
 */
const POINTS: Readonly<Record<OperatingPoint, readonly [english: number[], spanish: number[]]>> = {
  strict: [
    [NEVER, 0.12, 0.12, 0.1, 0.12, 0.12, 0.2, 0.25, 0.25, 0.5, NEVER, NEVER],
    [NEVER, 0.15, 0.15, 0.15, 0.15, 0.15, 0.2, 0.2, 0.2, 0.5, NEVER, NEVER],
  ],
  balanced: [
    [NEVER, 0.18, 0.18, 0.18, 0.18, 0.18, 0.25, 0.35, 0.35, 0.8, NEVER, NEVER],
    [NEVER, 0.4, 0.4, 0.3, 0.3, 0.4, 0.5, 0.5, 0.5, 0.8, NEVER, NEVER],
  ],
  light: [
    [NEVER, 0.85, 0.85, 0.85, 0.85, 0.85, 0.9, 0.95, 0.9, 0.95, NEVER, NEVER],
    [NEVER, 0.8, 0.8, 0.8, 0.8, 0.8, 0.8, 0.8, 0.8, 0.95, NEVER, NEVER],
  ],
};

/** A token goes on with what is beside it from this probability on. */
const GROWTH = 0.3;
/** No point is lower. */
const LOWEST_GROWTH = 0.1;
const SURE = 0.8;
const isPlainWord = (t: Tokens, at: number): boolean => d.isOrdinary(t, at) && !d.has(t, at, NAMED);

/** `wife O'Neil`: what somebody is to somebody is no part of a name. */
const isNoName = (t: Tokens, at: number): boolean =>
  t.shape[at] === LOWER && d.has(t, at, ANNOUNCING) && !d.has(t, at, NAMED | PARTICLE);

/** `see 447119`: a word in front is hardly part of a number. */
function isNoPart(t: Tokens, { label, chance: likely }: Judged, at: number): boolean {
  const kind = kindOf(label[at]!);
  if (kind === l.NAME) return isNoName(t, at);
  const isNumber = kind === l.ID || kind === l.CONTACT;
  return isNumber && likely[at]! < SURE && t.shape[at] === LOWER && d.isSpaced(t, at + 1);
}

/** Runs of tokens that the tagger is sure enough of: at least one token reaches the point of its kind. */
export function taggerCandidates(
  t: Tokens,
  judged: Judged,
  operatingPoint: OperatingPoint = 'balanced',
): Finding[] {
  const found: Finding[] = [];
  liftKnown(t, judged);
  for (let at = 0; at < t.count; at += 1) {
    if (judged.chance[at]! < LOWEST_GROWTH) continue;
    const label = judged.label[at]!;
    const ready = readinessFor(judged, label, operatingPoint);
    const point = POINTS[ready][judged.language[at]!]![label]!;
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
    const least = Math.max(point, leastOf(t, at, last, label, judged.language[at]!, ready));
    if (most >= least) {
      const { category, type } = l.KIND_OF[label]!;
      const score = Math.max(0.5, Math.min(most, 0.99));
      // Only the first can be such a word: none goes on with one.
      const from = isNoPart(t, judged, at) ? at + 1 : at;
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

const SLOTS = 1 << 16;
const surely = new Uint8Array(SLOTS);

/**
 * A word that is surely a name in one place is likelier one in another: `Ms. Stone called. Stone was told`.
 * What the tagger sees no trace of stays what it is: `a kidney stone`.
 */
function liftKnown(t: Tokens, { label, chance: likely, isLower, hasSureName }: Judged): void {
  if (!hasSureName) return;
  for (let at = 0; at < t.count; at += 1) {
    if (likely[at]! < SURE_NAME || kindOf(label[at]!) !== l.NAME) continue;
    if (t.end[at]! - t.start[at]! < LIFTED_MIN) continue;
    surely[t.hash[at]! & (SLOTS - 1)] = 1;
  }
  for (let at = 0; at < t.count; at += 1) {
    const isTraced = likely[at]! >= TRACE && likely[at]! < LIFTED && kindOf(label[at]!) === l.NAME;
    if (!isTraced || surely[t.hash[at]! & (SLOTS - 1)] === 0) continue;
    if (isLower || t.shape[at] !== LOWER) likely[at] = LIFTED;
  }
  surely.fill(0);
}

const TRACE = 0.05;
const LIFTED = 0.81;
const LIFTED_MIN = 3;

/**
 * Genes, loci and cited authors: the less a text can be about somebody, the surer one must be. Where there are
 * no capitals, less tells a name or a place, and less is asked for.
 */
function readinessFor(
  { isResearch, isLower }: Judged,
  label: number,
  point: OperatingPoint,
): OperatingPoint {
  if (point !== 'balanced') return point;
  if (isResearch) return 'light';
  return isLower && label < l.DATE ? 'strict' : 'balanced';
}

const kindOf = (label: number) => (label === l.NAME_FIRST ? l.NAME : label);
/** Kinds that may go on in the next line. */
const isLong = (label: number) =>
  label === l.NAME || label === l.STREET || label === l.CITY || label === l.HOSPITAL;

/** What was broken at the end of a line: `Maria⏎O'Neil`; of numbers, the first digits: `(323)⏎748-4364`. */
function isWrapped(t: Tokens, at: number, kind: number): boolean {
  const isPlain = (t.gap[at]! & GAP_MARK) === 0;
  if (isLong(kind)) return isPlain;
  if (kind !== l.ID && kind !== l.CONTACT) return false;
  const isUnfinished = t.end[at - 1]! - t.start[at - 1]! < UNFINISHED;
  return isUnfinished && (isPlain || t.mark[at] === d.CLOSE || d.isDash(t.mark[at]!));
}

const UNFINISHED = 4;

/** The token at `at` belongs to the same identifier as the one before it. */
function goesOn(t: Tokens, judged: Judged, at: number, growth: number): boolean {
  const { label, chance: likely } = judged;
  if (likely[at]! < growth || isKey(t, at - 1)) return false;
  // `Legend Escobedo`: two first words with a blank between them are one name
  if (label[at] === l.NAME_FIRST && !(label[at - 1] === l.NAME_FIRST && d.isSpaced(t, at)))
    return false;
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
  if ((gap & GAP_LINE) !== 0 && !isWrapped(t, at, kind)) return false;
  // `J. Smith`, but not `Smith. Jones`
  const isStop = kind === l.NAME && t.mark[at] === d.DOT && t.end[at - 1]! - t.start[at - 1]! > 2;
  return t.start[at]! - t.end[at - 1]! <= 4 && !isStop;
}
