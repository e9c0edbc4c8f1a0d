/**
 * How a text table is written: delimiter, quote, line end, byte order mark; and its records one by
 * one, each with the line end that it came with.
 *
 * Source  RFC 4180 (CSV), IANA text/tab-separated-values
 */
import { Failure } from '../../core/failures.ts';
import { LIMITS } from '../../core/limits.ts';

export interface Dialect {
  readonly delimiter: ',' | '\t' | ';' | '|';
  readonly quote: '"' | "'";
  /** What stands before a quote within quotes where it is not doubled, as Spark and MySQL write it. */
  readonly escapeSign?: '\\';
}

const DELIMITERS = [',', '\t', ';', '|'] as const;
const SNIFFED_RECORDS = 20;

/** @param head the beginning of the file, some records at least */
export function sniffDialect(head: string): Dialect {
  // A head without a line end is one record.
  const text = `${head.startsWith('\ufeff') ? head.slice(1) : head}\n`;
  let best: { dialect: Dialect; score: number } | undefined;
  for (const quote of ['"', "'"] as const) {
    // A quote that opens no field is an apostrophe.
    if (quote === "'" && !/(?:^|[,\t;|\r\n])'[^']*'(?:[,\t;|\r\n]|$)/.test(text)) continue;
    const doubled = DELIMITERS.map((delimiter): Dialect => ({ delimiter, quote }));
    const escaped = doubled.map((dialect): Dialect => ({ ...dialect, escapeSign: '\\' }));
    for (const dialect of text.includes(`\\${quote}`) ? [...doubled, ...escaped] : doubled) {
      const score = scoreOf(text, dialect);
      if (best === undefined || score > best.score) best = { dialect, score };
    }
  }
  return best!.dialect;
}

/** Fields a record, where all records have as many; less for each that has not, more for quotes. */
function scoreOf(text: string, dialect: Dialect): number {
  const splitter = new RecordSplitter(dialect);
  const whole = splitter.push(text);
  const records = whole
    .slice(0, SNIFFED_RECORDS)
    .filter((record) => record.trim() !== '')
    .map((record) => fieldsOf(record, dialect));
  const usual = records[0]?.length ?? 1;
  if (usual === 1) return 0;
  const same = records.filter(({ length }) => length === usual).length;
  const fields = records.flat();
  const quoted = fields.filter(({ isQuoted }) => isQuoted).length;
  return (usual * same) / records.length + quoted / fields.length;
}

/** Cuts a stream of text into records. Pure: pieces may be cut anywhere. */
export class RecordSplitter {
  readonly #quote: number;
  readonly #delimiter: number;
  readonly #escape: number | undefined;
  #held = '';
  /** Of `#held`, what was looked at. */
  #seen = 0;
  #state: 'start' | 'plain' | 'quoted' | 'closing' = 'start';

  constructor(dialect: Dialect) {
    this.#quote = dialect.quote.charCodeAt(0);
    this.#delimiter = dialect.delimiter.charCodeAt(0);
    this.#escape = dialect.escapeSign?.charCodeAt(0);
  }

