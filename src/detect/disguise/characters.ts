/**
 * Characters that stand for letters and digits of ours, or for nothing, and marks of layout inside a word.
 * Every expression is bounded and tried once at a place.
 */
import { LOOKALIKES } from '../../core/look-alikes.ts';
import type { Edit } from './edits.ts';
import { each, type Finder } from './finder.ts';

/** Characters without width: joiners, marks of direction, soft hyphens. */
const INVISIBLE = /[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]+/g;
/** Tag characters, which nobody sees and a model reads. */
const TAGS = /[\u{e0000}-\u{e007f}]+/gu;
/** Shorter runs stand inside a word, to part it. */
const TAGGED_MIN = 3;

const FULL_WIDTH = /[\uff01-\uff5e]/g;
const FULL_WIDTH_OFFSET = 0xfee0;
/** Digits of Arabic, Persian and Thai, whose zero has a code that ends in 0, then of India, where it ends in 6. */
const OTHER_DIGIT =
  /[\u0660-\u0669\u06f0-\u06f9\u0e50-\u0e59]|[\u0966-\u096f\u09e6-\u09ef\u0a66-\u0a6f\u0ae6-\u0aef\u0b66-\u0b6f\u0be6-\u0bef\u0c66-\u0c6f\u0ce6-\u0cef\u0d66-\u0d6f]/g;
const INDIA = { from: 0x0900, to: 0x0dff, zero: 6 } as const;

/** Whose compatibility form (NFKC) is a letter or digit: bold, script, Fraktur, double-struck; ligatures; Roman numerals. */
const STYLED =
  /[\u{1d400}-\u{1d7ff}\u2102\u210a-\u2113\u2115\u2119-\u211d\u2124\u2128\u212c\u212d\u212f-\u2131\u2133\u2134\u2139\u2145-\u2149\u2160-\u217f\ufb00-\ufb06]/gu;
/** In circles, squares and brackets: first and last of each alphabet in a row, and whether it has capitals. */
const ALPHABETS: readonly (readonly [first: number, last: number, isUpper: boolean])[] = [
  [0x249c, 0x24b5, false],
  [0x24b6, 0x24cf, true],
  [0x24d0, 0x24e9, false],
  [0x1f110, 0x1f129, true],
  [0x1f130, 0x1f149, true],
  [0x1f150, 0x1f169, true],
  [0x1f170, 0x1f189, true],
  [0x1f1e6, 0x1f1ff, true],
];
/** Of flags, which are pairs of letters, only three and more are a word. */
const ENCLOSED =
  /[\u249c-\u24e9\u{1f110}-\u{1f129}\u{1f130}-\u{1f149}\u{1f150}-\u{1f169}\u{1f170}-\u{1f189}]|[\u{1f1e6}-\u{1f1ff}](?:\ufe0f?[\u{1f1e6}-\u{1f1ff}]){2,63}/gu;
/** Superscript and subscript letters. One or two are a unit, an index, `1ˢᵗ`. */
const RAISED_LETTERS =
  /[\u02b0-\u02b8\u02e0-\u02e3\u1d2c-\u1d6a\u1d9c-\u1dbf\u2071\u207f\u2090-\u209c]{3,64}/g;

/** Raised, lowered, circled, bracketed digits; each string from 0 or 1 on. */
const DIGITS: readonly (readonly [digits: string, first: number])[] = [
  ['⁰', 0],
  ['¹', 1],
  ['²³', 2],
  ['⁴⁵⁶⁷⁸⁹', 4],
  ['₀₁₂₃₄₅₆₇₈₉', 0],
  ['⓪', 0],
  ['①②③④⑤⑥⑦⑧⑨', 1],
  ['⑴⑵⑶⑷⑸⑹⑺⑻⑼', 1],
  ['⓵⓶⓷⓸⓹⓺⓻⓼⓽', 1],
  ['⓿', 0],
  ['❶❷❸❹❺❻❼❽❾', 1],
  ['➀➁➂➃➄➅➆➇➈', 1],
  ['➊➋➌➍➎➏➐➑➒', 1],
];
const DIGIT_OF = new Map(
  DIGITS.flatMap(([digits, first]) =>
    [...digits].map((digit, at) => [digit, String(first + at)] as const),
  ),
);
for (const minus of '⁻₋') DIGIT_OF.set(minus, '-');
const STRANGE = DIGITS.map(([digits]) => digits).join('');
const JOINT = '[-., /()‐-–⁻₋]';
/** `⁴⁴⁷¹⁸²³`; behind usual digits they are an exponent or a footnote: `10¹²`, `2021¹²`. */
const STRANGE_NUMBER = new RegExp(`(?<!\\d)[${STRANGE}](?:${JOINT}{0,2}[${STRANGE}]){4,32}`, 'g');
/** `4⁴71⁸23` */
const MIXED_NUMBER = new RegExp(`[\\d${STRANGE}]{5,32}`, 'g');

