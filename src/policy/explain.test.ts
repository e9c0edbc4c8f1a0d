import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { JsonObject } from '../core/json.ts';
import { type AccessRequest, requestFromJson } from './access-request.ts';
import { ORDINARY, parseCases } from './cases.ts';
import { loadPolicy, readPolicies } from './index.ts';
import { AT, REQUEST } from './request.test-support.ts';
import { parseRules } from './rules.ts';

const explain = (text: string, change: Partial<AccessRequest> = {}) =>
  loadPolicy([{ name: 'own.cedar', text }]).explain({ ...REQUEST, ...change }, AT);
const when = (condition: string) =>
  explain(`@id("a") permit (principal, action, resource);
    @id("b") forbid (principal, action, resource) when { ${condition} };`).remedy;

test('of a forbid: its title, what held, and what would lift it', () => {
  const text = `@id("all") permit (principal, action, resource);
    @id("abroad") @title("Nothing leaves for research") forbid (principal, action, resource)
      when { resource.hosting == Hosting::"outside" && context.purpose == Purpose::"HRESCH" }
      unless { resource.agreements.contains(Agreement::"dua") };`;
  expect(explain(text, { purpose: 'HRESCH' })).toEqual({
    effect: 'deny',
    summary: 'denied: Nothing leaves for research (abroad)',
    rules: [
      {
        id: 'abroad',
        title: 'Nothing leaves for research',
        effect: 'forbid',
        held: [
          'the model runs outside the organisation',
          'the purpose of use is HRESCH (healthcare research)',
          'the agreements in force with the provider do not include dua (data use agreement)',
        ],
        lacking: [
          'the organisation runs the model',
          'the purpose of use is not HRESCH (healthcare research)',
          'the agreements in force with the provider include dua (data use agreement)',
        ],
      },
    ],
    remedy:
      'it would be permitted if the organisation runs the model, or the purpose of use is not HRESCH (healthcare research), or the agreements in force with the provider include dua (data use agreement)',
  });
});

test('where nothing permits: the permits that came closest, and what they lacked', () => {
  const text = `@id("far") permit (principal in Group::"surgery", action, resource == Upstream::"x");
    @id("near") @title("Oncology, de-identified") permit (principal in Group::"oncology", action, resource)
      when { context.user.hasMfa && context.patients > 3 };`;
  const { summary, rules, remedy } = explain(text);
  expect(summary).toBe('denied: no rule permits it');
  expect(rules.map(({ id }) => id)).toEqual(['near']);
  expect(rules[0]).toMatchObject({
    held: ['the caller is in the group oncology', 'the user signed in with a second factor'],
  });
  expect(remedy).toBe('it would be permitted if the number of patients named is more than 3');
  expect(explain('').remedy).toBe(
    'it would be permitted if there were a rule that permits something',
  );
});

test('a forbid that is lifted needs a permit still', () => {
  const text = `@id("near") permit (principal, action, resource) when { context.breakGlass };
    @id("no") forbid (principal, action, resource) when { context.user.hasMfa };`;
  expect(explain(text).remedy).toBe(
    'it would be permitted if the user signed in without a second factor; and a break-glass is open',
  );
});

test('of a permit: the facts that it rests on', () => {
  const text = '@id("a") permit (principal, action, resource) when { context.useCase.isInForce };';
  expect(explain(text)).toMatchObject({
    summary: 'permitted: a',
    rules: [{ held: ['the use case is in force'], lacking: [] }],
  });
});

test('a condition that the guards cannot judge is put to Cedar', () => {
  const text = `@id("a") permit (principal, action, resource)
    when { resource.model like "gpt-*" && context.patients + 1 > 5 };`;
  expect(explain(text).rules[0]).toMatchObject({
    held: ['the condition resource.model like "gpt-*" holds'],
    lacking: ['the condition (context.patients + 1) > 5 holds'].map(() =>
      expect.stringContaining('context.patients + 1'),
    ),
  });
});

