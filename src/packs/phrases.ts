/** Phrases and numbers in what an answer says. */

/**
 * Does a phrase stand in a text, at the bounds of words, without regard to case and white space? For
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
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '') // a soft hyphen is not seen, and parts no word
    .replace(/[\u2018\u2019]/g, "'")
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();

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
  return found.map((number) => {
    const written = THOUSANDS.test(number) ? number.replaceAll(',', '') : number.replace(',', '.');
    return written.replace(/^0*(?=\d)/, '').replace(/^\./, '0.');
  });
}

const NUMBER = /\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|(?<!\d)\.\d+|\d+(?:[.,]\d+)?/g;
const THOUSANDS = /^\d{1,3}(?:,\d{3})+(?:\.|$)/;

/** Digits of every script, and `½` as `1/2`. */
function inAscii(text: string): string {
  return text
    .replace(/[\u00bc-\u00be\u2150-\u215e]/g, (fraction) => ` ${fraction.normalize('NFKC')}`)
    .replace(/(?![0-9])\p{Nd}/gu, (digit) => String(digitOf(digit.codePointAt(0)!)))
    .replaceAll('\u066b', '.');
}

/** Unicode keeps the ten digits of a script together, from a code that ends in 0 or in 6. */
function digitOf(code: number): number {
  const last = code % 16;
  const isFromZero = /\p{Nd}/u.test(String.fromCodePoint(code - last));
  return isFromZero ? last : last - 6;
}