/** Small capitals, and what stands for those that there are none of. */
const SMALL_CAPITALS = 'ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘǫꞯʀꜱᴛᴜᴠᴡʏᴢ';
const AS_CAPITALS = 'ABCDEFGHIJKLMNOPQQRSTUVWYZ';
const SMALL_CAPITAL_WORD = new RegExp(`[${SMALL_CAPITALS}A-Za-z]{2,64}`, 'g');

const FOREIGN_WORD = /[A-Za-z\u0370-\u03ff\u0400-\u052f\u0570-\u0580]{2,64}/g;
const FOREIGN = /[\u0370-\u03ff\u0400-\u052f\u0570-\u0580]/;

const INLINE =
  'a|abbr|b|bdi|bdo|big|code|del|em|font|i|ins|kbd|mark|q|s|samp|small|span|strike|strong|tt|u|var|wbr';
/** `Qui<wbr>roga`, `<em>Qui</em>roga`, a comment; none that ends a line, as `<br>` does. */
const INLINE_TAG = `(?:/?(?:${INLINE})(?:\\s[^<>]{0,120})?/?|!--[^<>]{0,120}--)>`;
const TAG = new RegExp(`<${INLINE_TAG}`, 'gi');
const TAGS_INSIDE = new RegExp(
  `<(?<=[\\p{L}\\p{N}]<)${INLINE_TAG}(?:<${INLINE_TAG}){0,3}(?=[\\p{L}\\p{N}])`,
  'giu',
);
/** `<b>Quiroga</b>`: what a rule wants to see beside a name stands behind a tag. */
const CLOSING = new RegExp(`</(?:${INLINE})>`, 'gi');
/** `**Qui**roga`, between letters. */
const EMPHASIS = /(?:\*{1,3}|~~|`|__)(?<=\p{L}(?:\*{1,3}|~~|`|__))(?=\p{L})/gu;

/** `1 2 3 4 5 6 7` counts. */
export function isCounting(digits: string): boolean {
  for (let at = 1; at < digits.length; at += 1) {
    const step = digits.charCodeAt(at) - digits.charCodeAt(at - 1);
    if (step !== 1 && step !== -9) return false;
  }
  return true;
}

function fromTags(run: string): string {
  const tags = [...run];
  if (tags.length < TAGGED_MIN) return '';
  return tags.map((tag) => String.fromCharCode(tag.codePointAt(0)! & 0x7f)).join('');
}

function digitOf(one: string): string {
  const code = one.charCodeAt(0);
  const isOfIndia = code >= INDIA.from && code <= INDIA.to;
  return String((code & 15) - (isOfIndia ? INDIA.zero : 0));
}

const compatible = (styled: string) => styled.normalize('NFKC');

function enclosed(letters: string): string {
  return [...letters.replaceAll('\ufe0f', '')]
    .map((letter) => {
      const code = letter.codePointAt(0)!;
      const [first, , isUpper] = ALPHABETS.find(([, last]) => code <= last)!;
      return String.fromCharCode((isUpper ? 65 : 97) + code - first);
    })
    .join('');
}

/** Digit by digit, so that each of several numbers in a row is found where it stands. */
const digitsIn =
  (shape: RegExp, isNumber: (run: string) => boolean): Finder =>
  (text, from) =>
    each(shape, (run) => (isNumber(run) ? '' : undefined))(text, from).flatMap(({ start, end }) => {
      const edits: Edit[] = [];
      for (let at = start; at < end; at += 1) {
        const reads = DIGIT_OF.get(text[at]!);
        if (reads !== undefined) edits.push({ start: at, end: at + 1, reads });
      }
      return edits;
    });

