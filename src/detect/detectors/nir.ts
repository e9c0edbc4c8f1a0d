/**
 * French social security number (NIR): sex, year, month, department, commune, order, and a key.
 *
 * Category  social security numbers, 45 CFR §164.514(b)(2)(i)(G)
 * Source    INSEE; key = 97 - (first thirteen digits modulo 97); Corsica (2A, 2B) is not read
 */
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { LABEL } from '../id-labels.ts';
import { numberRun } from '../numbers.ts';
import { NUMBER } from '../tokens.ts';
import { modulo } from './checks.ts';

const GROUPS = new Set(['1-2-2-2-3-3-2', '13-2', '15']);

const isNir = (digits: string): boolean =>
  /^[1-478]\d{14}$/.test(digits) &&
  97 - modulo(digits.slice(0, 13), 97) === Number(digits.slice(13));

export const nir: Detector = {
  id: 'nir',
  bits: 0,
  shapes: d.shapes(NUMBER),
  digits: [1, 13, 15],
  grouped: [1, 13],
  find(t, at, found) {
    if (d.isAdjacent(t, at)) return;
    if (d.digits(t, at) === 1 && d.digits(t, at + 1) !== 2) return;
    const run = numberRun(t, at);
    if (!GROUPS.has(run.pattern) || d.isAdjacent(t, run.last + 1)) return;
    const isLabelled = d.labelBefore(t, at) === LABEL.ssn;
    if (!isNir(run.digits)) return;
    const score = isLabelled ? 0.97 : 0.9;
    const rule = isLabelled ? 'nir/label' : 'nir/check';
    found.push(d.finding(t.start[at]!, t.end[run.last]!, 'ssn', 'nir', score, rule));
  },
};
