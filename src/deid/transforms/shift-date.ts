/**
 * Dates of one subject moved by one keyed offset of whole weeks, back in time: intervals and weekdays
 * survive, precision and notation stay. A shifted date is still a date element: this is no Safe
 * Harbor method (45 CFR §164.514(b)(2)(i)(C)), but one for Expert Determination and pseudonymised data.
 */
import type { DateForm } from '../date-form.ts';
import {
  type DateContext,
  moveDate,
  readIn,
  restOf,
  SHIFT_WEEKS_MAX,
  SHIFT_WEEKS_MIN,
} from '../date-surrogates.ts';
import { UNREAD_DATE } from '../date-text.ts';
import type { Keyed } from '../keyed.ts';
import { moveStructuredDate, readStructuredDate } from './structured-date.ts';

/** Offset of a subject, weeks: negative, the same under the same key. */
export function shiftOf(keyed: Keyed, subject: string): number {
  const span = SHIFT_WEEKS_MAX - SHIFT_WEEKS_MIN + 1;
  return -(SHIFT_WEEKS_MIN + keyed.draw(subject, 'shift-weeks', '').below(span));
}

/** Undefined when it cannot be read whole: then part of it could stay, and the caller redacts. */
export function shiftDate(
  text: string,
  type: string,
  weeks: number,
  context: DateContext,
): string | undefined {
  if (type === UNREAD_DATE) return undefined;
  const structured = readStructuredDate(text.trim());
  if (structured !== undefined) return moveStructuredDate(structured, weeks);
  const form = readIn(text, type, context);
  return form !== undefined && isDateAlone(form) ? moveDate(form, weeks) : undefined;
}

const WORDS = new Set(
  `t z w wk week day in utc gmt am pm a p m h hr hrs hours at on of the de del and to through st nd rd th
  monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
  lunes martes miércoles jueves viernes sábado domingo 年 月 日 년 월 일`.split(/\s+/),
);

/** What stays of it is joints, weekday and time of day: no second date, no stray word. */
function isDateAlone(form: DateForm): boolean {
  const rest = restOf(form);
  if (/\d/.test(rest)) return false;
  return (rest.toLowerCase().match(/\p{L}+/gu) ?? []).every((word) => WORDS.has(word));
}
