/**
 * Health insurance number of Quebec (RAMQ, numéro d'assurance maladie): three letters of the surname, one of the given
 * name, day of birth with 50 added to a woman's month, two digits.
 *
 * Category  health plan beneficiary numbers, 45 CFR §164.514(b)(2)(i)(I)
 * Shape     TREL 5856 1417 or TREL58561417
 * Source    Régie de l'assurance maladie du Québec, "Numéro d'assurance maladie"
 */
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { CAPITALS } from '../tokens.ts';
import { isDayMonth } from './checks.ts';
import { matchAt } from './shaped.ts';

const SHAPE = /[A-Z]{4}([ -]?)\d{4}\1?\d{4}(?![\p{L}\p{N}]|[-.]\d)/uy;
const OF_WOMEN = 50;

export const ramq: Detector = {
  id: 'ramq',
  bits: 0,
  shapes: d.shapes(CAPITALS),
  find(t, at, found) {
    const match = matchAt(t, at, SHAPE);
    if (match === undefined) return;
    const digits = match.replace(/\D/g, '');
    const [month, day] = [Number(digits.slice(2, 4)), Number(digits.slice(4, 6))];
    if (!isDayMonth(day, month > OF_WOMEN ? month - OF_WOMEN : month)) return;
    const [category, start] = ['health_plan_beneficiary_number', t.start[at]!] as const;
    found.push(d.finding(start, start + match.length, category, 'ramq', 0.9, 'ramq/shape'));
  },
};
