/**
 * Names in lines of HL7 v2 that a text quotes: `PID|1||66^^^MR||DESROSIERS^FELICITY^J`, `PV1|1|O||||||131^HADDOCK^SIMON`.
 *
 * Category  names, 45 CFR §164.514(b)(2)(i)(A)
 * Source    HL7 v2.5.1, chapters 3, 4, 6, 7 and 9: fields of type XPN and XCN
 *
 * Each component is a finding of its own, so that the line keeps its form.
 */
import type { Finding } from '../../core/phi.ts';
import * as d from '../detector.ts';
import { CAPITALS, GAP_LINE, type Tokens } from '../tokens.ts';

const SCORE = 0.95;
/** What of a line is read. */
const LENGTH_MAX = 2000;

/** By segment: fields that hold names, and fields that hold an identifier and a name. */
const FIELDS: Readonly<Record<string, { names?: readonly number[]; staff?: readonly number[] }>> = {
  PID: { names: [5, 6, 9] },
  PD1: { staff: [4] },
  NK1: { names: [2, 30] },
  GT1: { names: [3, 4] },
  IN1: { names: [16] },
  STF: { names: [3] },
  PRD: { names: [2] },
  EVN: { staff: [5] },
  PV1: { staff: [7, 8, 9, 17, 52] },
  PV2: { staff: [13] },
  ORC: { staff: [10, 11, 12, 19] },
  OBR: { staff: [10, 16, 28] },
  OBX: { staff: [16] },
  DG1: { staff: [16] },
  PR1: { staff: [8, 11, 12] },
  RXA: { staff: [10] },
  FT1: { staff: [20, 21] },
  TXA: { staff: [5, 9, 10, 11, 22] },
  SCH: { staff: [12, 16, 20] },
  AIP: { staff: [3] },
  ROL: { staff: [4] },
};
const BAR = 124;

export const segmentName: d.Detector = {
  id: 'segment-name',
  bits: 0,
  shapes: 0,
  words: Object.keys(FIELDS).map((segment) => segment.replace(/\d/, '').toLowerCase()),
  find(t, at, found) {
    if (t.shape[at] !== CAPITALS) return;
    const bar = t.start[at]! + 3;
    if (t.text.charCodeAt(bar) !== BAR || !isApart(t, at)) return;
    const fields = FIELDS[t.text.slice(t.start[at], bar)];
    if (fields === undefined) return;
    readFields(t.text, bar + 1, fields, found);
  },
};

const isApart = (t: Tokens, at: number): boolean =>
  at === 0 || (t.gap[at]! & GAP_LINE) !== 0 || (!d.isAdjacent(t, at) && t.mark[at] !== BAR);

const LINE_END = /[\r\n]/;

function readFields(
  text: string,
  from: number,
  { names = [], staff = [] }: (typeof FIELDS)[string],
  found: Finding[],
): void {
  const line = text.slice(from, from + LENGTH_MAX).split(LINE_END, 1)[0]!;
  let start = from;
  line.split('|').forEach((field, index) => {
    if (names.includes(index + 1)) addNames(field, start, 0, found);
    else if (staff.includes(index + 1)) addNames(field, start, 1, found);
    start += field.length + 1;
  });
}

/** Family, given and second name. */
const COMPONENTS = 3;
const LETTERS = /\p{L}[^&"]*/u;

function addNames(field: string, from: number, first: number, found: Finding[]): void {
  let start = from;
  for (const repetition of field.split('~')) {
    const components = repetition.split('^');
    components.forEach((component, index) => {
      const isPart = index >= first && index < first + COMPONENTS;
      const part = isPart ? LETTERS.exec(component) : null;
      if (part !== null) {
        const at = start + part.index;
        found.push(d.finding(at, at + part[0].length, 'name', 'name', SCORE, 'name/segment'));
      }
      start += component.length + 1;
    });
  }
}
