/**
 * Names and towns in pasted tables, under a heading that says so: any word may be one there.
 *
 * Category  names, geographic subdivisions, 45 CFR §164.514(b)(2)(i)(A), (B)
 * Shape     `mrn,last,first,city` and below it `90120,‹Young›,‹Summer›,‹Superior›`; also tabs, semicolons, bars
 *
 * A table ends where its rows do, or where a cell is a heading again: so each row is read a few times at most.
 */
import type { Finding } from '../../core/phi.ts';
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { fold } from '../fold.ts';
import { columnStart, headingsAt, LINE_MAX, lineEnd } from './pasted-table.ts';

const CELLS_MIN = 3;

/** Headings that say it by themselves, and those that need a column of a person beside them. */
const SURE =
  /^(?:(?:pt|patient|member|client|resident)(?:'?s)? (?:(?:last|first|full) )?name|(?:last|first|family|given|middle|maiden) ?name|surname|forename|[lf]name|pt|patient)$/;
const LOOSE = /^(?:name|last|first|full name)$/;
const TOWN = /^(?:home ?|birth ?)?(?:city|town|suburb|village|hometown|birthplace)$/;
const OF_PERSON =
  /\b(?:(?:last|first) ?name|surname|dob|birth|born|mrn|mr|nhs|chi|pt|patient|pcp|age|sex|gender|phone|tel|email|address|city|town|room|bed|ssn|admit\w*|adm)\b/;
const WORDS =
  `name pt patient last first surname forename lname fname lastname firstname city town suburb village hometown
  birthplace`.split(/\s+/);

const VALUE = /^\p{L}[\p{L}\p{M} .,'’-]{0,39}$/u;
const WORDS_MAX = 4;
const NOTHING =
  /^(?:unknown|none|null|nil|na|n a|tbd|pending|same|yes|no|male|female|total|mean|median|all|other|control|test|patient|pt|anonymous|redacted|refused|homeless)\b/;

export const tableValue: Detector = {
  id: 'table-value',
  bits: 0,
  shapes: 0,
  words: WORDS,
  find(t, at, found) {
    const headings = headingsAt(t, at);
    if (headings === undefined || headings.cellEnd > t.end[at]! + 1) return;
    const { separator, cells, column, end } = headings;
    if (cells.filter((cell) => cell.trim() !== '').length < CELLS_MIN) return;
    const kind = kindOf(cells, column, separator);
    if (kind !== undefined)
      findBelow(t.text, end, { separator, column, count: cells.length, kind }, found);
  },
};

type Kind = readonly [category: 'name' | 'location', type: 'name' | 'city'];

const heading = (cell: string): string =>
  fold(cell)
    .replace(/[_.\-"'*#\s]+/g, ' ')
    .trim();

function kindOf(cells: readonly string[], column: number, separator: string): Kind | undefined {
  const headings = cells.map(heading);
  const own = headings[column]!;
  const isOfPerson = headings.some((other, at) => at !== column && OF_PERSON.test(other));
  if (TOWN.test(own) && (isOfPerson || headings.some((other) => LOOSE.test(other))))
    return ['location', 'city'];
  // `Pt, alert, oriented` is a sentence.
  const isName = SURE.test(own) && separator !== ',';
  const isLoose = SURE.test(own) || LOOSE.test(own);
  return isName || (isLoose && isOfPerson) ? ['name', 'name'] : undefined;
}

interface Table {
  readonly separator: string;
  readonly column: number;
  readonly count: number;
  readonly kind: Kind;
}

/** What is quoted keeps its commas. */
const isQuoted = /"[^"\n]{0,200}"/g;

function findBelow(text: string, headingEnd: number, table: Table, found: Finding[]): void {
  const { separator, column, count, kind } = table;
  let from = headingEnd + 1;
  while (from < text.length) {
    const to = lineEnd(text, from);
    const line = text.slice(from, to);
    if (!/^[\s|:+-]+$/.test(line)) {
      const cells = line
        .replace(isQuoted, (all) => all.replaceAll(separator, '_'))
        .split(separator);
      if (cells.length !== count || to - from > LINE_MAX) return;
      const cell = cells[column]!;
      const plain = heading(cell);
      if (SURE.test(plain) || LOOSE.test(plain) || TOWN.test(plain)) return;
      const start = from + columnStart(cells, column);
      if (!NOTHING.test(plain)) addCell(text.slice(start, start + cell.length), start, kind, found);
    }
    from = to + 1;
  }
}

function addCell(cell: string, from: number, kind: Kind, found: Finding[]): void {
  const value = cell.trim().replace(/^["']|["']$/g, '');
  const isValue = VALUE.test(value) && value.split(/\s+/).length <= WORDS_MAX;
  if (!isValue) return;
  const start = from + cell.indexOf(value);
  found.push(d.finding(start, start + value.length, ...kind, 0.8, `table-value/${kind[1]}`));
}
