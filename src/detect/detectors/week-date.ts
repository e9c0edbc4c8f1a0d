/**
 * Weeks and quarters of a year, and compact time stamps of systems.
 *
 * Category  date elements finer than a year, 45 CFR §164.514(b)(2)(i)(C)
 * Shape     `2021-W14-3` · `week 14 of 2021` · `Q3 2021` · `3Q21` · `FY2021 Q2` · `20210314T1030` ·
 *           `20210314103000` (HL7)
 * Source    ISO 8601 §5.2.3; HL7 v2 DTM. A fiscal year alone is a year and no finding.
 */
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { NUMBER } from '../tokens.ts';
import { isDayMonth } from './checks.ts';
import { matchAt } from './shaped.ts';

const ISO_WEEK = /(?:19|20)\d\d-?W[0-5]\d(?:-?[1-7])?(?![\p{L}\p{N}])/uy;
const WEEK_OF = /\d{1,2}(?:,| of|\/)? ?(?:19|20)\d\d(?![\p{L}\p{N}])/uy;
const QUARTER =
  /Q[1-4][ ,'’/-]{0,2}(?:of )?(?:FY ?)?(?:(?:19|20)\d\d|['’]?\d\d)(?![\p{L}\p{N}.%])/uy;
const SHORT_QUARTER = /[1-4]Q[ '’]?(?:(?:19|20)\d\d|\d\d)(?![\p{L}\p{N}.%])/uy;
const FISCAL = /(?:19|20)?\d\d[ /-]{0,2}Q[1-4](?![\p{L}\p{N}])/uy;
const STAMP =
  /(?:19|20)\d\d([01]\d)([0-3]\d)(?:T\d{2,6}|\d{4}|\d{6})(?:\.\d{1,4})?(?:Z|[-+]\d{4})?(?![\p{L}\p{N}])/uy;
const isWeek = d.wordSet('week wk weeks semana');

export const weekDate: Detector = {
  id: 'week-date',
  bits: 0,
  shapes: d.shapes(NUMBER),
  digits: [1, 2, 4, 6, 8, 12, 14],
  find(t, at, found) {
    const add = (start: number, length: number, type: string, score: number) =>
      found.push(
        d.finding(start, start + length, 'date', `date.${type}`, score, `week-date/${type}`),
      );
    const start = t.start[at]!;
    const length = d.digits(t, at);
    if (length >= 8) {
      const stamp = matchAt(t, at, STAMP);
      const isDate =
        stamp !== undefined && isDayMonth(Number(stamp.slice(6, 8)), Number(stamp.slice(4, 6)));
      if (isDate) add(start, stamp.length, 'stamp', 0.85);
      return;
    }
    const before = t.text.charCodeAt(start - 1);
    const isAfterQ = length === 1 && before === 81 && t.end[at - 1]! - t.start[at - 1]! === 1;
    if (isAfterQ && d.isAdjacent(t, at)) {
      const quarter = matchAt(t, at - 1, QUARTER);
      if (quarter !== undefined) add(start - 1, quarter.length, 'quarter', 0.75);
      return;
    }
    for (const [shape, type] of SHAPES) {
      const match = matchAt(t, at, shape);
      if (match === undefined) continue;
      add(start, match.length, type, 0.8);
      return;
    }
    if (length <= 2 && isWeek(t, at - 1) && d.isSpaced(t, at)) {
      const match = matchAt(t, at, WEEK_OF);
      if (match !== undefined && t.number[at]! <= 53) add(start, match.length, 'week', 0.75);
    }
  },
};

const SHAPES = [
  [ISO_WEEK, 'week'],
  [FISCAL, 'quarter'],
  [SHORT_QUARTER, 'quarter'],
] as const;
