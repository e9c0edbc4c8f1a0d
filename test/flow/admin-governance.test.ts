/** Use cases, providers and emergencies through the admin API, and what that does to traffic. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { patientLookup } from '../../src/ledger/index.ts';
import { loadKeys } from '../../src/vault/index.ts';
import {
  ADMIN_KEYS,
  type AdminGateway,
  ask,
  startAdminGateway,
  type Who,
} from '../support/admin.ts';
import { type FakeUpstream, startFakeUpstream } from '../support/fake-upstream.ts';
import { PATIENT } from '../support/gateway.ts';

const DAY = 86_400_000;
const HASH = `sha256:${'a'.repeat(64)}`;
const CONTENT = {
  purposes: ['TREAT'],
  prompts: [],
  upstreams: ['fake'],
  expectedModels: {},
  inputs: [{ format: 'text', element: 'note' }],
  sensitivity: [],
  phi: 'none',
  retention: 'not kept',
  requiresAcceptance: true,
  needsMfa: false,
  needsTraining: false,
  restore: [],
};
const ANSWER = {
  id: 'c1',
  object: 'chat.completion',
  created: 1,
  model: 'fake-1',
  choices: [{ index: 0, message: { role: 'assistant', content: 'Yes.' }, finish_reason: 'stop' }],
};

const folder = mkdtempSync(join(tmpdir(), 'chaperone-flow-governance-'));
let upstream: FakeUpstream;
let gateway: AdminGateway;
beforeAll(async () => {
  upstream = await startFakeUpstream({ body: ANSWER });
  const file = join(folder, 'patients.ndjson');
  writeFileSync(file, `${JSON.stringify({ resourceType: 'Patient', id: 'p-7', ...PATIENT })}\n`);
  const config = { patients: { files: [file] } };
  gateway = await startAdminGateway({ config }, upstream.url);
});
afterAll(async () => {
  await gateway.close();
  await upstream.close();
  rmSync(folder, { recursive: true, force: true });
});

const as = (who: Who) => gateway.as(who);
const refused = (status: number, code: string) =>
  expect.objectContaining({ status, body: expect.objectContaining({ code }) });

/** @returns the status, and the code of a refusal */
async function chat(useCase: string): Promise<[number, string | undefined]> {
  const body = { model: 'fake', messages: [{ role: 'user', content: 'Is water wet?' }] };
  const headers = { 'chaperone-use-case': useCase };
  const answer = await gateway.post('/v1/chat/completions', body, { headers });
  return [answer.status, ((await answer.json()) as { error?: { code: string } }).error?.code];
}

async function harmlessAnswers(): Promise<Record<string, string>> {
  const { body } = await as('owner')('GET', '/questionnaire');
  const questions = Object.entries<{ choices: Record<string, { tier: string }> }>(body.questions);
  return Object.fromEntries(
    questions.map(([question, { choices }]) => {
      return [question, Object.entries(choices).find(([, { tier }]) => tier === 'low')![0]];
    }),
  );
}

/** From nothing to live, each step by whom the rules permit it. */
async function takeLive(id: string): Promise<void> {
  const about = { id, title: 'Questions of physics', owner: 'dr-owner', department: 'Physics' };
  const steps: [Who, string, unknown?][] = [
    ['owner', '/use-cases', { ...about, content: CONTENT }],
    ['owner', `/use-cases/${id}/intake`, { answers: await harmlessAnswers() }],
    ['owner', `/use-cases/${id}/submission`],
    ...(['clinical', 'privacy'] as const).map((seat): [Who, string, unknown] => [
      seat,
      `/use-cases/${id}/reviews/${seat}`,
      {
        version: 1,
        decision: 'approve',
        minutes: 'M-1',
        expiresAt: new Date(Date.now() + 90 * DAY).toISOString(),
      },
    ]),
    [
      'clinical',
      `/use-cases/${id}/acceptances`,
      { version: 1, report: HASH, passed: true, models: { fake: 'fake-1' } },
    ],
    ['clinical', `/use-cases/${id}/live`],
  ];
  for (const [who, path, body] of steps) {
    const answer = await as(who)('POST', path, { body });
    expect({ path, ...answer }).toMatchObject({ path, status: path === '/use-cases' ? 201 : 200 });
  }
}

