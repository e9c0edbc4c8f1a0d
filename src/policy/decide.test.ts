import { performance } from 'node:perf_hooks';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PURPOSES_OF_USE, type PurposeOfUse } from '../core/purpose.ts';
import { type AccessRequest, loadPolicy } from './index.ts';

const REQUEST: AccessRequest = {
  caller: { id: 'scribe', groups: ['oncology'] },
  user: 'u-1',
  useCase: 'letters',
  purpose: 'TREAT',
  upstream: { name: 'gpt', api: 'openai', hosting: 'outside' },
  operation: 'openai-chat',
  patients: 1,
};
const LETTERS = { id: 'letters', purposes: ['TREAT'] as const };

const load = (text: string) => loadPolicy([{ name: 'own.cedar', text }], [LETTERS]);
const decide = (text: string, change: Partial<AccessRequest> = {}) =>
  load(text).decide({ ...REQUEST, ...change });

test('what no rule permits is denied', () => {
  expect(decide('')).toMatchObject({ effect: 'deny', because: 'not_permitted', determining: [] });
});

test('forbid beats permit, and is the reason given', () => {
  const text = `@id("all") @obligation("DEID") permit (principal, action, resource);
    @id("none") forbid (principal, action, resource);`;
  expect(decide(text)).toMatchObject({
    effect: 'deny',
    because: 'forbidden',
    determining: ['none'],
  });
});

// Cedar itself would permit here: it skips what errs. A forbid that errs must not be skipped.
test.each(['permit', 'forbid'])('a %s that errs denies', (effect) => {
  const text = `@id("all") permit (principal, action, resource);
    @id("errs") ${effect} (principal, action, resource)
      when { context.patients + 9223372036854775807 > 0 };`;
  expect(decide(text, { patients: 0 }).effect).toBe(effect === 'permit' ? 'permit' : 'deny');
  expect(decide(text, { patients: 1 })).toMatchObject({
    effect: 'deny',
    because: 'rule_error',
    determining: ['errs'],
  });
});

test('obligations of all permits that hold bind together', () => {
  const text = `@id("a") @obligation("DEID, AUDIT") permit (principal, action, resource);
    @id("b") @obligation("AUDIT,MINEC") @media("as-is") permit (principal, action, resource);
    @id("c") @obligation("HUAPRV") permit (principal, action, resource)
      when { context.purpose == Purpose::"HRESCH" };`;
  expect(decide(text)).toMatchObject({
    determining: ['a', 'b'],
    obligations: ['AUDIT', 'DEID', 'MINEC'],
    media: true,
    restore: false,
  });
});

test.each([
  ['permit (principal, action, resource);', 'own.cedar:1', 'give the policy a name'],
  ['// é\n@id("a")\npermit (principal, action, resource) whn {};', 'own.cedar:3', 'whn'],
  [
    '@id("é")\npermit (principal, action, resource)\nwhen { context.purpos == 1 };',
    'own.cedar:3',
    'did you mean `purpose`',
  ],
  [
    '@id("a") permit (principal, action, resource) when { context.purpose == Purpose::"TRAET" };',
    'own.cedar:1',
    'not declared',
  ],
  ['@id("a") permit (principal, action == Action::"fax", resource);', 'own.cedar', 'Action::"fax"'],
  ['@id("a") @obligation("DIED") permit (principal, action, resource);', 'own.cedar:1', 'DIED'],
  [
    '\n@id("a") @obligations("DEID") permit (principal, action, resource);',
    'own.cedar:2',
    '@obligations',
  ],
  ['@id("a") @media("yes") permit (principal, action, resource);', 'own.cedar:1', 'as-is'],
  ['@id("a") @obligation("DEID") forbid (principal, action, resource);', 'own.cedar:1', 'permits'],
  ['@id("a") permit (principal == ?principal, action, resource);', 'own.cedar', 'templates'],
  [
    '@id("a") permit (principal, action, resource);@id("a") forbid (principal, action, resource);',
    'own.cedar',
    'two policies have the id a',
  ],
])('%s is refused at load', (text, at, words) => {
  expect(() => load(text)).toThrow(
    expect.objectContaining({
      code: 'config_invalid',
      facts: expect.objectContaining({
        at: expect.stringContaining(at),
        remedy: expect.stringContaining(words),
      }),
    }),
  );
});

test('a request outside the vocabulary cannot be decided', () => {
  const text = '@id("all") permit (principal, action, resource);';
  expect(() => decide(text, { operation: 'fax' })).toThrow(
    expect.objectContaining({ code: 'policy_unavailable' }),
  );
  expect(() => decide(text, { purpose: 'FUN' as PurposeOfUse })).toThrow(
    expect.objectContaining({ code: 'policy_unavailable' }),
  );
});

test('the version names rules and use cases, and sets do not disturb each other', () => {
  const permits = load('@id("all") permit (principal, action, resource);');
  const forbids = load('@id("all") forbid (principal, action, resource);');
  expect(permits.version).not.toBe(forbids.version);
  expect(permits.decide(REQUEST)).toMatchObject({
    effect: 'permit',
    policyVersion: permits.version,
  });
  expect(forbids.decide(REQUEST)).toMatchObject({ effect: 'deny', policyVersion: forbids.version });
  expect(loadPolicy([], [LETTERS]).version).not.toBe(loadPolicy([], []).version);
});

test('what was decided before is decided the same way, whatever came between', () => {
  const text = `@id("some") permit (principal, action, resource)
    when { context.useCase.purposes.contains(context.purpose) && context.patients < 3 };`;
  const used = load(text);
  const word = fc.constantFrom('a', 'b', 'letters', '","', '\u0000');
  const request: fc.Arbitrary<AccessRequest> = fc.record({
    caller: fc.record({ id: word, groups: fc.array(word, { maxLength: 2 }) }),
    user: word,
    useCase: word,
    purpose: fc.constantFrom(...(Object.keys(PURPOSES_OF_USE) as PurposeOfUse[])),
    upstream: fc.record({
      name: word,
      api: fc.constant('openai'),
      hosting: fc.constantFrom('local', 'outside'),
    }),
    operation: fc.constantFrom('openai-chat', 'anthropic-messages'),
    patients: fc.nat(4),
  });
  fc.assert(
    fc.property(request, (asked) => {
      expect(used.decide(asked)).toEqual(load(text).decide(asked));
    }),
    { numRuns: 50 },
  );
});

test('a decision that was taken before costs microseconds', () => {
  const policy = load('@id("all") permit (principal, action, resource);');
  policy.decide(REQUEST);
  const rounds = 20_000;
  const start = performance.now();
  for (let round = 0; round < rounds; round += 1) policy.decide(REQUEST);
  // 1 to 2 µs here; the bound leaves room for a loaded machine and still catches a call into Cedar.
  expect(((performance.now() - start) * 1000) / rounds).toBeLessThan(50);
});
