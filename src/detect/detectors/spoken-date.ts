/**
 * Dates written as they are spoken.
 *
 * Category  date elements, 45 CFR §164.514(b)(2)(i)(C)
 * Shape     `march third twenty twenty one` · `the fourteenth of March, nineteen ninety-eight` ·
 *           `May twenty-first two thousand and nineteen` · `July 4th, twenty twelve` · `tuesday the ninth`
 *
 * A month beside a day in words is a date; in lower case `may` and `march` need an ordinal or a year.
 */
import type { Finding } from '../../core/phi.ts';
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { hashWord } from '../fold.ts';
import { COMMON, MONTH, WEEKDAY } from '../lexicon.ts';
import { GAP_LINE, LOWER, type Tokens } from '../tokens.ts';

const words = (text: string) => text.trim().split(/\s+/);
const table = (list: readonly string[], first: number, step = 1) =>
  list.map((word, index) => [hashWord(word), first + index * step] as const);

const CARDINALS = new Map([
  ...table(
    words('one two three four five six seven eight nine ten eleven twelve thirteen fourteen'),
    1,
  ),
  ...table(words('fifteen sixteen seventeen eighteen nineteen'), 15),
]);
const TENS = new Map(table(words('twenty thirty forty fifty sixty seventy eighty ninety'), 20, 10));
const ORDINALS = new Map([
  ...table(
    words('first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth'),
    1,
  ),
  ...table(
    words('thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth'),
    13,
  ),
  ...table(words('twentieth thirtieth'), 20, 10),
]);
const isOf = d.wordSet('of');
const isThe = d.wordSet('the');
const isAnd = d.wordSet('and');
const isDayWord = d.wordSet('day');
const isThousand = d.wordSet('thousand');
export const isOh = d.wordSet('oh o zero');
const isOrdinalEnd = d.wordSet('st nd rd th');

interface Read {
  readonly value: number;
  /** Last token. */
  readonly last: number;
  readonly isOrdinal: boolean;
}

const isNear = (t: Tokens, at: number) =>
  at < t.count && t.start[at]! - t.end[at - 1]! <= 2 && (t.gap[at]! & GAP_LINE) === 0;

/** `third`, `fourteen`, `twenty-first`, `twenty one`: below a hundred. */
export function readWords(t: Tokens, at: number): Read | undefined {
  const hash = t.hash[at]!;
  const ordinal = ORDINALS.get(hash);
  if (ordinal !== undefined) return { value: ordinal, last: at, isOrdinal: true };
  const small = CARDINALS.get(hash);
  if (small !== undefined) return { value: small, last: at, isOrdinal: false };
  const tens = TENS.get(hash);
  if (tens === undefined) return undefined;
  if (isNear(t, at + 1)) {
    const next = t.hash[at + 1]!;
    const unit = CARDINALS.get(next);
    if (unit !== undefined && unit < 10)
      return { value: tens + unit, last: at + 1, isOrdinal: false };
    const last = ORDINALS.get(next);
    if (last !== undefined && last < 10)
      return { value: tens + last, last: at + 1, isOrdinal: true };
  }
  return { value: tens, last: at, isOrdinal: false };
}

/** `twenty twenty one`, `nineteen ninety-eight`, `two thousand and four`: last token, or -1. */
export function yearEnd(t: Tokens, at: number): number {
  if (!isNear(t, at)) return -1;
  if (d.isNumber(t, at)) return d.digits(t, at) === 4 && t.number[at]! > 1879 ? at : -1;
  const front = readWords(t, at);
  if (front === undefined || front.isOrdinal) return -1;
  let next = front.last + 1;
  if (front.value === 2 && isThousand(t, next)) {
    if (isAnd(t, next + 1)) next += 1;
    const rest = isNear(t, next + 1) ? readWords(t, next + 1) : undefined;
    return rest === undefined || rest.isOrdinal ? next : rest.last;
  }
  // `twenty twenty one` reads as 20 and 21.
  const isCentury = front.value === 20 || front.value === 19 || front.value === 18;
  if (isCentury && isNear(t, next)) {
    if (isOh(t, next) && isNear(t, next + 1)) next += 1;
    const rest = readWords(t, next);
    return rest === undefined || rest.isOrdinal || rest.value < 1 ? -1 : rest.last;
  }
  return -1;
}

/** First token of `the fourteenth of`, `fourteenth day of` before the month, or -1; a year makes a day of `fourteen`, too. */
function dayBefore(t: Tokens, month: number): number {
  const isAfterOf = isOf(t, month - 1) && d.isSpaced(t, month);
  const before = isAfterOf ? month - 2 : month - 1;
  if (before < 0 || !isNear(t, before + 1)) return -1;
  const end = isAfterOf && isDayWord(t, before) && isNear(t, before) ? before - 1 : before;
  for (const first of [end - 1, end]) {
    if (first < 0) continue;
    const read = readWords(t, first);
    if (read === undefined || read.last !== end || read.value > 31) continue;
    return read.isOrdinal || yearEnd(t, month + 1) >= 0 ? first : -1;
  }
  return -1;
}

/** `tuesday the ninth` */
function findNamedDay(t: Tokens, weekday: number, found: Finding[]): void {
  const first = weekday + 2;
  if (!isThe(t, weekday + 1) || !d.isSpaced(t, weekday + 1) || !isNear(t, first)) return;
  const day = readWords(t, first);
  if (day === undefined || !day.isOrdinal || day.value > 31) return;
  found.push(
    d.finding(t.start[weekday]!, t.end[day.last]!, 'date', 'date.spoken', 0.8, 'spoken-date/day'),
  );
}

export const spokenDate: Detector = {
  id: 'spoken-date',
  bits: MONTH | WEEKDAY,
  shapes: 0,
  find(t, at, found) {
    if (d.has(t, at, WEEKDAY)) findNamedDay(t, at, found);
    if (!d.has(t, at, MONTH)) return;
    const isWord = t.shape[at] === LOWER && d.has(t, at, COMMON);
    let first = at;
    let last = at;
    let hasDay = false;
    let isSure = !isWord;
    const before = dayBefore(t, at);
    if (before >= 0) {
      first = before;
      hasDay = true;
      isSure = true;
    } else if (isNear(t, at + 1)) {
      const from = isThe(t, at + 1) && isNear(t, at + 2) ? at + 2 : at + 1;
      const day = readWords(t, from);
      if (day !== undefined && day.value <= 31 && yearEnd(t, from) < 0) {
        last = day.last;
        hasDay = true;
        isSure ||= day.isOrdinal;
      }
    }
    let year = yearEnd(t, last + 1);
    if (year < 0 && isOf(t, last + 1)) year = yearEnd(t, last + 2);
    const isYearWords = year >= 0 && !d.isNumber(t, year);
    if (!hasDay && !isYearWords) {
      // `July 4th, twenty twelve`: the day in digits
      const day = at + 1;
      if (!d.isNumber(t, day) || !isNear(t, day) || d.digits(t, day) > 2) return;
      const end = isOrdinalEnd(t, day + 1) && d.isAdjacent(t, day + 1) ? day + 1 : day;
      year = yearEnd(t, end + 1);
      if (year < 0 || d.isNumber(t, year)) return;
      last = end;
    }
    if (!isSure && !(isYearWords && (hasDay || !isWord))) return;
    if (hasDay && year < 0 && d.isMeasured(t, last)) return;
    if (year >= 0) last = year;
    found.push(
      d.finding(t.start[first]!, t.end[last]!, 'date', 'date.spoken', 0.92, 'spoken-date/words'),
    );
  },
};
