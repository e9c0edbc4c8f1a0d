/**
 * Everything a model may write for a surrogate that was issued, compiled from the pairs of one
 * exchange. Shared, unchanged, by the restorers of all channels of the answer.
 *
 * - `texts`  strings as issued and other forms of ages and placeholders.
 * - `codes`  numbers by letters and digits alone: separators may differ; and by their `lastDigits`.
 * - `names`  name words; whole names are chains of them (`name-chain.ts`).
 * - `dates`  by what a model may write of them (`date-match.ts`).
 */

import { once } from '../core/once.ts';
import type { NameParts, PhiCategory, SurrogatePair } from '../core/phi.ts';
import { type Accented, addAccentless, noteAccents } from './accentless.ts';
import { readDate } from './date-form.ts';
import { mayBeginDate } from './date-parts.ts';
import {
  applyCase,
  casePattern,
  foldText,
  foldUnit,
  isDigitUnit,
  plainWord,
  titleCase,
} from './folding.ts';
import { IssuedDates } from './issued-dates.ts';
import { addLastDigits, type LastDigits } from './last-digits.ts';
import { parseName } from './name-mention.ts';
import { agesOf, isBareAge, isPlaceholder, otherForms } from './other-forms.ts';
import { codeOf, phoneParts } from './surrogates.ts';
import { DEAD, ROOT, Trie } from './trie.ts';

/** Decides which neighbours would make a match part of something longer (`boundaries.ts`). */
export type AliasKind =
  | 'word'
  | 'number'
  | 'street'
  | 'unit'
  | 'token'
  | 'placeholder'
  | 'bare'
  | 'date'
  | 'month-day';

export interface TextAlias {
  readonly kind: AliasKind;
  /** By the string exactly as issued; undefined where it was issued for two. */
  issued: ReadonlyMap<string, string | undefined>;
  /** Originals of other forms; more than one is one too many. */
  readonly derived: Set<string>;
  readonly carriesCase: boolean;
  /** Several names or values as they stood: says less than its parts do where the case differs. */
  isWhole: boolean;
  /** But for what was issued, counts only with its capitals and not as a sum: `98M`. */
  isCapital: boolean;
}

export interface CodeAlias {
  readonly original: string;
  readonly code: string;
  readonly isAmbiguous: boolean;
  /** Of a telephone number that was issued with one: digits to digits; undefined where two would do. */
  readonly extensions: Map<string, string | undefined>;
  /** Issued without an extension: whatever follows is no part of it. */
  readonly isWhole: boolean;
  /** Of a telephone number without its area: behind another area it would be somebody else's. */
  readonly isLocal: boolean;
}

/** One word of names (or a part whose words do not correspond one to one). */
export interface NameUnit {
  /** By the surrogate word as issued; undefined where two would do. */
  readonly originals: Map<string, string | undefined>;
  readonly groups: Set<NameGroup>;
  isGiven: boolean;
  isFamily: boolean;
}

/** A mention that was issued: its words belong to one person. */
export interface NameGroup {
  /** First letters: surrogate's to original's; undefined where two would do. */
  readonly letters: Map<string, string | undefined>;
  /** The same without those of the family name, which stands for itself where it is written out. */
  readonly givenLetters: Map<string, string | undefined>;
}

export interface RestoreTable {
  readonly issued: number;
  /** Every surrogate; undefined for one that was issued for two originals. */
  readonly exact: ReadonlyMap<string, string | undefined>;
  readonly texts: Trie<TextAlias>;
  readonly codes: Trie<CodeAlias>;
  readonly lastDigits: LastDigits;
  readonly names: Trie<NameUnit>;
  /** Letters with which an initialled name may begin, lower case. */
  readonly initials: ReadonlySet<string>;
  /** Letters of a whole name, `do` to `mg`; undefined where two would do. */
  readonly initialled: ReadonlyMap<string, string | undefined>;
  /** `m|garcia` for the originals: initials that are somebody's. */
  readonly people: ReadonlySet<string>;
  /** JSON numbers: digits to the original, which is a JSON number too; undefined where two would do. */
  readonly numbers: ReadonlyMap<string, string | undefined>;
  /** The same of ages: only for a number under a key that asks for one. */
  readonly ages: ReadonlyMap<string, string | undefined>;
  /** By ASCII code: which kinds of match may begin there, as bits (`STARTS`). */
  readonly starts: Uint8Array;
  /** Read when the first date of an answer is; undefined where none was issued. */
  readonly dates: (() => IssuedDates) | undefined;
}

