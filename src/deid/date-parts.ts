/** The numbers and words of which date expressions are put together (`date-reader.ts`), and what joins them. */
import type { DateExpression, DateMember, DatePart } from './date-expression.ts';
import { fullYear, monthWords, readMonth } from './date-form.ts';
import { isOrdinalRow, ORDINAL_STARTS, ORDINAL_UNITS, readDayWords } from './day-words.ts';
import { foldUnit, isDigitUnit, isWordUnit } from './folding.ts';
import { type Digits, type TextCursor, wordSet } from './text-cursor.ts';

const YEAR_MIN = 1800;
const YEAR_MAX = 2199;

/** But for what may be `juin` and `juillet`. */
const MONTHS = wordSet([...monthWords()].filter((word) => word !== 'jui'));
const ORDINALS = wordSet(['st', 'nd', 'rd', 'th']);
/** Behind a 1 alone. */
const FIRST_ENDS = wordSet(['er', 'ro', 'º']);
const DAY_STARTS = wordSet(ORDINAL_STARTS);
const DAY_UNITS = wordSet(ORDINAL_UNITS);
const THE = wordSet(['the', 'el', 'le', 'den']);
export const OF = wordSet(['of', 'in', 'de', 'del']);
const UNTIL = wordSet('to through thru until till a al bis au'.split(' '));
const TO = wordSet('to through thru until till and or y a al bis und et au'.split(' '));
/** Behind a number they make it an amount: `September 8 – 20 mg`. */
const MEASURES = wordSet(
  'mg mcg ug g kg lb lbs ml dl l iu u unit units meq mmol mm cm hg h hr hrs hour hours min mins minute minutes day days week weeks month months year years yo tablet tablets tab tabs capsule capsules dose doses drop drops puff puffs percent times x'.split(
    ' ',
  ),
);

/** Digits, and first letters of months and of days in words. */
export const mayBeginDate = (unit: string): boolean =>
  MONTHS.starts.has(unit) || DAY_STARTS.starts.has(unit) || isDigitUnit(unit.charCodeAt(0));

/** A quick no: most words that begin with the letter of a month or of a day go on otherwise. */
export function beginsNoDate(text: string, at: number): boolean {
  const letters = text.slice(at, at + 3).toLowerCase();
  if (!/^[a-z]{3}$/.test(letters)) return false;
  return !MONTHS.starts.has(letters) && !DAY_STARTS.starts.has(letters);
}

/** GPT models write the one that does not break: `2022‑09‑08`. */
export const HYPHENS = '-\u2010\u2011';

/** Between the three parts of a date, the same twice: `8-Sep-2022`, `8/Sep/2022`, `8.Sep.2022`. */
export const JOINTS = `${HYPHENS}/.`;

const PERCENT = 37;
const DOT = 46;
const SLASH = 47;
const COLON = 58;

/** One of these marks, taken; of an address a slash may be escaped: `09%2F08%2F2022`. */
export function markIn(cursor: TextCursor, marks: string): string {
  const mark = cursor.oneOf(marks);
  if (mark !== '' || !marks.includes('/') || cursor.code() !== PERCENT) return mark;
  cursor.code(ESCAPE.length - 1); // or more is needed to tell
  const isSlash = cursor.text.slice(cursor.at, cursor.at + ESCAPE.length).toUpperCase() === ESCAPE;
  if (isSlash) cursor.at += ESCAPE.length;
  return isSlash ? '/' : '';
}

const ESCAPE = '%2F';

/** What is read; where that is nothing, the cursor is back where it was. */
export function attempt<Value>(
  cursor: TextCursor,
  read: () => Value | undefined,
): Value | undefined {
  const { at } = cursor;
  const value = read();
  if (value === undefined) cursor.at = at;
  return value;
}

export function expressionOf(
  members: readonly DateMember[],
  monthStands: DateExpression['monthStands'],
  isOrderOpen = false,
): DateExpression {
  const { day, month, year } = members.at(-1)!;
  const end = Math.max(...[day, month, year].map((part) => part?.end ?? 0));
  return { end, members, monthStands, isOrderOpen };
}

const MAXIMA = { month: 12, day: 31 } as const;

export function numberPart(
  field: 'month' | 'day',
  { start, end, text }: Digits,
  isPadded = text.length === 2,
): DatePart | undefined {
  const value = Number(text);
  if (text.length > 2 || value < 1 || value > MAXIMA[field]) return undefined;
  const style = { kind: 'number', width: isPadded && text.length === 2 ? 2 : 1 } as const;
  return { field, start, end, value, style };
}

export function yearPart(digits: Digits | undefined, mayBeShort: boolean): DatePart | undefined {
  if (digits === undefined) return undefined;
  const { start, end, text } = digits;
  if (text.length !== 4 && (text.length !== 2 || !mayBeShort)) return undefined;
  const value = fullYear(text);
  if (value < YEAR_MIN || value > YEAR_MAX) return undefined;
  return { field: 'year', start, end, value, style: { kind: 'number', width: text.length } };
}

