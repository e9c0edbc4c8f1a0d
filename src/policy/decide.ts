/**
 * May this exchange happen, and under which obligations? Cedar evaluates the rules; the order of
 * the lines in `verdict` is the semantics: an erring rule denies, forbid beats permit, and what no
 * rule permits is denied.
 */
import { createHash } from 'node:crypto';
import * as cedar from '@cedar-policy/cedar-wasm/nodejs';
import { Failure } from '../core/failures.ts';
import { LIMITS } from '../core/limits.ts';
import type { PurposeOfUse } from '../core/purpose.ts';
import { type PolicySource, parseRules, type Rule } from './rules.ts';
import { SCHEMA } from './schema.ts';

export interface AccessRequest {
  readonly caller: { readonly id: string; readonly groups: readonly string[] };
  readonly user?: string;
  readonly useCase: string;
  readonly purpose: PurposeOfUse;
  readonly upstream: {
    readonly name: string;
    readonly api: string;
    readonly hosting: 'local' | 'outside';
  };
  /** Id of the wire format: `openai-chat`, `anthropic-messages`, … */
  readonly operation: string;
  /** How many patients the request names. */
  readonly patients: number;
}

export type Decision =
  | {
      readonly effect: 'permit';
      /** Ids of the permits that hold. */
      readonly determining: readonly string[];
      /** HL7 codes, of all those permits together: another permit never lifts an obligation. */
      readonly obligations: readonly string[];
      readonly media: boolean;
      readonly restore: boolean;
      /** An answer may be given again to exactly the same request. */
      readonly cache: boolean;
      readonly policyVersion: string;
    }
  | {
      readonly effect: 'deny';
      readonly because: 'rule_error' | 'forbidden' | 'not_permitted';
      readonly determining: readonly string[];
      readonly policyVersion: string;
    };

/** What policies may ask about a use case. */
export interface UseCaseFacts {
  readonly id: string;
  readonly purposes: readonly PurposeOfUse[];
  readonly upstreams?: readonly string[] | undefined;
  readonly callers?: readonly string[] | undefined;
  readonly groups?: readonly string[] | undefined;
}

export interface Policy {
  /**
   * A pure function of the request.
   *
   * @throws Failure policy_unavailable when the rules could not be asked at all
   */
  decide(request: AccessRequest): Decision;
  /** Digest of rules, vocabulary and use cases: the same version decides the same way. */
  readonly version: string;
}

/** @throws Failure config_invalid with file, line and remedy */
export function loadPolicy(
  sources: readonly PolicySource[],
  useCases: readonly UseCaseFacts[] = [],
): Policy {
  const rules = parseRules(sources);
  const version = versionOf(rules, useCases);
  prepare(rules, version);

  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const facts = new Map(useCases.map((useCase) => [useCase.id, useCase]));
  const decide = (request: AccessRequest) =>
    verdict(ask(request, version, facts.get(request.useCase)), byId, version);
  return { decide: remembered(decide), version };
}

function verdict(
  { reason, errors }: cedar.Diagnostics,
  rules: ReadonlyMap<string, Rule>,
  policyVersion: string,
): Decision {
  const broken = errors.map((error) => error.policyId);
  const determining = [...reason].sort();
  const found = determining.flatMap((id) => rules.get(id) ?? []);
  const permits = found.filter((rule) => rule.effect === 'permit');

  if (broken.length > 0) return deny('rule_error', broken.sort());
  if (permits.length < determining.length) return deny('forbidden', determining);
  if (permits.length === 0) return deny('not_permitted', []);
  return {
    effect: 'permit',
    determining,
    obligations: [...new Set(permits.flatMap((rule) => rule.obligations))].sort(),
    media: permits.some((rule) => rule.media),
    restore: permits.some((rule) => rule.restore),
    cache: permits.some((rule) => rule.cache),
    policyVersion,
  };

  function deny(because: 'rule_error' | 'forbidden' | 'not_permitted', ids: string[]): Decision {
    return { effect: 'deny', because, determining: ids, policyVersion };
  }
}

