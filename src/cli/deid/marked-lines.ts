/** Lines to documents and back: an empty line stays one, a failed document is marked in its place. */
import type { FileFormat } from './formats.ts';
import type { Line } from './lines.ts';
import type { Unread } from './work.ts';

/** What has to be de-identified. */
export const documentsIn = (lines: readonly Line[]): (string | Unread)[] =>
  lines.filter(isDocument).map(({ text, code = 'internal', at }) => {
    if (text === undefined) return { code, ...(at !== undefined && { at }) };
    return text.includes('\0') ? NO_TEXT : text;
  });

/** Between the letters of UTF-16 stand zeros: detection would find no word in it. */
const NO_TEXT: Unread = { code: 'document_unknown' };

/**
 * The lines as they are written, each with its end.
 *
 * @param documents one for each of `documentsIn(lines)`
 * @param firstLine number of the first line, from 1
 * @param failed told of each failure
 */
export function markedLines(
  lines: readonly Line[],
  documents: readonly (string | Unread)[],
  format: FileFormat,
  firstLine: number,
  failed: (unread: Unread, line: number) => void = () => {},
): string[] {
  let next = 0;
  return lines.map((line, index) => {
    const made = isDocument(line) ? documents[next++]! : line.text!;
    if (typeof made === 'string') return made + line.end;
    failed(made, firstLine + index);
    return format.errorLine({ ...made, line: firstLine + index }) + line.end;
  });
}

const isDocument = ({ text }: Line): boolean => text === undefined || text.trim() !== '';
