/**
 * The ways in which whole words and numbers may be written so that a search passes them by, and how each is
 * read. Every expression is bounded and tried once at a place, so that hostile text costs no more than
 * other text.
 */
import { hashWord, KIND, LOWER, UPPER } from '../fold.ts';
import { bitsOf, NAMED } from '../lexicon.ts';
import { isCounting } from './characters.ts';
import { fromUtf8 } from './escapes.ts';
import { each, type Finder } from './finder.ts';

/** `M a r i a   L u n d`, `M.a.r.i.a`, `M. a. r. i. a`, `6 1 7 5 5 5 0`: single letters or digits. */
const SPACED_LETTERS =
  /(?<![\p{L}\p{N}])\p{L}(?:(?:([ .\-_/])\1{0,3}|\. )\p{L}(?![\p{L}\p{N}])){4,64}/gu;
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
/** `Rodr1go`, `Casti11o`, `G0NZALEZ`, `Marisso1`, `0lsen`: one to three digits in a word that a reader of paper took for letters. */
const MISREAD_WORD =
  /(?<![\p{L}\p{N}])\p{L}+(?:[01345]{1,2}\p{L}+){1,3}[01]?(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])\p{L}{4,20}1{1,2}(?![\p{L}\p{N}])|(?<![\p{L}\p{N}.,/-])[015]\p{L}{3,20}(?![\p{L}\p{N}])/gu;
const MISREAD_WORD_MAX = 24;
/** Fewer letters are a code (`T4N1a`), where no list of names has them. */
const LETTERS_MIN = 4;
const READ_AS: Readonly<Record<string, string>> = { 0: 'o', 1: 'l', 3: 'e', 4: 'a', 5: 's' };
const BROKEN_NUMBER = /(?<=\d[-–])[ \t]{0,3}\r?\n[ \t]{0,3}(?=\d)/g;
/** `mArIsOl`: the case changes at nearly every letter. */
const CAPRICE = /(?<![\p{L}\p{N}])\p{L}{4,40}(?![\p{L}\p{N}])/gu;
/** `nosirraH`, and several of them. */
const BACKWARDS =
  /(?<![\p{L}\p{N}])\p{Ll}{3,20}\p{Lu}(?:[ ,]{1,2}\p{Ll}{2,20}\p{Lu}){0,3}(?![\p{L}\p{N}])/gu;

const BASE64 = /(?<![\w+/=-])[A-Za-z0-9+/_-]{8,4096}={0,2}(?![\w+/=-])/g;
const HEX = /(?<![\p{L}\p{N}])(?:[0-9a-fA-F]{2}){6,512}(?![\p{L}\p{N}])/gu;
/** Letters, digits and the marks of prose: what a decoded text is made of. */
const PROSE = /^[\p{L}\p{M}\p{N}\s.,;:'"’()@#/&+_-]+$/u;

/** Words part where more stands between than between most letters, or a capital follows a small letter. */
function closed(spaced: string): string {
  const gaps = spaced.split(/\p{L}/u).slice(1, -1);
  const usual = Math.min(...gaps.map((gap) => gap.length));
  const letters = spaced.match(/\p{L}/gu) ?? [];
  return letters
    .map((letter, at) => ((gaps[at]?.length ?? 0) > usual ? `${letter} ` : letter))
    .join('')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2');
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

/** As the list of names has it, where it has one: `1` is an `i` as often as an `l`. */
function misreadWord(written: string): string | undefined {
  const letters = written.replace(/\d/g, '').length;
  if (written.length > MISREAD_WORD_MAX || letters < 2 * (written.length - letters))
    return undefined;
  if (!IS_WRITTEN_AS_WORD.test(written)) return undefined;
  const word = inCaseOf(
    written.replace(/[0345]/g, (digit) => READ_AS[digit]!),
    written,
  );
  const readings = [word.replaceAll('1', 'l'), word.replaceAll('1', 'i')];
  const pairs = word.replaceAll('11', 'll').replaceAll('1', 'i');
  const named = [...readings, pairs].find(isNamed);
  // At an end a digit may be one: `Weber1`, `5days`.
  if (named !== undefined || letters < LETTERS_MIN || /^\d|\d$/.test(written)) return named;
  return IS_ABBREVIATION.test(written)
    ? undefined
    : readings[BETWEEN_CONSONANTS.test(word) ? 1 : 0];
}

/** `HbA1c`, `GLP1RA`: capitals within, or few of them alone. Each reading is a second search of the text. */
const IS_ABBREVIATION = /\p{Ll}\d*\p{Lu}|^[\p{Lu}\d]{1,6}$/u;
/** `NjE3LTU1` is a code. */
const IS_WRITTEN_AS_WORD = /^(?:[\p{Lu}\d]+|(?:\d*\p{Lu})?[\p{Ll}\d]+(?:\p{Lu}[\p{Ll}\d]+)?)$/u;
const BETWEEN_CONSONANTS = /[^aeiou]1[^aeiou1]/i;
const isNamed = (word: string) => (bitsOf(hashWord(word)) & NAMED) !== 0;

/** All small behind the first letter, unless all letters are capitals. */
const inCaseOf = (word: string, written: string): string => {
  if (!/\p{Ll}/u.test(written)) return word.toUpperCase();
  return /^\d/.test(written)
    ? `${word[0] === '1' ? 'I' : word[0]!.toUpperCase()}${word.slice(1)}`
    : word;
};

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
  const text = bytes.length < 4 ? undefined : fromUtf8(bytes);
  if (text === undefined) return undefined;
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

/** What in the tokens of a text says that a reading may find something near. */
export const SIGN = {
  code: 1,
  spacedLetters: 2,
  spacedDigits: 3,
  spokenDigits: 4,
  misread: 5,
  broken: 6,
  oddCase: 7,
  misreadWord: 8,
} as const;

/** Of whole words and numbers, read from what `ESCAPES` and `CHARACTERS` left. */
export const WHOLE: readonly { readonly sign: number; readonly find: Finder }[] = [
  { sign: SIGN.code, find: each(BASE64, fromBase64) },
  { sign: SIGN.code, find: each(HEX, fromHex) },
  { sign: SIGN.spacedLetters, find: each(SPACED_LETTERS, closed) },
  { sign: SIGN.spacedDigits, find: each(SPACED_DIGITS, digitsOf) },
  { sign: SIGN.spokenDigits, find: each(SPOKEN_DIGITS, spokenDigits) },
  { sign: SIGN.misread, find: each(MISREAD, misread) },
  { sign: SIGN.misread, find: each(MISREAD_DATE, misreadDate) },
  { sign: SIGN.misreadWord, find: each(MISREAD_WORD, misreadWord) },
  { sign: SIGN.broken, find: each(BROKEN_NUMBER, () => '') },
  { sign: SIGN.oddCase, find: each(CAPRICE, evenCase) },
  { sign: SIGN.oddCase, find: each(BACKWARDS, forwards) },
];
