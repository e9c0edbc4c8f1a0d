/**
 * Social Security number.
 *
 * Category  social security numbers, 45 CFR §164.514(b)(2)(i)(G)
 * Shape     AAA-GG-SSSS, with hyphens, dots or spaces; 9 digits or the last four beside a label
 * Source    SSA, "The SSN Numbering Scheme" (area never 000 or 666; 9xx is a taxpayer number)
 *
 * No check digit exists. An area that was never issued scores lower, but is still found: notes hold
 * mistyped numbers, and these identify as well.
 */
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { LABEL } from '../id-labels.ts';
import { numberRun } from '../numbers.ts';
import { NUMBER, type Tokens } from '../tokens.ts';

const isLastFour = d.wordSet('last ending ends four in digits of 4 x xxx xx');

export const ssn: Detector = {
  id: 'ssn',
  bits: 0,
  shapes: d.shapes(NUMBER),
  digits: [3, 4, 9],
  grouped: [3],
  find(t, at, found) {
    const length = d.digits(t, at);
    if (length !== 3 && length !== 4 && length !== 9) return;
    if (d.isAdjacent(t, at)) return;
    const run = length === 3 ? numberRun(t, at) : undefined;
    if (run?.pattern === '3-2-4' && run.isUniform && run.joint !== d.SLASH) {
      const isIssued = !/^(?:000|666|9)/.test(run.digits);
      const isLabelled = d.labelBefore(t, at) === LABEL.ssn;
      const score = isLabelled ? 0.99 : isIssued ? 0.9 : 0.8;
      found.push(d.finding(t.start[at]!, t.end[run.last]!, 'ssn', 'ssn', score, 'ssn/shape'));
      return;
    }
    if (length === 3 || d.isAdjacent(t, at + 1)) return;
    let label = isBlanked(t, at) ? LABEL.ssn : d.labelBefore(t, at);
    if (length === 4 && label === 0) {
      let back = at - 1;
      while (back > at - 6 && back > 0 && isLastFour(t, back)) back -= 1;
      label = d.labelBefore(t, back + 1);
    }
    if (label !== LABEL.ssn) return;
    const type = length === 4 ? 'ssn.last-four' : 'ssn';
    found.push(d.finding(t.start[at]!, t.end[at]!, 'ssn', type, 0.9, 'ssn/label'));
  },
};

const BLANKED = /(?<![\p{L}\p{N}*•#])[xX*•#]{3}-[xX*•#]{2}-$/u;

/** `XXX-XX-6789`: the front is blanked out. */
const isBlanked = (t: Tokens, at: number): boolean =>
  d.digits(t, at) === 4 &&
  t.text.charCodeAt(t.start[at]! - 1) === d.HYPHEN &&
  BLANKED.test(t.text.slice(Math.max(0, t.start[at]! - 8), t.start[at]));
