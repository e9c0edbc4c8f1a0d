/** What the readers of pasted tables share: the row of headings, where lines and cells begin, and what parts them. */
import type { Tokens } from '../tokens.ts';

const SEPARATORS = ',\t;|';
/** A longer line is no row. */
export const LINE_MAX = 2000;

/** Tables have what says of whom they are in front. */
const COLUMN_MAX = 12;

export interface Headings {
  readonly separator: string;
  readonly cells: readonly string[];
  /** Of the cell that the word stands in. */
  readonly column: number;
  /** Where that cell's words end, and the line. */
  readonly cellEnd: number;
  readonly end: number;
}

/** The row of headings that the word stands in, hardly any of them with a number; undefined where it is none. */
export function headingsAt(t: Tokens, at: number): Headings | undefined {
  const separator = separatorBeside(t, at);
  if (separator === '') return undefined;
  const from = lineStart(t.text, t.start[at]!);
  const end = lineEnd(t.text, t.end[at]!);
  if (end - from > LINE_MAX) return undefined;
  const cells = t.text.slice(from, end).split(separator);
  const numbered = cells.filter((cell) => /\d/.test(cell)).length;
  const column = t.text.slice(from, t.start[at]).split(separator).length - 1;
  if (2 * numbered > cells.length || column > COLUMN_MAX) return undefined;
  const cellEnd = from + columnStart(cells, column) + cells[column]!.trimEnd().length;
  return { separator, cells, column, cellEnd, end };
}

const isDigit = /\d/;
/** The character that parts cells, where one stands right before or behind the word, which may be numbered (`apellido1`). */
function separatorBeside(t: Tokens, at: number): string {
  const end = t.end[at]! + (isDigit.test(t.text[t.end[at]!] ?? '') ? 1 : 0);
  for (const place of [end, end + 1, t.start[at]! - 1, t.start[at]! - 2]) {
    const mark = t.text[place] ?? '';
    if (mark !== '' && SEPARATORS.includes(mark)) return mark;
    if (place === end && mark !== ' ' && mark !== '\n' && mark !== '\r') break;
  }
  return '';
}

/** Looked for no farther back: a text without line ends would be read again for each word. */
function lineStart(text: string, at: number): number {
  const from = Math.max(0, at - LINE_MAX);
  return from + text.slice(from, at).lastIndexOf('\n') + 1;
}

export function lineEnd(text: string, from: number): number {
  const end = text.slice(from, from + LINE_MAX + 1).indexOf('\n');
  return end < 0 ? Math.min(text.length, from + LINE_MAX + 1) : from + end;
}

export const columnStart = (cells: readonly string[], column: number): number =>
  cells.slice(0, column).reduce((length, cell) => length + cell.length + 1, 0);
