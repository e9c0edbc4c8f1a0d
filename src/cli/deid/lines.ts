/**
 * Bytes into lines, ended by LF alone. A line that is too long or no UTF-8 is told as such in its place
 * and takes no memory; the lines after it are read.
 */
import type { FailureCode } from '../../core/failures.ts';
import { notUtf8At } from '../../core/utf8-text.ts';
import { characterStart } from './encoding.ts';

export interface Line {
  readonly text: string | undefined;
  /** Why there is no text. */
  readonly code?: FailureCode;
  /** Where in it, without values. */
  readonly at?: string;
  /** What ends it: `\n`, `\r\n`, or nothing at the end of the input. */
  readonly end: string;
}

/** The lines that each piece of input completes. */
export async function* linesOf(
  input: AsyncIterable<Uint8Array>,
  bytesMax: number,
): AsyncGenerator<Line[]> {
  let pieces: Uint8Array[] = [];
  let size = 0;
  const keep = (piece: Uint8Array) => {
    size += piece.length;
    if (size > bytesMax) pieces = [];
    else if (piece.length > 0) pieces.push(piece);
  };
  const finish = (end: string): Line => {
    const line = size > bytesMax ? tooLong(end) : decode(pieces, end);
    pieces = [];
    size = 0;
    return line;
  };
  for await (const chunk of input) {
    const lines: Line[] = [];
    let from = 0;
    for (let at = chunk.indexOf(LF); at >= 0; at = chunk.indexOf(LF, from)) {
      keep(chunk.subarray(from, at));
      lines.push(finish('\n'));
      from = at + 1;
    }
    // The reader may use the memory of a chunk again.
    keep(chunk.slice(from));
    if (lines.length > 0) yield lines;
  }
  if (size > 0) yield [finish('')];
}

const LF = 10;
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

const tooLong = (end: string): Line => ({ text: undefined, code: 'body_too_large', end });

function decode(pieces: readonly Uint8Array[], end: string): Line {
  const bytes = pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces);
  try {
    const text = decoder.decode(bytes);
    const isCrLf = end !== '' && text.endsWith('\r');
    return isCrLf ? { text: text.slice(0, -1), end: `\r${end}` } : { text, end };
  } catch {
    return { ...notUtf8(bytes), end };
  }
}

/**
 * What is told of bytes that are no text in UTF-8.
 *
 * @param from offset of them in the file
 */
export function notUtf8(bytes: Uint8Array, from = 0): Omit<Line, 'end'> {
  const at = notUtf8At(bytes, from === 0 ? 0 : characterStart(bytes)) ?? 0;
  return { text: undefined, code: 'document_not_utf8', at: `byte ${from + at}` };
}
