/**
 * From probabilities to findings: runs of tokens that are likely enough, at the operating point, and where
 * each begins and ends.
 */
import type { Finding, OperatingPoint } from '../../core/phi.ts';
import * as d from '../detector.ts';
import { wideJoint } from '../detectors/date-parts.ts';
import {
  ANNOUNCING,
  CARE_PLACE,
  COUNTRY,
  CREDENTIAL,
  CUE_CLINICAL,
  DRUG,
  MONTH,
  NAMED,
  PARTICLE,
  STATE,
  TITLE,
  UNIT,
  WEEKDAY,
} from '../lexicon.ts';
import { isSexColumn } from '../names/parse.ts';
import { isGradeLetter } from '../names/part.ts';
import {
  CAPITAL,
  CASELESS,
  GAP_BREAK,
  GAP_LINE,
  GAP_MARK,
  LOWER,
  NUMBER,
  SOME_CAPITALS,
  type Tokens,
} from '../tokens.ts';
import * as l from './labels.ts';
import { isKey, leastOf, NEVER } from './least.ts';
import { beginsField, beginsSentence, isBeforePlace, isBetweenPlaces } from './run-ends.ts';
import { type Judged, SURE_NAME } from './tagger.ts';

/**
 * The probability from which on a token is one, by label, in the order of `labels.ts`: read off the
 * curve in docs/detection.md. Numbers and dates have strict rules of their own, so that the tagger
 * must be sure to add one; names and places have not.
 */
const POINTS: Readonly<Record<OperatingPoint, readonly [english: number[], spanish: number[]]>> = {
  strict: [
    [NEVER, 0.06, 0.06, 0.06, 0.06, 0.06, 0.2, 0.25, 0.25, 0.3, NEVER, NEVER],
    [NEVER, 0.15, 0.15, 0.15, 0.15, 0.15, 0.2, 0.2, 0.2, 0.5, NEVER, NEVER],
  ],
  balanced: [
    [NEVER, 0.08, 0.08, 0.08, 0.08, 0.08, 0.25, 0.35, 0.35, 0.45, NEVER, NEVER],
    [NEVER, 0.4, 0.4, 0.3, 0.3, 0.4, 0.5, 0.5, 0.5, 0.8, NEVER, NEVER],
  ],
  light: [
    [NEVER, 0.85, 0.85, 0.85, 0.85, 0.85, 0.9, 0.95, 0.9, 0.95, NEVER, NEVER],
    [NEVER, 0.8, 0.8, 0.8, 0.8, 0.8, 0.8, 0.8, 0.8, 0.95, NEVER, NEVER],
  ],
};

const isCode = (label: number): boolean => label === l.ID || label === l.CONTACT;

/** A token goes on with what is beside it from this probability on. */
const GROWTH = 0.3;
/** No point is lower. */
const LOWEST_GROWTH = 0.06;
const SURE = 0.8;
const isPlainWord = (t: Tokens, at: number): boolean => d.isOrdinary(t, at) && !d.has(t, at, NAMED);

/** `wife O'Neil`: what somebody is to somebody is no part of a name. */
const isNoName = (t: Tokens, at: number): boolean =>
  t.shape[at] === LOWER && d.has(t, at, ANNOUNCING) && !d.has(t, at, NAMED | PARTICLE);

/** `see 447119`: a word in front is hardly part of a number. */
function isNoPart(t: Tokens, { label, chance: likely }: Judged, at: number): boolean {
  const kind = kindOf(label[at]!);
  if (kind === l.NAME) return isNoName(t, at) || isGradeLetter(t, at);
  if (isBeforePlace(t, at, kind)) return true;
  // `at 41. Lille`: the number ends the sentence before
  if (kind === l.CITY || kind === l.HOSPITAL || kind === l.STREET)
    return t.shape[at] === NUMBER && t.mark[at + 1] === d.DOT;
  return isCode(kind) && likely[at]! < SURE && t.shape[at] === LOWER && d.isSpaced(t, at + 1);
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
    const first = isCode(label) ? pieceStart(t, at) : at;
    if (isCode(label)) last = pieceEnd(t, last);
    const days = label === l.DATE ? daysApart(t, first, last) : undefined;
    if (days !== undefined) {
      for (const [from, to] of days) addDay(t, judged, from, to, ready, found);
      at = last;
      continue;
    }
    const own = isCutOff(t, judged, at) ? Math.max(point, LIKELY) : point;
    const least = Math.max(own, leastOf(t, first, last, label, judged.language[at]!, ready));
    if (most >= least) {
      const { category, type } = l.KIND_OF[isTold(t, at, label) ? label : l.NAME]!;
      const score = scoreOf(most);
      // Only the first can be such words: none goes on with one.
      let from = first;
      while (from <= last && isNoPart(t, judged, from)) from += 1;
      if (from <= last) {
        found.push(
          d.finding(t.start[from]!, t.end[last]!, category, type, score, `tagger/${type}`),
        );
      }
    } else if (label >= l.DATE && least >= NEVER) {
      findWithin(t, judged, at, last, ready, found);
    }
    at = last;
  }
  return found;
}

