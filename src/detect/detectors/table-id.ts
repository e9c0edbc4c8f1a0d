/**
 * Numbers of persons in pasted tables, under a heading that says so.
 *
 * Category  medical record numbers and other unique identifying numbers, 45 CFR §164.514(b)(2)(i)(H), (R)
 * Shape     `mrn,last,first,dob` and below it `‹90120›,Lowenstein,Ruth,05/19/1932`; also tabs, semicolons, bars
 *
 * A row ends the table when its cell holds no digit, and a heading's cell holds none: so each row is read once for a column.
 */
import type { Finding } from '../../core/phi.ts';
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { LOWER, type Tokens } from '../tokens.ts';
import { columnStart, headingsAt, lineEnd } from './pasted-table.ts';

const RECORDS = 'mrn mr chart pid nhs chi urn hn csn enc encounter visit fin';
const OTHERS =
  'id ids number no num account acct member subscriber policy claim ssn key ref case uid';
const isRecord = d.wordSet(RECORDS);
const CELLS_MIN = 3;
/** `study_id`, `No.`, `pt mrn`: the heading is all that stands in the cell. */
const HEADING = /^[\p{L} _.#-]{2,40}$/u;
/** Headings of numbers that are of things. */
const OF_THINGS =
  /\b(?:room|bed|phone|tel|fax|lab|order|test|item|product|drug|dose|icd|cpt|code|row|line|zip|lot|age)\b|^no\.?$/iu;
const VALUE = /^[A-Za-z0-9][A-Za-z0-9 ./_-]{2,39}$/;
const DAY = /^(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d\d-\d\d)/;
/** `were given in 2019` */
const WORD = /(?:^| )[a-z]{3,}(?: |$)/;
const DIGITS_MIN = 3;

export const tableId: Detector = {
  id: 'table-id',
  bits: 0,
  shapes: 0,
  words: `${RECORDS} ${OTHERS}`.split(' '),
  find(t, at, found) {
    const headings = headingsAt(t, at);
    if (headings === undefined || headings.cellEnd !== t.end[at]) return;
    const { separator, cells, column, end } = headings;
    const name = cells[column]!.trim();
    const isHeading = HEADING.test(name) && !OF_THINGS.test(name.replaceAll('_', ' '));
    if (cells.length < CELLS_MIN || !isHeading) return;
    const isOfRecord = isRecord(t, at) || t.shape[at] === LOWER;
    findBelow(t, end, { separator, column, count: cells.length }, isOfRecord, found);
  },
};

interface Table {
  readonly separator: string;
  readonly column: number;
  readonly count: number;
}

function findBelow(
  t: Tokens,
  headingEnd: number,
  { separator, column, count }: Table,
  isOfRecord: boolean,
  found: Finding[],
): void {
  const { text } = t;
  let from = headingEnd + 1;
  while (from < text.length) {
    const to = lineEnd(text, from);
    const cells = text.slice(from, to).split(separator);
    const isRule = /^[\s|:+-]+$/.test(text.slice(from, to)); // `|---|---|`
    if (!isRule) {
      const cell = cells[column] ?? '';
      if (Math.abs(cells.length - count) > 1 || !/\d/.test(cell)) return;
      addCell(cell, from + columnStart(cells, column), isOfRecord, found);
    }
    from = to + 1;
  }
}

function addCell(cell: string, from: number, isOfRecord: boolean, found: Finding[]): void {
  const value = cell.trim();
  if (
    !VALUE.test(value) ||
    WORD.test(value) ||
    DAY.test(value) ||
    value.replace(/\D/g, '').length < DIGITS_MIN
  )
    return;
  const start = from + cell.indexOf(value);
  const category = isOfRecord ? 'medical_record_number' : 'other_unique_id';
  const type = isOfRecord ? 'mrn' : 'id';
  found.push(d.finding(start, start + value.length, category, type, 0.8, `table-id/${type}`));
}
