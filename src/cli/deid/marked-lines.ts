/** Lines to documents and back: an empty line stays one, a failed document is marked in its place. */
import type { FileFormat } from './formats.ts';
import type { Line } from './lines.ts';
import type { Unread } from './work.ts';

/** What has to be de-identified. */
export const documentsIn = (lines: readonly Line[]): (string | Unread)[] =>
  lines.filter(isDocument).map(({ text, code = 'internal' }) => text ?? { code });

/**
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
): string {
  let next = 0;
  let text = '';
  lines.forEach((line, index) => {
    const made = isDocument(line) ? documents[next++]! : line.text!;
    if (typeof made === 'string') text += made;
    else {
      failed(made, firstLine + index);
      text += format.errorLine({ ...made, line: firstLine + index });
    }
    text += line.end;
  });
  return text;
}

const isDocument = ({ text }: Line): boolean => text === undefined || text.trim() !== '';
