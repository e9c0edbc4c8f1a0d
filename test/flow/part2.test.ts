/**
 * 42 CFR Part 2 in the whole gateway: who must have signed, what must have been agreed with who receives,
 * and what goes along with the disclosure. Every row is one exchange about substance use.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { Failure } from '../../src/core/failures.ts';
import type { Json, JsonObject } from '../../src/core/json.ts';
import { openBreakGlass } from '../../src/governance/index.ts';
import { patientLookup } from '../../src/ledger/index.ts';
import { loadKeys } from '../../src/vault/index.ts';
import { concept, consent, optOut, permit, purpose } from '../support/consents.ts';
import { chatBody, type FakeUpstream, startFakeUpstream } from '../support/fake-upstream.ts';
import { PATIENT, startGateway, type TestGateway } from '../support/gateway.ts';

const folder = mkdtempSync(join(tmpdir(), 'chaperone-part2-'));
const file = join(folder, 'patients.ndjson');
const write = (...consents: JsonObject[]) => {
  const resources = [{ resourceType: 'Patient', id: 'a', ...PATIENT }, ...consents];
  writeFileSync(file, resources.map((resource) => `${JSON.stringify(resource)}\n`).join(''));
};

/** A written consent under 2.31 for all treatment, payment and operations. */
const SIGNED = consent(
  undefined,
  permit(purpose('TREAT', 'HPAYMT', 'HOPERAT'), {
    period: { start: '2026-01-01', end: '2099-12-31' },
  }),
  {
    performer: [{ reference: 'Patient/a' }],
    organization: [{ reference: 'Organization/house' }],
    sourceAttachment: { title: 'the signed form' },
    policyRule: concept('v3-ActCode', '42CFRPart2'),
  },
);
const REVOKED = { ...SIGNED, status: 'inactive' };

const baa = {
  id: 'baa',
  kind: 'baa',
  reference: 'archive 1',
  signedBy: 'Counsel',
  from: '2020-01-01',
};
const qsoa = { ...baa, id: 'qsoa', kind: 'qsoa' };
const lapsed = { ...qsoa, until: '2021-12-31' };
const TAKEN_ON = ['NORDSCLCD', 'PERSISTLABEL'];

let upstream: FakeUpstream;
let gateway: TestGateway | undefined;
beforeAll(async () => {
  upstream = await startFakeUpstream({ body: chatBody('noted') });
});
afterEach(async () => {
  await gateway?.close();
  gateway = undefined;
});
afterAll(async () => {
  await upstream.close();
  rmSync(folder, { recursive: true, force: true });
});

interface House {
  readonly agreements?: readonly object[];
  readonly takesOn?: readonly string[];
  readonly hosting?: 'local' | 'outside';
  readonly missRateMax?: number;
  /** Other sections of the configuration. */
  readonly config?: object;
}

async function start(house: House) {
  const { agreements = [baa, qsoa], takesOn = TAKEN_ON, hosting = 'outside' } = house;
  const at = { name: 'fake', api: 'openai', url: `${upstream.url}/v1`, provider: 'vendor' };
  upstream.requests.length = 0;
  gateway = await startGateway(upstream.url, {
    config: {
      patients: { files: [file] },
      providers: [{ id: 'vendor', title: 'Vendor', agreements, takesOn }],
      upstreams: [{ ...at, hosting }],
      labels: { missRateMax: { SUD: house.missRateMax ?? 0.05 } },
      ...house.config,
    },
  });
  return ask;
}

async function ask(content: string, patient?: string, more: object = {}): Promise<string> {
  const answer = await gateway!.post(
    '/v1/chat/completions',
    { model: 'fake', messages: [{ role: 'user', content }] },
    { headers: { ...(patient !== undefined && { 'chaperone-patient': patient }), ...more } },
  );
  const { error } = (await answer.json()) as { error?: { code: string; message: string } };
  const lacking = /lacking: ([^;)]*)/.exec(error?.message ?? '')?.[1];
  return [error?.code ?? 'sent', lacking].filter((word) => word !== undefined).join(' ');
}

const USE = 'Opioid use disorder on buprenorphine, attends the methadone clinic.';
const COUGH = 'Pneumonia, afebrile.';

