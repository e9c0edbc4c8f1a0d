import { expect, test } from 'vitest';
import { isWithin, type Period } from './instants.ts';

test.each<[Period, string, 'yes' | 'no' | 'unknown']>([
  [{}, '2026-06-15T12:00:00Z', 'yes'],
  [{ start: '2026-06-15T12:00:00Z' }, '2026-06-15T12:00:00Z', 'yes'],
  [{ start: '2026-06-15T12:00:00+02:00' }, '2026-06-15T09:59:59.999Z', 'no'],
  [{ end: '2026-06-15T12:00:00Z' }, '2026-06-15T12:00:00.999Z', 'yes'],
  [{ end: '2026-06-15T12:00:00Z' }, '2026-06-15T12:00:01Z', 'no'],
  [{ end: '2026-06-15T12:00Z' }, '2026-06-15T12:00:59Z', 'yes'],
  // Without a zone: from the first place on earth where the day begins to the last where it ends.
  [{ start: '2026-06-15' }, '2026-06-14T09:59:59Z', 'no'],
  [{ start: '2026-06-15' }, '2026-06-14T10:00:00Z', 'unknown'],
  [{ start: '2026-06-15' }, '2026-06-15T12:00:00Z', 'yes'],
  [{ end: '2026-06-15' }, '2026-06-15T09:59:59Z', 'yes'],
  [{ end: '2026-06-15' }, '2026-06-16T11:59:59Z', 'unknown'],
  [{ end: '2026-06-15' }, '2026-06-16T12:00:00Z', 'no'],
  [{ start: '2026', end: '2026' }, '2026-06-15T12:00:00Z', 'yes'],
  [{ end: '2026-02' }, '2026-02-28T12:00:00Z', 'unknown'],
  [{ end: '2026-02' }, '2026-03-02T00:00:00Z', 'no'],
  // What is no FHIR dateTime
  [{ start: '2026-02-30' }, '2026-06-15T12:00:00Z', 'unknown'],
  [{ start: '2026-06-15T12:00:00' }, '2026-06-20T12:00:00Z', 'unknown'],
  [{ start: '2026-02-30T08:00:00Z' }, '2026-06-15T12:00:00Z', 'unknown'],
  [{ end: 'next year' }, '2026-06-15T12:00:00Z', 'unknown'],
  [{ start: '2027-01-01', end: 'soon' }, '2026-06-15T12:00:00Z', 'no'],
  // What ends before it begins
  [{ start: '2026-12-31', end: '2026-01-01' }, '2026-06-15T12:00:00Z', 'unknown'],
  [{ start: '2026-06-03', end: '2026-06-02' }, '2026-06-15T12:00:00Z', 'unknown'],
  [{ start: '2026-06-15', end: '2026-06-15' }, '2026-06-17T12:00:00Z', 'no'],
  [{ start: '2026-06-15T12:00:00Z', end: '2026-06-15' }, '2026-06-17T12:00:00Z', 'no'],
])('%j at %s: %s', (period, at, expected) => {
  expect(isWithin(period, Date.parse(at))).toBe(expected);
});
