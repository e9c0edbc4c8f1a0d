/**
 * Lists of patients, a line each: `3) Moon, 52F`, `Bed 4 Okafor 71M`, `Wd 19 Wood — chest drain`, `302-1 COOK E     PUREE`. A place
 * in the list and an age make a name of what stands between them, whatever word it is; without an age, the lines that are written
 * alike do.
 */
import type { Finding } from '../../core/phi.ts';
import { isCellStart } from '../columns.ts';
import * as d from '../detector.ts';
import * as x from '../lexicon.ts';
import {
  CAPITAL,
  CAPITALS,
  GAP_LINE,
  LETTER,
  LOWER,
  SOME_CAPITALS,
  type Tokens,
} from '../tokens.ts';
import * as part from './part.ts';

const SCORE = 0.62;

interface Row {
  readonly first: number;
  readonly last: number;
  /** An age or a sex follows. */
  readonly isAged: boolean;
  /** Found as a name, all of it. */
  readonly isFound: boolean;
  /** Found as one in part, a surname and nothing else, or one with an initial in its column. */
  readonly isName: boolean;
}

/** @param names findings of names, whatever found them */
export function rosterNames(t: Tokens, names: readonly Finding[]): Finding[] {
  const ends = new Map(names.map(({ start, end }) => [start, end]));
  const rows: Row[] = [];
  for (let at = 0; at < t.count; at += 1) {
    if (at > 0 && (t.gap[at]! & GAP_LINE) === 0) continue;
    const row = rowAt(t, at, ends);
    if (row !== undefined) rows.push(row);
  }
  if (rows.length < ROWS_MIN) return [];
  const isRoster = 2 * rows.filter(({ isName }) => isName).length >= rows.length;
  return rows
    .filter(({ isFound, isAged }) => !isFound && (isAged || isRoster))
    .map(({ first, last }) =>
      d.finding(t.start[first]!, t.end[last]!, 'name', 'name', SCORE, 'name/roster'),
    );
}

const ROWS_MIN = 2;
const LABEL_MAX = 3;

/** The row on the line that starts at `line`. */
function rowAt(t: Tokens, line: number, ends: ReadonlyMap<number, number>): Row | undefined {
  let first = line;
  while (first < line + LABEL_MAX && isPlace(t, first, line)) first += 1;
  if (first === line || isPlaceWord(t, first - 1) || !isHead(t, first)) return undefined;
  if (t.start[first]! - t.end[first - 1]! > 3) return undefined;
  let last = first;
  while (isJoined(t, last + 1)) last += 1;
  const initial = initialEnd(t, last);
  const isColumn = isCellStart(t, initial + 1) && (t.gap[initial + 1]! & GAP_LINE) === 0;
  if (isColumn) last = initial;
  const isAged = isAge(t, last + 1);
  // `Deasy 24 — `
  const end = isAged || !d.isNumber(t, last + 1) ? last + 1 : last + 2;
  if (!isAged && !(isColumn || isDash(t, end))) return undefined;
  if (!isAged && isAbbreviation(t, first, last)) return undefined;
  const isFound = (ends.get(t.start[first]!) ?? 0) >= t.end[last]!;
  const isSurname = part.isSurname(t, first) && part.quality(t, first) === part.STRONG;
  const isInitialed = isColumn && t.shape[last] === LETTER && d.has(t, first, x.NAMED);
  const isName = ends.has(t.start[first]!) || isSurname || isInitialed;
  return { first, last, isAged, isFound, isName };
}

/** `M`, `, A JR` behind a surname: its last token. */
function initialEnd(t: Tokens, last: number): number {
  let end = last;
  for (let at = last + 1; at < t.count && (t.gap[at]! & GAP_LINE) === 0; at += 1) {
    const isClose = t.start[at]! - t.end[end]! <= 2;
    const isMore = t.shape[at] === LETTER || (d.has(t, at, x.GENERATION) && end > last);
    if (!isClose || !isMore || (t.mark[at] !== 0 && t.mark[at] !== d.COMMA)) break;
    end = at;
  }
  return end;
}

