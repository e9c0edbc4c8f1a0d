/** Where a quote stands in what was sent. Character for character: there is no nearly. */
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
  readonly grounding: 'verbatim' | 'not_verbatim' | 'too_short';
  /** The first place, where there is one. */
  readonly span?: Span;
  readonly occurrences: number;
  /** Of a quote that is not verbatim: it differs in white space, quotation marks, dashes or case alone. */
  readonly isNear: boolean;
}

export function findQuote(quote: string, parts: readonly Part[], lengthMin: number): Grounding {
  let span: Span | undefined;
  let occurrences = 0;
  if (quote.trim() !== '') {
    for (const [index, part] of parts.entries()) {
      for (let at = part.text.indexOf(quote); at >= 0; at = part.text.indexOf(quote, at + 1)) {
        occurrences += 1;
        span ??= spanOf(part, index, at, at + quote.length);
      }
    }
  }
  if (span === undefined) {
    const isNear =
      quote.trim() !== '' && parts.some(({ text }) => folded(text).includes(folded(quote)));
    return { grounding: 'not_verbatim', occurrences, isNear };
  }
  const grounding = quote.trim().length < lengthMin ? 'too_short' : 'verbatim';
  return { grounding, span, occurrences, isNear: false };
}

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
