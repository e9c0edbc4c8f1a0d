/**
 * Ages over 89 → `90+`, one class, as 45 CFR §164.514(b)(2)(i)(C) has it; younger ones stay. Works on
 * a phrase (`a 93-year-old`, `aged ninety-three`) and on a field (`93`, `93 years`, `1116 months`).
 */

const UNITS = 'one two three four five six seven eight nine'.split(' ');
const TEENS =
  'ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ');
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const SMALL = `(?:${[...UNITS, ...TEENS].join('|')})`;
const WORDS = new RegExp(
  `\\b(?:(?:(?:one|a)[\\s-]+)?hundred(?:[\\s-]+(?:and[\\s-]+)?(?:(?:${TENS.join('|')})(?:[\\s-]+(?:${UNITS.join('|')}))?|${SMALL}))?|(?:${TENS.join('|')})(?:[\\s-]+(?:${UNITS.join('|')}))?|${SMALL})\\b`,
  'i',
);
/** A decade (`in her 90s`) or a word for one. */
const CLASS =
  /\b(?:(?:early|mid|late)[\s-]+)?(?:9|1[01])0['’]?s\b|\b(?:nonagen|centen)arians?\b|\bnineties\b/i;
const DIGITS = /\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?/;

/** How many of it make a year, by the first letters of its unit. */
const PER_YEAR: readonly (readonly [RegExp, number])[] = [
  [/^\s*-?(?:mo|month|mth|m\b)/i, 12],
  [/^\s*-?(?:wk|week|w\b)/i, 52.18],
  [/^\s*-?(?:day|d\b)/i, 365.25],
  [/^\s*-?(?:hour|h\b)/i, 8766],
];

const AGE_CLASS = '90+';

/** Of a field whose place says the unit, as `DocumentLocus.type` has it. */
const PER_YEAR_OF: ReadonlyMap<string, number> = new Map([
  ['age.months', 12],
  ['age.weeks', 52.18],
  ['age.days', 365.25],
  ['age.hours', 8766],
]);

/**
 * Undefined when no age can be read in it: then nothing is known, and the caller redacts. So it does
 * with an age over 89 in another unit than years, which has no word for the class.
 *
 * @param type of the finding or field: `age`, `age.months`
 */
export function generaliseAge(text: string, type = 'age'): string | undefined {
  const perYear = PER_YEAR_OF.get(type);
  if (perYear !== undefined) return Number(text) / perYear < 90 ? text : undefined;
  const decade = CLASS.exec(text);
  if (decade !== null) return replaceAt(text, decade.index, decade[0], AGE_CLASS);
  const digits = DIGITS.exec(text);
  if (digits !== null) return fromDigits(text, digits.index, digits[0]);
  const words = WORDS.exec(text);
  if (words === null) return undefined;
  const years = inWords(words[0]);
  return years < 90 ? text : replaceAt(text, words.index, words[0], AGE_CLASS);
}

/** `93-year-old`, `93 y/o`, `1116 months`. */
function fromDigits(text: string, at: number, digits: string): string {
  const rest = text.slice(at + digits.length);
  const perYear = PER_YEAR.find(([unit]) => unit.test(rest))?.[1] ?? 1;
  if (Number(digits.replaceAll(',', '')) / perYear < 90)
    return DIGITS.test(rest) ? tail(text, at, digits, rest) : text;
  // In months or days the class is still of years.
  if (perYear !== 1) return AGE_CLASS;
  return text.slice(0, at) + AGE_CLASS + generalRest(rest);
}

/** A younger age first, another number after it: `age 88-93`. */
function tail(text: string, at: number, digits: string, rest: string): string {
  return text.slice(0, at) + digits + generalRest(rest);
}

const generalRest = (rest: string): string =>
  rest.replace(/\d+/g, (found) => (Number(found) > 89 ? AGE_CLASS : found));

function inWords(text: string): number {
  let years = 0;
  for (const word of text.toLowerCase().split(/[\s-]+/)) {
    if (word === 'hundred') years = Math.max(years, 1) * 100;
    else if (UNITS.includes(word)) years += UNITS.indexOf(word) + 1;
    else if (TEENS.includes(word)) years += TEENS.indexOf(word) + 10;
    else if (TENS.includes(word)) years += 20 + 10 * TENS.indexOf(word);
    else if (word === 'a') years = 1;
  }
  return years;
}

const replaceAt = (text: string, at: number, found: string, made: string): string =>
  text.slice(0, at) + made + text.slice(at + found.length);

/** Does a field tell an age over 89? */
export const isOldAge = (text: string, type: string): boolean =>
  DIGITS.test(text) && generaliseAge(text, type) !== text;
