/** All ways to write the name of a known person. */
import type { KnownName } from '../../core/person.ts';
import * as m from '../conditions.ts';
import { fold, hashWord } from '../fold.ts';
import {
  bitsOf,
  COMMON,
  CREDENTIAL,
  CUE_CLINICAL,
  cuesAt,
  find,
  GIVEN,
  isOrdinaryWord,
  PARTICLE,
  STATE_CODE,
  STOP,
  TITLE,
  UNIT,
  WEEKDAY,
  WORD,
} from '../lexicon.ts';
import { isPluralOfWord, pluralOfName } from '../plural-names.ts';
import { isAbbreviation } from './abbreviations.ts';
import { nicknamesOf } from './nicknames.ts';

export type AddForm = (form: string, conditions: number) => void;

/** Folded words of a name part; `O'Brien` is both `o brien` and, joined, `obrien`. */
const wordsOf = (part: string): string[] =>
  fold(part)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

const TRANSLITERATED: Readonly<Record<string, string>> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  ß: 'ss',
  å: 'aa',
  ø: 'oe',
  æ: 'ae',
};

const OTHERWISE_SPELT = /[äöüßåøæ]/;

/** The name itself and, where it has such letters, `Mueller` for `Müller`, `GROSS` for `Groß`. */
export function spellings(part: string): string[] {
  const lower = part.normalize('NFC').toLowerCase();
  if (!OTHERWISE_SPELT.test(lower)) return [lower];
  const doubled = lower.replaceAll('ß', 'ss');
  const other = lower.replace(/[äöüßåøæ]/g, (letter) => TRANSLITERATED[letter]!);
  return [...new Set([lower, doubled, other])];
}

/** Two letters that are a word, a unit or an abbreviation as well. */
const SHORT_MEANINGS = COMMON | WORD | STOP | STATE_CODE | CREDENTIAL | TITLE | PARTICLE | WEEKDAY;

/** A single word of a name: certain unless it is also a word, a unit or an abbreviation. */
function conditionsOf(word: string): number {
  const bits = bitsOf(hashWord(word));
  const isClinical = (cuesAt(find(hashWord(word))) & CUE_CLINICAL) !== 0 || (bits & UNIT) !== 0;
  const isShort = word.length < 2 || (word.length === 2 && (bits & SHORT_MEANINGS) !== 0);
  if (isShort || isClinical) return m.TITLE_CASE | m.OR_PROVEN | m.NO_EPONYM;
  if (isOrdinaryWord(word)) return m.CAPITAL | m.OR_PROVEN | m.NO_EPONYM;
  return m.NO_EPONYM;
}

/** Shortest joined form (`mariagarcia`) that is no accident. */
const JOINED_MIN = 6;

/** Names of these scripts are written without a blank: 王小明. */
const UNSPACED = /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]+$/u;

function addMany(words: readonly string[], conditions: number, add: AddForm): void {
  add(words.join(' '), conditions);
  const joined = words.join('');
  if (UNSPACED.test(joined)) add(joined, conditions);
  else if (
    joined.length >= JOINED_MIN &&
    words.every((word) => word.length > 1) &&
    !isOrdinaryWord(joined)
  ) {
    add(joined, conditions | m.OR_MISWRITTEN);
  }
}

/** What registries enter where a name is not known or not given yet: in a text it is a word. */
const STAND_INS: ReadonlySet<string> = new Set(
  `baby babyboy babygirl boy girl infant newborn twin triplet male female unknown unk none nmn nmi no name test
  patient deceased anonymous`.split(/\s+/),
);

function addSingle(part: string, add: AddForm): void {
  if (STAND_INS.has(fold(part))) return;
  for (const words of wordings(part)) {
    const [only = ''] = words;
    if (words.length > 1) add(words.join(' '), words.join('').length < JOINED_MIN ? m.CAPITAL : 0);
    else if (only.length > 1) addWord(only, add);
  }
  // Bearers of double names go by one of them.
  const elided = wordsOf(fold(part).replaceAll("'", '')); // `OShaughnessy` of `O'Shaughnessy-Wren`
  const words = new Set([...wordsOf(part), ...elided]);
  if (words.size > 1) for (const word of words) if (word.length > 3) addWord(word, add);
}

/** Shortest word that is looked for miswritten. */
const MISWRITTEN_MIN = 3;

/** One word, as it is and from behind (`agoriuQ`); where that is a word, with its last letter alone a capital. */
function addWord(word: string, add: AddForm): void {
  const isLong = word.length >= MISWRITTEN_MIN;
  add(word, conditionsOf(word) | (isLong ? m.OR_MISWRITTEN : 0));
  const backwards = reversed(word);
  if (!isLong || backwards === word || UNSPACED.test(word)) return;
  const isWord = word.length === MISWRITTEN_MIN || bitsOf(hashWord(backwards)) !== 0;
  add(backwards, isWord ? m.LAST_CAPITAL : 0);
}

