/**
 * What a token says about the person behind a request, as policies ask for it: roles, organisation,
 * whether more than a password proved who it is, and whether training is attested. Read from claims
 * that the site names; what is not said, or not understood, is the private answer: none, no.
 *
 * Sources: RFC 8176 (`amr`: `mfa`), OpenID Connect Core 1.0 §2 (`acr`); 45 CFR §164.312(d) (person or
 * entity authentication), §164.308(a)(5) and §164.530(b) (training).
 */
import type { JWTPayload } from 'jose';
import { claim, textIn, wordsIn } from './claims.ts';

export interface UserFacts {
  readonly roles: readonly string[];
  readonly organisation?: string;
  readonly hasMfa: boolean;
  readonly isTrained: boolean;
}

/** Of a person about whom nobody whom we trust has said anything. */
export const NO_USER_FACTS: UserFacts = { roles: [], hasMfa: false, isTrained: false };

export interface UserFactReading {
  /** Names of claims: of the first three, the first that is present counts; of `mfa`, each. */
  readonly claims: Readonly<
    Record<'roles' | 'organisation' | 'training' | 'mfa', readonly string[]>
  >;
  /** Values of the `mfa` claims that say that there was more than one factor. */
  readonly mfaValues: readonly string[];
  /** How long a training holds, from the date in the claim on. */
  readonly trainingDays: number;
}

/**
 * @param now milliseconds since the Unix epoch
 * @throws Failure unauthenticated where a claim is no text or too long
 */
export function userFactsIn(
  payload: JWTPayload,
  { claims, mfaValues, trainingDays }: UserFactReading,
  now: number,
): UserFacts {
  const organisation = textIn(payload, claims.organisation);
  const factors = claims.mfa.flatMap((name) => wordsIn(payload, [name]));
  return {
    roles: wordsIn(payload, claims.roles),
    ...(organisation === undefined ? {} : { organisation }),
    hasMfa: factors.some((factor) => mfaValues.includes(factor)),
    isTrained: claims.training.some((name) =>
      holds(instantOf(claim(payload, name)), trainingDays, now),
    ),
  };
}

const DAY_MS = 86_400_000;

/** A training in the future is a slip of the pen or worse. */
function holds(trainedAt: number | undefined, days: number, now: number): boolean {
  if (trainedAt === undefined || trainedAt > now + DAY_MS) return false;
  return now - trainedAt <= days * DAY_MS;
}

const DATE = /^\d{4}-\d{2}-\d{2}(?:T[\d:.]+(?:Z|[+-]\d{2}:\d{2}))?$/;

/** ISO 8601 date or instant, or seconds since the Unix epoch (RFC 7519 NumericDate). */
function instantOf(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value * 1000 : undefined;
  if (typeof value !== 'string' || !DATE.test(value)) return undefined;
  const [day, instant] = [Date.parse(value.slice(0, 10)), Date.parse(value)];
  if (Number.isNaN(day) || Number.isNaN(instant)) return undefined;
  // `Date` takes the 31st of February for a day in March.
  return new Date(day).toISOString().startsWith(value.slice(0, 10)) ? instant : undefined;
}
