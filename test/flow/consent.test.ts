/** What patients agreed to and refused, in the whole gateway: asked anew for every request. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { JsonObject } from '../../src/core/json.ts';
import { AGREED_PROVIDER } from '../support/agreed-provider.ts';
import { actor, consent, deny, except, label, optIn, optOut, permit } from '../support/consents.ts';
import { chatBody, type FakeUpstream, startFakeUpstream } from '../support/fake-upstream.ts';
import { PATIENT, startGateway, type TestGateway } from '../support/gateway.ts';

const folder = mkdtempSync(join(tmpdir(), 'chaperone-flow-consent-'));
const file = join(folder, 'patients.ndjson');
const write = (...consents: JsonObject[]) =>
  writeFileSync(
    file,
    [{ resourceType: 'Patient', id: 'a', ...PATIENT }, ...consents]
      .map((resource) => `${JSON.stringify(resource)}\n`)
      .join(''),
  );

let upstream: FakeUpstream;
let gateway: TestGateway | undefined;
beforeAll(async () => {
  upstream = await startFakeUpstream();
});
afterEach(async () => {
  await gateway?.close();
  gateway = undefined;
});
afterAll(async () => {
  await upstream.close();
  rmSync(folder, { recursive: true, force: true });
});

async function start(
  config: object = {},
): Promise<(text: string, patient?: string) => Promise<Response>> {
  upstream.requests.length = 0;
  upstream.script({ body: chatBody('noted') });
  gateway = await startGateway(upstream.url, {
    config: { patients: { files: [file] }, ...config },
  });
  const { post } = gateway;
  return (content, patient = 'Patient/a') =>
    post(
      '/v1/chat/completions',
      { model: 'fake', messages: [{ role: 'user', content }] },
      { headers: { 'chaperone-patient': patient } },
    );
}

const responseBody = (id: string) => ({
  id,
  object: 'response',
  created_at: 1,
  status: 'completed',
  model: 'fake-model',
  output: [],
});

const codeOf = async (answer: Response) =>
  answer.ok ? 'sent' : ((await answer.json()) as { error: { code: string } }).error.code;

test('a refusal holds, and the request after it is withdrawn goes out', async () => {
  write(optOut());
  const ask = await start();
  expect(await codeOf(await ask('Pneumonia, afebrile.'))).toBe('consent_denied');
  expect(upstream.requests).toHaveLength(0);
  expect((await gateway!.records()).at(-1)).toMatchObject({
    kind: 'denial',
    code: 'consent_denied',
    because: 'base_rule',
  });

  write({ ...optOut(), status: 'inactive' });
  expect(await codeOf(await ask('Pneumonia, afebrile.'))).toBe('sent');
  write(optIn());
  expect(await codeOf(await ask('Pneumonia, afebrile.'))).toBe('sent');
  write(optIn(), optOut());
  expect(await codeOf(await ask('Pneumonia, afebrile.'))).toBe('consent_denied');
});

test('what the narrative is about counts: a refusal for one label, a law without a signature', async () => {
  write(consent('OPTIN', except(deny(label('HIV')))));
  const ask = await start();
  expect(await codeOf(await ask('Pneumonia, afebrile.'))).toBe('sent');
  expect(await codeOf(await ask('HIV positive since 2014, on Biktarvy.'))).toBe('consent_denied');

  expect(await codeOf(await ask('Schizophrenia, hears voices.'))).toBe('sent');
  write(optOut(permit(label('HIV'))));
  expect(await codeOf(await ask('HIV positive since 2014, on Biktarvy.'))).toBe('sent');
  expect(await codeOf(await ask('Schizophrenia, hears voices.'))).toBe('consent_denied');

  write(); // nobody signed anything: 42 CFR 2.31 wants it for this
  expect(await codeOf(await ask('Pneumonia, afebrile.'))).toBe('sent');
  const use = 'Opioid use disorder on buprenorphine, attends the methadone clinic.';
  expect(await codeOf(await ask(use))).toBe('consent_denied');
});

test('a refusal of what a text may be about holds outside, though the text does not say it', async () => {
  const bottles = 'Picks up her take-home bottles at the clinic each morning.';
  write(optIn(deny(label('SUD'))));
  const ask = await start();
  expect(await codeOf(await ask(bottles))).toBe('consent_denied');
  write(optIn(deny(label('HIV'))));
  expect(await codeOf(await ask(bottles))).toBe('sent');
  write(); // a presumption needs no signature
  expect(await codeOf(await ask(bottles))).toBe('sent');
});

test('a conversation stays about its patient, whoever the next request names', async () => {
  write();
  const ask = await start();
  const respond = (more: object, headers: Readonly<Record<string, string>> = {}) =>
    gateway!.post('/v1/responses', { model: 'fake', input: 'Afebrile.', ...more }, { headers });
  upstream.script({ body: responseBody('resp_a') });
  expect(await codeOf(await respond({}, { 'chaperone-patient': 'Patient/a' }))).toBe('sent');
  upstream.script({ body: responseBody('resp_b') });
  expect(await codeOf(await respond({ previous_response_id: 'resp_a' }))).toBe('sent');
  expect((await gateway!.records()).findLast(({ kind }) => kind === 'disclosure')).toMatchObject({
    continued: true,
    patients: 1,
  });

  write(optOut());
  for (const previous_response_id of ['resp_a', 'resp_b']) {
    expect(await codeOf(await respond({ previous_response_id }))).toBe('consent_denied');
  }
  expect(await codeOf(await ask('Afebrile.'))).toBe('consent_denied');
});

test('demographics that bring a known id are of the patient who has it', async () => {
  write(optOut());
  await start();
  const body = { model: 'fake', messages: [{ role: 'user', content: 'Afebrile.' }] };
  const described = (patient: object) => ({
    ...body,
    metadata: { chaperone_patient: JSON.stringify(patient) },
  });
  const { post } = gateway!;
  const sent = async (patient: object) =>
    codeOf(await post('/v1/chat/completions', described(patient)));
  for (const [id, code] of [
    ['a', 'consent_denied'],
    [' a ', 'consent_denied'],
    ['Patient/a/_history/1', 'consent_denied'],
    ['A', 'patient_not_found'],
    ['https://fhir.example/r4/Patient/a', 'invalid_value'],
    ['urn:uuid:a', 'invalid_value'],
    ['/Patient/a', 'invalid_value'],
    ['patient/a', 'invalid_value'],
  ]) {
    expect([id, await sent({ id, birthDate: '1980-01-02' })]).toEqual([id, code]);
    const resource = { resourceType: 'Patient', id, birthDate: '1980-01-02' };
    expect([id, await sent(resource)]).toEqual([id, code]);
  }
  expect(await sent({ birthDate: '1980-01-02' })).toBe('sent');
});

test('where no source is configured an id is as the caller says', async () => {
  await start({ patients: undefined });
  const patient = { id: 'b', birthDate: '1980-01-02' };
  const response = await gateway!.post('/v1/chat/completions', {
    model: 'fake',
    messages: [{ role: 'user', content: 'Afebrile.' }],
    metadata: { chaperone_patient: JSON.stringify(patient) },
  });
  expect(await codeOf(response)).toBe('sent');
});

test('whom demographics with an id describe is known as the source knows them', async () => {
  write();
  await start();
  await gateway!.post('/v1/chat/completions', {
    model: 'fake',
    messages: [{ role: 'user', content: 'Rosalind Achterberg, born Quill, is afebrile.' }],
    metadata: { chaperone_patient: JSON.stringify({ id: 'a', family: 'Quill' }) },
  });
  const body = JSON.stringify(upstream.requests.at(-1));
  expect(body).toContain('afebrile');
  expect(body).not.toMatch(/Rosalind|Achterberg|Quill/);
});

const NPI = { system: 'http://hl7.org/fhir/sid/us-npi', value: '1234567893' };
const KNOWN = {
  providers: [
    { ...AGREED_PROVIDER, references: ['Organization/vendor', `${NPI.system}|${NPI.value}`] },
  ],
  site: { organization: ['Organization/house'] },
};
const to = (reference: string) => actor('PRCP', reference);
const toNpi = { actor: [{ ...to('').actor[0], reference: { identifier: NPI } }] };
const fromTo = (from: string, recipient: string) => ({
  actor: [...actor('CST', from).actor, ...to(recipient).actor],
});

test('a consent about a named organisation is about the provider that has its references', async () => {
  write();
  const ask = await start(KNOWN);
  const outcome = async (given: JsonObject) => {
    write(given);
    return codeOf(await ask('Pneumonia, afebrile.'));
  };
  expect(await outcome(optIn(deny(to('Organization/vendor'))))).toBe('consent_denied');
  expect(await outcome(optIn(deny(toNpi)))).toBe('consent_denied');
  expect(await outcome(optIn(deny(to('Organization/other'))))).toBe('sent');
  expect(await outcome(optOut(permit(to('Organization/vendor'))))).toBe('sent');
  expect(await outcome(optOut(permit(toNpi)))).toBe('sent');
  expect(await outcome(optOut(permit(to('Organization/other'))))).toBe('consent_denied');
  // From us to them, and from somebody else to them.
  const [vendor, house] = ['Organization/vendor', 'Organization/house'];
  expect(await outcome(optOut(permit(fromTo(house, vendor))))).toBe('sent');
  expect(await outcome(optOut(permit(fromTo('Organization/other', vendor))))).toBe(
    'consent_denied',
  );
  // Who may be the provider is not let in, nor out.
  expect(await outcome(optIn(deny(to('#contained'))))).toBe('consent_denied');
  expect(await outcome(optOut(permit(to('#contained'))))).toBe('consent_denied');
});

test('a consent about this house is about what its own model gets', async () => {
  write();
  const fake = { name: 'fake', api: 'openai', url: `${upstream.url}/v1`, hosting: 'local' };
  const ask = await start({ ...KNOWN, upstreams: [fake] });
  write(optIn(deny(to('Organization/house'))));
  expect(await codeOf(await ask('Afebrile.'))).toBe('consent_denied');
  write(optIn(deny(to('Organization/vendor'))));
  expect(await codeOf(await ask('Afebrile.'))).toBe('sent');
});

test('without names of the provider a refusal of anybody holds, and a permission for anybody does not', async () => {
  write(optIn(deny(to('Organization/other'))));
  const ask = await start();
  expect(await codeOf(await ask('Afebrile.'))).toBe('consent_denied');
  write(optOut(permit(to('Organization/vendor'))));
  expect(await codeOf(await ask('Afebrile.'))).toBe('consent_denied');
});

test('consents that cannot be read: nothing is sent', async () => {
  write();
  const ask = await start();
  writeFileSync(file, `${JSON.stringify({ resourceType: 'Patient', id: 'a', ...PATIENT })}\n{`);
  expect(await codeOf(await ask('Pneumonia.'))).toMatch(/^(?:consent|patient)_source_unavailable$/);
  expect(upstream.requests).toHaveLength(0);
});