export const reversed = (word: string) => [...word].reverse().join('');

/** Not part of what a name is recognised by. */
const SUFFIX = /[\s,]+(?:jr|sr|ii|iii|iv)\.?$/i;
const TITLED = /^(?:dr|mr|mrs|ms|miss|prof)\.?$/i;

export function addNameForms(name: KnownName, add: AddForm): void {
  const { given, family } = partsOf(name);
  const respelt = given.map((part) => spellings(part).at(-1)!);
  const ways = given.every((part, at) => fold(part) === fold(respelt[at]!))
    ? [given]
    : [given, respelt];
  for (const surname of spellings(family)) {
    for (const [first = '', ...middle] of ways) addPair(first, middle, surname, add);
    addSingle(surname, add);
    addPlural(surname, add);
  }
  for (const two of inTwoGivenNames(fold(given[0] ?? '')))
    addAuthor(two, wordsOf(family).join(' '), add);
  for (const words of withParticleApart(fold(family))) add(words, 0);
  for (const part of given) {
    for (const spelling of spellings(part)) addSingle(spelling, add);
    for (const two of inTwoGivenNames(fold(part))) add(two.join(' '), 0);
  }
  for (const nickname of nicknamesOf(fold(given[0] ?? ''))) {
    addPair(nickname, given.slice(1), family, add);
    if (nickname.length > 2) addSingle(nickname, add);
  }
}

/** `the Garcias`; of a word with more to say that a family is meant (`the Smiths`, `THE SMITHS`). */
function addPlural(surname: string, add: AddForm): void {
  const plural = pluralOfName(surname);
  if (plural === undefined) return;
  const behind = isPluralOfWord(surname, plural) ? m.BEHIND_ARTICLE : 0;
  add(fold(plural), m.NO_EPONYM | m.CAPITAL | behind);
}

/** Particles that records without blanks and apostrophes join to the name, and as they are written. */
const JOINED: readonly (readonly [joined: string, written: string])[] = [
  ...'o mc mac de dela del la le van vander vanden von st di du da el al fitz'
    .split(' ')
    .map((one) => [one, one] as const),
  ['dela', 'de la'],
  ['vander', 'van der'],
  ['vanden', 'van den'],
];
const REST = /^\p{L}{4,}$/u;

/** `o brien` of `OBRIEN`, `de la cruz` of `DELACRUZ`: as the bearer writes it. */
const withParticleApart = (family: string): string[] =>
  JOINED.filter(
    ([joined]) => family.startsWith(joined) && REST.test(family.slice(joined.length)),
  ).map(([joined, written]) => `${written} ${family.slice(joined.length)}`);

/** Shortest of two given names in one word. */
const GIVEN_MIN = 3;

/** `mary ann` of `Maryann`, `min jun` of `Minjun`: both are given names. */
function inTwoGivenNames(given: string): string[][] {
  const isGiven = (word: string) => (bitsOf(hashWord(word)) & GIVEN) !== 0;
  return Array.from({ length: given.length }, (_, at) => [
    given.slice(0, at),
    given.slice(at),
  ]).filter((two) => two.every((word) => word.length >= GIVEN_MIN && isGiven(word)));
}

/** Folded words of which every form of a name is made: each with one of them, or its first letter, in front, or one from behind. */
export function nameWords(name: KnownName): string[] {
  const { given, family } = partsOf(name);
  const nicknames = nicknamesOf(fold(given[0] ?? ''));
  const joined = withParticleApart(fold(family));
  const twoGiven = given.map(fold).flatMap(inTwoGivenNames);
  return [...given, family, ...nicknames]
    .flatMap(spellings)
    .flatMap((part) => wordings(part).flat())
    .concat(
      joined.flatMap((words) => words.split(' ')),
      twoGiven.flat(),
    );
}

interface Parts {
  readonly given: readonly string[];
  readonly family: string;
}

function partsOf(name: KnownName): Parts {
  const given = name.given
    .flatMap((part) => part.split(/\s+/))
    .filter((part) => part !== '' && !TITLED.test(part));
  const family = (name.family ?? '').replace(SUFFIX, '');
  const isText = given.length === 0 && family === '' && name.text !== undefined;
  return isText ? partsOfText(name.text) : { given, family };
}

/** `Garcia, Maria`, or words in the usual order. */
function partsOfText(text: string): Parts {
  const [front = '', back] = text.replace(SUFFIX, '').split(',');
  const parts = (back === undefined ? front : `${back} ${front}`).trim().split(/\s+/);
  const family = parts.pop() ?? '';
  return partsOf({ given: parts, family });
}

const initialOf = (part: string) => wordsOf(part)[0]?.slice(0, 1) ?? '';

