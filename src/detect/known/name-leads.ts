/**
 * Where a form of a name may begin at all. All forms of a name, made by `addNameForms`, begin with a word of it or
 * with the first letters of its words, run together or apart. Most short texts of a document have no such place, and
 * then the forms, a hundred and more, need not be made.
 */
import type { KnownName } from '../../core/person.ts';
import { isBoundary } from '../matcher.ts';
import { BLANK, type View } from '../view.ts';
import { nameWords } from './name-forms.ts';

const SIZE = 256;

export class NameLeads {
  /** First letters of words, by their low bits: most places end here. */
  readonly #mayBegin = new Uint8Array(SIZE);
  readonly #firsts = new Set<number>();
  /** First two letters, and words that have no more. */
  readonly #pairs = new Set<number>();
  readonly #short = new Set<number>();
  readonly #triples = new Set<number>();

  constructor(names: readonly KnownName[]) {
    for (const word of new Set(names.flatMap(nameWords))) {
      const [first, second, third] = [0, 1, 2].map((at) => word.charCodeAt(at)) as Three;
      this.#mayBegin[first & (SIZE - 1)] = 1;
      this.#firsts.add(first);
      if (word.length > 1) this.#pairs.add(pairOf(first, second));
      if (word.length === 2) this.#short.add(pairOf(first, second));
      if (word.length > 2) this.#triples.add(tripleOf(first, second, third));
    }
  }

  /** Whether a form may begin anywhere: false only where none does. */
  isIn(view: View): boolean {
    const { symbol, count } = view;
    for (let at = 0; at + 1 < count; at += 1) {
      if (this.#mayBegin[symbol[at]! & (SIZE - 1)] === 0) continue;
      const third = at + 2 < count ? symbol[at + 2]! : BLANK;
      if (this.#mayGoOn(symbol[at]!, symbol[at + 1]!, third) && isBoundary(view, at)) return true;
    }
    return false;
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
const tripleOf = (first: number, second: number, third: number) =>
  (first * 0x10000 + second) * 0x10000 + third;
