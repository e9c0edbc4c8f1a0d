/** Ages over 89 become another number of 90 to 99 in the same phrase. */
import type { Draw } from './keyed.ts';

const UNITS = 'one two three four five six seven eight nine'.split(' ');
const WORDS = new RegExp(
  `\\b(?:ninety(?:[\\s-]+(${UNITS.join('|')}))?|(?:one|a)\\s+hundred(?:\\s+(?:and\\s+)?(?:${UNITS.join('|')}|ten|eleven|twelve))?)\\b`,
  'i',
);
const DIGITS = /\d+/;

/** Undefined when there is no age in it. */
export function age(text: string, drawOf: (value: string) => Draw): string | undefined {
  const digits = DIGITS.exec(text);
  if (digits !== null)
    return replaceAt(text, digits.index, digits[0], String(90 + drawOf(digits[0]).below(10)));
  const found = WORDS.exec(text);
  if (found === null) return undefined;
  const drawn = drawOf(ageOf(found)).below(10);
  const written = drawn === 0 ? 'ninety' : `ninety-${UNITS[drawn - 1]}`;
  return replaceAt(text, found.index, found[0], matchCase(found[0], written));
}

/** The same age in words and in digits draws the same number. */
function ageOf(found: RegExpExecArray): string {
  if (!/^ninety/i.test(found[0])) return found[0].toLowerCase().replace(/\s+/g, ' ');
  return String(90 + (found[1] === undefined ? 0 : UNITS.indexOf(found[1].toLowerCase()) + 1));
}

function matchCase(original: string, made: string): string {
  if (original === original.toUpperCase()) return made.toUpperCase();
  return original[0] === original[0]!.toUpperCase() ? made[0]!.toUpperCase() + made.slice(1) : made;
}

const replaceAt = (text: string, at: number, found: string, made: string): string =>
  text.slice(0, at) + made + text.slice(at + found.length);
