/**
 * Values of rows that SQL inserts, by the columns that it names.
 *
 * Category  names, places, record numbers, 45 CFR §164.514(b)(2)(i)(A), (B), (H)
 * Shape     `INSERT INTO patients (mrn, last_name, city) VALUES ('‹99201›', '‹Young›', '‹Superior›'), (…)`
 * Source    SQL-92 §13.8
 *
 * What is a date, a phone or an address shows it by itself; here stands what only its column tells.
 */
import type { Finding, PhiCategory } from '../../core/phi.ts';
import * as d from '../detector.ts';

const COLUMNS_LENGTH_MAX = 1200;
const ROW_LENGTH_MAX = 4000;
const ROWS_MAX = 1000;

type Kind = readonly [category: PhiCategory, type: string];
const NAME: Kind = ['name', 'name'];
const CITY: Kind = ['location', 'city'];
const STREET: Kind = ['location', 'street'];
const MRN: Kind = ['medical_record_number', 'mrn'];

/** By what a column is called, without its underscores. */
const COLUMNS: readonly (readonly [RegExp, Kind])[] = [
  [
    /^(?:(?:pt|patient|p|provider|attending|mother|father|guardian|contact|nok)?(?:last|first|middle|given|family|full|maiden)(?:nm|name)|[lf]name|surname|forename|(?:patient|pt|provider|guardian|nok|kin)name|last|first)$/,
    NAME,
  ],
  [/^(?:home|birth|mailing|patient|pt)?(?:city|town|county|suburb|village|birthplace)$/, CITY],
  [/^(?:home|mailing|patient|pt)?(?:addr|address|street)(?:1|line1|line)?$/, STREET],
  [/^(?:patient|pt)?(?:mrn|medrec|chartno|patientid|pid|nhsno|nhsnumber|hospitalno)$/, MRN],
];

export const insertedRow: d.Detector = {
  id: 'inserted-row',
  bits: 0,
  shapes: 0,
  words: ['values'],
  find(t, at, found) {
    const kinds = columnsBefore(t.text, t.start[at]!);
    if (kinds === undefined || kinds.every((kind) => kind === undefined)) return;
    let from = t.end[at]!;
    for (let row = 0; row < ROWS_MAX && from >= 0; row += 1)
      from = addRow(t.text, from, kinds, found);
  },
};

/** What the columns in the brackets before `VALUES` hold; undefined where none are named. */
function columnsBefore(text: string, values: number): (Kind | undefined)[] | undefined {
  const before = text.slice(Math.max(0, values - COLUMNS_LENGTH_MAX), values).trimEnd();
  if (!before.endsWith(')')) return undefined;
  const open = before.lastIndexOf('(');
  if (open < 0) return undefined;
  return before
    .slice(open + 1, -1)
    .split(',')
    .map(kindOf);
}

function kindOf(column: string): Kind | undefined {
  const plain = column.toLowerCase().replace(/[^a-z0-9]/g, '');
  return COLUMNS.find(([name]) => name.test(plain))?.[1];
}

/** `('99201', 'Young', NULL)`, with the comma before it: each value with its marks, and where it begins. */
const ROW = /\s{0,8},?\s{0,8}\(/y;
const VALUE = /\s{0,8}(?:[NEe]?'((?:[^']|''){0,200})'|"([^"\n]{0,200})"|([^,()'"]{0,100}))\s{0,8}/y;

/** Adds what the columns say of one row; where the next begins, or -1. */
function addRow(
  text: string,
  from: number,
  kinds: readonly (Kind | undefined)[],
  found: Finding[],
): number {
  ROW.lastIndex = from;
  if (!ROW.test(text)) return -1;
  let place = ROW.lastIndex;
  for (const kind of kinds) {
    VALUE.lastIndex = place;
    const match = VALUE.exec(text);
    if (match === null || place - from > ROW_LENGTH_MAX) return -1;
    const value = match[1] ?? match[2] ?? match[3]!.trim();
    if (kind !== undefined) addValue(text, place, value, kind, found);
    place = VALUE.lastIndex;
    if (text[place] === ')') return place + 1;
    if (text[place] !== ',') return -1;
    place += 1;
  }
  return -1;
}

const NOTHING = /^(?:|null|default|unknown|none|n\/?a|\?|:\w+|\$\d+|%s|true|false)$/i;

function addValue(text: string, from: number, value: string, kind: Kind, found: Finding[]): void {
  const isNumbered = kind === MRN || kind === STREET;
  if (NOTHING.test(value) || !(isNumbered ? /\d/ : /\p{L}/u).test(value)) return;
  const start = text.indexOf(value, from);
  found.push(d.finding(start, start + value.length, ...kind, 0.9, `inserted-row/${kind[1]}`));
}
