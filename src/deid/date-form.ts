/**
 * A date expression as a template: which characters are year, month, day, and how they are written.
 * Reading one and writing another date in the same form keeps everything else: separators, leading
 * zeros, ordinals, case, weekday (shifts are whole weeks) and the time of day.
 */

import type { DateOrder, ShownOrder } from '../core/date-order.ts';
import { plainly } from '../core/plain.ts';
import { readCalendarForm } from './calendar-form.ts';
import { isNumberWord, readDayWords } from './day-words.ts';
import { readEastAsian } from './east-asian-date.ts';
import { MONTHS, SHORTENED_LANGUAGES } from './month-names.ts';

export type { DateOrder };

export interface CalendarDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** Of a week the date is its Monday. */
export type DatePrecision = 'day' | 'week' | 'month' | 'year' | 'month-day';

/** What a number in it counts: `weekday` from Monday, 1; `julian-day` from noon of 1 January 4713 BC. */
export type FieldKind =
  | 'year'
  | 'month'
  | 'day'
  | 'last-day'
  | 'week-year'
  | 'week'
  | 'weekday'
  | 'year-day'
  | 'julian-day';
/** How a field is written. */
export type FieldStyle =
  | { readonly kind: 'number'; readonly width: number }
  | { readonly kind: 'ordinal'; readonly width: number; readonly suffix: string }
  | {
      readonly kind: 'name';
      readonly isShort: boolean;
      readonly language: number;
      readonly word: string;
    }
  | {
      readonly kind: 'words';
      readonly row: number;
      readonly joint: string;
      readonly word: string;
    };

export interface Field {
  readonly field: FieldKind;
  readonly style: FieldStyle;
}

export interface DateForm {
  readonly segments: readonly (string | Field)[];
  readonly precision: DatePrecision;
  /** For `month-day` the year is the one handed in; for `month` the day is 1. */
  readonly date: CalendarDate;
  /** `March 14-16`: the second day. */
  readonly lastDay?: number;
  /** Three numbers or two that could be read in both orders. */
  readonly isOrderOpen: boolean;
}

export interface ReadingHints {
  /** Month first where it is none of the two. */
  readonly order?: ShownOrder;
  /** Year of a date without one. */
  readonly year?: number;
  /** Two numbers are month and year (`03/15`), not month and day. */
  readonly isMonthYear?: boolean;
  /** Year of release: no year of two digits lies after it. */
  readonly asOf?: number;
  /** Two numbers are week and year (`11/2021`). */
  readonly isWeekYear?: boolean;
}

/** Two-digit years up to this one are of this century, where nobody says when it is. */
const TWO_DIGIT_YEAR_PIVOT = 30;

const SEPT = 'sept';

interface MonthWord {
  readonly month: number;
  readonly language: number;
  readonly isShort: boolean;
}

const MONTH_WORDS = new Map<string, MonthWord>();
MONTHS.forEach((names, language) => {
  names.forEach((name, at) => {
    const full = name.toLowerCase();
    const short = language < SHORTENED_LANGUAGES ? full.slice(0, 3) : full;
    for (const [word, isShort] of [
      [full, false],
      [short, true],
    ] as const) {
      if (!MONTH_WORDS.has(word))
        MONTH_WORDS.set(word, { month: at + 1, language, isShort: isShort && full !== word });
    }
  });
});
MONTH_WORDS.set(SEPT, { month: 9, language: 0, isShort: true });

/** Every word that may stand for a month, lower case. */
export const monthWords = (): Iterable<string> => MONTH_WORDS.keys();

/** Which month a word says, and how. */
export function readMonth(
  word: string,
): { readonly month: number; readonly style: FieldStyle } | undefined {
  const known = MONTH_WORDS.get(word.normalize('NFC').toLowerCase());
  if (known === undefined) return undefined;
  const { month, language, isShort } = known;
  return { month, style: { kind: 'name', isShort, language, word } };
}

const PIECE = /\d+|\p{L}+|[^\d\p{L}]+/gu;
const ORDINAL = /^(?:st|nd|rd|th)$/i;
/** Behind a 1 alone: `1er mai`, `1ro de mayo`, `1º maggio`. */
const FIRST_END = /^(?:er|ro|o|º|°)/i;

/** Undefined when it cannot be read as a date; then nothing may be concluded from it. */
export function readDate(text: string, hints: ReadingHints = {}): DateForm | undefined {
  const form = readForm(text, hints);
  if (form !== undefined) return form;
  const plain = plainly(text); // `3‑14‑1957` with the hyphens of a word processor
  return plain === text ? undefined : readForm(plain, hints);
}

