/**
 * The document formats, and how a file is known: by what it begins with, and by its name where that
 * does not say it. What is in neither list is refused by name, never guessed at.
 */
import { Failure } from '../core/failures.ts';
import { ccda } from './ccda/ccda.ts';
import type { DocumentFormat } from './document.ts';
import { fhir } from './fhir/fhir.ts';
import { hl7v2 } from './hl7v2/hl7v2.ts';
import { json } from './json/json.ts';
import { text } from './text.ts';

/** Formats whose documents stand alone. A table's rows need its header: `openTable`. */
export const DOCUMENT_FORMATS: Readonly<
  Record<'text' | 'json' | 'fhir' | 'hl7v2' | 'ccda', DocumentFormat>
> = {
  text,
  json,
  fhir,
  hl7v2,
  ccda,
};

export interface Sniffed {
  readonly format: 'text' | 'json' | 'fhir' | 'hl7v2' | 'ccda' | 'table' | 'parquet' | 'docx';
  /** Many documents: one a line (NDJSON), one a row, one after the other. */
  readonly isMany: boolean;
}

/** Bytes that tell a format from any other. */
export const SNIFFED_BYTES = 4096;

/**
 * @param name of the file: its extension counts, and nothing of it is shown
 * @param head its first bytes, `SNIFFED_BYTES` of them or all
 * @throws Failure document_unknown, with what it looks like
 */
export function sniffDocument(name: string, head: Uint8Array): Sniffed {
  const extension = /\.([a-z0-9]{1,10})$/.exec(name.toLowerCase())?.[1] ?? '';
  const binary = binaryOf(head);
  if (binary !== undefined) return ofBinary(binary.is, extension);
  if (head.includes(0)) throw unknown('binary data, or text in another encoding than UTF-8');

  const start = decoder.decode(head).replace(/^\ufeff/, '');
  // MLLP frames a message with a vertical tab.
  if (/^(?:MSH|FHS|BHS)[^\w\s]/.test(start.replace('\x0b', ''))) {
    return { format: 'hl7v2', isMany: /[\r\n](?:MSH|BHS)[^\w\s]/.test(start) };
  }
  if (/^\s*</.test(start)) return ofMarkup(start);
  if (extension === 'ndjson' || extension === 'jsonl') {
    return { format: isResource(start) ? 'fhir' : 'json', isMany: true };
  }
  if (/^\s*[[{]/.test(start) && (extension === 'json' || extension === '' || isResource(start))) {
    return { format: isResource(start) ? 'fhir' : 'json', isMany: isLines(start) };
  }
  const format = BY_EXTENSION.get(extension);
  if (format !== undefined) return { format, isMany: format === 'table' };
  throw unknown(extension === '' ? 'a file without extension' : 'a file of an unknown extension');
}

/** Does what begins so hold other bytes than text in UTF-8, or text that its own marks hide (RTF, X12)? */
export const isBinary = (head: Uint8Array): boolean =>
  binaryOf(head) !== undefined || head.includes(0);

const binaryOf = (head: Uint8Array) =>
  BINARY.find(({ magic }) => magic.every((byte, index) => head[index] === byte));

const BY_EXTENSION: ReadonlyMap<string, 'text' | 'table'> = new Map([
  ['txt', 'text'],
  ['text', 'text'],
  ['md', 'text'],
  ['note', 'text'],
  ['csv', 'table'],
  ['tsv', 'table'],
  ['tab', 'table'],
  ['psv', 'table'],
]);

/** First bytes, by the issuers' own descriptions. */
const BINARY: readonly { is: string; magic: readonly number[] }[] = [
  { is: 'parquet', magic: [0x50, 0x41, 0x52, 0x31] }, // PAR1
  { is: 'zip', magic: [0x50, 0x4b, 0x03, 0x04] },
  { is: 'PDF', magic: [0x25, 0x50, 0x44, 0x46] },
  { is: 'gzip: unpack it', magic: [0x1f, 0x8b] },
  { is: 'a legacy Office file: save it as DOCX', magic: [0xd0, 0xcf, 0x11, 0xe0] },
  { is: 'RTF: save it as text', magic: [0x7b, 0x5c, 0x72, 0x74, 0x66] },
  {
    is: 'X12: its names and numbers stand in fields that are not read',
    magic: [0x49, 0x53, 0x41, 0x2a],
  }, // ISA*
  { is: 'EDIFACT', magic: [0x55, 0x4e, 0x41, 0x3a, 0x2b] }, // UNA:+
  { is: 'EDIFACT', magic: [0x55, 0x4e, 0x42, 0x2b] }, // UNB+
  { is: 'PNG', magic: [0x89, 0x50, 0x4e, 0x47] },
  { is: 'JPEG', magic: [0xff, 0xd8, 0xff] },
  { is: 'text in UTF-16: save it as UTF-8', magic: [0xff, 0xfe] },
  { is: 'text in UTF-16: save it as UTF-8', magic: [0xfe, 0xff] },
];

const decoder = new TextDecoder();

function ofBinary(is: string, extension: string): Sniffed {
  if (is === 'parquet') return { format: 'parquet', isMany: true };
  if (is === 'zip' && extension === 'docx') return { format: 'docx', isMany: false };
  throw unknown(is === 'zip' ? 'a zip archive: unpack it' : is);
}

function ofMarkup(start: string): Sniffed {
  const root = /<(?:[A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)[\s/>]/.exec(
    start.replace(/<!--[\s\S]*?-->/g, ''),
  )?.[1];
  if (root === 'ClinicalDocument') return { format: 'ccda', isMany: false };
  throw unknown('XML or HTML that is no ClinicalDocument: FHIR is taken as JSON');
}

function isResource(start: string): boolean {
  return /"resourceType"\s*:\s*"[A-Z]/.test(start);
}

/** An object that ends on its first line, with more after it. */
function isLines(start: string): boolean {
  return /^\s*\{[^\n]*\}\r?\n\s*\{/.test(start);
}

function unknown(looksLike: string): Failure {
  return new Failure('document_unknown', {
    looksLike,
    known: ['text', 'json', 'fhir', 'hl7v2', 'ccda', 'csv', 'tsv', 'parquet', 'docx'],
  });
}
