/**
 * National Provider Identifier: ten digits beginning with 1 or 2, the last a Luhn check digit over
 * the number with 80840 in front.
 *
 * Category  certificate/license numbers, 45 CFR §164.514(b)(2)(i)(K)
 * Source    45 CFR §162.406; CMS, "NPI Check Digit Calculation"
 *
 * Beside a label the digits are taken as they are; without one the check must hold.
 */
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { LABEL } from '../id-labels.ts';
import { isLuhn } from '../numbers.ts';
import { NUMBER } from '../tokens.ts';

const isNpi = (digits: string): boolean => /^[12]\d{9}$/.test(digits) && isLuhn(`80840${digits}`);

export const npi: Detector = {
  id: 'npi',
  bits: 0,
  shapes: d.shapes(NUMBER),
  digits: [10],
  find(t, at, found) {
    if (d.digits(t, at) !== 10 || d.isAdjacent(t, at) || d.isAdjacent(t, at + 1)) return;
    const isLabelled = d.labelBefore(t, at) === LABEL.npi;
    if (!isLabelled && !isNpi(t.text.slice(t.start[at], t.end[at]))) return;
    const rule = isLabelled ? 'npi/label' : 'npi/check';
    const score = isLabelled ? 0.98 : 0.75;
    found.push(
      d.finding(t.start[at]!, t.end[at]!, 'certificate_or_license_number', 'npi', score, rule),
    );
  },
};
