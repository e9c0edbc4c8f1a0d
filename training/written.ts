/**
 * Notes written whole, for training alone: what stands around a name, and what stands where none is, in the voice of many
 * trades. Each line `=== kind` of `notes/*.txt` begins one; in it `{slot}` and `[a|b]` are as in every template.
 */
import { readdirSync, readFileSync } from 'node:fs';
import type { Random } from './random.ts';
import type { Piece } from './scene.ts';

const FOLDER = new URL('./notes/', import.meta.url);

/** Templates of whole notes, in the order of files and lines. */
export const WRITTEN: readonly string[] = readdirSync(FOLDER)
  .sort()
  .flatMap((name) => readFileSync(new URL(name, FOLDER), 'utf8').split(/^=== .*\n/m))
  .map((note) => note.trim())
  .filter((note) => note !== '');

/** All of a note, or some of its lines that follow each other: what stands above is not always known. */
export function excerpt(r: Random, note: readonly Piece[]): readonly Piece[] {
  if (r.chance(0.6)) return note;
  const lines: Piece[][] = [[]];
  for (const piece of note) {
    piece.text.split('\n').forEach((text, at) => {
      if (at > 0) lines.push([]);
      if (text !== '') lines.at(-1)!.push({ ...piece, text });
    });
  }
  const from = r.int(0, lines.length - 1);
  return lines
    .slice(from, from + r.int(1, 12))
    .flatMap((line, at) => (at === 0 ? line : [{ text: '\n', tag: undefined }, ...line]));
}
