/** Patient context: who the patient is and who is around them, before a text is read. */
import type { Clock } from '../core/clock.ts';
import { Failure } from '../core/failures.ts';
import type { KnownPerson } from '../core/person.ts';
import { DEMO_PATIENT } from './demo-patient.ts';
import { type FhirServer, openFhirServer } from './fhir-server.ts';
import { type Find, openPatientFiles } from './files.ts';
import { around } from './records.ts';

export { personFromDemographics } from './demographics.ts';
export { type PatientTable, readPatientTable } from './table.ts';

export interface PatientSource {
  /**
   * The patient first, then relatives, then practitioners.
   *
   * @param reference `Patient/…`
   * @throws Failure patient_not_found, patient_source_unavailable
   */
  find(reference: string): Promise<readonly KnownPerson[]>;
}

export interface PatientSourceConfig {
  readonly files: readonly string[];
  readonly fhir?: FhirServer;
  /** `Patient/demo`, invented. */
  readonly hasDemoPatient: boolean;
}

/** Files are asked before the server. */
export function openPatientSource(
  config: PatientSourceConfig,
  clock: Clock,
): PatientSource & { close(): Promise<void> } {
  const server = config.fhir === undefined ? undefined : openFhirServer(config.fhir, clock);
  const sources: Find[] = [
    ...(config.hasDemoPatient ? [findDemoPatient] : []),
    ...(config.files.length > 0 ? [openPatientFiles(config.files)] : []),
    ...(server === undefined ? [] : [server.find]),
  ];
  return {
    async find(reference) {
      for (const find of sources) {
        const found = await find(reference);
        if (found !== undefined) return found;
      }
      throw new Failure('patient_not_found');
    },
    async close() {
      await server?.close();
    },
  };
}

async function findDemoPatient(ref: string): Promise<KnownPerson[] | undefined> {
  return ref === 'Patient/demo' ? around(DEMO_PATIENT, [], []) : undefined;
}
