/**
 * OIDC/JWT bearer tokens (RFC 9068, RFC 8725): signature by a published key of a configured
 * issuer, audience, lifetime. Keys are fetched when needed and again when an unknown one appears,
 * so that an issuer may rotate them; a pause between fetches keeps strangers from making us ask.
 */
import { decodeJwt, errors, type JWTPayload, type JWTVerifyOptions, jwtVerify } from 'jose';
import type { Clock } from '../core/clock.ts';
import { Failure } from '../core/failures.ts';
import { LIMITS } from '../core/limits.ts';
import { textIn, wordsIn } from './claims.ts';
import { type IssuerPlace, type KeySet, keysOf } from './issuer-keys.ts';
import { type UserFactReading, type UserFacts, userFactsIn } from './user-facts.ts';

export interface TokenIssuer extends UserFactReading, IssuerPlace {
  readonly audience: readonly string[];
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

/** @throws Failure unauthenticated with the reason; token_issuer_unavailable: nobody can tell whether it is good */
export type TokenVerifier = (token: string) => Promise<VerifiedToken>;

export function openTokenVerifier(issuers: readonly TokenIssuer[], clock: Clock): TokenVerifier {
  const known = new Map(
    issuers.map((issuer) => [issuer.issuer, { issuer, keys: keysOf(issuer, clock) }]),
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
  const options = {
    issuer,
    audience: [...audience],
    algorithms: [...algorithms],
    requiredClaims: ['exp'],
    clockTolerance: LIMITS.tokenClockToleranceSeconds,
    currentDate: new Date(clock.now()),
  };
  try {
    return (await jwtVerify(token, keys, options)).payload;
  } catch (cause) {
    if (cause instanceof errors.JWKSMultipleMatchingKeys) return withOneOf(cause, token, options);
    throw refusal(cause);
  }
}

/** A token that names no key, or one of two of that name: whichever has signed it. */
async function withOneOf(
  keys: errors.JWKSMultipleMatchingKeys,
  token: string,
  options: JWTVerifyOptions,
): Promise<JWTPayload> {
  let wrong: unknown;
  for await (const key of keys) {
    try {
      return (await jwtVerify(token, key, options)).payload;
    } catch (cause) {
      if (!(cause instanceof errors.JWSSignatureVerificationFailed)) throw refusal(cause);
      wrong = cause;
    }
  }
  throw refusal(wrong);
}

function refusal(cause: unknown): Failure {
  return cause instanceof Failure ? cause : unauthenticated(reasonOf(cause), cause);
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
  // Published, and of no use: too short, of another kind, or cut.
  return 'unusable_signing_key';
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

function unauthenticated(reason: string, cause?: unknown): Failure {
  return new Failure('unauthenticated', { reason }, { cause });
}