/** The words of a part in every splitting: `o brien jones`, `obrien jones`, `obrienjones`. */
function wordings(part: string): readonly (readonly string[])[] {
  const split = wordsOf(part);
  const folded = fold(part);
  if (split.length === 1 && !folded.includes("'")) return [split]; // most of them
  const elided = wordsOf(folded.replaceAll("'", ''));
  const all = [split, elided, [split.join('')]];
  return distinct(all);
}

/** Most names have no middle one, no mark and no letter that is written in two ways: a form is added once. */
function distinct(all: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const joined = all.map((words) => words.join(' '));
  return all.filter((_, at) => joined.indexOf(joined[at]!) === at);
}

function addPair(first: string, middle: readonly string[], family: string, add: AddForm): void {
  const f = wordsOf(family);
  if (f.length === 0 || wordsOf(first).length === 0) return;
  const middles = middle.flatMap(wordsOf);
  const initials = middle.map(initialOf).filter((letter) => letter !== '');
  const i = initialOf(first);
  const two = wordsOf(first);
  const betweens = distinct([[], middles, initials]);
  for (const surname of wordings(family)) {
    for (const given of wordings(first)) {
      for (const between of betweens) {
        addMany([...given, ...between, ...surname], 0, add);
        addMany([...surname, ...given, ...between], 0, add);
        // `fatimaal-rashid`, as a handle has it
        if (surname.length > 1) add([...given, ...between].join('') + surname.join(' '), 0);
      }
      if (middles.length > 0) {
        const isSomebody = ![...given, ...middles].every((word) => STAND_INS.has(word));
        if (isSomebody) add([...given, ...middles].join(' '), m.CAPITAL);
        add([...given, ...middles, surname[0]!.slice(0, 1)].join(' '), m.FINAL_CAPITAL);
      }
      add([...given, surname[0]!.slice(0, 1)].join(' '), m.FINAL_CAPITAL);
    }
    for (const between of distinct([[], initials])) {
      add([i, ...between, ...surname].join(' '), m.CAPITAL | m.OR_DOTTED);
      const isBare = between.length === 0;
      const after = isBare ? m.FINAL_CAPITAL | m.OR_DOTTED : 0;
      add([...surname, i, ...between].join(' '), m.CAPITAL | after);
      add([i, ...between].join('').concat(' ', surname.join(' ')), m.CAPITAL);
    }
    if (two.length > 1) add([...two.map(initialOf), ...surname].join(' '), m.CAPITAL | m.OR_DOTTED); // `A-M Lind`
    if (initials.length > 0) addAuthor([first, ...middle], surname.join(' '), add);
    addHandles(i, initials, surname.join(''), add);
  }
  addInitials(i, initials, f[0]!.slice(0, 1), add);
  const double = DOUBLE.exec(fold(family));
  if (double !== null) addInitials(i, [...initials, double[1]!], double[2]!, add);
}

/** `Garcia ML`, `Zhang XM`, as a reference has it; not where the letters are something else (`Garcia CT`). */
function addAuthor(given: readonly string[], family: string, add: AddForm): void {
  const letters = given.map(initialOf).join('');
  if (isSomethingElse(letters)) return;
  add(`${family} ${letters}`, m.FINAL_CAPITAL);
  add(`${letters} ${family}`, m.CAPITAL);
  add(`${family} ${[...letters].join(' ')}`, m.CAPITAL);
}

/** `mgarcia`, `garciam`, as in user names; not where that spells a word. */
function addHandles(
  initial: string,
  middle: readonly string[],
  family: string,
  add: AddForm,
): void {
  if (family.length < 4) return;
  const handles = [
    `${initial}${family}`,
    `${initial}${middle.join('')}${family}`,
    `${family}${initial}`,
  ];
  for (const handle of new Set(handles)) {
    if (!isOrdinaryWord(handle) && bitsOf(hashWord(handle)) === 0) add(handle, 0);
  }
}

/** Both names of a double one, but no particle (`van der Berg`) and no elision (`O'Brien`). */
const DOUBLE = /^(\p{L})\p{L}{2,}[\s-]+(\p{L})\p{L}{2,}$/u;

/** `M.G.`, `M.L.G.` with dots; of three names and more also `MLG`, where that is nothing else. */
function addInitials(first: string, middle: readonly string[], family: string, add: AddForm): void {
  add(`${first} ${family}`, m.DOTTED);
  if (middle.length === 0) return;
  add([first, ...middle, family].join(' '), m.DOTTED);
  const letters = [first, ...middle, family].join('');
  if (!isSomethingElse(letters)) add(letters, m.ALL_CAPITALS);
}

const isSomethingElse = (letters: string): boolean =>
  isAbbreviation(letters) ||
  bitsOf(hashWord(letters)) !== 0 ||
  (cuesAt(find(hashWord(letters))) & CUE_CLINICAL) !== 0;