function readForm(text: string, hints: ReadingHints): DateForm | undefined {
  const counted = readCalendarForm(text, hints) ?? readEastAsian(text, hints);
  if (counted !== undefined) return isCalendarDate(counted.date) ? counted : undefined;
  const pieces = text.match(PIECE) ?? [];
  const monthAt = pieces.findIndex((piece) => MONTH_WORDS.has(piece.toLowerCase()));
  const form = monthAt >= 0 ? readWritten(pieces, monthAt, hints) : readNumeric(pieces, hints);
  return form !== undefined && isCalendarDate(form.date) ? form : undefined;
}

/** `March 14th, 2024`, `14-Mar-24`, `the 14th of March`, `March 14-16, 2024`, `March 2024`. */
function readWritten(
  pieces: readonly string[],
  monthAt: number,
  hints: ReadingHints,
): DateForm | undefined {
  const { month, style } = readMonth(pieces[monthAt]!)!;
  const segments: (string | Field)[] = [...pieces];
  segments[monthAt] = { field: 'month', style };
  const numbers = pieces.map((piece, at) => (/^\d/.test(piece) ? at : -1)).filter((at) => at >= 0);
  // `March 4, 11, 18 and 25, 2024`
  const yearAt =
    numbers.find((at) => pieces[at]!.length === 4) ??
    numbers.find((at) => isYearPiece(pieces, at, monthAt, numbers));
  const days = numbers.filter(
    (at) => at !== yearAt && (yearAt === undefined || yearAt < monthAt || at < yearAt),
  );
  if (days.length > 2 || numbers.some((at) => pieces[at]!.length === 3)) return undefined;
  if (days.length === 2 && !isRow(pieces, days)) return undefined;
  days.slice(0, 2).forEach((at, index) => {
    const suffix = pieces[at + 1];
    const isOrdinal = suffix !== undefined && ORDINAL.test(suffix);
    const width = pieces[at]!.length === 2 && pieces[at]!.startsWith('0') ? 2 : 1;
    segments[at] = {
      field: index === 0 ? 'day' : 'last-day',
      style: isOrdinal ? { kind: 'ordinal', width, suffix } : { kind: 'number', width },
    };
    if (isOrdinal || (pieces[at] === '1' && FIRST_END.test(suffix ?? ''))) segments[at + 1] = '';
  });
  if (yearAt !== undefined)
    segments[yearAt] = { field: 'year', style: { kind: 'number', width: pieces[yearAt]!.length } };
  const year = yearAt === undefined ? undefined : fullYear(pieces[yearAt]!, hints);
  const spoken = days.length === 0 ? takeDayWords(segments) : undefined;
  const day = days[0] === undefined ? spoken : Number(pieces[days[0]]);
  if (day === undefined && year === undefined) return undefined;
  // A second day, or a year in words: it would stay as it is.
  if (segments.some((segment) => typeof segment === 'string' && isNumberWord(segment)))
    return undefined;
  return {
    segments,
    precision: year === undefined ? 'month-day' : day === undefined ? 'month' : 'day',
    date: yearlessDate(year, month, day ?? 1, hints),
    ...(days[1] !== undefined && { lastDay: Number(pieces[days[1]]) }),
    isOrderOpen: false,
  };
}

/** Pieces of `treinta y uno`, with the blanks. */
const DAY_PIECES_MAX = 5;

/** The first day in words (`twenty-first`) becomes a field; the number that it says. */
function takeDayWords(segments: (string | Field)[]): number | undefined {
  for (const at of segments.keys()) {
    for (let length = DAY_PIECES_MAX; length > 0; length -= 2) {
      const words = segments.slice(at, at + length);
      if (words.length < length || words.some((word) => typeof word !== 'string')) continue;
      const word = words.join('');
      const read = readDayWords(word);
      if (read === undefined) continue;
      const { value, row, joint } = read;
      const style = { kind: 'words', row, joint, word } as const;
      segments.splice(at, length, { field: 'day', style }, ...Array(length - 1).fill(''));
      return value;
    }
  }
  return undefined;
}

