/**
 * Telephone numbers of North America said digit by digit and written so.
 *
 * Category  telephone numbers, 45 CFR §164.514(b)(2)(i)(D)
 * Shape     `6 1 2, 5 5 5, 0 1 4 4` · `6-1-2 5-5-5 0-1-4-4`, with pauses behind the third and the sixth digit
 */
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { NUMBER } from '../tokens.ts';

const SHAPE =
  /[2-9](?: \d){2}(?:[,.] | {2}) ?\d(?: \d){2}(?:[,.] | {2}) ?\d(?: \d){3}(?![\d,]| \d)|[2-9](?:-\d){2}[,.]? \d(?:-\d){2}[,.]? \d(?:-\d){3}(?![\d-]| \d)/y;

export const toldDigits: Detector = {
  id: 'told-digits',
  bits: 0,
  shapes: d.shapes(NUMBER),
  digits: [1],
  grouped: [1],
  find(t, at, found) {
    if (d.isNumber(t, at - 1) && t.start[at]! - t.end[at - 1]! < d.GROUP_DISTANCE) return;
    SHAPE.lastIndex = t.start[at]!;
    if (!SHAPE.test(t.text)) return;
    found.push(
      d.finding(t.start[at]!, SHAPE.lastIndex, 'phone', 'phone', 0.85, 'phone/told-digits'),
    );
  },
};
