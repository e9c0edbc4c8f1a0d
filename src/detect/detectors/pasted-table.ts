/** What the readers of pasted tables share: where lines and cells begin, and what parts them. */
import type { Tokens } from '../tokens.ts';

const SEPARATORS = ',\t;|';
/** A longer line is no row. */
export const LINE_MAX = 2000;

/** The character that parts cells, where one stands right before or behind the word. */
export function separatorBeside(t: Tokens, at: number): string {
  for (const place of [t.end[at]!, t.end[at]! + 1, t.start[at]! - 1, t.start[at]! - 2]) {
    const mark = t.text[place] ?? '';
    if (mark !== '' && SEPARATORS.includes(mark)) return mark;
    if (place === t.end[at] && mark !== ' ' && mark !== '\n' && mark !== '\r') break;
  }
  return '';
}

/** Looked for no farther back: a text without line ends would be read again for each word. */
export function lineStart(text: string, at: number): number {
  const from = Math.max(0, at - LINE_MAX);
  return from + text.slice(from, at).lastIndexOf('\n') + 1;
}

export function lineEnd(text: string, from: number): number {
  const end = text.slice(from, from + LINE_MAX + 1).indexOf('\n');
  return end < 0 ? Math.min(text.length, from + LINE_MAX + 1) : from + end;
}

export const columnStart = (cells: readonly string[], column: number): number =>
  cells.slice(0, column).reduce((length, cell) => length + cell.length + 1, 0);
