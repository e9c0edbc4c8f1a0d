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
import { matchAt } from './shaped.ts';

const SHAPE = /[A-Z]{4}[ -]?[01][ -]?\d{6}[ -]?\d\d[ -]?\d(?![\p{L}\p{N}]|[-.]\d)/uy;

export const catalanCip: Detector = {
  id: 'catalan-cip',
  bits: 0,
  shapes: d.shapes(CAPITALS),
  find(t, at, found) {
    const match = matchAt(t, at, SHAPE);
    if (match === undefined) return;
    const digits = match.replace(/\D/g, '');
    if (!isDayMonth(Number(digits.slice(5, 7)), Number(digits.slice(3, 5)))) return;
    const [category, start] = ['health_plan_beneficiary_number', t.start[at]!] as const;
    const end = start + match.length;
    found.push(d.finding(start, end, category, 'catalan-cip', 0.95, 'catalan-cip/shape'));
  },
};
