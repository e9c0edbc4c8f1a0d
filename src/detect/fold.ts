/**
 * One character at a time: what kind it is, and what it is compared as.
 *
 * Folding maps a UTF-16 code unit to one code unit (or to 0: "leave it out"), so a folded word can
 * be hashed while it is read and no string is made. Case, Latin diacritics (composed or combining),
 * full-width forms, typographic apostrophes and zero-width characters disappear; the text itself is
 * never rewritten.
 */
import { readFileSync } from 'node:fs';

/** Kinds of code unit. */
export const OTHER = 0;
export const LOWER = 1;
export const UPPER = 2;
/** Letters without case: CJK, Arabic, Hebrew, … */
export const CASELESS = 3;
export const DIGIT = 4;
/** Combining marks, zero-width characters, soft hyphen: part of the word around them. */
export const INVISIBLE = 5;
export const SPACE = 6;
export const NEWLINE = 7;

export const KIND = new Uint8Array(65536);
/** What the code unit is compared as; 0 for characters that are left out. */
export const FOLD = new Uint16Array(65536);

/** `characters.bin`: see `fillTables`. Written by `scripts/pack-characters.ts`. */
export const CHARACTERS = new URL('./characters.bin', import.meta.url);

/**
 * The file has runs of code units of one kind that fold by the same distance: length, kind, distance, of 16 bits each, little-endian,
 * modulo 65536. To ask Unicode's properties of each character takes a tenth of the time in which the engine starts; and so
 * it reads a text in the same way under every version of Node.
 */
function fillTables(): void {
  const bytes = readFileSync(CHARACTERS);
  const runs = new Uint16Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 2);
  let code = 0;
  for (let run = 0; run < runs.length; run += 3) {
    const end = code + runs[run]!;
    const kind = runs[run + 1]!;
    const distance = runs[run + 2]!;
    for (; code < end; code += 1) {
      KIND[code] = kind;
      FOLD[code] =
        kind === INVISIBLE ? 0 : kind === SPACE || kind === NEWLINE ? 32 : code + distance;
    }
  }
}
fillTables();

/** FNV-1a over folded code units; `HASH_SEED`, then `hashStep` for each, nothing for 0. */
export const HASH_SEED = 0x811c9dc5 | 0;

export function hashStep(hash: number, folded: number): number {
  return Math.imul(hash ^ folded, 0x01000193);
}

/** Hash of a word as a token of the text would get it. */
export function hashWord(word: string): number {
  let hash = HASH_SEED;
  for (let at = 0; at < word.length; at += 1) {
    const folded = FOLD[word.charCodeAt(at)]!;
    if (folded !== 0) hash = hashStep(hash, folded);
  }
  return hash;
}

/** Hash of several words in a row, from their hashes. */
export function hashPhrase(first: number, second: number): number {
  return Math.imul((first ^ (second >>> 15)) + 0x9e3779b9, 0x85ebca6b) ^ second;
}

/** The word as it is compared: for tables built at load time, not for the hot path. */
export function fold(word: string): string {
  let folded = '';
  for (let at = 0; at < word.length; at += 1) {
    const code = FOLD[word.charCodeAt(at)]!;
    if (code !== 0) folded += String.fromCharCode(code);
  }
  return folded;
}