test('a use case goes live step by step, is paused and resumed, and retires', async () => {
  await takeLive('physics');
  expect(await as('auditor')('GET', '/use-cases/physics')).toMatchObject({
    body: { state: 'live', isInForce: true, why: [], tier: 'low', source: 'register' },
  });

  const paused = await as('privacy')('POST', '/use-cases/physics/pause', {
    body: { reason: 'safety', note: 'wrong answers' },
  });
  expect(paused).toMatchObject({ status: 200, body: { state: 'paused', why: ['stop:safety'] } });

  expect(await as('clinical')('POST', '/use-cases/physics/resumption')).toMatchObject({
    status: 200,
    body: { state: 'live' },
  });

  const body = { reason: 'replaced by a book' };
  expect(await as('owner')('POST', '/use-cases/physics/retirement', { body })).toMatchObject({
    body: { state: 'retired', isInForce: false },
  });
});

test('a use case of the register gets its traffic while it is live, and no longer', async () => {
  expect(await chat('traffic')).toEqual([403, 'policy_denied']); // no register knows it
  await takeLive('traffic');
  expect(await chat('traffic')).toEqual([200, undefined]);
  const pause = { body: { reason: 'privacy' } };
  expect(await as('privacy')('POST', '/use-cases/traffic/pause', pause)).toMatchObject({
    status: 200,
  });
  expect((await chat('traffic'))[0]).toBe(403);
  await as('clinical')('POST', '/use-cases/traffic/resumption');
  expect(await chat('traffic')).toEqual([200, undefined]);
});

test('who did what is told, newest first, in pages, and each version can be read', async () => {
  await takeLive('history');
  const first = await as('auditor')('GET', '/use-cases/history/revisions?limit=4');
  expect(
    first.body.items.map(({ action, actor }: Record<string, string>) => [action, actor]),
  ).toEqual([
    ['live', 'clinical'],
    ['acceptance', 'clinical'],
    ['review.privacy', 'privacy'],
    ['review.clinical', 'clinical'],
  ]);
  const second = await as('auditor')(
    'GET',
    `/use-cases/history/revisions?cursor=${first.body.next}`,
  );
  const drafted = second.body.items.at(-1);
  expect(drafted).toMatchObject({ action: 'draft', actor: 'program:owner' });
  expect(
    await as('auditor')('GET', `/use-cases/history/revisions/${drafted.revision}`),
  ).toMatchObject({ status: 200, body: { state: 'draft', revision: drafted.revision } });
  expect(await as('auditor')('GET', '/use-cases/history/revisions/99999')).toEqual(
    refused(404, 'no_such_record'),
  );
});

test('what the lifecycle refuses is refused here: no second seat, no review by an author', async () => {
  const about = { id: 'refused', title: 'T', owner: 'o', department: 'd', content: CONTENT };
  await as('owner')('POST', '/use-cases', { body: about });
  expect(await as('owner')('POST', '/use-cases/refused/submission')).toEqual(
    refused(409, 'lifecycle_wrong_state'),
  );
  expect(await as('clinical')('POST', '/use-cases/refused/live')).toEqual(
    refused(409, 'lifecycle_wrong_state'),
  );
  await as('owner')('POST', '/use-cases/refused/intake', {
    body: { answers: await harmlessAnswers() },
  });
  await as('owner')('POST', '/use-cases/refused/submission');
  const review = {
    version: 1,
    decision: 'approve',
    minutes: 'M-1',
    expiresAt: new Date(Date.now() + DAY).toISOString(),
  };
  const seat = (name: string) => `/use-cases/refused/reviews/${name}`;
  expect(await as('officer')('POST', seat('clinical'), { body: review })).toMatchObject({
    status: 200,
  });
  expect(await as('officer')('POST', seat('privacy'), { body: review })).toEqual(
    refused(403, 'lifecycle_role_taken'),
  );
  expect(await as('owner')('POST', seat('privacy'), { body: review })).toEqual(
    refused(403, 'admin_denied'),
  );
  expect(await as('owner')('POST', '/use-cases', { body: about })).toEqual(
    refused(409, 'revision_conflict'),
  );
  expect(await as('owner')('POST', '/use-cases/unheard-of/submission')).toEqual(
    refused(404, 'no_such_record'),
  );
});

