/**
 * OIDC/JWT bearer tokens (RFC 9068, RFC 8725): signature by a published key of a configured
 * issuer, audience, lifetime. Keys are fetched when needed and again when an unknown one appears,
 * so that an issuer may rotate them; a pause between fetches keeps strangers from making us ask.
 */
import { createRemoteJWKSet, decodeJwt, errors, type JWTPayload, jwtVerify } from 'jose';
import { request } from 'undici';
import { ageFrom, type Clock } from '../core/clock.ts';
import { Failure } from '../core/failures.ts';
import { isObject } from '../core/json.ts';
import { LIMITS } from '../core/limits.ts';
import { textIn, wordsIn } from './claims.ts';
import { type UserFactReading, type UserFacts, userFactsIn } from './user-facts.ts';

export interface TokenIssuer extends UserFactReading {
  /** Exactly the `iss` of its tokens. */
  readonly issuer: string;
  readonly audience: readonly string[];
  /** Absent: found through the issuer's discovery document. */
  readonly jwksUri?: string;
  readonly algorithms: readonly string[];
  /** Names of claims, to be tried in turn. */
  readonly claims: UserFactReading['claims'] &
    Readonly<Record<'user' | 'caller' | 'groups' | 'useCase' | 'purpose', readonly string[]>>;
  readonly defaults: { readonly useCase?: string; readonly purpose?: string };
}

export interface VerifiedToken {
  readonly issuer: string;
  readonly caller: string;
  readonly groups: readonly string[];
  readonly user?: string;
  readonly useCase?: string;
  readonly purpose?: string;
  readonly userFacts: UserFacts;
  readonly defaults: TokenIssuer['defaults'];
}

/** @throws Failure unauthenticated with the reason */
export type TokenVerifier = (token: string) => Promise<VerifiedToken>;

type KeySet = ReturnType<typeof createRemoteJWKSet>;

export function openTokenVerifier(issuers: readonly TokenIssuer[], clock: Clock): TokenVerifier {
  const known = new Map(
    issuers.map((issuer) => [issuer.issuer, { issuer, keys: lazily(() => keysOf(issuer), clock) }]),
  );

  return async (token) => {
    // Read before it is verified, only to know whose keys to verify it with.
    const found = known.get(claimedIssuer(token));
    if (found === undefined) throw unauthenticated('unknown_issuer');
    const { issuer, keys } = found;
    const payload = await verified(token, issuer, await keys(), clock);
    return fromClaims(payload, issuer, clock.now());
  };
}

function claimedIssuer(token: string): string {
  try {
    return decodeJwt(token).iss ?? '';
  } catch {
    throw unauthenticated('malformed_token');
  }
}

async function verified(
  token: string,
  { issuer, audience, algorithms }: TokenIssuer,
  keys: KeySet,
  clock: Clock,
): Promise<JWTPayload> {
  try {
    const { payload } = await jwtVerify(token, keys, {
      issuer,
      audience: [...audience],
      algorithms: [...algorithms],
      requiredClaims: ['exp'],
      clockTolerance: LIMITS.tokenClockToleranceSeconds,
      currentDate: new Date(clock.now()),
    });
    return payload;
  } catch (cause) {
    throw unauthenticated(reasonOf(cause), cause);
  }
}

function reasonOf(cause: unknown): string {
  if (cause instanceof errors.JWTExpired) return 'token_expired';
  if (cause instanceof errors.JWTClaimValidationFailed) return `wrong_claim_${cause.claim}`;
  if (cause instanceof errors.JOSEAlgNotAllowed) return 'algorithm_not_accepted';
  if (cause instanceof errors.JWSSignatureVerificationFailed) return 'wrong_signature';
  if (cause instanceof errors.JWKSNoMatchingKey) return 'unknown_signing_key';
  if (cause instanceof errors.JWSInvalid || cause instanceof errors.JWTInvalid) {
    return 'malformed_token';
  }
  // The key set could not be fetched, or is none.
  return 'jwks_unreachable';
}

function fromClaims(payload: JWTPayload, issued: TokenIssuer, now: number): VerifiedToken {
  const { issuer, claims, defaults } = issued;
  const caller = textIn(payload, claims.caller);
  if (caller === undefined) throw unauthenticated('token_names_no_caller');
  const user = textIn(payload, claims.user);
  const useCase = textIn(payload, claims.useCase);
  const purpose = textIn(payload, claims.purpose);
  return {
    issuer,
    caller,
    groups: wordsIn(payload, claims.groups),
    ...(user === undefined ? {} : { user }),
    ...(useCase === undefined ? {} : { useCase }),
    ...(purpose === undefined ? {} : { purpose }),
    userFacts: userFactsIn(payload, issued, now),
    defaults,
  };
}

/**
 * Keeps what was made until it is old: a key set tells its age by wall time, which may step back. After a
 * failure tries again, but not for every request.
 */
function lazily(make: () => Promise<KeySet>, clock: Clock): () => Promise<KeySet> {
  let made: Promise<KeySet> | undefined;
  let age = ageFrom(clock);
  let failedAt = Number.NEGATIVE_INFINITY;
  return async () => {
    if (made === undefined && clock.now() - failedAt < LIMITS.jwksRetryMs) {
      throw unauthenticated('jwks_unreachable');
    }
    if (made === undefined || age() >= LIMITS.jwksAgeMaxMs) {
      age = ageFrom(clock);
      made = make();
    }
    try {
      return await made;
    } catch (cause) {
      made = undefined;
      failedAt = clock.now();
      throw unauthenticated('jwks_unreachable', cause);
    }
  };
}

async function keysOf(issuer: TokenIssuer): Promise<KeySet> {
  const address = issuer.jwksUri ?? (await discovered(issuer.issuer));
  return createRemoteJWKSet(new URL(address), {
    timeoutDuration: LIMITS.jwksTimeoutMs,
    cooldownDuration: LIMITS.jwksCooldownMs,
    cacheMaxAge: LIMITS.jwksAgeMaxMs,
  });
}

/** OpenID Connect Discovery 1.0 §4: the document must be the issuer's own. */
async function discovered(issuer: string): Promise<string> {
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const { statusCode, body } = await request(address, {
    headersTimeout: LIMITS.jwksTimeoutMs,
    bodyTimeout: LIMITS.jwksTimeoutMs,
  });
  if (statusCode !== 200) {
    await body.dump();
    throw new Error(`discovery answered ${statusCode}`);
  }
  const document = await body.json();
  if (!isObject(document) || document.issuer !== issuer) {
    throw new Error('the discovery document is of another issuer');
  }
  const { jwks_uri: keys } = document;
  // Keys over plain http only from where the issuer itself is reached that way: this machine.
  if (typeof keys !== 'string' || (keys.startsWith('http:') && !issuer.startsWith('http:'))) {
    throw new Error('the discovery document names no https key set');
  }
  return keys;
}

function unauthenticated(reason: string, cause?: unknown): Failure {
  return new Failure('unauthenticated', { reason }, { cause });
}
