/**
 * Names of one word that are not written as a word: letters apart (`Q u i r o g a`, `L. e. e.`), marks of
 * layout between them (`Qui_roga`), letters misread from paper or replaced (`Qu1roga`, `Marnani` for
 * Mamani).
 */
import { holds } from './conditions.ts';
import { HASH_SEED, hashStep } from './fold.ts';
import type { FormTrie } from './form-trie.ts';
import { bitsOf } from './lexicon.ts';
import type { Form } from './matcher.ts';
import { IS_ITSELF } from './near-names.ts';
import { BLANK, CASE_LOWER, CASE_UPPER, IS_DIGIT, isBoundary, type View } from './view.ts';

export interface Miswritten<Owner> {
  /** Its last symbol. */
  readonly last: number;
  readonly forms: readonly Form<Owner>[];
  readonly way: 'apart' | 'misread';
}

/** The longest that begins at symbol `first`. */
export function miswrittenAt<Owner>(
  trie: FormTrie<Form<Owner>>,
  view: View,
  first: number,
): Miswritten<Owner> | undefined {
  const walk = new Walk(trie, view, first);
  walk.go(0, first, START);
  return walk.best;
}

/** Letters and digits that are taken for each other; the first stands for all. */
const ALIKE = ['o0', 'il1', 'z2', 'e3', 'a4', 's5', 'g69', 't7', 'b8'];
/** A letter that is taken for two, and the other way round. */
const PAIRS: Readonly<Record<string, string>> = { m: 'rn', d: 'cl', w: 'vv' };
const BY_PAIR = Object.fromEntries(Object.entries(PAIRS).map(([one, pair]) => [pair, one]));
const HAS_PAIR = /[mdw]|rn|cl|vv/;
/** By code of a symbol: 1 where it may be one of a pair, or stand for one. */
const IN_PAIR = Uint8Array.from({ length: 128 }, (_, code) =>
  'mdwrcv'.includes(String.fromCharCode(code)) ? 1 : 0,
);

const ASCII = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code));
const groupOf = (character: string) => ALIKE.find((group) => group.includes(character));
/** By code of a symbol: the letters, apart from itself, that it may have been. */
const MAY_BE: readonly (readonly number[])[] = ASCII.map((seen) =>
  [...(groupOf(seen) ?? '')]
    .filter((one) => /[a-z]/.test(one) && one !== seen)
    .map((one) => one.charCodeAt(0)),
);
const LIKENESS = Uint8Array.from(ASCII, (seen) => (groupOf(seen) ?? seen).charCodeAt(0));

/** The same for symbols that are taken for each other. */
export const likenessOf = (symbol: number): number => LIKENESS[symbol] ?? symbol;

/** Symbols that are taken for this one, and itself. */
export const takenFor = (symbol: number): readonly number[] => TAKEN_FOR[symbol] ?? [symbol];
const TAKEN_FOR = ASCII.map((letter) =>
  [...(groupOf(letter) ?? letter)].map((one) => one.charCodeAt(0)),
);

/** First letters of a word, and what they are where one is taken for two or two for one. */
export function beginningsOf(word: string, length: number): string[] {
  const plain = word.slice(0, length);
  if (!HAS_PAIR.test(word.slice(0, length + 1))) return [plain];
  const after = (seen: string, taken: number) =>
    seen.length >= length
      ? [seen.slice(0, length)]
      : beginningsOf(word.slice(taken), length - seen.length).map((rest) => seen + rest);
  const pair = PAIRS[plain[0]!];
  const one = BY_PAIR[word.slice(0, 2)];
  return [
    ...after(plain[0]!, 1),
    ...(pair === undefined ? [] : after(pair, 1)),
    ...(one === undefined ? [] : after(one, 2)),
  ];
}

/** Shorter words have too many neighbours. */
const MISREAD_LENGTH_MIN = 4;
/** Of letters apart; one more for each side on which further letters stand so. */
const APART_LENGTH_MIN = 3;
const APART_WIDTH_MAX = 4;

interface State {
  readonly misread: number;
  /** Something stands between some of the letters. */
  readonly isApart: boolean;
  /** What stands between single letters, the same everywhere. */
  readonly gap: string | undefined;
}
const START: State = { misread: 0, isApart: false, gap: undefined };

const textBetween = ({ text, from, to }: View, blank: number) => text.slice(from[blank], to[blank]);

/** The blank stands between two letters that stand alone. */
export function isBetweenSingles({ symbol, mark, from, to, count }: View, blank: number): boolean {
  if (to[blank]! - from[blank]! > APART_WIDTH_MAX || blank + 1 >= count) return false;
  if (symbol[blank] !== BLANK || mark[blank - 1] === IS_DIGIT || mark[blank + 1] === IS_DIGIT)
    return false;
  const isFirst = blank === 1 || symbol[blank - 2] === BLANK;
  return isFirst && (blank + 2 >= count || symbol[blank + 2] === BLANK);
}

