/** All ways to write the dates, numbers and addresses of a known person. */
import { dayOfYear, julianDayOf, weekDayOf } from '../../core/iso-calendar.ts';
import type { KnownAddress } from '../../core/person.ts';
import * as m from '../conditions.ts';
import { fold } from '../fold.ts';
import { isOrdinaryWord } from '../lexicon.ts';
import { type AddForm, spellings } from './name-forms.ts';

const MONTHS = [
  ['january', 'jan'],
  ['february', 'feb'],
  ['march', 'mar'],
  ['april', 'apr'],
  ['may'],
  ['june', 'jun'],
  ['july', 'jul'],
  ['august', 'aug'],
  ['september', 'sep', 'sept'],
  ['october', 'oct'],
  ['november', 'nov'],
  ['december', 'dec'],
];

const ordinal = (day: number) => {
  const isTeen = day > 10 && day < 14;
  return isTeen ? 'th' : (['th', 'st', 'nd', 'rd'][day % 10] ?? 'th');
};

const ROMAN = 'i ii iii iv v vi vii viii ix x xi xii'.split(' ');

const UNITS = 'one two three four five six seven eight nine'.split(' ');
const TEENS =
  'ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ');
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const FIRST_ORDINALS = 'first second third fourth fifth sixth seventh eighth ninth'.split(' ');
const TEEN_ORDINALS =
  'tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth'.split(
    ' ',
  );
/** Days of a month in words, from the first. */
const ORDINALS = [
  ...FIRST_ORDINALS,
  ...TEEN_ORDINALS,
  'twentieth',
  ...FIRST_ORDINALS.map((unit) => `twenty ${unit}`),
  'thirtieth',
  'thirty first',
];

/** `nineteen fifty seven`, `fifty seven`; `two thousand and four`, `oh four`; `twenty eleven`. */
function yearsInWords(year: number): string[] {
  const [century, rest] = [Math.floor(year / 100), year % 100];
  if (rest === 0) return [century === 20 ? 'two thousand' : `${belowHundred(century)} hundred`];
  const below = belowHundred(rest);
  const short = rest < 10 ? `oh ${below}` : below;
  const years = [`${belowHundred(century)} ${short}`, short];
  return century === 20 ? [...years, `two thousand ${below}`, `two thousand and ${below}`] : years;
}

function belowHundred(value: number): string {
  if (value < 20) return value < 10 ? (UNITS[value - 1] ?? '') : TEENS[value - 10]!;
  return `${TENS[Math.floor(value / 10) - 2]} ${UNITS[(value % 10) - 1] ?? ''}`.trim();
}

