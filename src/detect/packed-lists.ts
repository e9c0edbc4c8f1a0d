/**
 * The lists of `lexicons/` as hashes, in one file (`lexicons/packed.bin`): to hash two megabytes of words takes a fifth of the time
 * in which the engine starts. Written by `scripts/pack-lexicons.ts`, whose test holds the file to the lists.
 *
 * Format: a line of JSON (`Head`); from the next multiple of four bytes on the hashes of all words but the Spanish ones, each
 * once, and those of the Spanish ones, 32 bits each; then for each of the former which lists it is on, 16 bits. All little-endian.
 * Both are sorted by where they stand in their table: whoever fills it goes through it once, from its first place to its last.
 */
import { readFileSync } from 'node:fs';

/** What one list says of a word: the list's name, for a phrase `name phrases`, for the first word of one `name starts`. */
export type Listed = string;

interface Head {
  /** Hashes. */
  readonly words: number;
  readonly spanish: number;
  /** What words are on, as many together as some word is. */
  readonly sets: readonly (readonly Listed[])[];
}

export interface PackedWords extends Pick<Head, 'sets'> {
  readonly hashes: Int32Array;
  /** By place of the hash: index into `sets`. */
  readonly setOf: Uint16Array;
}

export const PACKED = new URL('./lexicons/packed.bin', import.meta.url);
const LINE_END = 10;

/** Places of a table, as a power of two. */
export const LEXICON_LOG2 = 19;
export const SPANISH_LOG2 = 17;

/** Where a table of 2^`log2` places begins to look for a hash. */
export const placeOf = (hash: number, log2: number): number =>
  (hash ^ (hash >>> 15)) & ((1 << log2) - 1);

export function readPackedWords(): PackedWords {
  const { bytes, head, from } = read();
  const hashes = new Int32Array(bytes.buffer, from, head.words);
  const setOf = new Uint16Array(bytes.buffer, from + 4 * (head.words + head.spanish), head.words);
  return { hashes, setOf, sets: head.sets };
}

export function readPackedSpanish(): Int32Array {
  const { bytes, head, from } = read();
  return new Int32Array(bytes.buffer, from + 4 * head.words, head.spanish);
}

function read(): { bytes: Buffer; head: Head; from: number } {
  const bytes = readFileSync(PACKED);
  const end = bytes.indexOf(LINE_END);
  const head = JSON.parse(bytes.toString('utf8', 0, end)) as Head;
  return { bytes, head, from: bytes.byteOffset + Math.ceil((end + 1) / 4) * 4 };
}
