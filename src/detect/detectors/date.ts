/**
 * Dates finer than a year, in every common rendering.
 *
 * Category  date elements, 45 CFR §164.514(b)(2)(i)(C)
 * Shape     2024-03-14 · 3/14/2024 · 14.03.24 · 14-Mar-24 · March 14th, 2024 · the 14th of March ·
 *           March 2024 · 03/2024 · 3/14 beside a word of time · ranges, each end on its own
 * Source    ISO 8601; US and European usage
 *
 * A fraction, a score and a blood pressure look like month and day: `3/14` alone needs a word of
 * time before it or, in `event-day.ts`, what happened that day; a unit, `murmur`, `strength` after it
 * rules it out. Bare years are no dates here; the time of day beside a date stays, but for one to the
 * second, as logs write it.
 */
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { MONTH } from '../lexicon.ts';
import { NUMBER, type Tokens } from '../tokens.ts';
import { isOrdinal } from './date-parts.ts';
import { findDayAlone } from './day-of-month.ts';
import { findCompact, findThreeNumbers, findTwoNumbers } from './numeric-date.ts';
import { findChinese, findMonth } from './written-date.ts';

const CEDILLA = /ç/i;
/** `março`: without the mark it is somebody's name. */
const hasCedilla = (t: Tokens, at: number): boolean =>
  CEDILLA.test(t.text.slice(t.start[at], t.end[at]));

export const date: Detector = {
  id: 'date',
  bits: MONTH,
  shapes: d.shapes(NUMBER),
  words: ['marco'],
  find(t, at, found) {
    if (d.isNumber(t, at)) {
      if (findThreeNumbers(t, at, found) || findChinese(t, at, found)) return;
      if (isOrdinal(t, at + 1)) findDayAlone(t, at, found);
      else if (d.isNumber(t, at + 1)) findTwoNumbers(t, at, found);
      else findCompact(t, at, found);
    } else if (d.has(t, at, MONTH) || hasCedilla(t, at)) findMonth(t, at, found);
  },
};