/** From here on what begins a sentence is an identifier, though it looked like the rest of one that ends there. */
const LIKELY = 0.5;

/** `Dr. Vandeweghe). ‹Lachman› negative` */
const isCutOff = (t: Tokens, { label }: Judged, at: number): boolean =>
  at > 0 &&
  kindOf(label[at]!) === kindOf(label[at - 1]!) &&
  beginsSentence(t, at, kindOf(label[at]!));

/** Of a finding: its probability, as far as findings count and short of certainty. */
export const scoreOf = (chance: number): number => Math.max(0.5, Math.min(chance, 0.99));

const YEAR_DIGITS = 4;

/** `128 3/14, 131 3/15`: of numbers alone, those that hang together, where others stand beside them; undefined where it is one date. */
function daysApart(t: Tokens, first: number, last: number): [number, number][] | undefined {
  const days: [number, number][] = [];
  let others = 0;
  for (let at = first; at <= last; at += 1) {
    if (!d.isNumber(t, at)) return undefined;
    const from = at;
    let isDotted = true;
    for (; at < last && wideJoint(t, at + 1) !== 0; at += 1) isDotted &&= t.mark[at + 1] === d.DOT;
    // `1.2` is a value, `1/2/3/4` a row of them
    const joints = at - from;
    if (joints === 0 && d.digits(t, at) === YEAR_DIGITS) continue; // `24/08//1979`
    if (joints === 0 || joints > 2 || (isDotted && joints < 2)) others += 1;
    else days.push([from, at]);
  }
  return days.length > 0 && days.length + others > 1 ? days : undefined;
}

function addDay(
  t: Tokens,
  { chance: likely, language }: Judged,
  first: number,
  last: number,
  ready: OperatingPoint,
  found: Finding[],
): void {
  let most = 0;
  for (let at = first; at <= last; at += 1) most = Math.max(most, likely[at]!);
  const point = POINTS[ready][language[first]!]![l.DATE]!;
  if (most < Math.max(point, leastOf(t, first, last, l.DATE, language[first]!, ready))) return;
  found.push(
    d.finding(t.start[first]!, t.end[last]!, 'date', 'date', scoreOf(most), 'tagger/date'),
  );
}

/** From here on a word is something, whatever it was taken for. */
const SURELY = 0.9;
const SHORTEST_NAME = 3;
const NO_NAME = MONTH | WEEKDAY | DRUG | UNIT | CREDENTIAL | TITLE | CARE_PLACE | STATE | COUNTRY;

/**
 * What stands close to a day or a number may be taken for part of it, and all of it is neither: `Wu/Adeyemo⏎8/25`,
 * `next 6/12   ul`. Then a month and a day in it count by themselves, and a word that somebody may be called is a name.
 */
function findWithin(
  t: Tokens,
  { chance: likely, language }: Judged,
  first: number,
  last: number,
  ready: OperatingPoint,
  found: Finding[],
): void {
  for (let at = first; at <= last; at += 1) {
    const isDay = at < last && likely[at]! >= leastOf(t, at, at + 1, l.DATE, language[at]!, ready);
    if (isDay) {
      found.push(d.finding(t.start[at]!, t.end[at + 1]!, 'date', 'date', 0.6, 'tagger/date'));
      at += 1;
    } else if (likely[at]! >= SURELY && mayBeName(t, at)) {
      found.push(d.finding(t.start[at]!, t.end[at]!, 'name', 'name', 0.6, 'tagger/name'));
    }
  }
}

const mayBeName = (t: Tokens, at: number): boolean =>
  t.shape[at] === CAPITAL &&
  t.end[at]! - t.start[at]! >= SHORTEST_NAME &&
  d.has(t, at, NAMED) &&
  !d.isOrdinary(t, at) &&
  !d.has(t, at, NO_NAME) &&
  !d.hasCue(t, at, CUE_CLINICAL);

