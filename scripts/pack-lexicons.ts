/**
 * Writes the lists of `src/detect/lexicons/` as hashes into one file, which the engine reads as it starts:
 *
 *   node scripts/pack-lexicons.ts
 *
 * Run it when a list has changed.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hashPhrase, hashWord } from '../src/detect/fold.ts';
import { PACKED } from '../src/detect/packed-lists.ts';

const LISTS = new URL('../src/detect/lexicons/', import.meta.url);

/** The file as it is committed. */
export function packed(): Buffer {
  const names = readdirSync(LISTS)
    .filter((file) => file.endsWith('.txt'))
    .sort();
  const lists = names.map((file) => [file.slice(0, -'.txt'.length), hashesOf(file)] as const);
  const counts = lists.map(([name, parts]) => [name, parts.map(({ length }) => length)]);
  const head = `${JSON.stringify(Object.fromEntries(counts))}\n`;
  const hashes = Int32Array.from(lists.flatMap(([, parts]) => parts.flat()));
  const body = Buffer.alloc(4 * hashes.length);
  hashes.forEach((hash, at) => {
    body.writeInt32LE(hash, 4 * at);
  });
  return Buffer.concat([Buffer.from(head.padEnd(Math.ceil(head.length / 4) * 4, '\0')), body]);
}

/** Of words, of phrases, of the first words of phrases. */
function hashesOf(file: string): number[][] {
  const lines = readFileSync(new URL(file, LISTS), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split(' ').map(hashWord));
  const phrases = lines.filter(({ length }) => length > 1);
  return [
    lines.filter(({ length }) => length === 1).map(([word]) => word!),
    phrases.map((words) => words.reduce(hashPhrase)),
    [...new Set(phrases.map(([first]) => first!))],
  ];
}

if (import.meta.main) writeFileSync(PACKED, packed());
