/**
 * Italian fiscal code: six letters of the name, date of birth and sex, place, check letter.
 *
 * Category  other unique identifying numbers, 45 CFR §164.514(b)(2)(i)(R)
 * Source    DM 23 December 1976; odd and even places count differently, modulo 26
 */
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { NUMBER } from '../tokens.ts';
import { addMatch, matchAt } from './shaped.ts';

const SHAPE = /[A-Z]{6}\d{2}[ABCDEHLMPRST]\d{2}[A-Z]\d{3}[A-Z](?![\p{L}\p{N}])/iuy;
/** Values of 0 to 9 and A to Z at odd places. */
const ODD = [
  1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8,
  12, 14, 16, 10, 22, 25, 24, 23,
];

function isCodiceFiscale(value: string): boolean {
  let sum = 0;
  for (let place = 0; place < 15; place += 1) {
    const digit = Number.parseInt(value[place]!, 36);
    sum += place % 2 === 0 ? ODD[digit]! : digit > 9 ? digit - 10 : digit;
  }
  return value.toUpperCase().charCodeAt(15) - 65 === sum % 26;
}

export const codiceFiscale: Detector = {
  id: 'codice-fiscale',
  bits: 0,
  shapes: d.shapes(NUMBER),
  digits: [2],
  glued: [2],
  find(t, at, found) {
    if (!d.isAdjacent(t, at) || t.end[at - 1]! - t.start[at - 1]! !== 6) return;
    const match = matchAt(t, at - 1, SHAPE);
    if (match === undefined || !isCodiceFiscale(match)) return;
    addMatch(t, at - 1, match, 'other_unique_id', 'codice-fiscale', 0.95, found);
  },
};
