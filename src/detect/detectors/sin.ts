/**
 * Canadian Social Insurance Number: nine digits, written in threes.
 *
 * Category  social security numbers, 45 CFR §164.514(b)(2)(i)(G)
 * Source    Service Canada; Luhn check; the first digit is never 8
 */
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { LABEL } from '../id-labels.ts';
import { isLuhn, numberRun } from '../numbers.ts';
import { NUMBER } from '../tokens.ts';

const GROUPS = new Set(['3-3-3', '9']);
/** `434 323 222`: how deep gums are, three places a tooth. Of a hundred numbers of people one is written with these alone. */
const DEPTHS = /^[1-6]+$/;
const isSin = (digits: string): boolean =>
  /^[0-79]/.test(digits) && isLuhn(digits) && !DEPTHS.test(digits);

export const sin: Detector = {
  id: 'sin',
  bits: 0,
  shapes: d.shapes(NUMBER),
  digits: [3, 9],
  grouped: [3],
  find(t, at, found) {
    if (d.isAdjacent(t, at)) return;
    const run = numberRun(t, at);
    if (!GROUPS.has(run.pattern) || d.isAdjacent(t, run.last + 1)) return;
    const isLabelled = d.labelBefore(t, at) === LABEL.ssn;
    if (
      !(
        isLabelled ||
        (run.pattern === '3-3-3' &&
          run.isUniform &&
          run.joint !== d.DOT &&
          run.joint !== d.SLASH &&
          isSin(run.digits))
      )
    )
      return;
    const score = isLabelled ? 0.97 : 0.8;
    const rule = isLabelled ? 'sin/label' : 'sin/check';
    found.push(d.finding(t.start[at]!, t.end[run.last]!, 'ssn', 'sin', score, rule));
  },
};