test('a use case tells which seats are missing, why its tier is what it is, and what a change re-opened', async () => {
  await takeLive('standing');
  const { body, headers } = await as('auditor')('GET', '/use-cases/standing');
  expect(body).toMatchObject({
    live: {
      ...{ version: 1, tier: 'low', reasons: [], lacking: [] },
      seats: [
        { role: 'clinical', standing: 'approved', reviewer: 'clinical' },
        { role: 'privacy', standing: 'approved', reviewer: 'privacy' },
      ],
    },
  });
  expect(body.next).toBeUndefined();

  const changed = await as('owner')('PUT', '/use-cases/standing/content', {
    headers: { 'if-match': headers.get('etag')! },
    body: { content: { ...CONTENT, phi: 'expected' } },
  });
  expect(changed.body.next).toMatchObject({
    ...{ version: 2, tier: 'moderate', isSubmitted: false },
    reasons: [{ from: 'content.phi', tier: 'moderate' }],
    reopened: [{ field: 'phi', roles: ['privacy', 'security'] }],
    seats: [
      { role: 'clinical', standing: 'approved' },
      { role: 'privacy', standing: 'missing' },
      { role: 'security', standing: 'missing' },
      { role: 'operations', standing: 'missing' },
    ],
  });
  expect(changed.body.next.lacking).toContain('tests:missing');

  const raised = { tier: 'high', because: 'Nobody has tried this before.' };
  const path = '/use-cases/standing/tier';
  expect(await as('owner')('POST', path, { body: raised })).toEqual(refused(403, 'admin_denied'));
  const high = await as('privacy')('POST', path, { body: raised });
  expect(high.body.next).toMatchObject({
    tier: 'high',
    reasons: [{ from: 'content.phi' }, { from: 'committee', because: raised.because }],
  });
  const answers = await harmlessAnswers();
  const filled = await as('owner')('POST', '/use-cases/standing/intake', { body: { answers } });
  expect(filled.body.next.tier).toBe('high');
  const history = await as('auditor')('GET', '/use-cases/standing/revisions?limit=2');
  expect(history.body.items[1]).toMatchObject({ action: 'tier', actor: 'privacy' });
});

test('who answers for it is changed by another than the owner, on record', async () => {
  await takeLive('handed-over');
  const { headers } = await as('auditor')('GET', '/use-cases/handed-over');
  const about = { title: 'Questions', owner: 'privacy', department: 'Chemistry' };
  const asked = { headers: { 'if-match': headers.get('etag')! }, body: about };
  const path = '/use-cases/handed-over/about';
  expect(await as('owner')('PUT', path, asked)).toEqual(refused(403, 'admin_denied'));
  const after = await as('clinical')('PUT', path, asked);
  // Who has come to answer for it judged it before: that seat is open again.
  expect(after).toMatchObject({
    status: 200,
    body: { ...about, state: 'expired', why: ['review:privacy:owner'] },
  });
  expect(after.body.document.history.at(-1)).toMatchObject({ action: 'about', by: 'clinical' });
});

test('a key fills no seat, whatever its roles: a person with a second factor decides', async () => {
  await takeLive('persons');
  const review = {
    ...{ version: 1, decision: 'approve', minutes: 'M-1' },
    expiresAt: new Date(Date.now() + DAY).toISOString(),
  };
  const headers = { authorization: `Bearer ${ADMIN_KEYS.clinical}` };
  for (const [step, body] of [
    ['reviews/clinical', review],
    ['reviews/clinical/met-conditions', { version: 1, condition: 0 }],
    ['acceptances', { version: 1, report: HASH, passed: true, models: { fake: 'fake-1' } }],
    ['live', undefined],
    ['resumption', undefined],
  ] as const) {
    const path = `/use-cases/persons/${step}`;
    expect(await ask(gateway.url, 'POST', path, { headers, body })).toEqual(
      refused(403, 'lifecycle_person'),
    );
  }
  // To stop one takes no more than a key that may.
  const body = { reason: 'safety' };
  const pause = await ask(gateway.url, 'POST', '/use-cases/persons/pause', { headers, body });
  expect(pause.status).toBe(200);
});

