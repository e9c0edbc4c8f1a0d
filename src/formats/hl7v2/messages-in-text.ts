/**
 * HL7 v2 between other words: where messages stand in a text. A message begins at its `MSH` and goes on
 * over its segments; a line that begins none belongs to the segment before it (a field that was broken
 * over lines), until a line is empty, a fence ends, or the next message begins.
 */
export interface MessagePlace {
  readonly start: number;
  /** Exclusive, past the last line end. */
  readonly end: number;
}

export function messagesIn(text: string): MessagePlace[] {
  if (!text.includes('MSH')) return [];
  const places: MessagePlace[] = [];
  let end = 0;
  for (const { index, groups } of text.matchAll(HEAD)) {
    if (index < end) continue; // inside the message before
    end = endOf(text, index, groups?.separator ?? '|');
    places.push({ start: index, end });
  }
  return places;
}

/** Does the line begin a segment? Its name, undefined where it does not. */
export function segmentName(line: string, separator: string): string | undefined {
  const [, name, first] = SEGMENT.exec(line) ?? [];
  return first === separator ? name : undefined;
}

/** At the beginning of a line, or between words with its encoding characters: `MSH|^~\&|`. */
const HEAD =
  /MSH(?<=^[^\S\r\n]*MSH)\||(?<!\w)MSH(?<separator>[^\w\s])(?:(?!\k<separator>)[^\w\s]){2,5}\k<separator>/gm;
const SEGMENT = /^\s*([A-Z][A-Z0-9]{2})(.)/;
const LINE_END = /\r\n|\r|\n|$/g;
const FENCE = /^\s*(?:```|~~~)/;

function endOf(text: string, start: number, separator: string): number {
  let end = lineEnd(text, start);
  let isGap = false;
  for (let at = end, next = 0; at < text.length; at = next) {
    next = lineEnd(text, at);
    const line = text.slice(at, next);
    const name = segmentName(line, separator);
    if (name === 'MSH') break;
    if (line.trim() === '') {
      isGap = true;
      continue;
    }
    if (name === undefined && (isGap || FENCE.test(line))) break;
    isGap = false;
    end = next;
  }
  return end;
}

function lineEnd(text: string, from: number): number {
  LINE_END.lastIndex = from;
  const found = LINE_END.exec(text);
  return found === null ? text.length : found.index + found[0].length;
}
