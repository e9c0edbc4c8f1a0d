/**
 * Payment card number: 13 to 19 digits, Luhn check.
 *
 * Category  account numbers, 45 CFR §164.514(b)(2)(i)(J)
 * Shape     4-4-4-4, 4-6-5 or one run
 * Source    ISO/IEC 7812-1
 */
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { LABEL } from '../id-labels.ts';
import { isLuhn, numberRun } from '../numbers.ts';
import { NUMBER } from '../tokens.ts';

const GROUPS = new Set(['4-4-4-4', '4-6-5', '13', '14', '15', '16', '17', '18', '19', '4-4-4-4-3']);

export const paymentCard: Detector = {
  id: 'payment-card',
  bits: 0,
  shapes: d.shapes(NUMBER),
  digits: [4, 13, 14, 15, 16, 17, 18, 19],
  grouped: [4],
  find(t, at, found) {
    const length = d.digits(t, at);
    if ((length !== 4 && length < 13) || d.isAdjacent(t, at)) return;
    const run = numberRun(t, at);
    if (!GROUPS.has(run.pattern)) return;
    const isLabelled = d.labelBefore(t, at) === LABEL.card;
    if (!isLabelled && !isLuhn(run.digits)) return;
    found.push(
      d.finding(
        t.start[at]!,
        t.end[run.last]!,
        'account_number',
        'payment-card',
        0.95,
        'payment-card/check',
      ),
    );
  },
};
