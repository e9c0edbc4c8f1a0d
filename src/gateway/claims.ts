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

/** Of a token's claims these two alone are words separated by spaces (RFC 8693 §4.2, RFC 9068 §2.2.3). */
const SPACED = new Set(['scope', 'scp']);

/**
 * Of the claims with these names, the first that is there: a list, or a text, which is one value. A group may well be called
 * `privacy-officer (former)`.
 *
 * @throws Failure unauthenticated
 */
export function wordsIn(payload: JWTPayload, names: readonly string[]): string[] {
  const name = names.find((each) => claim(payload, each) !== undefined);
  if (name === undefined) return [];
  const value = claim(payload, name);
  const text = typeof value === 'string' ? value : undefined;
  const list = text === undefined ? value : SPACED.has(name) ? text.split(/\s+/) : [text];
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
