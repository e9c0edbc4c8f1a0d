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
}

export interface FileFormat {
  /** What `--format` calls it. */
  readonly name: string;
  /** Endings, with the dot, small letters. */
  readonly extensions: readonly string[];
  /** Whether a file is one document or a document a line. A pipe is always the latter. */
  readonly layout: 'document' | 'lines';
  /** Once for each run and core. */
  open(options: OpenOptions): DocumentFormat;
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
    open: () => plainText,
    errorLine: ({ code, line }) => `[chaperone deid error: ${code}, line ${line}]`,
  },
  {
    name: 'jsonl',
    extensions: ['.jsonl'],
    layout: 'lines',
    open: jsonLine,
    errorLine: jsonError,
  },
  {
    name: 'ndjson',
    extensions: ['.ndjson'],
    layout: 'lines',
    open: jsonLine,
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
