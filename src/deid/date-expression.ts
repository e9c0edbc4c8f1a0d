/**
 * A date as a model may write it, or several in one expression: `September 8, 2022`, `8 Sept`,
 * `September 8–9, 2022`, `5/26-5/30/2022`. A month or a year that is written once stands for all that
 * have none of their own, so such an expression is only ever rewritten as a whole.
 */
import type { CalendarDate, FieldStyle } from './date-form.ts';
import { writeStyled } from './write-date.ts';

/** One number or name of a month. */
export interface DatePart {
  readonly field: 'year' | 'month' | 'day';
  readonly start: number;
  readonly end: number;
  readonly value: number;
  readonly style: FieldStyle;
}

/** What is written of one date. */
export interface DateMember {
  readonly day?: DatePart;
  readonly month?: DatePart;
  readonly year?: DatePart;
}

export interface DateExpression {
  readonly end: number;
  /** In the order of the text; one or more. */
  readonly members: readonly DateMember[];
  /** Where the month of a member without one stands: `May 26–28` before it, `26–28 May` behind it. */
  readonly monthStands: 'before' | 'behind';
  /** Numbers that could be read in the other order as well. */
  readonly isOrderOpen: boolean;
  /** Month and day in numbers and nothing else, as in `4/5`: a date only if it is one of ours and reads as one. */
  readonly isAlone?: boolean;
  /** A number follows, as in `12 May 26`, or it may be a version (`8.9.22`): then it is a date only if it is one of ours. */
  readonly isDoubtful?: boolean;
  /** The same with that number as its year. */
  readonly withShortYear?: DateExpression;
  /** Of a range whose year is written at its first end, that end: `2022-06-28` of `2022-06-28 – 5/10`, where the rest is no date. */
  readonly withoutEnd?: DateExpression;
}

/** As far as it is written, or follows from what is written. */
export interface PartialDate {
  readonly year?: number;
  /** Two digits: the century is a guess. */
  readonly isShortYear?: boolean;
  readonly month: number;
  readonly day?: number;
}

/** What each member says. `December 30 – January 2, 2023` begins the year before. */
export function datesOf(expression: DateExpression): PartialDate[] {
  const dates: PartialDate[] = [];
  let next: PartialDate | undefined;
  for (const member of [...expression.members].reverse()) {
    const month = monthOf(expression, member)!.value;
    const { day, year } = member;
    const implied =
      next?.year === undefined ? undefined : impliedYear(month, next.month, next.year);
    const value = year?.value ?? implied;
    next = {
      month,
      ...(value !== undefined && { year: value }),
      ...(day !== undefined && { day: day.value }),
      isShortYear: year === undefined ? next?.isShortYear === true : year.end - year.start === 2,
    };
    dates.unshift(next);
  }
  return dates.map((date, at) => {
    const before = dates[at - 1];
    if (date.year !== undefined || before?.year === undefined) return date;
    const year = followingYear(date.month, before.month, before.year);
    return { ...date, year, isShortYear: before.isShortYear === true };
  });
}

/** The year of a date before another of which it is known. */
const impliedYear = (month: number, nextMonth: number, nextYear: number): number =>
  month > nextMonth ? nextYear - 1 : nextYear;

/** The same of a date behind it: `2022-12-30 to 01-02`. */
const followingYear = (month: number, before: number, year: number): number =>
  month < before ? year + 1 : year;

/** Its own month, or the nearest that is written. */
function monthOf(
  { members, monthStands }: DateExpression,
  member: DateMember,
): DatePart | undefined {
  const step = monthStands === 'before' ? -1 : 1;
  let at = members.indexOf(member);
  while (at >= 0 && at < members.length && members[at]!.month === undefined) at += step;
  return members[at]?.month;
}

/**
 * The expression that begins at `start`, with other dates. Undefined when one year cannot stand for
 * all of them as it did.
 */
export function writeExpression(
  text: string,
  start: number,
  expression: DateExpression,
  dates: readonly CalendarDate[],
): string | undefined {
  const { members, end } = expression;
  if (!haveOneYear(members, dates)) return undefined;
  let result = '';
  let at = start;
  members.forEach((member, index) => {
    const date = dates[index]!;
    for (const part of partsInOrder(member)) {
      result += text.slice(at, part.start);
      const written = writePart(text, part, date);
      result += part.field === 'day' ? withMonth(expression, dates, index, written) : written;
      at = part.end;
    }
  });
  return result + text.slice(at, end);
}

function haveOneYear(members: readonly DateMember[], dates: readonly CalendarDate[]): boolean {
  const dated = members.findLastIndex(({ year }) => year !== undefined);
  if (dated < 0) return true;
  return members.every(({ year }, at) => {
    const [before, date, next] = [dates[at - 1], dates[at]!, dates[at + 1]];
    if (year !== undefined) return true;
    if (at > dated) return date.year === followingYear(date.month, before!.month, before!.year);
    return date.year === impliedYear(date.month, next!.month, next!.year);
  });
}

const partsInOrder = ({ day, month, year }: DateMember): DatePart[] =>
  [day, month, year]
    .filter((part) => part !== undefined)
    .sort((left, right) => left.start - right.start);

/** A month that stays is left as it is written: `Sept`. */
function writePart(text: string, part: DatePart, date: CalendarDate): string {
  const value = date[part.field];
  return value === part.value ? text.slice(part.start, part.end) : writeStyled(part.style, value);
}

/** `May 26–30` → `February 27–March 3`, `26.–30.05.` → `27.02.–03.03.`: a month where the one that is written will not do. */
function withMonth(
  expression: DateExpression,
  dates: readonly CalendarDate[],
  index: number,
  day: string,
): string {
  const { members, monthStands } = expression;
  const { month } = dates[index]!;
  const isBefore = monthStands === 'before';
  const neighbour = dates[isBefore ? index - 1 : index + 1];
  if (members[index]!.month !== undefined || neighbour === undefined || neighbour.month === month)
    return day;
  const { style } = monthOf(expression, members[index]!)!;
  const word = writeStyled(style, month);
  if (!isBefore) return `${day}${style.kind === 'name' ? ' ' : '.'}${word}`;
  return `${word}${style.kind === 'name' ? ' ' : '/'}${day}`;
}
