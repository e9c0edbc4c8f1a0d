import { expect, test } from 'vitest';
import type { Finding, PhiCategory } from '../core/phi.ts';
import { finerFindings } from './finer-findings.ts';

const pieces = (text: string, category: PhiCategory, type: string) =>
  finerFindings(`in ${text}.`, [
    { start: 3, end: 3 + text.length, category, type, score: 0.9, rule: 'x' },
  ]).map((one) => `${one.type} ${`in ${text}.`.slice(one.start, one.end)}`);

test.each([
  ['Rutland, VT 05701', ['city Rutland', 'state VT', 'zip 05701']],
  ['Rutland, VT', ['city Rutland', 'state VT']],
  ['Rutland VT', ['city Rutland', 'state VT']],
  ['Rutland, Vermont', ['city Rutland', 'state Vermont']],
  ['RUTLAND, NEW HAMPSHIRE 03602-1234', ['city RUTLAND', 'state NEW HAMPSHIRE', 'zip 03602-1234']],
  ['Keene New Hampshire 03602', ['city Keene', 'state New Hampshire', 'zip 03602']],
  ['NH 03602', ['state NH', 'zip 03602']],
  ['4 Elm Row, Velden, VT, 05901', ['street 4 Elm Row', 'city Velden', 'state VT', 'zip 05901']],
  ['Rutland, Rutland County, VT', ['city Rutland', 'county Rutland County', 'state VT']],
  ['Windsor Co., Vermont', ['county Windsor Co.', 'state Vermont']],
  ['Orleans Parish', ['county Orleans Parish']],
  ['Countyline, VT', ['city Countyline', 'state VT']],
  ['New York', ['city New York']], // the town or the state: it goes
  ['New York, New York', ['city New York', 'state New York']],
  ['VILLA DE', ['city VILLA DE']],
  ['Lyon, France', ['city Lyon, France']],
  ['Ward 10234', ['street Ward 10234']],
  ['Toronto, ON', ['city Toronto, ON']],
  [',', ['city ,']],
  ['', ['city ']],
])('%s → %j', (text, expected) => {
  expect(pieces(text, 'location', 'city')).toEqual(expected);
});

test('a county that the words before it tell', () => {
  const text = 'from the county of Kent, seen';
  const found = { start: 19, end: 23, category: 'location', type: 'city', score: 0.9, rule: 'x' };
  expect(finerFindings(text, [found as Finding])[0]!.type).toBe('county');
});

test.each([
  ['1921', 'date.year'],
  ['93', 'age'],
  ['93-year-old', 'age'],
])('an age %s is %s', (text, type) => {
  expect(pieces(text, 'age', 'age')).toEqual([`${type} ${text}`]);
});

test('what is cut already stays', () => {
  expect(pieces('New York', 'location', 'state')).toEqual(['state New York']);
  expect(pieces('VT 05701', 'name', 'name')).toEqual(['name VT 05701']);
});

test('a long place takes linear time', () => {
  const start = process.cpuUsage();
  pieces('a '.repeat(500_000), 'location', 'city');
  pieces(', '.repeat(500_000), 'location', 'city');
  expect(process.cpuUsage(start).user).toBeLessThan(1_000_000);
});

test.each([
  ['call (802-555-0188)', 5, 18, '802-555-0188'],
  ['call (802) 555-0188', 5, 19, '(802) 555-0188'],
  ['call 802-555-0188', 5, 17, '802-555-0188'],
])('the bracket around a number is no part of it: %s', (text, start, end, expected) => {
  const found = { start, end, category: 'phone', type: 'phone', score: 1, rule: 'known/phone' };
  const [finer] = finerFindings(text, [found as Finding]);
  expect(text.slice(finer!.start, finer!.end)).toBe(expected);
});
