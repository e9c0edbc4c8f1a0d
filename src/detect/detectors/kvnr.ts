/**
 * German health insurance number (KVNR): a letter, eight digits, check digit.
 *
 * Category  health plan beneficiary numbers, 45 CFR §164.514(b)(2)(i)(I)
 * Source    GKV-Spitzenverband, § 290 SGB V; the letter counts as two digits; Luhn from the left
 */
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { LETTER } from '../tokens.ts';
import { addMatch, matchAt } from './shaped.ts';

const SHAPE = /[A-Z]\d{9}(?![\p{L}\p{N}])/uy;

function isKvnr(value: string): boolean {
  const letter = String(value.charCodeAt(0) - 64).padStart(2, '0');
  const digits = letter + value.slice(1, 9);
  let sum = 0;
  for (let place = 0; place < digits.length; place += 1) {
    const product = (digits.charCodeAt(place) - 48) * (place % 2 === 0 ? 1 : 2);
    sum += product > 9 ? product - 9 : product;
  }
  return sum % 10 === value.charCodeAt(9) - 48;
}

export const kvnr: Detector = {
  id: 'kvnr',
  bits: 0,
  shapes: d.shapes(LETTER),
  find(t, at, found) {
    const match = matchAt(t, at, SHAPE);
    if (match === undefined || !isKvnr(match)) return;
    addMatch(t, at, match, 'health_plan_beneficiary_number', 'kvnr', 0.85, found);
  },
};
