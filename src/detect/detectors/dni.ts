/**
 * Spanish identity number (DNI: eight digits and a letter) and foreigner's number (NIE: X, Y or Z, seven
 * digits and a letter).
 *
 * Category  other unique identifying numbers, 45 CFR §164.514(b)(2)(i)(R)
 * Source    Ministerio del Interior; the letter is the number modulo 23 in TRWAGMYFPDXBNJZSQVHLCKE
 */
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { LETTER, NUMBER } from '../tokens.ts';
import { addMatch, matchAt } from './shaped.ts';

const SHAPE =
  /(?:\d{8}|\d{2}\.\d{3}\.\d{3}|[XYZxyz]-?\d{7})[- ]?[A-HJ-NP-TV-Za-hj-np-tv-z](?![\p{L}\p{N}])/uy;
const LETTERS = 'TRWAGMYFPDXBNJZSQVHLCKE';

function isDni(value: string): boolean {
  const plain = value.replace(/[^\p{L}\p{N}]/gu, '').toUpperCase();
  const digits = plain.slice(0, -1).replace(/^[XYZ]/, (letter) => String('XYZ'.indexOf(letter)));
  return LETTERS[Number(digits) % 23] === plain.at(-1);
}

export const dni: Detector = {
  id: 'dni',
  bits: 0,
  shapes: d.shapes(NUMBER, LETTER),
  digits: [1, 2, 8],
  glued: [1, 2],
  find(t, at, found) {
    const match = matchAt(t, at, SHAPE);
    if (match === undefined || !isDni(match)) return;
    addMatch(t, at, match, 'other_unique_id', 'dni', 0.9, found);
  },
};
