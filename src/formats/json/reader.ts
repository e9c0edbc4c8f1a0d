/**
 * JSON source (RFC 8259) read in place: what `JSON.parse` takes, and nothing else, with offsets. The
 * formats that walk JSON steer it; it keeps a position and knows nothing of what the values mean.
 */
import { Failure } from '../../core/failures.ts';
import { LIMITS } from '../../core/limits.ts';

export class JsonReader {
  readonly source: string;
  /** Of the next character that was not read. */
  at: number;
  depth = 0;
  /** Of the string that was read last: does it hold an escape? */
  isEscaped = false;
  /** Of the string that was read last: printable ASCII without blanks and @, as codes and URIs are? */
  isCodeLike = false;

  /** @param at where to begin: past a byte order mark, say */
  constructor(source: string, at = 0) {
    this.source = source;
    this.at = at;
  }

  /** Skips white space. @returns the code unit that stands there, NaN at the end */
  next(): number {
    const { source } = this;
    let unit = source.charCodeAt(this.at);
    while (unit === SPACE || unit === LINE_FEED || unit === RETURN || unit === TAB) {
      this.at += 1;
      unit = source.charCodeAt(this.at);
    }
    return unit;
  }

  /**
   * Reads a string whose opening quote is next.
   *
   * @returns offset of its closing quote; `at` is then past it
   */
  string(): number {
    const { source } = this;
    let at = this.at + 1;
    let isEscaped = false;
    let isCodeLike = true;
    for (;;) {
      const unit = source.charCodeAt(at);
      if (unit === QUOTE) break;
      if (unit === BACKSLASH) {
        isEscaped = true;
        at += this.#escapeAt(at);
      } else if (unit >= SPACE) {
        if (unit === SPACE || unit > TILDE || unit === AT) isCodeLike = false;
        at += 1;
      } else {
        throw this.invalid(at); // a control character, or the end
      }
    }
    this.isEscaped = isEscaped;
    this.isCodeLike = isCodeLike && !isEscaped;
    this.at = at + 1;
    return at;
  }

  /** What the string between two offsets (quotes excluded) says. `isEscaped` must be of that string. */
  text(start: number, end: number): string {
    const spelled = this.source.slice(start, end);
    return this.isEscaped ? (JSON.parse(`"${spelled}"`) as string) : spelled;
  }

  /** Reads a number, `true`, `false` or `null` that begins at `at`. @returns whether it is a number */
  scalar(): boolean {
    const { source } = this;
    const unit = source.charCodeAt(this.at);
    if (unit === MINUS || (unit >= ZERO && unit <= NINE)) {
      this.#number();
      return true;
    }
    const word = unit === 0x74 ? 'true' : unit === 0x66 ? 'false' : 'null';
    if (!source.startsWith(word, this.at)) throw this.invalid(this.at);
    this.at += word.length;
    return false;
  }

  /** Past a colon and the white space around it. */
  colon(): void {
    if (this.next() !== COLON) throw this.invalid(this.at);
    this.at += 1;
    this.next();
  }

  /** After a value: is there another one? Reads the comma, or the closing bracket. */
  more(closing: number): boolean {
    const unit = this.next();
    this.at += 1;
    if (unit === COMMA) return true;
    if (unit === closing) return false;
    throw this.invalid(this.at - 1);
  }

  /** Past the opening bracket of a container. @returns whether it is empty; then its end is read */
  open(closing: number): boolean {
    this.depth += 1;
    if (this.depth > LIMITS.jsonDepthMax) {
      throw new Failure('too_deep', { at: `offset ${this.at}` });
    }
    this.at += 1;
    if (this.next() !== closing) return false;
    this.at += 1;
    this.depth -= 1;
    return true;
  }

  /** Reads a value without looking into it. */
  skip(): void {
    const unit = this.next();
    if (unit === QUOTE) this.string();
    else if (unit === OPEN_OBJECT) this.#skipObject();
    else if (unit === OPEN_ARRAY) this.#skipArray();
    else this.scalar();
  }

  /** Nothing but white space may follow. */
  end(): void {
    if (!Number.isNaN(this.next())) throw this.invalid(this.at);
  }

  invalid(at: number): Failure {
    return new Failure('document_invalid', { at: `offset ${at}`, expected: 'JSON' });
  }

  #skipObject(): void {
    if (this.open(CLOSE_OBJECT)) return;
    do {
      if (this.next() !== QUOTE) throw this.invalid(this.at);
      this.string();
      this.colon();
      this.skip();
    } while (this.more(CLOSE_OBJECT));
    this.depth -= 1;
  }

  #skipArray(): void {
    if (this.open(CLOSE_ARRAY)) return;
    do this.skip();
    while (this.more(CLOSE_ARRAY));
    this.depth -= 1;
  }

  /** @returns its length */
  #escapeAt(at: number): number {
    const unit = this.source.charCodeAt(at + 1);
    if (unit === 0x75) {
      for (let digit = at + 2; digit < at + 6; digit += 1) {
        if (!isHex(this.source.charCodeAt(digit))) throw this.invalid(at);
      }
      return 6;
    }
    // " \ / b f n r t
    const isKnown =
      unit === QUOTE ||
      unit === BACKSLASH ||
      unit === 0x2f ||
      unit === 0x62 ||
      unit === 0x66 ||
      unit === 0x6e ||
      unit === 0x72 ||
      unit === 0x74;
    if (!isKnown) throw this.invalid(at);
    return 2;
  }

  #number(): void {
    const start = this.at;
    const { source } = this;
    let at = start;
    if (source.charCodeAt(at) === MINUS) at += 1;
    if (source.charCodeAt(at) === ZERO) at += 1;
    else at = this.#digits(at);
    if (source.charCodeAt(at) === 0x2e) at = this.#digits(at + 1);
    const unit = source.charCodeAt(at);
    if (unit === 0x65 || unit === 0x45) {
      at += 1;
      const sign = source.charCodeAt(at);
      if (sign === 0x2b || sign === MINUS) at += 1;
      at = this.#digits(at);
    }
    this.at = at;
  }

  /** One digit at least. @returns the offset after them */
  #digits(from: number): number {
    let at = from;
    for (let unit = this.source.charCodeAt(at); unit >= ZERO && unit <= NINE; ) {
      at += 1;
      unit = this.source.charCodeAt(at);
    }
    if (at === from) throw this.invalid(at);
    return at;
  }
}

export const QUOTE = 0x22;
export const OPEN_OBJECT = 0x7b;
export const CLOSE_OBJECT = 0x7d;
export const OPEN_ARRAY = 0x5b;
export const CLOSE_ARRAY = 0x5d;
const BACKSLASH = 0x5c;
const COLON = 0x3a;
const COMMA = 0x2c;
const MINUS = 0x2d;
const ZERO = 0x30;
const NINE = 0x39;
const SPACE = 0x20;
const TILDE = 0x7e;
const AT = 0x40;
const LINE_FEED = 0x0a;
const RETURN = 0x0d;
const TAB = 0x09;

function isHex(unit: number): boolean {
  return (
    (unit >= ZERO && unit <= NINE) ||
    (unit >= 0x41 && unit <= 0x46) ||
    (unit >= 0x61 && unit <= 0x66)
  );
}
