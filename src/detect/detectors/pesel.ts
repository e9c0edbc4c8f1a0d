/**
 * Polish PESEL: date of birth, four digits, check digit.
 *
 * Category  other unique identifying numbers, 45 CFR §164.514(b)(2)(i)(R)
 * Source    Ministerstwo Cyfryzacji; weights 1 3 7 9 1 3 7 9 1 3, modulo 10; the century is in the month
 */
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { LABEL } from '../id-labels.ts';
import { numberRun } from '../numbers.ts';
import { NUMBER } from '../tokens.ts';
import { isDayMonth, weighted } from './checks.ts';

const GROUPS = new Set(['11']);

function isPesel(digits: string): boolean {
  const sum = weighted(digits, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3]);
  const isDate = isDayMonth(Number(digits.slice(4, 6)), Number(digits.slice(2, 4)) % 20);
  return digits.length === 11 && isDate && (10 - (sum % 10)) % 10 === digits.charCodeAt(10) - 48;
}

export const pesel: Detector = {
  id: 'pesel',
  bits: 0,
  shapes: d.shapes(NUMBER),
  digits: [11],
  find(t, at, found) {
    if (d.isAdjacent(t, at)) return;
    const run = numberRun(t, at);
    if (!GROUPS.has(run.pattern) || d.isAdjacent(t, run.last + 1)) return;
    const isLabelled = d.labelBefore(t, at) === LABEL.id;
    if (!isPesel(run.digits)) return;
    const score = isLabelled ? 0.97 : 0.85;
    const rule = isLabelled ? 'pesel/label' : 'pesel/check';
    found.push(d.finding(t.start[at]!, t.end[run.last]!, 'other_unique_id', 'pesel', score, rule));
  },
};
