/**
 * Finds many forms at once in a view: two tries over folded symbols, walked from every place where
 * a word or number can begin. The depth of a trie bounds the work at each place, so the whole is
 * linear in the text.
 *
 * - word forms: blanks must be where the form has them, of any kind and width (`garcia, maria`,
 *   `garcia_maria`, `Garcia⏎  Maria`);
 * - number forms: blanks are ignored (`555-123 4567`, `5 5 5 1 2 3 …`).
 */

import { BESIDE, holds, OR_MISWRITTEN } from './conditions.ts';
import { KIND, OTHER } from './fold.ts';
import { FormTrie } from './form-trie.ts';
import { beginningsOf, miswrittenAt, takenFor } from './miswritten.ts';
import { BLANK, isBoundary, type View } from './view.ts';

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
  readonly way: Way;
}

/** How a form is written: as it is, with something between its letters, with letters misread. */
type Way = 'whole' | 'apart' | 'misread';

interface Held<Owner> {
  /** Its last symbol. */
  readonly last: number;
  readonly forms: readonly Form<Owner>[];
  readonly way: Way;
}

/** White space and marks between the words of a form; more than this is another place. */
const BLANK_WIDTH_MAX = 60;
const MARKS_MAX = 6;
/** Between two digits of a number. */
const JOINT_WIDTH_MAX = 4;

/** Small, for an index is made for each document of a feed. */
const START_FILTER_SIZE = 256;
const PAIR_FILTER_SIZE = 4096;

const WHOLE = 1;
const MISWRITTEN = 2;

export class Matcher<Owner> {
  readonly #words = new FormTrie<Form<Owner>>();
  readonly #numbers = new FormTrie<Form<Owner>>();
  readonly #miswritten = new FormTrie<Form<Owner>>();
  /** First symbols of all forms and their first two, hashed, with their ways: most places are skipped. */
  readonly #starts = new Uint8Array(START_FILTER_SIZE);
  readonly #pairs = new Uint8Array(PAIR_FILTER_SIZE);
  size = 0;

  /** `form`: folded words with one blank between. */
  addWords(form: string, owner: Owner, conditions = 0): void {
    this.#add(this.#words, form, { owner, conditions });
    if ((conditions & OR_MISWRITTEN) !== 0) this.#addMiswritten(form, { owner, conditions });
  }

  /** `form`: folded letters and digits, no blanks. */
  addNumber(form: string, owner: Owner, conditions = 0): void {
    this.#add(this.#numbers, form, { owner, conditions });
  }

  #add(trie: FormTrie<Form<Owner>>, form: string, entry: Form<Owner>): void {
    if (form.length < 2) return; // one character is no evidence
    trie.add(form, entry);
    this.#mayBegin(form.charCodeAt(0), form.charCodeAt(1), WHOLE);
    this.size += 1;
  }

  #addMiswritten(form: string, entry: Form<Owner>): void {
    this.#miswritten.add(form, entry);
    for (const beginning of beginningsOf(form, 2)) {
      const seconds = takenFor(beginning.charCodeAt(1));
      for (const first of takenFor(beginning.charCodeAt(0)))
        for (const second of seconds) this.#mayBegin(first, second, MISWRITTEN);
    }
  }

  #mayBegin(first: number, second: number, way: number): void {
    this.#starts[first & (START_FILTER_SIZE - 1)]! |= way;
    this.#pairs[pairOf(first, second)]! |= way;
  }

  /** Ways in which a form may begin at this place: for most places none. */
  waysAt(view: View, at: number): number {
    const { symbol, count } = view;
    const ways = this.#starts[symbol[at]! & (START_FILTER_SIZE - 1)]!;
    if (ways === 0) return 0;
    const next = at + 1 < count ? symbol[at + 1]! : BLANK;
    return next === BLANK ? ways : this.#pairs[pairOf(symbol[at]!, next)]!;
  }

  /** The longest form that begins at this place in one of these ways. */
  longestAt(view: View, at: number, ways: number): Held<Owner> | undefined {
    let best: Held<Owner> | undefined;
    if ((ways & WHOLE) !== 0) {
      best = longest(this.#words, view, at, false);
      const number = longest(this.#numbers, view, at, true);
      if (number !== undefined && number.last > (best?.last ?? -1)) best = number;
    }
    if ((ways & MISWRITTEN) === 0) return best;
    const other = miswrittenAt(this.#miswritten, view, at);
    return other !== undefined && other.last > (best?.last ?? -1) ? other : best;
  }
}

/** Longest matches of any of the matchers, left to right, not overlapping. */
export function search<Owner>(matchers: readonly Matcher<Owner>[], view: View): Match<Owner>[] {
  const matches: Match<Owner>[] = [];
  let at = 0;
  while (at < view.count) {
    let best: Held<Owner> | undefined;
    let sources: number[] = [];
    for (let source = 0; source < matchers.length; source += 1) {
      const matcher = matchers[source]!;
      const ways = matcher.waysAt(view, at);
      if (ways === 0 || !isBoundary(view, at)) continue;
      const held = matcher.longestAt(view, at, ways);
      if (held === undefined || held.last < (best?.last ?? -1)) continue;
      if (best === undefined || held.last > best.last) {
        best = held;
        sources = [source];
      } else {
        best = { ...best, forms: best.forms.concat(held.forms) };
        sources.push(source);
      }
    }
    if (best !== undefined) {
      const { last, forms, way } = best;
      matches.push({ start: view.from[at]!, end: view.to[last]!, forms, sources, way });
    }
    at = Math.max(best?.last ?? at, at) + 1;
  }
  return matches.filter(isBesideEnough);
}

function longest<Owner>(
  trie: FormTrie<Form<Owner>>,
  view: View,
  first: number,
  isLoose: boolean,
): Held<Owner> | undefined {
  const { symbol, count } = view;
  let node = 0;
  let best: Held<Owner> | undefined;
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
    const forms = ending.filter((form) => holds(form.conditions, view, first, at));
    if (forms.length > 0) best = { last: at, forms, way: 'whole' };
  }
  return best;
}

const pairOf = (first: number, second: number) => ((first << 7) ^ second) & (PAIR_FILTER_SIZE - 1);

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
