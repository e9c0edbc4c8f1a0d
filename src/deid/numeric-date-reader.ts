/** Dates in numbers alone, read from a cursor in front of a digit (`date-reader.ts`). */
import type { DateExpression, DateMember, DatePart } from './date-expression.ts';
import type { DateOrder } from './date-form.ts';
import {
  attempt,
  expressionOf,
  HYPHENS,
  isAmount,
  isNumberOn,
  isTo,
  isUntil,
  markIn,
  numberPart,
  yearPart,
} from './date-parts.ts';
import { isDigitUnit, isWordUnit } from './folding.ts';
import type { Digits, TextCursor } from './text-cursor.ts';

const DOT = 46;
const SLASH = 47;
/** Of three numbers; of two an en dash makes a range. */
const JOINTS = `${HYPHENS}–/.`;

/** `2022-09-08`, `2022–09–08`, `09%2F08%2F2022`, `2022-09`, `20220908`, `9/8/2022`, `08.09.2022`, `09/2022`, `5/26-5/30/2022`. */
export function numericDate(cursor: TextCursor, order: DateOrder): DateExpression | undefined {
  const first = cursor.digits()!;
  if (first.text.length > 4) return compact(first);
  if (first.text.length === 4 && cursor.oneOf('年년') !== '') return countedDate(cursor, first);
  const separator = markIn(cursor, first.text.length === 4 ? `${JOINTS}_` : JOINTS);
  const second = separator === '' ? undefined : cursor.digits();
  if (second === undefined) return undefined;
  if (first.text.length === 4) return yearFirst(cursor, first, separator, second);
  if (second.text.length === 4 && separator === '/') {
    const [month, year] = [numberPart('month', first), yearPart(second, false)];
    return month && year && expressionOf([{ month, year }], 'before');
  }
  const pair = dayAndMonth(first, second, separator, order);
  if (pair === undefined) return undefined;
  const year = attempt(cursor, () =>
    markIn(cursor, separator) === '' ? undefined : yearPart(cursor.digits(), true),
  );
  if (year !== undefined) {
    const date = expressionOf([{ ...pair.member, year }], 'before', pair.isOrderOpen);
    // `28.6.22`: a version as well
    const isVersion = separator === '.' && year.end - year.start === 2;
    if (isVersion) return { ...date, isDoubtful: true };
    return withEnd(cursor, date, () => yearlessEnd(cursor, separator, order));
  }
  return separator === '/' ? numericRange(cursor, pair, order) : undefined;
}

/** `2022年9月8日`, `2022년 9월 8일` */
function countedDate(cursor: TextCursor, first: Digits): DateExpression | undefined {
  cursor.oneOf(' ');
  const second = cursor.digits();
  if (second === undefined || cursor.oneOf('月월') === '') return undefined;
  cursor.oneOf(' ');
  const third = cursor.digits();
  if (third === undefined || cursor.oneOf('日일号號') === '') return undefined;
  const year = yearPart(first, false);
  const month = numberPart('month', second, second.text.startsWith('0'));
  const day = numberPart('day', third, third.text.startsWith('0'));
  const date = year && month && day && expressionOf([{ day, month, year }], 'before');
  return date && withEnd(cursor, date, () => countedEnd(cursor));
}

/** `～7月5日`, ` ~ 7월 5일`, `至7月5日` */
function countedEnd(cursor: TextCursor): DateMember | undefined {
  if (!/[^ ]/.test(cursor.gap(`～〜至到–—${HYPHENS}`))) return undefined;
  const [month, day] = ['月월', '日일号號'].map((counted, index) => {
    if (index > 0) cursor.oneOf(' ');
    const digits = cursor.digits();
    return cursor.oneOf(counted) === '' ? undefined : digits;
  });
  return month && day && monthThenDay(month, day, month.text.startsWith('0'));
}

function monthThenDay(first: Digits, second: Digits, isPadded: boolean): DateMember | undefined {
  const month = numberPart('month', first, isPadded);
  const day = numberPart('day', second, isPadded);
  return month && day && { month, day };
}

