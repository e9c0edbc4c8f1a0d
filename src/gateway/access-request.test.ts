import { expect, test } from 'vitest';
import type { Provider } from '../core/provider.ts';
import { FORMATS } from '../formats/index.ts';
import { unregistered } from '../governance/index.ts';
import { accessRequest } from './access-request.ts';
import type { Identity } from './identity.ts';
import { NO_LABELS } from './in-force.test-support.ts';

const IDENTITY: Identity = {
  caller: { id: 'ehr', groups: [] },
  user: 'dr-a',
  userFacts: { roles: ['physician'], hasMfa: true, isTrained: false },
  useCase: 'letters',
  purpose: 'BTG',
  patientRefs: ['Patient/1'],
  wantsManifest: false,
};

const asked = (identity: Partial<Identity>, provider?: Provider, patients = ['Patient/1']) =>
  accessRequest(
    { format: FORMATS[0]! },
    {
      identity: { ...IDENTITY, ...identity },
      patients,
      upstream: {
        ...{ name: 'm', api: 'openai', hosting: 'local', model: 'm', operations: ['chat'] },
        ask: async () => null,
        stream: async () => undefined,
        close: async () => undefined,
      },
      inForce: {
        facts: unregistered('letters'),
        phi: 'expected',
        provider,
        isGlassBroken: (user, patients) => user === 'dr-a' && patients.join() === 'Patient/1',
      },
      labels: NO_LABELS,
      budget: 'within',
      at: 0,
    },
  );

test.each<[string, Partial<Identity>, boolean]>([
  ['opened for this person and patient', {}, true],
  ['another purpose', { purpose: 'TREAT' }, false],
  ['another person', { user: 'dr-b' }, false],
  ['a patient more', { patientRefs: ['Patient/1', 'Patient/2'] }, false],
  ['somebody more, given as demographics', { demographics: '{}' }, false],
])('an emergency: %s', (_, identity, expected) => {
  expect(asked(identity).breakGlass).toBe(expected);
});

test('an emergency: somebody more, whom the request that it goes on with described', () => {
  expect(asked({}, undefined, ['Patient/1', 'Patient?described']).breakGlass).toBe(false);
});

test('what is known of the provider is asked about, whom it passes data on to included', () => {
  const none = { agreements: [], references: [] };
  const provider: Provider = {
    ...{ id: 'p', title: 'P', takesOn: ['NORDSCLCD'], region: 'US', ...none },
    subprocessors: [
      { name: 'Hosting', hasAgreement: true, region: 'IE' },
      { name: 'Support', hasAgreement: true, region: 'IE' },
      { name: 'Somebody', hasAgreement: true },
    ],
  };
  expect(asked({}, provider).upstream).toMatchObject({
    provider: 'p',
    takesOn: ['NORDSCLCD'],
    region: 'US',
    subprocessors: ['Hosting', 'Support', 'Somebody'],
    subprocessorRegions: ['IE', 'unknown'],
  });
  expect(asked({}).upstream).not.toHaveProperty('subprocessors');
});

test('what is known of the person is asked about', () => {
  expect(asked({}).user).toEqual({
    ...{ id: 'dr-a', roles: ['physician'], hasMfa: true, isTrained: false },
  });
});
