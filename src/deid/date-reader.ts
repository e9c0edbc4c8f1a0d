/**
 * Reads a date expression (`date-expression.ts`) from a place in an answer: digits and names of months
 * with white space, commas and markup between them (`**September 8**, **2022**`). Which dates are ours
 * is not asked here; that `September 8` has no year is only known once what follows it is read.
 */
import type { DateExpression, DateMember, DatePart } from './date-expression.ts';
import type { DateOrder } from './date-form.ts';
import {
  attempt,
  dayPart,
  dayWithThe,
  expressionOf,
  HYPHENS,
  isAmount,
  isTo,
  JOINTS,
  jointBehind,
  monthBehind,
  monthPart,
  numberPart,
  OF,
  shortened,
  yearBehind,
  yearPart,
} from './date-parts.ts';
import { isDigitUnit } from './folding.ts';
import { dottedRange, monthAndDay, numericDate, spacedDate } from './numeric-date-reader.ts';
import { type Digits, TextCursor } from './text-cursor.ts';

/** `September 8, 9, … and 30`. */
const MEMBERS_MAX = 8;

export interface ReadExpression {
  readonly expression: DateExpression | undefined;
  /** More text could change it. */
  readonly isOpen: boolean;
}

/** @param order of numeric dates that can be read both ways */
export function readExpression(
  text: string,
  start: number,
  isFinal: boolean,
  order: DateOrder,
): ReadExpression {
  const cursor = new TextCursor(text, start, isFinal);
  const expression = isDigitUnit(text.charCodeAt(start))
    ? (attempt(cursor, () => numericDate(cursor, order)) ??
      attempt(cursor, () => spacedDate(cursor)) ??
      attempt(cursor, () => dottedRange(cursor)) ??
      attempt(cursor, () => gluedDate(cursor)) ??
      attempt(cursor, () => yearInFront(cursor)) ??
      attempt(cursor, () => dayFirst(cursor)) ??
      monthAndDay(cursor, order))
    : (attempt(cursor, () => dayFirst(cursor)) ?? monthFirst(cursor));
  return { expression, isOpen: cursor.ranOut };
}

/** Whether a month and day from `start` to `end` are part of more: ` 2022`, `–9`, ` and 9`, `room 9 May` of ` 1, 2022`. */
export function goesOn(
  text: string,
  start: number,
  end: number,
  isFinal: boolean,
): boolean | 'more' {
  const day = Number(/(\d{1,2})\D*$/.exec(text.slice(start, end))?.[1] ?? 0);
  const cursor = new TextCursor(text, end, isFinal);
  const isPart =
    yearBehind(cursor) !== undefined || furtherDays(cursor, day).length > 0 || isDated(cursor);
  return cursor.ranOut ? 'more' : isPart;
}

/** ` 1, 2022` behind a month: its own day and year. */
const isDated = (cursor: TextCursor): boolean =>
  attempt(cursor, () => dayBehind(cursor) && yearBehind(cursor)) !== undefined;

function withYear(
  cursor: TextCursor,
  members: readonly DateMember[],
  monthStands: DateExpression['monthStands'],
): DateExpression {
  const year = yearBehind(cursor);
  if (year === undefined) return expressionOf(members, monthStands);
  return expressionOf([...members.slice(0, -1), { ...members.at(-1), year }], monthStands);
}

/** `September 8`, `Sept. 8th, 2022`, `September 8, 9 and 12`, `September 2022`, `May–June 2022`. */
function monthFirst(cursor: TextCursor): DateExpression | undefined {
  const month = monthPart(cursor);
  if (month === undefined) return undefined;
  const last = attempt(cursor, () => (isTo(cursor) ? monthPart(cursor) : undefined));
  const year = yearBehind(cursor);
  if (last !== undefined) return year && expressionOf([{ month }, { month: last, year }], 'before');
  if (year !== undefined) return expressionOf([{ month, year }], 'before');
  const joint = JOINTS.includes(cursor.text[cursor.at] ?? ' ') ? cursor.text[cursor.at]! : '';
  const day = dayBehind(cursor);
  if (day === undefined || isOfNext(cursor)) return undefined;
  // `Sep-08-22`, `Sep/08/2022`
  const joined = joint === '' ? undefined : attempt(cursor, () => yearJoined(cursor, joint));
  if (joined !== undefined)
    return expressionOf([{ month: shortened(month), day, year: joined }], 'before');
  return withYear(cursor, [{ month, day }, ...furtherDays(cursor, day.value)], 'before');
}

