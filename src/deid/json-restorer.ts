/**
 * Restores inside JSON source that arrives in pieces cut anywhere, also inside `\u00e9` or `\"`.
 * A lexer decodes string values and keys to characters, a `TextRestorer` matches on those, and only
 * what is replaced is escaped anew: every other byte stays as the model wrote it. Numbers are
 * restored as a whole.
 *
 * A string that holds JSON itself (an argument that is a document) is lexed once more, so that a
 * quote in an original is escaped twice. It may as well be prose that begins with a bracket: there
 * the inner lexer is lenient, matches outside of quotes too, and the result is the same. So is one whose JSON
 * stands in a fence, ```` ```json ````: prose may follow.
 */
import { LIMITS } from '../core/limits.ts';
import type { RestoreTable } from './restore-table.ts';
import type { DriftCounts, EditSink } from './text-restorer.ts';
import { TextRestorer } from './text-restorer.ts';

interface Layer {
  push(characters: string): void;
  end(): void;
}

const SIMPLE_ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};
/** A longer literal is nothing we issued; it is let through unread. */
const NUMBER_LENGTH_MAX = 64;

/** Keys whose numbers are ages: `age`, `patient_age`, `ageAtDiagnosis`; of a longer one, so much is read. */
const AGE_KEY = /(?<![a-z])[aA]ge(?![a-z])|(?<![A-Z])AGE(?![A-Z])|[a-z]Age(?![a-z])/;
const KEY_LENGTH_MAX = 64;

export class JsonRestorer implements Layer {
  readonly #table: RestoreTable;
  readonly #drift: DriftCounts;
  readonly #sink: EditSink;
  readonly #depth: number;
  /** Of the string we are in; undefined outside strings. */
  #inner: Layer | undefined;
  #isInString = false;
  #lengths = new LengthQueue();
  /** An escape or a number whose end has not come yet. */
  #pending = '';
  #isNumber = false;
  /** What the last string began with: before a number of an object, its key. */
  #key = '';
  /** Nested or fenced only: text outside of quotes. */
  #outside: TextRestorer | undefined;
  #hasBegun = false;

  /** @param depth 0 for the channel itself; above, JSON inside a string, read leniently */
  constructor(table: RestoreTable, drift: DriftCounts, sink: EditSink, depth = 0) {
    this.#table = table;
    this.#drift = drift;
    this.#sink = sink;
    this.#depth = depth;
    this.#outside = depth > 0 ? new TextRestorer(table, drift, sink) : undefined;
  }