/** `3)`, `514`, `Bed 3`, `Wd 19`, `12A`, `12-2A` */
function isPlace(t: Tokens, at: number, line: number): boolean {
  if (at >= t.count || (at > line && (t.gap[at]! & GAP_LINE) !== 0)) return false;
  if (d.isNumber(t, at)) return d.digits(t, at) < 4;
  const isLetter = t.shape[at] === LETTER && d.isAdjacent(t, at) && d.isNumber(t, at - 1);
  return isLetter || (at === line && isPlaceWord(t, at));
}

const isPlaceWord = d.wordSet(
  'bed bd room rm chair bay wd ward slot cot pod cell table case pt no',
);

const NO_NAME = x.STOP | x.DRUG | x.TITLE | x.MONTH | x.WEEKDAY | x.UNIT | x.CARE_PLACE;

function isHead(t: Tokens, at: number): boolean {
  if (at >= t.count || (t.shape[at] !== CAPITAL && t.shape[at] !== CAPITALS)) return false;
  if (t.end[at]! - t.start[at]! < 2 || d.has(t, at, NO_NAME)) return false;
  // `[19:04] Agent Dee:`
  if (d.has(t, at, x.ROLE | x.PERSON_LABEL) && !d.has(t, at, x.NAMED)) return false;
  return !part.isClinical(t, at) && !part.isLearned(t, at);
}

const ABBREVIATION_MAX = 4;

/** `2. VAP: cefepime`, `3. AKI: off CRRT`: short capitals that nobody is called. */
const isAbbreviation = (t: Tokens, first: number, last: number): boolean =>
  first === last &&
  t.capitals === SOME_CAPITALS &&
  t.shape[first] === CAPITALS &&
  t.end[first]! - t.start[first]! <= ABBREVIATION_MAX &&
  !d.has(t, first, x.NAMED);

/** More of the name: `O'Shaughnessy`, `Moore-Ellis`, `De la Rosa`, `Okafor, Grace`. */
function isJoined(t: Tokens, at: number): boolean {
  if (at >= t.count || (t.gap[at]! & GAP_LINE) !== 0) return false;
  if (d.isJoinedByDash(t, at) || d.isJoinedByApostrophe(t, at)) return d.isCapitalised(t, at);
  const isClose = t.start[at]! - t.end[at - 1]! <= 2;
  if (!isClose || (t.mark[at] !== 0 && t.mark[at] !== d.COMMA)) return false;
  const isGiven = d.has(t, at, x.GIVEN) || (t.mark[at] === d.COMMA && isHead(t, at));
  return isGiven && d.isCapitalised(t, at) && t.end[at]! - t.start[at]! > 2;
}

/** `, 52F`, `71 M`, `(69)` */
function isAge(t: Tokens, at: number): boolean {
  if (!d.isNumber(t, at) || (t.gap[at]! & GAP_LINE) !== 0 || t.start[at]! - t.end[at - 1]! > 3)
    return false;
  if (d.digits(t, at) > 3 || t.number[at]! > AGE_MAX) return false;
  const sex = at + 1;
  const isNear = d.isAdjacent(t, sex) || (d.isSpaced(t, sex) && t.start[sex]! - t.end[at]! === 1);
  return isNear && isSex(t, sex) && t.shape[sex] !== LOWER;
}

const AGE_MAX = 120;
const isSex = d.wordSet('m f y yo yr yrs');

const isDash = (t: Tokens, at: number): boolean =>
  at < t.count &&
  (t.gap[at]! & GAP_LINE) === 0 &&
  (d.isDash(t.mark[at]!) || t.mark[at] === d.COLON || t.mark[at] === d.OPEN) &&
  t.start[at]! - t.end[at - 1]! <= 3;
