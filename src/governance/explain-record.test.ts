import { expect, test } from 'vitest';
import type { JsonObject } from '../core/json.ts';
import { loadPolicy, recordedFacts, requestFromJson } from '../policy/index.ts';
import { explainRecord } from './explain-record.ts';

const AT = Date.UTC(2026, 5, 1);
const RULES = `
@id("house") @title("Treatment")
permit (principal, action, resource) when { context.purpose == Purpose::"TREAT" };
@id("later") @title("Not from July on") @effective("2026-07-01")
forbid (principal, action, resource);`;
const POLICY = loadPolicy([{ name: 'house', text: RULES }]);
const OF_ONE = loadPolicy([
  {
    name: 'one',
    text: '@id("one")\npermit (principal, action, resource) when { context.user == User::"u-1" };',
  },
]);

const request = (purpose: string) =>
  requestFromJson(
    {
      caller: { id: 'scribe', groups: [] },
      user: { id: 'u-1', roles: [], hasMfa: true, isTrained: true },
      useCase: {
        ...{ id: 'letters', isRegistered: true, isInForce: true, state: 'live', riskTier: 'low' },
        ...{ purposes: ['TREAT'], needsMfa: false, needsTraining: false },
      },
      upstream: { name: 'gpt', api: 'openai', hosting: 'local', agreements: [], model: 'gpt-1' },
      ...{ labels: [], purpose, operation: 'openai-chat', patients: 1 },
      ...{ breakGlass: false, budget: 'within' },
    },
    'test',
  );

const decision = (purpose: string, record: JsonObject) => ({
  record: {
    ...{ caller: 'scribe', useCase: 'letters', purpose, format: 'openai-chat' },
    ...{ facts: recordedFacts(request(purpose)), policyVersion: 'sha256:then', ...record },
  },
  at: AT,
  user: 'u-1' as string | undefined,
});
const explain = (of: Parameters<typeof explainRecord>[0], policy = POLICY) =>
  explainRecord(of, policy);

test('a permit: by which rule, and what held', () => {
  expect(explain(decision('TREAT', { kind: 'disclosure' }))).toMatchObject({
    ...{ was: 'permit', effect: 'permit', summary: 'permitted: Treatment (house)' },
    ...{ decidedUnder: 'sha256:then', explainedUnder: POLICY.versionAt(AT) },
  });
});

test('a denial by the policy: what would have made it a permit, by the dates of that day', () => {
  const denied = explain(decision('HOPERAT', { kind: 'denial', code: 'policy_denied' }));
  expect(denied).toMatchObject({
    was: 'deny',
    effect: 'deny',
    summary: 'denied: no rule permits it',
  });
  expect(denied?.remedy).toMatch(/^it would be permitted if the purpose of use is TREAT/);
});

test('rules that changed since may say otherwise, and both are told', () => {
  const denied = explain(decision('TREAT', { kind: 'denial', code: 'policy_denied' }));
  expect(denied).toMatchObject({ was: 'deny', effect: 'permit', decidedUnder: 'sha256:then' });
});

test('a denial beside the policies: in the words of its code', () => {
  const record = { kind: 'denial', code: 'agreement_missing', lacking: ['baa', 'qsoa'] };
  expect(explain(decision('TREAT', record))).toEqual({
    ...{ was: 'deny', code: 'agreement_missing', rules: [], decidedUnder: 'sha256:then' },
    summary: expect.stringMatching(
      /^denied: health data goes to no upstream .*\(lacking: baa, qsoa\)$/,
    ),
  });
});

test('where the record does not tell enough, that is what is told', () => {
  const short = decision('TREAT', { kind: 'disclosure', facts: null });
  const erased = { ...decision('TREAT', { kind: 'disclosure' }), user: undefined };
  for (const told of [explain(short), explain(erased, OF_ONE)]) {
    expect(told?.summary).toMatch(/^the record does not hold/);
  }
  expect(explain(erased)).toMatchObject({ effect: 'permit' });
});

test.each(['outcome', 'event'])('an %s is no decision', (kind) => {
  expect(explain(decision('TREAT', { kind }))).toBeUndefined();
});
