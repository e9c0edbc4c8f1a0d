/**
 * Irish Personal Public Service Number: seven digits, a check letter, perhaps a second letter.
 *
 * Category  social security numbers, 45 CFR §164.514(b)(2)(i)(G)
 * Source    Department of Social Protection; weights 8 to 2, the second letter weighs 9, modulo 23
 */
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { NUMBER } from '../tokens.ts';
import { weighted } from './checks.ts';
import { addMatch, matchAt } from './shaped.ts';

const SHAPE = /\d{7}[A-W][A-IW]?(?![\p{L}\p{N}])/uy;

function isPpsn(value: string): boolean {
  const second = value.length > 8 && value[8] !== 'W' ? value.charCodeAt(8) - 64 : 0;
  const sum = weighted(value, [8, 7, 6, 5, 4, 3, 2]) + 9 * second;
  return 'WABCDEFGHIJKLMNOPQRSTUV'[sum % 23] === value[7];
}

export const ppsn: Detector = {
  id: 'ppsn',
  bits: 0,
  shapes: d.shapes(NUMBER),
  digits: [7],
  find(t, at, found) {
    const match = matchAt(t, at, SHAPE);
    if (match === undefined || !isPpsn(match)) return;
    addMatch(t, at, match, 'ssn', 'ppsn', 0.85, found);
  },
};
