/**
 * Finds many forms at once in a view: two tries over folded symbols, walked from every place where
 * a word or number can begin. The depth of a trie bounds the work at each place, so the whole is
 * linear in the text.
 *
 * - word forms: blanks must be where the form has them, of any kind and width (`garcia, maria`,
 *   `garcia_maria`, `Garcia⏎  Maria`);
 * - number forms: blanks are ignored (`555-123 4567`, `5 5 5 1 2 3 …`).
 */

import { FOLD, HASH_SEED, hashStep, hashWord, KIND, OTHER } from './fold.ts';
import { FormTrie } from './form-trie.ts';
import {
  bitsOf,
  COMMON,
  CUE_EPONYM_NOUN,
  cuesAt,
  find as findWord,
  GIVEN,
  STOP,
  WORD,
} from './lexicon.ts';
import { BLANK, CASE_LOWER, CASE_UPPER, IS_DIGIT, type View } from './view.ts';

/** Conditions on a match. */
/** The first letter is a capital in the text. */
export const CAPITAL = 1;
/** `Ng`, not `NG` or `ng`. */
export const TITLE_CASE = 2;
/** Dots between initials. */
export const DOTTED = 4;
/** Blanks are one of `/`, `-`, `.`. */
export const DATE_JOINTS = 8;
/** A word about social security or `last four` stands before. */
export const AFTER_SSN_WORD = 16;
/** Another form of the same owner is found within a line of it. */
export const BESIDE = 32;
/** No eponym noun after it: `Foley catheter`. */
export const NO_EPONYM = 64;
/** Last letter, an initial, is a capital in the text. */
export const FINAL_CAPITAL = 128;
/** With one of the capitals: a possessive or a title (`mr. may`, `name: ng`) will do instead. */
export const OR_PROVEN = 256;
/** With `CAPITAL` or `FINAL_CAPITAL`: a dot after the initial will do instead (`m. wu`, `wu m.`). */
export const OR_DOTTED = 512;

export interface Form<Owner> {
  readonly owner: Owner;
  readonly conditions: number;
}

export interface Match<Owner> {
  readonly start: number;
  readonly end: number;
  readonly forms: readonly Form<Owner>[];
  /** Which of the matchers have them. */
  readonly sources: readonly number[];
}

/** White space and marks between the words of a form; more than this is another place. */
const BLANK_WIDTH_MAX = 60;
const MARKS_MAX = 6;
/** Between two digits of a number. */
const JOINT_WIDTH_MAX = 4;

/** Small, for an index is made for each document of a feed. */
const START_FILTER_SIZE = 256;
const PAIR_FILTER_SIZE = 4096;

export class Matcher<Owner> {
  readonly #words = new FormTrie<Form<Owner>>();
  readonly #numbers = new FormTrie<Form<Owner>>();
  /** First symbols of all forms and their first two, hashed: most places are skipped. */
  readonly #starts = new Uint8Array(START_FILTER_SIZE);
  readonly #pairs = new Uint8Array(PAIR_FILTER_SIZE);
  size = 0;

  /** `form`: folded words with one blank between. */
  addWords(form: string, owner: Owner, conditions = 0): void {
    this.#add(this.#words, form, { owner, conditions });
  }

  /** `form`: folded letters and digits, no blanks. */
  addNumber(form: string, owner: Owner, conditions = 0): void {
    this.#add(this.#numbers, form, { owner, conditions });
  }

