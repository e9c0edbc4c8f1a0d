/**
 * A place in a text that may still grow. Reading past what has come is noted (`ranOut`): whatever was
 * read may then turn out otherwise, and is to be read again with more of the text.
 */
import { foldText, foldUnit, isDigitUnit, isSpaceUnit, isWordUnit } from './folding.ts';

/** Longest gap between two parts of one expression, characters: a wrapped and indented line. */
const GAP_MAX = 32;
const DIGITS_MAX = 16;
const MARKUP = '*_~`';
const BLANKS = ['&nbsp;', '&#160;', '&#xa0;', '&#32;', '&#x20;', '&ensp;', '&emsp;', '&thinsp;'];
const ENTITY_MAX = 8;
const TAG = /^<\/?[a-z]{0,10}>?$/i;

export interface Digits {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Words to be read, with all their beginnings, folded. */
export interface WordSet {
  readonly words: ReadonlySet<string>;
  readonly starts: ReadonlySet<string>;
}

export function wordSet(words: Iterable<string>): WordSet {
  const folded = new Set([...words].map(foldText));
  const starts = new Set<string>();
  for (const word of folded)
    for (let end = 1; end <= word.length; end += 1) starts.add(word.slice(0, end));
  return { words: folded, starts };
}

export class TextCursor {
  readonly text: string;
  at: number;
  ranOut = false;
  readonly #isFinal: boolean;

  constructor(text: string, at: number, isFinal: boolean) {
    this.text = text;
    this.at = at;
    this.#isFinal = isFinal;
  }

  /** The code unit `ahead` of here; NaN behind the text. */
  code(ahead = 0): number {
    const index = this.at + ahead;
    if (index >= this.text.length && !this.#isFinal) this.ranOut = true;
    return this.text.charCodeAt(index);
  }

  /** One of these characters, taken; '' when another stands here. */
  oneOf(characters: string): string {
    const code = this.code();
    const character = Number.isNaN(code) ? '' : this.text[this.at]!;
    if (character === '' || !characters.includes(character)) return '';
    this.at += 1;
    return character;
  }

  digits(): Digits | undefined {
    const start = this.at;
    while (this.at - start < DIGITS_MAX && isDigitUnit(this.code())) this.at += 1;
    if (this.at === start) return undefined;
    return { start, end: this.at, text: this.text.slice(start, this.at) };
  }

  /** A whole word, if it is one of these. @param mayHaveDigits right behind it: `x6270` */
  word(set: WordSet, mayHaveDigits = false): string | undefined {
    const start = this.at;
    let folded = '';
    while (isWordUnit(this.code()) && !isDigitUnit(this.code())) {
      folded += foldUnit(this.code());
      this.at += 1;
      if (!set.starts.has(folded)) break;
    }
    const isEnd = () => !isWordUnit(this.code()) || (mayHaveDigits && isDigitUnit(this.code()));
    if (set.words.has(folded) && isEnd()) return this.text.slice(start, this.at);
    this.at = start;
    return undefined;
  }

  /** White space, with one line break at most, its entities, markup and any of `marks`. */
  gap(marks = ''): string {
    const start = this.at;
    let breaks = 0;
    while (this.at - start < GAP_MAX) {
      const code = this.code();
      if (isSpaceUnit(code)) {
        if (code === 10) breaks += 1;
        if (breaks > 1) break;
        this.at += 1;
      } else if (this.oneOf(MARKUP + marks) === '' && !this.#tag() && !this.#entity()) break;
    }
    return this.text.slice(start, this.at);
  }

  /** `&nbsp;` */
  #entity(): boolean {
    if (this.code() !== 38) return false;
    const here = this.text.slice(this.at, this.at + ENTITY_MAX).toLowerCase();
    const entity = BLANKS.find((one) => here.startsWith(one));
    if (entity === undefined && BLANKS.some((one) => one.startsWith(here))) this.code(here.length);
    this.at += entity?.length ?? 0;
    return entity !== undefined;
  }

  /** `</b>`, `<br>`. */
  #tag(): boolean {
    if (this.code() !== 60) return false;
    let end = 1;
    while (!Number.isNaN(this.code(end)) && TAG.test(this.text.slice(this.at, this.at + end + 1))) {
      end += 1;
    }
    if (this.text[this.at + end - 1] !== '>') return false;
    this.at += end;
    return true;
  }
}
