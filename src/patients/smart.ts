/**
 * SMART Backend Services: an access token for the FHIR server, got with a signed assertion instead
 * of a shared secret. A token is used until shortly before it expires.
 *
 * Source  HL7 SMART App Launch 2.2, "Backend Services" and "Asymmetric (public key) client
 *         authentication"; RFC 7523 (JWT client assertions), RFC 6749 §4.4 (client credentials)
 */
import { createPrivateKey, type KeyObject, randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import { type Dispatcher, request } from 'undici';
import { ageFrom, type Clock } from '../core/clock.ts';
import { Failure } from '../core/failures.ts';
import { isObject, type JsonObject } from '../core/json.ts';
import { LIMITS } from '../core/limits.ts';
import type { Secret } from '../core/secret.ts';

export interface SmartClient {
  readonly clientId: string;
  /** PKCS#8 PEM or a private JWK: RSA of 2048 bits or more (RS384), or EC P-384 (ES384). */
  readonly key: Secret;
  /** `kid` under which the server knows the public key; a JWK may carry it. */
  readonly keyId?: string;
  /** Absent: as the server's .well-known/smart-configuration says. */
  readonly tokenUrl?: string;
  readonly scopes: readonly string[];
}

/** What a FHIR client asks for before each request, and tells when it was of no use. */
export interface Authorization {
  /** @throws Failure patient_source_unavailable; `because` says which step failed */
  token(): Promise<string | undefined>;
  /** The server answered 401: the token is not used again. @returns whether another can be had */
  refused(token: string | undefined): boolean;
}

/** A token from the configuration, or none. */
export function fixedToken(token: Secret | undefined): Authorization {
  return { token: async () => token?.reveal(), refused: () => false };
}

export interface Reach {
  readonly fhirUrl: string;
  readonly dispatcher: Dispatcher;
  readonly timeoutMs: number;
  readonly clock: Clock;
}

interface Held {
  readonly token: string;
  readonly age: () => number;
  /** Age at which it is not used any more. */
  readonly lifeMs: number;
}

/** @throws Failure config_invalid when the key is of no use */
export function openSmartAuthorization(client: SmartClient, reach: Reach): Authorization {
  const signer = signerOf(client);
  const { clock } = reach;
  let held: Held | undefined;
  let asking: Promise<Held> | undefined;
  let failed: { readonly age: () => number; readonly cause: unknown } | undefined;

  const ask = async (): Promise<Held> => {
    try {
      held = await tokenFrom(client, signer, reach);
      return held;
    } catch (cause) {
      failed = { age: ageFrom(clock), cause };
      throw cause;
    } finally {
      asking = undefined;
    }
  };
  return {
    async token() {
      if (held !== undefined && held.age() < held.lifeMs) return held.token;
      // A server that refuses us is not asked again for every request of every caller.
      if (failed !== undefined && failed.age() < LIMITS.fhirTokenRetryMs) throw failed.cause;
      asking ??= ask();
      return (await asking).token;
    },
    refused(token) {
      if (held === undefined || held.token !== token) return true; // another has been had since
      // One that is refused as soon as we have it is not what is wrong, and neither would the next be.
      const isNew = held.age() < LIMITS.fhirTokenRetryMs;
      if (!isNew) held = undefined;
      return !isNew;
    },
  };
}

interface Signer {
  readonly key: KeyObject;
  readonly algorithm: 'RS384' | 'ES384';
  readonly keyId: string;
}

function signerOf({ key: secret, keyId }: SmartClient): Signer {
  const written = secret.reveal().trim();
  let key: KeyObject;
  let ownId: unknown;
  try {
    const jwk = written.startsWith('{') ? JSON.parse(written) : undefined;
    ownId = jwk?.kid;
    key = createPrivateKey(jwk === undefined ? written : { key: jwk, format: 'jwk' });
  } catch {
    // The cause would quote the key.
    throw badKey('key', 'give a private key as PKCS#8 PEM or as a JWK');
  }
  const algorithm = algorithmOf(key);
  if (algorithm === undefined) {
    throw badKey('key', 'use an RSA key of 2048 bits or more, or an EC key on curve P-384');
  }
  const kid = keyId ?? ownId;
  if (typeof kid !== 'string' || kid === '') {
    throw badKey('keyId', 'name the kid under which the server knows the public key');
  }
  return { key, algorithm, keyId: kid };
}

function algorithmOf({ asymmetricKeyType, asymmetricKeyDetails = {} }: KeyObject) {
  const { modulusLength = 0, namedCurve } = asymmetricKeyDetails;
  if (asymmetricKeyType === 'rsa' && modulusLength >= 2048) return 'RS384';
  return asymmetricKeyType === 'ec' && namedCurve === 'secp384r1' ? 'ES384' : undefined;
}

function badKey(field: string, remedy: string): Failure {
  return new Failure('config_invalid', { at: `patients.fhir.smart.${field}`, remedy });
}

async function tokenFrom(client: SmartClient, signer: Signer, reach: Reach): Promise<Held> {
  const endpoint = client.tokenUrl ?? (await discovered(signer, reach));
  const age = ageFrom(reach.clock);
  const { status, body } = await fetched(endpoint, reach, 'token_endpoint_unreachable', {
    grant_type: 'client_credentials',
    scope: client.scopes.join(' '),
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: await assertion(client.clientId, signer, endpoint, reach.clock.now()),
  });
  if (status !== 200) {
    const { error } = body;
    const isCode = typeof error === 'string' && /^[a-z_]{1,64}$/.test(error);
    throw unavailable('token_refused', { status, ...(isCode ? { error } : {}) });
  }
  const { access_token: token, token_type: type, expires_in: seconds, scope } = body;
  const isToken =
    typeof token === 'string' &&
    /^[\w.~+/=-]+$/.test(token) &&
    typeof type === 'string' &&
    type.toLowerCase() === 'bearer' &&
    typeof seconds === 'number' &&
    seconds > 0;
  if (!isToken) throw unavailable('unexpected_token_answer', { status });
  const missing = typeof scope === 'string' ? notGranted(client.scopes, scope.split(' ')) : [];
  if (missing.length > 0) throw unavailable('scope_not_granted', { scopes: missing });
  const marginMs = Math.min(LIMITS.fhirTokenMarginMs, seconds * 500);
  return { token, age, lifeMs: seconds * 1000 - marginMs };
}

/** One for each request: `jti` is never used twice. */
function assertion(clientId: string, { key, algorithm, keyId }: Signer, aud: string, now: number) {
  const seconds = Math.floor(now / 1000);
  return new SignJWT()
    .setProtectedHeader({ alg: algorithm, kid: keyId, typ: 'JWT' })
    .setIssuer(clientId)
    .setSubject(clientId)
    .setAudience(aud)
    .setJti(randomUUID())
    .setIssuedAt(seconds)
    .setExpirationTime(seconds + LIMITS.clientAssertionSeconds)
    .sign(key);
}

async function discovered({ algorithm }: Signer, reach: Reach): Promise<string> {
  const because = 'discovery_failed';
  const { fhirUrl } = reach;
  const { status, body } = await fetched(
    `${fhirUrl}/.well-known/smart-configuration`,
    reach,
    because,
  );
  const endpoint = status === 200 ? body.token_endpoint : undefined;
  if (typeof endpoint !== 'string' || URL.parse(endpoint) === null) {
    throw unavailable(because, { status });
  }
  const isPlain = !endpoint.startsWith('https:') && fhirUrl.startsWith('https:');
  if (isPlain) throw unavailable('plain_token_endpoint');
  const lacks = (field: string, value: string) =>
    Array.isArray(body[field]) && !body[field].includes(value);
  if (
    lacks('token_endpoint_auth_methods_supported', 'private_key_jwt') ||
    lacks('token_endpoint_auth_signing_alg_values_supported', algorithm)
  ) {
    throw unavailable('method_not_supported', { algorithm });
  }
  return endpoint;
}

async function fetched(
  url: string,
  { dispatcher, timeoutMs }: Reach,
  because: string,
  form?: Record<string, string>,
): Promise<{ status: number; body: JsonObject }> {
  let status = 0;
  try {
    const answer = await request(url, {
      dispatcher,
      signal: AbortSignal.timeout(timeoutMs),
      headers: {
        accept: 'application/json',
        ...(form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
      },
      ...(form === undefined
        ? {}
        : { method: 'POST' as const, body: new URLSearchParams(form).toString() }),
    });
    status = answer.statusCode;
    const body = await answer.body.json().catch(() => undefined);
    return { status, body: isObject(body) ? body : {} };
  } catch (cause) {
    throw unavailable(because, { status }, cause);
  }
}

const SCOPE = /^system\/(\*|[A-Za-z]+)\.(read|write|\*|[cruds]+)$/;

/** Granted for fewer kinds of patients, say by `?…`, is not granted. Practitioners we can do without. */
function notGranted(asked: readonly string[], granted: readonly string[]): string[] {
  const isGranted = (scope: string) =>
    granted.some((given) => {
      if (given === scope) return true;
      const [, type, rights] = SCOPE.exec(scope) ?? [];
      const [, givenType, givenRights] = SCOPE.exec(given) ?? [];
      if (type === undefined || givenType === undefined) return false;
      const has = lettersOf(givenRights!);
      return (
        (givenType === '*' || givenType === type) &&
        [...lettersOf(rights!)].every((letter) => has.includes(letter))
      );
    });
  return asked.filter((scope) => !scope.startsWith('system/Practitioner.') && !isGranted(scope));
}

/** SMART 1 scopes in the letters of SMART 2. */
function lettersOf(rights: string): string {
  if (rights === 'read') return 'rs';
  if (rights === 'write') return 'cud';
  return rights === '*' ? 'cruds' : rights;
}

function unavailable(
  because: string,
  facts: Record<string, string | number | readonly string[]> = {},
  cause?: unknown,
): Failure {
  return new Failure('patient_source_unavailable', { what: 'token', because, ...facts }, { cause });
}
