/** What patients agreed to and refused, in the whole gateway: asked anew for every request. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { JsonObject } from '../../src/core/json.ts';
import { consent, deny, except, label, optIn, optOut } from '../support/consents.ts';
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

async function start(): Promise<(text: string, patient?: string) => Promise<Response>> {
  upstream.requests.length = 0;
  upstream.script({ body: chatBody('noted') });
  gateway = await startGateway(upstream.url, { config: { patients: { files: [file] } } });
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

  write(); // nobody signed anything: 42 CFR 2.31 wants it for this
  expect(await codeOf(await ask('Pneumonia, afebrile.'))).toBe('sent');
  const use = 'Opioid use disorder on buprenorphine, attends the methadone clinic.';
  expect(await codeOf(await ask(use))).toBe('consent_denied');
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
  const known = described({ id: 'a', birthDate: '1980-01-02' });
  expect(await codeOf(await post('/v1/chat/completions', known))).toBe('consent_denied');
  const unknown = described({ birthDate: '1980-01-02' });
  expect(await codeOf(await post('/v1/chat/completions', unknown))).toBe('sent');
});

test('consents that cannot be read: nothing is sent', async () => {
  write();
  const ask = await start();
  writeFileSync(file, `${JSON.stringify({ resourceType: 'Patient', id: 'a', ...PATIENT })}\n{`);
  expect(await codeOf(await ask('Pneumonia.'))).toMatch(/^(?:consent|patient)_source_unavailable$/);
  expect(upstream.requests).toHaveLength(0);
});
