/**
 * What was found with confidence in one text teaches about the document: parts of names (not ordinary words), full
 * names in any case, plurals, initials, user names, numbers with other separators.
 */
import type { Finding } from '../core/phi.ts';
import { fold, hashWord } from './fold.ts';
import {
  bitsAt,
  COMMON,
  CREDENTIAL,
  CUE_CLINICAL,
  cuesAt,
  find as findWord,
  GIVEN,
  isOrdinaryWord,
  NAMED,
  RELATION,
  STOP,
  TITLE,
  UNIT,
} from './lexicon.ts';
import { explainedBy } from './names/legend.ts';
import { mayRepeat } from './names/repeated-word.ts';
import { isPluralOfWord, pluralOfName } from './plural-names.ts';
import { isGrammarHash, isInSpanish, isNeverNameHash, isSpanishHash } from './spanish-words.ts';
import { tokenAt } from './tagger/features.ts';
import { SOME_CAPITALS, type Tokens, tokenise } from './tokens.ts';

/** Findings below this teach nothing: a mistake would spread. */
const CONFIDENT = 0.7;
const PART_MIN = 3;
const NUMBER_MIN = 6;
/** Letters and digits of a number that is looked for. */
export const NUMBER_MAX = 32;

/** How a form must be written to count. */
export type Manner =
  | 'any'
  /** With a capital, or in a text that has none; not as an eponym. */
  | 'capitalised'
  /** The same, and never in small letters: a plural (`the Garcias`). */
  | 'capital'
  /** The plural of a word: `the Smiths`, behind `the` with a capital and no other letter so. */
  | 'family'
  /** `M.G.`, `M. G.` */
  | 'dotted'
  /** With digits behind it or without. */
  | 'login'
  /** With a capital that no sentence asks for: `told Will that` (`names/repeated-word.ts`). */
  | 'word'
  /** As initials are written, where somebody is told or signs: `pt MG`, `--CD`, `wit GM/TLH` (`names/initials.ts`). */
  | 'initials'
  /** As a legend explains them, in a cell by themselves (`names/legend.ts`). */
  | 'legend';

export interface Learned {
  /** The form with its kind in front; the same form has the same key. */
  readonly key: string;
  readonly form: string;
  readonly isNumber: boolean;
  readonly manner: Manner;
  readonly finding: Pick<Finding, 'category' | 'type'>;
}

const NUMBER_CATEGORIES = new Set<Finding['category']>([
  'phone',
  'fax',
  'ssn',
  'medical_record_number',
  'health_plan_beneficiary_number',
  'account_number',
  'certificate_or_license_number',
  'device_identifier',
  'vehicle_identifier',
  'other_unique_id',
]);

/** What these findings of one text teach about the document. */
export function learn(text: string, findings: readonly Finding[]): Learned[] {
  const learned: Learned[] = [];
  const t = tokenise(text);
  for (const finding of findings) {
    if (finding.score < CONFIDENT || finding.type === 'title') continue;
    const value = text.slice(finding.start, finding.end);
    if (finding.category === 'name') {
      learnName(value, isTaughtAs(t, finding), learned);
      if (finding.rule === 'name/speaker') learnSpeaker(value, learned);
    } else if (NUMBER_CATEGORIES.has(finding.category)) learnNumber(value, finding, learned);
    else if (finding.category === 'email') learnWords(value, finding, learned);
    else if (finding.category === 'date') learnDate(value, learned);
  }
  // Behind the names, whose initials are the same form: what a legend explains stands in more places.
  for (const finding of findings) {
    const isName = finding.category === 'name' && finding.score >= CONFIDENT;
    const initials = isName ? explainedBy(t, finding) : '';
    if (initials !== '') push(learned, initials, false, 'legend', INITIALS);
  }
  return learned;
}

const NAME = { category: 'name', type: 'name' } as const;
const INITIALS = { category: 'name', type: 'initials' } as const;

/** `Earl "Skip" Thibodeaux` */
const NICKNAME = /["“”(](\p{L}+)["“”)]/u;
const GENERATION = /^(?:jr|sr|ii|iii|iv)$/;

/** Which words of a name may be looked for by themselves: where Spanish is spoken, no word of it. */
function isTaughtAs(t: Tokens, { start }: Finding): (word: string) => boolean {
  if (!isInSpanish(t, tokenAt(t, start))) return (word) => !isNeverNameHash(hashWord(word));
  const isOneCase = t.capitals !== SOME_CAPITALS;
  return (word) => {
    const hash = hashWord(word);
    const named = isOneCase ? GIVEN : NAMED;
    return !isGrammarHash(hash) && (!isSpanishHash(hash) || (bitsAt(findWord(hash)) & named) !== 0);
  };
}

