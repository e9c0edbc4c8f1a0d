/**
 * `chaperone deid --propose FILE`: what the columns of a table, or the fields of JSON, are taken for and because
 * of what, written as `columns` or `jsonPaths` of a profile, for a person to correct. No value is shown, and no
 * header or key in which an identifier is found.
 */
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { asFailure, Failure } from '../../core/failures.ts';
import { LIMITS } from '../../core/limits.ts';
import { detect } from '../../detect/index.ts';
import {
  type Column,
  isColumnName,
  type JsonField,
  jsonFields,
  openParquet,
  openTable,
} from '../../formats/index.ts';
import { isResource } from './any-json.ts';
import { DurableFile } from './durable-file.ts';
import { type FileFormat, formatNamed, formatOf, proposedCategory } from './formats.ts';
import { type Part, partsOf } from './parts.ts';
import { wrong } from './settings.ts';

const MARK = '# Proposed by chaperone deid --propose';

/**
 * @param formatName of `--format`; undefined: by the ending of the file
 * @throws Failure config_invalid: no table and no JSON; document_invalid, and what reading may throw
 */
export async function propose(file: string, formatName: string | undefined): Promise<string> {
  const { size } = await stat(file).catch(() => {
    throw wrong('--propose', 'there is no such file, or it may not be read: name another');
  });
  const format = formatName === undefined ? formatOf(file) : formatNamed(formatName);
  const entries = await entriesOf(file, size, format);
  return `${MARK}: read and correct it, then put it into a profile.\n${entries}`;
}

async function entriesOf(file: string, bytes: number, format: FileFormat): Promise<string> {
  if (format.name === 'parquet') {
    if (bytes > LIMITS.deidDocumentBytesMax) throw new Failure('body_too_large', { at: file });
    const { columns } = await openParquet(await readFile(file), { propose: proposedCategory });
    return columnsText(columns);
  }
  const input = { path: file, name: basename(file), bytes, format };
  if (format.name === 'table') {
    for await (const { head = '' } of partsOf([input], {})) {
      return columnsText(openTable(head, { propose: proposedCategory }).columns);
    }
    return columnsText([]);
  }
  if (!JSON_FORMATS.has(format.name)) {
    throw wrong(
      '--propose',
      `${format.name} has no columns or fields to name: give a table or JSON`,
    );
  }
  const documents: string[] = [];
  for await (const part of partsOf([input], {})) {
    documents.push(...textsOf(part));
    if (documents.length >= LIMITS.tableSampleRows) break;
  }
  return pathsText(fieldsOf(documents.slice(0, LIMITS.tableSampleRows)));
}

const JSON_FORMATS: ReadonlySet<string> = new Set(['json', 'jsonl', 'ndjson']);

/** @throws Failure of a line that cannot be read: what stands in it would be missing */
function textsOf({ lines, firstLine }: Part): string[] {
  return lines.flatMap((line, index) => {
    if (line.text === undefined) {
      throw new Failure(line.code ?? 'document_invalid', { at: `line ${firstLine + index}` });
    }
    return line.text.trim() === '' ? [] : [line.text];
  });
}

function fieldsOf(documents: readonly string[]): JsonField[] {
  if (documents.some(isResource)) {
    throw wrong(
      '--propose',
      'FHIR is read by its elements and needs no jsonPaths: see --fhir-rules',
    );
  }
  const options = { isData, propose: proposedCategory, valuesMax: LIMITS.tableSampleRows };
  try {
    return jsonFields(documents, options);
  } catch (error) {
    throw asFailure(error);
  }
}

/** Somebody's name, number or day; not a word such as fields are called by. */
const isData = (name: string): boolean => !isColumnName(name) && detect(name).length > 0;

const BECAUSE: Readonly<Record<Column['because'], string>> = {
  caller: 'said by the profile',
  name: 'its name says so',
  values: 'its values are such',
  unknown: 'nothing tells: searched as text',
};

function columnsText(columns: readonly Column[]): string {
  if (columns.length === 0) return 'columns: {}\n';
  const lines = columns.map(({ name, role, because }, index) => {
    if (name !== undefined && isData(name)) {
      return `  # column ${index + 1}: its header holds an identifier and is not shown; ${role}, ${BECAUSE[because]}`;
    }
    return `  ${scalar(name ?? String(index))}: ${role} # ${BECAUSE[because]}`;
  });
  return ['columns:', ...lines, ''].join('\n');
}

function pathsText(fields: readonly JsonField[]): string {
  if (fields.length === 0) return 'jsonPaths: []\n';
  const shown = fields.slice(0, LIMITS.jsonPathsMax);
  const lines = shown.map(
    ({ path, role, because }) =>
      `  - { path: ${JSON.stringify(pathText(path))}, role: ${role} } # ${BECAUSE[because]}`,
  );
  const left = fields.length - shown.length;
  const more =
    left > 0 ? [`  # ${left} more: a profile takes ${LIMITS.jsonPathsMax}; name what differs`] : [];
  return ['jsonPaths:', ...lines, ...more, ''].join('\n');
}

const PLAIN = /^[A-Za-z_][\w]*$/;

/** RFC 9535, as `json-path.ts` reads it. */
const pathText = (path: JsonField['path']): string =>
  path.reduce<string>((text, step) => {
    if (step === undefined) return `${text}[*]`;
    if (PLAIN.test(step)) return `${text}.${step}`;
    return `${text}['${step.replaceAll(/['\\]/g, '\\$&')}']`;
  }, '$');

/** A word that YAML reads as nothing else, or in quotes. */
const scalar = (text: string): string =>
  PLAIN.test(text) && !/^(?:y|n|yes|no|on|off|true|false|null)$/i.test(text)
    ? text
    : JSON.stringify(text);

/**
 * Whole or not at all, for its owner alone, and over nothing but an earlier proposal.
 *
 * @throws Failure config_invalid, output_unwritable
 */
export async function writeProposal(path: string, text: string): Promise<void> {
  const present = await stat(path).catch(() => undefined);
  if (present !== undefined && !(present.isFile() && (await isProposal(path)))) {
    throw wrong('--out', 'is there and is no proposal: name another file');
  }
  const file = await DurableFile.create(path);
  try {
    await file.write(text);
  } catch (error) {
    await file.discard();
    throw error;
  }
  await file.commit();
}

const isProposal = async (path: string): Promise<boolean> =>
  (await readFile(path, 'utf8')).startsWith(MARK);
