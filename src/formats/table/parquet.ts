/**
 * Parquet: rows become JSON objects that are walked as rows of a table are, and come back into the
 * columns they were in. Statistics, bloom filters and the writer's metadata are not carried over:
 * they repeat values.
 *
 * Source  Apache Parquet format 2.x
 */
import type { Compressors, ConvertedType, FileMetaData, SchemaElement } from 'hyparquet';
import { Failure } from '../../core/failures.ts';
import type { Json, JsonObject } from '../../core/json.ts';
import { LIMITS } from '../../core/limits.ts';
import { durationsOf } from './arrow-durations.ts';
import { type Column, type ColumnOptions, columnsOf } from './columns.ts';
import { asStored, decimalOf, isDecimal } from './parquet-decimals.ts';
import {
  clockDigits,
  clockOf,
  clockUnits,
  momentDigits,
  momentOf,
  momentUnits,
} from './parquet-times.ts';

export interface ParquetTable {
  readonly columns: readonly Column[];
  /** Name of the column that says which patient a row is about. */
  readonly subject: string | undefined;
  /** Each row as the source of a JSON object, a document of `recordFormat(columns, subject)`. */
  readonly rows: readonly string[];
  /**
   * The file of `rows`, changed or not; what a row lacks is null. A column keeps its type while every
   * value of it fits; otherwise it becomes text.
   */
  write(rows: readonly string[]): Promise<Uint8Array>;
}

export interface ParquetOptions extends ColumnOptions {
  /** Name of the column that says which patient a row is about. */
  readonly subject?: string;
}

/** @throws Failure document_invalid: no Parquet, or compressed in a way that is not known */
export async function openParquet(
  bytes: Uint8Array,
  options: ParquetOptions = {},
): Promise<ParquetTable> {
  // Loaded when it is needed: the gateway never does.
  const { parquetMetadata, parquetReadObjects } = await import('hyparquet');
  const file = bytes.buffer.slice(
    bytes.byteOffset,
    bytes.byteOffset + bytes.byteLength,
  ) as ArrayBuffer;
  const { schema, objects, durations } = await attempt(async () => {
    const told = parquetMetadata(file);
    assertReadable(told);
    const metadata = { ...told, schema: withDecimalsAsStored(told.schema) };
    const compressors = await decompressors();
    return {
      schema: told.schema,
      durations: durationsOf(told),
      objects: await parquetReadObjects({ file, metadata, compressors, parsers, utf8: false }),
    };
  });
  const names = topLevel(schema).map(({ name }) => name);
  for (const { name, elements } of topLevel(schema)) {
    const show = elements.length === 1 ? shownAs(elements[0]!) : undefined;
    if (show !== undefined) for (const row of objects) row[name] = show(row[name]);
  }
  const rows = objects.map(rowSource);
  const sample = objects
    .slice(0, LIMITS.tableSampleRows)
    .map((row) => names.map((name) => shown(row[name])));
  const columns = columnsOf(names, sample, options).map((column) => ofDuration(column, durations));
  const subject =
    options.subject ?? columns.find(({ role }) => role === 'medical_record_number')?.name;
  return {
    columns,
    subject,
    rows,
    write: (changed) => writeParquet(changed, schema),
  };
}

/** @throws Failure document_invalid with what nobody here reads, and what to write instead */
function assertReadable({ row_groups, schema }: FileMetaData): void {
  const refused = (at: string) => new Failure('document_invalid', { at, expected: 'Parquet' });
  const codecs = row_groups.flatMap(({ columns }) => columns.map((one) => one.meta_data?.codec));
  const codec = codecs.find((each) => each?.startsWith('LZ'));
  if (codec !== undefined) throw refused(`compression ${codec}: write it with ZSTD or SNAPPY`);
  const kind = schema.find(({ converted_type: type }) => type === 'INTERVAL' || type === 'BSON');
  if (kind !== undefined)
    throw refused(`a column of ${kind.converted_type}: write it as a number or text`);
}

const parsers = {
  timestampFromMicroseconds: (value: bigint) => momentOf(value, 6),
  timestampFromNanoseconds: (value: bigint) => momentOf(value, 9),
};

/** What the library leaves as numbers, or makes binary fractions of: times of day and decimals. */
function shownAs(element: SchemaElement): ((value: unknown) => unknown) | undefined {
  const digits = clockDigits(element);
  if (digits !== undefined) {
    return (value) =>
      typeof value === 'number' || typeof value === 'bigint' ? clockOf(value, digits) : value;
  }
  return isDecimal(element) ? (value) => decimalOf(value, element.scale ?? 0) : undefined;
}

/** Those of columns; in lists and structs they are the library's. */
function withDecimalsAsStored(schema: readonly SchemaElement[]): SchemaElement[] {
  const alone = new Set(
    topLevel(schema).flatMap(({ elements }) => (elements.length === 1 ? elements : [])),
  );
  return schema.map((element) =>
    alone.has(element) && isDecimal(element) ? asStored(element) : element,
  );
}