/** Renderings of an ISO date; a year or a month alone is none. */
export function addDateForms(iso: string, add: AddForm): void {
  const match = /^(\d{4})-(\d\d)-(\d\d)/.exec(iso);
  if (match === null) return;
  const [, year = '', month2 = '', day2 = ''] = match;
  const [month, day] = [Number(month2), Number(day2)];
  const year2 = year.slice(2);
  const months = [...new Set([month2, `${month}`])];
  const days = [...new Set([day2, `${day}`])];
  for (const mm of months) {
    for (const dd of days) {
      for (const yy of [year, year2]) {
        add(`${mm} ${dd} ${yy}`, m.DATE_JOINTS);
        add(`${dd} ${mm} ${yy}`, m.DATE_JOINTS);
      }
      add(`${year} ${mm} ${dd}`, m.DATE_JOINTS);
      add(`${mm} ${dd} ${year}`, 0);
      add(`${dd} ${mm} ${year}`, 0);
      add(`${year} ${mm} ${dd}`, 0);
    }
    add(`${mm} ${year}`, m.DATE_JOINTS | m.NO_DAY);
    add(`${year} ${mm}`, m.DATE_JOINTS | m.NO_DAY);
  }
  for (const yy of [year, year2]) {
    for (const compact of [yy + month2 + day2, month2 + day2 + yy, day2 + month2 + yy])
      add(compact, 0);
    for (const dd of days) add(`${dd} ${ROMAN[month - 1]} ${yy}`, 0);
  }
  addCountedForms({ year: Number(year), month, day }, add);
  const inWords = `${ORDINALS[day - 1]}`;
  const spokenYears = yearsInWords(Number(year));
  const years = ['', ` ${year}`, ...spokenYears.map((spoken) => ` ${spoken}`)];
  // `three twelve fifty seven`, `march twelve fifty seven`
  for (const spoken of spokenYears) {
    for (const front of [belowHundred(month), `oh ${belowHundred(month)}`, ...MONTHS[month - 1]!])
      add(`${front} ${belowHundred(day)} ${spoken}`, 0);
  }
  for (const name of MONTHS[month - 1] ?? []) {
    for (const dd of days) {
      for (const d of [dd, `${dd}${ordinal(day)}`, `${dd} ${ordinal(day)}`]) {
        for (const tail of ['', ` ${year}`, ` ${year2}`]) {
          const isBare = tail === '' && name === 'may' ? m.CAPITAL : 0;
          add(`${name} ${d}${tail}`, isBare);
          add(`${d} ${name}${tail}`, tail === '' && name === 'may' ? m.BESIDE : 0);
          add(`${d} of ${name}${tail}`, 0);
          add(`${d}${name}${tail.trim()}`, 0);
        }
      }
      add(`${year} ${name} ${dd}`, 0);
    }
    for (const tail of years) {
      add(`${name} ${inWords}${tail}`, 0);
      add(`${name} the ${inWords}${tail}`, 0);
      add(`${name} the ${day}${ordinal(day)}${tail}`, 0);
      add(`${inWords} ${name}${tail}`, 0);
      add(`${inWords} of ${name}${tail}`, 0);
    }
    add(`${name} ${year}`, 0);
    add(`${name} of ${year}`, 0);
  }
}

/** By week, by day of the year and by Julian day number: `1961-W11-2`, `1961-073`, `2437373.5`. */
function addCountedForms(date: { year: number; month: number; day: number }, add: AddForm): void {
  const { year, week, weekday } = weekDayOf(date);
  const weeks = [...new Set([`${week}`, `${week}`.padStart(2, '0')])];
  for (const number of weeks) {
    for (const form of [`${year} w${number}`, `${year}w${number}`]) {
      add(form, 0);
      add(`${form} ${weekday}`, 0);
      add(`${form}${weekday}`, 0);
    }
    for (const form of [
      `w${number} ${year}`,
      `week ${number} ${year}`,
      `week ${number} of ${year}`,
    ])
      add(form, 0);
  }
  const days = dayOfYear(date);
  const three = `${days}`.padStart(3, '0');
  add(`${date.year} ${three}`, m.DATE_JOINTS);
  add(`${three} ${date.year}`, m.DATE_JOINTS);
  // Of two digits, a year beside three is a blood pressure: `145/61`.
  for (const one of [`${date.year}`, `${date.year}`.slice(2)]) {
    add(one + three, 0);
    for (const number of new Set([three, `${days}`])) add(`day ${number} of ${one}`, 0);
  }
  const julian = julianDayOf(date);
  add(`${julian}`, 0);
  add(`${julian - 1} 5`, 0);
  add(`${julian} 5`, 0);
}

/** Shortest run of digits that is no accident without a label. */
const DIGITS_MIN = 5;

const compact = (value: string) => fold(value).replace(/[^\p{L}\p{N}]+/gu, '');

const PHONE_DIGITS_MIN = 7;
const digitsOf = (value: string) => value.replace(/\D/g, '');

/** Telephone numbers with and without country code, trunk zero and area code. */
export function addPhoneForms(value: string, add: AddForm): void {
  for (const number of phonesIn(value)) {
    const digits = digitsOf(number.replace('(0)', '')).replace(/^00/, '');
    if (digits.length < PHONE_DIGITS_MIN) continue;
    add(digits, 0);
    const isInternational = /^\D*(?:\+|00)/.test(number);
    const isAmerican = digits.length === 11 && digits.startsWith('1');
    if (isAmerican || (digits.length === 10 && !isInternational && !digits.startsWith('0')))
      addAmericanForms(digits.slice(-10), add);
    else addOtherPhoneForms(digits, isInternational, add);
  }
}

