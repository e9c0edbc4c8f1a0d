/**
 * The facts of a decision as the ledger keeps them, and read back from it, so that a change of the policies can be
 * tried on what was asked before. Codes, booleans, counts, and ids of the organisation's own configuration and
 * directory; who asked is not among them: that stands beside the tree, where it can be erased.
 */
import { isObject, type Json, type JsonObject } from '../core/json.ts';
import { LIMITS } from '../core/limits.ts';
import { type AccessRequest, requestFault } from './access-request.ts';

/** What a record holds beside these under names of its own: caller, use case, purpose, format, upstream. */
export function recordedFacts(request: AccessRequest): JsonObject {
  const { caller, user, useCase, upstream, labels, patients, breakGlass, budget } = request;
  const { id: _user, ...userFacts } = user;
  const { id: _useCase, ...useCaseFacts } = useCase;
  const facts = {
    groups: caller.groups,
    user: userFacts,
    useCase: useCaseFacts,
    upstream,
    labels,
    patients,
    breakGlass,
    budget,
  } as unknown as JsonObject;
  const leftOut: string[] = [];
  const bounded = shortened(facts, '', leftOut) as JsonObject;
  return leftOut.length === 0 ? bounded : { ...bounded, leftOut };
}

/** Lists that come from tokens and registers may be longer than a leaf has room for. */
function shortened(value: Json, at: string, leftOut: string[]): Json {
  if (Array.isArray(value)) {
    if (isSurelyShort(value)) return value;
    if (Buffer.byteLength(JSON.stringify(value)) <= LIMITS.recordedListBytesMax) return value;
    leftOut.push(at);
    return [];
  }
  if (!isObject(value)) return value;
  const inner = Object.entries(value).map(([name, each]): [string, Json] => {
    return [name, shortened(each, at === '' ? name : `${at}.${name}`, leftOut)];
  });
  return Object.fromEntries(inner);
}

/** Surely within the limit: asked of every list of every exchange, and nearly always so. */
function isSurelyShort(list: readonly Json[]): boolean {
  let units = 2;
  for (const each of list) {
    if (typeof each !== 'string') return false;
    units += each.length + 3; // with its quotation marks and comma
  }
  return JSON_BYTES_PER_UNIT_MAX * units <= LIMITS.recordedListBytesMax;
}

/** `\u0000`. */
const JSON_BYTES_PER_UNIT_MAX = 6;

/**
 * @param record of a disclosure or a denial
 * @param user who asked, where it is not erased
 * @returns undefined where the record does not tell: it is older, was refused before it was decided, a list had no
 *   room, or it speaks of what the vocabulary does not know
 */
export function requestOfRecord(record: JsonObject, user: string): AccessRequest | undefined {
  const { facts, caller, useCase, purpose, format } = record;
  if (!isObject(facts) || facts.leftOut !== undefined) return undefined;
  const { groups, user: userFacts, useCase: useCaseFacts, ...others } = facts;
  if (!isObject(userFacts) || !isObject(useCaseFacts)) return undefined;
  const request = {
    ...others,
    caller: { id: caller, groups },
    user: { ...userFacts, id: user },
    useCase: { ...useCaseFacts, id: useCase },
    purpose,
    operation: format,
  } as unknown as AccessRequest;
  return requestFault(request) === undefined ? request : undefined;
}
