/** Days and months of the site, whose budgets begin at its own midnight. */

export type Period = 'day' | 'month';

export interface Calendar {
  /** `YYYY-MM-DD` of an instant (milliseconds since 1970). */
  day(at: number): string;
  /** First day of the period, and the instant at which the next one begins. */
  period(at: number, period: Period): { readonly from: string; readonly endsAt: number };
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
    return guess - (local(guess) - midnight);
  };
  const dayText = (reading: number) => new Date(reading).toISOString().slice(0, 10);

  let known = { from: 0, until: 0, day: '' };
  const day = (at: number): string => {
    if (at >= known.from && at < known.until) return known.day;
    const midnight = midnightOf(local(at));
    const [from, until] = [instantOf(midnight), instantOf(midnight + DAY_MS)];
    known = { from, until, day: dayText(midnight) };
    return known.day;
  };

  return {
    day,
    period(at, period) {
      const date = new Date(local(at));
      const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
      if (period === 'month') {
        const next = Date.UTC(year, month + 1, 1);
        return { from: dayText(Date.UTC(year, month, 1)), endsAt: instantOf(next) };
      }
      const midnight = midnightOf(date.getTime());
      return { from: dayText(midnight), endsAt: instantOf(midnight + DAY_MS) };
    },
  };
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
