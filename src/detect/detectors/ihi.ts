/**
 * Individual Healthcare Identifier of Australia: sixteen digits that begin with 800360, the last a check digit.
 *
 * Category  medical record numbers, 45 CFR §164.514(b)(2)(i)(H)
 * Shape     8003 6080 0000 1236
 * Source    AS 5017 and ISO/IEC 7812-1; Services Australia, "Healthcare identifiers"
 *
 * The prefix is nobody else's, so that a number mistyped counts as well.
 */
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { numberRun } from '../numbers.ts';
import { NUMBER } from '../tokens.ts';

const PREFIX = '800360';

export const ihi: Detector = {
  id: 'ihi',
  bits: 0,
  shapes: d.shapes(NUMBER),
  digits: [4, 16],
  grouped: [4],
  find(t, at, found) {
    if (!t.text.startsWith('8003', t.start[at]!) || d.isAdjacent(t, at)) return;
    const run = numberRun(t, at);
    if (run.pattern !== '4-4-4-4' && run.pattern !== '16') return;
    if (!run.digits.startsWith(PREFIX)) return;
    const [start, end] = [t.start[at]!, t.end[run.last]!];
    found.push(d.finding(start, end, 'medical_record_number', 'ihi', 0.97, 'ihi/prefix'));
  },
};
