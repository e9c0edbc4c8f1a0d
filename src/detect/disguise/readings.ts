/**
 * The ways in which an identifier may be written so that a search passes it by, and how each is read.
 * Every expression is bounded and tried once at a place, so that hostile text costs no more than other
 * text.
 */
import { KIND, LOWER, UPPER } from '../fold.ts';
import type { Edit } from './edits.ts';

/** Characters without width: joiners, marks of direction, soft hyphens. */
const INVISIBLE = /[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]+/g;
const FULL_WIDTH = /[\uff01-\uff5e]/g;
const FULL_WIDTH_OFFSET = 0xfee0;
/** Digits of Arabic, Persian and Thai, whose zero has a code that ends in 0, then of India, where it ends in 6. */
const OTHER_DIGIT =
  /[\u0660-\u0669\u06f0-\u06f9\u0e50-\u0e59]|[\u0966-\u096f\u09e6-\u09ef\u0a66-\u0a6f\u0ae6-\u0aef\u0b66-\u0b6f\u0be6-\u0bef\u0c66-\u0c6f\u0ce6-\u0cef\u0d66-\u0d6f]/g;
const INDIA = { from: 0x0900, to: 0x0dff, zero: 6 } as const;
/** Letters of other scripts that look like Latin ones. */
const LOOKALIKES: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ['аАᴀαΑ', 'aAAaA'],
    ['ВβΒ', 'BBB'],
    ['сСϲ', 'cCc'],
    ['еЕΕ', 'eEE'],
    ['НΗ', 'HH'],
    ['іІιΙ', 'iIiI'],
    ['јЈ', 'jJ'],
    ['КκΚ', 'KkK'],
    ['МΜ', 'MM'],
    ['Νν', 'Nv'],
    ['оОοΟ', 'oOoO'],
    ['рРρΡ', 'pPpP'],
    ['ѕЅ', 'sS'],
    ['ТτΤ', 'TtT'],
    ['уУΥ', 'yYY'],
    ['хХχΧ', 'xXxX'],
    ['Ζ', 'Z'],
    ['ԁ', 'd'],
    ['һ', 'h'],
    ['ո', 'n'],
  ].flatMap(([theirs = '', ours = '']) =>
    [...theirs].map((letter, index) => [letter, ours[index] ?? letter]),
  ),
);
const FOREIGN_WORD = /[A-Za-z\u0370-\u03ff\u0400-\u052f\u0570-\u0580]{2,64}/g;
const FOREIGN = /[\u0370-\u03ff\u0400-\u052f\u0570-\u0580]/;

/** `M a r i a   L u n d`, `M.a.r.i.a`, `6 1 7 5 5 5 0`: single letters or digits, one sign between. */
const SPACED_LETTERS = /(?<![\p{L}\p{N}])\p{L}(?:([ .\-_])\1{0,3}\p{L}(?![\p{L}\p{N}])){4,64}/gu;
const SPACED_DIGITS = /(?<![\p{L}\p{N}.])\d(?:[ \-.]\d(?![\p{L}\p{N}])){6,32}/gu;
/** No identifier has more digits: a row of data does. */
const SPACED_DIGITS_MAX = 20;
const DIGIT_WORD = 'zero|oh|one|two|three|four|five|six|seven|eight|nine';
const SPOKEN_DIGITS = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${DIGIT_WORD})(?:[ -]{1,3}(?:dash |hyphen )?(?:${DIGIT_WORD})(?!\\p{L})){4,24}`,
  'giu',
);
const DIGITS: Readonly<Record<string, string>> = Object.fromEntries(
  DIGIT_WORD.split('|').map((word, index) => [word, String(index < 2 ? 0 : index - 1)]),
);
/** Groups of digits in which a reader of paper took some for letters. */
const MISREAD =
  /(?<![\p{L}\p{N}/.-])\(?[0-9OoIlSBZ]{1,9}(?:[-/. ]|\) ?)[0-9OoIlSBZ]{1,9}(?:[-/. ][0-9OoIlSBZ]{1,9}){1,2}(?![\p{L}\p{N}/-])|(?<![\p{L}\p{N}/.-])[0-9OIlSBZ]{7,12}(?![\p{L}\p{N}/.-])/gu;
const MONTH_NAME =
  'Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?';
const MONTHS = `${MONTH_NAME}|${MONTH_NAME.toUpperCase()}|${MONTH_NAME.toLowerCase()}`;
/** `June l5th, 199O`, `8JANl992` */
const MISREAD_DATE = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:(?:${MONTHS})\\.?\\s{1,2}[0-9OIl]{1,2}(?:st|nd|rd|th)?,?\\s{1,2}[0-9OIlSBZ]{4}|[0-9OIl]{1,2}(?:st|nd|rd|th)?[ -]?(?:${MONTHS})\\.?,?[ -]?[0-9OIlSBZ]{4})(?![\\p{L}\\p{N}])`,
  'gu',
);
const MONTH_IN_DATE = new RegExp(MONTHS);
const MISREAD_AS: Readonly<Record<string, string>> = {
  O: '0',
  o: '0',
  I: '1',
  l: '1',
  S: '5',
  B: '8',
  Z: '2',
};
const BROKEN_NUMBER = /(?<=\d[-–])[ \t]{0,3}\r?\n[ \t]{0,3}(?=\d)/g;
/** `mArIsOl`: the case changes at nearly every letter. */
const CAPRICE = /(?<![\p{L}\p{N}])\p{L}{4,40}(?![\p{L}\p{N}])/gu;
/** `nosirraH`, and several of them. */
const BACKWARDS =
  /(?<![\p{L}\p{N}])\p{Ll}{3,20}\p{Lu}(?:[ ,]{1,2}\p{Ll}{2,20}\p{Lu}){0,3}(?![\p{L}\p{N}])/gu;

