/** Policies on disk: the built-in set of the package, the operator's own files, and signed bundles. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Failure } from '../core/failures.ts';
import { utf8Text } from '../core/utf8-text.ts';
import { type Bundle, readBundle } from './bundle.ts';
import type { PolicySource } from './rules.ts';

/** The same place from `src/policy/` and, in the published package, from `dist/policy/`. */
const BUILT_IN = fileURLToPath(new URL('../../policies/', import.meta.url));

/** A file, a folder of `.cedar` files, the word `builtin`, or a signed bundle. */
export type PolicyPlace = string | { readonly bundle: string; readonly publicKey: string };

export interface ReadPolicies {
  readonly sources: readonly PolicySource[];
  /** Those among them that have a version: it must be admitted before they are used. */
  readonly bundles: readonly Bundle[];
  readonly cases: readonly CaseFile[];
}

/** A file of cases beside policies. */
export interface CaseFile extends PolicySource {
  /** The built-in cases say what the built-in set decides by itself: a hospital's rule may be stricter. */
  readonly isBuiltIn: boolean;
}

/** @throws Failure config_invalid where one cannot be read or holds no policy file; policy_bundle_refused */
export function readPolicyPlaces(places: readonly PolicyPlace[]): ReadPolicies {
  const read = places.map((place) => {
    if (typeof place === 'string') {
      const isBuiltIn = place === 'builtin';
      const files = filesOf(isBuiltIn ? BUILT_IN : place);
      const cases = files.flatMap(casesBeside).map((file) => ({ ...file, isBuiltIn }));
      return { sources: files.map(policySource), bundles: [], cases };
    }
    const bundle = readBundle(contentOf(place.bundle), place.publicKey, basename(place.bundle));
    const cases = bundle.cases.map((file) => ({ ...file, isBuiltIn: false }));
    return { sources: bundle.policies, bundles: [bundle], cases };
  });
  return {
    sources: read.flatMap(({ sources }) => sources),
    bundles: read.flatMap(({ bundles }) => bundles),
    cases: read.flatMap(({ cases }) => cases),
  };
}

/**
 * @param places files, folders of `.cedar` files, or the word `builtin`
 * @throws Failure config_invalid where one cannot be read or holds no policy file
 */
export function readPolicies(places: readonly string[]): PolicySource[] {
  return [...readPolicyPlaces(places).sources];
}

/** The same of the rules of administration. @throws Failure config_invalid */
export function readAdminPolicies(places: readonly string[]): PolicySource[] {
  return readPolicies(
    places.map((place) => (place === 'builtin' ? join(BUILT_IN, 'admin') : place)),
  );
}

function filesOf(place: string): string[] {
  return tried(place, () => {
    if (!statSync(place).isDirectory()) return [place];
    const files = readdirSync(place)
      .filter((name) => name.endsWith('.cedar'))
      .sort()
      .map((name) => join(place, name));
    if (files.length === 0) throw unreadable(place, 'this folder has no .cedar file');
    return files;
  });
}

/** One that was cut off as it was written (a full disk, a lost power supply) may have forbidden something. */
function policySource(file: string): PolicySource {
  const read = source(file);
  if (read.text.trim() !== '') return read;
  throw unreadable(file, 'nothing stands in this file: put its policies back, or take it away');
}

const source = (file: string): PolicySource => ({ name: basename(file), text: contentOf(file) });

/** `letters.cases.yaml` for `letters.cedar`; not every policy has some. */
function casesBeside(file: string): PolicySource[] {
  const name = `${basename(file, '.cedar')}.cases.yaml`;
  const isThere = tried(file, () => readdirSync(dirname(file)).includes(name));
  return isThere ? [source(join(dirname(file), name))] : [];
}

function contentOf(file: string): string {
  return tried(file, () => utf8Text(readFileSync(file), (remedy) => unreadable(file, remedy)));
}

function tried<T>(place: string, step: () => T): T {
  try {
    return step();
  } catch (cause) {
    if (cause instanceof Failure) throw cause;
    throw unreadable(place, 'cannot be read: check path and permissions', cause);
  }
}

function unreadable(at: string, remedy: string, cause?: unknown): Failure {
  return new Failure('config_invalid', { at, remedy, problems: [`${at}: ${remedy}`] }, { cause });
}
