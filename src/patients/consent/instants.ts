/**
 * FHIR dateTime (R4 §2.24.0.1) against an instant. A date without time names no time zone, so near
 * its edges nobody can tell whether it has begun or ended where the patient signed; there the
 * answer is `unknown`, which a permission does not survive and a restriction does.
 */

export type Truth = 'yes' | 'no' | 'unknown';

/** Milliseconds since 1970, both inclusive: between them lies the instant that was meant. */
interface Bounds {
  readonly earliest: number;
  readonly latest: number;
}

const SHAPE =
  /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})?)?)?)?$/;

const HOUR_MS = 3_600_000;
/** The first and the last time zone to begin a day: UTC+14 and UTC-12. */
const ZONE_AHEAD_MS = 14 * HOUR_MS;
const ZONE_BEHIND_MS = 12 * HOUR_MS;

/** Where the time that is written begins. @returns undefined for what is no FHIR dateTime */
export function startOf(written: string): Bounds | undefined {
  return boundsOf(written, false);
}

/** Where it ends: a period's end date lasts to the end of that day, month or year. */
export function endOf(written: string): Bounds | undefined {
  return boundsOf(written, true);
}

function boundsOf(written: string, isEnd: boolean): Bounds | undefined {
  const [, year, month, day, hour, , second, zone] = SHAPE.exec(written) ?? [];
  if (year === undefined) return undefined;
  const [y, m, d] = [Number(year), Number(month ?? 1), Number(day ?? 1)];
  const first = Date.UTC(y, m - 1, d);
  const isDay = new Date(first).getUTCMonth() === m - 1 && new Date(first).getUTCDate() === d;
  if (!isDay) return undefined;
  if (hour !== undefined) {
    if (zone === undefined) return undefined; // R4: a time SHALL carry its zone
    const full = second === undefined ? written.replace(/(T\d{2}:\d{2})/, '$1:00') : written;
    const instant = Date.parse(full);
    if (Number.isNaN(instant)) return undefined;
    const end =
      isEnd && !written.includes('.') ? instant + (second === undefined ? 59_999 : 999) : instant;
    return { earliest: end, latest: end };
  }
  const next =
    day !== undefined
      ? Date.UTC(y, m - 1, d + 1)
      : month !== undefined
        ? Date.UTC(y, m, 1)
        : Date.UTC(y + 1, 0, 1);
  const midnight = isEnd ? next - 1 : first;
  return { earliest: midnight - ZONE_AHEAD_MS, latest: midnight + ZONE_BEHIND_MS };
}

export interface Period {
  readonly start?: string;
  readonly end?: string;
}

/** Does the period hold at this instant? One that cannot be read, or ends before it begins, is `unknown`. */
export function isWithin({ start, end }: Period, at: number): Truth {
  const begins = start === undefined ? undefined : startOf(start);
  const ends = end === undefined ? undefined : endOf(end);
  if (begins !== undefined && ends !== undefined && isBefore(ends, begins)) return 'unknown';
  if (begins !== undefined && at < begins.earliest) return 'no';
  if (ends !== undefined && at > ends.latest) return 'no';
  if ((start !== undefined && begins === undefined) || (end !== undefined && ends === undefined)) {
    return 'unknown';
  }
  const isSure =
    (begins === undefined || at >= begins.latest) && (ends === undefined || at <= ends.earliest);
  return isSure ? 'yes' : 'unknown';
}

/** In whatever time zones the two were meant. R4, per-1: a slip of the pen, of which nobody can tell the right one. */
function isBefore(end: Bounds, start: Bounds): boolean {
  return end.earliest < start.earliest && end.latest < start.latest;
}