const ENTITY = /&#(?:\d{1,7}|[xX][0-9a-fA-F]{1,6});/g;
const JSON_ESCAPE = /\\u[0-9a-fA-F]{4}/g;
const PERCENT = /(?:%[0-9a-fA-F]{2}){1,256}/g;
const BASE64 = /(?<![\w+/=-])[A-Za-z0-9+/_-]{8,4096}={0,2}(?![\w+/=-])/g;
const HEX = /(?<![\p{L}\p{N}])(?:[0-9a-fA-F]{2}){6,512}(?![\p{L}\p{N}])/gu;
/** Letters, digits and the marks of prose: what a decoded text is made of. */
const PROSE = /^[\p{L}\p{M}\p{N}\s.,;:'"’()@#/&+_-]+$/u;

const edit = (match: RegExpExecArray, reads: string): Edit => ({
  start: match.index,
  end: match.index + match[0].length,
  reads,
});

/** All edits of one kind from an offset on, in order. */
type Finder = (text: string, from: number) => Edit[];

const each =
  (shape: RegExp, read: (match: string) => string | undefined): Finder =>
  (text, from) => {
    const edits: Edit[] = [];
    shape.lastIndex = from;
    for (let match = shape.exec(text); match !== null; match = shape.exec(text)) {
      const reads = read(match[0]);
      if (reads !== undefined && reads !== match[0]) edits.push(edit(match, reads));
    }
    return edits;
  };

/** `1 2 3 4 5 6 7` counts. */
function isCounting(digits: string): boolean {
  for (let at = 1; at < digits.length; at += 1) {
    const step = digits.charCodeAt(at) - digits.charCodeAt(at - 1);
    if (step !== 1 && step !== -9) return false;
  }
  return true;
}

function latin(word: string): string | undefined {
  if (!FOREIGN.test(word) || !/[A-Za-z]/.test(word)) return undefined;
  return [...word].map((letter) => LOOKALIKES[letter] ?? letter).join('');
}

const TWO_OR_MORE: Readonly<Record<string, RegExp>> = {
  ' ': / {2,}/,
  '.': /\.{2,}/,
  '-': /-{2,}/,
  _: /_{2,}/,
};

/** Words part where more than one sign stands, or a capital follows a small letter. */
function closed(spaced: string): string {
  const sign = spaced[1]!;
  const words = spaced.split(TWO_OR_MORE[sign]!);
  return words
    .map((word) => word.replaceAll(sign, '').replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2'))
    .join(' ');
}

function digitsOf(spaced: string): string | undefined {
  const digits = spaced.replace(/\D/g, '');
  return digits.length > SPACED_DIGITS_MAX || isCounting(digits) ? undefined : digits;
}

function spokenDigits(spoken: string): string | undefined {
  const words = spoken.toLowerCase().split(/[ -]+/);
  const digits = words.map((word) => DIGITS[word] ?? '').join('');
  return isCounting(digits) ? undefined : digits;
}

function misread(group: string): string | undefined {
  const digits = group.replace(/\D/g, '').length;
  const letters = group.replace(/[^A-Za-z]/g, '').length;
  if (letters === 0 || 2 * digits < letters || digits < 3) return undefined;
  return asDigits(group);
}

const asDigits = (group: string) =>
  group.replace(/[OoIlSBZ]/g, (letter) => MISREAD_AS[letter] ?? letter);

function misreadDate(written: string): string | undefined {
  const month = MONTH_IN_DATE.exec(written)!;
  const after = month.index + month[0].length;
  return `${asDigits(written.slice(0, month.index))}${month[0]}${asDigits(written.slice(after))}`;
}

function evenCase(word: string): string | undefined {
  let changes = 0;
  for (let at = 1; at < word.length; at += 1) {
    const [one, other] = [KIND[word.charCodeAt(at - 1)], KIND[word.charCodeAt(at)]];
    if ((one === LOWER && other === UPPER) || (one === UPPER && other === LOWER)) changes += 1;
  }
  if (changes < 4 || changes < word.length - 3) return undefined;
  return word[0]!.toUpperCase() + word.slice(1).toLowerCase();
}

const forwards = (words: string) => [...words].reverse().join('');

function decoded(bytes: Uint8Array): string | undefined {
  if (bytes.length < 4) return undefined;
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
  return PROSE.test(text) && /[\p{L}\p{N}]{2}/u.test(text) ? text : undefined;
}

function fromBase64(run: string): string | undefined {
  // Words are valid base64 too; what they decode to is no prose, or too short to tell.
  const isPlainWord = /^(?:[A-Za-z]?[a-z]+|[A-Z]+|\d+)$/.test(run);
  return isPlainWord ? undefined : decoded(Buffer.from(run, 'base64'));
}

function fromHex(run: string): string | undefined {
  return run.length % 2 === 0 ? decoded(Buffer.from(run, 'hex')) : undefined;
}

function fromPercent(run: string): string | undefined {
  return decoded(Buffer.from(run.replaceAll('%', ''), 'hex')) ?? lone(run);
}

/** A short run decodes to a letter or two. */
function lone(run: string): string | undefined {
  const text = Buffer.from(run.replaceAll('%', ''), 'hex').toString('latin1');
  return /^[ -~]+$/.test(text) ? text : undefined;
}

const character = (value: number) =>
  value > 0 && value < 0x110000 && (value < 0xd800 || value > 0xdfff)
    ? String.fromCodePoint(value)
    : undefined;

const fromEntity = (entity: string) =>
  character(
    /[xX]/.test(entity[2]!)
      ? Number.parseInt(entity.slice(3, -1), 16)
      : Number.parseInt(entity.slice(2, -1), 10),
  );

function digitOf(one: string): string {
  const code = one.charCodeAt(0);
  const isOfIndia = code >= INDIA.from && code <= INDIA.to;
  return String((code & 15) - (isOfIndia ? INDIA.zero : 0));
}

/** Of what lies inside words: these may stand together in one text. */
export const INSIDE: readonly Finder[] = [
  each(INVISIBLE, () => ''),
  each(FULL_WIDTH, (one) => String.fromCharCode(one.charCodeAt(0) - FULL_WIDTH_OFFSET)),
  each(OTHER_DIGIT, digitOf),
  each(FOREIGN_WORD, latin),
  each(ENTITY, fromEntity),
  each(JSON_ESCAPE, (one) => character(Number.parseInt(one.slice(2), 16))),
  each(PERCENT, fromPercent),
];

/** What in the tokens of a text says that a reading may find something near. */
export const SIGN = {
  code: 1,
  spacedLetters: 2,
  spacedDigits: 3,
  spokenDigits: 4,
  misread: 5,
  broken: 6,
  oddCase: 7,
} as const;

/** Of whole words and numbers, read from what `INSIDE` left. */
export const WHOLE: readonly { readonly sign: number; readonly find: Finder }[] = [
  { sign: SIGN.code, find: each(BASE64, fromBase64) },
  { sign: SIGN.code, find: each(HEX, fromHex) },
  { sign: SIGN.spacedLetters, find: each(SPACED_LETTERS, closed) },
  { sign: SIGN.spacedDigits, find: each(SPACED_DIGITS, digitsOf) },
  { sign: SIGN.spokenDigits, find: each(SPOKEN_DIGITS, spokenDigits) },
  { sign: SIGN.misread, find: each(MISREAD, misread) },
  { sign: SIGN.misread, find: each(MISREAD_DATE, misreadDate) },
  { sign: SIGN.broken, find: each(BROKEN_NUMBER, () => '') },
  { sign: SIGN.oddCase, find: each(CAPRICE, evenCase) },
  { sign: SIGN.oddCase, find: each(BACKWARDS, forwards) },
];

/** A character of a kind that `INSIDE` reads may be in the text. */
export const mayHideInside = (text: string): boolean =>
  STRANGE.test(text) ||
  text.includes('&#') ||
  text.includes('\\u') ||
  (text.includes('%') && /%[0-9a-fA-F]{2}/.test(text));

const STRANGE =
  /[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\uff01-\uff5e\u0370-\u03ff\u0400-\u052f\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef\u0a66-\u0a6f\u0ae6-\u0aef\u0b66-\u0b6f\u0be6-\u0bef\u0c66-\u0c6f\u0ce6-\u0cef\u0d66-\u0d6f\u0e50-\u0e59]/;
