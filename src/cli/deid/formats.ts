/**
 * The formats that `chaperone deid` reads, by name, by the ending of a file, else by its beginning. What
 * is not in the list is refused by name.
 */
import { closeSync, openSync, readSync } from 'node:fs';
import { extname } from 'node:path';
import { Failure } from '../../core/failures.ts';
import type { FhirRule } from '../../core/fhir-path/fhir-rule.ts';
import type { FieldRole, PlacedRole } from '../../core/field-role.ts';
import type { PhiCategory } from '../../core/phi.ts';
import { detect } from '../../detect/index.ts';
import {
  type Column,
  DOCUMENT_FORMATS,
  type DocumentFormat,
  docxText,
  MessageSplitter,
  openParquet,
  openTable,
  RecordSplitter,
  recordFormat,
  SNIFFED_BYTES,
  sniffDocument,
} from '../../formats/index.ts';
import { anyJson, orderInLines } from './any-json.ts';
import { asUtf8 } from './encoding.ts';

export interface OpenOptions {
  /** Field or column that names the patient whom a record is about. */
  readonly patientColumn?: string;
  /** Of the profile: they decide on what they name in FHIR resources. */
  readonly fhirRules?: readonly FhirRule[];
  /** Of the profile: what columns of tables, and fields of JSON, hold. */
  readonly columns?: Readonly<Record<string, FieldRole>>;
  readonly jsonPaths?: readonly PlacedRole[];
  /** Of formats with records: the beginning of the file; of packed ones what `unpack` says, of lines what `headOf`. */
  readonly head?: string;
}

export interface OpenedFormat {
  /** Of a document, a line, or a record without its line end. */
  readonly format: DocumentFormat;
  /** Of formats with records: cuts a stream of text, which may be cut anywhere itself, into them. */
  readonly splitter?: () => Splitter;
}

export interface Splitter {
  /**
   * Records that are whole, each with its line end.
   *
   * @throws Failure document_invalid where no record can be told
   */
  push(piece: string): string[];
  end(): string[];
}

export interface FileFormat {
  /** What `--format` calls it. */
  readonly name: string;
  /** Endings, with the dot, small letters. */
  readonly extensions: readonly string[];
  /**
   * Whether a file is one document, a document a line, records of which lines tell nothing (quoted
   * line ends of a table), or records that are packed in bytes. A pipe is always lines.
   */
  readonly layout: 'document' | 'lines' | 'records' | 'packed';
  open(options: OpenOptions): OpenedFormat;
  /** Of a file of lines, by its beginning: what each of them has to be told. */
  readonly headOf?: (beginning: string) => string;
  /** Of a document in bytes: its text, which is what is written. @throws Failure document_invalid */
  readonly textOf?: (bytes: Uint8Array) => Promise<string>;
  /** Of the output, where it is another than the input's. */
  readonly writtenExtension?: string;
  /** Of packed records. @throws Failure document_invalid */
  readonly unpack?: (bytes: Uint8Array, options: OpenOptions) => Promise<Packed>;
  /** The line that stands where a document could not be de-identified. */
  errorLine(error: LineError): string;
  /** An empty file is no document of it: no JSON and no XML. */
  readonly isOfSomething?: boolean;
  /** A document is of many lines, so that a line of a pipe is none. */
  readonly isOfLines?: boolean;
}

/** A file of records that has to be read and written as a whole. */
export interface Packed {
  /** What `open` has to know of this file. */
  readonly head: string;
  readonly records: readonly string[];
  /** The file of as many records, changed or not; `NO_RECORD` stands for one that is left out. */
  pack(records: readonly string[]): Promise<Uint8Array>;
}

/** A record of nothing but nulls. */
const NO_RECORD = '{}';

export interface LineError {
  readonly code: string;
  readonly line: number;
  /** Where in the document, without values. */
  readonly at?: string;
}

const jsonError = (error: LineError): string => JSON.stringify({ error });
const textError = ({ code, line }: LineError): string =>
  `[chaperone deid error: ${code}, line ${line}]`;

