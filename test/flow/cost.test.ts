/** What an exchange costs, what it may cost, and answers that are given again: end to end. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Json } from '../../src/core/json.ts';
import { openStore, type Store } from '../../src/store/index.ts';
import {
  chatBody,
  chatFrames,
  type FakeUpstream,
  messageBody,
  messageFrames,
  startFakeUpstream,
} from '../support/fake-upstream.ts';
import { chatText, startGateway, type TestGateway } from '../support/gateway.ts';

const CHAT = '/v1/chat/completions';
const PRICES = [{ currency: 'USD', input: 1, cachedInput: 0.5, output: 100 }];

let upstream: FakeUpstream;
let gateway: TestGateway;
let policies: string;
beforeAll(async () => {
  upstream = await startFakeUpstream();
  policies = await mkdtemp(join(tmpdir(), 'chaperone-policies-'));
  await writeFile(
    join(policies, 'cache.cedar'),
    `@id("may-be-kept") @cache("exact") @obligation("DEID") @restore("permit")
     permit (principal, action in Action::"exchange", resource)
     when { resource.hosting == Hosting::"local" };`,
  );
});
afterEach(() => gateway.close());
afterAll(async () => {
  await upstream.close();
  await rm(policies, { recursive: true });
});

async function start(config: Record<string, unknown> = {}) {
  upstream.requests.length = 0;
  const timeouts = { connectMs: 1000, firstByteMs: 400, idleMs: 2000, totalMs: 5000 };
  const local = { hosting: 'local', timeouts, prices: PRICES };
  gateway = await startGateway(upstream.url, {
    config: {
      upstreams: [
        { name: 'fake', api: 'openai', url: `${upstream.url}/v1`, model: 'gpt-x', ...local },
        { name: 'claude', api: 'anthropic', url: upstream.url, ...local },
      ],
      ...config,
    },
  });
}

const ask = (content = 'Hello', more: object = {}) => ({
  model: 'fake',
  messages: [{ role: 'user', content }],
  ...more,
});
const about = (patient: string, content: string, more: object = {}) =>
  ask(content, {
    metadata: {
      chaperone_patient: JSON.stringify({
        resourceType: 'Patient',
        name: [{ given: ['Rosalind'], family: patient }],
      }),
    },
    ...more,
  });

async function rows() {
  const store = await openStore({ folder: gateway.folder });
  try {
    return await store.db.selectFrom('usage').selectAll().orderBy('at').execute();
  } finally {
    await store.close();
  }
}

test('an exchange is metered by what the upstream reports, and checked against our own count', async () => {
  await start({
    callers: [
      {
        ...{ id: 'tester', key: `$\{TEST_KEY}`, groups: ['nurses', 'cardiology'] },
        defaults: { useCase: 'testing', purpose: 'TREAT', user: 'dr-test' },
      },
    ],
    costs: { departments: ['cardiology'] },
  });
  const usage = {
    prompt_tokens: 20,
    completion_tokens: 7,
    prompt_tokens_details: { cached_tokens: 10 },
  };
  upstream.script({ body: { ...(chatBody('Good day to you.') as object), usage } });
  await (await gateway.post(CHAT, ask('How are you today?'))).text();
  await expect.poll(rows).toHaveLength(1);
  const [row] = await rows();
  expect(row).toMatchObject({
    ...{ use_case: 'testing', caller: 'tester', department: 'cardiology', purpose: 'TREAT' },
    ...{ upstream: 'fake', model: 'gpt-x', outcome: 'finished', is_cached: 0 },
    ...{ input_reported: 20, output_reported: 7, input: 20, cached_input: 10, output: 7 },
    ...{ cost_micros: 10 + 5 + 700, currency: 'USD', is_estimated: 0, differs: 0 },
  });
  expect(row!.input_estimated).toBeGreaterThan(3);
  expect(row!.output_estimated).toBeGreaterThan(3);
  expect(row!.user).toMatch(/^[0-9a-f]{32}$/);
  expect(JSON.stringify(row)).not.toContain('dr-test');
});

test.each([
  ['chat', CHAT, ask('Hello', { stream: true }), chatFrames],
  [
    'messages',
    '/v1/messages',
    { ...ask('Hello', { model: 'claude', stream: true }), max_tokens: 9 },
    messageFrames,
  ],
] as const)('%s: who goes away is billed for what was delivered', async (_, path, body, frames) => {
  await start();
  const pieces = Array.from({ length: 40 }, () => 'The patient is well. ');
  const all = frames(pieces);
  upstream.script({ frames: all.slice(0, -3), ending: 'hang' }); // before its end, and its count
  const abort = new AbortController();
  const reply = await gateway.post(path, body, { signal: abort.signal });
  const reader = reply.body!.getReader();
  let text = '';
  while (text.split('patient').length < 40) {
    const { done, value } = await reader.read();
    expect(done).toBe(false);
    text += new TextDecoder().decode(value);
  }
  abort.abort();
  await expect.poll(rows).toHaveLength(1);
  const [row] = await rows();
  expect(row).toMatchObject({ outcome: 'aborted', is_estimated: path === CHAT ? 1 : 0 });
  // 40 sentences of five words: 200 words and 40 full stops, counted within a third.
  expect(row!.output).toBeGreaterThan(160);
  expect(row!.output).toBeLessThan(320);
  expect(row!.cost_micros).toBe(row!.input + 100 * row!.output);
});

test('a budget that is used up is a refusal on record, with the time at which it ends', async () => {
  await start({
    budgets: [{ id: 'b', scope: 'useCase', period: 'day', unit: 'USD', hard: 0.001 }],
  });
  upstream.script({ body: chatBody('Good day to you.') });
  expect((await gateway.post(CHAT, ask('Hello', { max_tokens: 9 }))).status).toBe(200);
  const refused = await gateway.post(CHAT, ask('Hello', { max_tokens: 9 }));
  expect(refused.status).toBe(429);
  expect(((await refused.json()) as { error: { code: string } }).error.code).toBe(
    'budget_exhausted',
  );
  const wait = Number(refused.headers.get('retry-after'));
  const midnight = Math.ceil((86_400_000 - (Date.now() % 86_400_000)) / 1000);
  expect(Math.abs(wait - midnight)).toBeLessThan(5);
  expect(upstream.requests).toHaveLength(1);
  expect((await gateway.records()).at(-1)).toMatchObject({
    ...{ kind: 'denial', code: 'budget_exhausted', useCase: 'testing' },
  });
});

test('where the budget of a model is used up, the next upstream of the route is asked', async () => {
  const local = { hosting: 'local', api: 'openai', url: `${upstream.url}/v1`, prices: PRICES };
  await start({
    upstreams: [
      { name: 'dear', model: 'dear-x', ...local },
      { name: 'house', model: 'house-x', ...local },
    ],
    useCases: [{ id: 'testing', purposes: ['TREAT'], route: ['dear', 'house'] }],
    budgets: [
      { id: 'b', scope: 'model', of: 'dear-x', period: 'month', unit: 'tokens', hard: 100 },
    ],
  });
  upstream.script({ body: chatBody('Good day to you.') });
  const models = [];
  for (const max_tokens of [50, 99, 10]) {
    const reply = await gateway.post(CHAT, ask('Hello', { model: 'auto', max_tokens }));
    expect(reply.status).toBe(200);
    models.push(upstream.requests.at(-1)!.body.model);
  }
  expect(models).toEqual(['dear-x', 'house-x', 'dear-x']);
});

test('a budget of the register is in force within a second, and so is its withdrawal', async () => {
  await start();
  upstream.script({ body: chatBody('Good day to you.') });
  const store = await openStore({ folder: gateway.folder });
  const write = async (body: Json, expected?: number) => {
    const said = { kind: 'budget', id: 'b', actor: 'cfo', action: 'limit' } as const;
    const { revision } = await store.register.write({ ...said, body, expected, at: Date.now() });
    return revision;
  };
  const status = async () => (await gateway.post(CHAT, ask())).status;
  try {
    const none = { scope: 'all', period: 'day', unit: 'tokens', hard: 0 };
    const revision = await write(none);
    await expect.poll(status, { timeout: 1500 }).toBe(429);
    await write({ ...none, isWithdrawn: true }, revision);
    await expect.poll(status, { timeout: 1500 }).toBe(200);
    // No budget at all: told, and nothing is limited by it.
    await write({ ...none, unit: 'shells' }, await latest(store));
    await expect.poll(() => gateway.log.join('')).toContain('budget not readable');
    expect(await status()).toBe(200);
  } finally {
    await store.close();
  }
});

const OF_ONE = { scope: 'user', of: 'dr-spender', period: 'day', unit: 'tokens', hard: 0 };
test.each<[string, object[], Json | undefined]>([
  ['the file', [{ id: 'b', ...OF_ONE }], undefined],
  ['the register', [], OF_ONE],
])('a budget of one user, from %s, limits that one', async (_, budgets, registered) => {
  await start({ budgets });
  upstream.script({ body: chatBody('Good day to you.') });
  const statusOf = async (user: string) =>
    (await gateway.post(CHAT, ask(), { headers: { 'chaperone-user': user } })).status;
  const store = await openStore({ folder: gateway.folder });
  try {
    if (registered !== undefined) {
      const said = { kind: 'budget', id: 'b', actor: 'cfo', action: 'limit' } as const;
      const body = { body: registered, expected: undefined, at: Date.now() };
      await store.register.write({ ...said, ...body });
    }
    await expect.poll(() => statusOf('dr-spender'), { timeout: 1500 }).toBe(429);
    expect(await statusOf('dr-other')).toBe(200);
    expect(JSON.stringify(await rows())).not.toContain('dr-');
  } finally {
    await store.close();
  }
});

const latest = async (store: Store) => (await store.register.head()).revision;

test('what a refused request had reserved is free again', async () => {
  await start({
    budgets: [{ id: 'b', scope: 'all', period: 'day', unit: 'tokens', hard: 500 }],
  });
  upstream.script({ body: chatBody('Good day to you.') });
  for (let i = 0; i < 3; i += 1) {
    const unknown = ask('Hello', { max_tokens: 400, unheard_of: true });
    expect((await gateway.post(CHAT, unknown)).status).toBe(400);
    expect((await gateway.post(CHAT, ask('Hello', { max_tokens: 501 }))).status).toBe(429);
  }
  expect((await gateway.post(CHAT, ask('Hello', { max_tokens: 400 }))).status).toBe(200);
});

test('too many requests are refused before anything else is done', async () => {
  await start({ rateLimits: [{ per: 'user', requestsPerMinute: 2 }] });
  upstream.script({ body: chatBody('Good day to you.') });
  const statuses: number[] = [];
  for (let i = 0; i < 3; i += 1) statuses.push((await gateway.post(CHAT, ask())).status);
  expect(statuses).toEqual([200, 200, 429]);
  const other = { headers: { 'chaperone-user': 'dr-other' } };
  expect((await gateway.post(CHAT, ask(), other)).status).toBe(200);
  const refused = await gateway.post(CHAT, { model: 'unheard-of', messages: 'none' });
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(20);
});

const kept = () => ({ policies: [policies, 'builtin'], costs: { cacheMinutes: 5 } });

test.each([false, true])(
  'an answer is given again, restored anew (streamed: %s)',
  async (stream) => {
    await start(kept());
    upstream.script((request) => {
      const echoed = request.body.messages[0].content;
      return stream ? { frames: chatFrames([echoed]) } : { body: chatBody(echoed) };
    });
    const read = async (body: object) => {
      const text = await (await gateway.post(CHAT, body)).text();
      return stream ? chatText(text) : JSON.parse(text).choices[0].message.content;
    };
    const body = about('Achterberg', 'Rosalind Achterberg has a cough.', { stream });
    expect(await read(body)).toBe('Rosalind Achterberg has a cough.');
    expect(await read(body)).toBe('Rosalind Achterberg has a cough.');
    expect(upstream.requests).toHaveLength(1);
    const disclosures = (await gateway.records()).filter(({ kind }) => kind === 'disclosure');
    expect(disclosures.map(({ cached }) => cached)).toEqual([false, true]);

    await expect.poll(rows).toHaveLength(2);
    expect((await rows()).filter(({ is_cached }) => is_cached === 1)).toMatchObject([
      { input: 0, output: 0, cost_micros: 0, outcome: 'finished' },
    ]);
  },
);

test('never across patients, callers’ texts, or what was not finished', async () => {
  await start({ ...kept(), deid: { style: 'placeholder' } });
  upstream.script({ body: chatBody('Yes.') });
  // The same bytes once masked, and another patient.
  await gateway.post(CHAT, about('Achterberg', 'Rosalind Achterberg has a cough.'));
  await gateway.post(CHAT, about('Berghuis', 'Rosalind Berghuis has a cough.'));
  const [one, other] = upstream.requests;
  expect(one!.bytes).toEqual(other!.bytes);
  expect(upstream.requests).toHaveLength(2);

  upstream.script({ status: 500, body: {} });
  await gateway.post(CHAT, ask('Is it so?'));
  upstream.script({ body: chatBody('No.') });
  expect((await gateway.post(CHAT, ask('Is it so?'))).status).toBe(200);
  expect(upstream.requests).toHaveLength(4);
});

test('never to a request with other betas', async () => {
  await start(kept());
  upstream.script({ body: messageBody('Good day to you.') });
  const body = { ...ask(), model: 'claude', max_tokens: 9 };
  const betas = [{}, { 'anthropic-beta': 'context-1m-2025-08-07' }];
  for (const headers of [...betas, ...betas]) await gateway.post('/v1/messages', body, { headers });
  expect(upstream.requests.map(({ headers }) => headers['anthropic-beta'])).toEqual([
    undefined,
    'context-1m-2025-08-07',
  ]);
  const disclosures = (await gateway.records()).filter(({ kind }) => kind === 'disclosure');
  expect(disclosures.map(({ betas: named }) => named)).toEqual([
    undefined,
    ['context-1m-2025-08-07'],
    undefined,
    ['context-1m-2025-08-07'],
  ]);
});

test.each([
  ['the policy does not say so', { costs: { cacheMinutes: 5 } }],
  ['the site keeps none', () => ({ policies: [policies, 'builtin'] })],
])('nothing is given again where %s', async (_, config) => {
  await start(typeof config === 'function' ? config() : config);
  upstream.script({ body: chatBody('Good day to you.') });
  await gateway.post(CHAT, ask());
  await gateway.post(CHAT, ask());
  expect(upstream.requests).toHaveLength(2);
});