/** A time that something took is nobody's, but an age. */
const ofDuration = (column: Column, durations: ReadonlySet<string>): Column =>
  durations.has(column.name ?? '') && column.because !== 'caller' && column.role !== 'age'
    ? { ...column, role: 'keep' }
    : column;

async function writeParquet(
  rows: readonly string[],
  schema: readonly SchemaElement[],
): Promise<Uint8Array> {
  const { parquetWriteBuffer } = await import('hyparquet-writer');
  const write = (columns: readonly WrittenColumn[]) =>
    parquetWriteBuffer({
      columnData: columns.map(({ name, data }) => ({ name, data: [...data] })),
      schema: [
        { ...schema[0]!, num_children: columns.length },
        ...columns.flatMap(({ elements }) => elements.map(withWidthAsOfOld)),
      ],
      statistics: false,
      createdBy: 'chaperone',
    });
  const isWritable = (column: WrittenColumn) => {
    try {
      write([column]);
      return true;
    } catch {
      return false;
    }
  };
  const objects = rows.map((row) => JSON.parse(row, reviveBig) as JsonObject);
  const columns = topLevel(schema).map(({ name, elements: read }) => {
    const elements = read.map(asMoment);
    const values = objects.map((row) => row[name] ?? null);
    const typed = typedColumn(name, values, elements);
    // What the library writes in its type, only writing it tells: lists and structs lose the types of what
    // is in them on the way through JSON, where dates are strings.
    return typed !== undefined && isWritable(typed) ? typed : textColumn(name, values);
  });
  return new Uint8Array(await attempt(async () => write(columns)));
}

/**
 * Of how many bits an integer is, as files before logical types say it, which all readers know: the library
 * writes the width of the other kind with 32 bits where the format has 8, and then nobody reads the file.
 */
function withWidthAsOfOld({ logical_type, ...element }: SchemaElement): SchemaElement {
  if (logical_type?.type !== 'INTEGER')
    return { ...element, ...(logical_type && { logical_type }) };
  const { bitWidth, isSigned } = logical_type;
  const converted_type = `${isSigned ? '' : 'U'}INT_${bitWidth}` as ConvertedType;
  return { ...element, converted_type };
}

/** Moments in 96 bits, as Spark and Hive wrote them, can be read and no longer be written. */
const asMoment = (element: SchemaElement): SchemaElement =>
  element.type === 'INT96'
    ? { ...element, type: 'INT64', converted_type: 'TIMESTAMP_MICROS' }
    : element;

interface WrittenColumn {
  readonly name: string;
  readonly elements: readonly SchemaElement[];
  readonly data: readonly unknown[];
}

function typedColumn(
  name: string,
  values: readonly Json[],
  [first, ...rest]: readonly SchemaElement[],
): WrittenColumn | undefined {
  const data = rest.length === 0 ? typedValues(values, first!) : values;
  const hasNull = values.includes(null) && first!.repetition_type === 'REQUIRED';
  const top: SchemaElement = hasNull ? { ...first!, repetition_type: 'OPTIONAL' } : first!;
  return data && { name, elements: [top, ...rest], data };
}

function textColumn(name: string, values: readonly Json[]): WrittenColumn {
  const text = { name, type: 'BYTE_ARRAY', converted_type: 'UTF8' } as const;
  return {
    name,
    elements: [{ ...text, repetition_type: 'OPTIONAL' }],
    data: values.map((value) => (value === null ? null : asText(value))),
  };
}

/** Columns with the elements of the schema below them, which stand in depth-first order. */
function topLevel(schema: readonly SchemaElement[]): { name: string; elements: SchemaElement[] }[] {
  const columns: { name: string; elements: SchemaElement[] }[] = [];
  let at = 1;
  for (let child = 0; child < (schema[0]?.num_children ?? 0); child += 1) {
    const from = at;
    let open = 1;
    while (open > 0) {
      open += (schema[at]?.num_children ?? 0) - 1;
      at += 1;
    }
    columns.push({ name: schema[from]!.name, elements: schema.slice(from, at) });
  }
  return columns;
}

/** The values in the column's own type; undefined where one of them does not fit any more. */
function typedValues(values: readonly Json[], element: SchemaElement): unknown[] | undefined {
  const typed = values.map((value) => (value === null ? null : typedValue(value, element)));
  return typed.includes(undefined) ? undefined : typed;
}

