/** Writes dates in the form in which others were read (`date-form.ts`). */
import { dayOfYear, julianDayOf, weekDayOf } from '../core/iso-calendar.ts';
import type { CalendarDate, DateForm, Field, FieldKind, FieldStyle } from './date-form.ts';
import { writeDayWords } from './day-words.ts';
import { MONTHS } from './month-names.ts';

/** Another date in the same form. `lastDate` where the form has a second day. */
export function writeDate(form: DateForm, date: CalendarDate, lastDate?: CalendarDate): string {
  let text = '';
  for (const segment of form.segments) {
    text += typeof segment === 'string' ? segment : writeField(segment, form, date, lastDate);
  }
  return text;
}

function writeField(
  field: Field,
  form: DateForm,
  date: CalendarDate,
  lastDate?: CalendarDate,
): string {
  const { style } = field;
  if (style.kind === 'name') return writeMonth(style, date.month);
  if (style.kind === 'words') return writeStyled(style, date.day);
  if (field.field === 'last-day' && lastDate !== undefined) {
    // `January 30-1` would not be a date.
    const month = lastDate.month === date.month ? '' : monthBefore(form, lastDate.month);
    return month + writeNumber(style, lastDate.day);
  }
  return writeNumber(style, valueIn(field.field, date));
}

function valueIn(field: FieldKind, date: CalendarDate): number {
  switch (field) {
    case 'year':
    case 'month':
    case 'day':
      return date[field];
    case 'last-day':
      return date.day;
    case 'week-year':
      return weekDayOf(date).year;
    case 'week':
    case 'weekday':
      return weekDayOf(date)[field];
    case 'year-day':
      return dayOfYear(date);
    case 'julian-day':
      return julianDayOf(date);
  }
}

/** One number or name of a month by itself. */
export function writeStyled(style: FieldStyle, value: number): string {
  if (style.kind === 'name') return writeMonth(style, value);
  if (style.kind === 'words') return inCaseOf(style.word, writeDayWords(style, value));
  return writeNumber(style, value);
}

/** `July ` of `June 29-July 1`, `7/` of `6/29-7/1/2023`. */
function monthBefore(form: DateForm, month: number): string {
  for (const segment of form.segments) {
    if (typeof segment !== 'string' && segment.style.kind === 'name')
      return `${writeMonth(segment.style, month)} `;
  }
  return `${month}/`;
}

function writeNumber(
  style: Exclude<FieldStyle, { kind: 'name' | 'words' }>,
  value: number,
): string {
  const number = String(style.width === 2 ? value % 100 : value).padStart(style.width, '0');
  if (style.kind === 'number') return number;
  const suffix = ordinalSuffix(value);
  return number + (style.suffix === style.suffix.toUpperCase() ? suffix.toUpperCase() : suffix);
}

export function ordinalSuffix(day: number): string {
  if (day % 100 >= 11 && day % 100 <= 13) return 'th';
  return ['th', 'st', 'nd', 'rd'][day % 10] ?? 'th';
}

function writeMonth(style: Extract<FieldStyle, { kind: 'name' }>, month: number): string {
  const full = MONTHS[style.language]![month - 1]!;
  return inCaseOf(style.word, style.isShort ? full.slice(0, 3) : full);
}

function inCaseOf(word: string, name: string): string {
  if (word === word.toUpperCase()) return name.toUpperCase();
  if (word === word.toLowerCase()) return name.toLowerCase();
  return name[0]!.toUpperCase() + name.slice(1);
}
