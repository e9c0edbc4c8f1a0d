/**
 * Texts of a field of dates that are not in its notation: `3/12/1957 10:15 AM`, `unknown`, `20892`. They
 * are searched; one in which anything stays that may be part of a date is none that anybody can read.
 */
import type { Finding } from '../core/phi.ts';

/** Of such a text as a whole. No method that has to read dates reads it. */
export const UNREAD_DATE = 'date.unread';

export const unreadDate = (text: string): Finding => ({
  start: 0,
  end: text.length,
  category: 'date',
  type: UNREAD_DATE,
  score: 1,
  rule: 'field/date',
});

/** Is each digit of it in a date that was found, or in a time of day? */
export function isDateText(text: string, findings: readonly Finding[]): boolean {
  let rest = '';
  let at = 0;
  for (const { start, end, category } of findings) {
    if (category !== 'date') continue;
    if (OPEN.test(text.slice(start, end))) return false;
    rest += `${text.slice(at, start)} `;
    at = end;
  }
  rest += text.slice(at);
  return !/\p{N}/u.test(rest.replace(TIME, ' '));
}

/** Days since some day, or a date cut short (`20892`, `31424`); or one that begins with its day or its year. */
const OPEN = /^(?:(?!(?:19|20)\d\d$)\d{1,7}|\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))$/;

const TIME = /(?<!\d)\d{1,2}:\d\d(?::\d\d(?:[.,]\d{1,9})?)?(?:\s?[+-]\d\d:?\d\d)?(?!\d)/g;
