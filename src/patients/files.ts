/**
 * Patients from local files: NDJSON (FHIR bulk export), a Bundle, or single resources. A file is
 * read when first needed and again when it has changed; a file that cannot be read whole is an
 * error, because half a patient list protects half the patients.
 */
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { Failure } from '../core/failures.ts';
import { practitionersOf } from '../core/fhir-person.ts';
import { isObject, type Json, type JsonObject } from '../core/json.ts';
import type { KnownPerson } from '../core/person.ts';
import { around } from './records.ts';

export interface Index {
  readonly patients: ReadonlyMap<string, JsonObject>;
  readonly relatives: ReadonlyMap<string, readonly JsonObject[]>;
  readonly practitioners: ReadonlyMap<string, JsonObject>;
}

export type Find = (ref: string) => Promise<readonly KnownPerson[] | undefined>;

export function openPatientFiles(files: readonly string[]): Find {
  const indexes = files.map(openFile);
  return async (ref) => {
    const all = await Promise.all(indexes.map((index) => index()));
    const patient = all.map(({ patients }) => patients.get(ref)).find(Boolean);
    if (patient === undefined) return undefined;
    // A bulk export has one file per resource type: a relative may stand in another file.
    const relatives = all.flatMap((index): readonly JsonObject[] => index.relatives.get(ref) ?? []);
    const practitioners = practitionersOf(patient)
      .map((named) => all.map((index) => index.practitioners.get(named.ref)).find(Boolean))
      .filter((resource) => resource !== undefined);
    return around(patient, relatives, practitioners);
  };
}

function openFile(file: string): () => Promise<Index> {
  let state = '';
  let index: Promise<Index> | undefined;
  return async () => {
    try {
      const { mtimeMs, size } = await stat(file);
      if (index === undefined || state !== `${mtimeMs} ${size}`) {
        state = `${mtimeMs} ${size}`;
        index = readFile(file, 'utf8').then((text) => indexed(resourcesIn(text, basename(file))));
      }
      return await index;
    } catch (cause) {
      index = undefined;
      if (cause instanceof Failure) throw cause;
      throw new Failure('patient_source_unavailable', { file: basename(file) }, { cause });
    }
  };
}

export function indexed(resources: readonly JsonObject[]): Index {
  const patients = new Map<string, JsonObject>();
  const relatives = new Map<string, JsonObject[]>();
  const practitioners = new Map<string, JsonObject>();
  for (const resource of resources) {
    const { text: _, ...own } = resource; // the narrative: nothing in it is ours to read
    if (resource.resourceType === 'Patient') patients.set(`Patient/${resource.id}`, own);
    if (resource.resourceType === 'Practitioner') {
      practitioners.set(`Practitioner/${resource.id}`, own);
    }
    const of = isObject(resource.patient) ? resource.patient.reference : undefined;
    if (resource.resourceType === 'RelatedPerson' && typeof of === 'string') {
      relatives.set(of, [...(relatives.get(of) ?? []), own]);
    }
  }
  return { patients, relatives, practitioners };
}

/** One JSON value, or one per line. */
export function resourcesIn(text: string, file: string): JsonObject[] {
  const whole = parsed(text);
  if (whole !== undefined) return flat(whole);
  return text.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    const value = parsed(line);
    if (!isObject(value)) {
      throw new Failure('patient_source_unavailable', { file, line: index + 1 });
    }
    return flat(value);
  });
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

function flat(value: Json): JsonObject[] {
  if (Array.isArray(value)) return value.filter(isObject);
  if (!isObject(value)) return [];
  if (value.resourceType !== 'Bundle') return [value];
  const entries = Array.isArray(value.entry) ? value.entry : [];
  return entries.flatMap((entry) =>
    isObject(entry) && isObject(entry.resource) ? [entry.resource] : [],
  );
}
