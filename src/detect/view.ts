/**
 * A text as the matcher reads it: letters and digits folded, everything between them one blank,
 * and escapes read as what they stand for (`%20`, `\u00e9`, `&eacute;`). Each symbol knows which
 * code units of the text it came from, so the text itself is never rewritten.
 */
import { codeOfEntity, ENTITY } from './entities.ts';
import { CASELESS, DIGIT, FOLD, INVISIBLE, KIND, LOWER, OTHER, UPPER } from './fold.ts';

/** The symbol for any run of characters that are neither letters nor digits. */
export const BLANK = 32;

export const CASE_LOWER = 1;
export const CASE_UPPER = 2;
export const IS_DIGIT = 4;

export interface View {
  readonly text: string;
  readonly count: number;
  readonly symbol: Uint16Array;
  /** `CASE_*` of the symbol. */
  readonly mark: Uint8Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
}

let capacity = 1 << 14;
let symbol = new Uint16Array(capacity);
let mark = new Uint8Array(capacity);
let from = new Int32Array(capacity);
let to = new Int32Array(capacity);
let count = 0;

function reserve(length: number): void {
  if (length <= capacity) return;
  capacity = Math.max(length, capacity * 2);
  symbol = new Uint16Array(capacity);
  mark = new Uint8Array(capacity);
  from = new Int32Array(capacity);
  to = new Int32Array(capacity);
}

/** Appends one decoded character that stands at `start` to `end` of the text. */
function push(code: number, start: number, end: number): void {
  const kind = KIND[code]!;
  if (kind === INVISIBLE) {
    if (count > 0 && symbol[count - 1] !== BLANK) to[count - 1] = end;
    return;
  }
  const isBlank = kind === OTHER || kind >= INVISIBLE;
  if (isBlank && count > 0 && symbol[count - 1] === BLANK) {
    to[count - 1] = end;
    return;
  }
  symbol[count] = isBlank ? BLANK : FOLD[code]!;
  mark[count] =
    kind === UPPER
      ? CASE_UPPER
      : kind === LOWER
        ? CASE_LOWER
        : kind === DIGIT
          ? IS_DIGIT
          : kind === CASELESS
            ? CASE_UPPER | CASE_LOWER
            : 0;
  from[count] = start;
  to[count] = end;
  count += 1;
}

const HTML = new RegExp(ENTITY, 'y');
const JSON_UNICODE = /\\{1,8}u([0-9a-fA-F]{4})/y;
const JSON_LETTER = /\\{1,8}[nrtbf"/]/y;
const PERCENT = /(?:%[0-9a-fA-F]{2}){1,256}/y;

const isEscaped = (text: string) => text.includes('%') || text.includes('\\') || text.includes('&');

/** Reads an escape at `at`: pushes what it stands for and returns where it ends, or -1. */
function readEscape(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code === 92) {
    JSON_UNICODE.lastIndex = at;
    const unicode = JSON_UNICODE.exec(text);
    if (unicode !== null) {
      push(Number.parseInt(unicode[1]!, 16), at, JSON_UNICODE.lastIndex);
      return JSON_UNICODE.lastIndex;
    }
    JSON_LETTER.lastIndex = at;
    if (!JSON_LETTER.test(text)) return -1;
    push(BLANK, at, JSON_LETTER.lastIndex);
    return JSON_LETTER.lastIndex;
  }
  if (code === 38) {
    HTML.lastIndex = at;
    const entity = HTML.exec(text);
    if (entity === null) return -1;
    const value = codeOfEntity(entity[0]) ?? BLANK;
    push(value < 65536 ? value : BLANK, at, HTML.lastIndex);
    return HTML.lastIndex;
  }
  PERCENT.lastIndex = at;
  const run = PERCENT.exec(text);
  return run === null ? -1 : readPercent(run[0], at);
}

const utf8 = new TextDecoder();

/** Percent-encoded UTF-8; every decoded character is placed at its own bytes. */
function readPercent(run: string, at: number): number {
  const bytes = Uint8Array.from(run.slice(1).split('%'), (pair) => Number.parseInt(pair, 16));
  let place = at;
  for (const character of utf8.decode(bytes)) {
    const width = Buffer.byteLength(character) * 3;
    push(character.charCodeAt(0), place, Math.min(place + width, at + run.length));
    place += width;
  }
  return at + run.length;
}

/** The view is valid until the next call. */
export function viewOf(text: string): View {
  reserve(text.length + 1);
  count = 0;
  const hasEscapes = isEscaped(text);
  for (let at = 0; at < text.length; ) {
    const code = text.charCodeAt(at);
    if (hasEscapes && (code === 37 || code === 92 || code === 38)) {
      const end = readEscape(text, at);
      if (end > 0) {
        at = end;
        continue;
      }
    }
    push(code, at, at + 1);
    at += 1;
  }
  return { text, count, symbol, mark, from, to };
}

/** A word or number may begin or end before symbol `at`: blank, case or kind changes there. */
export function isBoundary(view: View, at: number): boolean {
  const { symbol, mark, count } = view;
  if (at === 0 || at >= count) return true;
  if (symbol[at] === BLANK || symbol[at - 1] === BLANK) return true;
  const before = mark[at - 1]!;
  const after = mark[at]!;
  if ((before === IS_DIGIT) !== (after === IS_DIGIT)) return true;
  if (before === CASE_LOWER && after === CASE_UPPER) return true;
  // Scripts without case have no blanks between words either.
  return before === (CASE_LOWER | CASE_UPPER) || after === (CASE_LOWER | CASE_UPPER);
}
