/** Use cases through the admin API, and what that does to traffic. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  ADMIN_KEYS,
  type AdminGateway,
  ask,
  CHAT_ANSWER,
  chat,
  refused,
  startAdminGateway,
  type Who,
} from '../support/admin.ts';
import { type FakeUpstream, startFakeUpstream } from '../support/fake-upstream.ts';

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

let upstream: FakeUpstream;
let gateway: AdminGateway;
beforeAll(async () => {
  upstream = await startFakeUpstream({ body: CHAT_ANSWER });
  gateway = await startAdminGateway({}, upstream.url);
});
afterAll(async () => {
  await gateway.close();
  await upstream.close();
});

const as = (who: Who) => gateway.as(who);

async function harmlessAnswers(): Promise<Record<string, string>> {
  const { body } = await as('owner')('GET', '/questionnaire');
  const questions = Object.entries<{ choices: Record<string, { tier: string }> }>(body.questions);
  const harmless = questions.map(([question, { choices }]) => {
    return [question, Object.entries(choices).find(([, { tier }]) => tier === 'low')![0]];
  });
  return { ...Object.fromEntries(harmless), provider: 'outside_no_phi' }; // as the upstream is
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
  expect(await chat(gateway, 'traffic')).toEqual([403, 'policy_denied']); // no register knows it
  await takeLive('traffic');
  expect(await chat(gateway, 'traffic')).toEqual([200, undefined]);
  const pause = { body: { reason: 'privacy' } };
  expect(await as('privacy')('POST', '/use-cases/traffic/pause', pause)).toMatchObject({
    status: 200,
  });
  expect((await chat(gateway, 'traffic'))[0]).toBe(403);
  await as('clinical')('POST', '/use-cases/traffic/resumption');
  expect(await chat(gateway, 'traffic')).toEqual([200, undefined]);
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
  expect(drafted).toMatchObject({ action: 'draft', actor: 'owner' });
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

test('nor does a key write a use case: who holds it would be no author', async () => {
  const about = { id: 'keyed', title: 'T', owner: 'o', department: 'd', content: CONTENT };
  const headers = { authorization: `Bearer ${ADMIN_KEYS.owner}` };
  const byKey = (method: string, path: string, body?: unknown) =>
    ask(gateway.url, method, path, { headers: { ...headers, 'if-match': '"1"' }, body });
  const made = () => ask(gateway.url, 'POST', '/use-cases', { headers, body: about });
  expect(await made()).toEqual(refused(403, 'lifecycle_person'));
  await as('owner')('POST', '/use-cases', { body: about });
  for (const [method, step, body] of [
    ['PUT', 'content', { content: CONTENT }],
    ['POST', 'intake', { answers: {} }],
    ['POST', 'submission', undefined],
  ] as const) {
    expect(await byKey(method, `/use-cases/keyed/${step}`, body), step).toEqual(
      refused(403, 'lifecycle_person'),
    );
  }
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
  expect(await chat(gateway, 'testing')).toEqual([200, undefined]);
  const pause = { body: { reason: 'quality' } };
  expect(await as('privacy')('POST', '/use-cases/testing/pause', pause)).toMatchObject({
    body: { state: 'paused', source: 'configuration' },
  });
  expect(await chat(gateway, 'testing')).toEqual([403, 'use_case_stopped']);
  expect(await as('clinical')('POST', '/use-cases/testing/resumption')).toMatchObject({
    status: 200,
  });
  expect(await chat(gateway, 'testing')).toEqual([200, undefined]);

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
    expect(await chat(gateway, 'testing')).toEqual([403, 'use_case_stopped']);
    const resume = ['POST', '/use-cases/testing/resumption'] as const;
    expect(await as(who)(...resume)).toEqual(refused(403, 'admin_denied'));
    const record = { event: 'admin_write', route: 'pauseUseCase', caller: who, rules: ['pause'] };
    expect(await gateway.records()).toContainEqual(expect.objectContaining(record));
    expect(await as('clinical')(...resume)).toMatchObject({ status: 200 });
    expect(await chat(gateway, 'testing')).toEqual([200, undefined]);
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
