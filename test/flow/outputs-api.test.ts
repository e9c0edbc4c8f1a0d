/** Outputs through the admin API, as an EHR and a privacy officer use it. */
import { hash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chatBody, type FakeUpstream, startFakeUpstream } from '../support/fake-upstream.ts';
import { startGateway, TEST_KEY, type TestGateway } from '../support/gateway.ts';

const TEXT = 'The knee is stable, see you in a month.';
const OTHER = 'ck_test_of_another_program_0123456789abc';
const ADMINISTRATOR = 'ck_test_of_the_administrator_0123456789abc';
const OFFICER = 'ck_test_of_the_privacy_officer_0123456789';

let upstream: FakeUpstream;
let gateway: TestGateway;
beforeAll(async () => {
  upstream = await startFakeUpstream({ body: chatBody(TEXT) });
  gateway = await startGateway(upstream.url, {
    config: {
      useCases: [{ id: 'testing', purposes: ['TREAT'], requiresAcceptance: true }],
      outputs: { disclosures: { contact: 'call 555-0100' } },
      callers: [
        {
          id: 'ehr',
          key: `$\{TEST_KEY}`,
          roles: ['clinician'],
          defaults: { useCase: 'testing', purpose: 'TREAT', user: 'dr-test' },
        },
        { id: 'other', keyDigest: digestOf(OTHER), roles: ['clinician'] },
        { id: 'desk', keyDigest: digestOf(OFFICER), roles: ['privacy-officer'] },
        { id: 'operations', keyDigest: digestOf(ADMINISTRATOR), roles: ['administrator'] },
      ],
    },
  });
});
afterAll(async () => {
  await gateway.close();
  await upstream.close();
});

function digestOf(key: string): string {
  return `sha256:${hash('sha256', key)}`;
}

async function ask(): Promise<string> {
  const reply = await gateway.post('/v1/chat/completions', {
    model: 'fake',
    messages: [{ role: 'user', content: 'How is the knee?' }],
  });
  await reply.text();
  await gateway.records();
  return reply.headers.get('chaperone-exchange')!;
}

