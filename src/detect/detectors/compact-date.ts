/**
 * Year, month and day in eight digits, as interfaces and files write them, where nothing labels them.
 *
 * Category  date elements, 45 CFR §164.514(b)(2)(i)(C)
 * Shape     `OBR|1|…|||20240618||` (HL7 v2 DT) · `"20240618"` · `exported 20240618`
 * Source    HL7 v2.5.1 §2.A.21; ISO 8601 basic format
 *
 * Of eight random digits one number in two thousand reads so. A labelled one: `numeric-date.ts`.
 */
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { NUMBER, type Tokens } from '../tokens.ts';

const SCORE = 0.6;
const LENGTH = 8;
/** Century, year, month, day. */
const SHAPE = /^(?:19\d\d|20[0-4]\d)(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/;

export const compactDate: Detector = {
  id: 'compact-date',
  bits: 0,
  shapes: d.shapes(NUMBER),
  digits: [LENGTH],
  find(t, at, found) {
    if (!isApart(t, at) || d.isMeasured(t, at) || isCounted(t, at + 1)) return;
    if (isNumbered(t, at - 1)) return;
    const [start, end] = [t.start[at]!, t.end[at]!];
    if (!SHAPE.test(t.text.slice(start, end))) return;
    found.push(d.finding(start, end, 'date', 'date.compact', SCORE, 'compact-date/eight'));
  },
};

/** Publications are counted in the same eight digits. */
const isNumbered = d.wordSet('pmid pubmed pmc isrctn doi');

const isCounted = d.wordSet('copies cells particles reads');

const AROUND = '|^~&"\'()[]{}<>,;:=\t\r\n \u00a0';

/** What separates fields and words stands before and behind it, or a dot that ends the sentence. */
function isApart(t: Tokens, at: number): boolean {
  const { text } = t;
  const [start, end] = [t.start[at]!, t.end[at]!];
  if (start > 0 && !AROUND.includes(text.charAt(start - 1))) return false;
  if (end >= text.length || AROUND.includes(text.charAt(end))) return true;
  return text.charCodeAt(end) === d.DOT && !(t.start[at + 1] === end + 1 && at + 1 < t.count);
}