/** `2022-06-28 to 07-05`, `06/28/2022-07/05`, `28.06.2022 - 05.07.`: the year is written at the first end. */
function withEnd(
  cursor: TextCursor,
  date: DateExpression,
  read: () => DateMember | undefined,
): DateExpression {
  const end = attempt(cursor, read);
  if (end === undefined) return date;
  const range = expressionOf([...date.members, end], date.monthStands, date.isOrderOpen);
  return { ...range, withoutEnd: date };
}

/** Written as the first end is; with a year behind it, it is a date of its own. @param order undefined behind a year in front */
function yearlessEnd(
  cursor: TextCursor,
  separator: string,
  order: DateOrder | undefined,
): DateMember | undefined {
  const first = isUntil(cursor) ? cursor.digits() : undefined;
  const second = first && markIn(cursor, separator) !== '' ? cursor.digits() : undefined;
  if (first === undefined || second === undefined) return undefined;
  const isDotted = separator === '.' && cursor.code() === DOT;
  const isShort = first.text.length + second.text.length < 4;
  if (separator === '.' && !isDotted && isShort) return undefined; // `- 5.7 g/dL`
  if (markIn(cursor, separator) !== '' && isDigitUnit(cursor.code())) return undefined;
  if (isWordUnit(cursor.code()) || isAmount(cursor)) return undefined;
  return order === undefined
    ? monthThenDay(first, second, !isShort)
    : dayAndMonth(first, second, separator, order)?.member;
}

/** `8. 9. 2022`, `8.9. 2022` */
export function spacedDate(cursor: TextCursor): DateExpression | undefined {
  const read = () => {
    const digits = cursor.digits();
    const isDotted = cursor.oneOf('.') !== '';
    cursor.oneOf(' \u00a0');
    return isDotted ? digits : undefined;
  };
  const [first, second] = [read(), read()];
  const year = second && yearPart(cursor.digits(), false);
  const pair = first && second && dayAndMonth(first, second, '.', 'day-first');
  return year && pair && expressionOf([{ ...pair.member, year }], 'before');
}

/** `28.06.–05.07.2022`, `28.06. bis 5.7.22`, `28./29.06.2022`: the year says that they are days. */
export function dottedRange(cursor: TextCursor): DateExpression | undefined {
  const day = dotted(cursor, 'day');
  const month = day && attempt(cursor, () => dotted(cursor, 'month'));
  if (day === undefined || !isTo(cursor)) return undefined;
  const lastDay = dotted(cursor, 'day');
  const lastMonth = lastDay && dotted(cursor, 'month');
  const year = lastMonth && yearPart(cursor.digits(), true);
  const first = { day, ...(month !== undefined && { month }) };
  return year && expressionOf([first, { day: lastDay, month: lastMonth, year }], 'behind');
}

function dotted(cursor: TextCursor, field: 'day' | 'month'): DatePart | undefined {
  const digits = cursor.digits();
  return digits === undefined || cursor.oneOf('.') === '' ? undefined : numberPart(field, digits);
}

/** `4/27`, `04-27`, `27.4.`, which only the text around it tells from a score (`date-alone.ts`). */
export function monthAndDay(cursor: TextCursor, order: DateOrder): DateExpression | undefined {
  const first = cursor.digits();
  const separator = cursor.oneOf('-/.');
  const second = separator === '' ? undefined : cursor.digits();
  if (first === undefined || second === undefined) return undefined;
  const pair = dayAndMonth(first, second, separator, order);
  if (pair === undefined || (separator === '.' && cursor.code() !== DOT)) return undefined;
  return { ...expressionOf([pair.member], 'before', pair.isOrderOpen), isAlone: true };
}

function yearFirst(
  cursor: TextCursor,
  first: Digits,
  separator: string,
  second: Digits,
): DateExpression | undefined {
  const [year, month] = [yearPart(first, false), numberPart('month', second)];
  if (year === undefined || month === undefined) return undefined;
  const third = attempt(cursor, () =>
    markIn(cursor, separator) === '' ? undefined : cursor.digits(),
  );
  if (third === undefined) {
    const isMonth = HYPHENS.includes(separator) && second.text.length === 2;
    return isMonth ? expressionOf([{ month, year }], 'before') : undefined;
  }
  const day = numberPart('day', third);
  const date = day && expressionOf([{ day, month, year }], 'before');
  return date && withEnd(cursor, date, () => yearlessEnd(cursor, separator, undefined));
}

