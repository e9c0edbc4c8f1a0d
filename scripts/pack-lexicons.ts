/**
 * Writes the lists of `src/detect/lexicons/` as hashes into one file, which the engine reads as it starts:
 *
 *   node scripts/pack-lexicons.ts
 *
 * Run it when a list has changed.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hashPhrase, hashWord } from '../src/detect/fold.ts';
import { LEXICON_LOG2, PACKED, placeOf, SPANISH_LOG2 } from '../src/detect/packed-lists.ts';

const LISTS = new URL('../src/detect/lexicons/', import.meta.url);
/** Has a table of its own: `src/detect/spanish-words.ts`. */
const SPANISH = 'spanish';

/** The file as it is committed. */
export function packed(): Buffer {
  const names = readdirSync(LISTS)
    .filter((file) => file.endsWith('.txt'))
    .map((file) => file.slice(0, -'.txt'.length))
    .sort();
  const listed = new Map<number, Set<string>>();
  for (const name of names.filter((name) => name !== SPANISH)) {
    for (const words of linesOf(name)) {
      if (words.length === 1) put(listed, words[0]!, name);
      else {
        put(listed, words.reduce(hashPhrase), `${name} phrases`);
        put(listed, words[0]!, `${name} starts`);
      }
    }
  }
  const hashes = inOrder([...listed.keys()], LEXICON_LOG2);
  const keys = hashes.map((hash) => JSON.stringify([...listed.get(hash)!].sort()));
  const sets = [...new Set(keys)].sort();
  const numberOf = new Map(sets.map((set, index) => [set, index]));
  const spanish = inOrder([...new Set(linesOf(SPANISH).map(([word]) => word!))], SPANISH_LOG2);
  const counts = `"words":${hashes.length},"spanish":${spanish.length}`;
  const head = `{${counts},"sets":[${sets.join(',')}]}\n`;
  return Buffer.concat([
    Buffer.from(head.padEnd(Math.ceil(head.length / 4) * 4, '\0')),
    Buffer.from(Int32Array.from([...hashes, ...spanish]).buffer),
    Buffer.from(Uint16Array.from(keys.map((key) => numberOf.get(key)!)).buffer),
  ]);
}

/** Hashes of the words of each line. */
const linesOf = (name: string): number[][] =>
  readFileSync(new URL(`${name}.txt`, LISTS), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split(' ').map(hashWord));

function put(listed: Map<number, Set<string>>, hash: number, as: string): void {
  const known = listed.get(hash) ?? new Set();
  listed.set(hash, known.add(as));
}

const inOrder = (hashes: number[], log2: number): number[] =>
  hashes.sort((a, b) => placeOf(a, log2) - placeOf(b, log2) || a - b);

if (import.meta.main) writeFileSync(PACKED, packed());
