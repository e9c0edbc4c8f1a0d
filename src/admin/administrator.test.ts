/** A token or key as an administrator: who stands on record, and who has a second factor to show. */
import { expect, test } from 'vitest';
import type { Principal } from '../gateway/index.ts';
import { whoIs } from './administrator.ts';

const FACTS = { roles: ['auditor'], organisation: 'north', hasMfa: true, isTrained: false };
const PRINCIPAL: Principal = {
  id: 'portal',
  groups: [],
  claims: {},
  userFacts: FACTS,
  defaults: { user: 'somebody by default' },
};
const ask = (principal: Principal) =>
  whoIs({ method: 'GET', headers: {} }, { authenticate: async () => principal });

test.each([
  ['a key, whatever user it names by default', {}, 'program:portal', true],
  ['a token of a program', { user: 'portal' }, 'program:portal', true],
  ['a token of a person', { user: 'ada' }, 'ada', false],
])('%s', async (_, claims, id, isProgram) => {
  expect(await ask({ ...PRINCIPAL, claims })).toEqual({
    id,
    isProgram,
    caller: 'portal',
    ...(isProgram ? {} : { user: 'ada' }),
    facts: FACTS,
  });
});

test.each(['program:portal', 'PROGRAM:x', ' program:x', 'ｐｒｏｇｒａｍ:x'])(
  'a token of somebody who is called %s is refused',
  async (user) => {
    await expect(ask({ ...PRINCIPAL, claims: { user } })).rejects.toMatchObject({
      code: 'unauthenticated',
      facts: { reason: 'user_claim_reserved' },
    });
  },
);

test('a cookie is of no use where nobody can log in', async () => {
  const headers = { cookie: '__Host-chaperone-session=anything' };
  const authenticate = async () => {
    throw new Error('asked for credentials');
  };
  await expect(whoIs({ method: 'GET', headers }, { authenticate })).rejects.toThrow('credentials');
});
