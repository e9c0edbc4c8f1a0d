/**
 * The formats that `chaperone deid` reads, by name and by the ending of a file. What is not in the list
 * is refused by name.
 */
import { extname } from 'node:path';
import { Failure } from '../../core/failures.ts';
import type { DocumentFormat } from '../../formats/index.ts';
import { jsonLine } from './json-line.ts';
import { plainText } from './plain-text.ts';

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

export const FILE_FORMATS: readonly FileFormat[] = [
  {
    name: 'text',
    extensions: ['.txt', '.text'],
    layout: 'document',
    open: () => ({ format: plainText }),
    errorLine: ({ code, line }) => `[chaperone deid error: ${code}, line ${line}]`,
  },
  {
    name: 'jsonl',
    extensions: ['.jsonl'],
    layout: 'lines',
    open: (options) => ({ format: jsonLine(options) }),
    errorLine: jsonError,
  },
  {
    name: 'ndjson',
    extensions: ['.ndjson'],
    layout: 'lines',
    open: (options) => ({ format: jsonLine(options) }),
    errorLine: jsonError,
  },
];

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