const TOKEN = /^x_[0-9a-f]{12}$/;
/** Below this a number without its separators is too short to be told from others. */
const CODE_LENGTH_MIN = 7;
const CASE_CARRIED: ReadonlySet<PhiCategory> = new Set([
  'name',
  'location',
  'organization',
  'profession',
  'date',
  'age',
]);
const TEXTUAL: ReadonlySet<PhiCategory> = new Set([
  'name',
  'date',
  'age',
  'email',
  'url',
  'ip_address',
  'organization',
  'profession',
]);

/** Pairs of one step: a few milliseconds. */
const PAIRS_PER_STEP = 256;

/** Built once per exchange, while the model thinks. Cost: `npm run bench -- deid`. */
export function compileRestoreTable(pairs: readonly SurrogatePair[]): RestoreTable {
  const steps = restoreTableInSteps(pairs);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

/** The same, with a pause after each step: a megabyte of nothing but names has thirty thousand pairs. */
export function* restoreTableInSteps(
  pairs: readonly SurrogatePair[],
): Generator<undefined, RestoreTable> {
  const dates = pairs.filter(
    ({ category, surrogate, original }) => category === 'date' && surrogate !== original,
  );
  const table = {
    issued: pairs.length,
    exact: new Map<string, string | undefined>(),
    texts: new Trie<TextAlias>(),
    codes: new Trie<CodeAlias>(),
    lastDigits: new Map(),
    names: new Trie<NameUnit>(),
    initials: new Set<string>(),
    initialled: new Map<string, string | undefined>(),
    people: new Set<string>(),
    ages: new Map<string, string | undefined>(),
    numbers: new Map<string, string | undefined>(),
    starts: new Uint8Array(128),
    dates: dates.length === 0 ? undefined : once(() => new IssuedDates(dates)),
  };
  const accented: Accented = new Map();
  for (const { surrogate, original } of pairs) putOnce(table.exact, surrogate, original);
  for (const [index, pair] of pairs.entries()) {
    if (index % PAIRS_PER_STEP === PAIRS_PER_STEP - 1) yield;
    if (!isBareAge(pair)) addIssued(table, pair);
    // `4/5` that was sent means itself, and no other form of it is anything.
    if (pair.surrogate === pair.original) continue;
    if (pair.category === 'name') addName(table, pair, accented);
    else if (!TEXTUAL.has(pair.category)) addCode(table, pair);
    addDerived(table, pair);
    if (pair.category === 'age') addAge(table, pair);
    else addNumber(table, pair);
  }
  addAccentless(table.names, accented);
  for (let code = 0; code < 128; code += 1) table.starts[code] = startsAt(table, code);
  return table;
}

/** Bits of `RestoreTable.starts`. */
export const STARTS = { text: 1, name: 2, code: 4, date: 8, any: 15 } as const;

function startsAt(table: RestoreTable, code: number): number {
  const unit = foldUnit(code);
  const begins = (trie: Trie<unknown>) => trie.stepAll(ROOT, unit) !== DEAD;
  return (
    (begins(table.texts) ? STARTS.text : 0) |
    (begins(table.names) || table.initials.has(unit) ? STARTS.name : 0) |
    (begins(table.codes) || (table.lastDigits.size > 0 && isDigitUnit(code)) ? STARTS.code : 0) |
    (table.dates !== undefined && mayBeginDate(unit) ? STARTS.date : 0)
  );
}

type Building = RestoreTable & {
  readonly initials: Set<string>;
  readonly initialled: Map<string, string | undefined>;
  readonly people: Set<string>;
  readonly ages: Map<string, string | undefined>;
  readonly numbers: Map<string, string | undefined>;
};

/** A second value for the same key leaves it with none. */
function putOnce(map: Map<string, string | undefined>, key: string, value: string): void {
  map.set(key, !map.has(key) || map.get(key) === value ? value : undefined);
}

function addIssued(table: Building, pair: SurrogatePair): void {
  const folded = foldText(pair.surrogate);
  const alias = table.texts.at(folded, () => newAlias(kindOf(pair), pair.category));
  alias.issued = new Map(alias.issued).set(pair.surrogate, table.exact.get(pair.surrogate));
  if (pair.name !== undefined && Object.keys(pair.name.surrogate).length === 0)
    alias.isWhole = true;
}

const NONE_ISSUED: ReadonlyMap<string, string | undefined> = new Map();

const newAlias = (kind: AliasKind, category: PhiCategory): TextAlias => ({
  kind,
  issued: NONE_ISSUED,
  derived: new Set(),
  isWhole: false,
  isCapital: false,
  carriesCase:
    CASE_CARRIED.has(category) && kind !== 'placeholder' && kind !== 'bare' && kind !== 'token',
});

/** What must not stand beside it. */
export function kindOf({ surrogate, category }: SurrogatePair): AliasKind {
  if (isPlaceholder(surrogate)) return 'placeholder';
  if (TOKEN.test(surrogate)) return 'token';
  if (category === 'date') {
    const isMonthDay = readDate(surrogate)?.precision === 'month-day';
    return isMonthDay && /\p{L}/u.test(surrogate) ? 'month-day' : 'date';
  }
  return /^\d|\d$/.test(surrogate) ? 'number' : 'word';
}

function addDerived(table: Building, pair: SurrogatePair): void {
  for (const { alias, original, kind, isCapital } of otherForms(pair, table.exact)) {
    const made = table.texts.at(foldText(alias), () => newAlias(kind, pair.category));
    made.derived.add(original);
    if (isCapital === true) made.isCapital = true;
  }
}

function addCode(table: Building, pair: SurrogatePair): void {
  const { surrogate, original, category } = pair;
  if (isPlaceholder(surrogate) || TOKEN.test(surrogate)) return;
  const isPhone = category === 'phone' || category === 'fax';
  if (isPhone && phoneParts(surrogate).extension !== '') {
    addWithExtension(table, pair);
    return;
  }
  const code = codeOf(original);
  const key = codeOf(surrogate).toLowerCase();
  if (!/^[0-9a-z]+$/.test(key) || key.length < CODE_LENGTH_MIN || key.replace(/\D/g, '').length < 4)
    return;
  // An address is no code: its words must stay words.
  if (category === 'location' && /[a-z]{3}/.test(key)) return;
  for (const alias of codeAliases(table, isPhone, key, code, original)) alias.isWhole = true;
  const bare = withoutZeros(key);
  if (!isPhone && bare.length >= CODE_LENGTH_MIN) codeAlias(table, bare, code, original);
  addLastDigits(table.lastDigits, surrogate, original);
}

/** `678-555-0156 ext 6270`: a number of its own behind the joint, which a model writes in many ways. */
function addWithExtension(table: Building, { surrogate, original }: SurrogatePair): void {
  const [from, to] = [phoneParts(surrogate), phoneParts(original)];
  const [key, code] = [from, to].map(({ country, core }) => codeOf(country + core));
  if (key!.length < CODE_LENGTH_MIN || key!.length !== code!.length) return;
  const [digits, ownDigits] = [from, to].map(({ extension }) => extension.match(/\d+/g) ?? []);
  for (const alias of codeAliases(table, true, key!, code!, original)) {
    const isOne = digits!.length === 1 && ownDigits!.length === 1;
    if (isOne) putOnce(alias.extensions, digits![0]!, ownDigits![0]!);
    else alias.extensions.set(digits!.join(), undefined);
  }
}

type BuildingAlias = { -readonly [Field in keyof CodeAlias]: CodeAlias[Field] };

const LOCAL_LENGTH = 7;

/** Of a telephone number with and without the 1 of the country, and as it is dialled within its area. */
function codeAliases(
  table: Building,
  isPhone: boolean,
  key: string,
  code: string,
  original: string,
): BuildingAlias[] {
  const forms = [[key, code]];
  if (isPhone && key.length === 10) forms.push([`1${key}`, `1${code}`]);
  if (isPhone && key.length === 11 && key.startsWith('1'))
    forms.push([key.slice(1), code.slice(1)]);
  const aliases = forms.map(([key, code]) => codeAlias(table, key!, code!, original));
  if (forms.length === 1) return aliases;
  const local = codeAlias(table, key.slice(-LOCAL_LENGTH), code.slice(-LOCAL_LENGTH), original);
  local.isLocal = true;
  return [...aliases, local];
}

function codeAlias(table: Building, key: string, code: string, original: string): BuildingAlias {
  const alias: BuildingAlias = table.codes.at(key, () => ({
    original,
    code,
    isAmbiguous: false,
    extensions: new Map(),
    isWhole: false,
    isLocal: false,
  }));
  if (alias.code !== code) alias.isAmbiguous = true;
  return alias;
}

function addAge(table: Building, pair: SurrogatePair): void {
  const ages = agesOf(pair);
  if (ages !== undefined) putOnce(table.ages, ages.from, ages.to);
}

/** `05530710` as spreadsheets and JSON have it; what would be short keeps them, for any number is called so. */
const withoutZeros = (digits: string): string => {
  const bare = digits.replace(/^0+/, '');
  return bare.length >= CODE_LENGTH_MIN ? bare : digits;
};

/** `20240314` */
const COMPACT_DATE_LENGTH = 8;

function addNumber(table: Building, { surrogate, original, category }: SurrogatePair): void {
  const isNumber = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?$/;
  const isDate = category === 'date';
  const digits = isDate ? codeOf(original) : codeOf(original).replace(/^0+(?=\d)/, '');
  const value = isNumber.test(original) ? original : digits;
  const key = isNumber.test(surrogate) ? surrogate : withoutZeros(codeOf(surrogate));
  // Month and day without their joint, `330`, are any number.
  if (isDate && key !== surrogate && key.length < COMPACT_DATE_LENGTH) return;
  if (isNumber.test(key) && isNumber.test(value)) putOnce(table.numbers, key, value);
}

const PARTS = ['given', 'middle', 'family'] as const;

function addName(
  table: Building,
  { surrogate, original, name }: SurrogatePair,
  accented: Accented,
): void {
  const parts = name ?? guessParts(surrogate, original);
  if (parts === undefined) return;
  const group: NameGroup = { letters: new Map(), givenLetters: new Map() };
  const initials: string[] = [];
  const families: string[] = [];
  for (const part of PARTS) {
    for (const [from, to] of wordPairs(parts.surrogate[part], parts.original[part])) {
      addLetter(group.letters, from, to);
      if (part !== 'family') addLetter(group.givenLetters, from, to);
      if (part === 'family') families.push(plainWord(to));
      else initials.push(plainWord(to).slice(0, 1));
      if (from.length === 1 || foldText(from) === foldText(to)) continue;
      const unit = table.names.at(foldText(from), () => ({
        originals: new Map(),
        groups: new Set(),
        isGiven: false,
        isFamily: false,
      }));
      const encoded = encodeURIComponent(from.toWellFormed());
      if (encoded !== from) table.names.at(foldText(encoded), () => unit);
      noteAccents(accented, from, unit);
      putOnce(unit.originals, from, to);
      unit.groups.add(group);
      if (part === 'family') unit.isFamily = true;
      else unit.isGiven = true;
    }
  }
  if (families.length > 0 && initials.length > 0) addInitialled(table, parts);
  for (const letter of [...group.letters.keys(), ...initials]) table.initials.add(letter);
  for (const letter of initials)
    for (const family of families) table.people.add(`${letter}|${family}`);
}

/** `W.M.` and `W.L.M.` for Wulfhild L. Mazeikis. */
function addInitialled(
  table: Building,
  { surrogate, original }: { surrogate: NameParts; original: NameParts },
): void {
  for (const parts of [PARTS, ['given', 'family'] as const]) {
    const [from, to] = [surrogate, original].map((name) => lettersOf(name, parts));
    if (from!.length === to!.length && from!.length > 1) putOnce(table.initialled, from!, to!);
  }
}

const lettersOf = (name: NameParts, parts: readonly (keyof NameParts)[]): string =>
  parts.map((part) => plainWord(name[part] ?? '').slice(0, 1)).join('');

function addLetter(letters: NameGroup['letters'], from: string, to: string): void {
  putOnce(letters, foldText(from).slice(0, 1), to.normalize('NFC').slice(0, 1).toLowerCase());
}

/** Words of a part, one to one; the whole part where they do not correspond. */
function wordPairs(
  surrogate: string | undefined,
  original: string | undefined,
): [string, string][] {
  if (surrogate === undefined || original === undefined) return [];
  const [from, to] = [surrogate, original].map((text) =>
    parseName(text).tokens.map((token) => token.text),
  );
  if (from!.length === to!.length) return from!.map((word, at) => [word, to![at]!]);
  return [[surrogate, original]];
}

/** From a plain list: two words on both sides are a given name and a family name. */
function guessParts(
  surrogate: string,
  original: string,
): { surrogate: NameParts; original: NameParts } | undefined {
  if (isPlaceholder(surrogate)) return undefined;
  const [from, to] = [surrogate, original].map((text) => parseName(text));
  const partsOf = (mention: NonNullable<typeof from>): NameParts => {
    const parts: Record<string, string> = {};
    for (const token of mention.tokens) {
      const present = parts[token.part];
      parts[token.part] = present === undefined ? token.text : `${present} ${token.text}`;
    }
    return parts;
  };
  if (from!.tokens.length !== to!.tokens.length)
    return { surrogate: { family: surrogate }, original: { family: original } };
  return { surrogate: partsOf(from!), original: partsOf(to!) };
}

/** What stood there, in the case of what the model wrote; undefined when two originals fit. */
export function originalOf(
  raw: string,
  issued: ReadonlyMap<string, string | undefined>,
  carriesCase: boolean,
): string | undefined {
  if (issued.has(raw)) return issued.get(raw);
  let original: string | undefined;
  let isTitle = false;
  for (const [surrogate, candidate] of issued) {
    if (candidate === undefined) return undefined;
    if (original !== undefined && foldText(original) !== foldText(candidate)) return undefined;
    const pattern = casePattern(surrogate);
    if (original === undefined || (!isTitle && pattern === 'title')) original = candidate;
    isTitle ||= pattern === 'title';
  }
  if (original === undefined || !carriesCase) return original;
  const pattern = casePattern(raw);
  if (pattern === 'title') return isTitle ? original : titleCase(original);
  return applyCase(pattern, original);
}
