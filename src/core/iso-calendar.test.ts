import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  dayInYear,
  dayOfJulian,
  dayOfWeek,
  dayOfYear,
  julianDayOf,
  weekDayOf,
} from './iso-calendar.ts';

const day = (iso: string) => {
  const [year = 0, month = 0, date = 0] = iso.split('-').map(Number);
  return { year, month, day: date };
};

test.each([
  ['1961-03-14', 1961, 11, 2, 73],
  ['1961-01-01', 1960, 52, 7, 1],
  ['2004-12-31', 2004, 53, 5, 366],
  ['2005-01-01', 2004, 53, 6, 1],
  ['2007-12-31', 2008, 1, 1, 365],
  ['2024-02-29', 2024, 9, 4, 60],
])('%s is %i-W%i-%i, day %i', (iso, year, week, weekday, ordinal) => {
  expect(weekDayOf(day(iso))).toEqual({ year, week, weekday });
  expect(dayOfYear(day(iso))).toBe(ordinal);
});

test('every day comes back', () => {
  const days = fc.date({
    min: new Date('1880-01-01'),
    max: new Date('2100-12-31'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(days, (date) => {
      const one = day(date.toISOString().slice(0, 10));
      expect(dayOfWeek(weekDayOf(one))).toEqual(one);
      expect(dayInYear(one.year, dayOfYear(one))).toEqual(one);
      expect(dayOfJulian(julianDayOf(one))).toEqual(one);
    }),
  );
});

test('Julian day numbers, after the almanac', () => {
  expect(julianDayOf(day('2000-01-01'))).toBe(2_451_545);
  expect(julianDayOf(day('1961-03-14'))).toBe(2_437_373);
});

test('what no year has is no day', () => {
  expect(dayOfWeek({ year: 1961, week: 53, weekday: 1 })).toBeUndefined();
  expect(dayOfWeek({ year: 1961, week: 0, weekday: 1 })).toBeUndefined();
  expect(dayInYear(1961, 366)).toBeUndefined();
  expect(dayInYear(1961, 0)).toBeUndefined();
});
