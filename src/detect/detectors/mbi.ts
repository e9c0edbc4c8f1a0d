/**
 * Medicare Beneficiary Identifier (MBI): 11 characters; the card prints dashes, systems do not.
 *
 * Category  health plan beneficiary number, 45 CFR §164.514(b)(2)(i)(I)
 * Shape     C A AN N A AN N A A N N; letters never S, L, O, I, B or Z
 * Source    CMS, "Understanding the Medicare Beneficiary Identifier (MBI) Format"
 */
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { NUMBER } from '../tokens.ts';

const A = '[AC-HJKMNP-RT-Y]';
const AN = '[0-9AC-HJKMNP-RT-Y]';
const SHAPE = new RegExp(
  `[1-9]${A}${AN}\\d-?${A}${AN}\\d-?${A}${A}\\d\\d(?![\\p{L}\\p{N}])`,
  'iuy',
);

export const mbi: Detector = {
  id: 'mbi',
  bits: 0,
  shapes: d.shapes(NUMBER),
  digits: [1],
  glued: [1],
  find(t, at, found) {
    if (d.digits(t, at) !== 1 || d.isAdjacent(t, at) || !d.isAdjacent(t, at + 1)) return;
    SHAPE.lastIndex = t.start[at]!;
    const match = SHAPE.exec(t.text);
    if (match === null) return;
    found.push(
      d.finding(
        match.index,
        SHAPE.lastIndex,
        'health_plan_beneficiary_number',
        'mbi',
        0.95,
        'mbi/shape',
      ),
    );
  },
};
