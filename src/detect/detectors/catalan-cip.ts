/**
 * Code of the health card of Catalonia (CIP): two letters of each surname, the sex, the day of birth, a number.
 *
 * Category  health plan beneficiary numbers, 45 CFR §164.514(b)(2)(i)(I)
 * Shape     CATA 1 850412 00 3 or CATA1850412003; the fifth character is 0 for a man and 1 for a woman
 * Source    CatSalut, "Codi d'identificació personal"
 */
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { CAPITALS } from '../tokens.ts';
import { isDayMonth } from './checks.ts';

const SHAPE = /[A-Z]{4}[ -]?[01][ -]?\d\d(\d\d)(\d\d)[ -]?\d\d[ -]?\d(?![\p{L}\p{N}]|[-.]\d)/uy;

export const catalanCip: Detector = {
  id: 'catalan-cip',
  bits: 0,
  shapes: d.shapes(CAPITALS),
  find(t, at, found) {
    const start = t.start[at]!;
    if (t.end[at]! - start !== 4 || !d.isNumber(t, at + 1) || d.isAdjacent(t, at)) return;
    SHAPE.lastIndex = start;
    const match = SHAPE.exec(t.text);
    if (match === null || !isDayMonth(Number(match[2]), Number(match[1]))) return;
    const [category, end] = ['health_plan_beneficiary_number', SHAPE.lastIndex] as const;
    found.push(d.finding(start, end, category, 'catalan-cip', 0.95, 'catalan-cip/shape'));
  },
};
