/**
 * Messages of a file or feed, one after the other: each begins with MSH at the beginning of a line, or
 * with the frame of MLLP. So do the headers of batches (FHS, BHS), each a record of its own; their
 * trailers (BTS, FTS) stay with the message before them. Pure: pieces may be cut anywhere, and what comes out joins to what went in.
 */
import { Failure } from '../../core/failures.ts';
import { LIMITS } from '../../core/limits.ts';
import { HEADERS } from './segments.ts';

const FRAME = '\x0b';
const HEADER_LENGTH = 3;

/** Does a segment that declares delimiters begin here? */
export const isHeader = (text: string, at: number): boolean =>
  HEADERS.has(text.slice(at, at + HEADER_LENGTH)) &&
  /^[^\w\s]/.test(text.slice(at + HEADER_LENGTH, at + HEADER_LENGTH + 1));

export class MessageSplitter {
  #held = '';
  /** Of `#held`, where the next message may begin: all before was looked at. */
  #seen = 1;

  /**
   * @returns messages that are whole, each with its line ends and frame
   * @throws Failure document_invalid where no message ends within the limit
   */
  push(piece: string): string[] {
    const text = this.#held + piece;
    const messages: string[] = [];
    let from = 0;
    let at = Math.max(1, this.#seen);
    // A header needs the line end before it and the delimiter after it to be told.
    for (; at + HEADER_LENGTH < text.length; at += 1) {
      if (!begins(text, at)) continue;
      messages.push(text.slice(from, at));
      from = at;
    }
    this.#held = text.slice(from);
    this.#seen = Math.max(1, at - from);
    if (this.#held.length > LIMITS.messageLengthMax) {
      throw new Failure('document_invalid', { at: 'message', expected: 'MSH' });
    }
    return messages;
  }

  end(): string[] {
    const last = this.#held;
    this.#held = '';
    this.#seen = 1;
    return last === '' ? [] : [last];
  }
}

function begins(text: string, at: number): boolean {
  if (text[at] === FRAME) return true;
  const before = text[at - 1];
  return (before === '\r' || before === '\n') && isHeader(text, at);
}
