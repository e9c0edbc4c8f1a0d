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

const SHAPE = /[A-Z]{4}([ -]?)\d\d(\d\d)\1?(\d\d)\d\d(?![\p{L}\p{N}]|[-.]\d)/uy;
const OF_WOMEN = 50;

export const ramq: Detector = {
  id: 'ramq',
  bits: 0,
  shapes: d.shapes(CAPITALS),
  find(t, at, found) {
    const start = t.start[at]!;
    if (t.end[at]! - start !== 4 || !d.isNumber(t, at + 1) || d.isAdjacent(t, at)) return;
    SHAPE.lastIndex = start;
    const match = SHAPE.exec(t.text);
    if (match === null) return;
    const [month, day] = [Number(match[2]), Number(match[3])];
    if (!isDayMonth(day, month > OF_WOMEN ? month - OF_WOMEN : month)) return;
    const [category, end] = ['health_plan_beneficiary_number', SHAPE.lastIndex] as const;
    found.push(d.finding(start, end, category, 'ramq', 0.9, 'ramq/shape'));
  },
};
