/**
 * Text tables (CSV, TSV): a row is a document, its fields are loci by the role of their column. The
 * header is one too, for a wide table names people in it. What does not change stays byte for byte,
 * quotes included.
 *
 * Source  RFC 4180
 */

import type { ShownOrder } from '../../core/date-order.ts';
import { Failure } from '../../core/failures.ts';
import type { DocumentFormat, WalkedDocument } from '../document.ts';
import { Places, splice } from '../splice.ts';
import { type Attributes, attributesOf, columnOf } from './attributes.ts';
import { isColumnName } from './column-names.ts';
import {
  type Column,
  type ColumnOptions,
  columnsOf,
  idIn,
  isMissing,
  orderOfColumns,
  valueRole,
} from './columns.ts';
import {
  type Dialect,
  type FieldSpan,
  fieldsOf,
  RecordSplitter,
  sniffDialect,
  withEscapes,
} from './dialect.ts';
import { headerAt, namesIn } from './header.ts';

export interface Table {
  readonly dialect: Dialect;
  readonly columns: readonly Column[];
  /** One record, with or without its line end: a row, or the header, wherever it stands. */
  readonly format: DocumentFormat;
}

export interface TableOptions extends ColumnOptions {
  readonly dialect?: Dialect;
  /** Undefined: as `headerAt` tells it. */
  readonly hasHeader?: boolean;
  /** Header of the column that says which patient a row is about. */
  readonly subject?: string;
}

/**
 * @param head the beginning of the file: the first record at least, better some hundred
 * @throws Failure document_invalid
 */
export function openTable(head: string, options: TableOptions = {}): Table {
  const dialect = options.dialect ?? sniffDialect(head);
  const splitter = new RecordSplitter(dialect);
  const whole = splitter.push(head);
  const records = whole.length === 0 ? splitter.end() : whole;
  const all = records.filter((record) => record.trim() !== '');
  const rows = all.map((record) => fieldsOf(record, dialect).map(({ text }) => text));
  const at = options.hasHeader === undefined ? headerAt(rows) : options.hasHeader ? 0 : undefined;
  const sample = at === undefined ? rows : rows.slice(at + 1);
  const names = at === undefined ? undefined : namesIn(rows[at]!, sample);
  const columns = columnsOf(names ?? (rows[0] ?? []).map(() => undefined), sample, options);
  const layout: Layout = {
    dialect,
    columns,
    isNamed: names !== undefined,
    attributes: attributesOf(columns, sample),
    subject: subjectColumn(columns, options.subject),
    dateOrder: orderOfColumns(columns),
  };
  const header = at === undefined ? undefined : bareRecord(all[at]!);
  // Tables that were put behind each other have it again.
  const isHeader = (record: string): boolean =>
    header !== undefined &&
    record.length <= header.length + AROUND_LENGTH_MAX &&
    bareRecord(record) === header;
  return {
    dialect,
    columns,
    format: {
      id: 'table',
      walk: (record) => (isHeader(record) ? walkHeader(record, dialect) : walkRow(record, layout)),
    },
  };
}

/** Without its line end, and without the mark that a file may begin with. */
const bareRecord = (record: string): string => record.replace(/^\ufeff|(?:\r\n|\n|\r)$/g, '');
const AROUND_LENGTH_MAX = 3;

interface Layout {
  readonly dialect: Dialect;
  readonly columns: readonly Column[];
  /** By a header: then a row has no more fields than that. */
  readonly isNamed: boolean;
  readonly attributes: Attributes | undefined;
  /** Column of the patient's id, or -1. */
  readonly subject: number;
  readonly dateOrder: ShownOrder | undefined;
}

function walkRow(record: string, layout: Layout): WalkedDocument {
  const { dialect, columns, attributes, subject, dateOrder } = layout;
  const places = new Places();
  const fields = fieldsOf(record, dialect);
  assertInTheirColumns(fields, layout);
  const attribute = attributes === undefined ? '' : (fields[attributes.named]?.text ?? '');
  for (const [index, { start, end, text }] of fields.entries()) {
    if (text === '') continue;
    if (index === attributes?.named && isColumnName(text)) continue;
    const isValue = attribute !== '' && attributes?.values.has(index) === true;
    const column = isValue ? columnOf(columns[index]!, attribute) : columns[index];
    const treated = valueRole(column, text);
    if (treated === undefined) continue;
    const { role, category, type } = treated;
    const label = column?.name;
    const id = idIn(treated, text);
    const locus = places.locus(role, `column ${index}`, id, label, category, 'text', type);
    places.whole(start, end, locus, (after, original) => spell(after, original, dialect));
  }
  const id = idIn({ role: 'reference' }, fields[subject]?.text ?? '');
  return {
    loci: places.loci,
    subject: isMissing(id) ? undefined : `Patient/${id}`,
    persons: [],
    ...(dateOrder !== undefined && { dateOrder }),
    apply: (changes) => splice(record, places.edits(record, changes)),
  };
}

/**
 * A delimiter or a quote that was not written as the dialect has it moves all behind it into columns that it
 * is not of: a given name into the one of birth dates.
 *
 * @throws Failure document_invalid
 */
function assertInTheirColumns(fields: readonly FieldSpan[], layout: Layout): void {
  const { columns, isNamed } = layout;
  const { delimiter, quote } = layout.dialect;
  const torn = fields.findIndex(
    ({ text, isQuoted }) => !isQuoted && text.startsWith(quote) && isOfSeveral(text, delimiter),
  );
  if (torn >= 0) throw notOfDialect(`field ${torn + 1}: a quote in it is not doubled`);
  const isMore = fields.slice(columns.length).some(({ text }) => text.trim() !== '');
  if (isNamed && isMore)
    throw notOfDialect(`field ${columns.length + 1}: the header names ${columns.length}`);
}

const isOfSeveral = (text: string, delimiter: string): boolean =>
  text.includes(delimiter) || /[\r\n]/.test(text);

const notOfDialect = (at: string): Failure =>
  new Failure('document_invalid', {
    at,
    expected: 'quotes around a value with the delimiter in it, and quotes in it doubled',
  });

function walkHeader(record: string, dialect: Dialect): WalkedDocument {
  const places = new Places();
  const numbers: number[] = [];
  for (const [index, { start, end, text }] of fieldsOf(record, dialect).entries()) {
    if (text === '' || isColumnName(text)) continue;
    numbers.push(index + 1);
    const locus = places.locus('text', 'header', text, undefined, undefined, 'token');
    places.whole(start, end, locus, (after, original) => spell(after, original, dialect));
  }
  return {
    loci: places.loci,
    subject: undefined,
    persons: [],
    // A name that is taken out leaves a number: two columns without one could not be told apart.
    apply: (changes) => {
      const named = changes.map((change, at) =>
        change === null ? `column_${numbers[at]}` : change,
      );
      return splice(record, places.edits(record, named));
    },
  };
}

/** Quoted where it was, and where it has to be. */
function spell(text: string, original: string, dialect: Dialect): string {
  const { delimiter, quote } = dialect;
  const isQuoted = original.length >= 2 && original[0] === quote && original.endsWith(quote);
  const hasToBe =
    text.includes(delimiter) || text.includes(quote) || /[\r\n]|^\s|\s$|^\ufeff/.test(text);
  return isQuoted || hasToBe ? quote + withEscapes(text, dialect) + quote : text;
}

function subjectColumn(columns: readonly Column[], named: string | undefined): number {
  if (named !== undefined) return columns.findIndex(({ name }) => name === named);
  return columns.findIndex(({ role }) => role === 'medical_record_number');
}
