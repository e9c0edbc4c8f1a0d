/**
 * Swedish personal number: date of birth, three digits, check digit; `+` from a hundred years on.
 *
 * Category  other unique identifying numbers, 45 CFR §164.514(b)(2)(i)(R)
 * Source    Skatteverket SKV 704; Luhn check over the last ten digits; coordination numbers add 60 to the day
 */
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { isLuhn } from '../numbers.ts';
import { NUMBER } from '../tokens.ts';
import { isDayMonth } from './checks.ts';
import { addMatch, matchAt } from './shaped.ts';

const SHAPE = /(?:\d{2})?\d{6}[-+]\d{4}(?![\p{L}\p{N}])/uy;

function isPersonnummer(value: string): boolean {
  const digits = value.replace(/\D/g, '').slice(-10);
  const day = Number(digits.slice(4, 6)) % 60;
  return isDayMonth(day, Number(digits.slice(2, 4))) && isLuhn(digits);
}

export const personnummer: Detector = {
  id: 'personnummer',
  bits: 0,
  shapes: d.shapes(NUMBER),
  digits: [6, 8],
  find(t, at, found) {
    const match = matchAt(t, at, SHAPE);
    if (match === undefined || !isPersonnummer(match)) return;
    addMatch(t, at, match, 'other_unique_id', 'personnummer', 0.9, found);
  },
};
