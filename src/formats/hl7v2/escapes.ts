/**
 * Delimiters and escape sequences of HL7 v2.
 *
 * Source  HL7 v2.8 chapter 2, §2.5.4 message delimiters, §2.7 use of escape sequences in text
 */

export interface Delimiters {
  readonly field: string;
  readonly component: string;
  readonly repetition: string;
  /** The escape character; empty where the message declares none. */
  readonly mark: string;
  readonly subcomponent: string;
}

/** What a leaf says. Sequences for highlighting and character sets stay as they are written. */
export function decodeLeaf(source: string, delimiters: Delimiters): string {
  const { mark } = delimiters;
  if (mark === '' || !source.includes(mark)) return source;
  let text = '';
  let from = 0;
  for (;;) {
    const start = source.indexOf(mark, from);
    if (start < 0) break;
    const end = source.indexOf(mark, start + 1);
    if (end < 0) break;
    const sequence = source.slice(start + 1, end);
    const said = meaning(sequence, delimiters);
    if (said === undefined && !KEPT.test(sequence)) {
      // No sequence: a stray escape character, and what follows may be the start of one.
      text += source.slice(from, start + 1);
      from = start + 1;
      continue;
    }
    text += source.slice(from, start) + (said ?? source.slice(start, end + 1));
    from = end + 1;
  }
  return text + source.slice(from);
}

/** Text as a leaf: what would end it is escaped, so are line breaks. */
export function encodeLeaf(text: string, delimiters: Delimiters): string {
  const { mark, field, component, repetition, subcomponent } = delimiters;
  let encoded = '';
  for (let at = 0; at < text.length; at += 1) {
    const unit = text[at]!;
    if (unit === '\r' && text[at + 1] === '\n') continue;
    if (unit === '\n' || unit === '\r') encoded += mark === '' ? ' ' : `${mark}.br${mark}`;
    else if (unit === mark) {
      const kept = keptAt(text, at, mark);
      encoded += kept ?? `${mark}E${mark}`;
      at += (kept?.length ?? 1) - 1;
    } else if (unit === field) encoded += sequence('F', mark);
    else if (unit === component) encoded += sequence('S', mark);
    else if (unit === subcomponent) encoded += sequence('T', mark);
    else if (unit === repetition) encoded += sequence('R', mark);
    else if (unit >= ' ' || unit === '\t') encoded += unit;
  }
  return encoded;
}

/** Highlighting, formatting, character sets, a site's own. */
const KEPT = /^(?:[HN]|\.[a-z]{2}[+-]?\d{0,4}|[CM][0-9A-Fa-f]{2,8}|Z[\w]{0,32})$/;
const SEQUENCE_LENGTH_MAX = 40;

function meaning(sequence: string, delimiters: Delimiters): string | undefined {
  if (sequence === 'F') return delimiters.field;
  if (sequence === 'S') return delimiters.component;
  if (sequence === 'T') return delimiters.subcomponent;
  if (sequence === 'R') return delimiters.repetition;
  if (sequence === 'E') return delimiters.mark;
  if (sequence === '.br' || sequence === '.sp') return '\n';
  if (/^X(?:[0-9A-Fa-f]{2})+$/.test(sequence)) {
    return Buffer.from(sequence.slice(1), 'hex').toString('utf8');
  }
  return undefined;
}

function keptAt(text: string, at: number, mark: string): string | undefined {
  const end = text.indexOf(mark, at + 1);
  if (end < 0 || end - at > SEQUENCE_LENGTH_MAX) return undefined;
  return KEPT.test(text.slice(at + 1, end)) ? text.slice(at, end + 1) : undefined;
}

/** A message without an escape character has no way to say it. */
function sequence(letter: string, mark: string): string {
  return mark === '' ? ' ' : `${mark}${letter}${mark}`;
}
