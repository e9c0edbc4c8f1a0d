/** What a form of a known value asks for, beyond its letters, to count where it is found: bits. */
import { NOUNS_OF_WORDS } from './clinical/eponym-words.ts';
import { FOLD, HASH_SEED, hashStep, hashWord, KIND, OTHER } from './fold.ts';
import { CUE_EPONYM_NOUN, cuesAt, find as findWord } from './lexicon.ts';
import { isBehindArticle } from './plural-names.ts';
import { BLANK, CASE_LOWER, CASE_UPPER, type View } from './view.ts';

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
/** The last letter is a capital and the first is none: `eeL`. */
export const LAST_CAPITAL = 1024;
/** Of a name of one word: letters apart, marks between or letters misread will do instead (`miswritten.ts`). */
export const OR_MISWRITTEN = 2048;
/** Every letter is a capital, and nothing is glued on: `IBQ`. */
export const ALL_CAPITALS = 4096;

/** No day in numbers stands before or behind it: `03/1957` of `25/03/1957` is another day's. */
export const NO_DAY = 8192;
/** `the` stands before: `the Smiths`. */
export const BEHIND_ARTICLE = 16384;

const SSN_WORD =
  /(?:(?:ssn|ss#|social|last (?:4|four)|ending)[^\n]{0,30}|[x*•#]{3}[- ]?[x*•#]{2}[- ]?)$/i;

/** All of them hold for the form found from symbol `first` to `last`. */
export function holds(conditions: number, view: View, first: number, last: number): boolean {
  if (conditions === 0) return true;
  const { text } = view;
  if ((conditions & CAPITALS) !== 0 && !isWrittenAsName(conditions, view, first, last))
    return false;
  if ((conditions & LAST_CAPITAL) !== 0 && !isLastCapital(view, first, last)) return false;
  if ((conditions & ALL_CAPITALS) !== 0 && !areCapitalsAlone(view, first, last)) return false;
  if ((conditions & DOTTED) !== 0 && !isDotted(view, first, last)) return false;
  if ((conditions & DATE_JOINTS) !== 0 && !isDateJoined(view, first, last)) return false;
  if ((conditions & NO_DAY) !== 0 && hasDay(view, first, last)) return false;
  if ((conditions & BEHIND_ARTICLE) !== 0 && !isBehindArticle(text, view.from[first]!))
    return false;
  if ((conditions & AFTER_SSN_WORD) !== 0) {
    const start = view.from[first]!;
    if (!SSN_WORD.test(text.slice(Math.max(0, start - 48), start))) return false;
  }
  return (conditions & NO_EPONYM) === 0 || !isEponym(conditions, text, view.to[last]!);
}

/** Of the form that ends at `end`, with the next word; what a hyphen joins (`garcia-test.pdf`) is mostly no term. */
function isEponym(conditions: number, text: string, end: number): boolean {
  const next = nextWord(text, end);
  if (next === undefined) return false;
  if (SECOND_NAMES.has(next)) return true;
  if (text.charCodeAt(end) === HYPHEN) return false;
  const isOfWord = (conditions & OR_PROVEN) !== 0 && OF_WORDS.has(next);
  return isOfWord || (cuesAt(findWord(next)) & CUE_EPONYM_NOUN) !== 0;
}

const HYPHEN = 45;

const hashes = (words: string): ReadonlySet<number> => new Set(words.split(' ').map(hashWord));

const OF_WORDS = hashes(NOUNS_OF_WORDS);
/** `Brown-Sequard`, `Paul-Bunnell` */
const SECOND_NAMES = hashes('sequard bunnell');

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

const isLastCapital = ({ mark }: View, first: number, last: number): boolean =>
  mark[first] === CASE_LOWER && mark[last] === CASE_UPPER;

function areCapitalsAlone({ mark, text, from, to }: View, first: number, last: number): boolean {
  for (let at = first; at <= last; at += 1) if (mark[at] !== CASE_UPPER) return false;
  return (
    !GLUED_BEFORE.test(text.slice(from[first]! - 1, from[first])) &&
    !GLUED.test(text.slice(to[last], to[last]! + 2))
  );
}

const GLUED_BEFORE = /[\p{L}\p{N}/-]/u;
/** `IBQ2`, `IBQ-4`; `IBQ's` and `IBQ/RN` are somebody's. */
const GLUED = /^(?:[\p{L}\p{N}]|-\p{N})/u;

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

const DAY_BEFORE = /\d[-./]$/;
const DAY_BEHIND = /^[-./]\d/;
const hasDay = ({ text, from, to }: View, first: number, last: number): boolean =>
  DAY_BEFORE.test(text.slice(Math.max(0, from[first]! - 2), from[first])) ||
  DAY_BEHIND.test(text.slice(to[last], to[last]! + 2));

/** Hash of the next word, behind a blank or hyphen, perhaps after a possessive. */
function nextWord(text: string, end: number): number | undefined {
  let at = end;
  if (/^['’]s /.test(text.slice(at, at + 3))) at += 2;
  if (text.charCodeAt(at) !== 32 && text.charCodeAt(at) !== HYPHEN) return undefined;
  at += 1;
  let hash = HASH_SEED;
  const start = at;
  while (at < text.length && KIND[text.charCodeAt(at)]! > OTHER && KIND[text.charCodeAt(at)]! < 4) {
    hash = hashStep(hash, FOLD[text.charCodeAt(at)]!);
    at += 1;
  }
  return at > start ? hash : undefined;
}
