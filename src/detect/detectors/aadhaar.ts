/**
 * Indian Aadhaar number: twelve digits, written in fours.
 *
 * Category  other unique identifying numbers, 45 CFR §164.514(b)(2)(i)(R)
 * Source    UIDAI; check digit after Verhoeff (1969); never begins with 0 or 1
 */
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { LABEL } from '../id-labels.ts';
import { numberRun } from '../numbers.ts';
import { NUMBER } from '../tokens.ts';

const GROUPS = new Set(['4-4-4', '12']);
/** Multiplication in the dihedral group of ten, and Verhoeff's permutation. */
const TIMES = [
  '0123456789',
  '1234067895',
  '2340178956',
  '3401289567',
  '4012395678',
  '5987604321',
  '6598710432',
  '7659821043',
  '8765932104',
  '9876543210',
];
const TURN = [
  '0123456789',
  '1576283094',
  '5803796142',
  '8916043527',
  '9453126870',
  '4286573901',
  '2793806415',
  '7046913258',
];

function isAadhaar(digits: string): boolean {
  if (!/^[2-9]\d{11}$/.test(digits)) return false;
  let check = 0;
  for (let back = 0; back < digits.length; back += 1) {
    const digit = digits.charCodeAt(digits.length - 1 - back) - 48;
    check = Number(TIMES[check]![Number(TURN[back % 8]![digit])]);
  }
  return check === 0;
}

export const aadhaar: Detector = {
  id: 'aadhaar',
  bits: 0,
  shapes: d.shapes(NUMBER),
  digits: [4, 12],
  grouped: [4],
  find(t, at, found) {
    if (d.isAdjacent(t, at)) return;
    const run = numberRun(t, at);
    if (!GROUPS.has(run.pattern) || d.isAdjacent(t, run.last + 1)) return;
    const isLabelled = d.labelBefore(t, at) === LABEL.id;
    if (!(isAadhaar(run.digits) && (isLabelled || (run.pattern === '4-4-4' && run.isUniform))))
      return;
    const score = isLabelled ? 0.97 : 0.8;
    const rule = isLabelled ? 'aadhaar/label' : 'aadhaar/check';
    found.push(
      d.finding(t.start[at]!, t.end[run.last]!, 'other_unique_id', 'aadhaar', score, rule),
    );
  },
};