test('an erring rule is named', () => {
  const text = `@id("errs") permit (principal, action, resource)
    when { context.patients + 9223372036854775807 > 0 };`;
  expect(explain(text)).toMatchObject({
    summary: 'denied: a rule could not be evaluated: errs',
    remedy: 'the rule has to be corrected: errs',
  });
});

test.each([
  ['context.useCase.needsMfa == false', 'the use case asks for a second factor'],
  [
    '!(context.breakGlass || context.useCase.needsMfa)',
    'a break-glass is open, or the use case asks',
  ],
  ['context.labels.isEmpty()', "the content's labels are not empty"],
  ['context.user.roles.contains("physician")', "the user's roles do not include physician"],
  ['["a", "b"].contains(resource.model) || true', 'the model is none of a, b and this never holds'],
  ['context.user == User::"u-1"', 'the end user is not a certain user'],
  ['context.purpose != Purpose::"HRESCH"', 'the purpose of use is HRESCH'],
  [
    'principal in [Group::"oncology", Group::"surgery"]',
    'not in one of the group oncology, the group',
  ],
  ['!context.user.roles.containsAll(["a", "b"])', "the user's roles include all of a, b"],
  ['if context.breakGlass then false else true', 'the condition'],
])('%s would be lifted: %s', (condition, words) => {
  expect(when(condition)).toContain(words);
});

const FOLDER = new URL('../../policies/', import.meta.url);
const builtIn = loadPolicy(readPolicies(['builtin']));
const cases = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.cases.yaml'))
  .flatMap((name) => parseCases(readFileSync(new URL(name, FOLDER), 'utf8'), name));

test.each(parseRules(readPolicies(['builtin'])))('$id is explained in words', ({ id, title }) => {
  const decided = cases.filter(({ expected }) => expected.rules?.includes(id));
  expect(decided.length).toBeGreaterThan(0);
  for (const { request } of decided) {
    const { rules, remedy } = builtIn.explain(request, AT);
    const told = rules.find((rule) => rule.id === id)!;
    expect(told.title).toBe(title);
    expect(told.held.length).toBeGreaterThan(0);
    if (told.effect === 'forbid') expect(told.lacking.length).toBeGreaterThan(0);
    // Words for all of it: no source, no attribute, no entity.
    const text = [...told.held, ...told.lacking, remedy].join(' ');
    expect(text).not.toMatch(/::|context\.|resource\.|the condition|undefined/);
    // Nothing of the request: who asked stands in no remedy.
    for (const value of [request.caller.id, request.user.id, request.useCase.id]) {
      expect(remedy ?? '').not.toContain(value);
    }
  }
});

test.each<[string, Record<string, unknown>, string]>([
  [
    'a provider without QSOA',
    { labels: ['OPIOIDUD', 'SUD', 'BH'] },
    "the organisation runs the model, or the content's labels include none of SUD (substance use disorder), ETH (substance abuse), ETHUD (alcohol use disorder), OPIOIDUD (opioid use disorder), 42CFRPart2 (42 CFR Part 2, records of a federally assisted substance use disorder program), or the agreements in force with the provider include qsoa (qualified service organization agreement)",
  ],
  [
    'another role, and no training',
    {
      useCase: { ...(ORDINARY.useCase as object), roles: ['nurse'], needsTraining: true },
      user: { ...(ORDINARY.user as object), isTrained: false },
    },
    "the roles of the use case include one of the user's roles, or the purpose of use is BTG (break the glass) and a break-glass is open; and the use case asks for no training, or the user's training is in force, or the purpose of use is BTG (break the glass) and a break-glass is open",
  ],
  [
    'BTG alone',
    { purpose: 'BTG' },
    'the purpose of use is not BTG (break the glass), or a break-glass is open',
  ],
])('%s is told what would be permitted', (_name, change, remedy) => {
  const request = requestFromJson({ ...ORDINARY, ...change } as JsonObject, 'test');
  expect(builtIn.explain(request, AT).remedy).toBe(`it would be permitted if ${remedy}`);
});
