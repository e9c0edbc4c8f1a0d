/** Replacements as JSON, in the style of what they replace. */
import { spellLiteral } from '../json-literals.ts';

export function spellString(replacement: string, original: string): string {
  return spellLiteral('string', replacement, original);
}

export function spellNumber(replacement: string, original: string): string {
  return spellLiteral('number', replacement, original);
}
