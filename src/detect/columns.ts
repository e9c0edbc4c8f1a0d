/**
 * Columns of printed lists: what stands below a heading. Columns are kept apart by two blanks or more and stand below one
 * another, or by tabs or bars and are counted.
 */
import * as d from './detector.ts';
import { STOP } from './lexicon.ts';
import { GAP_BREAK, GAP_LINE, LOWER, NUMBER, type Tokens } from './tokens.ts';

const LINE_MAX = 400;
const CELLS_MIN = 3;
const ROWS_MAX = 120;
/** Rows without a value in the column, before the table is over. */
const MISSES_MAX = 2;
const WORDS_MAX = 5;
/** How far a value may stand from where its heading begins. */
const SLACK = 3;

type IsWord = (t: Tokens, at: number) => boolean;

/** The cells below the heading that starts at `at` and has no word but those of `isHeading`. */
export function cellsUnder(t: Tokens, at: number, isHeading: IsWord): readonly Cell[] {
  if (!isCellStart(t, at) || !d.isCapitalised(t, at)) return [];
  const last = cellEnd(t, at);
  if (!isAll(t, { first: at, last }, isHeading)) return [];
  const line = lineStart(t, at);
  const end = line < 0 ? -1 : headingEnd(t, line);
  if (end < 0) return [];
  const isCounted = hasSeparator(t, line, end);
  const column = placeOf(t, line, at, isCounted);
  return cellsBelow(t, end + 1, { column, isCounted }, isHeading);
}

function isAll(t: Tokens, { first, last }: Cell, isWord: IsWord): boolean {
  for (let at = first; at <= last; at += 1) if (!isWord(t, at)) return false;
  return true;
}

interface Column {
  readonly column: number;
  readonly isCounted: boolean;
}

export interface Cell {
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
export function isCellStart(t: Tokens, at: number): boolean {
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

/** Last token of a line of headings: three cells, no number but of a word (`SpO2`), no sentence; or -1. */
function headingEnd(t: Tokens, line: number): number {
  let cells = 1;
  let at = line;
  for (; at < t.count; at += 1) {
    if (at > line && (t.gap[at]! & GAP_LINE) !== 0) break;
    const isNumber = t.shape[at] === NUMBER && !(at > line && d.isAdjacent(t, at));
    if (t.end[at]! - t.start[line]! > LINE_MAX || isNumber) return -1;
    if (t.shape[at] === LOWER && d.has(t, at, STOP)) return -1;
    if (at > line && isCellStart(t, at)) cells += 1;
  }
  return cells < CELLS_MIN ? -1 : at - 1;
}

function hasSeparator(t: Tokens, line: number, end: number): boolean {
  for (let at = line + 1; at <= end; at += 1) if (separators(t, at) > 0) return true;
  return false;
}

const isBlank = (code: number): boolean => code === 32 || code === 9 || code === 124;

/** What stands in front of the first token of a line: separators, or characters. */
function margin(t: Tokens, line: number, isCounted: boolean): number {
  const start = t.start[line]!;
  let count = 0;
  for (let place = start - 1; place >= 0 && start - place <= LINE_MAX; place -= 1) {
    const code = t.text.charCodeAt(place);
    if (!isBlank(code)) break;
    if (!isCounted || isSeparator(code)) count += 1;
  }
  return count;
}

/** From one token of a line to the next. */
const step = (t: Tokens, at: number, isCounted: boolean): number =>
  isCounted ? separators(t, at) : t.start[at]! - t.start[at - 1]!;

/** Where a token of a line stands: after how many separators, or after how many characters. */
function placeOf(t: Tokens, line: number, at: number, isCounted: boolean): number {
  let place = margin(t, line, isCounted);
  for (let next = line + 1; next <= at; next += 1) place += step(t, next, isCounted);
  return place;
}

/** The cells of a column, from the line that starts at `from` on, as long as the table goes on. */
function cellsBelow(t: Tokens, from: number, below: Column, isHeading: IsWord): Cell[] {
  const cells: Cell[] = [];
  let misses = 0;
  let line = from;
  for (let rows = 0; rows < ROWS_MAX && line < t.count && misses < MISSES_MAX; rows += 1) {
    if (rows > 0 && (t.gap[line]! & GAP_BREAK) !== 0) break;
    const { cell, next } = cellOf(t, line, below);
    if (next < 0 || (cell !== undefined && isAll(t, cell, isHeading))) break;
    if (cell === undefined) misses += 1;
    else {
      cells.push(cell);
      misses = 0;
    }
    line = next;
  }
  return cells;
}

/** The cell nearest to the column of the line, and the first token of the next line, -1 where the line is too long. */
function cellOf(
  t: Tokens,
  line: number,
  { column, isCounted }: Column,
): { cell: Cell | undefined; next: number } {
  let cell: Cell | undefined;
  let nearest = isCounted ? 0 : SLACK;
  let at = line;
  let place = margin(t, line, isCounted);
  for (; at < t.count && (at === line || (t.gap[at]! & GAP_LINE) === 0); at += 1) {
    if (t.end[at]! - t.start[line]! > LINE_MAX) return { cell: undefined, next: -1 };
    if (at > line) place += step(t, at, isCounted);
    const far = Math.abs(place - column);
    if (far > nearest || (cell !== undefined && far === nearest) || !isCellStart(t, at)) continue;
    cell = { first: at, last: cellEnd(t, at) };
    nearest = far;
  }
  return { cell, next: at };
}
