/**
 * Everyone in local files at once, for a run over many documents: looked up by reference, or by an
 * identifier where a document has no FHIR ids (a record number in a table or a message). Held in
 * memory, some kilobytes a patient.
 */
import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { personOf, practitionersOf } from '../core/fhir-person.ts';
import { sha256 } from '../core/hash.ts';
import type { JsonObject } from '../core/json.ts';
import { LIMITS } from '../core/limits.ts';
import type { KnownPerson } from '../core/person.ts';
import { assertNamed, type Index, indexed, readText, resourcesIn } from './files.ts';
import { asOne, linksWritten } from './linked.ts';
import { around } from './records.ts';
import { united } from './united.ts';

export interface PatientTable {
  readonly patients: number;
  /** Of the files' contents. */
  readonly digest: string;
  /**
   * `Patient/…`: the patient first, then relatives and practitioners; of an identifier that several
   * patients have, all of them. `Practitioner/…`, `RelatedPerson/…`: that person. Empty: not known. Of records that are
   * linked with the patient's, those in the files are the patient's too.
   */
  find(reference: string): readonly KnownPerson[];
}

/**
 * @param paths NDJSON, Bundles or single resources; of a folder, the files that are named after the
 *   three resources, as those of a bulk export are
 * @throws Failure patient_source_unavailable when a line cannot be read; what the file system throws
 */
export async function readPatientTable(paths: readonly string[]): Promise<PatientTable> {
  const indexes: Index[] = [];
  const digests: string[] = [];
  for (const file of await filesOf(paths)) {
    const text = await readText(file);
    digests.push(sha256(text).toString('hex'));
    indexes.push(indexed(resourcesIn(text, basename(file))));
  }
  const table = new Table(indexes);
  return {
    patients: table.patients.size,
    digest: sha256(digests.join()).toString('hex'),
    find: (reference) => table.find(reference),
  };
}

const OF_PEOPLE = /(?:Patient|RelatedPerson|Practitioner)(?![A-Za-z]).*\.(?:ndjson|jsonl|json)$/;

async function filesOf(paths: readonly string[]): Promise<string[]> {
  const files: string[] = [];
  for (const path of paths) {
    if (!(await stat(path)).isDirectory()) files.push(path);
    else {
      const names = await readdir(path);
      files.push(...names.filter((name) => OF_PEOPLE.test(name)).map((name) => join(path, name)));
    }
  }
  return files;
}

const REFERENCE =
  /(?:^|\/)((Patient|RelatedPerson|Practitioner)\/([^/\s]{1,256}))(?:\/_history\/\S*)?$/;

class Table {
  readonly patients = new Map<string, JsonObject[]>();
  readonly #relatives = new Map<string, JsonObject[]>();
  readonly #practitioners = new Map<string, JsonObject>();
  readonly #relativesById = new Map<string, JsonObject>();
  /** Of patients, by identifier. */
  readonly #byIdentifier = new Map<string, string[]>();

  constructor(indexes: readonly Index[]) {
    for (const { patients, relatives, practitioners } of indexes) {
      for (const [ref, resources] of patients) {
        for (const resource of resources) this.#addPatient(ref, resource);
      }
      for (const [ref, resource] of practitioners) this.#practitioners.set(ref, resource);
      assertNamed('RelatedPerson', relatives.get('') ?? []);
      for (const [ref, resources] of relatives) {
        this.#relatives.set(ref, [...(this.#relatives.get(ref) ?? []), ...resources]);
        for (const one of resources) {
          this.#relativesById.set(`RelatedPerson/${String(one.id)}`, one);
        }
      }
    }
  }

  #addPatient(ref: string, resource: JsonObject): void {
    this.patients.set(ref, [...(this.patients.get(ref) ?? []), resource]);
    for (const { value } of personOf(resource, 'patient').identifiers) {
      const key = plain(value);
      this.#byIdentifier.set(key, [...(this.#byIdentifier.get(key) ?? []), ref]);
    }
  }

  find(reference: string): readonly KnownPerson[] {
    const [, ref, type, id] = REFERENCE.exec(reference) ?? [];
    if (ref === undefined || id === undefined) return [];
    if (type === 'Practitioner') return personIn(this.#practitioners.get(ref), 'practitioner');
    if (type === 'RelatedPerson') return personIn(this.#relativesById.get(ref), 'relative');
    // One house's id may be another's record number: whom of them is meant, nobody can tell.
    const refs = new Set([ref, ...(this.#byIdentifier.get(plain(id)) ?? [])]);
    return united([...refs].flatMap((one) => this.#linked(one)));
  }

  /** The set grows while it is gone through; a circle adds nothing to it. */
  #linked(ref: string): KnownPerson[] {
    const records = new Set([ref]);
    for (const record of records) {
      const links = (this.patients.get(record) ?? []).flatMap((patient) => linksWritten(patient));
      for (const link of links) {
        if (link !== undefined && records.size < LIMITS.linkedPatientsMax) records.add(link);
      }
    }
    return [...records].flatMap((record) => asOne(this.#around(record), ref));
  }

  #around(ref: string): KnownPerson[] {
    const patients = this.patients.get(ref) ?? [];
    const practitioners = patients
      .flatMap(practitionersOf)
      .map((named) => this.#practitioners.get(named.ref))
      .filter((resource) => resource !== undefined);
    const relatives = this.#relatives.get(ref) ?? [];
    return patients.flatMap((patient) => around(patient, relatives, practitioners));
  }
}

const personIn = (
  resource: JsonObject | undefined,
  role: KnownPerson['role'],
): readonly KnownPerson[] => (resource === undefined ? [] : [personOf(resource, role)]);

/** `MRN 84-412 907` and `mrn84412907`: the same number is written in many ways. */
const plain = (identifier: string): string =>
  identifier.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