/** Where a script has no capitals, an employer is told from a person by its last word alone, which other languages have not. */
const isTold = (t: Tokens, at: number, label: number): boolean =>
  label !== l.ORGANIZATION || t.shape[at] !== CASELESS;

/** First token of what is written in one piece with the number at `at`: `CY98-926`. */
function pieceStart(t: Tokens, at: number): number {
  let first = at;
  while (first > 0 && isOfPiece(t, first)) first -= 1;
  return first;
}

function pieceEnd(t: Tokens, at: number): number {
  let last = at;
  while (last + 1 < t.count && isOfPiece(t, last + 1)) last += 1;
  return last;
}

/** Glued to the token before it, or joined by a dash, neither of them a word. */
const isOfPiece = (t: Tokens, at: number): boolean =>
  d.isAdjacent(t, at) ||
  (d.isJoinedByDash(t, at) && t.shape[at] !== LOWER && t.shape[at - 1] !== LOWER);

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
  if (!isCode(kind)) return false;
  const isUnfinished = t.end[at - 1]! - t.start[at - 1]! < UNFINISHED;
  return isUnfinished && (isPlain || t.mark[at] === d.CLOSE || d.isDash(t.mark[at]!));
}

const UNFINISHED = 4;

/** A word in small letters among others, or an abbreviation of the trade, on no list of names. */
const isOfOther = (t: Tokens, at: number): boolean =>
  (t.shape[at] === LOWER && t.capitals === SOME_CAPITALS && d.isOrdinary(t, at)) ||
  (d.hasCue(t, at, CUE_CLINICAL) && !d.has(t, at, NAMED));

/** `60617,J45.909` and `41001;Utrera`: two cells of a pasted table. Towns keep their commas: `Gary,IN,46401`. */
function isNextCell(t: Tokens, at: number, kind: number): boolean {
  if (t.start[at]! - t.end[at - 1]! !== 1) return false;
  const mark = t.mark[at];
  return mark === d.SEMICOLON || (mark === d.COMMA && isCode(kind));
}

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
  if (beginsSentence(t, at, kind) || beginsField(t, at, kind) || isBetweenPlaces(t, at, kind))
    return false;
  if ((kind === l.NAME || isCode(kind)) && t.mark[at] === d.SEMICOLON) return false;
  if (isNextCell(t, at, kind)) return false;
  // `Angel 12`, but `Sumiko254`
  if (kind === l.NAME && t.shape[at] === NUMBER && !d.isAdjacent(t, at)) return false;
  // `Samuel Lund â€“`, read in the wrong encoding
  const isOther = t.shape[at] === CASELESS && t.shape[at - 1] !== CASELESS;
  if (kind === l.NAME && isOther && t.end[at]! - t.start[at]! === 1) return false;
  // `Maria O'Neil (wife Garcia M.)`
  if (kind === l.NAME && (t.mark[at] === d.OPEN || isNoName(t, at))) return false;
  const width = t.start[at]! - t.end[at - 1]!;
  // `(not Mandarin), Frost`
  if (kind === l.NAME && t.mark[at] === d.CLOSE && width > 2) return false;
  // `Kwon  GETA`, `KM  pain`, `Dx: L20.9   Qty 2/28`: two columns, and a label
  if (kind === l.NAME && width > 1 && t.mark[at] === 0 && isOfOther(t, at)) return false;
  if (kind === l.NAME && isSexColumn(t, at)) return false;
  if (kind === l.DATE && t.mark[at] === d.COLON && width > 1) return false;
  // `Maria, seen`: behind a comma a word of the language is mostly that
  if (kind === l.NAME && t.mark[at] === d.COMMA && likely[at]! < SURE && isPlainWord(t, at)) {
    return false;
  }
  // `Pain Clinic, Infusion Center`
  if (kind === l.HOSPITAL && t.mark[at] === d.COMMA) return false;
  if ((gap & GAP_LINE) !== 0 && !isWrapped(t, at, kind)) return false;
  // `J. Smith`, but not `Smith. Jones`
  const isStop =
    kind === l.NAME &&
    t.mark[at] === d.DOT &&
    (t.end[at - 1]! - t.start[at - 1]! > 2 || isGradeLetter(t, at - 1));
  return t.start[at]! - t.end[at - 1]! <= 4 && !isStop;
}
