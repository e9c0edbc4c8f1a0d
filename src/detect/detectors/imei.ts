/**
 * Number of a mobile device (IMEI): fifteen digits, also written 2-6-6-1.
 *
 * Category  device identifiers, 45 CFR §164.514(b)(2)(i)(M)
 * Source    3GPP TS 23.003 §6.2.1; Luhn check
 */
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { LABEL } from '../id-labels.ts';
import { isLuhn, numberRun } from '../numbers.ts';
import { NUMBER } from '../tokens.ts';

const GROUPS = new Set(['2-6-6-1', '15']);

export const imei: Detector = {
  id: 'imei',
  bits: 0,
  shapes: d.shapes(NUMBER),
  digits: [2, 15],
  grouped: [2],
  find(t, at, found) {
    if (d.isAdjacent(t, at)) return;
    const run = numberRun(t, at);
    if (!GROUPS.has(run.pattern) || d.isAdjacent(t, run.last + 1)) return;
    const isLabelled = d.labelBefore(t, at) === LABEL.device;
    if (!((isLabelled || run.pattern === '2-6-6-1') && isLuhn(run.digits))) return;
    const score = isLabelled ? 0.97 : 0.85;
    const rule = isLabelled ? 'imei/label' : 'imei/check';
    found.push(d.finding(t.start[at]!, t.end[run.last]!, 'device_identifier', 'imei', score, rule));
  },
};