/** Two digits that a day cannot be: after an apostrophe, or with a day before them. */
function isYearPiece(
  pieces: readonly string[],
  at: number,
  monthAt: number,
  numbers: readonly number[],
): boolean {
  const piece = pieces[at]!;
  if (piece.length !== 2) return false;
  if (/['’‘]$/.test(pieces[at - 1] ?? '') || Number(piece) > 31) return true;
  if (at < monthAt) return false;
  const isOnly = numbers.length === 1;
  // `Mar-24` is a month; `Mar 24` is a day.
  if (isOnly) return /^[-/‐–]$/.test(pieces[at - 1] ?? '');
  const before = numbers[numbers.indexOf(at) - 1];
  return (
    before !== undefined &&
    numbers.indexOf(at) === 1 &&
    (before < monthAt ||
      isJoined(pieces, before, at) ||
      !FURTHER_DAY.test(jointOf(pieces, before, at)))
  );
}

/** `March 14-16`; neither `Mar-1-3` nor `Mar 16-14`, which may be a day with its year. */
const isRow = (pieces: readonly string[], [first = 0, last = 0]: readonly number[]): boolean =>
  Number(pieces[first]) < Number(pieces[last]) && !isJoined(pieces, first, last);

/** `Mar-15-24`: hyphens on both sides of the day stand for slashes. */
const isJoined = (pieces: readonly string[], day: number, next: number): boolean =>
  JOINED.test(pieces[day - 1] ?? '') && JOINED.test(jointOf(pieces, day, next));

const jointOf = (pieces: readonly string[], day: number, next: number): string =>
  pieces.slice(day + 1, next).join('');

/** A full stop before it: `Mar.-15-24` */
const JOINED = /^\.?[-‐‑–—−/]$/;

/** `March 14-16`, `March 14th – 16th`, `March 14 & 16`, `March 14 to 16`; not `March 14th of 24`. */
const FURTHER_DAY = /^(?:st|nd|rd|th)?(?: ?[-–—&] ?| (?!(?:of|del?) )\p{L}+ )$/iu;

/** `03/14/2024`, `2024-03-14T10:30`, `14.3.24`, `3/14`, `03/2024`, `20240314`. */
function readNumeric(pieces: readonly string[], hints: ReadingHints): DateForm | undefined {
  const first = pieces.findIndex((piece) => /^\d/.test(piece));
  // A quarter, or a week that no year has: what is no year in it would stay as it is.
  if (first < 0 || pieces.some((piece) => /^(?:[QW]|quarter|half)$/i.test(piece))) return undefined;
  const compact = readCompact(pieces, first);
  if (compact !== undefined) return compact;
  const isJoined = (at: number) =>
    /^(?:[-/.‐–]|\.?\s)$/.test(pieces[at] ?? '') && /^\d/.test(pieces[at + 1] ?? '');
  const isAlike = pieces[first + 3]?.[0] === pieces[first + 1]?.[0]; // `21.3. 2024`
  const count = !isJoined(first + 1) ? 1 : isJoined(first + 3) && isAlike ? 3 : 2;
  const texts = [0, 2, 4].slice(0, count).map((step) => pieces[first + step]!);
  const range = readDaysOfMonth(pieces, first, hints);
  if (range !== undefined) return range;
  const read = fieldsOf(texts, pieces[first + 1]?.[0], hints);
  if (read === undefined) return undefined;
  const segments: (string | Field)[] = [...pieces];
  read.fields.forEach((field, index) => {
    const text = texts[index]!;
    const hasZeros =
      texts.some((t) => t.length === 2 && t.startsWith('0')) || texts.every((t) => t.length !== 1);
    const width = field === 'year' ? text.length : hasZeros && text.length === 2 ? 2 : 1;
    segments[first + 2 * index] = { field, style: { kind: 'number', width } };
  });
  return { segments, ...read };
}

/** `3/10-14/2024` */
function readDaysOfMonth(
  pieces: readonly string[],
  first: number,
  hints: ReadingHints,
): DateForm | undefined {
  const between = [1, 3, 5].map((step) => pieces[first + step]).join('');
  if (!/^\/[-–]\/$/.test(between)) return undefined;
  const [month, day, lastDay, year] = [0, 2, 4, 6].map((step) => pieces[first + step] ?? '');
  if (year?.length !== 4) return undefined;
  const fields: FieldKind[] = ['month', 'day', 'last-day', 'year'];
  const segments: (string | Field)[] = [...pieces];
  fields.forEach((field, index) => {
    const text = pieces[first + 2 * index]!;
    const width = field === 'year' || text.startsWith('0') ? text.length : 1;
    segments[first + 2 * index] = { field, style: { kind: 'number', width } };
  });
  return {
    segments,
    precision: 'day',
    date: { year: fullYear(year, hints), month: Number(month), day: Number(day) },
    lastDay: Number(lastDay),
    isOrderOpen: false,
  };
}

type NumericReading = Pick<DateForm, 'precision' | 'date' | 'isOrderOpen'> & {
  fields: FieldKind[];
};

function fieldsOf(
  texts: readonly string[],
  separator: string | undefined,
  hints: ReadingHints,
): NumericReading | undefined {
  const values = texts.map(Number);
  const [a, b, c] = values as [number, number, number];
  const lengths = texts.map((text) => text.length);
  const reading = (
    precision: DatePrecision,
    fields: FieldKind[],
    date: CalendarDate,
    isOrderOpen = false,
  ) => ({
    precision,
    fields,
    date,
    isOrderOpen,
  });
  if (texts.length === 1) {
    if (lengths[0] !== 4) return undefined;
    return reading('year', ['year'], { year: a, month: 1, day: 1 });
  }
  const isDayFirst = isDayBeforeMonth(a, b, separator, hints);
  const fields: FieldKind[] = isDayFirst ? ['day', 'month'] : ['month', 'day'];
  const [month, day] = isDayFirst ? [b, a] : [a, b];
  const isOpen = a <= 12 && b <= 12 && a !== b && separator !== '.';
  if (texts.length === 2) {
    if (lengths[0] === 4) return reading('month', ['year', 'month'], { year: a, month: b, day: 1 });
    if (lengths[1] === 4 || b > 31 || hints.isMonthYear === true) {
      return reading('month', ['month', 'year'], {
        year: fullYear(texts[1]!, hints),
        month: a,
        day: 1,
      });
    }
    return reading('month-day', fields, yearlessDate(undefined, month, day, hints), isOpen);
  }
  if (lengths[0] === 4)
    return reading('day', ['year', 'month', 'day'], { year: a, month: b, day: c });
  if (lengths[2] !== 4 && lengths[2] !== 2) return undefined;
  const year = fullYear(texts[2]!, hints);
  return reading('day', [...fields, 'year'], { year, month, day }, isOpen);
}

function isDayBeforeMonth(
  a: number,
  b: number,
  separator: string | undefined,
  hints: ReadingHints,
): boolean {
  if (a > 12) return true;
  if (b > 12) return false;
  return separator === '.' || hints.order === 'day-first';
}

/** `20240314`, `202403141030`, `03142024`. */
function readCompact(pieces: readonly string[], at: number): DateForm | undefined {
  const text = pieces[at]!;
  if (text.length < 8 || text.length > 14) return undefined;
  const part = (from: number, to: number) => Number(text.slice(from, to));
  const isYearFirst = /^(?:18|19|20|21)/.test(text) && part(4, 6) <= 12;
  if (!isYearFirst && text.length !== 8) return undefined;
  const number = (field: FieldKind, width: number): Field => ({
    field,
    style: { kind: 'number', width },
  });
  const fields = isYearFirst
    ? [number('year', 4), number('month', 2), number('day', 2), text.slice(8)]
    : [number('month', 2), number('day', 2), number('year', 4)];
  return {
    segments: [...pieces.slice(0, at), ...fields, ...pieces.slice(at + 1)],
    precision: 'day',
    date: isYearFirst
      ? { year: part(0, 4), month: part(4, 6), day: part(6, 8) }
      : { year: part(4, 8), month: part(0, 2), day: part(2, 4) },
    isOrderOpen: false,
  };
}

export function fullYear(
  text: string,
  { asOf = 2000 + TWO_DIGIT_YEAR_PIVOT }: ReadingHints = {},
): number {
  const value = Number(text);
  if (text.length > 2) return value;
  return 2000 + value <= asOf ? 2000 + value : 1900 + value;
}

export const hasShortYear = ({ segments }: DateForm): boolean =>
  segments.some(
    (segment) =>
      typeof segment !== 'string' &&
      segment.field === 'year' &&
      segment.style.kind === 'number' &&
      segment.style.width === 2,
  );

/** 29 February needs a leap year to be a date at all. */
export function yearlessDate(
  year: number | undefined,
  month: number,
  day: number,
  hints: ReadingHints,
): CalendarDate {
  const assumed = year ?? hints.year ?? 2023;
  if (
    year === undefined &&
    month === 2 &&
    day === 29 &&
    !isCalendarDate({ year: assumed, month, day })
  ) {
    return { year: 2024, month, day };
  }
  return { year: assumed, month, day };
}

function isCalendarDate({ year, month, day }: CalendarDate): boolean {
  if (year < 1800 || year > 2199 || month < 1 || month > 12 || day < 1) return false;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

export const isoDate = ({ year, month, day }: CalendarDate): string =>
  `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

export function addDays(date: CalendarDate, days: number): CalendarDate {
  const moved = new Date(Date.UTC(date.year, date.month - 1, date.day + days));
  return { year: moved.getUTCFullYear(), month: moved.getUTCMonth() + 1, day: moved.getUTCDate() };
}

export function addMonths(date: CalendarDate, months: number): CalendarDate {
  const index = date.year * 12 + date.month - 1 + months;
  return { year: Math.floor(index / 12), month: (index % 12) + 1, day: date.day };
}
