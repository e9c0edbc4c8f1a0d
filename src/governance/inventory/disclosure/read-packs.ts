/** Disclosure packs on disk: those of the package, and a site's own. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Failure } from '../../../core/failures.ts';
import { utf8Text } from '../../../core/utf8-text.ts';
import { type DisclosurePack, parseDisclosurePack } from './pack.ts';

/** The same place from `src/` and, in the published package, from `dist/`. */
const BUILT_IN = fileURLToPath(new URL('../../../../disclosures/', import.meta.url));

/**
 * @param folder of a site's own packs; one with the id of a built-in pack takes its place
 * @throws Failure config_invalid where a folder cannot be read, a pack is wrong, or one that is included is missing
 */
export function readDisclosurePacks(folder?: string): readonly DisclosurePack[] {
  const packs = new Map<string, DisclosurePack>();
  for (const place of folder === undefined ? [BUILT_IN] : [BUILT_IN, folder]) {
    for (const pack of packsIn(place)) packs.set(pack.id, pack);
  }
  for (const { id, includes } of packs.values()) {
    const missing = includes.filter((other) => !packs.has(other));
    if (missing.length > 0)
      throw wrong(id, `includes packs that are not there: ${missing.join(', ')}`);
  }
  return [...packs.values()];
}

function packsIn(folder: string): DisclosurePack[] {
  let names: string[];
  try {
    names = readdirSync(folder)
      .filter((name) => /\.ya?ml$/.test(name))
      .sort();
  } catch (cause) {
    throw wrong(folder, 'cannot be read: check path and permissions', cause);
  }
  return names.map((name) => {
    const at = join(folder, name);
    try {
      return parseDisclosurePack(utf8Text(readFileSync(at), (remedy) => wrong(at, remedy)));
    } catch (cause) {
      const facts = cause instanceof Failure ? cause.facts : {};
      throw wrong(at, JSON.stringify(facts.problems ?? facts.remedy ?? 'cannot be read'), cause);
    }
  });
}

function wrong(at: string, remedy: string, cause?: unknown): Failure {
  return new Failure('config_invalid', { at, remedy }, { cause });
}
