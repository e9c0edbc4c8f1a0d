/** Packs on disk: those of the package, and a site's own, which go before them. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Failure } from '../core/failures.ts';
import { LIMITS } from '../core/limits.ts';
import { utf8Text } from '../core/utf8-text.ts';
import { parsePack, type ReadPack } from './pack.ts';

/** The same place from `src/packs/` and, in the published package, from `dist/packs/`. */
const BUILT_IN = fileURLToPath(new URL('../../packs/', import.meta.url));

export interface FoundPack extends ReadPack {
  readonly file: string;
  readonly isBuiltIn: boolean;
}

/**
 * All packs, by id. One of the site's stands before one of the package with the same id.
 *
 * @param folder of the site's own; undefined for none
 * @throws Failure pack_invalid for a file that is none, or two of a folder with one id
 */
export function readPacks(folder: string | undefined): FoundPack[] {
  const found = new Map<string, FoundPack>();
  for (const [place, isBuiltIn] of [[BUILT_IN, true] as const, [folder, false] as const]) {
    if (place === undefined) continue;
    const own = new Set<string>();
    for (const file of filesIn(place)) {
      const read = readPackFile(file);
      if (own.has(read.pack.id))
        throw invalid(file, `two packs of this folder have the id ${read.pack.id}`);
      own.add(read.pack.id);
      found.set(read.pack.id, { ...read, file, isBuiltIn });
    }
  }
  return [...found.values()].sort((one, other) => (one.pack.id < other.pack.id ? -1 : 1));
}

/** @throws Failure pack_unknown, pack_invalid */
export function findPack(id: string, folder: string | undefined): FoundPack {
  const packs = readPacks(folder);
  const found = packs.find(({ pack }) => pack.id === id);
  if (found === undefined)
    throw new Failure('pack_unknown', { known: packs.map(({ pack }) => pack.id) });
  return found;
}

/** @throws Failure pack_invalid */
export function readPackFile(file: string): ReadPack {
  return parsePack(readBounded(file, 'pack_invalid'), basename(file));
}

/** @throws Failure with the given code: not there, not readable, larger than any real one */
export function readBounded(file: string, code: 'pack_invalid' | 'pack_input_invalid'): string {
  const bytesMax = code === 'pack_invalid' ? LIMITS.packFileBytesMax : LIMITS.requestBodyBytesMax;
  try {
    const { size } = statSync(file);
    if (size > bytesMax) throw new Failure(code, { at: file, bytesMax });
    return utf8Text(
      readFileSync(file),
      (remedy) => new Failure(code, { at: file, because: remedy }),
    );
  } catch (cause) {
    if (cause instanceof Failure) throw cause;
    throw new Failure(
      code,
      { at: file, because: 'cannot be read: check path and permissions' },
      { cause },
    );
  }
}

function filesIn(folder: string): string[] {
  try {
    const names = readdirSync(folder).filter((name) => /\.ya?ml$/.test(name));
    return names.sort().map((name) => join(folder, name));
  } catch (cause) {
    throw new Failure(
      'pack_invalid',
      { at: folder, because: 'no folder that can be read' },
      { cause },
    );
  }
}

function invalid(at: string, because: string): Failure {
  return new Failure('pack_invalid', { at, because });
}
