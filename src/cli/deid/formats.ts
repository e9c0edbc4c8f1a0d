/**
 * The formats that `chaperone deid` reads, by name and by the ending of a file. What is not in the list
 * is refused by name.
 */
import { extname } from 'node:path';
import { Failure } from '../../core/failures.ts';
import type { PhiCategory } from '../../core/phi.ts';
import { detect } from '../../detect/index.ts';
import {
  DOCUMENT_FORMATS,
  type DocumentFormat,
  MessageSplitter,
  openTable,
  RecordSplitter,
} from '../../formats/index.ts';
import { anyJson } from './any-json.ts';

export interface OpenOptions {
  /** Field or column that names the patient whom a record is about. */
  readonly patientColumn?: string;
  /** Of formats with records: the beginning of the file. */
  readonly head?: string;
}

export interface OpenedFormat {
  /** Of a document, a line, or a record without its line end. */
  readonly format: DocumentFormat;
  /** Of the first record where it is unlike the others: a header. */
  readonly header?: DocumentFormat;
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
   * Whether a file is one document, a document a line, or records of which lines tell nothing (quoted
   * line ends of a table). A pipe is always lines, and takes no records.
   */
  readonly layout: 'document' | 'lines' | 'records';
  open(options: OpenOptions): OpenedFormat;
  /** The line that stands where a document could not be de-identified. */
  errorLine(error: LineError): string;
}

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
  },
  {
    name: 'jsonl',
    extensions: ['.jsonl'],
    layout: 'lines',
    open: (options) => ({ format: anyJson(options) }),
    errorLine: jsonError,
  },
  {
    name: 'ndjson',
    extensions: ['.ndjson'],
    layout: 'lines',
    open: (options) => ({ format: anyJson(options) }),
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
  },
  {
    name: 'table',
    extensions: ['.csv', '.tsv', '.tab', '.psv'],
    layout: 'records',
    open: openRows,
    errorLine: textError,
  },
];

function openRows({ head = '', patientColumn }: OpenOptions): OpenedFormat {
  const table = openTable(head, {
    propose: proposedCategory,
    ...(patientColumn !== undefined && { subject: patientColumn }),
  });
  return {
    format: table.format,
    ...(table.hasHeader && { header: table.header }),
    splitter: () => new RecordSplitter(table.dialect),
  };
}

/** Of a column's values, so many must be one identifier as a whole for the column to be of its kind. */
const PROPOSED_SHARE = 0.8;

function proposedCategory(values: readonly string[]): PhiCategory | undefined {
  const counts = new Map<PhiCategory, number>();
  for (const value of values) {
    const [found, ...others] = detect(value);
    const isWhole = found !== undefined && found.start === 0 && found.end === value.length;
    if (isWhole && others.length === 0) {
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

/** @throws Failure config_invalid when its ending is none that we know */
export function formatOf(file: string): FileFormat {
  const ending = extname(file).toLowerCase();
  const format = FILE_FORMATS.find(({ extensions }) => extensions.includes(ending));
  if (format === undefined) {
    throw new Failure('config_invalid', {
      at: file,
      remedy: `the ending tells no format: name it with --format, or take one of ${FILE_FORMATS.flatMap((each) => each.extensions).join(' ')}`,
    });
  }
  return format;
}
