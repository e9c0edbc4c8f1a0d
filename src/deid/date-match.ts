/**
 * Dates in an answer: an expression of which every date was issued comes back as a whole. One of which
 * only a part was issued is left as a whole and counted, for half of it restored would be a date that
 * nobody ever wrote (`March 14–9, 2022`).
 */
import { isOpenAfter, isOpenBefore, textBefore } from './boundaries.ts';
import { isDateAlone } from './date-alone.ts';
import {
  type DateExpression,
  datesOf,
  type PartialDate,
  writeExpression,
} from './date-expression.ts';
import type { CalendarDate, DateOrder } from './date-form.ts';
import { beginsNoDate } from './date-parts.ts';
import { readExpression } from './date-reader.ts';
import { isNumberWord } from './day-words.ts';
import { isDigitUnit } from './folding.ts';
import type { IssuedDates } from './issued-dates.ts';
import { left, type Match, replaced } from './match.ts';

/** The expression that begins at `start`, ours or not; undefined when there is none. */
export function matchDates(
  dates: IssuedDates,
  text: string,
  start: number,
  isFinal: boolean,
): Match | 'more' | undefined {
  if (beginsNoDate(text, start)) return undefined;
  const read = expressionAt(text, start, isFinal, dates.order);
  if (read === undefined || read === 'more') return read;
  const expression = isBeforeScore(dates, read) ? read.withoutEnd! : read;
  if (isBehindDay(text, start, expression)) return left(expression.end, { unresolved: 1 });
  if (expression.isDoubtful === true) return matchDoubtful(dates, text, start, isFinal, expression);
  const found = restoreInOrder(dates, text, start, isFinal, expression);
  return expression.isAlone === true ? matchAlone(found, text, start, isFinal) : found;
}

/** `May 2022` of `primero de mayo de 2022`, `8ème mai 2022`: behind a day that is not read, half of a date. */
function isBehindDay(text: string, start: number, { members }: DateExpression): boolean {
  if (members[0]!.day !== undefined || isDigitUnit(text.charCodeAt(start))) return false;
  const [, word = ''] = DAY_BEFORE.exec(textBefore(text, start)) ?? [];
  return /^\d/.test(word) || isNumberWord(word);
}

const DAY_BEFORE =
  /(\d{1,2}(?:er|re|e|[eè]me|[ºª°]|ro|do|to|mo|vo|no)|\p{L}{2,12})[ -](?:(?:day )?of |del? |di )?$/iu;

/** Longest range that a model would write without its second year, months. */
const RANGE_MONTHS_MAX = 6;

/** `9/8/2022 - 7/10`: neither issued nor soon enough to be the end of a range. */
function isBeforeScore(dates: IssuedDates, expression: DateExpression): boolean {
  if (expression.withoutEnd === undefined) return false;
  const [first, end] = datesOf(expression) as [PartialDate, PartialDate];
  const months = (end.month - first.month + 12) % 12;
  return months > RANGE_MONTHS_MAX && !dates.mayBeIssued(end);
}

/** `4/5`: only where it reads as a date. */
function matchAlone(
  found: Match,
  text: string,
  start: number,
  isFinal: boolean,
): Match | 'more' | undefined {
  if (found.normalised + found.ambiguous === 0) return undefined;
  const isDate = isDateAlone(text, start, found.end, isFinal);
  if (isDate === 'more') return 'more';
  if (isDate === 'no') return undefined;
  return isDate === 'yes' || found.ambiguous > 0 ? found : left(found.end, { unresolved: 1 });
}

/** Where nothing shows the order of numeric dates, two readings that are both ours are one too many. */
function restoreInOrder(
  dates: IssuedDates,
  text: string,
  start: number,
  isFinal: boolean,
  expression: DateExpression,
): Match {
  const found = restore(dates, text, start, expression);
  const hasOtherOrder = dates.order === undefined && expression.isOrderOpen;
  const other = hasOtherOrder ? expressionAt(text, start, isFinal, 'day-first') : undefined;
  const otherwise = other && other !== 'more' ? restore(dates, text, start, other) : undefined;
  const [usual, unusual] = [found, otherwise].map((match) => match?.edits[0]?.text);
  const isAmbiguous = unusual !== undefined && unusual !== usual;
  return isAmbiguous ? left(expression.end, { ambiguous: 1 }) : found;
}

/** `room 12 May 26, 2022`: gives way to a date of ours that begins with its month and ends later. */
function matchDoubtful(
  dates: IssuedDates,
  text: string,
  start: number,
  isFinal: boolean,
  expression: DateExpression,
): Match | 'more' | undefined {
  const month = expression.members.at(-1)!.month!.start;
  const next = expressionAt(text, month, isFinal, dates.order);
  if (next === 'more') return 'more';
  const isNextOurs = next !== undefined && isOurs(dates, text, month, next);
  for (const reading of [expression.withShortYear, expression]) {
    if (reading === undefined || (isNextOurs && next.end > reading.end)) continue;
    const found = restore(dates, text, start, reading);
    if (found.normalised > 0) return { ...found, isDoubtful: true };
  }
  return undefined;
}

/** The whole of it, or the date that it begins with: `October 9 – August 8, 2020` may be two. */
function isOurs(
  dates: IssuedDates,
  text: string,
  start: number,
  expression: DateExpression,
): boolean {
  if (restore(dates, text, start, expression).normalised > 0) return true;
  const { month, day } = expression.members[0]!;
  if (month === undefined || day === undefined) return false;
  return dates.asIssued({ month: month.value, day: day.value }) !== undefined;
}

/** Standing on its own. @param order of numeric dates; `month-first` where nothing shows it */
export function expressionAt(
  text: string,
  start: number,
  isFinal: boolean,
  order: DateOrder = 'month-first',
): DateExpression | 'more' | undefined {
  if (!isOpenBefore('date', text, start) || isInDate(text, start)) return undefined;
  const { expression, isOpen } = readExpression(text, start, isFinal, order);
  if (isOpen) return 'more';
  if (expression === undefined) return undefined;
  const isAlone = isOpenAfter('date', text, start, expression.end, isFinal);
  if (isAlone === 'more') return 'more';
  return isAlone ? expression : undefined;
}

/** The month of `8/Sep/…`, of which the whole was read before, or is no date. */
const isInDate = (text: string, start: number): boolean =>
  !isDigitUnit(text.charCodeAt(start)) && /\d[-‐‑/]$/.test(textBefore(text, start));

/** With the originals, where every date in it is ours. */
function restore(
  dates: IssuedDates,
  text: string,
  start: number,
  expression: DateExpression,
): Match {
  const { end } = expression;
  const written = datesOf(expression);
  const originals = written.map((date) =>
    expression.isDoubtful === true ? dates.asIssued(date) : dates.original(date),
  );
  if (originals.includes('two')) return { ...left(end, { ambiguous: 1 }), date: 'other' };
  const isWhole = originals.every((date) => date !== undefined);
  const restored = isWhole
    ? writeExpression(text, start, expression, originals as CalendarDate[])
    : undefined;
  if (restored !== undefined) {
    const date = written.at(-1)!;
    return { ...replaced({ start, end, text: restored }, 'normalised'), date };
  }
  const isOfThatTime = written.some((date) => dates.mayBeIssued(date) || dates.isNear(date));
  const unresolved = isOfThatTime ? 1 : 0;
  return { ...left(end, { unresolved }), date: 'other' };
}