/** `20220908`, with a time of day behind it or not; `09082022`. */
function compact({ start, text }: Digits): DateExpression | undefined {
  if (![8, 12, 14].includes(text.length)) return undefined;
  const piece = (from: number, to: number): Digits => ({
    start: start + from,
    end: start + to,
    text: text.slice(from, to),
  });
  const ordered = (yearAt: number, monthAt: number, dayAt: number) => {
    const year = yearPart(piece(yearAt, yearAt + 4), false);
    const month = numberPart('month', piece(monthAt, monthAt + 2));
    const day = numberPart('day', piece(dayAt, dayAt + 2));
    return year && month && day && expressionOf([{ day, month, year }], 'before');
  };
  const read = ordered(0, 4, 6) ?? (text.length === 8 ? ordered(4, 0, 2) : undefined);
  return read && { ...read, end: start + text.length };
}

interface NumericPair {
  readonly member: DateMember;
  readonly isPadded: boolean;
  readonly isOrderOpen: boolean;
}

/** `5/26-5/30/2022`, `5/26-30/2022`, `5/26-5/30`, `5/26-30`: without a year only two together are dates. */
function numericRange(
  cursor: TextCursor,
  first: NumericPair,
  order: DateOrder,
): DateExpression | undefined {
  const lastDay = attempt(cursor, () => lastDayOf(cursor, first));
  if (lastDay !== undefined)
    return expressionOf([first.member, { day: lastDay }], 'before', first.isOrderOpen);
  const third = isTo(cursor) ? cursor.digits() : undefined;
  const fourth = third && cursor.oneOf('/') !== '' ? cursor.digits() : undefined;
  if (third === undefined || fourth === undefined) return undefined;
  if (fourth.text.length === 4) {
    const [day, year] = [numberPart('day', third, first.isPadded), yearPart(fourth, false)];
    if (day === undefined || year === undefined) return undefined;
    return expressionOf([first.member, { day, year }], 'before', first.isOrderOpen);
  }
  const last = dayAndMonth(third, fourth, '/', order);
  if (last === undefined) return undefined;
  const year = attempt(cursor, () =>
    cursor.oneOf('/') === '' ? undefined : yearPart(cursor.digits(), true),
  );
  // `12/7-12/11/2023`: one of them shows how both are written.
  const isPadded = first.isPadded && last.isPadded;
  const members = [first.member, { ...last.member, ...(year !== undefined && { year }) }];
  return expressionOf(
    isPadded ? members : members.map(unpadded),
    'before',
    first.isOrderOpen || last.isOrderOpen,
  );
}

/** `-30` behind `5/26`: touching, for what stands apart may be the next sentence. */
function lastDayOf(cursor: TextCursor, { member, isPadded }: NumericPair): DatePart | undefined {
  const digits = cursor.oneOf(`${HYPHENS}–—`) === '' ? undefined : cursor.digits();
  const day = digits && numberPart('day', digits, isPadded);
  if (day === undefined || day.value <= member.day!.value) return undefined;
  return cursor.code() === SLASH || isNumberOn(cursor) || isAmount(cursor) ? undefined : day;
}

const UNPADDED = { kind: 'number', width: 1 } as const;

const unpadded = ({ day, month, year }: DateMember): DateMember => ({
  ...(day && { day: { ...day, style: UNPADDED } }),
  ...(month && { month: { ...month, style: UNPADDED } }),
  ...(year && { year }),
});

function dayAndMonth(
  first: Digits,
  second: Digits,
  separator: string,
  order: DateOrder,
): NumericPair | undefined {
  const [a, b] = [Number(first.text), Number(second.text)];
  const isDotted = separator === '.';
  const isDayFirst = a > 12 || (b <= 12 && (isDotted || order === 'day-first'));
  // `05/6` and `10/26` are written with two digits, `5/26` is not.
  const isPadded =
    /^0/.test(first.text) || /^0/.test(second.text) || first.text.length + second.text.length === 4;
  const [dayDigits, monthDigits] = isDayFirst ? [first, second] : [second, first];
  const day = numberPart('day', dayDigits, isPadded);
  const month = numberPart('month', monthDigits, isPadded);
  if (day === undefined || month === undefined) return undefined;
  return {
    member: { day, month },
    isPadded,
    isOrderOpen: a <= 12 && b <= 12 && a !== b && !isDotted,
  };
}
