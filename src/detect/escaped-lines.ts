/**
 * Ends of lines as JSON and code write them inside a text: `{"note":"Discharge\nMaria Garcia"}`. The tokeniser reads them as
 * what they stand for; a finding never reaches over one, for what is put in its place must leave the escape whole.
 */
import type { Finding } from '../core/phi.ts';

const ESCAPE = /\\+[nrt]/g;
const HAS_CONTENT = /[\p{L}\p{N}]/u;

/** Whether the letter behind a backslash stands for a blank or the end of a line. */
export const isEscapeLetter = (code: number): boolean =>
  code === 110 || code === 114 || code === 116;

/** The findings, cut where an escape stands inside. */
export function cutAtEscapes(text: string, findings: readonly Finding[]): readonly Finding[] {
  return text.includes('\\') ? findings.flatMap((one) => piecesOf(text, one)) : findings;
}

function piecesOf(text: string, one: Finding): Finding[] {
  const pieces: Finding[] = [];
  const value = text.slice(one.start, one.end);
  let from = 0;
  for (const { 0: mark, index } of value.matchAll(ESCAPE)) {
    pieces.push({ ...one, start: one.start + from, end: one.start + index });
    from = index + mark.length;
  }
  if (from === 0) return [one];
  pieces.push({ ...one, start: one.start + from });
  return pieces.filter(({ start, end }) => HAS_CONTENT.test(text.slice(start, end)));
}
