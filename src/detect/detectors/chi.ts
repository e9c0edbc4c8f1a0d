/**
 * Community Health Index number of Scotland: date of birth, three digits, check digit.
 *
 * Category  medical record numbers, 45 CFR §164.514(b)(2)(i)(H)
 * Source    NHS Scotland, CHI: DDMMYY and four digits; weights 10 to 2, modulo 11
 *
 * One number in eleven passes the check and few begin with a date, so ten digits alone may be one.
 */
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { LABEL } from '../id-labels.ts';
import { numberRun } from '../numbers.ts';
import { NUMBER } from '../tokens.ts';
import { isDayMonth, weighted } from './checks.ts';

const GROUPS = new Set(['6-4', '10']);

function isChi(digits: string): boolean {
  if (!isDayMonth(Number(digits.slice(0, 2)), Number(digits.slice(2, 4)))) return false;
  const sum = weighted(digits, [10, 9, 8, 7, 6, 5, 4, 3, 2]);
  return digits.length === 10 && (11 - (sum % 11)) % 11 === digits.charCodeAt(9) - 48;
}

export const chi: Detector = {
  id: 'chi',
  bits: 0,
  shapes: d.shapes(NUMBER),
  digits: [6, 10],
  grouped: [6],
  find(t, at, found) {
    if (d.isAdjacent(t, at)) return;
    const run = numberRun(t, at);
    if (!GROUPS.has(run.pattern) || d.isAdjacent(t, run.last + 1)) return;
    const isLabelled = d.labelBefore(t, at) === LABEL.nhs;
    if (!(isLabelled || isChi(run.digits))) return;
    const score = isLabelled ? 0.97 : 0.75;
    const rule = isLabelled ? 'chi/label' : 'chi/check';
    found.push(
      d.finding(t.start[at]!, t.end[run.last]!, 'medical_record_number', 'chi', score, rule),
    );
  },
};
