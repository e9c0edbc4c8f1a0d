/**
 * New Zealand National Health Index number: three letters, three digits, check digit.
 *
 * Category  medical record numbers, 45 CFR §164.514(b)(2)(i)(H)
 * Source    HISO 10046; letters without I and O count 1 to 24; weights 7 to 2, modulo 11
 */
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { CAPITALS } from '../tokens.ts';
import { addMatch, matchAt } from './shaped.ts';

const SHAPE = /[A-HJ-NP-Z]{3}\d{4}(?![\p{L}\p{N}])/uy;
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ';

function isNhi(value: string): boolean {
  let sum = 0;
  for (let place = 0; place < 6; place += 1) {
    const worth = place < 3 ? LETTERS.indexOf(value[place]!) + 1 : Number(value[place]);
    sum += worth * (7 - place);
  }
  const rest = sum % 11;
  return rest !== 0 && (11 - rest) % 10 === Number(value[6]);
}

export const nhi: Detector = {
  id: 'nhi',
  bits: 0,
  shapes: d.shapes(CAPITALS),
  find(t, at, found) {
    if (t.end[at]! - t.start[at]! !== 3) return;
    const match = matchAt(t, at, SHAPE);
    if (match === undefined || !isNhi(match)) return;
    addMatch(t, at, match, 'medical_record_number', 'nhi', 0.7, found);
  },
};
