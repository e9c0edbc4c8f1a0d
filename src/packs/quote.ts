/** Where a quote stands in what was sent. Character for character and in whole words: there is no nearly. */
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
   * is made of names of elements and of states alone, `clinicalStatus: active`.
   */
  readonly grounding: 'verbatim' | 'not_verbatim' | 'cut' | 'too_short' | 'says_nothing';
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
  const telling = whole.find(({ isTelling }) => isTelling);
  const span = (telling ?? whole[0])?.span;
  const occurrences = whole.length;
  if (span === undefined) {
    const cut = found[0]?.span;
    if (cut !== undefined) return { grounding: 'cut', span: cut, occurrences, isNear: false };
    const isNear =
      quote.trim() !== '' && parts.some(({ text }) => folded(text).includes(folded(quote)));
    return { grounding: 'not_verbatim', occurrences, isNear };
  }
  return {
    grounding: worthOf(quote, telling !== undefined, lengthMin),
    span,
    occurrences,
    isNear: false,
  };
}

function worthOf(quote: string, isTelling: boolean, lengthMin: number): Grounding['grounding'] {
  if (!isTelling) return 'says_nothing';
  return quote.trim().length < lengthMin ? 'too_short' : 'verbatim';
}

function* placesOf(
  quote: string,
  parts: readonly Part[],
): Generator<{ readonly span: Span; readonly isCut: boolean; readonly isTelling: boolean }> {
  for (const [index, part] of parts.entries()) {
    for (let at = part.text.indexOf(quote); at >= 0; at = part.text.indexOf(quote, at + 1)) {
      const end = at + quote.length;
      const isCut = isInside(part.text, at) || isInside(part.text, end);
      yield { span: spanOf(part, index, at, end), isCut, isTelling: isTelling(part, at, end) };
    }
  }
}

/** Scripts that write words without spaces: nobody can tell there where one ends. */
const UNSPACED = ['Han', 'Hiragana', 'Katakana', 'Thai', 'Lao', 'Khmer', 'Myanmar']
  .map((script) => `\\p{Script=${script}}`)
  .join('');
const WORD = `(?![${UNSPACED}])[\\p{L}\\p{M}\\p{N}]`;
const HYPHEN = '[-\\u2010\\u2011]';
const POINT = '[.,/\\u2013]';
/** Between what belongs together: letters and digits, a hyphen between words, a point between digits or before one. */
const INSIDE = new RegExp(
  [
    `(?<=${WORD})(?=${HYPHEN}?${WORD})`,
    `(?<=${WORD}${HYPHEN})(?=${WORD})`,
    `(?<=\\p{N})(?=${POINT}\\p{N})`,
    `(?<=\\p{N}${POINT})(?=\\p{N})`,
    `(?<=(?<!${WORD})\\.)(?=\\p{N})`,
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
