/**
 * Bare years that tell an age over 89: `born in 1910`, `DOB: 1910`. Detection leaves bare years alone,
 * because Safe Harbor allows them; these it does not, 45 CFR §164.514(b)(2)(i)(C). Looked for beside a
 * word of birth, a bounded distance back, and only where the year is old enough.
 */
import type { Finding } from '../../core/phi.ts';
import { type AgeHorizon, isOldYear } from './generalise-date.ts';

const LOOKBEHIND = 28;
const YEAR = /(?<![\p{L}\p{N}.,/-])1[89]\d\d(?![\p{L}\p{N}]|[.,/-]\d)/gu;
const BIRTH =
  /(?:\bborn\b|\bbirth|\bd\.?o\.?b\b|\bb\.|\bn[ée]e?\b|\bnacid[oa]\b|\bnacimiento\b)[^.;\n\d]*\.?[^;\n\d]*$/i;

/** Words of a label: `dob`, `birthDate`, `year_of_birth`. */
const BIRTH_LABEL = /birth|\b(?:born|dob|yob|nacimiento|naissance|geburts?\w*)\b/i;

/** Findings of one text, in order, apart from those it has. */
export function findBirthYears(
  text: string,
  found: readonly Finding[],
  horizon: AgeHorizon,
): Finding[] {
  const years: Finding[] = [];
  // Most texts have no number at all, and looking for one by the pattern takes longer.
  if (!text.includes('18') && !text.includes('19')) return years;
  let next = 0;
  for (const { 0: year, index: start } of text.matchAll(YEAR)) {
    const end = start + year.length;
    while (next < found.length && found[next]!.end <= start) next += 1;
    if (next < found.length && found[next]!.start < end) continue;
    if (!isOldYear(Number(year), horizon)) continue;
    if (!isOfBirth(text, start)) continue;
    years.push({
      start,
      end,
      category: 'date',
      type: 'date.year',
      score: 0.9,
      rule: 'date/birth-year',
    });
  }
  return years;
}

/** Do the words before say that somebody was born then, or what the text stands under? */
export const isOfBirth = (text: string, start: number, label?: string): boolean =>
  BIRTH.test(text.slice(Math.max(0, start - LOOKBEHIND), start)) ||
  (label !== undefined && BIRTH_LABEL.test(wordsOfLabel(label)));

export const wordsOfLabel = (label: string): string =>
  label.replace(/(?<=\p{Ll})(?=\p{Lu})|[^\p{L}]+/gu, ' ');
