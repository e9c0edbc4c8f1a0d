/** Replacements as JSON, in the style of what they replace. */
import { spellLiteral } from '../json-literals.ts';

export function spellString(replacement: string, original: string): string {
  return spellLiteral('string', replacement, original);
}

/** Digits alone may be an id, whose pseudonym is the same in quotes and without, and is written in them. */
export function spellNumber(replacement: string, original: string): string {
  const isWord = DIGITS.test(original) && !NUMBER.test(replacement);
  return spellLiteral(isWord ? 'string' : 'number', replacement, original);
}

/** With the fraction that pandas writes. */
const DIGITS = /^-?\d+(?:\.0)?$/;
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;
