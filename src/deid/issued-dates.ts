/**
 * The dates that were issued in one exchange, by what a model may write of them: day, month and day,
 * month and year. A date that the model worked out is in none of them, and stays as it is.
 */
import type { SurrogatePair } from '../core/phi.ts';
import type { PartialDate } from './date-expression.ts';
import type { CalendarDate, DateForm, DateOrder } from './date-form.ts';
import { addDays, readDate } from './date-form.ts';

/** `two`: it could be either of two. */
type Original = CalendarDate | 'two';

/** A date farther from all of ours is as likely the world's: of a guideline, of an approval. */
const NEAR_MONTHS = 12;

export class IssuedDates {
  /** The order of numeric dates in this exchange, where a number over 12 shows it. */
  readonly order: DateOrder | undefined;
  /** By the fields that are written. */
  readonly #originals = new Map<string, Original>();
  /** By month and day, of those that were issued without a year. */
  readonly #yearless = new Map<string, Original>();
  /** By how many days dates were moved. */
  readonly #shifts = new Set<number>();
  /** Of the days that were sent. */
  readonly #months = new Set<number>();

  constructor(pairs: readonly SurrogatePair[]) {
    this.order = orderOf(pairs);
    for (const pair of pairs) {
      const [surrogate, original] = readBoth(pair, this.order);
      if (surrogate === undefined || surrogate.precision !== original?.precision) continue;
      const [last, lastOriginal] = [lastDate(surrogate), lastDate(original)];
      if (last === undefined && lastOriginal === undefined) {
        this.#add(surrogate.precision, surrogate.date, original.date);
        continue;
      }
      // `March 14-16`: only where both ends moved alike was it read as it was meant.
      if (last === undefined || lastOriginal === undefined) continue;
      if (shift(surrogate.date, original.date) !== shift(last, lastOriginal)) continue;
      this.#add(surrogate.precision, surrogate.date, original.date);
      this.#add(surrogate.precision, last, lastOriginal);
    }
  }

  #add(precision: DateForm['precision'], from: CalendarDate, to: CalendarDate): void {
    const [all, yearless] = [this.#originals, this.#yearless];
    if (precision === 'day') {
      put(all, dayKey(from), to, dayKey);
      put(all, keyOf({ ...from, isShortYear: true }), to, dayKey);
      this.#shifts.add(shift(from, to));
      this.#months.add(monthNumber(from));
    }
    if (precision === 'day' || precision === 'month') put(all, monthKey(from), to, monthKey);
    if (precision === 'day' || precision === 'month-day')
      put(all, monthDayKey(from), to, monthDayKey);
    if (precision === 'month-day') put(yearless, monthDayKey(from), to, monthDayKey);
  }

  /** What stands behind a date that the model wrote; undefined where it was not issued. */
  original(date: PartialDate): Original | undefined {
    return this.asIssued(date) ?? this.#withoutItsYear(date);
  }

  /** The same of one that was issued with all that is written, its year included. */
  asIssued(date: PartialDate): Original | undefined {
    return this.#originals.get(keyOf(date));
  }

  /** Issued as far as month and day go, or month and year: so it may be one of ours, spoilt. */
  mayBeIssued(date: PartialDate): boolean {
    return this.#originals.has(date.day === undefined ? keyOf(date) : monthDayKey(date));
  }

  /**
   * Worked out by the model from one of ours: so near it that it is of the time that was sent. A year alone, or a month,
   * says less than that.
   */
  isNear({ year, month, day }: PartialDate): boolean {
    if (year === undefined || day === undefined) return false;
    const here = monthNumber({ year, month, day });
    for (let at = here - NEAR_MONTHS; at <= here + NEAR_MONTHS; at += 1) {
      if (this.#months.has(at)) return true;
    }
    return false;
  }

  /** `May 30` was issued, `May 30, 2022` or `5/30/22` is written: the year that its exchange's shift leads to. */
  #withoutItsYear({ year, month, day }: PartialDate): Original | undefined {
    if (year === undefined || day === undefined) return undefined;
    const issued = this.#yearless.get(monthDayKey({ month, day }));
    if (issued === undefined || issued === 'two') return issued;
    const fitting = [...this.#shifts]
      .map((days) => addDays({ year, month, day }, days))
      .filter((date) => monthDayKey(date) === monthDayKey(issued));
    return fitting.length > 1 ? 'two' : fitting[0];
  }
}

/** @param written tells dates apart as far as the key does */
function put(
  originals: Map<string, Original>,
  key: string,
  original: CalendarDate,
  written: (date: CalendarDate) => string,
): void {
  const present = originals.get(key);
  const isOther =
    present === 'two' || (present !== undefined && written(present) !== written(original));
  originals.set(key, isOther ? 'two' : original);
}

const dayKey = ({ year, month, day }: CalendarDate): string => `${year}-${month}-${day}`;
const monthKey = ({ year, month }: CalendarDate): string => `${year}-${month}`;
const monthDayKey = ({ month, day }: PartialDate): string => `-${month}-${day}`;

function keyOf(date: PartialDate): string {
  const { year, month, day, isShortYear } = date;
  if (year === undefined) return monthDayKey(date);
  if (day === undefined) return monthKey({ year, month, day: 1 });
  return isShortYear === true ? `'${year % 100}-${month}-${day}` : dayKey({ year, month, day });
}

/** The second day of `March 14-16`, where the form has one. */
const lastDate = ({ date, lastDay }: DateForm): CalendarDate | undefined =>
  lastDay === undefined ? undefined : { ...date, day: lastDay };

const monthNumber = ({ year, month }: CalendarDate): number => year * 12 + month;

/** Days from one to the other. */
const shift = (from: CalendarDate, to: CalendarDate): number => dayNumber(to) - dayNumber(from);

const dayNumber = ({ year, month, day }: CalendarDate): number =>
  Date.UTC(year, month - 1, day) / 86_400_000;

function orderOf(pairs: readonly SurrogatePair[]): DateOrder | undefined {
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

/** Dates move by whole weeks: of two readings the one that shows this is right. */
function readBoth(pair: SurrogatePair, order: DateOrder | undefined): (DateForm | undefined)[] {
  const read = (hint: DateOrder | undefined) =>
    [pair.surrogate, pair.original].map((text) =>
      readDate(text, hint === undefined ? {} : { order: hint }),
    );
  for (const hint of [order ?? 'month-first', 'month-first', 'day-first'] as const) {
    const [surrogate, original] = read(hint);
    if (surrogate?.precision !== 'day' || original === undefined) return [surrogate, original];
    if (shift(surrogate.date, original.date) % 7 === 0) return [surrogate, original];
  }
  return read(order);
}