test('content is replaced only by who has read it', async () => {
  const about = { id: 'contested', title: 'T', owner: 'o', department: 'd', content: CONTENT };
  const made = await as('owner')('POST', '/use-cases', { body: about });
  const etag = made.headers.get('etag')!;
  expect(etag).toBe(`"${made.body.revision}"`);
  const content = { ...CONTENT, retention: 'a year' };
  const put = (headers: Record<string, string>, change = content) =>
    as('owner')('PUT', '/use-cases/contested/content', { headers, body: { content: change } });

  expect(await put({})).toEqual(refused(428, 'precondition_required'));
  expect(await put({ 'if-match': '"0"' })).toEqual(refused(412, 'precondition_failed'));
  expect(await put({ 'if-match': 'W/"1"' })).toEqual(refused(400, 'invalid_header'));
  const changed = await put({ 'if-match': etag });
  expect(changed).toMatchObject({ status: 200 });
  expect(changed.headers.get('etag')).not.toBe(etag);
  expect(await put({ 'if-match': etag }, { ...content, retention: 'two years' })).toEqual(
    refused(412, 'precondition_failed'),
  );
  const unknown = { ...content, purpose: 'TREAT' } as typeof content;
  expect(await put({ 'if-match': changed.headers.get('etag')! }, unknown)).toMatchObject({
    body: { code: 'unknown_field', facts: { at: 'body.content.purpose' } },
  });
});

test('what a new version changes, and whose reviews that touches', async () => {
  await takeLive('compared');
  const { headers } = await as('owner')('GET', '/use-cases/compared');
  await as('owner')('PUT', '/use-cases/compared/content', {
    headers: { 'if-match': headers.get('etag')! },
    body: { content: { ...CONTENT, needsMfa: true } },
  });
  const { body } = await as('privacy')('GET', '/use-cases/compared/differences');
  expect(body.items).toEqual([
    {
      field: 'needsMfa',
      facet: 'access',
      roles: ['privacy', 'security', 'operations'],
      before: false,
      after: true,
    },
  ]);
});

test('what a version puts before the model is scanned whenever it is written, where reviewers see it', async () => {
  const inputs = [
    { format: 'fhir-r4', element: 'Patient.communication' },
    { format: 'fhir-r4', element: 'Condition.code' },
  ];
  const content = { ...CONTENT, phi: 'expected', inputs };
  const about = { id: 'scanned', title: 'Scanned', owner: 'dr-owner', department: 'Physics' };
  const made = await as('owner')('POST', '/use-cases', { body: { ...about, content } });
  const found = { measures: 0, proxies: 1, traits: ['national-origin'], promptsRead: false };
  expect(made.body.inputScan).toMatchObject({ version: 1, ...found });
  expect(await as('auditor')('GET', '/use-cases/scanned/input-scan')).toMatchObject({
    status: 200,
    body: {
      version: '1',
      promptsRead: false,
      isCut: false,
      findings: [{ at: '/fields/0', kind: 'proxy', traits: ['national-origin'] }],
    },
  });

  const answers = await harmlessAnswers();
  await as('owner')('POST', '/use-cases/scanned/intake', { body: { answers } });
  const asked = await as('owner')('POST', '/use-cases/scanned/submission');
  expect(asked.body.inputScan).toMatchObject({ version: 1, ...found });
  // Nothing was read anew where nothing was written.
  const scans = await gateway.app.register.history('input-scan', 'scanned', { count: 9 });
  expect(scans).toHaveLength(1);

  const changed = await as('owner')('PUT', '/use-cases/scanned/content', {
    headers: { 'if-match': asked.headers.get('etag')! },
    body: { content: { ...content, inputs: [{ format: 'fhir-r4', element: 'Patient.gender' }] } },
  });
  expect(changed.body.inputScan).toMatchObject({ version: 2, measures: 1, traits: ['sex'] });
  const shown = await as('privacy')('GET', '/use-cases/scanned');
  expect(shown.body.inputScan).toEqual(changed.body.inputScan);
});

test('a use case of chaperone.yaml is paused and resumed here, and changed there', async () => {
  expect(await chat('testing')).toEqual([200, undefined]);
  const pause = { body: { reason: 'quality' } };
  expect(await as('privacy')('POST', '/use-cases/testing/pause', pause)).toMatchObject({
    body: { state: 'paused', source: 'configuration' },
  });
  expect(await chat('testing')).toEqual([403, 'use_case_stopped']);
  expect(await as('clinical')('POST', '/use-cases/testing/resumption')).toMatchObject({
    status: 200,
  });
  expect(await chat('testing')).toEqual([200, undefined]);

  expect(
    await as('owner')('POST', '/use-cases/testing/retirement', { body: { reason: 'x' } }),
  ).toEqual(refused(409, 'kept_in_file'));
  const { body } = await as('auditor')('GET', '/use-cases?limit=500');
  expect(body.items.find(({ id }: { id: string }) => id === 'testing')).toMatchObject({
    source: 'configuration',
    state: 'live',
  });
});

