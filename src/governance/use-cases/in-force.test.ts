import { expect, test } from 'vitest';
import { type Content, factsOf, mayRestore, treatmentOf } from '../index.ts';
import { answers, CONTENT, drafted, live, NOW } from './lifecycle.test-support.ts';

test.each<[string, { caller: string; roles: string[] }, 'name' | 'ssn', boolean]>([
  ['a physician reads every category', { caller: 'portal', roles: ['physician'] }, 'ssn', true],
  ['a caller reads the categories of its rule', { caller: 'letters', roles: [] }, 'name', true],
  ['and no others', { caller: 'letters', roles: [] }, 'ssn', false],
  ['a role is not a caller', { caller: 'physician', roles: ['letters'] }, 'name', false],
  ['nobody else reads any', { caller: 'portal', roles: ['billing'] }, 'name', false],
])('%s', (_, reader, category, expected) => {
  expect(mayRestore(live(), reader, category)).toBe(expected);
});

test('what is not live restores nothing', () => {
  expect(mayRestore(drafted(), { caller: 'letters', roles: ['physician'] }, 'name')).toBe(false);
  const defaults = { style: 'surrogate', guard: 'count' } as const;
  expect(treatmentOf(drafted(), defaults)).toEqual({ ...defaults, restore: false });
});

test('policies learn what the live version says', () => {
  const content: Content = { ...CONTENT, roles: ['physician'], groups: ['wards'], phi: 'expected' };
  expect(factsOf(live(answers(), content), NOW)).toEqual({
    id: 'discharge-summary',
    isRegistered: true,
    isInForce: true,
    state: 'live',
    riskTier: 'moderate',
    purposes: ['TREAT'],
    upstreams: ['house'],
    groups: ['wards'],
    roles: ['physician'],
    needsMfa: false,
    needsTraining: true,
  });
});

test('a draft is judged as the highest tier until its questionnaire is filled in', () => {
  expect(factsOf(drafted(), NOW)).toMatchObject({
    isInForce: false,
    state: 'draft',
    riskTier: 'high',
  });
});
