/**
 * The lists of `lexicons/` as hashes, in one file (`lexicons/packed.bin`): to hash two megabytes of words takes a fifth of the time
 * in which the engine starts. Written by `scripts/pack-lexicons.ts`, whose test holds the file to the lists.
 *
 * Format: a line of JSON, `{"name": [words, phrases, first words of phrases]}`, then the hashes of each in that order,
 * 32 bits little-endian, from the next multiple of four bytes on.
 */
import { readFileSync } from 'node:fs';

export interface PackedList {
  readonly words: Int32Array;
  /** Of several words, `hashPhrase`. */
  readonly phrases: Int32Array;
  /** First words of those. */
  readonly starts: Int32Array;
}

export const PACKED = new URL('./lexicons/packed.bin', import.meta.url);
const LINE_END = 10;

/** All lists, by the name of the file in `lexicons/` without its ending. Whoever has put them into a table lets go of them. */
export function readPackedLists(): (name: string) => PackedList {
  const bytes = readFileSync(PACKED);
  const end = bytes.indexOf(LINE_END);
  const head = JSON.parse(bytes.toString('utf8', 0, end)) as Record<string, number[]>;
  const from = bytes.byteOffset + Math.ceil((end + 1) / 4) * 4;
  const hashes = new Int32Array(
    bytes.buffer,
    from,
    (bytes.byteOffset + bytes.byteLength - from) / 4,
  );
  const lists = new Map<string, PackedList>();
  let at = 0;
  const next = (count = 0) => {
    at += count;
    return hashes.subarray(at - count, at);
  };
  for (const [name, [words, phrases, starts]] of Object.entries(head)) {
    lists.set(name, { words: next(words), phrases: next(phrases), starts: next(starts) });
  }
  return (name) => {
    const list = lists.get(name);
    if (list === undefined) throw new Error(`no list ${name} in ${PACKED.pathname}`);
    return list;
  };
}