const isStrangeNumber = (run: string) =>
  !isCounting(
    [...run]
      .map((one) => DIGIT_OF.get(one) ?? '')
      .join('')
      .replace(/\D/g, ''),
  );

const isMixedNumber = (run: string) =>
  STRANGE_THEN_USUAL.test(run) && [...run].filter((one) => DIGIT_OF.has(one)).length > 1;
const STRANGE_THEN_USUAL = new RegExp(`[${STRANGE}]\\d`);

/** `Qᴜɪʀᴏɢᴀ` as `Quiroga`; without a capital in front all of it as capitals. */
function fromSmallCapitals(word: string): string | undefined {
  const letters = [...word].map((one) => AS_CAPITALS[SMALL_CAPITALS.indexOf(one)] ?? one).join('');
  if (letters === word) return undefined;
  return /^[A-Z]/.test(word) ? letters[0]! + letters.slice(1).toLowerCase() : letters.toUpperCase();
}

function latin(word: string): string | undefined {
  if (!FOREIGN.test(word) || !/[A-Za-z]/.test(word)) return undefined;
  return [...word].map((letter) => LOOKALIKES[letter] ?? letter).join('');
}

export const CHARACTERS: readonly Finder[] = [
  each(INVISIBLE, () => ''),
  each(TAGS, fromTags),
  each(FULL_WIDTH, (one) => String.fromCharCode(one.charCodeAt(0) - FULL_WIDTH_OFFSET)),
  each(OTHER_DIGIT, digitOf),
  each(STYLED, compatible),
  each(ENCLOSED, enclosed),
  each(RAISED_LETTERS, compatible),
  digitsIn(STRANGE_NUMBER, isStrangeNumber),
  digitsIn(MIXED_NUMBER, isMixedNumber),
  each(SMALL_CAPITAL_WORD, fromSmallCapitals),
  each(FOREIGN_WORD, latin),
  each(TAG, () => ''),
  each(EMPHASIS, () => ''),
];

/**
 * Any character that the finders here, or `MOJIBAKE`, begin with, and of raised digits three: with one or
 * two a text is `10⁹/L` and `m²`. Of pairs of surrogates the first, which emoji share.
 */
const STRANGE_CHARACTER = new RegExp(
  [
    '[\\u00ad\\u00c2-\\u00c5\\u0250-\\u02b8\\u02e0-\\u02e3\\u0370-\\u03ff\\u0400-\\u052f\\u0660-\\u0669\\u06f0-\\u06f9',
    '\\u0966-\\u096f\\u09e6-\\u09ef\\u0a66-\\u0a6f\\u0ae6-\\u0aef\\u0b66-\\u0b6f\\u0be6-\\u0bef\\u0c66-\\u0c6f\\u0ce6-\\u0cef\\u0d66-\\u0d6f',
    '\\u0e50-\\u0e59\\u180e\\u1d00-\\u1dbf\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2064',
    '\\u2102\\u210a-\\u2115\\u2119-\\u211d\\u2124\\u2128-\\u2134\\u2139\\u2145-\\u2149\\u2160-\\u217f\\u249c-\\u24e9',
    '\\ua730-\\ua7af\\ufb00-\\ufb06\\ufeff\\uff01-\\uff5e\\ud835\\ud83c\\udb40]',
    `|[${STRANGE}](?:${JOINT}{0,2}|\\d)[${STRANGE}](?:${JOINT}{0,2}|\\d)[${STRANGE}]`,
  ].join(''),
);

/** A glance: a character of these kinds, or a mark inside a word, may be in the text. */
export const mayBeStrange = (text: string): boolean =>
  STRANGE_CHARACTER.test(text) ||
  (text.includes('<') &&
    (text.includes('<wbr') || isIn(TAGS_INSIDE, text) || isIn(CLOSING, text))) ||
  (MARKS.some((mark) => text.includes(mark)) && isIn(EMPHASIS, text));

const MARKS = ['*', '`', '~~', '__'];

function isIn(shape: RegExp, text: string): boolean {
  shape.lastIndex = 0;
  return shape.test(text);
}
