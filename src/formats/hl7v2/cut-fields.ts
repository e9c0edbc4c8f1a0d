/**
 * Minimum necessary for an HL7 v2 message: of every segment the declared fields stay, the others are
 * emptied, and a segment of which nothing was declared goes. The header keeps what makes it a message.
 *
 * Source  45 CFR 164.502(b), 164.514(d); HL7 v2.5.1 §2.5
 */
import type { Cut } from '../records/cut.ts';
import { segmentName } from './messages-in-text.ts';

/** Separators, time, type, version: MSH-1, 2, 7, 9, 12. */
const HEADER = new Set([1, 2, 7, 9, 12]);

/**
 * @param message from its `MSH` on
 * @param isWanted asked of each field that is not empty: `PID`, 8
 */
export function cutFields(
  message: string,
  isWanted: (segment: string, field: number) => boolean,
): Cut {
  const separator = message.charAt('MSH'.length);
  let offered = 0;
  let sent = 0;
  const kept: string[] = [];
  for (const { source, end } of segmentsOf(message, separator)) {
    const [name = '', ...fields] = source.split(separator);
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
      kept.push([name, ...cut].join(separator), end);
    }
  }
  // What it says of itself stands, whatever was cut.
  return { text: kept.join(''), offered, sent, stated: sent < offered ? [message] : [] };
}

interface Segment {
  readonly source: string;
  /** The line end after it. */
  readonly end: string;
}

/** Lines that begin no segment stay with the one before, and with what is made of its last field. */
function segmentsOf(message: string, separator: string): Segment[] {
  const lines = message.split(/(\r\n|\r|\n)/);
  const segments: { source: string; end: string }[] = [];
  for (let index = 0; index < lines.length; index += 2) {
    const source = lines[index]!;
    const end = lines[index + 1] ?? '';
    const last = segments.at(-1);
    const isOwn = source.trim() === '' || segmentName(source, separator) !== undefined;
    if (last === undefined || isOwn) segments.push({ source, end });
    else {
      last.source += last.end + source;
      last.end = end;
    }
  }
  return segments;
}
