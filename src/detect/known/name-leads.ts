/**
 * Where a form of a name may begin at all. All forms of a name, made by `addNameForms`, begin with a word of it or
 * with the first letters of its words, run together or apart. Most short texts of a document have no such place, and
 * then the forms, a hundred and more, need not be made.
 */
import type { KnownName } from '../../core/person.ts';
import { beginningsOf, isBetweenSingles, isLayout, likenessOf, takenFor } from '../miswritten.ts';
import { BLANK, isBoundary, type View } from '../view.ts';
import { nameWords, reversed } from './name-forms.ts';

const SIZE = 256;

export class NameLeads {
  /** First letters of words, by their low bits: most places end here. */
  readonly #mayBegin = new Uint8Array(SIZE);
  readonly #firsts = new Set<number>();
  /** First two letters, and words that have no more. */
  readonly #pairs = new Set<number>();
  readonly #short = new Set<number>();
  readonly #triples = new Set<number>();
  /** First two letters, of which something may stand between. */
  readonly #apart = new Set<number>();

  constructor(names: readonly KnownName[]) {
    for (const word of new Set(names.flatMap(nameWords))) {
      const [first, second] = [0, 1].map((at) => word.charCodeAt(at)) as [number, number];
      this.#firsts.add(first);
      if (word.length > 1) this.#pairs.add(pairOf(first, second));
      if (word.length === 2) this.#short.add(pairOf(first, second));
      for (const beginning of beginningsOf(word, 3)) {
        this.#addBeginning(beginning);
        this.#apart.add(likePair(beginning.charCodeAt(0), beginning.charCodeAt(1)));
      }
      if (word.length > 2) this.#addBeginning(reversed(word));
    }
  }

  #addBeginning(beginning: string): void {
    const [first, second, third] = [0, 1, 2].map((at) => beginning.charCodeAt(at)) as Three;
    for (const symbol of takenFor(first)) this.#mayBegin[symbol & (SIZE - 1)] = 1;
    if (beginning.length > 2) this.#triples.add(tripleOf(first, second, third));
  }

  /** Whether a form may begin anywhere: false only where none does. */
  isIn(view: View): boolean {
    const { symbol, count } = view;
    for (let at = 0; at + 1 < count; at += 1) {
      if (this.#mayBegin[symbol[at]! & (SIZE - 1)] === 0 || !isBoundary(view, at)) continue;
      const [second, third] = [symbol[at + 1]!, at + 2 < count ? symbol[at + 2]! : BLANK];
      if (this.#mayGoOn(symbol[at]!, second, third)) return true;
      if ((second === BLANK || third === BLANK) && this.#isApart(view, at)) return true;
    }
    return false;
  }

  /** `q u i r o g a`, `q_uiroga`, `qu_iroga` */
  #isApart(view: View, at: number): boolean {
    const { symbol, count } = view;
    const blank = symbol[at + 1] === BLANK ? at + 1 : at + 2;
    if (blank + 1 >= count || symbol[blank] !== BLANK) return false;
    if (!isBetweenSingles(view, blank) && !isLayout(view, blank)) return false;
    const second = blank === at + 1 ? symbol[at + 2]! : symbol[at + 1]!;
    return this.#apart.has(likePair(symbol[at]!, second));
  }

  #mayGoOn(first: number, second: number, third: number): boolean {
    if (this.#short.has(pairOf(first, second))) return true;
    if (this.#triples.has(tripleOf(first, second, third))) return true;
    if (!this.#firsts.has(first)) return false;
    // `m garcia`, `m.g.`
    if (second === BLANK) return this.#firsts.has(third);
    // `mgarcia`, `mg`, `ml garcia`, `mlgarcia`
    if (!this.#firsts.has(second)) return false;
    return third === BLANK || this.#firsts.has(third) || this.#pairs.has(pairOf(second, third));
  }
}

type Three = [number, number, number];

const pairOf = (first: number, second: number) => (first << 16) | second;
const likePair = (first: number, second: number) => pairOf(likenessOf(first), likenessOf(second));
/** Of symbols that are taken for each other, the same. */
const tripleOf = (first: number, second: number, third: number) =>
  (likenessOf(first) * 0x10000 + likenessOf(second)) * 0x10000 + likenessOf(third);
