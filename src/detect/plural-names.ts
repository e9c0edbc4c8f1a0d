/**
 * A family by its name: `the Garcias`, `the Joneses’ house`. Found as surely as the name, and the one form
 * in which a restored answer may have it: what is put into an answer must be found again when it comes back
 * as history.
 */
import { fold, hashWord } from './fold.ts';
import { bitsOf, CREDENTIAL, isOrdinaryWord, PARTICLE, STOP, TITLE, UNIT } from './lexicon.ts';

const NO_NAME = STOP | TITLE | CREDENTIAL | PARTICLE | UNIT;

/** In the case of the name; undefined where it is too short for one to be found. Of a word see `isPluralOfWord`. */
export function pluralOfName(name: string): string | undefined {
  if (!/^(?:\p{Script=Latin}\p{M}*){3,}$/u.test(name)) return undefined;
  const ending = endingOf(name);
  return name + (name.toUpperCase() === name ? ending.toUpperCase() : ending);
}

/** `Stones` of Stone, `Smiths` of Smith: a word as well, which means a family with a capital behind `the` alone. */
export const isPluralOfWord = (name: string, plural: string): boolean =>
  [name, plural].map(fold).some(isWord);

const ARTICLE = /(?<![\p{L}\p{N}])the\s{1,2}$/iu;
const ARTICLE_REACH = 6;

/** Whether what stands there is called a family: `the ‹Smiths›`. */
export const isBehindArticle = (text: string, start: number): boolean =>
  ARTICLE.test(text.slice(Math.max(0, start - ARTICLE_REACH), start));

const endingOf = (name: string): string => (/(?:[sxz]|[cs]h)$/i.test(name) ? 'es' : 's');

const isWord = (word: string): boolean =>
  isOrdinaryWord(word) || (bitsOf(hashWord(word)) & NO_NAME) !== 0;

/** What such a word is the plural of, if it is one: `Jones` of `Joneses`, `Garcia` of `Garcias`. */
export function namesInPlural(word: string): string[] {
  return ['es', 's']
    .filter((ending) => word.toLowerCase().endsWith(ending))
    .map((ending) => word.slice(0, -ending.length))
    .filter((name) => endingOf(name) === word.slice(name.length).toLowerCase());
}
