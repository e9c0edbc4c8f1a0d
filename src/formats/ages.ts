/**
 * What tells somebody's age: codes and names of observations and fields, and the units ages come in.
 *
 * Source  LOINC (Age, reported, estimated, calculated, current) and SNOMED CT (age, at onset); UCUM units
 */
import { NOT_LIVED } from '../core/ages.ts';

const AGE_CODES: ReadonlySet<string> = new Set([
  '30525-0',
  '21612-7',
  '21611-9',
  '29553-5',
  '63900-5',
  '397669002',
  '424144002',
  '445518008',
]);

export function isAgeCode(code: string): boolean {
  return AGE_CODES.has(code);
}

const OTHER = NOT_LIVED.trim().split(/\s+/).join('|');

/** Names of ages: `age at onset`, `How old are you?`, `yrs_old`; not `gestational age`. */
export const AGE_NAME = new RegExp(
  `^(?!.*\\b(?:${OTHER})\\b).*\\b(?:ages?|how old|(?:yrs?|years?) old)\\b`,
  'is',
);

/** Of the number that is an age; years where nobody says it. */
export type AgeUnit = 'age.years' | 'age.months' | 'age.weeks' | 'age.days' | 'age.hours';

/** @param written a code of UCUM, or words that say it: `mo`, `age in months` */
export function ageUnitOf(written: string): AgeUnit {
  return UNITS.find(([pattern]) => pattern.test(written))?.[1] ?? 'age.years';
}

const UNITS: readonly [RegExp, AgeUnit][] = [
  [/\b(?:mos?|mths?|months?)\b/i, 'age.months'],
  [/\b(?:wks?|weeks?)\b/i, 'age.weeks'],
  [/\b(?:d|days?)\b/i, 'age.days'],
  [/\b(?:h|hrs?|hours?|min|minutes?)\b/i, 'age.hours'],
];

/** Is a text an age and nothing else: `97`, `at 101`, `about 91 to 93 years old`, `1110 months`? */
export function isAgePhrase(text: string): boolean {
  return text.length <= PHRASE_LENGTH_MAX && PHRASE.test(text);
}

const PHRASE_LENGTH_MAX = 48;
/** DICOM writes `1117M` and `4850W` (PS3.5, AS), ISO 8601 `P1117M`. */
const BELOW_YEARS = 'm|mos?|mths?|months?|w|wks?|weeks?|d|days?|h|hours?';
const PHRASE = new RegExp(
  String.raw`^\W{0,4}(?:(?:at|aged?|of|about|approx(?:imately)?|circa|ca|around|died|since|by|from|before|after|over|under|late|early|mid|in|his|her|their|the)\b[\s.:~-]*)*(?:P(?=\d))?(?:\d{1,3}(?:\.\d+)?|(?:\d{4,5}|\d{1,2},\d{3})(?=\s*-?\s*(?:${BELOW_YEARS})\b))\s*(?:(?:-|–|to|or)\s*\d{1,3})?[\s+'’-]*(?:s|y\/?o|y|a|yrs?|years?|${BELOW_YEARS})?[\s-]*(?:old|of age)?\W{0,4}$`,
  'i',
);
