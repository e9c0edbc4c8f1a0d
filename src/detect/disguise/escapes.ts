/**
 * Characters written as escapes: of HTML, JSON, programming languages, URLs and mail, and UTF-8 that was
 * taken for Latin-1. Every expression is bounded and tried once at a place.
 */
import { codeOfEntity, ENTITY } from '../entities.ts';
import { each, type Finder } from './finder.ts';

/** `\u0051`, two of them for one character, `\u{51}`, `\U00000051`; escaped again, with more backslashes. */
const UNICODE =
  /\\{1,8}(?:u(?:[dD][89abAB][0-9a-fA-F]{2}\\{1,8}u[dD][c-fC-F][0-9a-fA-F]{2}|[0-9a-fA-F]{4}|\{[0-9a-fA-F]{1,6}\})|U[0-9a-fA-F]{8})/g;
/** `\x51\x75`, `\303\272`: bytes. */
const HEX_BYTES = /(?:\\{1,8}x[0-9a-fA-F]{2}){1,256}/g;
/** `Szyma\'f1ska`: RTF. */
const RTF_BYTE = /\\'[0-9a-fA-F]{2}/g;
const OCTAL_BYTES = /(?:\\{1,8}[0-3][0-7]{2}){1,256}/g;
/** `%51`, and `%2551`, which was encoded twice. */
const PERCENT = /(?:%(?:25){0,4}[0-9a-fA-F]{2}){1,256}/g;
/** `=C3=BA`, also over the end of a line. */
const QUOTED = /(?:=[0-9a-fA-F]{2}(?:=\r?\n(?==))?){1,64}/g;
/** The end of a line of mail that is none of the text. */
const SOFT_BREAK = /=\r?\n(?=\S)/g;
/** `NÃºÃ±ez`: the two bytes of a letter, each as a character of its own. */
const MOJIBAKE =
  /[\u00c2-\u00c5][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]/g;
/** Windows-1252 from 0x80 on. */
const WINDOWS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

const utf8 = new TextDecoder('utf-8', { fatal: true });

export function fromUtf8(bytes: Uint8Array): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
}

const PRINTED = /^[^\p{Cc}\p{Cs}\p{Co}\p{Cn}]+$/u;

/** UTF-8, else Latin-1; undefined where it is no text that is printed. */
function textOf(bytes: readonly number[]): string | undefined {
  const text = fromUtf8(Uint8Array.from(bytes)) ?? String.fromCharCode(...bytes);
  return PRINTED.test(text) ? text : undefined;
}

const character = (code: number | undefined) =>
  code !== undefined && code > 0 && code < 0x110000 && (code < 0xd800 || code > 0xdfff)
    ? String.fromCodePoint(code)
    : undefined;

function fromUnicode(escaped: string): string | undefined {
  const [first = 0, second] = escaped
    .split(/\\+[uU]\{?/)
    .slice(1)
    .map((digits) => Number.parseInt(digits, 16));
  return second === undefined ? character(first) : String.fromCharCode(first, second);
}

const bytesOf = (run: string, joint: RegExp, radix: number) =>
  run
    .split(joint)
    .slice(1)
    .map((digits) => Number.parseInt(digits, radix));

const fromPercent = (run: string) =>
  textOf(
    run
      .split('%')
      .slice(1)
      .map((digits) => Number.parseInt(digits.slice(-2), 16)),
  );

const fromMojibake = (pair: string) => {
  const after = WINDOWS.indexOf(pair[1]!);
  return fromUtf8(Uint8Array.of(pair.charCodeAt(0), after < 0 ? pair.charCodeAt(1) : 0x80 + after));
};

function fromWindows(byte: number): string | undefined {
  if (byte < 0x20) return undefined;
  const isExtra = byte >= 0x80 && byte < 0x80 + WINDOWS.length;
  return isExtra ? WINDOWS[byte - 0x80] : String.fromCharCode(byte);
}

const isLetter = (text: string, at: number) => /\p{L}/u.test(text.charAt(at));

/** `N=C3=BA=C3=B1ez`, `Qu=69roga`, but neither `x=69` nor the formula `=C3+C4`. */
const quoted: Finder = (text, from) =>
  each(QUOTED, (run) => textOf(bytesOf(run, /=(?:\r?\n=)?/, 16)))(text, from).filter(
    ({ start, end, reads }) => {
      const isBeforeLetter = isLetter(text, end);
      if (!IS_ASCII.test(reads)) {
        return (
          /\p{L}/u.test(reads) && (end - start > 3 || isBeforeLetter || isLetter(text, start - 1))
        );
      }
      return end - start > 3 || (isBeforeLetter && /\p{L}/u.test(reads));
    },
  );
const IS_ASCII = /^[ -~]*$/;

export const ESCAPES: readonly Finder[] = [
  each(new RegExp(ENTITY, 'g'), (entity) => character(codeOfEntity(entity))),
  each(UNICODE, fromUnicode),
  each(HEX_BYTES, (run) => textOf(bytesOf(run, /\\+x/, 16))),
  each(RTF_BYTE, (byte) => fromWindows(Number.parseInt(byte.slice(2), 16))),
  each(OCTAL_BYTES, (run) => textOf(bytesOf(run, /\\+/, 8))),
  each(PERCENT, fromPercent),
  quoted,
  each(SOFT_BREAK, () => ''),
  each(MOJIBAKE, fromMojibake),
];

/** A glance: an escape may be in the text. The characters of `MOJIBAKE` are among the strange ones. */
export const mayBeEscaped = (text: string): boolean =>
  (text.includes('&') && /&(?:#|[A-Za-z]{2,8};)/.test(text)) ||
  (text.includes('\\') &&
    /\\(?:'[0-9a-fA-F]{2}|u[0-9a-fA-F{]|x[0-9a-fA-F]|U0|[0-3][0-7]{2})/.test(text)) ||
  (text.includes('%') && /%[0-9a-fA-F]{2}/.test(text)) ||
  (text.includes('=') && /=(?:[0-9a-fA-F]{2}[=\p{L}]|[89A-F][0-9A-F]|\r?\n\S)/u.test(text));
