/**
 * Swiss social insurance number (AHV): 756, nine digits, check digit.
 *
 * Category  social security numbers, 45 CFR §164.514(b)(2)(i)(G)
 * Source    Zentrale Ausgleichsstelle; check of EAN-13
 */
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { LABEL } from '../id-labels.ts';
import { numberRun } from '../numbers.ts';
import { NUMBER } from '../tokens.ts';
import { isGs1 } from './checks.ts';

const GROUPS = new Set(['3-4-4-2', '13']);

const isAhv = (digits: string): boolean => /^756\d{10}$/.test(digits) && isGs1(digits);

export const swissAhv: Detector = {
  id: 'swiss-ahv',
  bits: 0,
  shapes: d.shapes(NUMBER),
  digits: [3, 13],
  grouped: [3],
  find(t, at, found) {
    if (d.isAdjacent(t, at)) return;
    const run = numberRun(t, at);
    if (!GROUPS.has(run.pattern) || d.isAdjacent(t, run.last + 1)) return;
    const isLabelled = d.labelBefore(t, at) === LABEL.ssn;
    if (!isAhv(run.digits)) return;
    const score = isLabelled ? 0.97 : 0.95;
    const rule = isLabelled ? 'swiss-ahv/label' : 'swiss-ahv/check';
    found.push(d.finding(t.start[at]!, t.end[run.last]!, 'ssn', 'swiss-ahv', score, rule));
  },
};