const yearJoined = (cursor: TextCursor, joint: string): DatePart | undefined =>
  isJoinedBy(cursor, joint) ? yearPart(cursor.digits(), true) : undefined;

/** The dot of a short month is taken already. */
const isJoinedBy = (cursor: TextCursor, joint: string): boolean =>
  cursor.oneOf(joint) !== '' || (joint === '.' && cursor.text[cursor.at - 1] === joint);

/** ` 8`, `-8`, `/8`, ` the 8th`. */
function dayBehind(cursor: TextCursor): DatePart | undefined {
  const gap = cursor.gap(`${HYPHENS}/`);
  if (gap === '' || (/[-‐‑/]/.test(gap) && gap.length > 1)) return undefined;
  return dayWithThe(cursor);
}

/** `September, the 8th of October`. */
function isOfNext(cursor: TextCursor): boolean {
  const { at } = cursor;
  const isOf = cursor.gap() !== '' && cursor.word(OF) !== undefined;
  const isMonth = isOf && cursor.gap() !== '' && monthPart(cursor) !== undefined;
  cursor.at = at;
  return isMonth;
}

/** `–9`, ` and 9`, ` to the 9th`, `, 9 and 12`, ` – October 3`. A comma alone adds no day, unless a year follows. */
function furtherDays(cursor: TextCursor, first: number): DateMember[] {
  const members: DateMember[] = [];
  let last = first;
  let sure = { at: cursor.at, count: 0 };
  while (members.length < MEMBERS_MAX - 1) {
    const next = attempt(cursor, () => furtherDay(cursor, last));
    if (next === undefined) break;
    members.push(next.member);
    last = next.member.day!.value;
    if (!next.isComma) sure = { at: cursor.at, count: members.length };
  }
  const { at } = cursor;
  const hasYear = yearBehind(cursor) !== undefined;
  cursor.at = hasYear ? at : sure.at;
  return hasYear ? members : members.slice(0, sure.count);
}

function furtherDay(
  cursor: TextCursor,
  last: number,
): { readonly member: DateMember; readonly isComma: boolean } | undefined {
  const joint = jointBehind(cursor);
  if (joint === undefined) return undefined;
  const month = joint === 'to' ? monthPart(cursor) : undefined;
  const day = month === undefined ? dayWithThe(cursor) : dayBehind(cursor);
  if (day === undefined) return undefined;
  if (month === undefined && (day.value <= last || isAmount(cursor))) return undefined;
  return { member: { day, ...(month !== undefined && { month }) }, isComma: joint === 'comma' };
}

/** `8 September 2022`, `the 8th of September`, `8-Sep-22`, `8–9 September`, `28 May – 3 June 2022`. */
function dayFirst(cursor: TextCursor): DateExpression | undefined {
  const before = cursor.text.slice(Math.max(0, cursor.at - 6), cursor.at);
  const days = daysInARow(cursor);
  const joined =
    days.length === 1 ? attempt(cursor, () => joinedMonth(cursor, days[0]!)) : undefined;
  if (joined !== undefined) return joined;
  const isOrdinal = days.length > 0 && days.at(-1)!.style.kind !== 'number';
  const behindComma = isOrdinal ? attempt(cursor, () => monthBehindComma(cursor)) : undefined;
  const written = behindComma ?? (days.length === 0 ? undefined : monthBehind(cursor));
  if (written === undefined) return undefined;
  const month = SHORT_WEEKDAY.test(before) ? shortened(written) : written;
  const members: DateMember[] = [
    ...days.slice(0, -1).map((day) => ({ day })),
    { day: days.at(-1)!, month },
  ];
  const number = attempt(cursor, () => numberBehind(cursor));
  if (number !== undefined) {
    const year = yearPart(number, true);
    return {
      ...expressionOf(members, 'behind'),
      isDoubtful: true,
      ...(year !== undefined && {
        withShortYear: expressionOf(
          [...members.slice(0, -1), { ...members.at(-1), year }],
          'behind',
        ),
      }),
    };
  }
  const further = attempt(cursor, () => {
    const day = isTo(cursor) ? dayPart(cursor) : undefined;
    const itsMonth = day && monthBehind(cursor);
    return itsMonth && { day, month: itsMonth };
  });
  return withYear(cursor, further === undefined ? members : [...members, further], 'behind');
}

