/**
 * Percent-encoded text (RFC 3986 §2.1): in `Alazne%20Lahtinen` the escape is a blank between two words, in
 * `N%C3%BA%C3%B1ez` two are a letter. Restoring one word of a name and not the other would make up a person.
 * And escapes of JSON and of program text: in `Dear,\nAlazne` the `n` is no letter of the word.
 */
import { isWordUnit } from './folding.ts';

const PERCENT = 37;
/** Never in an address: blanks, other than ASCII. */
const UNENCODED = /[^!-~]/;
const ESCAPE = /%[0-9a-f]{2}/i;
export const ESCAPE_LENGTH = 3;

/** What an escape of one byte says; undefined where none begins. */
function byteAt(text: string, at: number): number | undefined {
  if (text.charCodeAt(at) !== PERCENT) return undefined;
  const digits = text.slice(at + 1, at + ESCAPE_LENGTH);
  return /^[0-9a-f]{2}$/i.test(digits) ? Number.parseInt(digits, 16) : undefined;
}

const isMark = (byte: number | undefined): boolean =>
  byte !== undefined && byte < 0x80 && !isWordUnit(byte);

/** Whether the escape of a blank or a mark ends here: a word may begin. */
export const endsEscape = (text: string, end: number): boolean =>
  isMark(byteAt(text, end - ESCAPE_LENGTH)) || endsBackslashEscape(text, end);

const BACKSLASH = 92;
/** As detection reads them (`detect/view.ts`): JSON in JSON has two of the backslashes. */
const LETTERS = 'nrtbf';
const UNICODE_ESCAPE = /^\\u([0-9a-f]{4})$/i;
const UNICODE_LENGTH = 6;

function endsBackslashEscape(text: string, end: number): boolean {
  if (text.charCodeAt(end - 2) === BACKSLASH) return LETTERS.includes(text[end - 1]!);
  if (text.charCodeAt(end - UNICODE_LENGTH) !== BACKSLASH) return false;
  const unicode = UNICODE_ESCAPE.exec(text.slice(end - UNICODE_LENGTH, end));
  return unicode !== null && !isWordUnit(Number.parseInt(unicode[1]!, 16));
}

/**
 * Whether the letter here is that of an escape and no beginning of a word: `\nOra` is not Nora, `C:\nora` may be.
 */
export function isEscapeLetter(text: string, at: number, isFinal: boolean): boolean | 'more' {
  if (text.charCodeAt(at - 1) !== BACKSLASH || !LETTERS.includes(text[at]!)) return false;
  if (at + 1 >= text.length) return isFinal ? false : 'more';
  return /[\p{Lu}\d]/u.test(text[at + 1]!);
}

/** Whether a word that has come to here goes on, as it is or in an escape. */
export function wordGoesOn(text: string, at: number, isFinal: boolean): boolean | 'more' {
  if (text.charCodeAt(at) !== PERCENT) return isWordUnit(text.charCodeAt(at));
  if (text.length < at + ESCAPE_LENGTH && !isFinal) return 'more';
  const byte = byteAt(text, at);
  return byte !== undefined && !isMark(byte);
}

/**
 * `restored` as it must stand in the place from `start` to `end`: percent-encoded where what is around is, and what
 * is there could be.
 */
export function escapedLike(text: string, start: number, end: number, restored: string): string {
  const raw = text.slice(start, end);
  const isEncoded =
    isMark(byteAt(text, start - ESCAPE_LENGTH)) || isMark(byteAt(text, end)) || ESCAPE.test(raw);
  if (!isEncoded || UNENCODED.test(raw) || ESCAPE.test(restored)) return restored;
  return encodeURI(restored.toWellFormed());
}

/** A word without its escapes. */
export const unescaped = (word: string): string =>
  word.includes('%') ? decodeURIComponent(word) : word;
