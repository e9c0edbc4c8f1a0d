/**
 * Dutch citizen service number (BSN): nine digits beside a label.
 *
 * Category  social security numbers, 45 CFR §164.514(b)(2)(i)(G)
 * Source    Rijksdienst voor Identiteitsgegevens; weights 9 to 2 and -1, divisible by 11
 */
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { LABEL } from '../id-labels.ts';
import { numberRun } from '../numbers.ts';
import { NUMBER } from '../tokens.ts';
import { weighted } from './checks.ts';

const GROUPS = new Set(['9', '4-2-3', '3-3-3']);

const isBsn = (digits: string): boolean =>
  digits.length === 9 &&
  digits !== '000000000' &&
  weighted(digits, [9, 8, 7, 6, 5, 4, 3, 2, -1]) % 11 === 0;

export const bsn: Detector = {
  id: 'bsn',
  bits: 0,
  shapes: d.shapes(NUMBER),
  digits: [3, 4, 9],
  grouped: [3, 4],
  find(t, at, found) {
    if (d.isAdjacent(t, at)) return;
    const run = numberRun(t, at);
    if (!GROUPS.has(run.pattern) || d.isAdjacent(t, run.last + 1)) return;
    const isLabelled = d.labelBefore(t, at) === LABEL.ssn;
    if (!(isLabelled && isBsn(run.digits))) return;
    const score = isLabelled ? 0.97 : 0.9;
    const rule = isLabelled ? 'bsn/label' : 'bsn/check';
    found.push(d.finding(t.start[at]!, t.end[run.last]!, 'ssn', 'bsn', score, rule));
  },
};
