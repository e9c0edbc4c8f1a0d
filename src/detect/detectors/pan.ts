/**
 * Indian permanent account number (PAN): five letters, four digits, a letter.
 *
 * Category  other unique identifying numbers, 45 CFR §164.514(b)(2)(i)(R)
 * Source    Income Tax Department; the fourth letter is the kind of holder, P for a person
 *
 * The last letter is a check that the issuer keeps to itself, so the shape stands alone.
 */
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { CAPITALS } from '../tokens.ts';
import { addMatch, matchAt } from './shaped.ts';

const SHAPE = /[A-Z]{3}[ABCFGHJLPT][A-Z]\d{4}[A-Z](?![\p{L}\p{N}])/uy;
const LABELLED = /[A-Z]{5}\d{4}[A-Z](?![\p{L}\p{N}])/uy;
const isLabel = d.wordSet('pan');

export const pan: Detector = {
  id: 'pan',
  bits: 0,
  shapes: d.shapes(CAPITALS),
  find(t, at, found) {
    if (t.end[at]! - t.start[at]! !== 5 || !d.isAdjacent(t, at + 1) || !d.isNumber(t, at + 1))
      return;
    const isLabelled = isLabel(t, at - 1) || isLabel(t, at - 2);
    const match = matchAt(t, at, isLabelled ? LABELLED : SHAPE);
    if (match !== undefined)
      addMatch(t, at, match, 'other_unique_id', 'pan', isLabelled ? 0.97 : 0.75, found);
  },
};
