/**
 * Days that a line of code or a record writes as numbers apart.
 *
 * Category  date elements, 45 CFR §164.514(b)(2)(i)(C)
 * Shape     `date(1950, 3, 22)` · `LocalDate.of(1950, 3, 22)` · `new Date(1950, 2, 22)` · `year=1950, month=3, day=22` ·
 *           `"birth_year": 1950, "birth_month": 3, "birth_day": 22`
 * Source    the constructors of Python, Java, JavaScript, C#, Ruby, Dart and SQL; FHIRPath, FEEL
 *
 * JavaScript counts months from 0. Named parts are findings each, so that the record keeps its form; the year stays.
 */
import type { Finding } from '../../core/phi.ts';
import * as d from '../detector.ts';
import { GAP_LINE, NUMBER, type Tokens } from '../tokens.ts';
import { isDay } from './date-parts.ts';

const MONTHS_MAX = 12;
const CALLED =
  'date datetime timestamp localdate localdatetime dateonly plaindate datefromparts makedate ymd of utc new set local';
const isCalled = d.wordSet(CALLED);
/** `LocalDate.of(`, `Date.UTC(`: says a date together with the word before it. */
const isMethod = d.wordSet('of utc new set local');
const isClass = d.wordSet('date datetime localdate localdatetime plaindate calendar cal');
const isMonth = d.wordSet('month');
const isYear = d.wordSet('year');
const isDayWord = d.wordSet('day');
/** From the word for the month to those for day and year. */
const REACH = 6;
const TO_VALUE = /["']?\s{0,3}[:=]\s{0,3}["']?/y;

export const codedDate: d.Detector = {
  id: 'coded-date',
  bits: 0,
  shapes: d.shapes(NUMBER),
  digits: [4],
  glued: [4],
  words: ['month'],
  find(t, at, found) {
    if (isMonth(t, at)) findParts(t, at, found);
    else if (t.shape[at] === NUMBER) findCall(t, at, found);
  },
};

function add(t: Tokens, first: number, last: number, found: Finding[]): void {
  const [start, end] = [t.start[first]!, t.end[last]!];
  found.push(d.finding(start, end, 'date', 'date.coded', 0.9, 'date/coded'));
}

/** `date(1950, 3, 22`: the year is at `at`. */
function findCall(t: Tokens, at: number, found: Finding[]): void {
  const [month, day] = [at + 1, at + 2];
  const isOpened = d.isJoinedBy(t, at, d.OPEN) && isCalled(t, at - 1);
  if (!isOpened || !isArgument(t, month) || !isArgument(t, day)) return;
  const isMethodOfDate = d.isJoinedBy(t, at - 1, d.DOT) && isClass(t, at - 2);
  if (isMethod(t, at - 1) && !isMethodOfDate) return;
  if (t.number[month]! <= MONTHS_MAX && isDay(t.number[day]!)) add(t, at, day, found);
}

const isArgument = (t: Tokens, at: number): boolean =>
  d.isNumber(t, at) &&
  d.digits(t, at) <= 2 &&
  t.mark[at] === d.COMMA &&
  t.start[at]! - t.end[at - 1]! <= 2 &&
  (t.gap[at]! & GAP_LINE) === 0;

/** `month=3` beside `day=22` and `year=1950`. */
function findParts(t: Tokens, at: number, found: Finding[]): void {
  const month = numberUnder(t, at);
  const day = partNear(t, at, isDayWord);
  if (month < 0 || day < 0 || partNear(t, at, isYear) < 0) return;
  if (t.number[month]! > MONTHS_MAX || !isDay(t.number[day]!)) return;
  add(t, month, month, found);
  add(t, day, day, found);
}

/** The number under the key that ends here, or -1. */
function numberUnder(t: Tokens, key: number): number {
  const value = key + 1;
  if (!d.isNumber(t, value)) return -1;
  TO_VALUE.lastIndex = t.end[key]!;
  return TO_VALUE.test(t.text) && TO_VALUE.lastIndex === t.start[value] ? value : -1;
}

function partNear(t: Tokens, at: number, isKey: (t: Tokens, at: number) => boolean): number {
  for (let near = Math.max(0, at - REACH); near <= Math.min(t.count - 1, at + REACH); near += 1) {
    const value = isKey(t, near) ? numberUnder(t, near) : -1;
    if (value >= 0) return value;
  }
  return -1;
}