export const FILE_FORMATS: readonly FileFormat[] = [
  {
    name: 'text',
    extensions: ['.txt', '.text', '.md', '.note'],
    layout: 'document',
    open: () => ({ format: DOCUMENT_FORMATS.text }),
    errorLine: textError,
  },
  {
    name: 'json',
    extensions: ['.json'],
    layout: 'document',
    open: (options) => ({ format: anyJson(options) }),
    errorLine: jsonError,
    isOfSomething: true,
  },
  {
    name: 'jsonl',
    extensions: ['.jsonl'],
    layout: 'lines',
    open: (options) => ({ format: anyJson(options) }),
    headOf: orderInLines,
    errorLine: jsonError,
  },
  {
    name: 'ndjson',
    extensions: ['.ndjson'],
    layout: 'lines',
    open: (options) => ({ format: anyJson(options) }),
    headOf: orderInLines,
    errorLine: jsonError,
  },
  {
    name: 'hl7v2',
    extensions: ['.hl7'],
    layout: 'records',
    open: () => ({ format: DOCUMENT_FORMATS.hl7v2, splitter: () => new MessageSplitter() }),
    errorLine: textError,
  },
  {
    name: 'ccda',
    extensions: ['.xml', '.ccda', '.cda'],
    layout: 'document',
    open: () => ({ format: DOCUMENT_FORMATS.ccda }),
    errorLine: textError,
    isOfLines: true,
    isOfSomething: true,
  },
  {
    name: 'table',
    extensions: ['.csv', '.tsv', '.tab', '.psv'],
    layout: 'records',
    open: openRows,
    errorLine: textError,
  },
  {
    name: 'parquet',
    extensions: ['.parquet', '.pq'],
    layout: 'packed',
    open: ({ head = '{"columns":[]}' }) => {
      const { columns, subject } = JSON.parse(head) as ColumnsOfFile;
      return { format: recordFormat(columns, subject) };
    },
    unpack: unpackParquet,
    errorLine: () => NO_RECORD,
  },
  {
    name: 'docx',
    extensions: ['.docx'],
    layout: 'document',
    open: () => ({ format: DOCUMENT_FORMATS.text }),
    textOf: docxText,
    writtenExtension: '.txt',
    errorLine: textError,
  },
];

/** What people have and we do not read, by ending: each with the way to what we do read. */
const CONVERT: ReadonlyMap<string, string> = new Map([
  ['.pdf', 'PDF is not read: convert it first (pdftotext FILE.pdf FILE.txt; scans need OCR)'],
  ['.rtf', 'RTF is not read: save it as DOCX or text'],
  ['.doc', 'legacy Office files are not read: save it as DOCX'],
  ['.odt', 'OpenDocument is not read: save it as DOCX'],
  ['.xls', 'spreadsheets are not read: save each sheet as CSV'],
  ['.xlsx', 'spreadsheets are not read: save each sheet as CSV'],
  ['.htm', 'HTML is not read: save it as text'],
  ['.html', 'HTML is not read: save it as text'],
  ['.zip', 'archives are not read: unpack it'],
  ['.gz', 'archives are not read: unpack it'],
  ['.tar', 'archives are not read: unpack it'],
  ['.edi', 'X12 and EDIFACT are not read: have them translated to JSON or CSV'],
  ['.x12', 'X12 and EDIFACT are not read: have them translated to JSON or CSV'],
  ['.837', 'X12 and EDIFACT are not read: have them translated to JSON or CSV'],
  ['.835', 'X12 and EDIFACT are not read: have them translated to JSON or CSV'],
  ['.dcm', 'DICOM is not read: neither its header nor its pixels would be searched'],
]);

function openRows({ head = '', ...options }: OpenOptions): OpenedFormat {
  const table = openTable(head, columnOptions(options));
  assertPatientIn(table.columns, options.patientColumn);
  return {
    format: table.format,
    splitter: () => new RecordSplitter(table.dialect),
  };
}

interface ColumnsOfFile {
  readonly columns: readonly Column[];
  readonly subject?: string;
}

