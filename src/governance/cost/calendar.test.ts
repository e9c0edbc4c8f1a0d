import { expect, test } from 'vitest';
import { daysBetween, openCalendar } from './calendar.ts';

test.each([
  ['UTC', '2026-03-31T23:59:59Z', '2026-03-31', '2026-04-01T00:00:00Z', '2026-04-01T00:00:00Z'],
  [
    'Europe/Berlin',
    '2026-03-28T23:30:00Z', // the day on which clocks go forward has 23 hours
    '2026-03-29',
    '2026-03-29T22:00:00Z',
    '2026-03-31T22:00:00Z',
  ],
  [
    'America/Los_Angeles',
    '2026-11-01T12:00:00Z', // and back
    '2026-11-01',
    '2026-11-02T08:00:00Z',
    '2026-12-01T08:00:00Z',
  ],
  [
    'Asia/Kolkata',
    '2026-01-31T18:30:00Z',
    '2026-02-01',
    '2026-02-01T18:30:00Z',
    '2026-02-28T18:30:00Z',
  ],
])('%s at %s', (zone, instant, day, dayEnds, monthEnds) => {
  const calendar = openCalendar(zone);
  const at = Date.parse(instant);
  expect(calendar.day(at)).toBe(day);
  expect(calendar.day(at)).toBe(day); // remembered
  expect(calendar.period(at, 'day')).toMatchObject({ from: day, endsAt: Date.parse(dayEnds) });
  expect(calendar.period(at, 'month')).toMatchObject({
    from: `${day.slice(0, 8)}01`,
    endsAt: Date.parse(monthEnds),
  });
});

test('a day that was remembered ends at its midnight', () => {
  const { day } = openCalendar('Europe/Berlin');
  const midnight = Date.parse('2026-03-29T22:00:00Z');
  expect([midnight - 1, midnight, midnight - 1].map(day)).toEqual([
    '2026-03-29',
    '2026-03-30',
    '2026-03-29',
  ]);
});

test('days, both ends included', () => {
  expect(daysBetween('2026-02-27', '2026-03-01')).toEqual([
    '2026-02-27',
    '2026-02-28',
    '2026-03-01',
  ]);
  expect(daysBetween('2026-03-01', '2026-02-28')).toEqual([]);
});

/** Cairo, Beirut and Santiago change their clocks at midnight, so that a day begins at one or ends twice. */
test.each([
  'UTC',
  'Europe/Berlin',
  'Africa/Cairo',
  'Asia/Beirut',
  'America/Santiago',
  'Asia/Kolkata',
])('%s: whatever was asked before, a day is that of the calendar on the wall', (timeZone) => {
  const wall = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
  const { day, period } = openCalendar(timeZone);
  const YEAR = Date.UTC(2026, 0, 1);
  for (let hour = 0; hour < 366 * 24; hour += 1) {
    const at = YEAR + hour * 3_600_000 + (hour % 7) * 1000;
    expect(day(at)).toBe(wall.format(at));
    expect(period(at, 'day').beginsAt).toBeLessThanOrEqual(at);
    expect(period(at, 'day').endsAt).toBeGreaterThan(at);
    expect(period(at, 'month').from).toBe(`${wall.format(at).slice(0, 8)}01`);
  }
});
