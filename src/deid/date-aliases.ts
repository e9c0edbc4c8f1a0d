/**
 * The ways in which a model may write a date that it was given. Each rendering of the surrogate is
 * paired with the same rendering of the original; dates that were not issued are not in it, so a
 * date the model computed is never taken for one of ours.
 */
import type { CalendarDate, DateForm, DateOrder } from './date-form.ts';
import { monthName, ordinalSuffix, readDate } from './date-form.ts';
import { foldUnit, isDigitUnit } from './folding.ts';

export type DateAliasKind = 'date' | 'month-day' | 'month-year';

/**
 * @param alias as a model may write it, folded (`folding.ts`)
 * @param write gives the same rendering of the original; few are ever asked for
 */
export type PutDateAlias = (
  alias: string,
  kind: DateAliasKind,
  write: Rendering,
  original: CalendarDate,
) => void;

/** One way of writing dates, with the names of months handed in. */
export type Rendering = (date: CalendarDate, months: readonly string[]) => string;

export const renderDate = (write: Rendering, date: CalendarDate): string => write(date, MONTHS);

const MONTHS: readonly string[] = Array.from({ length: 12 }, (_, at) => monthName(at + 1));
const FOLDED_MONTHS: readonly string[] = MONTHS.map((name) => name.toLowerCase());

const MONTH_PREFIX = 3;

/** Every alias begins with a digit or with the name of a month, of which three letters tell enough. */
export function mayBeginDate(text: string, at: number, isFinal: boolean): boolean {
  if (isDigitUnit(text.charCodeAt(at))) return true;
  let word = '';
  for (let end = at; word.length < MONTH_PREFIX && end < text.length; end += 1) {
    word += foldUnit(text.charCodeAt(end));
  }
  if (word.length < MONTH_PREFIX && isFinal) return false;
  return FOLDED_MONTHS.some((month) => month.startsWith(word.slice(0, MONTH_PREFIX)));
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
export function dateAliases(pair: DatePair, order: DateOrder | undefined, put: PutDateAlias): void {
  const [surrogate, original] = readBoth(pair, order);
  if (surrogate === undefined || original === undefined) return;
  if (surrogate.precision !== original.precision || surrogate.lastDay !== undefined) return;
  const from = surrogate.date;
  const add = (kind: DateAliasKind, renderings: readonly Rendering[]) => {
    for (const write of renderings) put(write(from, FOLDED_MONTHS), kind, write, original.date);
  };
  if (surrogate.precision === 'day') {
    add('date', FULL);
    add('date', order === 'day-first' ? DAY_FIRST : MONTH_FIRST);
    // Unmistakable in the other order too when the day cannot be a month.
    if (from.day > 12) add('date', order === 'day-first' ? MONTH_FIRST : DAY_FIRST);
  }
  if (surrogate.precision !== 'month') add('month-day', MONTH_DAY);
  if (surrogate.precision === 'month' || surrogate.precision === 'day') {
    add('month-year', MONTH_YEAR);
  }
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
const long = ({ month }: CalendarDate, months: readonly string[]) => months[month - 1]!;
const short = ({ month }: CalendarDate, months: readonly string[]) =>
  months[month - 1]!.slice(0, 3);

const FULL: readonly Rendering[] = [
  (d) => `${d.year}-${two(d.month)}-${two(d.day)}`,
  (d) => `${d.year}/${two(d.month)}/${two(d.day)}`,
  (d) => `${two(d.day)}.${two(d.month)}.${d.year}`,
  (d) => `${d.day}.${d.month}.${d.year}`,
  (d, m) => `${long(d, m)} ${d.day}, ${d.year}`,
  (d, m) => `${long(d, m)} ${d.day} ${d.year}`,
  (d, m) => `${long(d, m)} ${two(d.day)}, ${d.year}`,
  (d, m) => `${long(d, m)} ${nth(d)}, ${d.year}`,
  (d, m) => `${long(d, m)} ${nth(d)} ${d.year}`,
  (d, m) => `${short(d, m)} ${d.day}, ${d.year}`,
  (d, m) => `${short(d, m)} ${d.day} ${d.year}`,
  (d, m) => `${short(d, m)} ${two(d.day)}, ${d.year}`,
  (d, m) => `${short(d, m)}. ${d.day}, ${d.year}`,
  (d, m) => `${short(d, m)} ${nth(d)}, ${d.year}`,
  (d, m) => `${d.day} ${long(d, m)} ${d.year}`,
  (d, m) => `${d.day} ${long(d, m)}, ${d.year}`,
  (d, m) => `${d.day} ${short(d, m)} ${d.year}`,
  (d, m) => `${two(d.day)} ${short(d, m)} ${d.year}`,
  (d, m) => `${two(d.day)}-${short(d, m)}-${d.year}`,
  (d, m) => `${d.day}-${short(d, m)}-${d.year}`,
  (d, m) => `${two(d.day)}-${short(d, m)}-${shortYear(d)}`,
  (d, m) => `${d.day}-${short(d, m)}-${shortYear(d)}`,
  (d, m) => `${nth(d)} ${long(d, m)} ${d.year}`,
  (d, m) => `${nth(d)} of ${long(d, m)}, ${d.year}`,
  (d, m) => `${nth(d)} of ${long(d, m)} ${d.year}`,
];

const numeric = (
  first: (d: CalendarDate) => number,
  second: (d: CalendarDate) => number,
): readonly Rendering[] => [
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
const MONTH_DAY: readonly Rendering[] = [
  (d, m) => `${long(d, m)} ${d.day}`,
  (d, m) => `${long(d, m)} ${nth(d)}`,
  (d, m) => `${short(d, m)} ${d.day}`,
  (d, m) => `${short(d, m)}. ${d.day}`,
  (d, m) => `${d.day} ${long(d, m)}`,
  (d, m) => `${d.day} ${short(d, m)}`,
  (d, m) => `${nth(d)} of ${long(d, m)}`,
];

const MONTH_YEAR: readonly Rendering[] = [
  (d, m) => `${long(d, m)} ${d.year}`,
  (d, m) => `${long(d, m)} of ${d.year}`,
  (d, m) => `${long(d, m)}, ${d.year}`,
  (d, m) => `${short(d, m)} ${d.year}`,
  (d, m) => `${short(d, m)}. ${d.year}`,
  (d) => `${two(d.month)}/${d.year}`,
];