async function unpackParquet(bytes: Uint8Array, options: OpenOptions): Promise<Packed> {
  const { columns, subject, rows, write } = await openParquet(bytes, columnOptions(options));
  assertPatientIn(columns, options.patientColumn);
  const told: ColumnsOfFile = { columns, ...(subject !== undefined && { subject }) };
  return { head: JSON.stringify(told), records: rows, pack: write };
}

/**
 * A name that no column has would leave the patient's id as it is, and each row with a shift of its own.
 *
 * @throws Failure config_invalid
 */
function assertPatientIn(columns: readonly Column[], patient: string | undefined): void {
  if (patient === undefined || columns.length === 0) return;
  if (columns.some(({ name }) => name === patient)) return;
  throw new Failure('config_invalid', { at: '--patient-column', remedy: NO_SUCH_COLUMN });
}

export const NO_SUCH_COLUMN =
  'no column of the table has this name: write it as its header does, or give tables without it in a call of their own';

/** The patient's column links rows as ids do, in tables as in JSON (`any-json.ts`). */
const columnOptions = ({ patientColumn: patient, columns = {} }: OpenOptions) => ({
  propose: proposedCategory,
  ...(patient === undefined
    ? { roles: columns }
    : { subject: patient, roles: { ...columns, [patient]: 'reference' as const } }),
});

/** Of a column's values, so many must be one identifier as a whole for the column to be of its kind. */
const PROPOSED_SHARE = 0.8;

export function proposedCategory(
  values: readonly string[],
  name?: string,
): PhiCategory | undefined {
  const counts = new Map<PhiCategory, number>();
  for (const value of values) {
    // As the texts of the column are searched: `99214` alone may be a number of any kind, under `cpt` it is a code.
    const [found, ...others] = detect(value, { labels: [name] });
    const isWhole = found !== undefined && found.start === 0 && found.end === value.length;
    // A saturation of 97 looks like an age: only a name says that numbers are ages.
    const isGuess = found?.category === 'age' && !/\p{L}/u.test(value);
    if (isWhole && others.length === 0 && !isGuess) {
      counts.set(found.category, (counts.get(found.category) ?? 0) + 1);
    }
  }
  const [most] = [...counts].sort(([, one], [, other]) => other - one);
  return most !== undefined && most[1] >= PROPOSED_SHARE * values.length ? most[0] : undefined;
}

/** @throws Failure config_invalid */
export function formatNamed(name: string): FileFormat {
  const format = FILE_FORMATS.find((each) => each.name === name);
  if (format === undefined) {
    const known = FILE_FORMATS.map((each) => each.name).join(', ');
    throw new Failure('config_invalid', { at: '--format', remedy: `write one of: ${known}` });
  }
  return format;
}

/** Can a line of a pipe be a document of it? */
export const isForLines = ({ layout, textOf, isOfLines = false }: FileFormat): boolean =>
  layout === 'lines' || (layout === 'document' && textOf === undefined && !isOfLines);

/**
 * By its ending; where that says nothing, by what it begins with.
 *
 * @throws Failure config_invalid when neither tells
 */
export function formatOf(file: string): FileFormat {
  const ending = extname(file).toLowerCase();
  const format = FILE_FORMATS.find(({ extensions }) => extensions.includes(ending));
  if (format !== undefined) return format;
  const refused = (remedy: string) => new Failure('config_invalid', { at: file, remedy });
  const convert = CONVERT.get(ending);
  if (convert !== undefined) throw refused(convert);
  try {
    const { format: name, isMany } = sniffDocument('', asUtf8(headOf(file)));
    if (name === 'fhir' || name === 'json') return formatNamed(isMany ? 'ndjson' : 'json');
    return formatNamed(name);
  } catch {
    const known = FILE_FORMATS.flatMap(({ extensions }) => extensions).join(' ');
    throw refused(
      `neither the ending nor the beginning tells its format: name it with --format, or take one of ${known}`,
    );
  }
}

function headOf(file: string): Uint8Array {
  const handle = openSync(file, 'r');
  try {
    const head = Buffer.alloc(SNIFFED_BYTES);
    return head.subarray(0, readSync(handle, head));
  } finally {
    closeSync(handle);
  }
}
