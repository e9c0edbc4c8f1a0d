/**
 * Patients from a FHIR R4 server. What is asked: the patient, the persons related to them, the
 * general practitioners, the consents. Where the server does not give a clear answer about others
 * than practitioners, nothing is sent to a model: an unknown relative is an unprotected one.
 */
import { ageFrom, type Clock } from '../core/clock.ts';
import { practitionersOf } from '../core/fhir-person.ts';
import { isObject, type JsonObject } from '../core/json.ts';
import { LIMITS } from '../core/limits.ts';
import { type Consent, isOfAnother, readConsent } from './consent/index.ts';
import { type FhirAccess, type FhirClient, openFhirClient, unavailable } from './fhir-client.ts';
import type { Find } from './files.ts';
import { type Known, linksIn, type Records } from './linked.ts';
import { around } from './records.ts';
import { relativeReference } from './reference.ts';
import type { SmartClient } from './smart.ts';

export interface FhirServer extends Omit<FhirAccess, 'smart'> {
  readonly cacheSeconds: number;
  readonly relatives: boolean;
  readonly practitioners: boolean;
  readonly consents: boolean;
  /** 0: asked for each request, so that a withdrawal holds from the next one on. */
  readonly consentCacheSeconds: number;
  readonly smart?: Omit<SmartClient, 'scopes'> & { readonly scopes?: readonly string[] };
}

export interface OpenFhirServer extends Records {
  readonly find: Find;
  close(): Promise<void>;
}

export function openFhirServer(server: FhirServer, clock: Clock): OpenFhirServer {
  const { smart, ...access } = server;
  const client = openFhirClient(
    smart === undefined ? access : { ...access, smart: { scopes: scopesFor(server), ...smart } },
    clock,
  );
  const consents = async (ref: string) => (server.consents ? consentsOf(ref, server, client) : []);
  return {
    find: remembered((ref) => findPatient(ref, server, client), server.cacheSeconds * 1000, clock),
    links: remembered(
      (ref) => linksOf(ref, server, client),
      server.consentCacheSeconds * 1000,
      clock,
    ),
    consents: remembered(consents, server.consentCacheSeconds * 1000, clock),
    close: () => client.close(),
  };
}

/** SMART 2 scopes for what will be asked, and nothing more. */
function scopesFor({ relatives, practitioners, consents }: FhirServer): string[] {
  return [
    'system/Patient.rs',
    ...(relatives ? ['system/RelatedPerson.rs'] : []),
    ...(practitioners ? ['system/Practitioner.rs'] : []),
    ...(consents ? ['system/Consent.rs'] : []),
  ];
}

async function findPatient(
  ref: string,
  server: FhirServer,
  client: FhirClient,
): Promise<Known | undefined> {
  const patient = await readPatient(ref, client);
  if (patient === undefined) return undefined;
  const [relatives, practitioners] = await Promise.all([
    server.relatives ? relativesOf(ref, server, client) : [],
    server.practitioners ? practitionersFor(patient, client) : [],
  ]);
  return {
    persons: around(patient, relatives, practitioners),
    links: linksIn(patient, server.url),
  };
}

async function relativesOf(
  ref: string,
  { url }: FhirServer,
  client: FhirClient,
): Promise<readonly JsonObject[]> {
  const found = await client.search('RelatedPerson', { patient: ref });
  const written = found.map(({ patient }) => isObject(patient) && patient.reference);
  assertOf(
    ref,
    written.map((one) => (typeof one === 'string' ? { patient: relativeReference(one, url) } : {})),
    'RelatedPerson',
  );
  return found;
}

async function readPatient(ref: string, client: FhirClient): Promise<JsonObject | undefined> {
  const patient = await client.get(ref);
  if (patient === undefined) return undefined;
  if (patient.resourceType !== 'Patient' || `Patient/${patient.id}` !== ref) {
    throw unavailable({ what: 'Patient', because: 'unexpected_answer' });
  }
  return patient;
}

async function linksOf(
  ref: string,
  { url }: FhirServer,
  client: FhirClient,
): Promise<readonly string[] | undefined> {
  const patient = await readPatient(ref, client);
  return patient === undefined ? undefined : linksIn(patient, url);
}

/** Clinicians' names need not be removed (OCR guidance), so here a silent server is no reason to stop. */
async function practitionersFor(patient: JsonObject, client: FhirClient): Promise<JsonObject[]> {
  const refs = practitionersOf(patient).slice(0, LIMITS.practitionersPerPatientMax);
  const found = await Promise.all(refs.map(({ ref }) => client.get(ref).catch(() => undefined)));
  return found.filter((resource) => resource?.resourceType === 'Practitioner') as JsonObject[];
}

/** In every state: those that are not in force are told apart where they are evaluated. */
async function consentsOf(
  ref: string,
  { url }: FhirServer,
  client: FhirClient,
): Promise<readonly Consent[]> {
  const found = await client.search('Consent', { patient: ref });
  const consents = found.map((resource) => readConsent(resource, url));
  assertOf(ref, consents, 'Consent');
  return consents;
}

/** A server that answers about others did not understand what was asked, so it may have left out what matters. */
function assertOf(ref: string, found: readonly { patient?: string }[], what: string): void {
  if (found.some((one) => isOfAnother(one, ref))) {
    throw unavailable({ what, because: 'another_patient' });
  }
}

/** One question per patient at a time, and none while the last answer is fresh. */
function remembered<T>(
  find: (ref: string) => Promise<T>,
  ageMaxMs: number,
  clock: Clock,
): (ref: string) => Promise<T> {
  const known = new Map<string, { answer: Promise<T>; age: () => number }>();
  const forget = (ref: string, answer: Promise<T>) => {
    if (known.get(ref)?.answer === answer) known.delete(ref);
  };
  return (ref) => {
    const held = known.get(ref);
    if (held !== undefined && held.age() < ageMaxMs) return held.answer;

    const age = ageFrom(clock);
    const answer = find(ref);
    known.delete(ref);
    if (known.size >= LIMITS.patientsRememberedMax) known.delete(known.keys().next().value!);
    known.set(ref, { answer, age });
    // What is not there may be there next time; what failed will be tried again.
    answer.then(
      (found) => found === undefined && forget(ref, answer),
      () => forget(ref, answer),
    );
    return answer;
  };
}
