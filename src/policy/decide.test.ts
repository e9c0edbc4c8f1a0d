import { performance } from 'node:perf_hooks';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PurposeOfUse } from '../core/purpose.ts';
import { type AccessRequest, loadPolicy } from './index.ts';
import { AT, anyRequest, REQUEST } from './request.test-support.ts';

const load = (text: string) => loadPolicy([{ name: 'own.cedar', text }]);
const decide = (text: string, change: Partial<AccessRequest> = {}) =>
  load(text).decide({ ...REQUEST, ...change }, AT);

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
  [
    '@id("a") permit (principal, action, resource) when { context.labels.contains(Label::"SUDS") };',
    'own.cedar:1',
    'not declared',
  ],
  [
    '@id("a") permit (principal, action, resource) when { resource.region == "us" };',
    'own.cedar:1',
    'region',
  ],
  [
    '@id("a") @effective("2026-02-29") forbid (principal, action, resource);',
    'own.cedar:1',
    '@effective',
  ],
  [
    '@id("a") @effective("2026-02-01") @expires("2026-02-01") forbid (principal, action, resource);',
    'own.cedar:1',
    'later day',
  ],
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

test.each<[string, Partial<AccessRequest>]>([
  ['operation', { operation: 'fax' }],
  ['purpose', { purpose: 'FUN' as PurposeOfUse }],
  ['labels', { labels: ['SUD', 'SUDS'] }],
  ['patients', { patients: 0.5 }],
  ['useCase.state', { useCase: { ...REQUEST.useCase, state: 'alive' as 'live' } }],
  ['upstream.retentionDays', { upstream: { ...REQUEST.upstream, retentionDays: Number.NaN } }],
  ['user.hasMfa', { user: { ...REQUEST.user, hasMfa: 'no' as unknown as boolean } }],
  ['caller.groups', { caller: { id: 'scribe', groups: ['\ud800'] } }],
])('a request outside the vocabulary cannot be decided: %s', (at, change) => {
  const text = '@id("all") permit (principal, action, resource);';
  expect(decide(text).effect).toBe('permit');
  expect(() => decide(text, change)).toThrow(
    expect.objectContaining({ code: 'policy_unavailable', facts: { at } }),
  );
});

test('the version names the rules, and sets do not disturb each other', () => {
  const permits = load('@id("all") permit (principal, action, resource);');
  const forbids = load('@id("all") forbid (principal, action, resource);');
  expect(permits.versionAt(AT)).not.toBe(forbids.versionAt(AT));
  expect(permits.decide(REQUEST, AT)).toMatchObject({
    effect: 'permit',
    policyVersion: permits.versionAt(AT),
  });
  expect(forbids.decide(REQUEST, AT)).toMatchObject({
    effect: 'deny',
    policyVersion: forbids.versionAt(AT),
  });
});

test('sets in another order have one version, and decide the same', () => {
  const permits = `@id("a") permit (principal, action, resource)
    when { context.useCase == UseCase::"letters" };`;
  const forbids = `@id("b") forbid (principal, action, resource)
    when { context.useCase == UseCase::"other" };`;
  const sets = [load(permits + forbids), load(forbids + permits)];
  const [first, second] = sets.map((set) => set.versionAt(AT));
  expect(first).toBe(second);
  const other = { ...REQUEST, useCase: { ...REQUEST.useCase, id: 'other' } };
  for (const set of sets) {
    expect(set.decide(REQUEST, AT)).toMatchObject({ effect: 'permit', determining: ['a'] });
    expect(set.decide(other, AT)).toMatchObject({ effect: 'deny', determining: ['b'] });
  }
});

test('what was decided before is decided the same way, whatever came between', () => {
  const text = `@id("some") permit (principal, action, resource)
    when { context.useCase.purposes.contains(context.purpose) && context.patients < 3 };`;
  const used = load(text);
  fc.assert(
    fc.property(anyRequest, (asked) => {
      expect(used.decide(asked, AT)).toEqual(load(text).decide(asked, AT));
    }),
    { numRuns: 50 },
  );
});

const DAY = 86_400_000;

test('a rule outside its dates is not in the set, to the millisecond', () => {
  const policy = load(`@id("all") permit (principal, action, resource);
    @id("pause") @effective("2026-12-01") @expires("2026-12-03")
    forbid (principal, action, resource);`);
  const from = Date.UTC(2026, 11, 1);
  const effects = [from - 1, from, from + 2 * DAY - 1, from + 2 * DAY, from - 1].map(
    (at) => policy.decide(REQUEST, at).effect,
  );
  expect(effects).toEqual(['permit', 'deny', 'deny', 'permit', 'permit']);
  expect(policy.versionAt(from)).not.toBe(policy.versionAt(from - 1));
  expect(policy.versionAt(from + 2 * DAY)).toBe(policy.versionAt(from - 1));
});

test('a decision that was taken before costs microseconds', () => {
  const policy = load('@id("all") permit (principal, action, resource);');
  policy.decide(REQUEST, AT);
  const rounds = 20_000;
  const start = performance.now();
  for (let round = 0; round < rounds; round += 1) policy.decide(REQUEST, AT);
  // 2 to 4 µs here; the bound leaves room for a loaded machine and still catches a call into Cedar.
  expect(((performance.now() - start) * 1000) / rounds).toBeLessThan(50);
});