const EXTENSION = /[\s,;(]*(?:x|ext|extension)\.?\s*\d+\D*$/i;

/** One field may hold several: `413-555-0188 / 413-555-0199`, also with an extension. */
function phonesIn(value: string): string[] {
  const parts = value.split(/[/;|]| or /).map((part) => part.replace(EXTENSION, ''));
  const areNumbers = parts.every((part) => digitsOf(part).length >= PHONE_DIGITS_MIN);
  return areNumbers ? parts : [value];
}

function addAmericanForms(national: string, add: AddForm): void {
  for (const form of [national, `1${national}`, `001${national}`, national.slice(3)]) add(form, 0);
}

const COUNTRY_CODE_LENGTHS = [1, 2, 3];

function addOtherPhoneForms(digits: string, isInternational: boolean, add: AddForm): void {
  if (isInternational) {
    add(`00${digits}`, 0);
    add(`011${digits}`, 0);
    for (const length of COUNTRY_CODE_LENGTHS) {
      const [code, rest] = [digits.slice(0, length), digits.slice(length)];
      if (rest.length < PHONE_DIGITS_MIN) continue;
      for (const form of [rest, `0${rest}`, `${code}0${rest}`]) add(form, 0);
    }
  } else if (digits.startsWith('0')) {
    for (const form of ['44', '440']) add(form + digits.slice(1), 0);
    if (digits.length > PHONE_DIGITS_MIN) add(digits.slice(1), 0);
  }
  // Of the place itself; how long that is differs.
  if (digits.length > 8) for (const local of [7, 8]) add(digits.slice(-local), 0);
}

/** Systems fill up with zeros to so many digits. */
const PADDED_LENGTH_MAX = 12;
const LABEL_IN_ID = /^(?:mrn|mr|pid|id|acct)(?=.*\d{4})/;

/** A number of an issuer: as given, without its letters, without leading zeros or with more of them. */
export function addIdForms(value: string, type: string, add: AddForm): void {
  const plain = compact(value);
  const digits = digitsOf(plain);
  const [, letters, zeros, rest = ''] = /^(\p{L}*)(0*)(\d*)$/u.exec(plain) ?? [];
  if (plain.length >= (letters === '' ? DIGITS_MIN : 4)) add(plain, 0);
  if (letters === '' && rest.length >= DIGITS_MIN) {
    for (let length = rest.length; length <= PADDED_LENGTH_MAX; length += 1)
      add(rest.padStart(length, '0'), 0);
  }
  if (letters !== '' && digits.length >= 6) add(digits, 0);
  if (letters !== '' && zeros !== '' && rest.length >= DIGITS_MIN) {
    add(`${letters}${rest}`, 0);
    if (rest.length >= 6) add(rest, 0);
  }
  const bare = plain.replace(LABEL_IN_ID, '');
  if (bare !== plain && bare.length >= DIGITS_MIN) addIdForms(bare, type, add);
  // Some sources give the last four alone: `xxx-xx-6789`.
  if (type === 'ssn' && (digits.length === 9 || digits.length === 4))
    add(digits.slice(-4), m.AFTER_SSN_WORD);
}

const ABBREVIATIONS: readonly (readonly string[])[] = [
  ['street', 'st', 'str'],
  ['avenue', 'ave', 'av'],
  ['road', 'rd'],
  ['drive', 'dr'],
  ['lane', 'ln'],
  ['boulevard', 'blvd'],
  ['court', 'ct'],
  ['place', 'pl'],
  ['terrace', 'ter', 'terr'],
  ['circle', 'cir'],
  ['parkway', 'pkwy'],
  ['highway', 'hwy'],
  ['trail', 'trl'],
  ['square', 'sq'],
  ['apartment', 'apt', 'unit'],
  ['suite', 'ste'],
  ['floor', 'fl'],
  ['north', 'n'],
  ['south', 's'],
  ['east', 'e'],
  ['west', 'w'],
  ['saint', 'st'],
  ['mount', 'mt'],
  ['fort', 'ft'],
];
const VARIANTS_MAX = 32;

/** The words with every usual abbreviation and expansion. */
function variants(words: readonly string[]): string[][] {
  let all: string[][] = [[]];
  for (const word of words) {
    const group = ABBREVIATIONS.find((forms) => forms.includes(word)) ?? germanStreet(word);
    const options = all.length * group.length > VARIANTS_MAX ? [word] : group;
    all = all.flatMap((front) => options.map((option) => [...front, option]));
  }
  return all;
}

/** `Bahnhofstraße`, `Bahnhofstr.` */
const germanStreet = (word: string): string[] =>
  word.length > 7 && word.endsWith('strasse') ? [word, word.slice(0, -4)] : [word];

const wordsOf = (text: string) =>
  fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

export interface AddressAdders {
  readonly street: AddForm;
  readonly city: AddForm;
  readonly zip: AddForm;
}

export function addAddressForms(address: KnownAddress, adders: AddressAdders): void {
  for (const line of address.lines.flatMap(spellings)) {
    const words = wordsOf(line);
    if (words.length < 2) continue;
    for (const form of variants(words)) adders.street(form.join(' '), 0);
    addStreetParts(words, adders.street);
    const unit = words.findIndex((word) =>
      /^(?:apt|apartment|unit|suite|ste|floor|fl|#)$/.test(word),
    );
    if (unit > 1)
      for (const form of variants(words.slice(0, unit))) adders.street(form.join(' '), 0);
    if (unit > 1) addStreetParts(words.slice(0, unit), adders.street);
  }
  for (const place of [address.city, address.district].flatMap((one = '') => spellings(one))) {
    const words = wordsOf(place);
    if (words.length === 0) continue;
    const isOrdinary = words.length === 1 && isOrdinaryWord(words[0]!);
    for (const form of variants(words)) {
      adders.city(
        form.join(' '),
        isOrdinary ? m.CAPITAL | m.BESIDE : words.length === 1 ? m.CAPITAL : 0,
      );
    }
    const isLongEnough = words.length === 1 && words[0]!.length > 5 && !isOrdinary;
    if (isLongEnough) adders.city(words[0]!, 0);
  }
  const zip = compact(address.postalCode ?? '');
  if (zip.length >= 5) adders.zip(zip, 0);
  if (/^\d{9}$/.test(zip)) adders.zip(zip.slice(0, 5), 0);
}

const STREET_WORDS = new Set(ABBREVIATIONS.slice(0, 14).flat().concat('way', 'alley', 'row'));

/** `4417 Larkspur Hollow`, `Larkspur Hollow Rd` and, where it is no ordinary word, its name alone. */
function addStreetParts(words: readonly string[], add: AddForm): void {
  const isNumbered = /^\d+[a-z]?$/.test(words[0]!);
  const street = isNumbered ? words.slice(1) : words;
  const isTyped = street.length > 1 && STREET_WORDS.has(street.at(-1)!);
  const name = isTyped ? street.slice(0, -1) : street;
  if (name.length === 0 || !/\p{L}/u.test(name.join(''))) return;
  // `1482 Larkspur`; `150 White` and `1200 North` may be anything.
  const isRare = !isOrdinaryWord(name[0]!) || words[0]!.length > 3;
  const isShort = ABBREVIATIONS.some((forms) => forms.includes(name[0]!));
  if (isNumbered && name.length > 1 && name[0]!.length > 3 && isRare && !isShort)
    add(`${words[0]} ${name[0]}`, 0);
  if (isNumbered && isTyped) {
    add([words[0]!, ...name].join(' '), 0);
    for (const form of variants(street)) add(form.join(' '), m.CAPITAL);
  }
  const isPlain = name.every((word) => word.length < 4 || isOrdinaryWord(word));
  if (isTyped && (name.length > 1 || !isPlain)) add(name.join(' '), m.CAPITAL);
}

/** The address whole, and its local part where that is no ordinary word. */
export function addEmailForms(value: string, add: AddForm): void {
  const [local = '', domain = ''] = value.split('@');
  const words = wordsOf(local);
  if (words.length === 0 || domain === '') return;
  add([...words, ...wordsOf(domain)].join(' '), 0);
  add([...words, 'at', ...wordsOf(domain).join(' dot ').split(' ')].join(' '), 0);
  const joined = words.join('');
  if (joined.length > 5 && !isOrdinaryWord(joined)) add(words.join(' '), 0);
}