function typedValue(value: Json, element: SchemaElement): unknown {
  const { type, converted_type, logical_type } = element;
  const kind = logical_type?.type ?? converted_type;
  const isTime = /^(?:DATE|TIMESTAMP)/.test(kind ?? '');
  if (isTime) {
    const isWhole = typeof value === 'string' && /^\d{4}-\d\d-\d\d(?:T.*)?$/.test(value);
    const digits = momentDigits(element);
    if (isWhole && digits !== undefined) return momentUnits(value as string, digits);
    const date = isWhole ? new Date(value as string) : undefined;
    return date === undefined || Number.isNaN(date.getTime()) ? undefined : date;
  }
  const clock = clockDigits(element);
  if (clock !== undefined)
    return typeof value === 'string' ? timeOfDay(value, clock, type) : undefined;
  if (isDecimal(element)) return decimal(value, element);
  if (type === 'BOOLEAN') return typeof value === 'boolean' ? value : undefined;
  if (type === 'INT32' || type === 'INT64') {
    const isPlain = kind === undefined || /^U?INT(?:_|EGER|$)/.test(kind);
    return isPlain ? wholeNumber(value, element) : undefined;
  }
  if (type === 'FLOAT' || type === 'DOUBLE') return typeof value === 'number' ? value : undefined;
  if (type !== 'BYTE_ARRAY') return undefined;
  if (typeof value !== 'string') return undefined;
  if (kind === undefined) return new Uint8Array(Buffer.from(value));
  return kind === 'UTF8' || kind === 'STRING' || kind === 'ENUM' ? value : undefined;
}

function timeOfDay(text: string, digits: number, type: SchemaElement['type']) {
  const units = clockUnits(text, digits);
  return units !== undefined && type === 'INT32' ? Number(units) : units;
}

/** The library scales numbers; one that a number does not hold to its last digit is text. */
function decimal(value: Json | bigint, { scale = 0, precision = 0 }: SchemaElement) {
  if (typeof value !== 'number') return undefined;
  const whole = Math.abs(value) * 10 ** scale;
  return whole <= Number.MAX_SAFE_INTEGER && whole < 10 ** precision ? value : undefined;
}

/** Undefined for a number that the column's bits do not hold: a pseudonym is as long as it is. */
function wholeNumber(
  value: Json | bigint,
  { type, converted_type, logical_type }: SchemaElement,
): number | bigint | undefined {
  const isWhole = typeof value === 'bigint' || Number.isInteger(value);
  if (!isWhole) return undefined;
  const whole = BigInt(value as bigint | number);
  const { bitWidth, isSigned } = (logical_type ?? {}) as { bitWidth?: number; isSigned?: boolean };
  const bits = bitWidth ?? Number(/\d+$/.exec(converted_type ?? type ?? '')?.[0] ?? 32);
  const isUnsigned = isSigned === false || /^UINT/.test(converted_type ?? '');
  const held = isUnsigned ? BigInt.asUintN(bits, whole) : BigInt.asIntN(bits, whole);
  if (held !== whole) return undefined;
  return type === 'INT64' ? whole : Number(whole);
}

function asText(value: Json | bigint): string {
  return typeof value === 'string'
    ? value
    : typeof value === 'bigint'
      ? String(value)
      : JSON.stringify(value);
}

/** A row as JSON: integers of 64 bits as they are, days without a time, text only of bytes. */
function rowSource(row: Readonly<Record<string, unknown>>): string {
  const whole = Object.entries(row).map(([name, value]) => [name, told(value)]);
  return JSON.stringify(Object.fromEntries(whole), (_, value: unknown) =>
    typeof value === 'bigint' ? rawJson(String(value)) : told(value),
  );
}

function told(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString().replace('T00:00:00.000Z', '');
  // Bytes that are no text are media, which nobody searches: they are taken out.
  return value instanceof Uint8Array ? (utf8(value) ?? null) : value;
}

/** JSON.rawJSON of ECMAScript 2026, which the types do not know yet. */
const rawJson = (JSON as unknown as { rawJSON(text: string): unknown }).rawJSON;

const strict = new TextDecoder('utf-8', { fatal: true });

function utf8(bytes: Uint8Array): string | undefined {
  try {
    const text = strict.decode(bytes);
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}

function reviveBig(_: string, value: unknown, context?: { source?: string }): unknown {
  const isLost =
    typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value);
  return isLost && /^-?\d+$/.test(context?.source ?? '') ? BigInt(context!.source!) : value;
}

function shown(written: unknown): string {
  const value = told(written);
  return value === null || value === undefined || typeof value === 'object' ? '' : String(value);
}

async function decompressors(): Promise<Compressors> {
  const { brotliDecompressSync, gunzipSync, zstdDecompressSync } = await import('node:zlib');
  const most = { maxOutputLength: LIMITS.unpackedBytesMax };
  return {
    GZIP: (input) => gunzipSync(input, most),
    BROTLI: (input) => brotliDecompressSync(input, most),
    ZSTD: (input) => zstdDecompressSync(input, most),
  };
}

/** The libraries' own messages may quote values. */
async function attempt<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure('document_invalid', { at: 'file', expected: 'Parquet' });
  }
}
