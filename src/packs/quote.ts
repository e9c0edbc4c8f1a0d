/** Where a quote stands in what was sent. Character for character and in whole words: there is no nearly. */
import { turnedAt } from '../labels/index.ts';
import type { Part } from './source.ts';

/** A stretch of what was sent; UTF-16 code units of that part's text, `end` exclusive. */
export interface Span {
  readonly view: string;
  /** Index of the part, and the resource that this stretch of it came from. */
  readonly part: number;
  readonly ref: string;
  readonly start: number;
  readonly end: number;
}

export interface Grounding {
  /**
   * `cut`: it stands there only as a part of words or numbers, `5 mg` in `12.5 mg`, `smoker` in `non-smoker`. `says_nothing`: it
   * is made of names of elements and of states alone, `clinicalStatus: active`. `turned`: its sentence denies it, or says it of a
   * relative, in words that the quote leaves out: `chest pain` of `denies chest pain`.
   */
  readonly grounding: 'verbatim' | 'not_verbatim' | 'cut' | 'too_short' | 'says_nothing' | 'turned';
  /** The first place, where there is one; of a quote that is cut, where that is. */
  readonly span?: Span;
  /** In whole words. */
  readonly occurrences: number;
  /** Of a quote that is not verbatim: it differs in white space, quotation marks, dashes or case alone. */
  readonly isNear: boolean;
}

export function findQuote(quote: string, parts: readonly Part[], lengthMin: number): Grounding {
  const found = quote.trim() === '' ? [] : [...placesOf(quote, parts)];
  const whole = found.filter(({ isCut }) => !isCut);
  const best = whole.find(({ worth }) => worth === 'verbatim') ?? whole[0];
  const occurrences = whole.length;
  if (best === undefined) {
    const cut = found[0]?.span;
    if (cut !== undefined) return { grounding: 'cut', span: cut, occurrences, isNear: false };
    const isNear =
      quote.trim() !== '' && parts.some(({ text }) => folded(text).includes(folded(quote)));
    return { grounding: 'not_verbatim', occurrences, isNear };
  }
  const isShort = best.worth === 'verbatim' && quote.trim().length < lengthMin;
  const grounding = isShort ? 'too_short' : best.worth;
  return { grounding, span: best.span, occurrences, isNear: false };
}

interface Place {
  readonly span: Span;
  readonly isCut: boolean;
  readonly worth: 'verbatim' | 'says_nothing' | 'turned';
}

function* placesOf(quote: string, parts: readonly Part[]): Generator<Place> {
  for (const [index, part] of parts.entries()) {
    const { text } = part;
    for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) {
      const end = at + quote.length;
      const isCut = isInside(text, at) || isInside(text, end);
      yield { span: spanOf(part, index, at, end), isCut, worth: worthAt(part, at, end) };
    }
  }
}

function worthAt(part: Part, at: number, end: number): Place['worth'] {
  if (!isTelling(part, at, end)) return 'says_nothing';
  return turnedAt(part.text, at, end) === undefined ? 'verbatim' : 'turned';
}

/** Scripts that write words without spaces: nobody can tell there where one ends. */
const UNSPACED = ['Han', 'Hiragana', 'Katakana', 'Thai', 'Lao', 'Khmer', 'Myanmar']
  .map((script) => `\\p{Script=${script}}`)
  .join('');
const WORD = `(?![${UNSPACED}])[\\p{L}\\p{M}\\p{N}]`;
const HYPHEN = '[-\\u2010\\u2011_]';
const APOSTROPHE = "['\\u2019]";
const POINT = "[.,/:^\\u00b7\\u2013\\u2044'\\u2019]";
/** Between thousands: ISO 80000-1 parts them by a thin space. */
const SPACE = '[ \\u00a0\\u2009\\u202f]';
/** What a number means nothing without: `<5`, `\u22654`, `-2`, `~10`; but neither a hyphen behind a word nor a dash before an item of a list. */
const SIGN = `(?:(?<!${WORD})[-+\\u2212\\u00b1]|[<>]=? ?|[\\u2264\\u2265\\u2248~] ?)`;
/** Not seen, and parts no word: a soft hyphen, a zero-width space. */
const UNSEEN = '\\p{Cf}*';
/**
 * Between what belongs together: letters and digits, a hyphen or an apostrophe within a word, a point between digits or before
 * one, thousands, a whole number and its fraction, a sign and its number.
 */
const INSIDE = new RegExp(
  [
    `(?<=${WORD}${UNSEEN})(?=${UNSEEN}${HYPHEN}?${UNSEEN}${WORD})`,
    `(?<=${WORD}${HYPHEN}${UNSEEN})(?=${WORD})`,
    `(?<=\\p{L})(?=${APOSTROPHE}\\p{L})`,
    `(?<=\\p{L}${APOSTROPHE})(?=\\p{L})`,
    `(?<=\\p{N})(?=${POINT}\\p{N})`,
    `(?<=\\p{N}${POINT})(?=\\p{N})`,
    `(?<=(?<!${WORD})\\.)(?=\\p{N})`,
    `(?<=(?<!\\p{N})\\p{N}{1,3})(?=${SPACE}\\p{N}{3}(?!\\p{N}))`,
    `(?<=(?<!\\p{N})\\p{N}{1,3}${SPACE})(?=\\p{N}{3}(?!\\p{N}))`,
    `(?<=\\p{N}${SPACE})(?=\\p{N}+[/\\u2044]\\p{N})`,
    `(?<=${SIGN})(?=\\p{N})`,
  ].join('|'),
  'uy',
);

/** Does this place lie within a word or a number? A quote cut there may say the opposite, or another dose. */
function isInside(text: string, at: number): boolean {
  INSIDE.lastIndex = at;
  return INSIDE.test(text);
}

/** Does a word between these places stand in what the record says by itself? */
function isTelling({ text, says }: Part, from: number, to: number): boolean {
  return says.some(({ start, end }) => {
    const isApart = end <= from || to <= start;
    return !isApart && TOLD.test(text.slice(Math.max(from, start), Math.min(to, end)));
  });
}

const TOLD = /\S/;

function spanOf({ view, places }: Part, part: number, start: number, end: number): Span {
  const ref = places.find((place) => start < place.end)?.ref ?? '';
  return { view, part, ref, start, end };
}

/** For the hint alone. */
const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\u2018\u2019\u201a\u201b]/g, "'")
    .replace(/[\u201c\u201d\u201e\u201f]/g, '"')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\s+/g, ' ')
    .toLowerCase()
    .trim();
