/** Patient context: who the patient is, who is around them, and what they consented to. */
import type { Clock } from '../core/clock.ts';
import { Failure } from '../core/failures.ts';
import type { KnownPerson } from '../core/person.ts';
import { DEMO_PATIENT } from './demo-patient.ts';
import { type FhirServer, openFhirServer } from './fhir-server.ts';
import { type Find, openPatientFiles } from './files.ts';
import { consentsOfAll, type PatientConsents, personsOfAll, type Records } from './linked.ts';
import { around } from './records.ts';
import { patientReference } from './reference.ts';

export { type ConsentQuestion, evaluateConsent } from './consent/index.ts';
export { personFromDemographics } from './demographics.ts';
export { patientReference } from './reference.ts';
export { type PatientTable, readPatientTable } from './table.ts';
export { united } from './united.ts';

export interface PatientSource {
  /** Files or a server: whom they do not know by an id, that id does not name. */
  readonly isConfigured: boolean;
  /** `Patient/…`, of what a caller writes; undefined: no patient of this source. */
  reference(written: string): string | undefined;
  /**
   * The patient first, then those around them, from this record and those linked with it.
   *
   * @param reference `Patient/…`
   * @throws Failure patient_not_found, patient_source_unavailable
   */
  find(reference: string): Promise<readonly KnownPerson[]>;
  /**
   * What the patient consented to and refused, under this record and those linked with it, from files and
   * server together, in every state. Asked
   * anew each time, unless the server's answer may be kept for some seconds (`consentCacheSeconds`).
   *
   * @param reference `Patient/…`
   * @throws Failure consent_source_unavailable: then nothing may be used or disclosed
   */
  consents(reference: string): Promise<PatientConsents>;
  /** Whether the files can be used; a server is asked with the request. @throws Failure patient_source_unavailable */
  readFiles(): Promise<void>;
}

export interface PatientSourceConfig {
  readonly files: readonly string[];
  readonly fhir?: FhirServer;
  /** `Patient/demo`, invented. */
  readonly hasDemoPatient: boolean;
}

export function openPatientSource(
  config: PatientSourceConfig,
  clock: Clock,
): PatientSource & { close(): Promise<void> } {
  const server = config.fhir === undefined ? undefined : openFhirServer(config.fhir, clock);
  const files = config.files.length > 0 ? openPatientFiles(config.files) : undefined;
  const sources = [files, server].filter((source) => source !== undefined);
  const askable = files !== undefined || config.fhir?.consents === true ? sources : [];
  return {
    isConfigured: sources.length > 0,
    reference: (written) => patientReference(written, config.fhir?.url),
    async find(reference) {
      const demo = config.hasDemoPatient ? findDemoPatient(reference) : undefined;
      if (demo !== undefined) return demo;
      const found = await personsOfAll(reference, findIn(sources));
      if (found === undefined) throw new Failure('patient_not_found');
      return found;
    },
    async consents(reference) {
      try {
        return await consentsOfAll(reference, together(askable));
      } catch (cause) {
        const facts = cause instanceof Failure ? cause.facts : {};
        throw new Failure('consent_source_unavailable', facts, { cause });
      }
    },
    async readFiles() {
      await files?.read();
    },
    async close() {
      await server?.close();
    },
  };
}

/** What any of them knows: a name that only one of them has stands in a note all the same. */
function findIn(sources: readonly { find: Find }[]): Find {
  return async (ref) => {
    const asked = await Promise.all(sources.map((source) => source.find(ref)));
    const found = asked.filter((known) => known !== undefined);
    if (found.length === 0) return undefined;
    return {
      persons: found.flatMap(({ persons }) => persons),
      links: found.flatMap(({ links }) => links),
    };
  };
}

/** What any of them says; a record that none of them has is none. */
function together(sources: readonly Records[]): Records {
  return {
    async links(ref) {
      const found = await Promise.all(sources.map((source) => source.links(ref)));
      return found.every((links) => links === undefined)
        ? undefined
        : found.flatMap((links) => links ?? []);
    },
    async consents(ref) {
      return (await Promise.all(sources.map((source) => source.consents(ref)))).flat();
    },
  };
}

function findDemoPatient(ref: string): KnownPerson[] | undefined {
  return ref === 'Patient/demo' ? around(DEMO_PATIENT, [], []) : undefined;
}
