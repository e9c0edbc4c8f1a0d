/**
 * The last four digits of a number that was issued, where the answer says that they are those: `SSN ending in 9222`,
 * `***-**-9222`. Whoever asks a caller for them must have the patient's. Four digits that nothing announces are
 * anything.
 */
import { textBefore } from './boundaries.ts';
import { isDigitUnit, isWordUnit } from './folding.ts';
import { left, type Match, replaced } from './match.ts';
import { codeOf } from './surrogates.ts';
import { TextCursor } from './text-cursor.ts';

const LENGTH = 4;
const FOUR_DIGITS = /\d{4}$/;
const JOINTS = '-./';

const ANNOUNCED = [
  // `****9222`, `XXX-XX-9222`, `…9222`
  /(?:(?<!\p{L})[x*•●#]{2,}|…|\.{3})[- ]?$/iu,
  /(?<!\p{L})(?:ending|ends|terminad[oa]|termina) (?:in|with|en)[:\s*_`"'(#]{1,4}$/iu,
  // `MRN ending 9222`, where no `week ending` is meant
  /(?<!\p{L})(?:mrn|ssn|npi|id|number|no\.?|record|account|acct\.?|card|policy|licen[cs]e|phone) (?:ending|ends)[:\s*_`"'(#]{1,4}$/iu,
  /(?<!\p{L})(?:last|final|últimos) (?:four|4|cuatro)(?: digits| dígitos)?(?: are| of \p{L}{2,5})?[:\s*_`"'()#]{1,4}$/iu,
];

/** By the last digits of the surrogate those of the original; undefined where two would do. */
export type LastDigits = Map<string, string | undefined>;

export function addLastDigits(endings: LastDigits, surrogate: string, original: string): void {
  const [from, to] = [surrogate, original].map((text) => FOUR_DIGITS.exec(codeOf(text))?.[0]);
  if (from === undefined || to === undefined) return;
  endings.set(from, !endings.has(from) || endings.get(from) === to ? to : undefined);
}

export function matchLastDigits(
  endings: LastDigits,
  text: string,
  start: number,
  isFinal: boolean,
): Match | 'more' | undefined {
  if (endings.size === 0 || isDigitUnit(text.charCodeAt(start - 1))) return undefined;
  const before = textBefore(text, start);
  if (!ANNOUNCED.some((words) => words.test(before))) return undefined;
  const cursor = new TextCursor(text, start, isFinal);
  const digits = cursor.digits();
  const isNumberOn =
    isWordUnit(cursor.code()) || (cursor.oneOf(JOINTS) !== '' && isDigitUnit(cursor.code()));
  if (cursor.ranOut) return 'more';
  if (digits?.text.length !== LENGTH || isNumberOn || !endings.has(digits.text)) return undefined;
  const original = endings.get(digits.text);
  if (original === undefined) return left(digits.end, { ambiguous: 1 });
  return replaced({ start, end: digits.end, text: original }, 'normalised');
}
