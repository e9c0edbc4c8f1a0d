/** Policy files on disk: the built-in set of the package, and the operator's own. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Failure } from '../core/failures.ts';
import type { PolicySource } from './rules.ts';

/** The same place from `src/policy/` and, in the published package, from `dist/policy/`. */
const BUILT_IN = fileURLToPath(new URL('../../policies/', import.meta.url));

/**
 * @param places files, folders of `.cedar` files, or the word `builtin`
 * @throws Failure config_invalid where one cannot be read or holds no policy file
 */
export function readPolicies(places: readonly string[]): PolicySource[] {
  return places.flatMap((place) => read(place === 'builtin' ? BUILT_IN : place));
}

/** The same of the rules of administration. @throws Failure config_invalid */
export function readAdminPolicies(places: readonly string[]): PolicySource[] {
  return places.flatMap((place) => read(place === 'builtin' ? join(BUILT_IN, 'admin') : place));
}

function read(place: string): PolicySource[] {
  try {
    const files = statSync(place).isDirectory()
      ? readdirSync(place)
          .filter((name) => name.endsWith('.cedar'))
          .sort()
          .map((name) => join(place, name))
      : [place];
    if (files.length === 0) throw unreadable(place, 'this folder has no .cedar file');
    return files.map((file) => ({ name: basename(file), text: readFileSync(file, 'utf8') }));
  } catch (cause) {
    if (cause instanceof Failure) throw cause;
    throw unreadable(place, 'cannot be read: check path and permissions', cause);
  }
}

function unreadable(at: string, remedy: string, cause?: unknown): Failure {
  return new Failure('config_invalid', { at, remedy, problems: [`${at}: ${remedy}`] }, { cause });
}