test.each<[string, House, JsonObject[], string, string]>([
  ['signed, agreed, taken on', {}, [SIGNED], USE, 'sent'],
  ['nobody signed', {}, [], USE, 'consent_denied'],
  ['revoked', {}, [REVOKED], USE, 'consent_denied'],
  [
    'refused on another form as well',
    {},
    [SIGNED, { ...optOut(), id: 'o' }],
    USE,
    'consent_denied',
  ],
  ['no QSOA', { agreements: [baa] }, [SIGNED], USE, 'policy_denied'],
  ['a QSOA that lapsed', { agreements: [baa, lapsed] }, [SIGNED], USE, 'policy_denied'],
  ['no BAA', { agreements: [qsoa] }, [SIGNED], USE, 'agreement_missing baa'],
  ['redisclosure not excluded', { takesOn: [] }, [SIGNED], USE, 'obligation_undischargeable'],
  [
    'to a model of the house',
    { hosting: 'local', agreements: [], takesOn: [] },
    [SIGNED],
    USE,
    'sent',
  ],
  ['… nobody signed', { hosting: 'local', agreements: [], takesOn: [] }, [], USE, 'consent_denied'],
  ['no trace of it, presumed', { agreements: [baa] }, [], COUGH, 'policy_denied'],
  ['… a house without such records', { agreements: [baa], missRateMax: 1 }, [], COUGH, 'sent'],
  ['… with a QSOA', {}, [], COUGH, 'sent'],
])('%s', async (_name, house, consents, text, expected) => {
  write(...consents);
  const asked = await start(house);
  expect(await asked(text, 'Patient/a')).toBe(expected);
  expect(upstream.requests).toHaveLength(expected === 'sent' ? 1 : 0);
});

test('what goes carries the notice; the record names it and commits to the consent', async () => {
  write(SIGNED);
  await start({});
  expect(await ask(USE, 'Patient/a')).toBe('sent');
  expect(upstream.requests[0]!.headers).toMatchObject({
    'redisclosure-notice':
      '42 CFR part 2 prohibits unauthorized use or disclosure of these records.',
    'consent-scope': expect.stringContaining('TREAT'),
  });
  const disclosure = (await gateway!.records()).find(({ kind }) => kind === 'disclosure')!;
  expect(disclosure).toMatchObject({
    agreements: ['baa', 'qsoa'],
    notices: ['part2_redisclosure'],
    takenOn: ['NORDSCLCD', 'PERSISTLABEL'],
    commitments: { consents: expect.any(String), 'salt.itself': expect.any(String) },
  });
  expect(disclosure.labels).toEqual(expect.arrayContaining(['42CFRPart2', 'OPIOIDUD']));

  expect(await ask(COUGH, 'Patient/a')).toBe('sent');
  expect(upstream.requests[1]!.headers).not.toHaveProperty('redisclosure-notice');
});

test('a withdrawal holds from the next request on', async () => {
  write(SIGNED);
  await start({});
  expect(await ask(USE, 'Patient/a')).toBe('sent');
  write(REVOKED);
  expect(await ask(USE, 'Patient/a')).toBe('consent_denied');
  write(SIGNED);
  expect(await ask(USE, 'Patient/a')).toBe('sent');
});

test('without a named patient the agreements count all the same', async () => {
  write();
  await start({ agreements: [baa] });
  expect(await ask(USE)).toBe('policy_denied');
  expect(upstream.requests).toHaveLength(0);
});

test('leaving out the patient does not leave out the signature', async () => {
  write(SIGNED);
  await start({});
  expect(await ask(USE)).toBe('consent_denied');
  expect((await gateway!.records()).at(-1)).toMatchObject({
    because: expect.stringMatching(/part2_consent_missing.*patient_not_named/),
  });
  expect(await ask(COUGH)).toBe('sent');
});

test('the purpose BTG is a word: a broken glass alone asks for no signature, whatever the policies', async () => {
  write();
  const own = join(folder, 'own.cedar');
  writeFileSync(own, '@id("all") permit (principal, action in Action::"exchange", resource);');
  const useCases = [{ id: 'testing', purposes: ['TREAT', 'BTG'] }];
  await start({ config: { policies: [own], useCases } });
  const emergency = () => ask(USE, 'Patient/a', { 'chaperone-purpose': 'BTG' });
  expect(await emergency()).toBe('consent_denied');
  expect(upstream.requests).toHaveLength(0);

  await breakGlass('Patient/a');
  expect(await emergency()).toBe('sent');
});

async function breakGlass(reference: string): Promise<void> {
  const { index } = await loadKeys(gateway!.folder, {}, { mayCreate: false });
  const patient = Buffer.from(patientLookup(reference, index)).toString('hex');
  const request = { id: 'bg-1', user: 'dr-test', useCase: 'testing', patient } as const;
  const said = { ...request, reason: 'unconscious', text: 'collapsed' } as const;
  const opened = openBreakGlass(said, [], Date.now());
  if (opened instanceof Failure) throw opened;
  await gateway!.app.register.write({
    ...{ kind: 'break-glass', id: 'bg-1', body: opened.document as unknown as Json },
    ...{ actor: 'dr-test', action: 'open', expected: undefined },
  });
}
