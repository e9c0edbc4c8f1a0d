/**
 * Month and day as hurried typing has them: without a joint, in a text without capitals.
 *
 * Category  date elements, 45 CFR §164.514(b)(2)(i)(C)
 * Shape     `liver tx 10 28` · `csection on 9 22` · `dc'd 6 2 26`
 *
 * Something must happen that day, and the numbers count nothing.
 */
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { NO_CAPITALS, NUMBER, type Tokens } from '../tokens.ts';
import { isDay, isMonth, isYear } from './date-parts.ts';
import { isCounted, isHappening } from './event-day.ts';
import { isLetterD } from './pair-cues.ts';

const isOn = d.wordSet('on');

const isApart = (t: Tokens, at: number): boolean =>
  d.isSpaced(t, at) && t.start[at]! - t.end[at - 1]! === 1;

function isMonthAndDay(t: Tokens, at: number): boolean {
  const day = at + 1;
  if (!isApart(t, at) || !isApart(t, day) || d.isNumber(t, at - 1)) return false;
  const isPair = d.isNumber(t, day) && d.digits(t, day) <= 2;
  return isPair && isMonth(t.number[at]!) && isDay(t.number[day]!);
}

/** The year behind the day, or the day where there is none. */
function yearBehind(t: Tokens, day: number): number {
  const year = day + 1;
  if (!isApart(t, year) || !d.isNumber(t, year) || d.isMeasured(t, year)) return day;
  return isYear(t.number[year]!, d.digits(t, year)) ? year : day;
}

/** More numbers, a unit, something that is counted. */
function goesOn(t: Tokens, last: number): boolean {
  const next = last + 1;
  if (d.isMeasured(t, last) || isCounted(t, next) || d.isAdjacent(t, next)) return true;
  return (d.isNumber(t, next) && d.isSpaced(t, next)) || d.isJoinedBy(t, next, d.SLASH);
}

export const typedDay: Detector = {
  id: 'typed-day',
  bits: 0,
  shapes: d.shapes(NUMBER),
  digits: [1, 2],
  grouped: [1, 2],
  find(t, at, found) {
    if (t.capitals !== NO_CAPITALS || !isMonthAndDay(t, at)) return;
    const before = at - 1;
    if (!isOn(t, before) && !isHappening(t, before) && !isLetterD(t, before)) return;
    const last = yearBehind(t, at + 1);
    if (goesOn(t, last)) return;
    found.push(
      d.finding(t.start[at]!, t.end[last]!, 'date', 'date.month-day', 0.7, 'typed-day/words'),
    );
  },
};
