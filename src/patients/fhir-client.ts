/** One FHIR R4 server: reads, searches over pages, and who we are to it. */
import { readFileSync } from 'node:fs';
import { Agent, request } from 'undici';
import type { Clock } from '../core/clock.ts';
import { Failure } from '../core/failures.ts';
import { isObject, type JsonObject } from '../core/json.ts';
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
   * All resources of a type that a search finds. A server that does not know the search denies.
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
  let path: string | undefined = `${type}?${Object.entries({ ...parameters, _count: '100' })
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&')}`;
  for (let page = 0; path !== undefined; page += 1) {
    const bundle: JsonObject | undefined = await get(path);
    if (bundle?.resourceType !== 'Bundle' || page >= LIMITS.fhirPagesMax) {
      throw unavailable({ what: type, because: 'unexpected_answer' });
    }
    const entries = Array.isArray(bundle.entry) ? bundle.entry : [];
    for (const entry of entries) {
      const resource = isObject(entry) ? entry.resource : undefined;
      if (isObject(resource) && resource.resourceType === type) resources.push(resource);
    }
    path = nextPage(bundle, base, type);
  }
  return resources;
}

/** Followed only on the same server: the token goes with it. */
function nextPage(bundle: JsonObject, base: string, what: string): string | undefined {
  const links = Array.isArray(bundle.link) ? bundle.link.filter(isObject) : [];
  const next = links.find(({ relation }) => relation === 'next')?.url;
  if (next === undefined) return undefined;
  const root = new URL(`${base}/`);
  const url = typeof next === 'string' ? URL.parse(next, root.href) : null;
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

export function unavailable(facts: Record<string, string | number>, cause?: unknown): Failure {
  return new Failure('patient_source_unavailable', facts, { cause });
}
