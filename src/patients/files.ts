/**
 * Patients and their consents from local files: NDJSON (FHIR bulk export), a Bundle, or single
 * resources; of a folder, all such files. A file is read when first needed and again when it has
 * changed; a file that cannot be read whole is an error, because half a patient list protects half
 * the patients.
 */
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Failure } from '../core/failures.ts';
import { practitionersOf } from '../core/fhir-person.ts';
import { isObject, type Json, type JsonObject } from '../core/json.ts';
import { utf8Text } from '../core/utf8-text.ts';
import { type Consent, readConsent } from './consent/index.ts';
import { type Known, linksIn, type Records } from './linked.ts';
import { around } from './records.ts';
import { united } from './united.ts';

export interface Index {
  /** Several under one id: versions of one record, or records of two houses. Nobody can tell, so each counts. */
  readonly patients: ReadonlyMap<string, readonly JsonObject[]>;
  readonly relatives: ReadonlyMap<string, readonly JsonObject[]>;
  readonly practitioners: ReadonlyMap<string, JsonObject>;
  /** By `Patient/…`; under the empty string, those of whom nobody can tell whose they are. */
  readonly consents: ReadonlyMap<string, readonly JsonObject[]>;
}

export type Find = (ref: string) => Promise<Known | undefined>;

export interface PatientFiles extends Records {
  readonly find: Find;
  /** Reads them all. @throws Failure patient_source_unavailable */
  read(): Promise<void>;
}

/** @param paths files and folders */
export function openPatientFiles(paths: readonly string[]): PatientFiles {
  const files = new Map<string, () => Promise<Index>>();
  const open = (file: string) => {
    const known = files.get(file) ?? openFile(file);
    files.set(file, known);
    return known();
  };
  const all = async () => Promise.all((await filesIn(paths)).map(open));
  return {
    find: async (ref) => findPatient(ref, await all()),
    links: async (ref) => linksOf(ref, await all()),
    consents: async (ref) => consentsOf(ref, await all()),
    async read() {
      const nobodys = (await all()).flatMap(({ consents, relatives }) =>
        [consents, relatives].flatMap((of): readonly JsonObject[] => of.get('') ?? []),
      );
      assertNamed('Consent, RelatedPerson', nobodys);
    },
  };
}

function findPatient(ref: string, all: readonly Index[]): Known | undefined {
  const patients = patientsOf(ref, all);
  if (patients.length === 0) return undefined;
  // A bulk export has one file per resource type: a relative may stand in another file.
  const relativesOf = (key: string) =>
    all.flatMap((index): readonly JsonObject[] => index.relatives.get(key) ?? []);
  assertNamed('RelatedPerson', relativesOf(''));
  const practitioners = patients
    .flatMap(practitionersOf)
    .map((named) => all.map((index) => index.practitioners.get(named.ref)).find(Boolean))
    .filter((resource) => resource !== undefined);
  const persons = patients.flatMap((patient) => around(patient, relativesOf(ref), practitioners));
  return { persons: united(persons), links: patients.flatMap((patient) => linksIn(patient)) };
}

function patientsOf(ref: string, all: readonly Index[]): readonly JsonObject[] {
  return all.flatMap(({ patients }): readonly JsonObject[] => patients.get(ref) ?? []);
}

function linksOf(ref: string, all: readonly Index[]): readonly string[] | undefined {
  const found = patientsOf(ref, all);
  return found.length === 0 ? undefined : found.flatMap((patient) => linksIn(patient));
}

/** @throws Failure patient_source_unavailable where one names no patient by reference */
function consentsOf(ref: string, all: readonly Index[]): Consent[] {
  const of = (key: string) =>
    all.flatMap((index): readonly JsonObject[] => index.consents.get(key) ?? []);
  assertNamed('Consent', of(''));
  return of(ref).map((resource) => readConsent(resource));
}

/**
 * @param nobodys that name no patient by reference: they may be this patient's, a refusal or a relative's name
 * @throws Failure patient_source_unavailable
 */
export function assertNamed(what: string, { length: count }: readonly JsonObject[]): void {
  if (count === 0) return;
  throw new Failure('patient_source_unavailable', { what, because: 'patient_not_named', count });
}

/** Listed anew each time: a file that is added to a folder counts from then on. */
async function filesIn(paths: readonly string[]): Promise<string[]> {
  const listed = await Promise.all(
    paths.map(async (path) => {
      try {
        if (!(await stat(path)).isDirectory()) return [path];
        const names = await readdir(path);
        return names
          .filter((name) => /\.(ndjson|json)$/.test(name))
          .map((name) => join(path, name));
      } catch (cause) {
        throw new Failure('patient_source_unavailable', { file: basename(path) }, { cause });
      }
    }),
  );
  return listed.flat().sort();
}

