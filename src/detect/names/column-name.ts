/**
 * Names in a column of a printed list whose heading says that persons stand there: schedules, censuses, rosters.
 *
 * Category  names, 45 CFR §164.514(b)(2)(i)(A)
 * Shape     `PATIENT     MRN     SURGEON` and below it `SOTO-REYES, ALMA     0041190     ‹OYAMA›`; also tabs and bars
 *
 * Columns are kept apart by two blanks or more and stand below one another, or by tabs or bars and are counted. Half of a column
 * must be on the lists of names: `Test  Patient  Reference` heads values.
 */
import type { Finding } from '../../core/phi.ts';
import * as d from '../detector.ts';
import * as x from '../lexicon.ts';
import { GAP_BREAK, GAP_LINE, LETTER, LOWER, NUMBER, type Tokens } from '../tokens.ts';
import * as part from './part.ts';

const SCORE = 0.8;
const PEOPLE = `patient patients pt surgeon surgeons attending anes anesthesia anesthesiologist anesthetist crna provider
  providers physician doctor nurse rn resident fellow pcp assistant employee client veteran student teacher witness guarantor
  tech technician phlebotomist interpreter circulator scrub clinician therapist dietitian driver caller`;
const isPerson = d.wordSet(PEOPLE);
const isQualifier = d.wordSet(
  'name names md do ordering admitting referring primary consulting performing supervising last first by assigned',
);
/** What stands in such a column for nobody: how somebody is put to sleep, who is not yet chosen. */
const isNobody = d.wordSet(
  'mac ga geta lma local spinal general regional block sedation none tbd na self staff vacant open empty unassigned unknown',
);
const LINE_MAX = 400;
const CELLS_MIN = 3;
const ROWS_MAX = 120;
/** Rows without a value in the column, before the table is over. */
const MISSES_MAX = 2;
const WORDS_MAX = 5;
/** How far a value may stand from where its heading begins. */
const SLACK = 3;

export const columnName: d.Detector = {
  id: 'column-name',
  bits: 0,
  shapes: 0,
  words: PEOPLE.split(/\s+/),
  find(t, at, found) {
    if (!isCellStart(t, at) || !d.isCapitalised(t, at)) return;
    const last = cellEnd(t, at);
    for (let word = at; word <= last; word += 1)
      if (!isPerson(t, word) && !isQualifier(t, word)) return;
    const line = lineStart(t, at);
    const end = line < 0 ? -1 : headingEnd(t, line);
    if (end < 0) return;
    const isCounted = hasSeparator(t, line, end);
    const cells = cellsBelow(t, end + 1, placeOf(t, line, at, isCounted), isCounted);
    const named = cells.filter((cell) => isNamed(t, cell)).length;
    if (cells.length === 0 || 2 * named < cells.length) return;
    for (const cell of cells) {
      if (isCredible(t, cell)) addCell(t, cell, found);
    }
  },
};

interface Cell {
  readonly first: number;
  readonly last: number;
}

const isSeparator = (code: number): boolean => code === 9 || code === 124;

/** Separators between this token and the one before it. */
function separators(t: Tokens, at: number): number {
  let count = 0;
  for (let place = at > 0 ? t.end[at - 1]! : 0; place < t.start[at]!; place += 1)
    if (isSeparator(t.text.charCodeAt(place))) count += 1;
  return count;
}

/** Two blanks, a tab or a bar, or a new line, stand before the token. */
function isCellStart(t: Tokens, at: number): boolean {
  if (at === 0 || at >= t.count || (t.gap[at]! & GAP_LINE) !== 0) return true;
  const width = t.start[at]! - t.end[at - 1]!;
  if (width > LINE_MAX || t.text.startsWith('  ', t.end[at - 1]!)) return true;
  return t.text.startsWith('  ', t.start[at]! - 2) || separators(t, at) > 0;
}

function cellEnd(t: Tokens, at: number): number {
  let last = at;
  while (last - at < WORDS_MAX && !isCellStart(t, last + 1)) last += 1;
  return last;
}

/** First token of the line; -1 where the line is too long for one of a table. */
function lineStart(t: Tokens, at: number): number {
  let first = at;
  while (first > 0 && (t.gap[first]! & GAP_LINE) === 0) {
    first -= 1;
    if (t.start[at]! - t.start[first]! > LINE_MAX) return -1;
  }
  return first;
}

