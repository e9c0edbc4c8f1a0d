/**
 * Why a decision on record was as it was, in words: from the facts that the ledger keeps of it, by rules that are
 * handed in and judged by the dates of that moment. Where they are not the set that decided, both versions are told:
 * what changed since is not on record, and the explanation is what these rules say of the same facts.
 */
import { FAILURES, type FailureCode } from '../core/failures.ts';
import { isObject, type Json, type JsonObject } from '../core/json.ts';
import { type ExplainedRule, type Policy, requestOfRecord } from '../policy/index.ts';

export interface RecordedDecision {
  readonly record: JsonObject;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Who asked; undefined once erased. */
  readonly user: string | undefined;
}

export interface ExplainedRecord {
  readonly was: 'permit' | 'deny';
  /** Of a denial: what the caller was told. */
  readonly code?: string;
  readonly summary: string;
  readonly rules: readonly ExplainedRule[];
  /** What would have made it a permit. */
  readonly remedy?: string;
  /** What the rules that were asked say of the same facts; undefined where they were not asked. */
  readonly effect?: 'permit' | 'deny';
  /** Version of the policies that decided, as far as it is on record, and of those that explain. */
  readonly decidedUnder?: string;
  readonly explainedUnder?: string;
}

/** @returns undefined for an entry that is no decision: the outcome of an exchange, an event */
export function explainRecord(
  { record, at, user }: RecordedDecision,
  policy: Policy,
): ExplainedRecord | undefined {
  const { kind, code, policyVersion } = record;
  if (kind !== 'disclosure' && kind !== 'denial') return undefined;
  const told = {
    was: kind === 'disclosure' ? ('permit' as const) : ('deny' as const),
    ...(typeof code === 'string' && { code }),
    ...(typeof policyVersion === 'string' && { decidedUnder: policyVersion }),
  };
  if (kind === 'denial' && code !== 'policy_denied') {
    return { ...told, summary: refusal(record), rules: [] };
  }
  const request = requestOfRecord(record, user ?? '');
  if (request === undefined || (user === undefined && policy.asksForUsers(at))) {
    return { ...told, summary: UNTOLD, rules: [] };
  }
  const explained = policy.explain(request, at);
  return { ...told, ...explained, explainedUnder: policy.versionAt(at) };
}

const UNTOLD =
  'the record does not hold all facts that it was decided on: it is older, a list had no room, or who asked was erased';

/** Refused beside the policies: by an agreement, a consent, an approval, a limit. */
function refusal({ code, because, lacking, obligations }: JsonObject): string {
  const known = Object.hasOwn(FAILURES, String(code)) ? FAILURES[code as FailureCode].text : code;
  const facts = [
    ...listed('because', because),
    ...listed('lacking', lacking),
    ...listed('obligations', obligations),
  ];
  return `denied: ${String(known)}${facts.length > 0 ? ` (${facts.join('; ')})` : ''}`;
}

function listed(name: string, value: Json | undefined): string[] {
  if (value === undefined || isObject(value)) return [];
  return [`${name}: ${Array.isArray(value) ? value.join(', ') : String(value)}`];
}
