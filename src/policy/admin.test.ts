/** The built-in rules of administration against their cases, and what is refused on loading. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { type AdminRequest, loadAdminPolicy, readPolicies } from './index.ts';

const FOLDER = fileURLToPath(new URL('../../policies/admin/', import.meta.url));
const builtIn = loadAdminPolicy(readPolicies([FOLDER]));

interface Case {
  readonly name: string;
  readonly roles: string[];
  readonly action: AdminRequest['action'];
  readonly hasMfa?: boolean;
  readonly isProgram?: boolean;
  readonly effect: 'permit' | 'deny';
  readonly because?: string;
  readonly rules?: string[];
}
const { cases } = parse(readFileSync(`${FOLDER}admin.cases.yaml`, 'utf8')) as { cases: Case[] };

const ask = (policy = builtIn, change: Partial<AdminRequest['administrator']> = {}) => {
  return (action: AdminRequest['action']) =>
    policy.mayAdminister({
      administrator: { id: 'p', isProgram: false, roles: [], hasMfa: true, ...change },
      action,
      subject: { kind: action.split('.')[0]! },
    });
};

test.each(cases)('$name', ({ roles, action, hasMfa = true, isProgram = false, ...expected }) => {
  const { effect, because, rules } = expected;
  expect(ask(builtIn, { roles, hasMfa, isProgram })(action)).toMatchObject({
    effect,
    ...(because && { because }),
    ...(effect === 'permit' ? { determining: rules } : { determining: rules ?? [] }),
  });
});

test('every rule decides at least one case', () => {
  const decided = cases.flatMap(({ rules = [] }) => rules);
  expect(builtIn.rules.map(({ id }) => id).filter((id) => !decided.includes(id))).toEqual([]);
});

test('a site may let an organisation read, and forbid what the roles permit', () => {
  const own = loadAdminPolicy([
    {
      name: 'own.cedar',
      text: `@id("north") permit (principal in Organisation::"north", action in Action::"read", resource);
        @id("no-keys") forbid (principal, action, resource) when { resource.kind == "key" };`,
    },
  ]);
  const north = ask(own, { organisation: 'north' });
  expect(north('model.read')).toMatchObject({ effect: 'permit', determining: ['north'] });
  expect(north('key.read')).toMatchObject({ effect: 'deny', because: 'forbidden' });
  expect(ask(own, { organisation: 'south' })('model.read')).toMatchObject({ effect: 'deny' });
});

test.each([
  ['permit (principal, action, resource);', 'give each policy a name'],
  ['@id("a") permit (principal, action == Action::"key.reed", resource);', 'key.reed'],
  ['@id("a") permit (principal, action, resource) when { principal.isRich };', 'isRich'],
  [
    '@id("a") @obligation("DEID") permit (principal, action, resource);',
    'no annotation @obligation',
  ],
  [
    '@id("a") permit (principal, action, resource); @id("a") permit (principal, action, resource);',
    'two policies have the id a',
  ],
  ['permit (', 'own.cedar'],
])('%s is refused on loading', (text, problem) => {
  const load = () => loadAdminPolicy([{ name: 'own.cedar', text }]);
  expect(load).toThrow(
    expect.objectContaining({
      code: 'config_invalid',
      facts: expect.objectContaining({ problems: [expect.stringContaining(problem)] }),
    }),
  );
});
