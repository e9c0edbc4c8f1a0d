/**
 * The day of a month that the reader knows, in words.
 *
 * Category  date elements, 45 CFR §164.514(b)(2)(i)(C)
 * Shape     `on the fifth` · `my note from the thirtieth` · `today the nineteenth` · `on about the first of the month`
 *
 * Ordinals count anything, and the first three of them most: those need `of the month`, `today`, or what people do on a day.
 * `tuesday the ninth`, `the ninth of March`: see `spoken-date.ts`.
 */
import type { Finding } from '../../core/phi.ts';
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import type { Tokens } from '../tokens.ts';
import { isOf, isRangeWord, isThe } from './date-parts.ts';
import { isBeforeThe, isDayEnd } from './day-of-month.ts';
import { readWords } from './spoken-date.ts';

const SCORE = 0.6;

export const spokenDay: Detector = {
  id: 'spoken-day',
  bits: 0,
  shapes: 0,
  words: [
    ...[
      'first',
      'second',
      'third',
      'fourth',
      'fifth',
      'sixth',
      'seventh',
      'eighth',
      'ninth',
      'tenth',
    ],
    ...['eleventh', 'twelfth', 'thirteenth', 'fourteenth', 'fifteenth', 'sixteenth', 'seventeenth'],
    ...['eighteenth', 'nineteenth', 'twentieth', 'thirtieth'],
  ],
  find(t, at, found) {
    const first = at > 0 && readWords(t, at - 1)?.last === at ? at - 1 : at;
    const day = readWords(t, first);
    if (day === undefined || !day.isOrdinal || day.value > DAY_MAX) return;
    if (!isThe(t, first - 1) || !d.isSpaced(t, first) || !isOnDay(t, first - 2, at + 1, day.value))
      return;
    add(t, first, at, found);
    const last = afterSecond(t, at + 1) - 1;
    if (last > at) add(t, isThe(t, at + 2) ? at + 3 : at + 2, last, found);
  },
};

const add = (t: Tokens, first: number, last: number, found: Finding[]): unknown =>
  found.push(
    d.finding(t.start[first]!, t.end[last]!, 'date', 'date.spoken', SCORE, 'spoken-date/day-alone'),
  );

const DAY_MAX = 31;
/** So many of anything are told apart: `on the third`. */
const FEW = 3;

/** `before` stands before `the`, `after` behind the ordinal. */
function isOnDay(t: Tokens, before: number, after: number, value: number): boolean {
  if (before < 0 || !d.isWrapped(t, before + 1)) return false;
  const next = afterSecond(t, after);
  const isOfMonth = isOf(t, next) && isThe(t, next + 1) && isMonth(t, next + 2);
  if (isOfMonth || (isToday(t, before) && isDayEnd(t, next, false))) return true;
  if (!isBeforeThe(t, before) || isWith(t, before)) return false;
  const isEnd = isDayEnd(t, next, false) || isDictated(t, next) || isShowing(t, next);
  return isEnd && (value > FEW || isVisit(t, before - 1));
}

/** Behind the further ordinal of `the fourth to the ninth rib`, `the fourth or fifth dose`, if there is one. */
function afterSecond(t: Tokens, at: number): number {
  if (!(isRangeWord(t, at) || isOr(t, at)) || !d.isSpaced(t, at)) return at;
  const second = isThe(t, at + 1) ? at + 2 : at + 1;
  const read = second < t.count ? readWords(t, second) : undefined;
  return read?.isOrdinal === true ? read.last + 1 : at;
}

const isOr = d.wordSet('or');
const isMonth = d.wordSet('month');
const isToday = d.wordSet('today yesterday tomorrow');
const isWith = d.wordSet('and to through');
/** A mark said aloud ends the phrase. */
const isDictated = d.wordSet('period comma semicolon paragraph stop full new next');
const isShowing = d.wordSet('showed shows demonstrated revealed had has did came went got');
/** `he came in on the second` */
const isVisit =
  d.wordSet(`in admitted discharged seen visit surgery back home note operated scheduled arrived labs
  appointment delivered born`);
