/** What a policy asks for on its permits, in the whole gateway: discharged, or nothing is sent. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { AGREED_PROVIDER } from '../support/agreed-provider.ts';
import { chatBody, type FakeUpstream, startFakeUpstream } from '../support/fake-upstream.ts';
import { PATIENT, startGateway, type TestGateway } from '../support/gateway.ts';

const folder = mkdtempSync(join(tmpdir(), 'chaperone-flow-obligations-'));
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

/** A gateway with one more permit, which asks for this. */
async function start(codes: string, facts: object = {}, more: object = {}): Promise<TestGateway> {
  const file = join(folder, 'own.cedar');
  const scope = '(principal, action in Action::"exchange", resource)';
  writeFileSync(file, `@id("own") @obligation("${codes}") @restore("permit") permit ${scope};`);
  const providers = [{ ...AGREED_PROVIDER, ...facts }];
  gateway = await startGateway(upstream.url, {
    config: { policies: ['builtin', file], providers, ...more },
  });
  upstream.requests.length = 0;
  return gateway;
}

// biome-ignore lint/suspicious/noExplicitAny: answers of two APIs, and refusals
type Answered = Readonly<Record<string, any>>;
const WHO = { chaperone_patient: JSON.stringify(PATIENT) };

/** The answer repeats what was sent. */
async function chat({ post }: TestGateway) {
  upstream.script(({ body }) => {
    const { messages } = body as unknown as { messages: { content: string }[] };
    return { body: chatBody(messages.at(-1)!.content) };
  });
  const messages = [{ role: 'user', content: 'Rosalind Achterberg is afebrile.' }];
  const answer = await post('/v1/chat/completions', { model: 'fake', messages, metadata: WHO });
  const body = (await answer.json()) as Answered;
  return {
    state: answer.headers.get('chaperone-output-state'),
    sent: upstream.requests[0]?.bytes.toString(),
    headers: upstream.requests[0]?.headers,
    read: body.choices?.[0].message.content as string,
    error: body.error as { code: string; message: string } | undefined,
  };
}

const ORIGINAL = 'Rosalind Achterberg';

test('HUAPRV: the answer is a draft that waits for a person, whatever the use case says', async () => {
  const asked = await start('DEID');
  expect((await chat(asked)).state).toBe('unverified');
  await asked.close();
  const asking = await start('HUAPRV');
  expect(await chat(asking)).toMatchObject({ state: 'draft' });
  expect((await asking.records()).find(({ kind }) => kind === 'disclosure')).toMatchObject({
    obligations: ['AUDIT', 'DEID', 'HUAPRV'],
    acceptWithinMs: expect.any(Number),
  });
});

test('HUAPRV: what makes no text that a person could accept is not sent', async () => {
  const { post } = await start('HUAPRV');
  const answer = await post('/v1/embeddings', { model: 'fake', input: 'Afebrile.' });
  expect(answer.status).toBe(403);
  expect(await answer.text()).toContain('the operation made text, which a person can accept');
  expect(upstream.requests).toHaveLength(0);
});

test('MASK: placeholders go out, and the originals come back', async () => {
  const { sent, read } = await chat(await start('MASK'));
  expect(sent).toContain('[PATIENT-1]');
  expect(read).toBe(`${ORIGINAL} is afebrile.`);
});

test('MASK: in the house as well', async () => {
  const fake = { name: 'fake', api: 'openai', url: `${upstream.url}/v1`, hosting: 'local' };
  const { sent } = await chat(await start('MASK', {}, { upstreams: [fake] }));
  expect(sent).toContain('[PATIENT-1]');
});

test('REDACT: placeholders go out and come back, in this request and in those that go on with it', async () => {
  const asked = await start('REDACT');
  const { sent, read } = await chat(asked);
  expect(sent).toContain('[PATIENT-1]');
  expect(read).toBe('[PATIENT-1] is afebrile.');

  upstream.script({ body: responseBody('resp_a', '[PATIENT-1]') });
  const first = { model: 'fake', input: `${ORIGINAL} is afebrile.`, metadata: WHO };
  expect((await asked.post('/v1/responses', first)).status).toBe(200);
  const next = { model: 'fake', input: 'Who is it?', previous_response_id: 'resp_a' };
  expect(await (await asked.post('/v1/responses', next)).text()).not.toContain('Achterberg');

  // The policy has changed since: what was redacted stays so.
  const { folder: data } = asked;
  writeFileSync(join(folder, 'own.cedar'), '');
  const later = await startGateway(upstream.url, { config: { data: { folder: data } } });
  const answer = await later.post('/v1/responses', next);
  expect(answer.status).toBe(200);
  const text = await answer.text();
  expect(text).toContain('[PATIENT-1]');
  expect(text).not.toContain('Achterberg');
  await later.close();
});

const responseBody = (id: string, text: string) => ({
  id,
  object: 'response',
  created_at: 1,
  status: 'completed',
  model: 'fake-model',
  output: [
    {
      type: 'message',
      id: 'msg_1',
      status: 'completed',
      role: 'assistant',
      content: [{ type: 'output_text', text, annotations: [] }],
    },
  ],
});

test('NORDSCLCD: with its notice to a provider that has taken it on, and to no other', async () => {
  const free = await start('NORDSCLCD');
  expect(await chat(free)).toMatchObject({
    sent: undefined,
    error: {
      code: 'obligation_undischargeable',
      message: expect.stringContaining('the provider had taken on NORDSCLCD (takesOn)'),
    },
  });
  await free.close();
  const bound = await start('NORDSCLCD', { takesOn: ['NORDSCLCD'] });
  const { headers } = await chat(bound);
  expect(headers?.['redisclosure-notice']).toBe(
    'Redisclosure of these records without the consent of the patient is prohibited.',
  );
  expect(headers).not.toHaveProperty('consent-scope');
  expect((await bound.records()).find(({ kind }) => kind === 'disclosure')).toMatchObject({
    takenOn: ['NORDSCLCD'],
    notices: ['no_redisclosure'],
  });
});

test('NORDSCLCD that a record asks for itself: also in what goes on with it', async () => {
  const note = { resourceType: 'Observation', meta: { security: [{ code: 'NORDSCLCD' }] } };
  const first = { model: 'fake', input: JSON.stringify(note), metadata: WHO };
  const free = await start('DEID');
  expect(await (await free.post('/v1/responses', first)).text()).toContain('(takesOn)');
  expect(upstream.requests).toHaveLength(0);
  await free.close();

  const bound = await start('DEID', { takesOn: ['NORDSCLCD'] });
  upstream.script({ body: responseBody('resp_n', 'Noted.') });
  expect((await bound.post('/v1/responses', first)).status).toBe(200);
  const next = { model: 'fake', input: 'And now?', previous_response_id: 'resp_n' };
  expect((await bound.post('/v1/responses', next)).status).toBe(200);
  for (const { headers } of upstream.requests) {
    expect(headers['redisclosure-notice']).toContain('Redisclosure');
  }
});

test.each([
  [0, undefined],
  [30, 'obligation_undischargeable'],
  [undefined, 'obligation_undischargeable'],
])('DELAU: to a provider that keeps what it is sent for %s days', async (retentionDays, code) => {
  const { error } = await chat(await start('DELAU', { retentionDays }));
  expect(error?.code).toBe(code);
});
