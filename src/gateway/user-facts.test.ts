/** What a token says of a person, and the private answer to everything that it does not say. */
import { expect, test } from 'vitest';
import { NO_USER_FACTS, userFactsIn } from './user-facts.ts';

const NOW = Date.parse('2026-11-25T12:00:00Z');
const READING = {
  claims: {
    roles: ['realm_access.roles', 'roles'],
    organisation: ['org'],
    mfa: ['amr', 'acr'],
    training: ['trained'],
  },
  mfaValues: ['mfa', 'urn:two'],
  trainingDays: 365,
};
const facts = (payload: Record<string, unknown>) => userFactsIn(payload, READING, NOW);

test('a token that says nothing', () => {
  expect(facts({ sub: 'dr-1' })).toEqual(NO_USER_FACTS);
});

test('a token that says all of it', () => {
  const payload = {
    realm_access: { roles: ['auditor', 'nurse'] },
    org: 'north',
    amr: ['pwd', 'mfa'],
    trained: '2026-01-31',
  };
  expect(facts(payload)).toEqual({
    roles: ['auditor', 'nurse'],
    organisation: 'north',
    hasMfa: true,
    isTrained: true,
  });
});

test.each<[Record<string, unknown>, string[], string]>([
  [{ roles: 'privacy-officer (former)' }, ['privacy-officer (former)'], 'a text is one role'],
  [{ roles: ['nurse', 'charge nurse'] }, ['nurse', 'charge nurse'], 'so is one of a list'],
  [{ roles: '' }, [], 'no name'],
])('roles: %j are %j (%s)', (payload, roles, _) => {
  expect(facts(payload).roles).toEqual(roles);
});

test.each(['scope', 'scp'])('of %s the words are roles', (name) => {
  const reading = { ...READING, claims: { ...READING.claims, roles: [name] } };
  expect(userFactsIn({ [name]: 'nurse auditor' }, reading, NOW).roles).toEqual([
    'nurse',
    'auditor',
  ]);
});

test.each<[Record<string, unknown>, boolean, string]>([
  [{ amr: ['pwd'] }, false, 'a password alone'],
  [{ amr: 'mfa' }, true, 'a word instead of a list'],
  [{ acr: 'urn:two' }, true, 'by the kind of login'],
  [{ amr: ['pwd'], acr: 'urn:two' }, true, 'by either'],
  [{ amr: 'pwd mfa' }, false, 'several in one text: RFC 8176 has a list'],
  [{ amr: true }, false, 'no words'],
])('more than one factor: %j is %s (%s)', (payload, hasMfa, _) => {
  expect(facts(payload).hasMfa).toBe(hasMfa);
});

test.each<[unknown, boolean, string]>([
  ['2025-11-26', true, 'within the year'],
  ['2025-11-24', false, 'more than a year ago'],
  ['2026-11-25T23:00:00+02:00', true, 'today, elsewhere'],
  ['2026-12-24', false, 'not yet'],
  [NOW / 1000 - 3600, true, 'in seconds'],
  [NOW - 3600, false, 'in milliseconds, by mistake: far in the future'],
  ['last spring', false, 'no date'],
  ['2026-02-31T00:00:00Z', false, 'no day'],
  [true, false, 'no date, though somebody says yes'],
])('training of %j holds: %s (%s)', (trained, isTrained, _) => {
  expect(facts({ trained }).isTrained).toBe(isTrained);
});

test.each([
  [{ roles: ['x'.repeat(513)] }, 'claim_too_long'],
  [{ org: 'a\u0000b' }, 'claim_not_text'],
  [{ roles: Array.from({ length: 257 }, (_, at) => `r${at}`) }, 'too_many_groups'],
])('a claim that the record could not keep is refused', (payload, reason) => {
  expect(() => facts(payload)).toThrow(
    expect.objectContaining({ code: 'unauthenticated', facts: { reason } }),
  );
});