  push(characters: string): void {
    let at = 0;
    if (!this.#hasBegun) this.#begin(characters);
    while (at < characters.length) {
      at = this.#isInString ? this.#string(characters, at) : this.#between(characters, at);
    }
  }

  end(): void {
    if (this.#isNumber) this.#endNumber();
    this.#inner?.end();
    if (this.#pending !== '') this.#sink.keep(this.#pending.length);
    this.#pending = '';
    this.#inner = undefined;
    this.#isInString = false;
    this.#hasBegun = false;
    this.#outside?.end();
  }

  #begin(characters: string): void {
    const first = /\S/.exec(characters)?.[0];
    this.#hasBegun = first !== undefined;
    if (first === '`') this.#outside ??= new TextRestorer(this.#table, this.#drift, this.#sink);
  }

  /** Outside of strings: structure, numbers, literals. */
  #between(characters: string, start: number): number {
    const quote = characters.indexOf('"', start);
    const end = quote < 0 ? characters.length : quote;
    if (end > start) {
      const text = characters.slice(start, end);
      if (this.#outside !== undefined) this.#outside.push(text);
      else this.#structure(text);
    }
    if (quote < 0) return end;
    if (this.#isNumber) this.#endNumber();
    this.#outside?.end();
    this.#sink.keep(1);
    this.#isInString = true;
    this.#inner = undefined;
    this.#key = '';
    return quote + 1;
  }

  #structure(text: string): void {
    for (const { 0: run } of text.matchAll(/[-+.0-9eE]+|[^-+.0-9eE]+/g)) {
      const isNumeric = /^[-+.0-9eE]/.test(run);
      if (!isNumeric) {
        if (this.#isNumber) this.#endNumber();
        this.#sink.keep(run.length);
      } else {
        this.#isNumber = true;
        this.#pending += run;
      }
      if (this.#pending.length > NUMBER_LENGTH_MAX) this.#endNumber();
    }
  }

  #endNumber(): void {
    const literal = this.#pending;
    const { ages, numbers } = this.#table;
    const known = ages.has(literal) && AGE_KEY.test(this.#key) ? ages : numbers;
    const original = known.get(literal);
    if (original === undefined) {
      this.#sink.keep(literal.length);
      if (known.has(literal)) this.#drift.ambiguous += 1;
    } else {
      this.#sink.put(literal.length, original);
      if (this.#table.exact.has(literal)) this.#drift.exact += 1;
      else this.#drift.normalised += 1;
    }
    this.#pending = '';
    this.#isNumber = false;
  }

  /** Inside a string: decodes up to its end or the end of the piece. */
  #string(characters: string, start: number): number {
    let at = start;
    if (this.#pending !== '') {
      at = this.#escape(characters, at);
      if (this.#pending !== '') return at;
    }
    let run = at;
    for (; at < characters.length; at += 1) {
      const code = characters.charCodeAt(at);
      if (code !== 34 && code !== 92) continue;
      if (at > run) this.#feed(characters.slice(run, at));
      if (code === 34) {
        this.#inner?.end();
        this.#inner = undefined;
        this.#isInString = false;
        this.#lengths = new LengthQueue();
        this.#sink.keep(1);
        return at + 1;
      }
      this.#pending = '\\';
      at = this.#escape(characters, at + 1);
      if (this.#pending !== '') return at;
      run = at;
      at -= 1;
    }
    if (at > run) this.#feed(characters.slice(run, at));
    return at;
  }

  /** Completes the pending escape as far as the piece goes. */
  #escape(characters: string, start: number): number {
    let at = start;
    while (at < characters.length) {
      this.#pending += characters[at];
      at += 1;
      const isUnicode = this.#pending[1] === 'u';
      // What is no escape after all is let through as its characters.
      const isBroken =
        isUnicode && this.#pending.length > 2 && !/^[0-9a-fA-F]$/.test(this.#pending.at(-1)!);
      if (isBroken) {
        const raw = this.#pending.slice(0, -1);
        this.#pending = '';
        for (const character of raw) this.#feed(character);
        return at - 1;
      }
      if (this.#pending.length === (isUnicode ? 6 : 2)) {
        const raw = this.#pending;
        this.#pending = '';
        const decoded = isUnicode
          ? String.fromCharCode(Number.parseInt(raw.slice(2), 16))
          : SIMPLE_ESCAPES[raw[1]!];
        if (decoded === undefined) this.#feed(raw);
        else this.#feed(decoded, raw.length);
        return at;
      }
    }
    return at;
  }

  /** Hands decoded characters on; `length` is that of the source of a single one. */
  #feed(decoded: string, length = 1): void {
    if (this.#key.length < KEY_LENGTH_MAX) this.#key += decoded;
    this.#inner ??= this.#innerFor(decoded);
    if (this.#inner === undefined) {
      // White space before anything else cannot be part of a match.
      this.#sink.keep(length === 1 ? decoded.length : length);
      return;
    }
    this.#lengths.add(decoded.length, length);
    this.#inner.push(decoded);
  }

  #innerFor(decoded: string): Layer | undefined {
    const first = /\S/.exec(decoded)?.[0];
    if (first === undefined) return undefined;
    const sink: EditSink = {
      keep: (count) => this.#sink.keep(this.#lengths.take(count)),
      put: (count, text) =>
        this.#sink.put(this.#lengths.take(count), JSON.stringify(text).slice(1, -1)),
    };
    const isNested = (first === '{' || first === '[') && this.#depth < LIMITS.jsonInStringDepthMax;
    return isNested
      ? new JsonRestorer(this.#table, this.#drift, sink, this.#depth + 1)
      : new TextRestorer(this.#table, this.#drift, sink);
  }
}

/** How long the sources of decoded characters are, in order: mostly runs of one each. */
class LengthQueue {
  readonly #counts: number[] = [];
  readonly #lengths: number[] = [];
  #head = 0;

  add(count: number, length: number): void {
    const last = this.#counts.length - 1;
    if (last >= this.#head && this.#lengths[last] === length) this.#counts[last]! += count;
    else {
      this.#counts.push(count);
      this.#lengths.push(length);
    }
  }

  /** Source length of the next `count` characters. */
  take(count: number): number {
    let left = count;
    let total = 0;
    while (left > 0) {
      const taken = Math.min(left, this.#counts[this.#head]!);
      total += taken * this.#lengths[this.#head]!;
      this.#counts[this.#head]! -= taken;
      left -= taken;
      if (this.#counts[this.#head] === 0) this.#head += 1;
    }
    if (this.#head > 64) {
      this.#counts.splice(0, this.#head);
      this.#lengths.splice(0, this.#head);
      this.#head = 0;
    }
    return total;
  }
}
