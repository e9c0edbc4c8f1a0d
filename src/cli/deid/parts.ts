/** Files cut into parts that a core does at once: whole documents, lines, or records of a format's own. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { asFailure, type FailureCode } from '../../core/failures.ts';
import { LIMITS } from '../../core/limits.ts';
import { isBinary } from '../../formats/index.ts';
import { documentBytesMax } from './document-room.ts';
import { asUtf8, streamAsUtf8 } from './encoding.ts';
import type { FileFormat, OpenOptions, Packed, Splitter } from './formats.ts';
import { type Line, linesOf, notUtf8 } from './lines.ts';

const BYTES_MAX = documentBytesMax();

export interface Input {
  readonly path: string;
  /** In the out folder. */
  readonly name: string;
  readonly bytes: number;
  readonly format: FileFormat;
}

export interface Part {
  readonly input: Input;
  readonly lines: readonly Line[];
  /** Number of the first of them, from 1. */
  readonly firstLine: number;
  /** As `OpenOptions.head`. */
  readonly head?: string;
  /** Of a packed file: writes all its records at once. */
  readonly pack?: Packed['pack'];
  /** Of the last part: digest of the whole file. */
  readonly inputSha256?: string;
}

export async function* partsOf(
  inputs: readonly Input[],
  options: OpenOptions,
): AsyncGenerator<Part> {
  for (const input of inputs) {
    switch (input.format.layout) {
      case 'document':
        yield await wholeOf(input);
        break;
      case 'lines':
        yield* linesIn(input);
        break;
      case 'records':
        yield* recordsIn(input, options);
        break;
      case 'packed':
        yield* packedIn(input, options);
    }
  }
}

async function wholeOf(input: Input): Promise<Part> {
  if (input.bytes > BYTES_MAX) {
    return { input, lines: [unread('body_too_large')], firstLine: 1, inputSha256: '' };
  }
  const bytes = await readFile(input.path);
  const inputSha256 = createHash('sha256').update(bytes).digest('hex');
  return { input, lines: [await lineOf(bytes, input.format)], firstLine: 1, inputSha256 };
}

async function lineOf(bytes: Buffer, { textOf, isOfSomething = false }: FileFormat): Promise<Line> {
  try {
    if (textOf !== undefined) return { text: await textOf(bytes), end: '' };
  } catch {
    return unread('document_invalid');
  }
  const text = asUtf8(bytes);
  if (isBinary(text.subarray(0, LIMITS.deidHeadBytes))) return unread('document_unknown');
  try {
    const said = decoder().decode(text);
    return isOfSomething && said.trim() === ''
      ? unread('document_invalid')
      : { text: said, end: '' };
  } catch {
    return { ...notUtf8(text), end: '' };
  }
}

const unread = (code: FailureCode): Line => ({ text: undefined, code, end: '' });

/** What the caller can mend is told with its place; that it is the file, is what the code says. */
function refused(thrown: unknown): Line {
  const { code, facts } = asFailure(thrown);
  const isPlace = typeof facts.at === 'string' && facts.at !== 'file';
  return isPlace ? { ...unread(code), at: String(facts.at) } : unread(code);
}

const decoder = () => new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

async function* linesIn(input: Input): AsyncGenerator<Part> {
  const { chunks, digest } = hashed(input.path);
  const beginning = new TextDecoder().decode(await headOf(input.path));
  const told = { input, head: input.format.headOf?.(beginning) ?? '' };
  let firstLine = 1;
  for await (const lines of linesOf(chunks, BYTES_MAX)) {
    yield { ...told, lines, firstLine };
    firstLine += lines.length;
  }
  yield { ...told, lines: [], firstLine, inputSha256: digest() };
}

/** What the format's splitter refuses ends the file: where a record ends cannot be told any more. */
async function* recordsIn(input: Input, options: OpenOptions): AsyncGenerator<Part> {
  const { chunks, digest } = hashed(input.path);
  let firstLine = 1;
  let head = '';
  const part = (records: readonly string[]): Part => {
    const made = { input, head, firstLine, lines: records.map(withoutEnd) };
    firstLine += records.length;
    return made;
  };
  let failed: Line | undefined;
  let read = 0;
  let chunk: Uint8Array = new Uint8Array();
  try {
    chunk = await headOf(input.path);
    head = decoder().decode(chunk, { stream: true });
    const splitter: Splitter = input.format.open({ ...options, head }).splitter!();
    const decode = decoder();
    for await (const next of chunks) {
      chunk = next;
      const records = splitter.push(decode.decode(chunk, { stream: true }));
      if (records.length > 0) yield part(records);
      read += chunk.length;
    }
    yield part([...splitter.push(decode.decode()), ...splitter.end()]);
  } catch (thrown) {
    if (isSystemError(thrown)) throw thrown;
    const isEncoding = thrown instanceof TypeError && 'code' in thrown;
    failed = isEncoding ? { ...notUtf8(chunk, read), end: '' } : refused(thrown);
  }
  // What could not be opened with this head, a core shall not open.
  const last = failed === undefined ? { head, lines: [] } : { head: '', lines: [failed] };
  yield { input, ...last, firstLine, inputSha256: digest() };
}

/** Held in memory as a whole; its records in parts, so that several cores share them. */
async function* packedIn(input: Input, options: OpenOptions): AsyncGenerator<Part> {
  if (input.bytes > LIMITS.deidDocumentBytesMax) {
    yield { input, lines: [unread('body_too_large')], firstLine: 1, inputSha256: '' };
    return;
  }
  const bytes = await readFile(input.path);
  const inputSha256 = createHash('sha256').update(bytes).digest('hex');
  let packed: Packed;
  try {
    packed = await input.format.unpack!(bytes, options);
  } catch (thrown) {
    yield { input, lines: [refused(thrown)], firstLine: 1, inputSha256 };
    return;
  }
  const { head, records, pack } = packed;
  let lines: Line[] = [];
  let length = 0;
  let firstLine = 1;
  for (const text of records) {
    lines.push({ text, end: '' });
    length += text.length;
    if (length < LIMITS.deidBatchBytes) continue;
    yield { input, head, pack, lines, firstLine };
    firstLine += lines.length;
    lines = [];
    length = 0;
  }
  yield { input, head, pack, lines, firstLine, inputSha256 };
}

/** As UTF-8; it may end within a character. */
async function headOf(path: string): Promise<Uint8Array> {
  const handle = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(LIMITS.deidHeadBytes));
    return asUtf8(buffer.subarray(0, bytesRead));
  } finally {
    await handle.close();
  }
}

/** The file could not be read, which is no fault of its content. */
const isSystemError = (thrown: unknown): boolean => thrown instanceof Error && 'syscall' in thrown;

function withoutEnd(record: string): Line {
  if (record.length > BYTES_MAX) return unread('body_too_large');
  const end = /(?:\r\n|\n|\r)$/.exec(record)?.[0] ?? '';
  return { text: record.slice(0, record.length - end.length), end };
}

function hashed(path: string): { chunks: AsyncIterable<Uint8Array>; digest: () => string } {
  const hash = createHash('sha256');
  const stream = createReadStream(path, { highWaterMark: LIMITS.deidBatchBytes });
  const chunks = (async function* () {
    for await (const chunk of stream as AsyncIterable<Uint8Array>) {
      hash.update(chunk);
      yield chunk;
    }
  })();
  return { chunks: streamAsUtf8(chunks), digest: () => hash.digest('hex') };
}
