/**
 * Outward halves of UK postcodes, where a word says that they are one.
 *
 * Category  geographic subdivisions, 45 CFR §164.514(b)(2)(i)(B)
 * Shape     `SY20 area` · `postcode N16` · `London SE1`
 * Source    Royal Mail PAF Programmers' Guide
 *
 * `T12`, `C6`, `L4` are vertebrae: letters and digits alone are none.
 */
import type { Finding } from '../../core/phi.ts';
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { CAPITALS, LETTER, LOWER, NUMBER, type Tokens } from '../tokens.ts';

const isSort = d.wordSet('area postcode district postal');
const isLabel = d.wordSet('postcode postcodes london');
const DIGITS_MAX = 2;

export const postalDistrict: Detector = {
  id: 'postal-district',
  bits: 0,
  shapes: d.shapes(NUMBER),
  digits: [1, 2],
  glued: [1, 2],
  find(t, at, found: Finding[]) {
    const first = at - 1;
    if (first < 0 || !d.isAdjacent(t, at) || d.digits(t, at) > DIGITS_MAX) return;
    const length = t.end[first]! - t.start[first]!;
    const isLetters = t.shape[first] === LETTER || (t.shape[first] === CAPITALS && length === 2);
    if (!isLetters || t.shape[first] === LOWER || d.isAdjacent(t, first)) return;
    const last = d.isAdjacent(t, at + 1) && t.shape[at + 1] === LETTER ? at + 1 : at;
    if (d.isAdjacent(t, last + 1) || !isAnnounced(t, first, last)) return;
    found.push(
      d.finding(t.start[first]!, t.end[last]!, 'location', 'postcode', 0.7, 'postcode/district'),
    );
  },
};

/** `SY20 area` needs two letters: `the C6 area` is of a spine. */
function isAnnounced(t: Tokens, first: number, last: number): boolean {
  if (isLabel(t, first - 1) && t.start[first]! - t.end[first - 1]! <= 3) return true;
  return t.shape[first] === CAPITALS && d.isSpaced(t, last + 1) && isSort(t, last + 1);
}