function openFile(file: string): () => Promise<Index> {
  let state = '';
  let index: Promise<Index> | undefined;
  return async () => {
    try {
      const { ino, ctimeMs, mtimeMs, size } = await stat(file);
      // Copied into place with the time that it had, a file has its old length and time, and is another.
      const now = `${ino} ${ctimeMs} ${mtimeMs} ${size}`;
      if (index === undefined || state !== now) {
        state = now;
        index = readText(file).then((text) => indexed(resourcesIn(text, basename(file))));
      }
      return await index;
    } catch (cause) {
      index = undefined;
      if (cause instanceof Failure) throw cause;
      throw new Failure('patient_source_unavailable', { file: basename(file) }, { cause });
    }
  };
}

/** @throws Failure patient_source_unavailable where it is no UTF-8; what the file system throws */
export async function readText(path: string): Promise<string> {
  const file = basename(path);
  return utf8Text(
    await readFile(path),
    (remedy) => new Failure('patient_source_unavailable', { file, remedy }),
  );
}

export function indexed(resources: readonly JsonObject[]): Index {
  const patients = new Map<string, JsonObject[]>();
  const relatives = new Map<string, JsonObject[]>();
  const practitioners = new Map<string, JsonObject>();
  const consents = new Map<string, JsonObject[]>();
  for (const resource of resources) {
    const { text: _, ...own } = resource; // the narrative: nothing in it is ours to read
    if (resource.resourceType === 'Patient') {
      const ref = `Patient/${resource.id}`;
      patients.set(ref, [...(patients.get(ref) ?? []), own]);
    }
    if (resource.resourceType === 'Practitioner') {
      practitioners.set(`Practitioner/${resource.id}`, own);
    }
    const of = isObject(resource.patient) ? resource.patient.reference : undefined;
    const ref = patientIn(of);
    if (resource.resourceType === 'RelatedPerson') {
      relatives.set(ref, [...(relatives.get(ref) ?? []), own]);
    }
    if (resource.resourceType === 'Consent') {
      consents.set(ref, [...(consents.get(ref) ?? []), own]);
    }
  }
  return { patients, relatives, practitioners, consents };
}

/** Of a reference, relative or not: whether it is the same patient, evaluating it will tell. */
function patientIn(reference: Json | undefined): string {
  if (typeof reference !== 'string') return '';
  return /(?:^|\/)(Patient\/[A-Za-z0-9.-]{1,64})(?:\/_history\/[^/]*)?$/.exec(reference)?.[1] ?? '';
}

/** One JSON value, or one per line: a resource, a list or Bundle of them, also of lists and Bundles. */
export function resourcesIn(text: string, file: string): JsonObject[] {
  // Its export is under way, or was cut off: the refusals that stood in it hold. Where there are none, it says `[]`.
  if (text.trim() === '') {
    const remedy = 'empty, as one whose export is under way: where there are none, write []';
    throw new Failure('patient_source_unavailable', { file, because: 'empty_file', remedy });
  }
  const whole = parsed(text);
  if (whole !== undefined) return flat(whole, { file });
  return text.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    const at = { file, line: index + 1 };
    const value = parsed(line);
    if (!isObject(value)) throw new Failure('patient_source_unavailable', at);
    return flat(value, at);
  });
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

/** @throws Failure patient_source_unavailable where something in it is no resource: it may be a refusal */
function flat(value: Json, at: { readonly file: string; readonly line?: number }): JsonObject[] {
  if (Array.isArray(value)) return value.flatMap((each) => flat(each, at));
  if (!isObject(value)) {
    throw new Failure('patient_source_unavailable', { ...at, because: 'not_a_resource' });
  }
  if (value.resourceType !== 'Bundle') return [value];
  const { entry = [] } = value;
  if (!Array.isArray(entry) || !entry.every(isObject)) {
    throw new Failure('patient_source_unavailable', { ...at, because: 'not_a_resource' });
  }
  const places = new Map(entry.flatMap(placeIn));
  return entry.flatMap(({ resource }) =>
    resource === undefined ? [] : flat(resource, at).map((each) => withPatient(each, places)),
  );
}

/** `urn:uuid:…` of an entry, and what its resource is called elsewhere. */
function placeIn({ fullUrl, resource }: JsonObject): [string, string][] {
  if (typeof fullUrl !== 'string' || !isObject(resource)) return [];
  return [[fullUrl, `${resource.resourceType}/${resource.id}`]];
}

/** About whom it is, by id, where a Bundle says it by the place of an entry. */
function withPatient(resource: JsonObject, places: ReadonlyMap<string, string>): JsonObject {
  const { patient } = resource;
  const place = isObject(patient) ? places.get(String(patient.reference)) : undefined;
  return place === undefined ? resource : { ...resource, patient: { reference: place } };
}