/** `Qui_roga`, `Qui-⏎roga`: marks of layout alone, or a hyphen and the end of a line. */
export function isLayout(view: View, blank: number): boolean {
  const width = view.to[blank]! - view.from[blank]!;
  return width <= LAYOUT_WIDTH_MAX && LAYOUT.test(textBetween(view, blank));
}
const LAYOUT_WIDTH_MAX = 16;
const LAYOUT = /^(?:[*_~`]+|[-‐][ \t]*\r?\n[ \t]*)$/;

class Walk<Owner> {
  best: Miswritten<Owner> | undefined;
  readonly #trie: FormTrie<Form<Owner>>;
  readonly #view: View;
  readonly #first: number;

  constructor(trie: FormTrie<Form<Owner>>, view: View, first: number) {
    this.#trie = trie;
    this.#view = view;
    this.#first = first;
  }

  /** Goes on from a node with symbol `at`. Each step but over a blank goes one node deeper. */
  go(node: number, at: number, state: State): void {
    const { symbol, count } = this.#view;
    if (at >= count) return;
    const code = symbol[at]!;
    if (code === BLANK) {
      if (at > this.#first && symbol[at - 1] !== BLANK) this.#goOver(node, at, state);
      return;
    }
    this.#step(node, code, at, state);
    if (code > 127) return;
    for (const letter of MAY_BE[code]!) this.#stepMisread(node, letter, at, state);
    if (IN_PAIR[code] === 1) this.#stepPaired(node, at, state);
  }

  /** One letter for two, two for one. */
  #stepPaired(node: number, at: number, state: State): void {
    const { symbol, count } = this.#view;
    const seen = String.fromCharCode(symbol[at]!);
    const next = at + 1 < count ? String.fromCharCode(symbol[at + 1]!) : '';
    const one = BY_PAIR[seen + next];
    if (one !== undefined) this.#stepMisread(node, one.charCodeAt(0), at + 1, state);
    const pair = PAIRS[seen];
    const half = pair === undefined ? -1 : this.#trie.next(node, pair.charCodeAt(0));
    if (half >= 0) this.#stepMisread(half, pair!.charCodeAt(1), at, state);
  }

  #goOver(node: number, at: number, state: State): void {
    if (isLayout(this.#view, at)) {
      this.go(node, at + 1, { ...state, isApart: true });
    } else if (isBetweenSingles(this.#view, at)) {
      const gap = textBetween(this.#view, at);
      if ((state.gap ?? gap) === gap) this.go(node, at + 1, { ...state, isApart: true, gap });
    }
  }

  #step(node: number, code: number, at: number, state: State): void {
    const next = this.#trie.next(node, code);
    if (next >= 0) this.#arrive(next, at, state);
  }

  #stepMisread(node: number, letter: number, at: number, state: State): void {
    const next = this.#trie.next(node, letter);
    if (next >= 0) this.#arrive(next, at, { ...state, misread: state.misread + 1 });
  }

  /** At `node` with symbol `at`, which may be the last. */
  #arrive(node: number, at: number, state: State): void {
    const ending = this.#trie.valuesAt(node);
    if (ending !== undefined && this.#isWhole(this.#trie.depthOf(node), at, state)) {
      const forms = ending.filter(({ conditions }) =>
        holds(conditions, this.#view, this.#first, at),
      );
      const isLongest = this.best === undefined || at > this.best.last;
      if (forms.length > 0 && isLongest)
        this.best = { last: at, forms, way: state.isApart ? 'apart' : 'misread' };
    }
    this.go(node, at + 1, state);
  }

  /** A word so written may end with symbol `last`. */
  #isWhole(letters: number, last: number, { misread, isApart, gap }: State): boolean {
    const { symbol, mark, count } = this.#view;
    if (!isBoundary(this.#view, last + 1) || (!isApart && misread === 0)) return false;
    if (gap !== undefined && letters - this.#moreBeside(last, gap) < APART_LENGTH_MIN) return false;
    if (misread === 0) return true;
    if (letters < MISREAD_LENGTH_MIN || 2 * misread > letters) return false;
    // A digit that is a letter does not end a word, and no word begins between a digit and a letter.
    const isGluedBehind = last + 1 < count && symbol[last + 1] !== BLANK && mark[last] === IS_DIGIT;
    return !isGluedBehind && this.#isEdge() && !this.#isItself(last);
  }

  /** Before the first symbol is a blank, or a small letter before a capital. */
  #isEdge(): boolean {
    const { symbol, mark } = this.#view;
    const before = this.#first - 1;
    if (before < 0 || symbol[before] === BLANK) return true;
    return mark[before] === CASE_LOWER && mark[this.#first] === CASE_UPPER;
  }

  /** On how many sides a further single letter stands as near, which case does not tell from these. */
  #moreBeside(last: number, gap: string): number {
    const view = this.#view;
    const first = this.#first;
    const isNear = (blank: number) =>
      blank > 0 && isBetweenSingles(view, blank) && textBetween(view, blank) === gap;
    const isWordsEnd = (at: number) =>
      view.mark[at] === CASE_LOWER && view.mark[at + 2] === CASE_UPPER;
    const isAfterMore = isNear(first - 1) && !isWordsEnd(first - 2);
    const isBeforeMore = isNear(last + 1) && !isWordsEnd(last);
    return Number(isAfterMore) + Number(isBeforeMore);
  }

  /** A word of the language or a listed name is nobody's misread name. */
  #isItself(last: number): boolean {
    const { symbol, mark } = this.#view;
    let hash = HASH_SEED;
    for (let at = this.#first; at <= last; at += 1) {
      if (mark[at] === IS_DIGIT) return false;
      if (symbol[at] !== BLANK) hash = hashStep(hash, symbol[at]!);
    }
    return (bitsOf(hash) & IS_ITSELF) !== 0;
  }
}
