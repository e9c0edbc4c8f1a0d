/**
 * One patient, several records (FHIR R4 Patient.link): a record that was merged into another says
 * `replaced-by`, the one that is left `replaces`, one that only points to another `refer`. What was refused under one
 * is refused under all. `seealso` may be anybody's, for instance a mother's for her child, and is not followed.
 */
import { isObject, type JsonObject } from '../core/json.ts';
import { LIMITS } from '../core/limits.ts';
import type { Consent } from './consent/index.ts';
import { unavailable } from './fhir-client.ts';
import { patientReference } from './reference.ts';

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
  const records = new Set([ref]);
  const consents: Consent[] = [];
  // The set grows while it is gone through; a circle adds nothing to it.
  for (const record of records) {
    const [links, own] = await Promise.all([of.links(record), of.consents(record)]);
    if (links === undefined && record !== ref) throw notFollowed();
    for (const link of links ?? []) records.add(link);
    if (records.size > LIMITS.linkedPatientsMax) throw notFollowed();
    consents.push(...own);
  }
  return { records: [...records], consents };
}

/**
 * Whom this record is linked with.
 *
 * @param server base URL: only its own records can be asked for
 * @throws Failure patient_source_unavailable
 */
export function linksIn({ link = [] }: JsonObject, server?: string): string[] {
  if (!Array.isArray(link)) throw notFollowed();
  return link.flatMap((each) => {
    if (!isObject(each)) throw notFollowed();
    if (each.type === 'seealso') return [];
    const written = isObject(each.other) ? each.other.reference : undefined;
    const ref = typeof written === 'string' ? patientReference(written, server) : undefined;
    if (ref === undefined) throw notFollowed();
    return [ref];
  });
}

const notFollowed = () => unavailable({ what: 'Patient', because: 'link_not_followed' });
