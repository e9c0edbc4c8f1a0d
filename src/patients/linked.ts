/**
 * One patient, several records (FHIR R4 Patient.link): a record that was merged into another says
 * `replaced-by`, the one that is left `replaces`, one that only points to another `refer`. What was refused under one
 * is refused under all, and who they are under one they are under all. `seealso` may be anybody's, for instance a mother's for her child, and is not followed.
 */
import { isObject, type JsonObject } from '../core/json.ts';
import { LIMITS } from '../core/limits.ts';
import type { KnownPerson } from '../core/person.ts';
import type { Consent } from './consent/index.ts';
import { unavailable } from './fhir-client.ts';
import { patientReference } from './reference.ts';
import { united } from './united.ts';

export interface PatientConsents {
  /** The record that was asked about, and those linked with it. */
  readonly records: readonly string[];
  readonly consents: readonly Consent[];
}

export interface Records {
  /** Undefined: no such record. @throws Failure patient_source_unavailable */
  links(ref: string): Promise<readonly string[] | undefined>;
  /** Of this record alone. @throws Failure patient_source_unavailable */
  consents(ref: string): Promise<readonly Consent[]>;
}

/** @throws Failure patient_source_unavailable, also for a link that leads nowhere: the refusal may be there */
export async function consentsOfAll(ref: string, of: Records): Promise<PatientConsents> {
  const found = await readAll(ref, async (record) => {
    const [links, consents] = await Promise.all([of.links(record), of.consents(record)]);
    if (links === undefined && record !== ref) throw notFollowed();
    return { record, links: links ?? [], consents };
  });
  return {
    records: found.map(({ record }) => record),
    consents: found.flatMap(({ consents }) => consents),
  };
}

/** Who is known from one record, and with whom it is linked. */
export interface Known {
  readonly persons: readonly KnownPerson[];
  readonly links: readonly string[];
}

/**
 * Everyone known from this record and those linked with it; the patients of all of them are one person. Undefined where
 * there is no such record.
 *
 * @throws Failure patient_source_unavailable, also for a link that leads nowhere: the name that a note uses may be there
 */
export async function personsOfAll(
  ref: string,
  find: (ref: string) => Promise<Known | undefined>,
): Promise<readonly KnownPerson[] | undefined> {
  const own = await find(ref);
  if (own === undefined) return undefined;
  const found = await readAll(ref, async (record) => {
    const known = record === ref ? own : await find(record);
    if (known === undefined) throw notFollowed();
    return known;
  });
  return united(found.flatMap(({ persons }) => asOne(persons, ref)));
}

/** The patient of a linked record is the one that was asked for. */
export const asOne = (persons: readonly KnownPerson[], ref: string): KnownPerson[] =>
  persons.map((person) => (person.role === 'patient' ? { ...person, ref } : person));

/** This record, then those linked with it, one after the other. */
async function readAll<T extends { readonly links: readonly string[] }>(
  ref: string,
  read: (record: string) => Promise<T>,
): Promise<T[]> {
  const records = new Set([ref]);
  const found: T[] = [];
  // The set grows while it is gone through; a circle adds nothing to it.
  for (const record of records) {
    const one = await read(record);
    found.push(one);
    for (const link of one.links) records.add(link);
    if (records.size > LIMITS.linkedPatientsMax) throw notFollowed();
  }
  return found;
}

/**
 * Whom this record is linked with.
 *
 * @param server base URL: only its own records can be asked for
 * @throws Failure patient_source_unavailable
 */
export function linksIn(record: JsonObject, server?: string): string[] {
  return linksWritten(record, server).map((ref) => {
    if (ref === undefined) throw notFollowed();
    return ref;
  });
}

/** The same; undefined for a link that names no record. */
export function linksWritten({ link = [] }: JsonObject, server?: string): (string | undefined)[] {
  if (!Array.isArray(link)) return [undefined];
  return link.flatMap((each) => {
    if (!isObject(each)) return [undefined];
    if (each.type === 'seealso') return [];
    const written = isObject(each.other) ? each.other.reference : undefined;
    return [typeof written === 'string' ? patientReference(written, server) : undefined];
  });
}

const notFollowed = () => unavailable({ what: 'Patient', because: 'link_not_followed' });
