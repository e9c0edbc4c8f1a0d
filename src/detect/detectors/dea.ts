/**
 * DEA registration number: two letters (the second often the initial of the surname, or 9) and
 * seven digits, the last a check digit.
 *
 * Category  certificate/license numbers, 45 CFR §164.514(b)(2)(i)(K)
 * Source    21 CFR §1301; DEA: (d1 + d3 + d5) + 2 (d2 + d4 + d6) ends in d7
 */
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { LABEL } from '../id-labels.ts';
import { NUMBER } from '../tokens.ts';

function isDea(digits: string): boolean {
  const at = (place: number) => digits.charCodeAt(place) - 48;
  return (at(0) + at(2) + at(4) + 2 * (at(1) + at(3) + at(5))) % 10 === at(6);
}

export const dea: Detector = {
  id: 'dea',
  bits: 0,
  shapes: d.shapes(NUMBER),
  digits: [7],
  find(t, at, found) {
    if (d.digits(t, at) !== 7 || !d.isAdjacent(t, at)) return;
    if (t.end[at - 1]! - t.start[at - 1]! !== 2 || d.isAdjacent(t, at - 1)) return;
    const digits = t.text.slice(t.start[at], t.end[at]);
    const isLabelled = d.labelBefore(t, at - 1) === LABEL.dea;
    if (!isLabelled && !isDea(digits)) return;
    const score = isLabelled ? 0.98 : 0.8;
    const rule = isLabelled ? 'dea/label' : 'dea/check';
    found.push(
      d.finding(t.start[at - 1]!, t.end[at]!, 'certificate_or_license_number', 'dea', score, rule),
    );
  },
};