function ask(
  request: AccessRequest,
  version: string,
  useCase: UseCaseFacts | undefined,
): cedar.Diagnostics {
  let answer: cedar.AuthorizationAnswer;
  try {
    answer = cedar.statefulIsAuthorized({
      principal: { type: 'Caller', id: request.caller.id },
      action: { type: 'Action', id: request.operation },
      resource: { type: 'Upstream', id: request.upstream.name },
      context: {
        useCase: entity('UseCase', request.useCase),
        purpose: entity('Purpose', request.purpose),
        patients: request.patients,
        ...(request.user === undefined ? {} : { user: request.user }),
      },
      entities: entitiesOf(request, useCase),
      preparsedSchemaName: SCHEMA_NAME,
      preparsedPolicySetId: version,
      validateRequest: true,
    });
  } catch (cause) {
    throw new Failure('policy_unavailable', {}, { cause });
  }
  // Not an answer of the rules: the request did not fit the schema, or the engine lost its set.
  if (answer.type === 'failure') throw new Failure('policy_unavailable');
  return answer.response.diagnostics;
}

function entitiesOf(request: AccessRequest, useCase: UseCaseFacts | undefined): cedar.Entities {
  const { caller, upstream } = request;
  return [
    {
      uid: { type: 'Caller', id: caller.id },
      attrs: {},
      parents: caller.groups.map((id) => ({ type: 'Group', id })),
    },
    {
      uid: { type: 'Upstream', id: upstream.name },
      attrs: { api: upstream.api, hosting: entity('Hosting', upstream.hosting) },
      parents: [],
    },
    {
      uid: { type: 'UseCase', id: request.useCase },
      attrs: {
        isRegistered: useCase !== undefined,
        purposes: entities('Purpose', useCase?.purposes ?? []),
        ...(useCase?.upstreams && { upstreams: entities('Upstream', useCase.upstreams) }),
        ...(useCase?.callers && { callers: entities('Caller', useCase.callers) }),
        ...(useCase?.groups && { groups: entities('Group', useCase.groups) }),
      },
      parents: [],
    },
  ];
}

function entity(type: string, id: string): cedar.CedarValueJson {
  return { __entity: { type, id } };
}

function entities(type: string, ids: readonly string[]): cedar.CedarValueJson[] {
  return ids.map((id) => entity(type, id));
}

const SCHEMA_NAME = 'exchange';

/**
 * Cedar keeps parsed sets by name for the life of the thread and cannot drop one. Under its digest
 * a set is kept once however often it is loaded, and never takes the place of another.
 */
function prepare(rules: readonly Rule[], version: string): void {
  const schema = cedar.preparseSchema(SCHEMA_NAME, SCHEMA);
  const set = cedar.preparsePolicySet(version, {
    staticPolicies: Object.fromEntries(rules.map(({ id, text }) => [id, text])),
  });
  for (const answer of [schema, set]) {
    if (answer.type === 'failure') {
      const remedy = answer.errors[0]?.message ?? 'the policies cannot be used';
      throw new Failure('config_invalid', { at: 'policies', remedy });
    }
  }
}

function versionOf(rules: readonly Rule[], useCases: readonly UseCaseFacts[]): string {
  const facts = useCases.map(({ id, purposes, upstreams, callers, groups }) => {
    return [id, purposes, upstreams, callers, groups];
  });
  const content = JSON.stringify([SCHEMA, rules.map(({ text }) => text).sort(), facts]);
  return `sha256:${createHash('sha256').update(content).digest('hex').slice(0, 32)}`;
}

/** Cedar takes a third of a millisecond, and most requests ask what an earlier one asked. */
function remembered(decide: (request: AccessRequest) => Decision): typeof decide {
  const memo = new Map<string, Decision>();
  return (request) => {
    const key = keyOf(request);
    const known = memo.get(key);
    if (known !== undefined) {
      memo.delete(key); // and set again below: the least recently used comes first
      memo.set(key, known);
      return known;
    }
    const decision = decide(request);
    if (memo.size >= LIMITS.decisionsRememberedMax) memo.delete(memo.keys().next().value!);
    memo.set(key, decision);
    return decision;
  };
}

function keyOf({ caller, user, useCase, purpose, upstream, operation, patients }: AccessRequest) {
  const { name, api, hosting } = upstream;
  const words = [caller.id, caller.groups, user, useCase, purpose, name, api, hosting, operation];
  return JSON.stringify([words, patients]);
}