/** `Thu, ` of `Thu, 08 Sep 2022 10:00:00 GMT` (RFC 5322 §3.3) */
const SHORT_WEEKDAY = /\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? $/;

/** `8th, September 2022`: not without the year, for `the 8th, September 9` are two. */
function monthBehindComma(cursor: TextCursor): DatePart | undefined {
  const month = cursor.oneOf(',') === '' ? undefined : monthBehind(cursor);
  const { at } = cursor;
  if (month === undefined || yearBehind(cursor) === undefined) return undefined;
  cursor.at = at;
  return month;
}

/** A year of two digits, or the day of the next date, or an amount. */
function numberBehind(cursor: TextCursor): Digits | undefined {
  const number = cursor.gap() === '' ? undefined : cursor.digits();
  return number !== undefined && number.text.length <= 2 ? number : undefined;
}

/** `8`, `8–9`, `8, 9 and 12`, `8th to the 12th`, `8. bis 12.`, `8., 12.`: a comma between bare numbers alone makes no row. */
function daysInARow(cursor: TextCursor): DatePart[] {
  const first = attempt(cursor, () => dayPart(cursor));
  if (first === undefined) return [];
  const days = [first];
  let sure = { at: cursor.at, count: 1 };
  while (days.length < MEMBERS_MAX) {
    const next = attempt(cursor, () => {
      const isDotted = cursor.oneOf('.') !== '';
      if (isDotted && beginsSentence(cursor)) return undefined;
      const joint = jointBehind(cursor);
      const day = joint && dayWithThe(cursor);
      return day && day.value > days.at(-1)!.value
        ? { day, isSure: joint === 'to' || isDotted }
        : undefined;
    });
    if (next === undefined) break;
    days.push(next.day);
    if (next.isSure) sure = { at: cursor.at, count: days.length };
  }
  cursor.at = sure.at;
  return days.slice(0, sure.count);
}

function beginsSentence(cursor: TextCursor): boolean {
  cursor.code(1);
  return /^\s\p{Lu}/u.test(cursor.text.slice(cursor.at, cursor.at + 2));
}

/**
 * `2022-Sep-08`; `2022 September 8` and `2022, Sept. 8`, where the year may belong to what stands before it.
 */
function yearInFront(cursor: TextCursor): DateExpression | undefined {
  const year = yearPart(cursor.digits(), false);
  if (year === undefined) return undefined;
  const joint = cursor.oneOf(JOINTS);
  if (joint === '' && cursor.gap(',') === '') return undefined;
  const month = monthPart(cursor);
  if (month === undefined) return undefined;
  if (joint === '') {
    const day = dayBehind(cursor);
    const isOwn = day !== undefined && yearBehind(cursor) === undefined;
    return isOwn
      ? { ...expressionOf([{ day, month, year }], 'before'), isDoubtful: true }
      : undefined;
  }
  const day = isJoinedBy(cursor, joint) ? dayPart(cursor) : undefined;
  return day && expressionOf([{ day, month: shortened(month), year }], 'before');
}

/** `08Sep2022`, `08SEP22` */
function gluedDate(cursor: TextCursor): DateExpression | undefined {
  const digits = cursor.digits();
  const day = digits && numberPart('day', digits);
  const month = day && monthPart(cursor, true);
  const year = month && yearPart(cursor.digits(), true);
  return year && expressionOf([{ day, month: shortened(month), year }], 'behind');
}

/** `8-Sep-2022`, `8/Sep/2022`, `8.Sep.22`, `8-Sep`. */
function joinedMonth(cursor: TextCursor, day: DatePart): DateExpression | undefined {
  const joint = cursor.oneOf(JOINTS);
  const written = joint === '' ? undefined : monthPart(cursor);
  if (written === undefined) return undefined;
  const month = shortened(written);
  const year = attempt(cursor, () => yearJoined(cursor, joint));
  if (year !== undefined) return expressionOf([{ day, month, year }], 'behind');
  return withYear(cursor, [{ day, month }], 'behind');
}