  #add(trie: FormTrie<Form<Owner>>, form: string, entry: Form<Owner>): void {
    if (form.length < 2) return; // one character is no evidence
    trie.add(form, entry);
    this.#starts[form.charCodeAt(0) & (START_FILTER_SIZE - 1)] = 1;
    this.#pairs[pairOf(form.charCodeAt(0), form.charCodeAt(1))] = 1;
    this.size += 1;
  }

  /** A form may begin at this place: for most places none does. */
  mayStart(view: View, at: number): boolean {
    const { symbol, count } = view;
    if (this.#starts[symbol[at]! & (START_FILTER_SIZE - 1)] === 0) return false;
    const next = at + 1 < count ? symbol[at + 1]! : BLANK;
    return next === BLANK || this.#pairs[pairOf(symbol[at]!, next)] === 1;
  }

  /** The longest form that begins at this place: its last place, or -1. */
  longestAt(view: View, at: number): [number, Form<Owner>[] | undefined] {
    const word = longest(this.#words, view, at, false);
    const number = longest(this.#numbers, view, at, true);
    return number[0] > word[0] ? number : word;
  }
}

/** Longest matches of any of the matchers, left to right, not overlapping. */
export function search<Owner>(matchers: readonly Matcher<Owner>[], view: View): Match<Owner>[] {
  const matches: Match<Owner>[] = [];
  let at = 0;
  while (at < view.count) {
    let best = -1;
    let forms: Form<Owner>[] = [];
    let sources: number[] = [];
    for (let source = 0; source < matchers.length; source += 1) {
      const matcher = matchers[source]!;
      if (!matcher.mayStart(view, at) || !isBoundary(view, at)) continue;
      const [last, held] = matcher.longestAt(view, at);
      if (held === undefined || last < best) continue;
      if (last > best) {
        best = last;
        forms = held;
        sources = [source];
      } else {
        forms = forms.concat(held);
        sources.push(source);
      }
    }
    if (best >= 0) matches.push({ start: view.from[at]!, end: view.to[best]!, forms, sources });
    at = Math.max(best, at) + 1;
  }
  return matches.filter(isBesideEnough);
}

function longest<Owner>(
  trie: FormTrie<Form<Owner>>,
  view: View,
  first: number,
  isLoose: boolean,
): [number, Form<Owner>[] | undefined] {
  const { symbol, count } = view;
  let node = 0;
  let best = -1;
  let forms: Form<Owner>[] | undefined;
  for (let at = first; at < count; at += 1) {
    const code = symbol[at]!;
    if (code === BLANK) {
      if (!isBridge(view, at, isLoose)) break;
      if (isLoose) continue;
    }
    node = trie.next(node, code);
    if (node < 0) break;
    const ending = trie.valuesAt(node);
    if (ending === undefined || !isBoundary(view, at + 1)) continue;
    const held = ending.filter((form) => holds(form.conditions, view, first, at));
    if (held.length > 0) {
      best = at;
      forms = held;
    }
  }
  return [best, forms];
}

const pairOf = (first: number, second: number) => ((first << 7) ^ second) & (PAIR_FILTER_SIZE - 1);

/** A word or number may begin or end before symbol `at`: blank, case or kind changes there. */
export function isBoundary(view: View, at: number): boolean {
  const { symbol, mark, count } = view;
  if (at === 0 || at >= count) return true;
  if (symbol[at] === BLANK || symbol[at - 1] === BLANK) return true;
  const before = mark[at - 1]!;
  const after = mark[at]!;
  if ((before === IS_DIGIT) !== (after === IS_DIGIT)) return true;
  if (before === CASE_LOWER && after === CASE_UPPER) return true;
  // Scripts without case have no blanks between words either.
  return before === (CASE_LOWER | CASE_UPPER) || after === (CASE_LOWER | CASE_UPPER);
}

/** The blank at `at` is one that a form may stretch over. */
function isBridge(view: View, at: number, isLoose: boolean): boolean {
  const width = view.to[at]! - view.from[at]!;
  if (width === 1) return true;
  if (width > (isLoose ? JOINT_WIDTH_MAX : BLANK_WIDTH_MAX)) return false;
  let marks = 0;
  let lines = 0;
  for (let place = view.from[at]!; place < view.to[at]!; place += 1) {
    const code = view.text.charCodeAt(place);
    if (KIND[code] === OTHER) marks += 1;
    if (code === 10) lines += 1;
  }
  return marks <= MARKS_MAX && lines < 2;
}

const SSN_WORD =
  /(?:(?:ssn|ss#|social|last (?:4|four)|ending)[^\n]{0,30}|[x*•#]{3}[- ]?[x*•#]{2}[- ]?)$/i;

function holds(conditions: number, view: View, first: number, last: number): boolean {
  if (conditions === 0) return true;
  const { text } = view;
  if ((conditions & CAPITALS) !== 0 && !isWrittenAsName(conditions, view, first, last))
    return false;
  if ((conditions & DOTTED) !== 0 && !isDotted(view, first, last)) return false;
  if ((conditions & DATE_JOINTS) !== 0 && !isDateJoined(view, first, last)) return false;
  if ((conditions & AFTER_SSN_WORD) !== 0) {
    const start = view.from[first]!;
    if (!SSN_WORD.test(text.slice(Math.max(0, start - 48), start))) return false;
  }
  return (conditions & NO_EPONYM) === 0 || !isEponym(text, view.to[last]!);
}

const CAPITALS = CAPITAL | TITLE_CASE | FINAL_CAPITAL;

/** In capitals, or with what the form takes instead. */
function isWrittenAsName(conditions: number, view: View, first: number, last: number): boolean {
  const { mark } = view;
  const isUpper = (at: number) => (mark[at]! & CASE_UPPER) !== 0;
  const isFull =
    isUpper(first) &&
    ((conditions & TITLE_CASE) === 0 || last === first || (mark[last]! & CASE_LOWER) !== 0) &&
    ((conditions & FINAL_CAPITAL) === 0 || isUpper(last));
  if ((conditions & FINAL_CAPITAL) !== 0 && !isInitialBeside(view, last)) return false;
  if (isFull) return true;
  if ((conditions & OR_DOTTED) !== 0) {
    const initial = (conditions & FINAL_CAPITAL) === 0 ? first : last;
    if (view.text.charCodeAt(view.to[initial]!) === 46) return true;
  }
  return (conditions & OR_PROVEN) !== 0 && isProven(view, first, last);
}

const BESIDE_INITIAL = /^(?:,? {1,2}|,|[_\u00a0])$/;

/** `Wu M`, but not `Wu⏎M. Lopez` or `Wu (M. Lopez)`: that is the next name's. */
function isInitialBeside({ symbol, from, to, text }: View, last: number): boolean {
  const gap = last - 1;
  return symbol[gap] !== BLANK || BESIDE_INITIAL.test(text.slice(from[gap], to[gap]));
}

const POSSESSIVE = /['’]s(?![\p{L}\p{N}])/uy;
const TITLE_BEFORE =
  /(?:^|[^\p{L}\p{N}])(?:(?:mr|mrs|ms|miss|mx|dr|prof)\.?[ \u00a0]|(?:sur|first|last)?name(?: is|[:=])?[ "']{1,2}|(?:patient|pt): ?)$/iu;
const TITLE_REACH = 16;

function isProven({ text, from, to }: View, first: number, last: number): boolean {
  POSSESSIVE.lastIndex = to[last]!;
  if (POSSESSIVE.test(text)) return true;
  const start = from[first]!;
  return TITLE_BEFORE.test(text.slice(Math.max(0, start - TITLE_REACH), start));
}

/** `M.G.`, `M. G.`, in capitals. */
function isDotted(view: View, first: number, last: number): boolean {
  for (let at = first; at <= last; at += 1) {
    if (view.symbol[at] !== BLANK && (view.mark[at]! & CASE_UPPER) === 0) return false;
    if (view.symbol[at] === BLANK && view.text.charCodeAt(view.from[at]!) !== 46) return false;
  }
  return view.text.charCodeAt(view.to[last]!) === 46;
}

function isDateJoined(view: View, first: number, last: number): boolean {
  for (let at = first; at <= last; at += 1) {
    if (view.symbol[at] !== BLANK) continue;
    const code = view.text.charCodeAt(view.from[at]!);
    const isSingle = view.to[at]! - view.from[at]! === 1;
    if (!isSingle || (code !== 45 && code !== 46 && code !== 47)) return false;
  }
  return true;
}

/** The next word, perhaps after a possessive, makes an eponym of this one. */
function isEponym(text: string, end: number): boolean {
  let at = end;
  if (/^['’]s /.test(text.slice(at, at + 3))) at += 2;
  if (text.charCodeAt(at) !== 32) return false;
  at += 1;
  let hash = HASH_SEED;
  const start = at;
  while (at < text.length && KIND[text.charCodeAt(at)]! > OTHER && KIND[text.charCodeAt(at)]! < 4) {
    hash = hashStep(hash, FOLD[text.charCodeAt(at)]!);
    at += 1;
  }
  return at > start && (cuesAt(findWord(hash)) & CUE_EPONYM_NOUN) !== 0;
}

/** How many matches to each side may be the company that a form needs. */
const COMPANY_MATCHES_MAX = 8;
const COMPANY_WIDTH_MAX = 40;
const isSure = <Owner>(match: Match<Owner>) =>
  match.forms.some((form) => (form.conditions & BESIDE) === 0);

/** A form that needs company has another match near that needs none. */
function isBesideEnough<Owner>(
  match: Match<Owner>,
  at: number,
  all: readonly Match<Owner>[],
): boolean {
  if (isSure(match)) return true;
  const near = all.slice(Math.max(0, at - COMPANY_MATCHES_MAX), at + COMPANY_MATCHES_MAX + 1);
  return near.some(
    (other) =>
      other !== match &&
      other.start - match.end < COMPANY_WIDTH_MAX &&
      match.start - other.end < COMPANY_WIDTH_MAX &&
      isSure(other),
  );
}

/** Too ordinary a word to stand for a person in lower case; rare words that are given names are not. */
export function isOrdinaryWord(word: string): boolean {
  const bits = bitsOf(hashWord(word));
  return (bits & (COMMON | STOP)) !== 0 || ((bits & WORD) !== 0 && (bits & GIVEN) === 0);
}
