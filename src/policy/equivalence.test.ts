/**
 * The proof that slicing changes nothing: over generated sets of rules and generated requests, what `decide` says
 * equals what Cedar says when the whole set, the schema and every fact are put to it, with nothing prepared.
 */
import * as cedar from '@cedar-policy/cedar-wasm/nodejs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AccessRequest } from './access-request.ts';
import { loadPolicy } from './index.ts';
import { AT, anyRequest } from './request.test-support.ts';
import { anyRule } from './rules.test-support.ts';
import { SCHEMA } from './schema.ts';

const SETS = 500;
const REQUESTS_PER_SET = 20;

const numbered = (rules: readonly string[]) =>
  Object.fromEntries(rules.map((rule, at) => [`r${at}`, `@id("r${at}") ${rule}`]));

test('a sliced decision is the decision of the whole set', { timeout: 600_000 }, () => {
  const seen = { permit: 0, rule_error: 0, forbidden: 0, not_permitted: 0 };
  const rules = fc.array(anyRule, { minLength: 1, maxLength: 8 }).filter(isValid);
  const requests = fc.array(anyRequest, {
    minLength: REQUESTS_PER_SET,
    maxLength: REQUESTS_PER_SET,
  });
  fc.assert(
    fc.property(rules, requests, (set, asked) => {
      const policies = numbered(set);
      const policy = loadPolicy([{ name: 'set', text: Object.values(policies).join('\n') }]);
      for (const [at, request] of asked.entries()) {
        const { effect, determining, ...decision } = policy.decide(request, AT);
        const outcome = 'because' in decision ? decision.because : 'permit';
        const expected = naive(request, policies, at === 0);
        expect([outcome, effect, determining]).toEqual(expected);
        seen[outcome] += 1;
      }
    }),
    { numRuns: SETS },
  );
  // Otherwise the comparison would say little: each way to be decided was met often.
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(300);
  expect(Object.values(seen).reduce((sum, count) => sum + count)).toBeGreaterThanOrEqual(10_000);
});

function isValid(rules: readonly string[]): boolean {
  const answer = cedar.validate({ schema: SCHEMA, policies: { staticPolicies: numbered(rules) } });
  return answer.type === 'success' && answer.validationErrors.length === 0;
}

/** @param isValidated with the schema, which takes most of the time: a request that we took fits Cedar's, too */
function naive(request: AccessRequest, policies: Record<string, string>, isValidated: boolean) {
  const { caller, user, useCase, upstream } = request;
  const { id: _user, ...userFacts } = user;
  const { id: _useCase, purposes, upstreams, callers, groups, state, riskTier, ...rest } = useCase;
  const { name: _name, hosting, agreements, takesOn, ...upstreamFacts } = upstream;
  const answer = cedar.isAuthorized({
    principal: { type: 'Caller', id: caller.id },
    action: { type: 'Action', id: request.operation },
    resource: { type: 'Upstream', id: upstream.name },
    context: {
      user: entity('User', user.id),
      useCase: entity('UseCase', useCase.id),
      purpose: entity('Purpose', request.purpose),
      patients: request.patients,
      labels: entities('Label', request.labels),
      breakGlass: request.breakGlass,
      budget: entity('Budget', request.budget),
    },
    entities: [
      ...(isValidated ? [] : [operationEntity(request.operation)]),
      {
        uid: { type: 'Caller', id: caller.id },
        attrs: {},
        parents: caller.groups.map((id) => ({ type: 'Group', id })),
      },
      {
        uid: { type: 'User', id: user.id },
        attrs: { ...userFacts, roles: [...user.roles] },
        parents: [],
      },
      {
        uid: { type: 'UseCase', id: useCase.id },
        attrs: {
          ...(rest as { isRegistered: boolean }),
          state: entity('State', state),
          riskTier: entity('Risk', riskTier),
          purposes: entities('Purpose', purposes),
          ...(upstreams && { upstreams: entities('Upstream', upstreams) }),
          ...(callers && { callers: entities('Caller', callers) }),
          ...(groups && { groups: entities('Group', groups) }),
        },
        parents: [],
      },
      {
        uid: { type: 'Upstream', id: upstream.name },
        attrs: {
          ...(upstreamFacts as { api: string }),
          hosting: entity('Hosting', hosting),
          agreements: entities('Agreement', agreements),
          ...(takesOn && { takesOn: entities('Duty', takesOn) }),
        },
        parents: [],
      },
    ],
    policies: { staticPolicies: policies },
    ...(isValidated && { schema: SCHEMA, validateRequest: true }),
  });
  if (answer.type === 'failure') throw new Error(answer.errors[0]?.message);
  const { reason, errors } = answer.response.diagnostics;
  if (errors.length > 0) return ['rule_error', 'deny', errors.map((each) => each.policyId).sort()];
  if (answer.response.decision === 'allow') return ['permit', 'permit', [...reason].sort()];
  return [reason.length > 0 ? 'forbidden' : 'not_permitted', 'deny', [...reason].sort()];
}

/** What the schema would say. */
const operationEntity = (id: string): cedar.EntityJson => ({
  uid: { type: 'Action', id },
  attrs: {},
  parents: [{ type: 'Action', id: 'exchange' }],
});

function entity(type: string, id: string): cedar.CedarValueJson {
  return { __entity: { type, id } };
}

function entities(type: string, ids: readonly string[]): cedar.CedarValueJson[] {
  return ids.map((id) => entity(type, id));
}