/** Last token of a line of headings: three cells, no number, no sentence; or -1. */
function headingEnd(t: Tokens, line: number): number {
  let cells = 1;
  let at = line;
  for (; at < t.count; at += 1) {
    if (at > line && (t.gap[at]! & GAP_LINE) !== 0) break;
    if (t.end[at]! - t.start[line]! > LINE_MAX || t.shape[at] === NUMBER) return -1;
    if (t.shape[at] === LOWER && d.has(t, at, x.STOP)) return -1;
    if (at > line && isCellStart(t, at)) cells += 1;
  }
  return cells < CELLS_MIN ? -1 : at - 1;
}

function hasSeparator(t: Tokens, line: number, end: number): boolean {
  for (let at = line + 1; at <= end; at += 1) if (separators(t, at) > 0) return true;
  return false;
}

/** Where a token of a line stands: after how many separators, or after how many characters. */
function placeOf(t: Tokens, line: number, at: number, isCounted: boolean): number {
  const start = t.text.lastIndexOf('\n', t.start[line]! - 1) + 1;
  if (!isCounted) return t.start[at]! - start;
  let count = 0;
  for (let place = start; place < t.start[at]!; place += 1)
    if (isSeparator(t.text.charCodeAt(place))) count += 1;
  return count;
}

/** The cells of a column, from the line that starts at `from` on, as long as the table goes on. */
function cellsBelow(t: Tokens, from: number, column: number, isCounted: boolean): Cell[] {
  const cells: Cell[] = [];
  let misses = 0;
  let line = from;
  for (let rows = 0; rows < ROWS_MAX && line < t.count && misses < MISSES_MAX; rows += 1) {
    if (rows > 0 && (t.gap[line]! & GAP_BREAK) !== 0) break;
    const { cell, next } = cellOf(t, line, column, isCounted);
    if (next < 0 || (cell !== undefined && isPerson(t, cell.first))) break;
    if (cell === undefined) misses += 1;
    else {
      cells.push(cell);
      misses = 0;
    }
    line = next;
  }
  return cells;
}

/** The cell in the column of the line, and the first token of the next line, -1 where the line is too long. */
function cellOf(
  t: Tokens,
  line: number,
  column: number,
  isCounted: boolean,
): { cell: Cell | undefined; next: number } {
  let cell: Cell | undefined;
  let at = line;
  for (; at < t.count && (at === line || (t.gap[at]! & GAP_LINE) === 0); at += 1) {
    if (t.end[at]! - t.start[line]! > LINE_MAX) return { cell: undefined, next: -1 };
    if (cell !== undefined || !isCellStart(t, at)) continue;
    const far = Math.abs(placeOf(t, line, at, isCounted) - column);
    if (far <= (isCounted ? 0 : SLACK)) cell = { first: at, last: cellEnd(t, at) };
  }
  return { cell, next: at };
}

/** On the lists of names, and no ordinary word. */
function isNamed(t: Tokens, cell: Cell): boolean {
  for (let at = cell.first; at <= cell.last; at += 1)
    if (part.quality(t, at) >= part.WORDY && d.has(t, at, x.NAMED)) return isCredible(t, cell);
  return false;
}

const NO_NAME = x.STOP | x.DRUG | x.MONTH | x.WEEKDAY | x.UNIT | x.CARE_PLACE | x.CARE_WORD;

function isCredible(t: Tokens, { first, last }: Cell): boolean {
  for (let at = first; at <= last; at += 1) {
    if (!d.isCapitalised(t, at) || isNobody(t, at)) return false;
    const isBarred = d.has(t, at, NO_NAME) && !d.has(t, at, x.NAMED | x.TITLE | x.CREDENTIAL);
    const isClinical = part.isClinical(t, at) && !d.has(t, at, x.NAMED | x.CREDENTIAL);
    if (t.shape[at] !== LETTER && (isBarred || isClinical || part.isLearned(t, at))) return false;
  }
  return t.end[last]! - t.start[first]! > 2;
}

function addCell(t: Tokens, cell: Cell, found: Finding[]): void {
  let { first, last } = cell;
  if (first < last && d.has(t, first, x.TITLE)) first += 1;
  while (last > first && d.has(t, last, x.CREDENTIAL) && !d.has(t, last, x.NAMED)) last -= 1;
  found.push(d.finding(t.start[first]!, t.end[last]!, 'name', 'name', SCORE, 'name/column'));
}