function learnName(value: string, isTaught: (word: string) => boolean, learned: Learned[]): void {
  const words = fold(value)
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '' && !GENERATION.test(word));
  const quoted = NICKNAME.exec(fold(value))?.[1];
  for (const word of words) {
    if (word.length < PART_MIN || !isTaught(word)) continue;
    learnPlural(word, learned);
    if (isOrdinaryWord(word)) {
      if (mayRepeat(bitsAt(findWord(hashWord(word))), word === quoted))
        push(learned, word, false, 'word', NAME);
      continue;
    }
    push(learned, word, false, 'capitalised', NAME);
  }
  // `M.K.B.`, as the text calls somebody
  if (words.length > 1 && words.every(({ length }) => length === 1)) learnInitials(words, learned);
  if (words.some(isTaught)) learnUserNames(words, learned);
  // `C. Dube`
  if (words.length === 2 && words[0]!.length === 1 && isTaught(words[1]!))
    learnInitials(words, learned);
  if (words.filter((word) => word.length > 1).length < 2 || !words.some(isTaught)) return;
  push(learned, words.join(' '), false, 'any', NAME);
  if (words.length === 2) push(learned, `${words[1]} ${words[0]}`, false, 'any', NAME);
  learnInitials(words, learned);
}

function learnPlural(word: string, learned: Learned[]): void {
  const plural = pluralOfName(word);
  if (plural === undefined) return;
  push(learned, plural, false, isPluralOfWord(word, plural) ? 'family' : 'capital', NAME);
}

const USER_NAME_MIN = 5;

/** `rxmhatch: thx` and below it `Read by: rxmhatch 21:44`: who signs in so speaks so, and it is no word of its own. */
function learnSpeaker(value: string, learned: Learned[]): void {
  const slot = findWord(hashWord(value));
  if (value.length < USER_NAME_MIN || bitsAt(slot) !== 0 || cuesAt(slot) !== 0) return;
  if (/^[a-z]+$/.test(value)) push(learned, value, false, 'login', NAME);
}

/** `T. Wojcik` signs in as `twojcik`, where that is no word of its own. */
function learnUserNames(words: readonly string[], learned: Learned[]): void {
  const [first, last] = [words[0]!, words.at(-1)!];
  if (words.length < 2 || last.length < PART_MIN) return;
  for (const form of [`${first[0]}${last}`, `${last}${first[0]}`]) {
    const slot = findWord(hashWord(form));
    if (form.length < USER_NAME_MIN || bitsAt(slot) !== 0 || cuesAt(slot) !== 0) continue;
    push(learned, form, false, 'login', NAME);
  }
}

const INITIALS_MAX = 4;

/** `A.M.`, `I.V.`, `pt PA` mean something else. */
function isAbbreviation(letters: string): boolean {
  const slot = findWord(hashWord(letters));
  const isWord = (bitsAt(slot) & (STOP | COMMON | UNIT | CREDENTIAL | TITLE | RELATION)) !== 0;
  return isWord || (cuesAt(slot) & CUE_CLINICAL) !== 0;
}

/** As the words stand, and of the first and last alone. */
function learnInitials(words: readonly string[], learned: Learned[]): void {
  if (words.length > INITIALS_MAX) return;
  const letters = words.map((word) => word[0]!);
  const ends = [letters[0]!, letters.at(-1)!];
  for (const initials of letters.length > 2 ? [letters, ends] : [ends]) {
    if (isAbbreviation(initials.join(''))) continue;
    push(learned, initials.join(' '), false, 'dotted', INITIALS);
    push(learned, initials.join(''), false, 'initials', INITIALS);
  }
}

function learnNumber(value: string, finding: Finding, learned: Learned[]): void {
  const plain = fold(value).replace(/[^\p{L}\p{N}]+/gu, '');
  const digits = plain.replace(/\D/g, '').length;
  if (plain.length < NUMBER_MIN || plain.length > NUMBER_MAX || digits < 4) return;
  push(learned, plain, true, 'any', { category: finding.category, type: finding.type });
}

function learnWords(value: string, finding: Finding, learned: Learned[]): void {
  const words = fold(value).split(/[^\p{L}\p{N}]+/u);
  push(learned, words.join(' '), false, 'any', { category: finding.category, type: finding.type });
}

/** Of full numeric dates, the eight digits without separators. */
function learnDate(value: string, learned: Learned[]): void {
  const match = /^(\d{1,4})[/.-](\d{1,2})[/.-](\d{1,4})$/.exec(value);
  if (match === null || !match.slice(1).some((part) => part.length === 4)) return;
  const parts = match.slice(1).map((part) => part.padStart(2, '0'));
  push(learned, parts.join(''), false, 'any', { category: 'date', type: 'date.compact' });
}

function push(
  learned: Learned[],
  form: string,
  isNumber: boolean,
  manner: Manner,
  finding: Learned['finding'],
): void {
  learned.push({ key: `${isNumber ? '#' : ''}${form}`, form, isNumber, manner, finding });
}
