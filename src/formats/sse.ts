/**
 * Server-sent events: bytes → whole lines → UTF-8 → events, and back (WHATWG HTML §9.2.5). Network
 * chunks mean nothing: however the bytes are cut, the events are the same.
 *
 * Only whole lines are decoded. A line break never lies inside a UTF-8 sequence, so the decoder needs
 * no state and takes its quick path, and a chunk that brings no line break costs no copy.
 */
import { isUtf8 } from 'node:buffer';
import { Failure } from '../core/failures.ts';
import { LIMITS } from '../core/limits.ts';
import { isDone } from './stream-event.ts';
import type { SseEvent } from './types.ts';

/** `push` and `end` throw Failure upstream_malformed: not UTF-8, or an event over the limit. */
export class SseDecoder {
  readonly #eventBytesMax: number;
  /** Bytes of the line under way, as they came. */
  #pending: Uint8Array[] = [];
  #pendingBytes = 0;
  #isFirstLine = true;
  /** The last line ended in CR: a LF that follows belongs to it. */
  #endedInCr = false;
  #name: string | undefined;
  #data: string | undefined;
  #dataLength = 0;

  constructor(eventBytesMax: number = LIMITS.sseEventBytesMax) {
    this.#eventBytesMax = eventBytesMax;
  }

  push(bytes: Uint8Array): SseEvent[] {
    const cut = endOfLastLine(bytes);
    const events: SseEvent[] = [];
    if (cut > 0) this.#lines(this.#decode(bytes.subarray(0, cut)), events);
    if (cut < bytes.length) {
      this.#pending.push(bytes.subarray(cut));
      this.#pendingBytes += bytes.length - cut;
    }
    this.#checkSize();
    return events;
  }

  /**
   * The stream is over. An event without its closing blank line counts when its data is whole: some
   * servers end so. Anything else was broken off and is dropped, as the standard has it.
   */
  end(): SseEvent[] {
    const events: SseEvent[] = [];
    if (isUtf8(Buffer.concat(this.#pending))) this.#lines(this.#decode(LINE_FEED), events);
    if (this.#data !== undefined && isWhole(this.#data)) this.#dispatch(events);
    return events;
  }

  #decode(lines: Uint8Array): string {
    let whole = lines;
    if (this.#pendingBytes > 0) {
      whole = Buffer.concat([...this.#pending, lines], this.#pendingBytes + lines.length);
      this.#pending = [];
      this.#pendingBytes = 0;
    }
    try {
      return UTF8.decode(whole);
    } catch (cause) {
      throw new Failure('upstream_malformed', { at: 'utf-8' }, { cause });
    }
  }

  /** Whole lines only: `text` ends in a line break. */
  #lines(decoded: string, events: SseEvent[]): void {
    const text = this.#withLineFeedsOnly(decoded);
    for (let from = 0; from < text.length; ) {
      const end = text.indexOf('\n', from);
      if (end === from) this.#dispatch(events);
      else this.#line(text, from, end);
      from = end + 1;
    }
  }

  #withLineFeedsOnly(decoded: string): string {
    let text = decoded;
    if (this.#isFirstLine) {
      this.#isFirstLine = false;
      if (text.startsWith('\ufeff')) text = text.slice(1);
    }
    if (this.#endedInCr && text.startsWith('\n')) text = text.slice(1);
    if (decoded !== '') this.#endedInCr = decoded.endsWith('\r');
    return text.includes('\r') ? text.replaceAll(/\r\n?/g, '\n') : text;
  }

  /** One line that is not empty. `id`, `retry`, comments and unknown fields are of no use here. */
  #line(text: string, from: number, end: number): void {
    if (text.startsWith('data', from)) {
      const value = fieldValue(text, from + 4, end);
      if (value === undefined) return;
      this.#dataLength += value.length;
      this.#data = this.#data === undefined ? value : `${this.#data}\n${value}`;
      this.#checkSize();
    } else if (text.startsWith('event', from)) {
      this.#name = fieldValue(text, from + 5, end) ?? this.#name;
    }
  }

  #dispatch(events: SseEvent[]): void {
    const name = this.#name;
    const data = this.#data;
    this.#name = undefined;
    this.#data = undefined;
    this.#dataLength = 0;
    if (data === undefined) return;
    events.push(name === undefined || name === '' ? { data } : { event: name, data });
  }

  #checkSize(): void {
    if (this.#dataLength + this.#pendingBytes <= this.#eventBytesMax) return;
    throw new Failure('upstream_malformed', { at: 'event', bytesMax: this.#eventBytesMax });
  }
}

export function encodeSse(event: SseEvent): string {
  const name = event.event === undefined ? '' : `event: ${event.event}\n`;
  const data = LINE_BREAK.test(event.data)
    ? event.data.replaceAll(LINE_BREAKS, '\ndata: ')
    : event.data;
  return `${name}data: ${data}\n\n`;
}

const CR = 0x0d;
const LF = 0x0a;
const LINE_FEED = Uint8Array.of(LF);
const LINE_BREAK = /[\r\n]/;
const LINE_BREAKS = /\r\n|\r|\n/g;
/** The byte order mark is kept here, because only the first of a stream is one. */
const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function endOfLastLine(bytes: Uint8Array): number {
  let at = bytes.length;
  while (at > 0 && bytes[at - 1] !== LF && bytes[at - 1] !== CR) at -= 1;
  return at;
}

/** The value after a field name that ends at `at`; `undefined` when the name goes on. */
function fieldValue(text: string, at: number, end: number): string | undefined {
  if (at === end) return '';
  if (text.charCodeAt(at) !== 0x3a) return undefined;
  const from = text.charCodeAt(at + 1) === 0x20 ? at + 2 : at + 1;
  return text.slice(from, end);
}

function isWhole(data: string): boolean {
  if (isDone({ data })) return true;
  try {
    JSON.parse(data);
    return true;
  } catch {
    return false;
  }
}
