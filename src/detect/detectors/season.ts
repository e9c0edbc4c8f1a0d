/**
 * A season of a year.
 *
 * Category  date elements finer than a year, 45 CFR §164.514(b)(2)(i)(C)
 * Shape     `spring 2015` · `fall of 2023` · `Winter '19`
 */
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { GAP_LINE } from '../tokens.ts';
import { isYear } from './date-parts.ts';

const SEASONS = ['spring', 'summer', 'fall', 'autumn', 'winter'];
const isOf = d.wordSet('of');

export const season: Detector = {
  id: 'season',
  bits: 0,
  shapes: 0,
  words: SEASONS,
  find(t, at, found) {
    const year = isOf(t, at + 1) ? at + 2 : at + 1;
    if (!d.isNumber(t, year) || (t.gap[year]! & GAP_LINE) !== 0) return;
    const width = t.start[year]! - t.end[year - 1]!;
    const isShort =
      d.digits(t, year) === 2 && d.isApostrophe(t.text.charCodeAt(t.start[year]! - 1));
    const isFull = d.digits(t, year) === 4 && isYear(t.number[year]!, 4) && width === 1;
    if (!isFull && !(isShort && width === 2)) return;
    found.push(d.finding(t.start[at]!, t.end[year]!, 'date', 'date.season', 0.75, 'season/year'));
  },
};
