/** Providers, emergencies, systems and budgets through the admin API. */
import { hash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { patientLookup } from '../../src/ledger/index.ts';
import { openStore } from '../../src/store/index.ts';
import { loadKeys } from '../../src/vault/index.ts';
import {
  ADMIN_KEYS,
  type AdminGateway,
  ask,
  CHAT_ANSWER,
  chat,
  recordedBy,
  refused,
  startAdminGateway,
  type Who,
} from '../support/admin.ts';
import { type FakeUpstream, startFakeUpstream } from '../support/fake-upstream.ts';
import { PATIENT, storedIn } from '../support/gateway.ts';

const _DAY = 86_400_000;
const _HASH = `sha256:${'a'.repeat(64)}`;

const folder = mkdtempSync(join(tmpdir(), 'chaperone-flow-governance-'));
let upstream: FakeUpstream;
let gateway: AdminGateway;
beforeAll(async () => {
  upstream = await startFakeUpstream({ body: CHAT_ANSWER });
  const file = join(folder, 'patients.ndjson');
  writeFileSync(file, `${JSON.stringify({ resourceType: 'Patient', id: 'p-7', ...PATIENT })}\n`);
  const config = { patients: { files: [file] } };
  const costs = { hardware: [{ name: 'planned', currency: 'USD' }] };
  gateway = await startAdminGateway({ config: { ...config, costs } }, upstream.url);
});
afterAll(async () => {
  await gateway.close();
  await upstream.close();
  rmSync(folder, { recursive: true, force: true });
});

const as = (who: Who) => gateway.as(who);

// ── Providers ───────────────────────────────────────────────────────────────────────────────────

test('a provider is written, agrees, and what was agreed ends', async () => {
  const path = '/providers/acme';
  const privacy = as('privacy');
  const acme = { id: 'acme', title: 'Acme, Springfield' };
  expect(await privacy('PUT', path, { body: acme })).toEqual(refused(428, 'precondition_required'));
  const created = { headers: { 'if-none-match': '*' }, body: acme };
  expect(await privacy('PUT', path, created)).toMatchObject({ status: 200 });
  expect(await privacy('PUT', path, created)).toEqual(refused(412, 'precondition_failed'));

  const body = {
    id: 'C-1',
    kind: 'baa',
    reference: 'archive 1',
    signedBy: 'Counsel',
    from: '2020-01-01',
  };
  const unsigned = { ...body, signedBy: undefined, reference: undefined };
  expect(await privacy('POST', `${path}/agreements`, { body: unsigned })).toMatchObject({
    status: 400,
    body: {
      code: 'invalid_value',
      facts: { at: 'body.document', expected: expect.stringContaining('the signed paper') },
    },
  });
  expect(await privacy('POST', `${path}/agreements`, { body })).toMatchObject({
    body: { agreementsInForce: ['baa'], source: 'register' },
  });
  expect(await privacy('POST', `${path}/agreements`, { body })).toEqual(
    refused(409, 'revision_conflict'),
  );
  const ended = await privacy('POST', `${path}/agreements/C-1/end`);
  expect(ended).toMatchObject({
    body: { agreementsInForce: [], document: { agreements: [{ id: 'C-1', isEnded: true }] } },
  });
  const again = await privacy('POST', `${path}/agreements/C-1/end`);
  expect(again.body.document.agreements).toEqual(ended.body.document.agreements);
  expect(await privacy('POST', `${path}/agreements/C-2/end`)).toEqual(
    refused(404, 'no_such_record'),
  );
  const { body: history } = await as('auditor')('GET', `${path}/revisions`);
  expect(history.items.map(({ action }: { action: string }) => action)).toEqual([
    'end_agreement',
    'end_agreement',
    'agree',
    'put',
  ]);
});

test('a provider that an earlier version wrote is shown, and its agreement can be ended', async () => {
  const store = await openStore({ folder: gateway.folder });
  const unsigned = { id: 'C-1', kind: 'baa', document: _HASH, from: '2020-01-01' };
  const body = { id: 'older', title: 'Older, Shelbyville', agreements: [unsigned] };
  const who = { actor: 'person:p', action: 'put', at: Date.now(), expected: undefined };
  await store.register.write({ kind: 'provider', id: 'older', body, ...who });
  await store.close();

  const older = { id: 'older', agreementsInForce: [], document: { agreements: [unsigned] } };
  await vi.waitFor(async () => {
    const { body: listed } = await as('auditor')('GET', '/providers');
    expect(listed.items).toContainEqual(expect.objectContaining({ id: 'older' }));
  }, 5000);
  expect(await as('auditor')('GET', '/providers/older')).toMatchObject({ body: older });
  expect(await as('privacy')('POST', '/providers/older/agreements/C-1/end')).toMatchObject({
    status: 200,
    body: { document: { agreements: [{ id: 'C-1', isEnded: true }] } },
  });
});

test('a provider of chaperone.yaml is changed there', async () => {
  const { body } = await as('auditor')('GET', '/providers');
  const configured = body.items.find(
    ({ source }: { source: string }) => source === 'configuration',
  );
  expect(configured).toMatchObject({
    id: 'agreed',
    agreementsInForce: expect.arrayContaining(['baa']),
  });
  const put = { headers: { 'if-none-match': '*' }, body: { id: 'agreed', title: 'x' } };
  expect(await as('privacy')('PUT', '/providers/agreed', put)).toEqual(
    refused(409, 'kept_in_file'),
  );
});

// ── Emergencies ─────────────────────────────────────────────────────────────────────────────────

test('the glass is broken for one person and patient, told, closed and reviewed by another', async () => {
  const opening = {
    useCase: 'testing',
    patient: 'Patient/p-7',
    reason: 'unconscious',
    text: 'Rosalind does not wake',
    user: 'dr-test',
  };
  const opened = await as('clinician')('POST', '/break-glass', { body: opening });
  const keys = await loadKeys(gateway.folder, {}, { mayCreate: false });
  expect(opened).toMatchObject({
    status: 201,
    body: {
      isOpen: true,
      notAlerted: 'no_receiver',
      document: {
        alerted: [],
        user: 'dr-test',
        patient: Buffer.from(patientLookup('Patient/p-7', keys.index)).toString('hex'),
      },
    },
  });
  expect(gateway.log.filter((line) => line.includes('break_glass_opened'))).toHaveLength(3);
  const said = JSON.stringify([gateway.log, await gateway.records(), opened.body]);
  expect(said).not.toMatch(/Rosalind|p-7/);

  const { id } = opened.body;
  const entries = await as('privacy')('POST', '/ledger/searches', {
    body: { patient: 'p-7' },
  });
  expect(entries.body.items[0]).toMatchObject({ record: { route: 'openBreakGlass' }, kept: {} });
  expect((await storedIn(gateway.folder)).includes('Rosalind')).toBe(false);

  // What was written is for the review alone, and whoever reads it is on record.
  const reading = `/break-glass/${id}/reason-readings`;
  for (const who of ['operator', 'auditor', 'owner', 'clinician'] as const) {
    expect(await as(who)('POST', reading)).toEqual(refused(403, 'admin_denied'));
  }
  const byProgram = { headers: { authorization: `Bearer ${ADMIN_KEYS.privacy}` } };
  expect(await ask(gateway.url, 'POST', reading, byProgram)).toEqual(
    refused(403, 'lifecycle_person'),
  );
  const read = await recordedBy(gateway, async () => {
    expect(await as('privacy')('POST', reading)).toMatchObject({
      status: 200,
      body: { text: 'Rosalind does not wake' },
    });
  });
  expect(read).toMatchObject([
    { event: 'admin_write', route: 'readBreakGlassReason', action: 'break-glass.review', id },
  ]);

  // In pages it ends where the ledger ended at its start, although each page is an entry about the patient.
  const searched: string[] = [];
  for (let next: string | undefined = ''; next !== undefined && searched.length < 9; ) {
    const page: string = next === '' ? '' : `&cursor=${next}`;
    const found = await as('auditor')('POST', `/ledger/searches?limit=1${page}`, {
      body: { patient: 'p-7' },
    });
    searched.push(
      ...found.body.items.map((one: { record: { route: string } }) => one.record.route),
    );
    next = found.body.next;
  }
  expect(searched).toEqual(['openBreakGlass', 'searchLedger']); // the search before this one

  const review = { body: { finding: 'justified', reference: 'M-2' } };
  expect(await as('privacy')('POST', `/break-glass/${id}/review`, review)).toEqual(
    refused(409, 'break_glass_wrong_state'),
  );
  expect(await as('clinician')('POST', `/break-glass/${id}/close`)).toMatchObject({
    body: { isOpen: false },
  });
  // Whoever holds the key of a program may be the one who opened it.
  const byKey = { ...review, headers: { authorization: `Bearer ${ADMIN_KEYS.privacy}` } };
  expect(await ask(gateway.url, 'POST', `/break-glass/${id}/review`, byKey)).toEqual(
    refused(403, 'lifecycle_person'),
  );
  expect(await as('privacy')('POST', `/break-glass/${id}/review`, review)).toMatchObject({
    body: { document: { review: { by: 'privacy', finding: 'justified' } } },
  });
  const open = await as('privacy')('GET', '/break-glass?state=open');
  expect(open.body.items).toEqual([]);
  const all = await as('privacy')('GET', '/break-glass');
  expect(all.body.items.map((one: { id: string }) => one.id)).toEqual([id]);
});

test('a reason that was erased is read by nobody any more', async () => {
  const opening = {
    ...{ useCase: 'testing', patient: 'Patient/p-7', reason: 'unconscious', user: 'dr-test' },
    text: 'ä'.repeat(512), // as long as may be: in more than one sealed value
  };
  const opened = await as('clinician')('POST', '/break-glass', { body: opening });
  const reading = `/break-glass/${opened.body.id}/reason-readings`;
  expect((await as('privacy')('POST', reading)).body).toEqual({ text: opening.text });
  await as('clinician')('POST', `/break-glass/${opened.body.id}/close`);

  const { length } = await gateway.records();
  const ranges = [{ from: 0, to: length }];
  await as('privacy')('POST', '/ledger/erasures', { body: { rule: 'retention', ranges } });
  expect(await as('privacy')('POST', reading)).toEqual(refused(404, 'no_such_record'));
});

test.each([
  ['a patient whom no source knows', { patient: 'Patient/nobody' }, 404, 'patient_not_found'],
  ['a use case that is registered nowhere', { useCase: 'nothing' }, 404, 'no_such_record'],
])('the glass is not broken for %s', async (_, change, status, code) => {
  const opening = {
    ...{ useCase: 'testing', patient: 'Patient/p-7', reason: 'life_threatening', text: 'x' },
    ...{ user: 'dr-test', ...change },
  };
  expect(await as('clinician')('POST', '/break-glass', { body: opening })).toEqual(
    refused(status, code),
  );
  const open = await as('privacy')('GET', '/break-glass?state=open');
  expect(open.body.items).toEqual([]);
});

test('a program says whose emergency it is', async () => {
  const body = { useCase: 'testing', patient: 'p', reason: 'unconscious', text: 'x' };
  expect(await as('clinician')('POST', '/break-glass', { body })).toMatchObject({
    status: 400,
    body: { code: 'invalid_value', facts: { at: 'body.user' } },
  });
});

// ── AI systems ──────────────────────────────────────────────────────────────────────────────────

test('an AI system is entered, listed, and replaced only by who has read it', async () => {
  const system = {
    id: 'sepsis-alert',
    name: 'Sepsis alert',
    developer: { name: 'A vendor' },
    carrier: 'ehr-embedded',
    model: { name: 'alert', version: '3' },
    owner: { name: 'Critical care' },
    purpose: 'Warns of sepsis.',
    intended: { population: 'adults', users: 'nurses', decisionRole: 'informs' },
    risk: { tier: 'high', reasons: ['time-critical'] },
    status: 'in-use',
    nextReview: '2020-01-01',
  };
  const put = (headers: Record<string, string>, body: unknown) =>
    as('privacy')('PUT', '/ai-systems/sepsis-alert', { headers, body });
  const made = await put({ 'if-none-match': '*' }, system);
  expect(made).toMatchObject({ status: 200, body: { document: { complaints: [] } } });
  expect(await put({ 'if-none-match': '*' }, system)).toEqual(refused(412, 'precondition_failed'));
  expect(await put({ 'if-match': '"1"' }, { ...system, id: 'other' })).toMatchObject({
    body: { code: 'invalid_value', facts: { at: 'body.id' } },
  });
  expect(
    await put({ 'if-match': made.headers.get('etag')! }, { ...system, status: 'paused' }),
  ).toMatchObject({ status: 200 });

  const { body } = await as('auditor')('GET', '/ai-systems');
  expect(body.items).toEqual([
    expect.objectContaining({
      id: 'sepsis-alert',
      status: 'paused',
      isReviewDue: true,
      bias: 'never-tested',
    }),
  ]);
  expect(body.items[0]).not.toHaveProperty('traffic'); // the gateway carries none of it

  const card = (format: string) => as('auditor')('GET', `/ai-systems/sepsis-alert/cards/${format}`);
  expect((await card('chai-xml')).body).toEqual({
    format: 'chai-xml',
    card: expect.stringMatching(/^<\?xml/),
  });
  expect(JSON.parse((await card('hti-1')).body.card)).toMatchObject({});
  expect((await card('markdown')).body.card).toContain('model_name');
  expect((await card('pdf')).status).toBe(400);
});

test('model servers and how they stand', async () => {
  const { body } = await as('auditor')('GET', '/models');
  expect(body.items[0]).toEqual({
    name: 'fake',
    api: 'openai',
    hosting: 'outside',
    provider: 'agreed',
    operations: expect.arrayContaining(['chat']),
    breaker: 'closed',
    waiting: 0,
    retries: 0,
  });
});

test('a model server has its price of today, and roles and callers that nobody knows are told at the start', async () => {
  const keyDigest = `sha256:${hash('sha256', ADMIN_KEYS.auditor)}`;
  const now = { currency: 'USD', input: 3, output: 15, energyWh: 400 };
  const prices = [{ ...now, until: '2020-01-01', input: 30 }, now];
  const other = await startAdminGateway({
    config: {
      callers: [{ id: 'auditor', keyDigest, roles: ['auditor', 'privacy-offcer'] }],
      rateLimits: [{ per: 'caller', of: 'scirbe', requestsPerMinute: 1 }],
      upstreams: [
        { name: 'priced', api: 'openai', url: 'http://127.0.0.1:9/v1', hosting: 'local', prices },
      ],
    },
  });
  const { body } = await other.as('auditor')('GET', '/models');
  expect(body.items[0].price).toEqual(now);
  const told = other.log.filter((line) => line.includes('a role of the configuration'));
  expect(told.map((line) => JSON.parse(line).name)).toEqual(['privacy-offcer']);
  const limits = other.log.filter((line) => line.includes('a rate limit of a caller'));
  expect(limits.map((line) => JSON.parse(line).caller)).toEqual(['scirbe']);
  await other.close();
});

// ── Costs ───────────────────────────────────────────────────────────────────────────────────────

test('what was spent is told, and a budget is written', async () => {
  expect(await chat(gateway, 'testing')).toEqual([200, undefined]);
  await vi.waitFor(
    async () => {
      const { body } = await as('auditor')('GET', '/costs/report?until=9999-12-31');
      const spent = body.items.find(({ of }: { of: string }) => of === 'testing');
      expect(spent).toMatchObject({ currency: '', exchanges: expect.any(Number) });
      expect(spent.exchanges).toBeGreaterThan(0);
    },
    { timeout: 10_000 },
  );
  const { body: forecast } = await as('auditor')('GET', '/costs/forecast');
  expect(forecast.items[0]).toMatchObject({ of: 'testing', isKnown: false });

  const { body: own } = await as('auditor')('GET', '/costs/break-even');
  expect(own.items).toMatchObject([
    {
      name: 'planned',
      currency: 'USD',
      verdict: 'unknown',
      missing: expect.arrayContaining(['watts']),
    },
  ]);

  const budget = { scope: 'useCase', of: 'testing', period: 'month', unit: 'USD', hard: 100 };
  const created = { headers: { 'if-none-match': '*' } };
  expect(
    await as('operator')('PUT', '/budgets/testing-usd', { ...created, body: budget }),
  ).toMatchObject({ status: 200, body: { document: budget } });
  expect(
    await as('operator')('PUT', '/budgets/b', { ...created, body: { ...budget, hard: undefined } }),
  ).toEqual(refused(400, 'invalid_value'));
  const { body } = await as('auditor')('GET', '/budgets');
  expect(body.items).toEqual([{ id: 'testing-usd', source: 'register', ...budget }]);
});