test.each(['clinician', 'auditor'] as const)(
  'the role %s pauses, which is on record, and does not resume',
  async (who) => {
    const pause = { body: { reason: 'safety' } };
    const paused = await as(who)('POST', '/use-cases/testing/pause', pause);
    expect(paused).toMatchObject({ status: 200, body: { state: 'paused' } });
    expect(await chat('testing')).toEqual([403, 'use_case_stopped']);
    const resume = ['POST', '/use-cases/testing/resumption'] as const;
    expect(await as(who)(...resume)).toEqual(refused(403, 'admin_denied'));
    const record = { event: 'admin_write', route: 'pauseUseCase', caller: who, rules: ['pause'] };
    expect(await gateway.records()).toContainEqual(expect.objectContaining(record));
    expect(await as('clinical')(...resume)).toMatchObject({ status: 200 });
    expect(await chat('testing')).toEqual([200, undefined]);
  },
);

test('who has no role pauses nothing', async () => {
  const pause = { body: { reason: 'safety' } };
  expect(await as('clerk')('POST', '/use-cases/testing/pause', pause)).toEqual(
    refused(403, 'admin_denied'),
  );
});

test('two who pause at once have both paused it', async () => {
  await takeLive('twice');
  const answers = await Promise.all(
    (['privacy', 'clinical'] as const).map((who) =>
      as(who)('POST', '/use-cases/twice/pause', { body: { reason: 'other' } }),
    ),
  );
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  const { body } = await as('auditor')('GET', '/use-cases/twice');
  expect(body.document.stops).toHaveLength(2);
});

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
  expect(await privacy('POST', `${path}/agreements/C-1/end`)).toMatchObject({
    body: { agreementsInForce: [] },
  });
  expect(await privacy('POST', `${path}/agreements/C-2/end`)).toEqual(
    refused(404, 'no_such_record'),
  );
  const { body: history } = await as('auditor')('GET', `${path}/revisions`);
  expect(history.items.map(({ action }: { action: string }) => action)).toEqual([
    'end_agreement',
    'agree',
    'put',
  ]);
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
      document: {
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
  expect(entries.body.items[0]).toMatchObject({
    record: { route: 'openBreakGlass' },
    kept: { reason: 'Rosalind does not wake' },
  });

  const review = { body: { finding: 'justified', reference: 'M-2' } };
  expect(await as('privacy')('POST', `/break-glass/${id}/review`, review)).toEqual(
    refused(409, 'break_glass_wrong_state'),
  );
  expect(await as('clinician')('POST', `/break-glass/${id}/close`)).toMatchObject({
    body: { isOpen: false },
  });
  expect(await as('privacy')('POST', `/break-glass/${id}/review`, review)).toMatchObject({
    body: { document: { review: { by: 'privacy', finding: 'justified' } } },
  });
  const open = await as('privacy')('GET', '/break-glass?state=open');
  expect(open.body.items).toEqual([]);
  const all = await as('privacy')('GET', '/break-glass');
  expect(all.body.items.map((one: { id: string }) => one.id)).toEqual([id]);
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

// ── Costs ───────────────────────────────────────────────────────────────────────────────────────

test('what was spent is told, and a budget is written', async () => {
  expect(await chat('testing')).toEqual([200, undefined]);
  await vi.waitFor(
    async () => {
      const { body } = await as('auditor')('GET', '/costs/report');
      const spent = body.items.find(({ of }: { of: string }) => of === 'testing');
      expect(spent).toMatchObject({ currency: '', exchanges: expect.any(Number) });
      expect(spent.exchanges).toBeGreaterThan(0);
    },
    { timeout: 10_000 },
  );
  const { body: forecast } = await as('auditor')('GET', '/costs/forecast');
  expect(forecast.items[0]).toMatchObject({ of: 'testing', isKnown: false });

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