// biome-ignore lint/suspicious/noExplicitAny: an answer is read as it is
async function call(method: string, path: string, body?: unknown, key = TEST_KEY): Promise<any> {
  const reply = await fetch(`${gateway.url}/admin/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await reply.text();
  return { status: reply.status, ...(text === '' ? {} : { body: JSON.parse(text) }) };
}

test('a clinician sees a draft, edits it, and it is pending no more', async () => {
  const id = await ask();
  const pending = await call('GET', '/pending-outputs?useCase=testing');
  expect(pending.body.items.map((each: { id: string }) => each.id)).toContain(id);
  expect(pending.body.items[0]).toMatchObject({ state: 'draft', isOverdue: false });

  const unnamed = await call('POST', `/outputs/${id}/verifications`, { kind: 'edited' });
  expect(unnamed).toMatchObject({ status: 400 }); // whose word is it?
  const edit = { inserted: 3, deleted: 1 };
  const said = { kind: 'edited', edit, user: 'dr-b', seen: 0 };
  const edited = await call('POST', `/outputs/${id}/verifications`, said);
  expect(edited).toMatchObject({
    status: 200,
    body: { id, state: 'edited', history: [{ user: 'dr-b', caller: 'ehr', edit }] },
  });
  const after = await call('GET', '/pending-outputs');
  expect(after.body.items.map((each: { id: string }) => each.id)).not.toContain(id);

  const query = 'target=DocumentReference/17';
  const provenance = await call('GET', `/outputs/${id}/provenance?${query}`);
  expect(provenance.body).toMatchObject({
    resourceType: 'Provenance',
    target: [{ reference: 'DocumentReference/17' }],
  });
});

test('how a use case does is told in counts, beside the time before', async () => {
  const id = await ask();
  await ask();
  const said = { kind: 'rejected', reason: 'unsafe', user: 'dr-b' };
  expect((await call('POST', `/outputs/${id}/verifications`, said)).status).toBe(200);

  const monitored = (query = '') =>
    call('GET', `/use-cases/testing/monitoring${query}`, undefined, ADMINISTRATOR);
  const { status, body } = await monitored();
  expect(status).toBe(200);
  expect(body).toMatchObject({
    ...{ id: 'testing', state: 'live', isInForce: true, overdue: 0 },
    now: { reasons: { unsafe: expect.any(Number) }, models: expect.any(Object) },
    before: { outputs: 0, verified: { accepted: 0, edited: 0, rejected: 0, none: 0 } },
  });
  const { now } = body;
  const { accepted, edited, rejected, none } = now.verified;
  expect(accepted + edited + rejected + none).toBe(now.outputs);
  expect(now.rejectedPercent).toBeCloseTo((100 * rejected) / (accepted + edited + rejected), 1);
  expect(body.before).not.toHaveProperty('rejectedPercent');
  expect(body.pending).toBeGreaterThan(0);
  expect(JSON.stringify(body)).not.toMatch(/dr-b|dr-test/);

  const past = await monitored('?from=2020-01-01&until=2020-01-31');
  expect(past.body).toMatchObject({ from: '2020-01-01', until: '2020-01-31', now: { outputs: 0 } });
  expect((await monitored('?from=2020-02-01&until=2020-01-31')).status).toBe(400);
  expect((await monitored('?from=2020-01-01')).status).toBe(400);
  expect(
    (await call('GET', '/use-cases/nothing/monitoring', undefined, ADMINISTRATOR)).status,
  ).toBe(404);
  expect((await call('GET', '/use-cases/testing/monitoring')).status).toBe(403);
});

test('a copied text leads back, and is recorded nowhere', async () => {
  const id = await ask();
  const found = await call('POST', '/output-searches/text', { text: `${TEXT}\n` });
  expect(found.body.items.map((each: { id: string }) => each.id)).toContain(id);
  expect(JSON.stringify(await gateway.records())).not.toContain('knee');
});

describe('recall', () => {
  test('is the privacy officer’s, pauses, and goes on record', async () => {
    const denied = await call('POST', '/recalls', { model: 'fake' });
    expect(denied).toMatchObject({ status: 403 });
    const body = { model: 'fake', count: 1, pause: 'safety', notify: true };
    const recalled = await call('POST', '/recalls', body, OFFICER);
    expect(recalled).toMatchObject({
      status: 200,
      body: {
        outputs: 4,
        paused: ['testing'],
        notPaused: {},
        isNotified: false,
        notNotified: 'no_receiver',
      },
    });
    expect(recalled.body.page.outputs).toHaveLength(1);
    expect(recalled.body.page.next).toEqual(expect.any(Number));
    const events = (await gateway.records()).map(({ event }) => event);
    expect(events).toContain('outputs_recalled');
  });

  test.each([
    ['all about a patient', '/output-searches/patient', { patient: 'Patient/ros' }],
    ['the patients of a recall by name', '/recalls', { model: 'fake', listPatients: true }],
    ['whether a patient is among them', '/recalls', { model: 'fake', among: ['Patient/ros'] }],
  ])(
    'whoever runs the gateway does not ask for %s, and the attempt is on record',
    async (_, path, body) => {
      expect(await call('POST', path, body, ADMINISTRATOR)).toMatchObject({
        status: 403,
        body: { code: 'admin_denied', facts: { action: 'output.search' } },
      });
      expect((await gateway.records()).at(-1)).toMatchObject({
        event: 'admin_denied',
        action: 'output.search',
        caller: 'operations',
      });
      expect(await call('POST', path, body, OFFICER)).toMatchObject({ status: 200 });
    },
  );

  test('who runs the gateway recalls without learning who the patients are', async () => {
    const { status, body } = await call('POST', '/recalls', { model: 'fake' }, ADMINISTRATOR);
    expect(status).toBe(200);
    expect(body.patients).not.toHaveProperty('references');
  });

  test('of nothing in particular is refused by name', async () => {
    const refused = await call('POST', '/recalls', {}, OFFICER);
    expect(refused).toMatchObject({ status: 400, body: { facts: { at: 'body.model' } } });
  });

  test('the outputs about a patient are for an officer, too', async () => {
    const search = { patient: 'Patient/ros' };
    expect(await call('POST', '/output-searches/patient', search)).toMatchObject({ status: 403 });
    expect(await call('POST', '/output-searches/patient', search, OFFICER)).toMatchObject({
      status: 200,
      body: { items: [] },
    });
  });
});

test('an output of another program is unknown, but to who may read the ledger', async () => {
  const { body } = await call('POST', '/recalls', { model: 'fake' }, OFFICER);
  const [{ id }] = body.page.outputs;
  expect(await call('GET', `/outputs/${id}`)).toMatchObject({ status: 200 });
  expect(await call('GET', `/outputs/${id}`, undefined, OFFICER)).toMatchObject({ status: 200 });
  expect(await call('GET', `/outputs/${id}`, undefined, OTHER)).toMatchObject({ status: 404 });
  expect(await call('GET', '/outputs/unknown')).toMatchObject({ status: 404 });
});

test('an EHR asks what a patient is told, where the patient is', async () => {
  const letter = await call('GET', '/disclosures/US-CA?channel=letter');
  expect(letter).toMatchObject({
    status: 200,
    body: { texts: [{ rule: 'us-ca/ab-3030', isBinding: true, placement: 'beginning' }] },
  });
  expect(letter.body.texts[0].text).toContain('call 555-0100');
  const other = await call('GET', '/disclosures/US-CA?channel=letter&language=es&contact=4711');
  expect(other.body.texts[0].text).toContain('4711');
  expect(other.body.texts[0].text).not.toBe(letter.body.texts[0].text);
  const reviewed = await call('GET', '/disclosures/US-CA?channel=letter&reviewed=true');
  expect(reviewed.body.notNeeded).toContain('us-ca/ab-3030');

  expect(await call('GET', '/disclosures/US-CA')).toMatchObject({ status: 400 });
  expect(await call('GET', '/disclosures/US-ZZ?channel=chat')).toMatchObject({
    status: 400,
    body: { code: 'jurisdiction_unknown' },
  });
});