/** The day of a written month: `8`, `08`, `8th`, `eighth`. */
export function dayPart(cursor: TextCursor): DatePart | undefined {
  const digits = cursor.digits();
  if (digits === undefined) return dayInWords(cursor);
  if (isNumberOn(cursor)) return undefined;
  const suffix = cursor.word(ORDINALS);
  if (digits.text === '1' && cursor.word(FIRST_ENDS) !== undefined)
    return { ...numberPart('day', digits)!, end: cursor.at };
  if (isWordUnit(cursor.code())) return undefined;
  const part = numberPart('day', digits, digits.text.startsWith('0'));
  if (part === undefined || suffix === undefined) return part;
  const { width } = part.style as { width: number };
  return { ...part, end: cursor.at, style: { kind: 'ordinal', width, suffix } };
}

/** `eighth`, `twenty-first`, `twenty first`: ordinals alone, for `in May three patients` is no date. */
function dayInWords(cursor: TextCursor): DatePart | undefined {
  const start = cursor.at;
  if (cursor.word(DAY_STARTS) === undefined) return undefined;
  attempt(cursor, () => (cursor.oneOf(`${HYPHENS} `) === '' ? undefined : cursor.word(DAY_UNITS)));
  const word = cursor.text.slice(start, cursor.at);
  const read = readDayWords(word.replace(/[\u2010\u2011]/, '-'));
  if (read === undefined || !isOrdinalRow(read)) return undefined;
  const { value, row, joint } = read;
  return { field: 'day', start, end: cursor.at, value, style: { kind: 'words', row, joint, word } };
}

/** `8`, `the 8th`. */
export function dayWithThe(cursor: TextCursor): DatePart | undefined {
  if (cursor.word(THE) !== undefined && cursor.gap() === '') return undefined;
  return dayPart(cursor);
}

/** `8.5`, `8:30`, `8%`. */
export function isNumberOn(cursor: TextCursor): boolean {
  const code = cursor.code();
  return code === PERCENT || ((code === DOT || code === COLON) && isDigitUnit(cursor.code(1)));
}

/** The dot of a short form is taken, though it is no part of it. */
export function monthPart(cursor: TextCursor, mayHaveDigits = false): DatePart | undefined {
  const start = cursor.at;
  const word = cursor.word(MONTHS, mayHaveDigits);
  const read = word === undefined ? undefined : readMonth(word);
  if (read === undefined) return undefined;
  const part: DatePart = {
    field: 'month',
    start,
    end: cursor.at,
    value: read.month,
    style: read.style,
  };
  // `in May. 8 patients`: the end of a sentence.
  if (read.style.kind === 'name' && read.style.isShort) cursor.oneOf('.');
  return part;
}

/** `May` in a place where months are shortened (`8-May-2022`, `Tue, 8 May 2022`). */
export function shortened(month: DatePart): DatePart {
  const { style } = month;
  const isShort = style.kind === 'name' && style.word.length === 3;
  return isShort ? { ...month, style: { ...style, isShort } } : month;
}

export function monthBehind(cursor: TextCursor): DatePart | undefined {
  const gap = cursor.gap('.');
  if (gap === '') return undefined;
  if (cursor.word(OF) !== undefined && cursor.gap() === '') return undefined;
  return monthPart(cursor);
}

/** `, 2022`, ` of 2022`, ` (2022)`, ` ’22`. */
export function yearBehind(cursor: TextCursor): DatePart | undefined {
  return attempt(cursor, () => {
    const gap = cursor.gap(`,.(/-–—'’‘`);
    if (gap === '' || (/\n/.test(gap) && /[-–—/]/.test(gap))) return undefined;
    if (cursor.word(OF) !== undefined && cursor.gap() === '') return undefined;
    const year = yearPart(cursor.digits(), /['’‘]$/.test(gap));
    const code = cursor.code();
    const isLonger =
      isWordUnit(code) ||
      ((code === DOT || code === COLON || code === SLASH || foldUnit(code) === '-') &&
        isDigitUnit(cursor.code(1)));
    return isLonger ? undefined : year;
  });
}
export function jointBehind(cursor: TextCursor): 'to' | 'comma' | undefined {
  if (attempt(cursor, () => isTo(cursor) || undefined)) return 'to';
  if (cursor.oneOf(',') === '') return undefined;
  const gap = cursor.gap();
  if (gap === '' || cursor.word(TO) === undefined) return 'comma';
  return cursor.gap() === '' ? undefined : 'to';
}

/** `–`, ` to `, ` and `, ` & `. A dash on the next line begins an item of a list. */
export function isTo(cursor: TextCursor, words = TO): boolean {
  const gap = cursor.gap();
  const code = cursor.code();
  if (cursor.oneOf('&/→') !== '' || (foldUnit(code) === '-' && !gap.includes('\n'))) {
    if (foldUnit(code) === '-') cursor.at += 1;
    cursor.gap();
    return true;
  }
  return gap !== '' && cursor.word(words) !== undefined && cursor.gap() !== '';
}

/** What makes a range of two, no row: no ` and `. */
export const isUntil = (cursor: TextCursor): boolean => isTo(cursor, UNTIL);

export function isAmount(cursor: TextCursor): boolean {
  const { at } = cursor;
  cursor.gap();
  const isMeasured = cursor.word(MEASURES) !== undefined;
  cursor.at = at;
  return isMeasured;
}
