/** Claims of a verified token, by name or by path, as bounded text that the ledger can keep. */
import type { JWTPayload } from 'jose';
import { Failure } from '../core/failures.ts';
import { isObject } from '../core/json.ts';
import { LIMITS } from '../core/limits.ts';

/** By its name, and otherwise as a path: `realm_access.roles`. */
export function claim(payload: JWTPayload, name: string): unknown {
  if (Object.hasOwn(payload, name)) return payload[name];
  return name
    .split('.')
    .reduce<unknown>(
      (value, step) => (isObject(value) && Object.hasOwn(value, step) ? value[step] : undefined),
      payload,
    );
}

/**
 * Of the claims with these names, the first that is a text.
 *
 * @throws Failure unauthenticated
 */
export function textIn(payload: JWTPayload, names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = claim(payload, name);
    if (typeof value === 'string' && value !== '') return bounded(value);
  }
  return undefined;
}

/**
 * Of the claims with these names, the first that is there: a list, or words separated by spaces.
 *
 * @throws Failure unauthenticated
 */
export function wordsIn(payload: JWTPayload, names: readonly string[]): string[] {
  const value = names.map((name) => claim(payload, name)).find((found) => found !== undefined);
  const list = typeof value === 'string' ? value.split(/\s+/) : value;
  if (!Array.isArray(list)) return [];
  if (list.length > LIMITS.groupsPerCallerMax) throw unauthenticated('too_many_groups');
  return list.filter((word) => typeof word === 'string' && word !== '').map(bounded);
}

function bounded(value: string): string {
  if (value.length > LIMITS.headerValueLengthMax) throw unauthenticated('claim_too_long');
  // The ledger could not keep it.
  if (/[\p{Cc}\p{Cs}]/u.test(value)) throw unauthenticated('claim_not_text');
  return value;
}

function unauthenticated(reason: string): Failure {
  return new Failure('unauthenticated', { reason });
}
