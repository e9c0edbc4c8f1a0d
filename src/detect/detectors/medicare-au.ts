/**
 * Australian Medicare card number: eight digits, a check digit, an issue number, and the number of the
 * person on the card (`2123 45670 1`, `2123 45670 1-1`).
 *
 * Category  health plan beneficiary numbers, 45 CFR §164.514(b)(2)(i)(I)
 * Source    Services Australia; METEOR 270101: weights 1 3 7 9 1 3 7 9 over the first eight, modulo 10
 */
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { LABEL } from '../id-labels.ts';
import { numberRun } from '../numbers.ts';
import { NUMBER } from '../tokens.ts';
import { weighted } from './checks.ts';

const GROUPS = new Set(['4-5-1', '4-5-1-1', '10', '11']);

const isMedicareAu = (digits: string): boolean =>
  /^[2-6]\d{9,10}$/.test(digits) &&
  weighted(digits, [1, 3, 7, 9, 1, 3, 7, 9]) % 10 === digits.charCodeAt(8) - 48;

export const medicareAu: Detector = {
  id: 'medicare-au',
  bits: 0,
  shapes: d.shapes(NUMBER),
  digits: [4, 10, 11],
  grouped: [4],
  find(t, at, found) {
    if (d.isAdjacent(t, at)) return;
    const run = numberRun(t, at);
    if (!GROUPS.has(run.pattern) || d.isAdjacent(t, run.last + 1)) return;
    const isLabelled = d.labelBefore(t, at) === LABEL.plan;
    if (!(isMedicareAu(run.digits) && (isLabelled || run.pattern.startsWith('4-5-1')))) return;
    const score = isLabelled ? 0.97 : 0.85;
    const rule = isLabelled ? 'medicare-au/label' : 'medicare-au/check';
    found.push(
      d.finding(
        t.start[at]!,
        t.end[run.last]!,
        'health_plan_beneficiary_number',
        'medicare-au',
        score,
        rule,
      ),
    );
  },
};
