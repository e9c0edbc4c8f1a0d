/**
 * The ways in which a model may write a date that it was given. Each rendering of the surrogate is
 * paired with the same rendering of the original; dates that were not issued are not in it, so a
 * date the model computed is never taken for one of ours.
 */
import type { CalendarDate, DateForm, DateOrder } from './date-form.ts';
import { monthName, ordinalSuffix, readDate } from './date-form.ts';

export type DateAliasKind = 'date' | 'month-day' | 'month-year';

export interface DateAlias {
  readonly alias: string;
  readonly original: string;
  readonly kind: DateAliasKind;
}

interface DatePair {
  readonly surrogate: string;
  readonly original: string;
}

/** The order of numeric dates in this exchange, where a number over 12 shows it. */
export function orderOf(pairs: readonly DatePair[]): DateOrder | undefined {
  for (const pair of pairs) {
    for (const text of [pair.surrogate, pair.original]) {
      const numbers = /^\D*(\d{1,2})[-/](\d{1,2})[-/](?:\d{4}|\d{2})(?!\d)/.exec(text);
      if (numbers === null) continue;
      if (Number(numbers[2]) > 12) return 'month-first';
      if (Number(numbers[1]) > 12) return 'day-first';
    }
  }
  return undefined;
}

/** Nothing for what cannot be read as a date on both sides. */
export function dateAliases(pair: DatePair, order: DateOrder | undefined): DateAlias[] {
  const [surrogate, original] = readBoth(pair, order);
  if (surrogate === undefined || original === undefined) return [];
  if (surrogate.precision !== original.precision || surrogate.lastDay !== undefined) return [];
  const from = surrogate.date;
  const to = original.date;
  const aliases: DateAlias[] = [];
  const add = (kind: DateAliasKind, write: (date: CalendarDate) => string) =>
    aliases.push({ alias: write(from), original: write(to), kind });
  if (surrogate.precision === 'day') {
    for (const write of FULL) add('date', write);
    for (const write of order === 'day-first' ? DAY_FIRST : MONTH_FIRST) add('date', write);
    // Unmistakable in the other order too when the day cannot be a month.
    if (from.day > 12)
      for (const write of order === 'day-first' ? MONTH_FIRST : DAY_FIRST) add('date', write);
  }
  if (surrogate.precision !== 'month') for (const write of MONTH_DAY) add('month-day', write);
  if (surrogate.precision === 'month' || surrogate.precision === 'day') {
    for (const write of MONTH_YEAR) add('month-year', write);
  }
  return aliases;
}

function readBoth(pair: DatePair, order: DateOrder | undefined): (DateForm | undefined)[] {
  const read = (hint?: DateOrder) =>
    [pair.surrogate, pair.original].map((text) =>
      readDate(text, hint === undefined ? {} : { order: hint }),
    );
  // Dates move by whole weeks: of two readings the one that shows this is right.
  for (const hint of [order ?? 'month-first', 'month-first', 'day-first'] as const) {
    const [surrogate, original] = read(hint);
    if (surrogate?.precision !== 'day' || original === undefined) return [surrogate, original];
    const days = (dayNumber(original.date) - dayNumber(surrogate.date)) % 7;
    if (days === 0) return [surrogate, original];
  }
  return read(order);
}

const dayNumber = ({ year, month, day }: CalendarDate) =>
  Date.UTC(year, month - 1, day) / 86_400_000;

const two = (value: number) => (value < 10 ? `0${value}` : String(value % 100));
const shortYear = ({ year }: CalendarDate) => two(year % 100);
const nth = ({ day }: CalendarDate) => `${day}${ordinalSuffix(day)}`;
const long = ({ month }: CalendarDate) => monthName(month);
const short = ({ month }: CalendarDate) => monthName(month).slice(0, 3);

type Write = (date: CalendarDate) => string;

const FULL: readonly Write[] = [
  (d) => `${d.year}-${two(d.month)}-${two(d.day)}`,
  (d) => `${d.year}/${two(d.month)}/${two(d.day)}`,
  (d) => `${two(d.day)}.${two(d.month)}.${d.year}`,
  (d) => `${d.day}.${d.month}.${d.year}`,
  (d) => `${long(d)} ${d.day}, ${d.year}`,
  (d) => `${long(d)} ${d.day} ${d.year}`,
  (d) => `${long(d)} ${two(d.day)}, ${d.year}`,
  (d) => `${long(d)} ${nth(d)}, ${d.year}`,
  (d) => `${long(d)} ${nth(d)} ${d.year}`,
  (d) => `${short(d)} ${d.day}, ${d.year}`,
  (d) => `${short(d)} ${d.day} ${d.year}`,
  (d) => `${short(d)} ${two(d.day)}, ${d.year}`,
  (d) => `${short(d)}. ${d.day}, ${d.year}`,
  (d) => `${short(d)} ${nth(d)}, ${d.year}`,
  (d) => `${d.day} ${long(d)} ${d.year}`,
  (d) => `${d.day} ${long(d)}, ${d.year}`,
  (d) => `${d.day} ${short(d)} ${d.year}`,
  (d) => `${two(d.day)} ${short(d)} ${d.year}`,
  (d) => `${two(d.day)}-${short(d)}-${d.year}`,
  (d) => `${d.day}-${short(d)}-${d.year}`,
  (d) => `${two(d.day)}-${short(d)}-${shortYear(d)}`,
  (d) => `${d.day}-${short(d)}-${shortYear(d)}`,
  (d) => `${nth(d)} ${long(d)} ${d.year}`,
  (d) => `${nth(d)} of ${long(d)}, ${d.year}`,
  (d) => `${nth(d)} of ${long(d)} ${d.year}`,
];

const numeric = (
  first: (d: CalendarDate) => number,
  second: (d: CalendarDate) => number,
): readonly Write[] => [
  (d) => `${two(first(d))}/${two(second(d))}/${d.year}`,
  (d) => `${first(d)}/${second(d)}/${d.year}`,
  (d) => `${two(first(d))}-${two(second(d))}-${d.year}`,
  (d) => `${first(d)}-${second(d)}-${d.year}`,
  (d) => `${two(first(d))}/${two(second(d))}/${shortYear(d)}`,
  (d) => `${first(d)}/${second(d)}/${shortYear(d)}`,
];
const MONTH_FIRST = numeric(
  (d) => d.month,
  (d) => d.day,
);
const DAY_FIRST = numeric(
  (d) => d.day,
  (d) => d.month,
);

/** In words only: `3/4` is as often a fraction. */
const MONTH_DAY: readonly Write[] = [
  (d) => `${long(d)} ${d.day}`,
  (d) => `${long(d)} ${nth(d)}`,
  (d) => `${short(d)} ${d.day}`,
  (d) => `${short(d)}. ${d.day}`,
  (d) => `${d.day} ${long(d)}`,
  (d) => `${d.day} ${short(d)}`,
  (d) => `${nth(d)} of ${long(d)}`,
];

const MONTH_YEAR: readonly Write[] = [
  (d) => `${long(d)} ${d.year}`,
  (d) => `${long(d)} of ${d.year}`,
  (d) => `${long(d)}, ${d.year}`,
  (d) => `${short(d)} ${d.year}`,
  (d) => `${short(d)}. ${d.year}`,
  (d) => `${two(d.month)}/${d.year}`,
];
