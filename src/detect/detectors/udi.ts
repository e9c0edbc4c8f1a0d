/**
 * Unique device identifiers: GS1 with application identifiers in brackets, and HIBC.
 *
 * Category  device identifiers and serial numbers, 45 CFR §164.514(b)(2)(i)(M)
 * Shape     `(01)51022222233336(11)141231(17)150707(10)A213B1(21)1234` · `+H123PARTNO1234567890120/$$420020216`
 * Source    21 CFR §830; GS1 General Specifications §7.9 (check digit); ANSI/HIBC 2.6
 */
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { NUMBER, type Tokens } from '../tokens.ts';
import { isGs1 } from './checks.ts';

const GS1 = /\(01\) ?(\d{14})(?: ?\(\d{2,4}\) ?[A-Za-z0-9./-]{1,20}){0,8}/y;
const HIBC = /\+[A-Z]\d{3}[A-Z0-9]{1,18}\d(?:\/[A-Z0-9$+./-]{1,48})?/y;

function add(t: Tokens, shape: RegExp, start: number): { end: number; group: string } | undefined {
  shape.lastIndex = start;
  const match = shape.exec(t.text);
  return match === null ? undefined : { end: shape.lastIndex, group: match[1] ?? '' };
}

export const udi: Detector = {
  id: 'udi',
  bits: 0,
  shapes: d.shapes(NUMBER),
  digits: [2, 3],
  glued: [2, 3],
  find(t, at, found) {
    const start = t.start[at]!;
    const isGs1Start = t.number[at] === 1 && t.text.charCodeAt(start - 1) === d.OPEN;
    const isHibcStart = t.text.charCodeAt(start - 2) === 43 && d.isAdjacent(t, at);
    const from = isGs1Start ? start - 1 : start - 2;
    const match = isGs1Start ? add(t, GS1, from) : isHibcStart ? add(t, HIBC, from) : undefined;
    if (match === undefined || (isGs1Start && !isGs1(match.group))) return;
    found.push(d.finding(from, match.end, 'device_identifier', 'udi', 0.97, 'udi/shape'));
  },
};
