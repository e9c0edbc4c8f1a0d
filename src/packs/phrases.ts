/** Phrases, numbers and their units in what an answer says. */
import { LOOKALIKES } from '../core/look-alikes.ts';

/**
 * Does a phrase stand in a text, at the bounds of words, without regard to case, accents, look-alikes and white space? For
 * properties and guards only: quotes are compared character for character.
 */
export function holdsPhrase(text: string, phrase: string): boolean {
  const words = plain(phrase);
  if (words === '') return false;
  const looked = plain(text);
  for (let at = looked.indexOf(words); at >= 0; at = looked.indexOf(words, at + 1)) {
    if (!isWord(looked, at - 1, words, 0) && !isWord(looked, at + words.length, words, -1))
      return true;
  }
  return false;
}

const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\p{Cf}\p{M}]/gu, '') // a soft hyphen is not seen, and parts no word
    .replace(/[\u2018\u2019]/g, "'")
    .toLowerCase()
    .replace(LOOKS_LATIN, (letter) => LATIN_OF.get(letter)!)
    .replace(/\s+/g, ' ')
    .trim();

/** Those that look like one of ours in small letters, or in a hurried eye. */
const LATIN_OF: ReadonlyMap<string, string> = new Map([
  ...Object.entries(LOOKALIKES).map(([letter, latin]) => [letter, latin.toLowerCase()] as const),
  ...Object.entries({ γ: 'y', ԛ: 'q', ԝ: 'w', к: 'k', т: 't', м: 'm', н: 'h', в: 'b', υ: 'u' }),
]);
const LOOKS_LATIN = new RegExp(`[${[...LATIN_OF.keys()].join('')}]`, 'g');

/** Would the phrase go on at this side? Only where it begins, or ends, with a letter or digit itself. */
function isWord(text: string, at: number, phrase: string, edge: number): boolean {
  return WORD.test(text[at] ?? '') && WORD.test(phrase.at(edge) ?? '');
}

const WORD = /[\p{L}\p{N}]/u;

/**
 * `2.5`, `1,000`, `80/12` as two; leading zeros, a comma between thousands or for the decimal point, and the script of
 * the digits are no difference. `.5` is a half and not five.
 */
export function numbersIn(text: string): string[] {
  const found = inAscii(text).match(NUMBER) ?? [];
  return found.map(plainNumber);
}

function plainNumber(number: string): string {
  const written = THOUSANDS.test(number) ? number.replaceAll(',', '') : number.replace(',', '.');
  return written.replace(/^0*(?=\d)/, '').replace(/^\./, '0.');
}

const NUMBER = /\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|(?<!\d)\.\d+|\d+(?:[.,]\d+)?/g;
const THOUSANDS = /^\d{1,3}(?:,\d{3})+(?:\.|$)/;

/** Digits of every script, in circles and raised as well, and `½` as `1/2`. */
function inAscii(text: string): string {
  return text
    .replace(/[\u00bc-\u00be\u2150-\u215e]/g, (fraction) => ` ${fraction.normalize('NFKC')}`)
    .replace(/(?![0-9])\p{Nd}/gu, (digit) => String(digitOf(digit.codePointAt(0)!)))
    .replace(/\p{No}/gu, (digit) => digit.normalize('NFKC'))
    .replaceAll('\u066b', '.');
}

/** Unicode keeps the ten digits of a script together, from a code that ends in 0 or in 6. */
function digitOf(code: number): number {
  const last = code % 16;
  const isFromZero = /\p{Nd}/u.test(String.fromCodePoint(code - last));
  return isFromZero ? last : last - 6;
}

/** What stands behind a number, one spelling for each; of a word that is none, nothing. English and Spanish. */
const UNITS: Readonly<Record<string, string>> = {
  mcg: 'mcg \u00b5g \u03bcg ug microgram micrograms microgramo microgramos',
  mg: 'mg mgs milligram milligrams miligramo miligramos',
  g: 'g gm gram grams gramo gramos',
  kg: 'kg kgs kilogram kilograms kilo kilos kilogramo kilogramos',
  ml: 'ml mls cc milliliter milliliters mililitro mililitros',
  l: 'l liter liters litre litres litro litros',
  meq: 'meq',
  mmol: 'mmol',
  unit: 'unit units iu ui unidad unidades',
  hour: 'h hr hrs hour hours hora horas',
  day: 'd day days dia dias',
  week: 'wk wks week weeks semana semanas',
  month: 'mo mos month months mes meses',
  year: 'yr yrs year years ano anos',
};
const UNIT_OF = new Map(
  Object.entries(UNITS).flatMap(([unit, words]) => words.split(' ').map((word) => [word, unit])),
);
const UNIT = /^[ \t\u00a0\u2009\u202f-]?([a-z\u00b5\u03bc]+)/;

/** `25 mg`: each number that has a unit behind it, with the unit. */
export function quantitiesIn(text: string): { readonly number: string; readonly unit: string }[] {
  const written = inAscii(text).normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return [...written.matchAll(NUMBER)].flatMap(({ index, 0: found }) => {
    const word = UNIT.exec(written.slice(index + found.length))?.[1];
    const unit = word === undefined ? undefined : UNIT_OF.get(word);
    return unit === undefined ? [] : [{ number: plainNumber(found), unit }];
  });
}
