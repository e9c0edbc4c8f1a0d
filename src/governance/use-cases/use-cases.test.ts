import { expect, test } from 'vitest';
import {
  fromConfig,
  openUseCases,
  parseUseCaseStops,
  pause,
  resume,
  stopsOf,
  type UseCaseDocuments,
} from '../index.ts';
import { mayRestore } from './in-force.ts';
import { DAY, LARGE, live, NOW, ok } from './lifecycle.test-support.ts';

const PLAIN = { id: 'plain', title: 'Plain', purposes: ['TREAT'], restore: true } as const;
const RESEARCH = {
  id: 'research',
  title: 'Research',
  purposes: ['HRESCH'],
  upstreams: ['house'],
  style: 'placeholder',
  guard: 'stop',
  restore: false,
  expires: NOW + DAY,
} as const;
const DEFAULTS = { style: 'surrogate', guard: 'count' } as const;

const opened = () => openUseCases([PLAIN, RESEARCH], DEFAULTS);

/** A snapshot of the register. */
function snapshotOf(written: Record<string, { revision: number; body: unknown }>) {
  const snapshot: UseCaseDocuments = { get: (kind, id) => written[`${kind}/${id}`] };
  return snapshot;
}

test('a configured use case is treated as it says, and otherwise as configured for all', () => {
  expect(opened().treatment('plain')).toEqual({ ...DEFAULTS, restore: true });
  expect(opened().treatment('research')).toEqual({
    style: 'placeholder',
    guard: 'stop',
    restore: false,
  });
});

test('a configured one says what it needs of records, and who reads which originals', () => {
  const inputs = ['Condition.code', 'PID-8'];
  const restore = [{ role: 'coder' }, { caller: 'ehr', categories: ['date' as const] }];
  const useCase = fromConfig({ ...PLAIN, inputs, restore });
  expect(useCase.live?.content.inputs).toEqual([
    { format: 'fhir-r4', element: 'Condition.code' },
    { format: 'hl7v2', element: 'PID-8' },
  ]);
  const coder = { caller: 'other', roles: ['coder'] };
  const ehr = { caller: 'ehr', roles: [] };
  expect(mayRestore(useCase, coder, 'name')).toBe(true);
  expect(mayRestore(useCase, ehr, 'date')).toBe(true);
  expect(mayRestore(useCase, ehr, 'name')).toBe(false);
  expect(mayRestore(useCase, { ...ehr, caller: 'other' }, 'date')).toBe(false);
  const dates = fromConfig({ ...PLAIN, restore: [{ categories: ['date'] }] });
  expect(mayRestore(dates, { ...ehr, caller: 'other' }, 'date')).toBe(true);
});

test('an unregistered one has no treatment, and policies learn that it is none', () => {
  expect(() => opened().treatment('other')).toThrow(
    expect.objectContaining({ code: 'policy_denied' }),
  );
  expect(opened().has('other')).toBe(false);
  expect(opened().facts('other', NOW)).toMatchObject({
    isRegistered: false,
    isInForce: false,
    state: 'unregistered',
    purposes: [],
  });
});

test('a configured one counts as approved by the operator, until it expires', () => {
  expect(opened().facts('research', NOW + DAY - 1)).toEqual({
    id: 'research',
    isRegistered: true,
    isInForce: true,
    state: 'live',
    riskTier: 'high',
    purposes: ['HRESCH'],
    upstreams: ['house'],
    needsMfa: false,
    needsTraining: false,
  });
  expect(opened().facts('research', NOW + DAY)).toMatchObject({ state: 'expired' });
});

test('a document of the register stops a configured one, and lets it go on', () => {
  const useCases = opened();
  const paused = ok(pause(fromConfig(PLAIN), { by: 'nurse', reason: 'privacy' }, NOW));
  const body = JSON.parse(JSON.stringify(stopsOf(paused)));
  const before = snapshotOf({ 'use-case-stop/plain': { revision: 1, body } });
  expect(useCases.facts('plain', NOW, before)).toMatchObject({ isInForce: false, state: 'paused' });

  const stopped = fromConfig(PLAIN, parseUseCaseStops(body));
  const resumed = ok(resume(stopped, { by: 'dr-owner' }, LARGE, NOW));
  const after = snapshotOf({ 'use-case-stop/plain': { revision: 2, body: stopsOf(resumed) } });
  expect(useCases.facts('plain', NOW, after)).toMatchObject({ isInForce: true, state: 'live' });
});

test('one of the register is judged by the snapshot of the exchange', () => {
  const isLive = { ...live(), id: 'letters' };
  const useCases = opened();
  const before = snapshotOf({ 'use-case/letters': { revision: 1, body: isLive } });
  expect(useCases.treatment('letters', before)).toEqual({ ...DEFAULTS, restore: true });
  const paused = ok(pause(isLive, { by: 'nurse', reason: 'privacy' }, NOW));
  const after = snapshotOf({ 'use-case/letters': { revision: 2, body: paused } });
  expect(useCases.facts('letters', NOW, before)).toMatchObject({ isInForce: true });
  expect(useCases.facts('letters', NOW, after)).toMatchObject({ isInForce: false });
  expect(useCases.has('letters', after)).toBe(true);
  expect(useCases.has('letters')).toBe(false);
});

test.each<[string, string, unknown]>([
  ['that is both configured and in the register', 'plain', { ...live(), id: 'plain' }],
  ['whose document calls itself otherwise', 'letters', { ...live(), id: 'bills' }],
  ['whose document does not read', 'letters', { id: 'letters' }],
])('one %s is refused', (_, id, body) => {
  const snapshot = snapshotOf({ [`use-case/${id}`]: { revision: 1, body } });
  expect(() => opened().treatment(id, snapshot)).toThrow(
    expect.objectContaining({ code: 'lifecycle_invalid' }),
  );
});
