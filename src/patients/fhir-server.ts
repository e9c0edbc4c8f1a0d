/**
 * Patients from a FHIR R4 server. What is asked: the patient, the persons related to them, the
 * general practitioners. Where the server does not give a clear answer about the first two,
 * nothing is sent to a model: an unknown relative is an unprotected one.
 */
import { readFileSync } from 'node:fs';
import { Agent, request } from 'undici';
import type { Clock } from '../core/clock.ts';
import { Failure } from '../core/failures.ts';
import { practitionersOf } from '../core/fhir-person.ts';
import { isObject, type JsonObject } from '../core/json.ts';
import { LIMITS } from '../core/limits.ts';
import type { KnownPerson } from '../core/person.ts';
import type { Secret } from '../core/secret.ts';
import type { Find } from './files.ts';
import { around } from './records.ts';

export interface FhirServer {
  readonly url: string;
  readonly token?: Secret;
  readonly timeoutMs: number;
  readonly cacheSeconds: number;
  readonly relatives: boolean;
  readonly practitioners: boolean;
  readonly caFile?: string;
}

export function openFhirServer(
  server: FhirServer,
  clock: Clock,
): { find: Find; close(): Promise<void> } {
  const agent = new Agent({
    connect: {
      timeout: server.timeoutMs,
      ...(server.caFile === undefined ? {} : { ca: readFileSync(server.caFile, 'utf8') }),
    },
    maxResponseSize: LIMITS.fhirAnswerBytesMax,
  });
  const get = (path: string) => fetched(server, agent, path);
  return {
    find: remembered((ref) => findPatient(ref, server, get), server.cacheSeconds * 1000, clock),
    close: () => agent.close(),
  };
}

type Get = (path: string) => Promise<JsonObject | undefined>;

async function findPatient(
  ref: string,
  server: FhirServer,
  get: Get,
): Promise<readonly KnownPerson[] | undefined> {
  const patient = await get(ref);
  if (patient === undefined) return undefined;
  if (patient.resourceType !== 'Patient' || `Patient/${patient.id}` !== ref) {
    throw unavailable({ what: 'Patient', because: 'unexpected_answer' });
  }
  const [relatives, practitioners] = await Promise.all([
    server.relatives ? relativesOf(ref, server, get) : [],
    server.practitioners ? practitionersFor(patient, get) : [],
  ]);
  return around(patient, relatives, practitioners);
}

async function relativesOf(ref: string, server: FhirServer, get: Get): Promise<JsonObject[]> {
  const found: JsonObject[] = [];
  let path: string | undefined = `RelatedPerson?patient=${encodeURIComponent(ref)}&_count=100`;
  for (let page = 0; path !== undefined; page += 1) {
    const bundle = await get(path);
    if (bundle?.resourceType !== 'Bundle' || page >= LIMITS.fhirPagesMax) {
      throw unavailable({ what: 'RelatedPerson', because: 'unexpected_answer' });
    }
    const entries = Array.isArray(bundle.entry) ? bundle.entry : [];
    for (const entry of entries) {
      const resource = isObject(entry) ? entry.resource : undefined;
      if (isObject(resource) && resource.resourceType === 'RelatedPerson') found.push(resource);
    }
    path = nextPage(bundle, server.url);
  }
  return found;
}

/** Followed only on the same server: the token goes with it. */
function nextPage(bundle: JsonObject, base: string): string | undefined {
  const links = Array.isArray(bundle.link) ? bundle.link.filter(isObject) : [];
  const next = links.find(({ relation }) => relation === 'next')?.url;
  if (next === undefined) return undefined;
  const root = new URL(`${base}/`);
  const url = typeof next === 'string' ? URL.parse(next, root.href) : null;
  if (url === null || url.origin !== root.origin || !url.pathname.startsWith(root.pathname)) {
    // Some servers page at the root itself: [base]?_getpages=…
    if (url?.origin === root.origin && `${url.pathname}/` === root.pathname) return url.search;
    throw unavailable({ what: 'RelatedPerson', because: 'page_elsewhere' });
  }
  return url.href.slice(root.href.length);
}

/** Clinicians' names need not be removed (OCR guidance), so here a silent server is no reason to stop. */
async function practitionersFor(patient: JsonObject, get: Get): Promise<JsonObject[]> {
  const refs = practitionersOf(patient).slice(0, LIMITS.practitionersPerPatientMax);
  const found = await Promise.all(refs.map(({ ref }) => get(ref).catch(() => undefined)));
  return found.filter((resource) => resource?.resourceType === 'Practitioner') as JsonObject[];
}

/** @returns undefined for 404 and 410: no such resource, or no longer */
async function fetched(
  { url, token, timeoutMs }: FhirServer,
  agent: Agent,
  path: string,
): Promise<JsonObject | undefined> {
  const what = /^[A-Za-z]*/.exec(path)![0];
  let status = 0;
  try {
    const answer = await request(path.startsWith('?') ? `${url}${path}` : `${url}/${path}`, {
      dispatcher: agent,
      signal: AbortSignal.timeout(timeoutMs),
      headers: {
        accept: 'application/fhir+json',
        ...(token === undefined ? {} : { authorization: `Bearer ${token.reveal()}` }),
      },
    });
    status = answer.statusCode;
    if (status === 200) {
      const body = await answer.body.json();
      if (isObject(body)) return body;
    } else {
      await answer.body.dump();
      if (status === 404 || status === 410) return undefined;
    }
  } catch (cause) {
    throw unavailable({ what, status, because: 'no_answer' }, cause);
  }
  throw unavailable({ what, status, because: 'unexpected_answer' });
}

/** One question per patient at a time, and none while the last answer is fresh. */
function remembered(find: Find, ageMaxMs: number, clock: Clock): Find {
  const known = new Map<string, { answer: ReturnType<Find>; until: number }>();
  const forget = (ref: string, answer: ReturnType<Find>) => {
    if (known.get(ref)?.answer === answer) known.delete(ref);
  };
  return (ref) => {
    const held = known.get(ref);
    if (held !== undefined && clock.now() < held.until) return held.answer;

    const answer = find(ref);
    known.delete(ref);
    if (known.size >= LIMITS.patientsRememberedMax) known.delete(known.keys().next().value!);
    known.set(ref, { answer, until: clock.now() + ageMaxMs });
    // What is not there may be there next time; what failed will be tried again.
    answer.then(
      (found) => found === undefined && forget(ref, answer),
      () => forget(ref, answer),
    );
    return answer;
  };
}

function unavailable(facts: Record<string, string | number>, cause?: unknown): Failure {
  return new Failure('patient_source_unavailable', facts, { cause });
}
