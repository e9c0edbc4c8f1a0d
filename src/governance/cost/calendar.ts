/** Days and months of the site, whose budgets begin at its own midnight. */

export type Period = 'day' | 'month';

export interface Calendar {
  /** `YYYY-MM-DD` of an instant (milliseconds since 1970). */
  day(at: number): string;
  /** The period that the instant is in. */
  period(at: number, period: Period): Span;
}

/** @param timeZone of IANA, such as `Europe/Berlin`, or `UTC` */
export function openCalendar(timeZone: string): Calendar {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    ...{ year: 'numeric', month: '2-digit', day: '2-digit' },
    ...{ hour: '2-digit', minute: '2-digit', second: '2-digit' },
  });

  /** The local clock's reading, as if it were UTC. */
  const local = (at: number): number => {
    const parts = Object.fromEntries(
      format.formatToParts(at).map(({ type, value }) => [type, Number(value)]),
    );
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
    return Date.UTC(year, month - 1, day, hour, minute, second);
  };
  /** The instant at which local clocks show midnight; the first after it, where they skip midnight. */
  const instantOf = (midnight: number): number => {
    const guess = midnight - (local(midnight) - midnight);
    const found = guess - (local(guess) - midnight);
    return local(found) < midnight ? guess : found;
  };
  /** From the local day, or the first of the month, that `at` is in, to the next. */
  const spanOf = (at: number, period: Period): Span => {
    const reading = new Date(local(at));
    const [year, month] = [reading.getUTCFullYear(), reading.getUTCMonth()];
    const isMonth = period === 'month';
    const first = isMonth ? Date.UTC(year, month, 1) : midnightOf(reading.getTime());
    const next = isMonth ? Date.UTC(year, month + 1, 1) : first + DAY_MS;
    const from = new Date(first).toISOString().slice(0, 10);
    return { from, beginsAt: instantOf(first), endsAt: instantOf(next) };
  };
  // Asked for every exchange, and the same nearly every time.
  const known = new Map<Period, Span>();
  const period = (at: number, of: Period): Span => {
    const last = known.get(of);
    if (last !== undefined && at >= last.beginsAt && at < last.endsAt) return last;
    const span = spanOf(at, of);
    known.set(of, span);
    return span;
  };
  return { day: (at) => period(at, 'day').from, period };
}

interface Span {
  /** First day, `YYYY-MM-DD`. */
  readonly from: string;
  /** Milliseconds since 1970. */
  readonly beginsAt: number;
  readonly endsAt: number;
}

export const DAY_MS = 86_400_000;

const midnightOf = (reading: number): number => Math.floor(reading / DAY_MS) * DAY_MS;

/** The days from the first to the last, both included. */
export function daysBetween(first: string, last: string): string[] {
  const days: string[] = [];
  for (let at = Date.parse(first); at <= Date.parse(last); at += DAY_MS) {
    days.push(new Date(at).toISOString().slice(0, 10));
  }
  return days;
}
