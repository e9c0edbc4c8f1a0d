/** One FHIR R4 server: reads, searches over pages, and who we are to it. */
import { readFileSync } from 'node:fs';
import { Agent, request } from 'undici';
import type { Clock } from '../core/clock.ts';
import { Failure } from '../core/failures.ts';
import { isObject, type Json, type JsonObject } from '../core/json.ts';
import { LIMITS } from '../core/limits.ts';
import type { Secret } from '../core/secret.ts';
import {
  type Authorization,
  fixedToken,
  openSmartAuthorization,
  type SmartClient,
} from './smart.ts';

export interface FhirAccess {
  readonly url: string;
  readonly token?: Secret;
  readonly smart?: SmartClient;
  readonly timeoutMs: number;
  readonly caFile?: string;
}

export interface FhirClient {
  /**
   * @param path relative to the base, or `?…` of the base itself
   * @returns undefined for 404 and 410: no such resource, or no longer
   * @throws Failure patient_source_unavailable
   */
  get(path: string): Promise<JsonObject | undefined>;
  /**
   * All resources of a type that a search finds. A server that does not know the search denies, and so
   * does an answer that says less than it found, or of which a part is not understood.
   *
   * @throws Failure patient_source_unavailable
   */
  search(type: string, parameters: Readonly<Record<string, string>>): Promise<JsonObject[]>;
  close(): Promise<void>;
}

/** @throws Failure config_invalid when the key cannot be used; what the file system throws */
export function openFhirClient(access: FhirAccess, clock: Clock): FhirClient {
  const { url, token, smart, timeoutMs, caFile } = access;
  const dispatcher = new Agent({
    connect: {
      timeout: timeoutMs,
      ...(caFile === undefined ? {} : { ca: readFileSync(caFile, 'utf8') }),
    },
    maxResponseSize: LIMITS.fhirAnswerBytesMax,
  });
  const authorization =
    smart === undefined
      ? fixedToken(token)
      : openSmartAuthorization(smart, { fhirUrl: url, dispatcher, timeoutMs, clock });
  const get = (path: string) => fetched(access, dispatcher, authorization, path);
  return {
    get,
    search: (type, parameters) => found(get, url, type, parameters),
    close: () => dispatcher.close(),
  };
}

async function found(
  get: FhirClient['get'],
  base: string,
  type: string,
  parameters: Readonly<Record<string, string>>,
): Promise<JsonObject[]> {
  const resources: JsonObject[] = [];
  let total = 0;
  let path: string | undefined = `${type}?${Object.entries({ ...parameters, _count: '100' })
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&')}`;
  for (let page = 0; path !== undefined; page += 1) {
    const bundle: JsonObject | undefined = await get(path);
    if (page >= LIMITS.fhirPagesMax) throw unexpected(type);
    const read = readPage(bundle, type);
    resources.push(...read.resources);
    total = Math.max(total, read.total);
    path = nextPage(read.links, base, type);
  }
  // What stood on two pages has pushed another off them.
  if (new Set(resources.map(({ id }) => id)).size < total) throw unexpected(type);
  return resources;
}

/** All of it is understood, or it is no answer: a consent that is passed over may be a refusal. */
function readPage(bundle: JsonObject | undefined, type: string) {
  if (bundle?.resourceType !== 'Bundle' || bundle.type !== 'searchset') throw unexpected(type);
  const { entry = [], link = [], total = 0 } = bundle;
  if (!isListOfObjects(entry) || !isListOfObjects(link)) throw unexpected(type);
  if (typeof total !== 'number') throw unexpected(type);
  const found = entry.map(({ resource }) => resource).filter((one) => !isRemark(one));
  const resources = found.filter(isObject).filter(({ resourceType }) => resourceType === type);
  if (resources.length < found.length) throw unexpected(type);
  return { resources, links: link, total };
}

const isListOfObjects = (value: Json | undefined): value is JsonObject[] =>
  Array.isArray(value) && value.every(isObject);

/** Codes of an issue (R4 issue-type, `transient`) by which part of the answer is missing, however severe. */
const MISSING = new Set(
  'transient lock-error no-store exception timeout incomplete throttled'.split(' '),
);

/** A search may say something beside what it found: R4 Bundle.entry.search.mode, `outcome`. */
function isRemark(resource: Json | undefined): boolean {
  if (!isObject(resource) || resource.resourceType !== 'OperationOutcome') return false;
  return (
    isListOfObjects(resource.issue) &&
    resource.issue.every(
      ({ severity, code }) =>
        (severity === 'information' || severity === 'warning') && !MISSING.has(String(code)),
    )
  );
}

/** Followed only on the same server: the token goes with it. */
function nextPage(links: readonly JsonObject[], base: string, what: string): string | undefined {
  const next = links.find(({ relation }) => relation === 'next');
  if (next === undefined) return undefined;
  const root = new URL(`${base}/`);
  const url = typeof next.url === 'string' ? URL.parse(next.url, root.href) : null;
  if (url === null || url.origin !== root.origin || !url.pathname.startsWith(root.pathname)) {
    // Some servers page at the root itself: [base]?_getpages=…
    if (url?.origin === root.origin && `${url.pathname}/` === root.pathname) return url.search;
    throw unavailable({ what, because: 'page_elsewhere' });
  }
  return url.href.slice(root.href.length);
}

async function fetched(
  access: FhirAccess,
  dispatcher: Agent,
  authorization: Authorization,
  path: string,
): Promise<JsonObject | undefined> {
  const what = /^[A-Za-z]*/.exec(path)![0];
  const token = await authorization.token();
  let answer = await asked(access, dispatcher, token, path);
  // A token can be withdrawn before its time; once is enough to find out.
  if (answer.status === 401 && authorization.refused(token)) {
    answer = await asked(access, dispatcher, await authorization.token(), path);
  }
  const { status, body } = answer;
  if (status === 404 || status === 410) return undefined;
  if (body === undefined) throw unavailable({ what, status, because: 'unexpected_answer' });
  return body;
}

async function asked(
  { url, timeoutMs }: FhirAccess,
  dispatcher: Agent,
  token: string | undefined,
  path: string,
): Promise<{ status: number; body?: JsonObject }> {
  let status = 0;
  try {
    const answer = await request(path.startsWith('?') ? `${url}${path}` : `${url}/${path}`, {
      dispatcher,
      signal: AbortSignal.timeout(timeoutMs),
      headers: {
        accept: 'application/fhir+json',
        // What a cache on the way remembers may have been withdrawn since.
        'cache-control': 'no-cache',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
    });
    status = answer.statusCode;
    if (status === 200) {
      const body = await answer.body.json();
      return isObject(body) ? { status, body } : { status };
    }
    await answer.body.dump();
    return { status };
  } catch (cause) {
    const what = /^[A-Za-z]*/.exec(path)![0];
    throw unavailable({ what, status, because: 'no_answer' }, cause);
  }
}

const unexpected = (what: string): Failure => unavailable({ what, because: 'unexpected_answer' });

export function unavailable(facts: Record<string, string | number>, cause?: unknown): Failure {
  return new Failure('patient_source_unavailable', facts, { cause });
}
