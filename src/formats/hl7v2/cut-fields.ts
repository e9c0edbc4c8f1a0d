/**
 * Minimum necessary for HL7 v2 that is a text: of every segment the declared fields stay, the others are
 * emptied, and a segment of which nothing was declared goes. The header keeps what makes it a message.
 *
 * Source  45 CFR 164.502(b), 164.514(d); HL7 v2.5.1 §2.5
 */
import type { CutText } from '../fhir/cut-elements.ts';

/** Separators, time, type, version: MSH-1, 2, 7, 9, 12. */
const HEADER = new Set([1, 2, 7, 9, 12]);

/** @param isWanted asked of each field that is not empty: `PID`, 8 */
export function cutFields(
  text: string,
  isWanted: (segment: string, field: number) => boolean,
): CutText {
  const separator = /^\s*MSH(.)/.exec(text)?.[1];
  if (separator === undefined) return { text, offered: 0, sent: 0 };
  let offered = 0;
  let sent = 0;
  const lines = text.split(/(\r\n|\r|\n)/);
  const kept: string[] = [];
  for (let index = 0; index < lines.length; index += 2) {
    const [name = '', ...fields] = lines[index]!.split(separator);
    const segment = name.trim();
    const isHeader = segment === 'MSH';
    // The separator itself is MSH-1.
    const first = isHeader ? 2 : 1;
    const cut = fields.map((field, at) => {
      if (field === '') return '';
      const number = at + first;
      offered += 1;
      const stays = isHeader ? HEADER.has(number) : isWanted(segment, number);
      if (stays) sent += 1;
      return stays ? field : '';
    });
    if (cut.some((field) => field !== '') || segment === '') {
      while (cut.at(-1) === '') cut.pop();
      kept.push([name, ...cut].join(separator), lines[index + 1] ?? '');
    }
  }
  return { text: kept.join(''), offered, sent };
}
