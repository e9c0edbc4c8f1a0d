/** Days counted by weeks and by days of the year, as ISO 8601 has them, and by Julian day number. */

interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** Week 1 has the year's first Thursday; days from Monday, 1, to Sunday, 7. */
export interface WeekDay {
  /** Around New Year perhaps another than the day's own. */
  readonly year: number;
  readonly week: number;
  readonly weekday: number;
}

const MS_PER_DAY = 86_400_000;

const daysOf = ({ year, month, day }: Day) => Date.UTC(year, month - 1, day) / MS_PER_DAY;

function dayAt(days: number): Day {
  const date = new Date(days * MS_PER_DAY);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** Monday of week 1: 4 January is always in it. */
function firstMonday(year: number): number {
  const fourth = daysOf({ year, month: 1, day: 4 });
  return fourth - (weekdayOf(fourth) - 1);
}

/** 1 January 1970 was a Thursday. */
const weekdayOf = (days: number) => ((((days + 3) % 7) + 7) % 7) + 1;

export function weekDayOf(date: Day): WeekDay {
  const days = daysOf(date);
  const weekday = weekdayOf(days);
  const { year } = dayAt(days - weekday + 4); // Thursday's
  return { year, week: Math.floor((days - firstMonday(year)) / 7) + 1, weekday };
}

/** Undefined where the year has no such week. */
export function dayOfWeek({ year, week, weekday }: WeekDay): Day | undefined {
  const date = dayAt(firstMonday(year) + 7 * (week - 1) + weekday - 1);
  const isReal = week > 0 && weekday > 0 && weekday < 8 && weekDayOf(date).year === year;
  return isReal ? date : undefined;
}

/** 1 January is day 1. */
export const dayOfYear = (date: Day): number =>
  daysOf(date) - daysOf({ year: date.year, month: 1, day: 1 }) + 1;

/** Days since noon of 1 January 4713 BC, at noon of the day. */
export const julianDayOf = (date: Day): number => daysOf(date) + JULIAN_DAY_1970;
export const dayOfJulian = (number: number): Day => dayAt(number - JULIAN_DAY_1970);
const JULIAN_DAY_1970 = 2_440_588;

/** Undefined where the year has no such day. */
export function dayInYear(year: number, day: number): Day | undefined {
  const date = dayAt(daysOf({ year, month: 1, day: 1 }) + day - 1);
  return date.year === year && day > 0 ? date : undefined;
}
