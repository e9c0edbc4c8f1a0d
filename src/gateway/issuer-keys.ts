/**
 * The public keys of a token issuer, from where its discovery document or the configuration says
 * (OpenID Connect Discovery 1.0 §4; RFC 7517).
 */
import { createRemoteJWKSet, customFetch, errors } from 'jose';
import { ageFrom, type Clock } from '../core/clock.ts';
import { Failure } from '../core/failures.ts';
import { isObject, type Json } from '../core/json.ts';
import { LIMITS } from '../core/limits.ts';
import { askProvider } from './ask-provider.ts';

export interface IssuerPlace {
  /** Exactly the `iss` of its tokens. */
  readonly issuer: string;
  /** Absent: found through the issuer's discovery document. */
  readonly jwksUri?: string;
}

export type KeySet = ReturnType<typeof createRemoteJWKSet>;

/**
 * Kept until they are old: a key set tells its age by wall time, which may step back. After a failure tried again,
 * but not for every request.
 *
 * @throws Failure token_issuer_unavailable
 */
export function keysOf(issuer: IssuerPlace, clock: Clock): () => Promise<KeySet> {
  let made: { readonly keys: Promise<KeySet>; readonly age: () => number } | undefined;
  let failed: { readonly failure: unknown; readonly age: () => number } | undefined;
  return async () => {
    if (made === undefined && failed !== undefined && failed.age() < LIMITS.jwksRetryMs) {
      throw failed.failure;
    }
    if (made === undefined || made.age() >= LIMITS.jwksAgeMaxMs) {
      made = { keys: fetchedKeys(issuer), age: ageFrom(clock) };
    }
    const mine = made;
    try {
      return await mine.keys;
    } catch (failure) {
      if (made === mine) {
        made = undefined;
        failed = { failure, age: ageFrom(clock) };
      }
      throw failure;
    }
  };
}

async function fetchedKeys(place: IssuerPlace): Promise<KeySet> {
  const { issuer } = place;
  const address = place.jwksUri ?? (await discovered(issuer));
  const keys = createRemoteJWKSet(new URL(address), {
    cooldownDuration: LIMITS.jwksCooldownMs,
    cacheMaxAge: LIMITS.jwksAgeMaxMs,
    [customFetch]: async (url) => Response.json(await jsonAt(url, issuer, 'key_set')),
  });
  try {
    await keys.reload();
  } catch (cause) {
    throw cause instanceof errors.JWKSInvalid ? unavailable(issuer, 'key_set', cause) : cause;
  }
  return keys;
}

/** The document must be the issuer's own. */
async function discovered(issuer: string): Promise<string> {
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const document = await jsonAt(address, issuer, 'discovery');
  if (!isObject(document) || document.issuer !== issuer) {
    throw unavailable(issuer, 'discovery_of_another_issuer');
  }
  const { jwks_uri: keys } = document;
  const isUrl = typeof keys === 'string' && URL.canParse(keys);
  // Keys over plain http only from where the issuer itself is reached that way: this machine.
  if (!isUrl || (keys.startsWith('http:') && !issuer.startsWith('http:'))) {
    throw unavailable(issuer, 'discovery_names_no_key_set');
  }
  return keys;
}

async function jsonAt(address: string, issuer: string, what: string): Promise<Json> {
  const headers = { accept: 'application/json' };
  let status = 0;
  try {
    const answer = await askProvider(address, { headers, timeoutMs: LIMITS.jwksTimeoutMs });
    status = answer.status;
    if (status === 200) return JSON.parse(answer.text) as Json;
  } catch (cause) {
    throw unavailable(issuer, what, cause, status);
  }
  throw unavailable(issuer, what, undefined, status);
}

/** @param because the step that failed */
function unavailable(issuer: string, because: string, cause?: unknown, status?: number): Failure {
  const facts = { issuer, because, ...(status ? { status } : {}) };
  return new Failure('token_issuer_unavailable', facts, { cause });
}
