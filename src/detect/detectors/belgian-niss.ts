/**
 * Belgian national register number (NISS): date of birth, three digits, and a check of two.
 *
 * Category  social security numbers, 45 CFR §164.514(b)(2)(i)(G)
 * Source    Rijksregister; 97 - (first nine modulo 97), with 2 in front for births from 2000 on
 */
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { LABEL } from '../id-labels.ts';
import { numberRun } from '../numbers.ts';
import { NUMBER } from '../tokens.ts';
import { isDayMonth, modulo } from './checks.ts';

const GROUPS = new Set(['2-2-2-3-2', '11']);

function isNiss(digits: string): boolean {
  const front = digits.slice(0, 9);
  const check = Number(digits.slice(9));
  const isDate = isDayMonth(Number(digits.slice(4, 6)), Number(digits.slice(2, 4)));
  const isCheck = 97 - modulo(front, 97) === check || 97 - modulo(`2${front}`, 97) === check;
  return digits.length === 11 && isDate && isCheck;
}

export const belgianNiss: Detector = {
  id: 'belgian-niss',
  bits: 0,
  shapes: d.shapes(NUMBER),
  digits: [2, 11],
  grouped: [2],
  find(t, at, found) {
    if (d.isAdjacent(t, at)) return;
    const run = numberRun(t, at);
    if (!GROUPS.has(run.pattern) || d.isAdjacent(t, run.last + 1)) return;
    const isLabelled = d.labelBefore(t, at) === LABEL.ssn;
    if (!isNiss(run.digits)) return;
    const score = isLabelled ? 0.97 : 0.85;
    const rule = isLabelled ? 'belgian-niss/label' : 'belgian-niss/check';
    found.push(d.finding(t.start[at]!, t.end[run.last]!, 'ssn', 'belgian-niss', score, rule));
  },
};
