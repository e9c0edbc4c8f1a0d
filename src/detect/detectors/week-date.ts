/**
 * Weeks and quarters of a year, and compact time stamps of systems.
 *
 * Category  date elements finer than a year, 45 CFR §164.514(b)(2)(i)(C)
 * Shape     `2021-W14-3` · `week 14 of 2021` · `Q3 2021` · `3Q21` · `FY2021 Q2` · `20210314T1030` ·
 *           `20210314103000` (HL7)
 * Source    ISO 8601 §5.2.3; HL7 v2 DTM. A fiscal year alone is a year and no finding.
 */
import type { Finding } from '../../core/phi.ts';
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { NUMBER, type Tokens } from '../tokens.ts';
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
    const length = d.digits(t, at);
    if (length >= 8) return findStamp(t, at, found);
    const start = t.start[at]!;
    const isAfterQ = length === 1 && t.text.charCodeAt(start - 1) === 81 && d.isAdjacent(t, at);
    if (isAfterQ) tryShape(t, at - 1, QUARTER, 'quarter', found);
    else if (isQuarterOrWeek(t.text, t.end[at]!)) {
      for (const [shape, type] of SHAPES) if (tryShape(t, at, shape, type, found)) return;
    } else if (length <= 2 && t.number[at]! <= 53 && isWeek(t, at - 1) && d.isSpaced(t, at)) {
      tryShape(t, at, WEEK_OF, 'week', found);
    }
  },
};

function tryShape(t: Tokens, at: number, shape: RegExp, type: string, found: Finding[]): boolean {
  const match = matchAt(t, at, shape);
  if (match === undefined) return false;
  const start = t.start[at]!;
  found.push(
    d.finding(start, start + match.length, 'date', `date.${type}`, 0.78, `week-date/${type}`),
  );
  return true;
}

function findStamp(t: Tokens, at: number, found: Finding[]): void {
  const stamp = matchAt(t, at, STAMP);
  if (stamp === undefined) return;
  if (!isDayMonth(Number(stamp.slice(6, 8)), Number(stamp.slice(4, 6)))) return;
  const start = t.start[at]!;
  found.push(d.finding(start, start + stamp.length, 'date', 'date.stamp', 0.85, 'week-date/stamp'));
}

/** `Q` or `W` within two characters: most numbers have neither. */
function isQuarterOrWeek(text: string, end: number): boolean {
  for (let at = end; at <= end + 2; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 81 || code === 87) return true;
  }
  return false;
}

const SHAPES = [
  [ISO_WEEK, 'week'],
  [FISCAL, 'quarter'],
  [SHORT_QUARTER, 'quarter'],
] as const;
