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
    .replace(/[\u2018\u2019]/g, "'")
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();

/** Would the phrase go on at this side? Only where it begins, or ends, with a letter or digit itself. */
function isWord(text: string, at: number, phrase: string, edge: number): boolean {
  return WORD.test(text[at] ?? '') && WORD.test(phrase.at(edge) ?? '');
}

const WORD = /[\p{L}\p{N}]/u;

/** `2.5`, `1,000`, `80/12` as two; leading zeros and a comma between thousands are no difference. */
export function numbersIn(text: string): string[] {
  const found = text.match(/\d+(?:,\d{3})*(?:\.\d+)?/g) ?? [];
  return found.map((number) => number.replaceAll(',', '').replace(/^0+(?=\d)/, ''));
}
