/**
 * Vehicle identification number: 17 letters and digits without I, O, Q; the ninth is a check.
 *
 * Category  vehicle identifiers, 45 CFR §164.514(b)(2)(i)(L)
 * Source    49 CFR §565.15
 *
 * Labelled numbers and plates are found by `labelled-id.ts`.
 */
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { NUMBER } from '../tokens.ts';

const SHAPE = /[A-HJ-NPR-Z0-9]{17}(?![\p{L}\p{N}])/iuy;
const VALUES = '0123456789.ABCDEFGH..JKLMN.P.R..STUVWXYZ';
const LENGTH = 17;
const SHORTER = Array.from({ length: LENGTH - 1 }, (_, at) => at + 1);
const WEIGHTS = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];

function isVin(value: string): boolean {
  const upper = value.toUpperCase();
  const sum = WEIGHTS.reduce(
    (total, weight, place) => total + weight * (VALUES.indexOf(upper[place]!) % 10),
    0,
  );
  return upper.length === 17 && upper[8] === '0123456789X'[sum % 11];
}

export const vin: Detector = {
  id: 'vin',
  bits: 0,
  shapes: d.shapes(NUMBER),
  glued: SHORTER,
  find(t, at, found) {
    const start = d.isAdjacent(t, at) ? t.start[at - 1]! : t.start[at]!;
    if (d.isAdjacent(t, at) && d.isAdjacent(t, at - 1)) return;
    // Its last character stands here, or it is none: a look is cheaper than the expression.
    if (t.text.charCodeAt(start + LENGTH - 1) < 48) return;
    SHAPE.lastIndex = start;
    const match = SHAPE.exec(t.text);
    if (match === null || !isVin(match[0])) return;
    found.push(d.finding(start, SHAPE.lastIndex, 'vehicle_identifier', 'vin', 0.95, 'vin/check'));
  },
};
