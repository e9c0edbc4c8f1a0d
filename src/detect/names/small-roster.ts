/**
 * Lists of patients in small letters, a line each, name, age and problem: `rose 77 cdiff po vanc`, `will hunt 51 afib rvr`.
 * Three lines alike, most of them beginning with a name, make a name of what each begins with, whatever word it is.
 *
 * A list of drugs, doses or scales (`lasix 40 iv`, `pain 7 worse`) is none: one word of them ends it.
 */
import type { Finding } from '../../core/phi.ts';
import * as d from '../detector.ts';
import * as x from '../lexicon.ts';
import { GAP_LINE, LOWER, type Tokens } from '../tokens.ts';
import * as part from './part.ts';

const SCORE = 0.68;
const ROWS_MIN = 3;
const WORDS_MAX = 2;
const AGE_MIN = 10;
const AGE_MAX = 110;
const NO_NAME =
  x.DRUG | x.UNIT | x.MONTH | x.WEEKDAY | x.ID_LABEL | x.ROLE | x.TITLE | x.PERSON_LABEL;

interface Row {
  readonly first: number;
  readonly last: number;
}

/** Names of all lists of a text; `found` is added to. */
export function findSmallRosters(t: Tokens, found: Finding[]): void {
  let rows: Row[] = [];
  for (let at = 0; at < t.count; at += 1) {
    if (at > 0 && (t.gap[at]! & GAP_LINE) === 0) continue;
    const row = rowAt(t, at);
    if (row !== undefined) rows.push(row);
    else {
      addRows(t, rows, found);
      rows = [];
    }
  }
  addRows(t, rows, found);
}

function addRows(t: Tokens, rows: readonly Row[], found: Finding[]): void {
  const named = rows.filter(({ first }) => isNamed(t, first)).length;
  if (rows.length < ROWS_MIN || 2 * named < rows.length) return;
  for (const { first, last } of rows)
    found.push(
      d.finding(t.start[first]!, t.end[last]!, 'name', 'name', SCORE, 'name/small-roster'),
    );
}

const isNamed = (t: Tokens, at: number): boolean => d.has(t, at, x.GIVEN | x.SURNAME_TOP);

/** The row on the line that starts at `first`. */
function rowAt(t: Tokens, first: number): Row | undefined {
  let last = first - 1;
  while (
    last - first < WORDS_MAX - 1 &&
    isNameWord(t, last + 1) &&
    (last < first || d.isSpaced(t, last + 1))
  )
    last += 1;
  const isRow = last >= first && isAge(t, last + 1) && isProblem(t, last + 2);
  return isRow ? { first, last } : undefined;
}

function isNameWord(t: Tokens, at: number): boolean {
  if (at >= t.count || t.shape[at] !== LOWER || d.has(t, at, NO_NAME)) return false;
  return (
    !part.isClinical(t, at) && !part.isLearned(t, at) && (isNamed(t, at) || !d.has(t, at, x.STOP))
  );
}

const isAge = (t: Tokens, at: number): boolean =>
  d.isNumber(t, at) && d.isSpaced(t, at) && t.number[at]! >= AGE_MIN && t.number[at]! <= AGE_MAX;

const isProblem = (t: Tokens, at: number): boolean =>
  at < t.count && d.isSpaced(t, at) && t.shape[at] === LOWER && !d.has(t, at, x.UNIT);
