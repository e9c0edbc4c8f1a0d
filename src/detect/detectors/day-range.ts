/**
 * The near end of a range of days whose far end has its month, in languages other than English.
 *
 * Category  date elements, 45 CFR §164.514(b)(2)(i)(C)
 * Shape     `du 3 au 11 avril` · `vom 2. bis 9. April` · `dal 3 al 11 aprile` · `desde el 3 hasta el 11 de abril` · `od 3 do 9
 *           kwietnia` · `3-11 de abril`
 *
 * The far end is found by the rules of its month; without the near one the day of admission would stay.
 */
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { MONTH } from '../lexicon.ts';
import { GAP_LINE, type Tokens } from '../tokens.ts';
import { before, isDayNumber, MONTHS_ABROAD } from './date-abroad.ts';

const isTo = d.wordSet('bis au al a tot по до do hasta til till');
/** Two days, not all between them: the order tells nothing. */
const isAnd = d.wordSet('y et e und en i и');
const isArticle = d.wordSet('el le den il al au');
const GAP_MAX = 3;

export const dayRange: Detector = {
  id: 'day-range',
  bits: MONTH,
  shapes: 0,
  words: MONTHS_ABROAD,
  find(t, at, found) {
    const far = before(t, at);
    if (far < 1 || !isDayNumber(t, far)) return;
    const near = nearEnd(t, far);
    if (near < 0) return;
    const [start, end] = [t.start[near]!, t.end[near]!];
    found.push(d.finding(start, end, 'date', 'date.day', 0.75, 'date/range'));
  },
};

/** Token of the day that the range ending on the day at `far` begins with, or -1. */
function nearEnd(t: Tokens, far: number): number {
  if (d.isJoinedByDash(t, far)) return isFirst(t, far - 1, far) ? far - 1 : -1;
  const word = isArticle(t, far - 1) && (isTo(t, far - 2) || isAnd(t, far - 2)) ? far - 2 : far - 1;
  if (!isTo(t, word) && !isAnd(t, word)) return -1;
  if (!d.isSpaced(t, far) || !isClose(t, word)) return -1;
  const near = word - 1;
  return isAnd(t, word) ? (isDayNumber(t, near) ? near : -1) : isFirst(t, near, far) ? near : -1;
}

/** An earlier day of the month, that is no part of a number or date. */
const isFirst = (t: Tokens, near: number, far: number): boolean =>
  isDayNumber(t, near) &&
  t.number[near]! < t.number[far]! &&
  !d.isAdjacent(t, near) &&
  !(d.isNumber(t, near - 1) && !d.isSpaced(t, near));

/** A blank, or the dot of `2.` and a blank. */
const isClose = (t: Tokens, at: number): boolean =>
  (t.gap[at]! & GAP_LINE) === 0 &&
  (t.mark[at] === 0 || t.mark[at] === d.DOT) &&
  t.start[at]! - t.end[at - 1]! < GAP_MAX;
