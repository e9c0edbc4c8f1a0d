/**
 * Dates move back by one offset per scope, a whole number of weeks: intervals and weekdays survive,
 * and every form of one date moves alike. Written in the form in which it was found.
 *
 * A moved date may equal another original of the exchange (which is moved itself); it is only kept
 * away from text that stays, because that could not be told apart in the answer.
 */

import type { ShownOrder } from '../core/date-order.ts';
import type { CalendarDate, DateForm, ReadingHints } from './date-form.ts';
import { addDays, addMonths, isoDate, readDate } from './date-form.ts';
import type { Issued } from './issued.ts';
import type { Keyed } from './keyed.ts';
import { ordinalSuffix, writeDate } from './write-date.ts';

export const SHIFT_WEEKS_MIN = 4;
export const SHIFT_WEEKS_MAX = 104;
const DAYS_PER_MONTH = 30.4375;
/** Further weeks tried where a surrogate is taken. */
const ATTEMPTS_MAX = 60;

/** What the document around a date tells about reading it. */
export interface DateContext {
  /** Of all dates of the document (`shown-order.ts`). */
  readonly order?: ShownOrder;
  readonly year?: number;
  /** Year of release. */
  readonly asOf?: number;
  /** The words before it, or its label, say that somebody was born then. */
  readonly isBirth?: boolean;
}

/** One text's latest full date tells the year, for what has none is hardly of the year of somebody's birth. */
export function yearAmong(dates: readonly string[]): number | undefined {
  let year: number | undefined;
  for (const text of dates) {
    const form = readDate(text);
    if (form !== undefined && form.precision !== 'month-day')
      year = Math.max(form.date.year, year ?? 0);
  }
  return year;
}

export class DateSurrogates {
  readonly #keyed: Keyed;
  readonly #issued: Issued;
  readonly #weeks = new Map<string, number>();
  /** Days that were issued, by what `doubtfulForms` asks about them. */
  readonly #days = new Map<string, CalendarDate>();
  readonly #remains: (text: string) => boolean;

  /** @param remains whether it stands in the exchange's text that is not replaced */
  constructor(keyed: Keyed, issued: Issued, remains: (text: string) => boolean) {
    this.#keyed = keyed;
    this.#issued = issued;
    this.#remains = remains;
  }

  /** Undefined when the text cannot be read whole as a date. */
  for(
    text: string,
    type: string,
    scope: string,
    context: DateContext,
    known: readonly string[],
  ): string | undefined {
    const form = read(text, type, context, known);
    // What was not understood of it must not stay.
    if (form === undefined || /\d/.test(restOf(form))) return undefined;
    for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt += 1) {
      const weeks = -(this.weeks(scope) + attempt);
      const surrogate = moveDate(form, weeks);
      const isTaken = surrogate === text || !this.#issued.isFree(surrogate, text);
      if (isTaken || this.#remains(surrogate)) continue;
      if (form.precision === 'day') this.#note(addDays(form.date, weeks * 7));
      return surrogate;
    }
    return undefined;
  }

  #note(date: CalendarDate): void {
    this.#days.set(`${date.month}/${date.day}`, date);
  }

  /** `4/5`, `5th` and their like for every day that was issued: in a text they may be a score, or a rib. */
  doubtfulForms(): string[] {
    return [...this.#days.values()].flatMap(doubtfulFormsOf);
  }

  weeks(scope: string): number {
    let weeks = this.#weeks.get(scope);
    if (weeks === undefined) {
      weeks =
        SHIFT_WEEKS_MIN +
        this.#keyed.draw(scope, 'weeks', '').below(SHIFT_WEEKS_MAX - SHIFT_WEEKS_MIN + 1);
      this.#weeks.set(scope, weeks);
    }
    return weeks;
  }
}

/** In every way that is read as a date: month and day as two numbers (`date-alone.ts`), the day (`day-alone.ts`). */
function doubtfulFormsOf({ month, day }: CalendarDate): string[] {
  const padded = (value: number) => String(value).padStart(2, '0');
  const texts = [String(month), padded(month)].flatMap((one) =>
    [String(day), padded(day)].flatMap((other) =>
      ['/', '-', '.'].flatMap((joint) => [one + joint + other, other + joint + one]),
    ),
  );
  return [...new Set(texts), `${day}${ordinalSuffix(day)}`];
}

/** What a finding and the text around it tell about reading it. */
export const hintsOf = (type: string, context: DateContext): ReadingHints => ({
  ...context,
  isMonthYear: type.endsWith('month-year'),
  isWeekYear: type.endsWith('week'),
});

/** Undefined where it is no date, or its order is open and the document shows both. */
export function readIn(text: string, type: string, context: DateContext): DateForm | undefined {
  const form = readDate(text, hintsOf(type, context));
  return form?.isOrderOpen === true && context.order === 'contradictory' ? undefined : form;
}

/** Where both orders are possible, a known date (of birth) decides, then the document, then US order. */
function read(
  text: string,
  type: string,
  context: DateContext,
  known: readonly string[],
): DateForm | undefined {
  for (const order of known.length === 0 ? [] : (['month-first', 'day-first'] as const)) {
    const form = readDate(text, { ...hintsOf(type, context), order });
    if (form?.isOrderOpen === true && known.includes(isoDate(form.date))) return form;
  }
  return readIn(text, type, context);
}

/** `10:30:00.5`; `103000`, right behind the day; `+0200`, a time zone. */
const TIME = /\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?|(?<=\0)\d{2,6}(?:\.\d+)?|(?<=\0)\.\d$|[+-]\d{4}$/g;

/** What stays of it, whatever date is written: joints and words, but for the time of day. */
export const restOf = ({ segments }: DateForm): string =>
  segments
    .map((segment) => (typeof segment === 'string' ? segment : '\0'))
    .join('')
    .replace(TIME, ' ');

/** In the same form; as far as its precision can tell: months and years are rounded. */
export function moveDate(form: DateForm, weeks: number): string {
  if (form.precision === 'month') {
    return writeDate(form, addMonths(form.date, Math.round((weeks * 7) / DAYS_PER_MONTH)));
  }
  if (form.precision === 'year') {
    return writeDate(form, {
      ...form.date,
      year: form.date.year + Math.min(-1, Math.round(weeks / 52)),
    });
  }
  const last =
    form.lastDay === undefined
      ? undefined
      : addDays({ ...form.date, day: form.lastDay }, weeks * 7);
  return writeDate(form, addDays(form.date, weeks * 7), last);
}