  /** @returns records that are whole, each with its line end */
  push(piece: string): string[] {
    const text = this.#held + piece;
    const records: string[] = [];
    let from = 0;
    let at = this.#seen;
    for (; at < text.length; at += 1) {
      const unit = text.charCodeAt(at);
      if (this.#state === 'quoted') {
        if (unit === this.#quote) this.#state = 'closing';
        else if (unit === this.#escape) {
          // What it stands before may come with the next piece.
          if (at + 1 === text.length) break;
          at += 1;
        }
      } else if (unit === this.#quote && this.#state !== 'plain') {
        // Opens a field, or doubles the quote before it.
        this.#state = 'quoted';
      } else if (unit === this.#delimiter) this.#state = 'start';
      else if (unit === LINE_FEED || unit === RETURN) {
        // A carriage return at the end of a piece may be half of a line end.
        if (unit === RETURN && at + 1 === text.length) break;
        if (unit === RETURN && text.charCodeAt(at + 1) === LINE_FEED) at += 1;
        records.push(text.slice(from, at + 1));
        from = at + 1;
        this.#state = 'start';
      } else if (unit !== BYTE_ORDER_MARK || at > from) this.#state = 'plain';
    }
    this.#held = text.slice(from);
    this.#seen = at - from;
    if (this.#held.length > LIMITS.tableRowLengthMax) throw unclosed(OR_TOO_LONG);
    return records;
  }

  /** @returns the last record, where the file ends without a line end */
  end(): string[] {
    if (this.#state === 'quoted') throw unclosed();
    const last = this.#held;
    this.#held = '';
    this.#seen = 0;
    this.#state = 'start';
    return last === '' ? [] : [last];
  }
}

const LINE_FEED = 0x0a;
const RETURN = 0x0d;
const BYTE_ORDER_MARK = 0xfeff;

export interface FieldSpan {
  /** Quotes included. */
  readonly start: number;
  readonly end: number;
  readonly isQuoted: boolean;
  readonly text: string;
}

/** The fields of one record, with or without its line end. */
export function fieldsOf(record: string, dialect: Dialect): FieldSpan[] {
  const fields: FieldSpan[] = [];
  const end = lineEndOf(record);
  let at = record.startsWith('\ufeff') ? 1 : 0;
  for (;;) {
    const field = fieldAt(record, at, end, dialect);
    fields.push(field);
    if (field.end >= end) return fields;
    at = field.end + 1;
  }
}

/** Offset of the line end, or of the end. */
function lineEndOf(record: string): number {
  const last = record.length - 1;
  if (record[last] === '\r') return last;
  if (record[last] !== '\n') return record.length;
  return record[last - 1] === '\r' ? last - 1 : last;
}

function fieldAt(record: string, start: number, end: number, dialect: Dialect): FieldSpan {
  const { delimiter, quote } = dialect;
  if (record[start] !== quote || start >= end) {
    const found = record.indexOf(delimiter, start);
    const stop = found < 0 || found > end ? end : found;
    return { start, end: stop, isQuoted: false, text: record.slice(start, stop) };
  }
  let at = start + 1;
  for (;;) {
    const close = quoteFrom(record, at, dialect);
    if (close < 0 || close >= end) throw unclosed();
    if (record[close + 1] === quote && close + 1 < end) {
      at = close + 2;
      continue;
    }
    if (close + 1 === end || record[close + 1] === delimiter) {
      const text = withoutEscapes(record.slice(start + 1, close), dialect);
      return { start, end: close + 1, isQuoted: true, text };
    }
    // Text after the closing quote: no RFC's field, so all of it is one as it stands.
    const found = record.indexOf(delimiter, close + 1);
    const stop = found < 0 || found > end ? end : found;
    return { start, end: stop, isQuoted: false, text: record.slice(start, stop) };
  }
}

/** Offset of the next quote that no escape stands before, or -1. */
function quoteFrom(record: string, from: number, { quote, escapeSign }: Dialect): number {
  let found = record.indexOf(quote, from);
  while (escapeSign !== undefined && found > from && isEscaped(record, found, from, escapeSign)) {
    found = record.indexOf(quote, found + 1);
  }
  return found;
}

/** One that is escaped itself escapes nothing. */
function isEscaped(record: string, at: number, from: number, sign: string): boolean {
  let first = at;
  while (first > from && record[first - 1] === sign) first -= 1;
  return (at - first) % 2 === 1;
}

function withoutEscapes(written: string, { quote, escapeSign }: Dialect): string {
  const text = written.replaceAll(quote + quote, quote);
  return escapeSign === undefined ? text : text.replace(/\\(["'\\])/g, '$1');
}

/** As it stands within quotes. */
export function withEscapes(text: string, { quote, escapeSign }: Dialect): string {
  if (escapeSign === undefined) return text.replaceAll(quote, quote + quote);
  return text.replace(/\\+(?=["']|$)/g, '$&$&').replaceAll(quote, escapeSign + quote);
}

/** Where a record ends that is longer than what is looked at, is not known. */
const OR_TOO_LONG = `, or a record of more than ${LIMITS.tableRowLengthMax / 2 ** 20} MiB`;

function unclosed(orElse = ''): Failure {
  return new Failure('document_invalid', {
    at: `a quote that nobody closes${orElse}`,
    expected: 'a closing quote: name the dialect if quotes are plain characters here',
  });
}
