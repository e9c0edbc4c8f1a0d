/**
 * Finnish personal identity code: date of birth, a sign for the century, three digits, check character.
 *
 * Category  other unique identifying numbers, 45 CFR §164.514(b)(2)(i)(R)
 * Source    Digi- ja väestötietovirasto; nine digits modulo 31
 */
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { NUMBER } from '../tokens.ts';
import { isDayMonth } from './checks.ts';
import { addMatch, matchAt } from './shaped.ts';

const SHAPE = /\d{6}[-+A-FU-Y]\d{3}[0-9A-FHJ-NPR-Y](?![\p{L}\p{N}])/uy;
const CHECKS = '0123456789ABCDEFHJKLMNPRSTUVWXY';

function isHetu(value: string): boolean {
  if (!isDayMonth(Number(value.slice(0, 2)), Number(value.slice(2, 4)))) return false;
  return CHECKS[Number(value.slice(0, 6) + value.slice(7, 10)) % 31] === value[10];
}

export const hetu: Detector = {
  id: 'hetu',
  bits: 0,
  shapes: d.shapes(NUMBER),
  digits: [6],
  find(t, at, found) {
    const match = matchAt(t, at, SHAPE);
    if (match === undefined || !isHetu(match)) return;
    addMatch(t, at, match, 'other_unique_id', 'hetu', 0.92, found);
  },
};
