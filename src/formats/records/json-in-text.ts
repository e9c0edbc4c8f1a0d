/**
 * JSON between other words: where objects and arrays stand in a text, the outermost of them, and only
 * what `JSON.parse` takes. Also what is spelled as the inside of a JSON string, as logs and tools print it:
 * JSON source (`{\"a\":1}`), an HL7 v2 message (`"MSH|^~\\&|A\rPID|1"`).
 *
 * Linear in the length of the text, whatever it is: where a reading fails, the values that it had closed
 * stand, and the search goes on from there, not from the next bracket.
 */
import { CLOSE_OBJECT, OPEN_ARRAY, OPEN_OBJECT, QUOTE } from '../json/reader.ts';

export interface JsonPlace {
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  /** It is the inside of a JSON string: decoded, it is a text like any other. */
  readonly isEscaped: boolean;
}

export function jsonIn(text: string): JsonPlace[] {
  const places: JsonPlace[] = [];
  for (let at = beginFrom(text, 0); at >= 0; ) {
    let next: number;
    if (isEscapedAt(text, at)) {
      next = endOfEscaped(text, at);
      places.push({ start: at, end: next, isEscaped: true });
    } else if (text[at] === 'M') {
      next = at + 1; // nobody closes its quote
    } else {
      const reading = new Reading(text, at);
      for (const place of reading.found()) places.push(place);
      next = reading.next;
    }
    at = beginFrom(text, next);
  }
  return places;
}

type State = 'value' | 'after value' | 'over';

interface Open {
  readonly start: number;
  readonly closing: number;
  /** Values within that are closed. */
  readonly inside: JsonPlace[];
}

/** A value read from its bracket on, until it is closed or something stands there that is no JSON. */
class Reading {
  readonly #text: string;
  readonly #open: Open[] = [];
  #at: number;
  /** Of the last string in what is still open; -1 where there is none. */
  #quote = -1;
  #whole: JsonPlace | undefined;

  constructor(text: string, start: number) {
    this.#text = text;
    this.#at = start;
    let state: State = 'value';
    while (state !== 'over') state = state === 'value' ? this.#value() : this.#afterValue();
  }

  /** In the order of the text. */
  found(): readonly JsonPlace[] {
    if (this.#whole !== undefined) return [this.#whole];
    return this.#open.flatMap(({ inside }) => inside);
  }

  /**
   * Where the search goes on. What a reading that failed took for a string may have been the words
   * between two of them: `{he said "fine"; {"a":1}`.
   */
  get next(): number {
    return this.#whole === undefined && this.#quote >= 0 ? this.#quote + 1 : this.#at;
  }

  #value(): State {
    const unit = this.#unit();
    if (unit === QUOTE) return this.#string() ? 'after value' : 'over';
    if (unit !== OPEN_OBJECT && unit !== OPEN_ARRAY) return this.#scalar() ? 'after value' : 'over';
    if (this.#open.length > 0 && isEscapedAt(this.#text, this.#at)) return 'over';
    const closing = unit + 2;
    this.#open.push({ start: this.#at, closing, inside: [] });
    this.#at += 1;
    if (this.#unit() === closing) return 'after value';
    return unit === OPEN_ARRAY || this.#key() ? 'value' : 'over';
  }

  #afterValue(): State {
    const unit = this.#unit();
    const { closing } = this.#open.at(-1)!;
    if (unit === closing) return this.#close();
    if (unit !== COMMA) return 'over';
    this.#at += 1;
    return closing !== CLOSE_OBJECT || this.#key() ? 'value' : 'over';
  }

  #close(): State {
    this.#at += 1;
    this.#quote = -1;
    const place = { start: this.#open.pop()!.start, end: this.#at, isEscaped: false };
    const outer = this.#open.at(-1);
    if (outer === undefined) this.#whole = place;
    else outer.inside.push(place);
    return outer === undefined ? 'over' : 'after value';
  }

  /** A key and its colon. */
  #key(): boolean {
    if (this.#unit() !== QUOTE || !this.#string() || this.#unit() !== COLON) return false;
    this.#at += 1;
    return true;
  }

  #string(): boolean {
    this.#quote = this.#at;
    this.#at = endOfInside(this.#text, this.#at + 1);
    if (this.#text.charCodeAt(this.#at) !== QUOTE) return false;
    this.#at += 1;
    return true;
  }

  #scalar(): boolean {
    SCALAR.lastIndex = this.#at;
    if (!SCALAR.test(this.#text)) return false;
    this.#at = SCALAR.lastIndex;
    return true;
  }

  /** The next that is no white space. */
  #unit(): number {
    let unit = this.#text.charCodeAt(this.#at);
    while (unit === 0x20 || unit === 0x0a || unit === 0x0d || unit === 0x09) {
      this.#at += 1;
      unit = this.#text.charCodeAt(this.#at);
    }
    return unit;
  }
}

const COLON = 0x3a;
const COMMA = 0x2c;
const BACKSLASH = 0x5c;
const BEGIN = /[[{]|(?<=(?<!\\)")MSH/g;
const SCALAR = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y;
/** A bracket, and a quote behind a backslash: `{\"`, `[{\n  \"`. */
const OPENS_ESCAPED = /[[{](?:[ \t]|\\+[nrt]){0,64}\\+"/y;

function beginFrom(text: string, from: number): number {
  BEGIN.lastIndex = from;
  return BEGIN.exec(text)?.index ?? -1;
}

function isEscapedAt(text: string, at: number): boolean {
  if (text[at] === 'M') return text.charCodeAt(endOfInside(text, at)) === QUOTE;
  OPENS_ESCAPED.lastIndex = at;
  return OPENS_ESCAPED.test(text);
}

/** Brackets at the end begin JSON of their own, with a quote or a line that is not escaped. */
function endOfEscaped(text: string, at: number): number {
  let end = endOfInside(text, at);
  while ('[{ \t'.includes(text[end - 1]!)) end -= 1;
  return end;
}

/** Where what may stand inside a JSON string ends: at its quote, or at what cannot stand in one. */
function endOfInside(text: string, from: number): number {
  for (let at = from; ; ) {
    const unit = text.charCodeAt(at);
    if (unit === BACKSLASH) {
      ESCAPE.lastIndex = at;
      if (!ESCAPE.test(text)) return at;
      at = ESCAPE.lastIndex;
    } else if (unit === QUOTE || !(unit >= 0x20)) return at;
    else at += 1;
  }
}
