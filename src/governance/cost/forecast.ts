/**
 * What a month will have cost when it ends, from the site's own days. The interval is a bootstrap in two
 * steps (Efron, 1979): the recent days are resampled, because so few of them do not tell the mean exactly,
 * and the days to come are drawn from that sample, because days differ. Working days and weekends are
 * drawn apart. It knows nothing of trends, holidays and what people decide tomorrow.
 */
import { daysBetween } from './calendar.ts';

/** Complete days that are looked back on, four weeks, and the fewest that a forecast is made from. */
const DAYS_MOST = 28;
export const FORECAST_DAYS_MIN = 14;
const SAMPLES = 2000;
/** Nine of ten months are to end inside the interval. */
export const FORECAST_COVERAGE = 0.9;

export interface ForecastInput {
  /** First day of which the meter knows all. */
  readonly since: string;
  readonly today: string;
  /** Amount by day (micro-units, tokens, …); a day that is missing had none. */
  readonly amounts: ReadonlyMap<string, number>;
}

export type Forecast =
  | {
      readonly isKnown: true;
      /** Of this month until now. */
      readonly spent: number;
      /** For the whole month: median of the samples, and the interval. */
      readonly expected: number;
      readonly low: number;
      readonly high: number;
      /** Complete days that it rests on. */
      readonly days: number;
    }
  | { readonly isKnown: false; readonly spent: number; readonly days: number };

export function forecastMonth({ since, today, amounts }: ForecastInput): Forecast {
  const amountOf = (day: string): number => amounts.get(day) ?? 0;
  const firstOfMonth = `${today.slice(0, 8)}01`;
  const done = daysBetween(firstOfMonth, today).slice(0, -1).map(amountOf).reduce(sum, 0);
  const spent = done + amountOf(today);
  const complete = daysBetween(since, today).slice(0, -1).slice(-DAYS_MOST);
  if (complete.length < FORECAST_DAYS_MIN) {
    return { isKnown: false, spent, days: complete.length };
  }

  const history = [true, false].map((weekend) =>
    complete.filter((day) => isWeekend(day) === weekend).map(amountOf),
  );
  const toCome = daysBetween(today, lastOfMonth(today)).map(isWeekend);
  const random = mulberry32(SEED);
  const pick = (list: readonly number[]): number => list[Math.floor(random() * list.length)] ?? 0;
  const totals = Array.from({ length: SAMPLES }, () => {
    const [weekends = [], workdays = []] = history.map((list) => list.map(() => pick(list)));
    const drawn = toCome.map((weekend) => pick(weekend ? weekends : workdays));
    // Of today some is spent already, and the day is not over.
    const rest = Math.max(drawn[0] ?? 0, amountOf(today));
    return done + rest + drawn.slice(1).reduce(sum, 0);
  }).sort((a, b) => a - b);
  const quantile = (share: number): number => totals[Math.floor(share * (SAMPLES - 1))] ?? 0;
  const tail = (1 - FORECAST_COVERAGE) / 2;
  return {
    isKnown: true,
    spent,
    expected: quantile(0.5),
    low: quantile(tail),
    high: quantile(1 - tail),
    days: complete.length,
  };
}

const sum = (a: number, b: number): number => a + b;

function isWeekend(day: string): boolean {
  const weekday = new Date(day).getUTCDay();
  return weekday === 0 || weekday === 6;
}

function lastOfMonth(day: string): string {
  const date = new Date(day);
  const last = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0);
  return new Date(last).toISOString().slice(0, 10);
}

/** The same meter gives the same forecast. */
const SEED = 1979;

/** Numbers from 0 up to 1 for simulation alone: mulberry32 by Tommy Ettinger, public domain. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
