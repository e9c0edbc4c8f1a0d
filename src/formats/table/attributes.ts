/**
 * Tables that hold one thing a row: a column says what it is (`field_name`), another what it is like (`value`). There the cell
 * beside a value says what a header says elsewhere.
 */
import { LIMITS } from '../../core/limits.ts';
import { isColumnName, roleOfField, wordsOf } from './column-names.ts';
import type { Column } from './columns.ts';

export interface Attributes {
  /** The column that says what a row's value is. */
  readonly named: number;
  /** The columns that hold it. */
  readonly values: ReadonlySet<number>;
}

const OF_NAMES =
  /^(?:(?:field|attribute|attr|variable|var|item|key|param|parameter|question|element|property|concept|column)(?: (?:name|label|code|key))?|name|label)$/;
const OF_VALUES = /\b(?:values?|val|results?|answers?|responses?|contents?|data)\b/;

/** Of the words in such a column so many are words that columns are called by. */
const SHARE_MIN = 0.6;

/** Facts of i2b2 about the patient: `DEM|AGE:92` beside `nval_num`, `DEM|ZIP:05701` beside `tval_char`. */
const OF_CONCEPTS = /^concept cd$/;
const OF_CONCEPT_VALUES = /^(?:nval number|tval char|observation blob)$/;
const DEMOGRAPHIC = /^DEM\|([A-Z]+)\b/i;

export function attributesOf(
  columns: readonly Column[],
  sample: readonly (readonly string[])[],
): Attributes | undefined {
  const rows = sample.slice(0, LIMITS.tableSampleRows);
  const concepts = columns.findIndex((column) => isCalled(column, OF_CONCEPTS));
  if (concepts >= 0) return beside(columns, concepts, OF_CONCEPT_VALUES);
  const named = columns.findIndex(
    (column, index) => isCalled(column, OF_NAMES) && areNames(rows, index),
  );
  return named < 0 ? undefined : beside(columns, named, OF_VALUES);
}

const isCalled = (column: Column, words: RegExp) =>
  !!column.name && column.because !== 'caller' && words.test(wordsOf(column.name));

function beside(
  columns: readonly Column[],
  named: number,
  ofValues: RegExp,
): Attributes | undefined {
  const values = columns.flatMap((column, index) =>
    index !== named && isCalled(column, ofValues) ? [index] : [],
  );
  return values.length === 0 ? undefined : { named, values: new Set(values) };
}

function areNames(rows: readonly (readonly string[])[], index: number): boolean {
  const words = new Set(rows.flatMap((row) => row[index] || []));
  const known = [...words].filter(isColumnName);
  return known.length >= SHARE_MIN * words.size && known.some(identifies);
}

/** Is there a role for what is called so? */
export const identifies = (name: string): boolean => {
  const role = roleOfField(undefined, name);
  return role !== undefined && role !== 'text';
};

/** The column that a value stands in, by what the cell beside it calls it. */
export function columnOf(column: Column, attribute: string): Column {
  const name = DEMOGRAPHIC.exec(attribute)?.[1] ?? attribute;
  const role = roleOfField(undefined, name);
  return { name, role: role ?? column.role, because: 'name' };
}
