/**
 * The fields of JSON documents, for a site that wants to say what they hold: each place once, with the role
 * that it has without being told. Lists count as one place, and so do the members of an object whose keys
 * are data.
 */
import type { FieldRole } from '../../core/field-role.ts';
import type { Json } from '../../core/json.ts';
import type { PhiCategory } from '../../core/phi.ts';
import { namedBy, walkJson } from './json.ts';

export interface JsonField {
  /** Keys from the root; undefined for any element of a list, or any key. */
  readonly path: readonly (string | undefined)[];
  readonly role: FieldRole;
  readonly because: 'name' | 'values' | 'unknown';
}

export interface FieldOptions {
  /** A key that is somebody's own, and no name of a field. */
  readonly isData: (key: string) => boolean;
  /** As of columns. */
  readonly propose: (values: readonly string[], name?: string) => PhiCategory | undefined;
  readonly valuesMax: number;
}

interface Place {
  readonly path: JsonField['path'];
  readonly role: FieldRole;
  readonly values: string[];
}

type Around = ReturnType<typeof namedBy> | undefined;

/** In the order in which they come. @throws Failure document_invalid, too_deep */
export function jsonFields(documents: readonly string[], options: FieldOptions): JsonField[] {
  const places = new Map<string, Place>();
  for (const source of documents) {
    walkJson(source); // refuses what is no JSON, or too deep
    collect(JSON.parse(source.replace(/^\ufeff/, '')) as Json, [], undefined, places, options);
  }
  return [...places.values()].map(({ path, role, values }): JsonField => {
    if (role !== 'text') return { path, role, because: 'name' };
    const proposed =
      values.length === 0
        ? undefined
        : options.propose(
            values,
            path.findLast((key) => key !== undefined),
          );
    return proposed === undefined
      ? { path, role, because: 'unknown' }
      : { path, role: proposed, because: 'values' };
  });
}

function collect(
  value: Json,
  path: JsonField['path'],
  named: Around,
  places: Map<string, Place>,
  options: FieldOptions,
): void {
  if (Array.isArray(value)) {
    for (const each of value) collect(each, [...path, undefined], named, places, options);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, each] of Object.entries(value)) {
      const step = options.isData(key) ? undefined : key;
      collect(each, [...path, step], namedBy(key, named), places, options);
    }
  } else if (path.length > 0 && (typeof value === 'string' || typeof value === 'number')) {
    note(String(value), path, named?.role ?? 'text', places, options.valuesMax);
  }
}

function note(
  value: string,
  path: JsonField['path'],
  role: FieldRole,
  places: Map<string, Place>,
  valuesMax: number,
): void {
  const key = JSON.stringify(path.map((step) => step ?? null));
  let place = places.get(key);
  // One place of two roles is what the looser reading of names cannot tell: text.
  if (place === undefined || (place.role !== role && place.role !== 'text')) {
    place = { path, role: place === undefined ? role : 'text', values: place?.values ?? [] };
    places.set(key, place);
  }
  if (value !== '' && place.values.length < valuesMax) place.values.push(value);
}
