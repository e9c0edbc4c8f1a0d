/**
 * NHS number (England, Wales, Isle of Man): ten digits, the last a check digit modulo 11.
 *
 * Category  medical record numbers, 45 CFR §164.514(b)(2)(i)(H)
 * Shape     943 476 5919, 943-476-5919 or 9434765919
 * Source    NHS Data Dictionary, "NHS Number"
 *
 * A tenth of all ten-digit numbers passes the check, so it counts only in the printed grouping or
 * beside a label; beside a label a failed check still counts, for it is one, mistyped.
 */
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { LABEL } from '../id-labels.ts';
import { numberRun } from '../numbers.ts';
import { NUMBER } from '../tokens.ts';

function isNhsNumber(digits: string): boolean {
  let sum = 0;
  for (let place = 0; place < 9; place += 1) sum += (digits.charCodeAt(place) - 48) * (10 - place);
  const check = (11 - (sum % 11)) % 11;
  return digits.length === 10 && check === digits.charCodeAt(9) - 48;
}

export const nhsNumber: Detector = {
  id: 'nhs-number',
  bits: 0,
  shapes: d.shapes(NUMBER),
  digits: [3, 10],
  grouped: [3],
  find(t, at, found) {
    const length = d.digits(t, at);
    if ((length !== 3 && length !== 10) || d.isAdjacent(t, at)) return;
    const run = numberRun(t, at);
    if (run.pattern !== '3-3-4' && run.pattern !== '10') return;
    const isLabelled = d.labelBefore(t, at) === LABEL.nhs;
    const isPrinted = run.pattern === '3-3-4' && run.isUniform && run.joint === 32;
    if (!isLabelled && !(isPrinted && isNhsNumber(run.digits))) return;
    const score = isLabelled ? 0.99 : 0.85;
    const rule = isLabelled ? 'nhs-number/label' : 'nhs-number/check';
    found.push(
      d.finding(t.start[at]!, t.end[run.last]!, 'medical_record_number', 'nhs-number', score, rule),
    );
  },
};
