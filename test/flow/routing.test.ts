/** Two model servers behind one route: who is asked, who is not, and what stands on record of it. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Steps } from '../../src/gateway/index.ts';
import {
  type Captured,
  chatBody,
  chatFrames,
  type FakeUpstream,
  messageBody,
  startFakeUpstream,
} from '../support/fake-upstream.ts';
import { chatText, eventsIn, startGateway, type TestGateway } from '../support/gateway.ts';

let first: FakeUpstream;
let second: FakeUpstream;
let gateway: TestGateway;
beforeEach(async () => {
  first = await startFakeUpstream({ body: chatBody('from first') });
  second = await startFakeUpstream({ body: chatBody('from second') });
});
afterEach(async () => {
  await gateway.close();
  await first.close();
  await second.close();
});

const TIMEOUTS = { connectMs: 500, firstByteMs: 300, idleMs: 300, totalMs: 3000 };

interface Options {
  readonly first?: Readonly<Record<string, unknown>>;
  readonly second?: Readonly<Record<string, unknown>>;
  readonly useCase?: Readonly<Record<string, unknown>>;
  readonly config?: Readonly<Record<string, unknown>>;
  readonly adjust?: (steps: Steps) => Steps;
}

async function start(options: Options = {}): Promise<void> {
  const server = {
    api: 'openai',
    hosting: 'outside',
    provider: 'agreed',
    timeouts: TIMEOUTS,
    retries: 0,
  };
  gateway = await startGateway('unused', {
    config: {
      upstreams: [
        { name: 'first', url: `${first.url}/v1`, ...server, ...options.first },
        { name: 'second', url: `${second.url}/v1`, ...server, ...options.second },
        { name: 'claude', url: second.url, ...server, api: 'anthropic' },
      ],
      useCases: [
        { id: 'testing', purposes: ['TREAT'], route: ['first', 'second'], ...options.useCase },
      ],
      ...options.config,
    },
    ...(options.adjust && { adjust: options.adjust }),
  });
}

const CHAT = '/v1/chat/completions';
const ASK = {
  model: 'auto',
  messages: [{ role: 'user', content: 'Rosalind Achterberg, MRN 84412907' }],
};
const ask = (more: object = {}): Promise<Response> => gateway.post(CHAT, { ...ASK, ...more });
const contentOf = async (reply: Response): Promise<string> =>
  ((await reply.json()) as ReturnType<typeof JSON.parse>).choices[0].message.content;
const codeOf = async (reply: Response): Promise<[number, string]> => [
  reply.status,
  ((await reply.json()) as ReturnType<typeof JSON.parse>).error.code,
];
const sentTexts = (upstream: FakeUpstream): string => upstream.requests.map(textOf).join('\n');
const textOf = ({ bytes }: Captured): string => bytes.toString('utf8');

test('of an exchange that fails over the answer is the output, and the sending without one is none', async () => {
  first.script({ status: 503, body: {} });
  await start();
  const reply = await ask();
  await reply.text();
  await gateway.records();
  const who = { caller: 'tester', user: 'dr-test', roles: [], seesAll: true };
  const id = reply.headers.get('chaperone-exchange')!;
  const output = await gateway.app.outputs.output(who, id);
  expect(output).toMatchObject({ facts: { upstream: 'second' }, ending: 'finished' });
  expect((await gateway.app.outputs.recall(who, { model: 'first' })).outputs).toBe(0);
  expect((await gateway.app.outputs.recall(who, { model: 'second' })).outputs).toBe(1);
});

describe('the route of a use case', () => {
  test('its first upstream answers; the model may also be called by the id of the use case', async () => {
    await start();
    expect(await contentOf(await ask())).toBe('from first');
    expect(await contentOf(await ask({ model: 'testing' }))).toBe('from first');
    expect(await contentOf(await ask({ model: 'second' }))).toBe('from second');
    expect(first.requests.map(({ body }) => body.model)).toEqual(['first', 'first']);
    expect(await (await gateway.get('/v1/models')).json()).toMatchObject({
      data: [{ id: 'first' }, { id: 'second' }, { id: 'auto' }],
    });
  });

  test('those that do not speak the API are no candidates', async () => {
    await start({ useCase: { route: ['first', 'claude'] } });
    second.script({ body: messageBody('from claude') });
    const reply = await gateway.post('/v1/messages', { ...ASK, max_tokens: 9 });
    expect(await reply.json()).toMatchObject({ content: [{ text: 'from claude' }] });
    expect(
      await codeOf(await gateway.post('/v1/embeddings', { model: 'claude', input: 'x' })),
    ).toEqual([404, 'model_not_found']);
  });

  test('without one, auto is no model', async () => {
    await start({ useCase: { route: undefined } });
    expect(await codeOf(await ask())).toEqual([404, 'model_not_found']);
  });
});

describe('one fails before it answers', () => {
  test.each([
    ['an error of its own', { status: 503, body: {} }, 'upstream_refused'],
    ['too many requests', { status: 429, body: {} }, 'upstream_rate_limited'],
    ['silence', { ending: 'hang' }, 'upstream_timeout'],
    ['a reset', { ending: 'reset' }, 'upstream_interrupted'],
  ] as const)(
    '%s: the next one answers, and both attempts are on record',
    async (_, script, code) => {
      await start();
      first.script(script);
      for (const stream of [false, true]) {
        second.script(
          stream ? { frames: chatFrames(['from ', 'second']) } : { body: chatBody('from second') },
        );
        const reply = await ask({ stream });
        expect(reply.status).toBe(200);
        expect(stream ? chatText(await reply.text()) : await contentOf(reply)).toBe('from second');
      }
      const records = await gateway.records();
      expect(records).toHaveLength(8);
      expect(records.slice(0, 4)).toMatchObject([
        { kind: 'disclosure', attempt: 1, upstream: 'first' },
        { kind: 'outcome', attempt: 1, outcome: 'failed', code },
        { kind: 'disclosure', attempt: 2, upstream: 'second', failover: code },
        { kind: 'outcome', attempt: 2, outcome: 'finished' },
      ]);
      expect(new Set(records.slice(0, 4).map(({ exchange }) => exchange)).size).toBe(1);
      // What was sent is masked, for the one as for the other.
      for (const upstream of [first, second]) {
        expect(upstream.requests.length).toBe(2);
        expect(sentTexts(upstream)).not.toMatch(/Rosalind|Achterberg|84412907/);
      }
      expect(await (await gateway.get('/metrics')).text()).toContain(
        `chaperone_failovers_total{upstream="second",code="${code}"} 2`,
      );
    },
  );

  test('nobody listens', async () => {
    await first.close();
    await start();
    expect(await contentOf(await ask())).toBe('from second');
    expect((await gateway.records())[1]).toMatchObject({ code: 'upstream_unreachable' });
    first = await startFakeUpstream();
  });

  test('what it refuses is not put to another', async () => {
    await start();
    first.script({ status: 400, body: { error: { code: 'content_policy' } } });
    expect(await codeOf(await ask())).toEqual([400, 'upstream_refused']);
    expect(second.requests).toHaveLength(0);
  });

  test('a stream that has begun is not begun again elsewhere', async () => {
    await start();
    first.script({ frames: chatFrames(['from first']).slice(0, 2), ending: 'reset' });
    const text = await (await ask({ stream: true })).text();
    expect(chatText(text)).toBe('from first');
    expect(eventsIn(text).at(-1)).toMatchObject({ error: { code: 'upstream_interrupted' } });
    expect(second.requests).toHaveLength(0);
  });
});

describe('policy decides on each', () => {
  const folder: string[] = [];
  afterEach(async () => {
    for (const each of folder.splice(0)) await rm(each, { recursive: true, force: true });
  });

  async function policies(text: string): Promise<string> {
    const made = await mkdtemp(join(tmpdir(), 'chaperone-routing-'));
    folder.push(made);
    await writeFile(join(made, 'own.cedar'), text);
    return join(made, 'own.cedar');
  }

  test('never to one that is denied, whatever becomes of the other', async () => {
    const own = await policies(
      '@id("no-second")\nforbid (principal, action, resource == Upstream::"second");\n',
    );
    await start({ config: { policies: ['builtin', own] } });
    first.script({ status: 500, body: {} });
    expect(await codeOf(await ask())).toEqual([502, 'upstream_refused']);
    expect(second.requests).toHaveLength(0);
    const records = await gateway.records();
    expect(records.map(({ kind, attempt }) => [kind, attempt])).toEqual([
      ['disclosure', 1],
      ['outcome', 1],
      ['denial', 2],
    ]);
    expect(records[2]).toMatchObject({
      code: 'policy_denied',
      passedOver: [{ upstream: 'second', code: 'policy_denied', rules: ['no-second'] }],
    });
  });

  test('each gets a body made under its own permit', async () => {
    // The house's own model may read originals; what then goes outside is masked all the same.
    const own = await policies(
      '@id("plain-first")\n@obligation("AUDIT")\n@restore("permit")\npermit (principal, action, resource == Upstream::"first");\n' +
        '@id("masked-second")\n@obligation("DEID,AUDIT")\n@restore("permit")\npermit (principal, action, resource == Upstream::"second");\n',
    );
    await start({ first: { hosting: 'local' }, config: { policies: [own] } });
    first.script({ status: 500, body: {} });
    second.script(({ body }) => ({ body: chatBody(body.messages[0].content) }));
    expect(await contentOf(await ask())).toBe(ASK.messages[0]!.content);
    expect(sentTexts(first)).toContain('Rosalind Achterberg, MRN 84412907');
    expect(sentTexts(second)).not.toMatch(/Rosalind|Achterberg|84412907/);
    const records = await gateway.records();
    expect(records.filter(({ kind }) => kind === 'disclosure')).toMatchObject([
      { upstream: 'first', deidentified: false, rules: ['plain-first'] },
      { upstream: 'second', deidentified: true, rules: ['masked-second'] },
    ]);
  });
});

test('one that keeps failing is left alone, then tried, then used again', {
  timeout: 20_000,
}, async () => {
  const breaker = { outcomesMin: 2, openMs: 3000, windowMs: 60_000 };
  await start({ first: { breaker } });
  first.script({ status: 500, body: {} });
  const stateOf = async (): Promise<string> =>
    ((await (await gateway.get('/readyz')).json()) as ReturnType<typeof JSON.parse>).upstreams
      .first;
  for (let at = 0; at < 4; at += 1) expect(await contentOf(await ask())).toBe('from second');
  expect(first.requests).toHaveLength(2);
  expect(await stateOf()).toBe('open');
  expect((await gateway.get('/readyz')).status).toBe(200);
  expect(await (await gateway.get('/metrics')).text()).toContain(
    'chaperone_upstream_breaker{upstream="first"} 2',
  );
  // Asked for by its name, it is not there, and the caller is told when to come back.
  const reply = await ask({ model: 'first' });
  expect(reply.headers.get('retry-after')).toMatch(/^[123]$/);
  expect(await codeOf(reply)).toEqual([503, 'upstream_unavailable']);

  first.script({ body: chatBody('from first') });
  await expect.poll(stateOf, { timeout: 10_000 }).toBe('half-open');
  expect(await contentOf(await ask())).toBe('from first');
  expect(await stateOf()).toBe('closed');
});

test('health checks carry nothing of anybody, and end with the gateway', async () => {
  await start({ first: { health: { intervalMs: 1000 } } });
  await expect.poll(() => first.requests.length, { timeout: 3000 }).toBeGreaterThan(0);
  const [probe] = first.requests;
  expect(probe).toMatchObject({ method: 'GET', path: '/v1/models' });
  expect(probe!.bytes).toHaveLength(0);
  await gateway.close();
  const { length } = first.requests;
  await new Promise((resolve) => setTimeout(resolve, 1200));
  expect(first.requests).toHaveLength(length);
});

describe('a small model of the house', () => {
  const slow = { body: chatBody('from first'), pauseMs: 60 };
  const timeouts = { ...TIMEOUTS, firstByteMs: 60_000, totalMs: 60_000 };
  const one = { concurrency: 1, queue: { max: 1, waitMs: 60_000 }, timeouts };

  /** An exchange that holds the only place. @returns lets it go */
  async function occupy(): Promise<() => Promise<void>> {
    first.script({ ending: 'hang' }, { body: chatBody('from first') });
    const caller = new AbortController();
    const asked = askFirst(caller.signal);
    await expect.poll(() => first.requests.length, POLL).toBe(1);
    return async () => {
      caller.abort();
      await asked;
    };
  }
  const askFirst = (signal: AbortSignal): Promise<unknown> =>
    gateway.post(CHAT, { ...ASK, model: 'first' }, { signal }).catch(() => undefined);
  const waiting = async (count: number): Promise<void> => {
    const metrics = async () => (await gateway.get('/metrics')).text();
    const line = `chaperone_upstream_waiting{upstream="first"} ${count}`;
    await expect.poll(metrics, POLL).toContain(line);
  };
  const POLL = { timeout: 10_000 };

  test('works on one at a time; who waits is on record only when it is about to be sent', async () => {
    await start({ first: one });
    let underWay = 0;
    let most = 0;
    first.script(() => {
      underWay += 1;
      most = Math.max(most, underWay);
      setTimeout(() => {
        underWay -= 1;
      }, 40);
      return slow;
    });
    const replies = await Promise.all([ask({ model: 'first' }), ask({ model: 'first' })]);
    expect(replies.map(({ status }) => status)).toEqual([200, 200]);
    expect(most).toBe(1);
    expect((await gateway.records()).map(({ kind }) => kind)).toEqual([
      'disclosure',
      'outcome',
      'disclosure',
      'outcome',
    ]);
  });

  test('full: the next one is asked, and without a next one the caller comes back later', async () => {
    await start({ first: { ...one, queue: { max: 0 } } });
    const letGo = await occupy();
    expect(await contentOf(await ask())).toBe('from second');
    const reply = await ask({ model: 'first' });
    expect(reply.headers.get('retry-after')).toBe('2');
    expect(await codeOf(reply)).toEqual([503, 'upstream_busy']);
    await letGo();
    const records = await gateway.records();
    expect(records.find(({ upstream }) => upstream === 'second')).toMatchObject({
      attempt: 1,
      passedOver: [{ upstream: 'first', code: 'upstream_busy' }],
    });
    expect(records.find(({ kind }) => kind === 'denial')).toMatchObject({ code: 'upstream_busy' });
  });

  test('who leaves while waiting was never disclosed', async () => {
    await start({ first: one });
    const letGo = await occupy();
    const caller = new AbortController();
    const asked = askFirst(caller.signal);
    await waiting(1);
    caller.abort();
    await asked;
    await waiting(0);
    await letGo();
    expect(first.requests).toHaveLength(1);
    await expect
      .poll(async () => (await gateway.records()).map(({ kind, code }) => [kind, code]), POLL)
      .toEqual([
        ['disclosure', undefined],
        ['denial', 'client_disconnected'],
        ['outcome', 'client_disconnected'],
      ]);
  });

  test('what is no longer permitted after the wait is not sent', async () => {
    let isStopped = false;
    await start({
      first: one,
      adjust: (steps) => ({
        ...steps,
        decide: (request) =>
          isStopped
            ? { effect: 'deny', because: 'forbidden', determining: ['x'], policyVersion: 'v' }
            : steps.decide(request),
      }),
    });
    const letGo = await occupy();
    const asked = ask({ model: 'first' });
    await waiting(1);
    isStopped = true;
    await letGo();
    expect(await codeOf(await asked)).toEqual([403, 'policy_denied']);
    expect(first.requests).toHaveLength(1);
  });
});

describe('a model that is pinned', () => {
  const changes: unknown[] = [];
  beforeEach(() => void changes.splice(0));
  const adjust = (steps: Steps): Steps => ({
    ...steps,
    modelChanged: (change) => void changes.push(change),
  });
  const pinned = (expectModel: string): Promise<void> => start({ first: { expectModel }, adjust });

  test('answers as long as it says it is the one', async () => {
    await pinned('fake-*');
    expect(await contentOf(await ask())).toBe('from first');
    first.script({ frames: chatFrames(['from ', 'first']), cutEvery: 7 });
    expect(chatText(await (await ask({ stream: true })).text())).toBe('from first');
    expect(changes).toEqual([]);
  });

  test.each([false, true])(
    'another one: nothing is passed on, and it is told (stream: %s)',
    async (stream) => {
      await pinned('model-2026-01');
      first.script(
        stream
          ? { frames: chatFrames(['a secret'], 'model-2026-02') }
          : { body: chatBody('a secret', 'model-2026-02') },
      );
      const reply = await ask({ stream });
      const text = await reply.text();
      expect([reply.status, JSON.parse(text).error.code]).toEqual([502, 'model_changed']);
      expect(text).not.toContain('secret');
      expect(reply.headers.get('x-should-retry')).toBe('false');
      expect(changes).toEqual([
        { upstream: 'first', useCase: 'testing', reported: 'model-2026-02' },
      ]);
      expect((await gateway.records()).at(-1)).toMatchObject({
        kind: 'outcome',
        outcome: 'failed',
        code: 'model_changed',
        model: 'model-2026-02',
      });
      expect(second.requests).toHaveLength(0);
    },
  );

  test('another one in the middle of a stream: it ends there', async () => {
    await pinned('fake-model');
    const [opening, one] = chatFrames(['first ', 'x']);
    const [, , two, ...rest] = chatFrames(['x', 'second'], 'other');
    first.script({ frames: [[opening, one, two, ...rest].join('')] });
    const text = await (await ask({ stream: true })).text();
    expect(chatText(text)).toBe('first ');
    expect(eventsIn(text).at(-1)).toMatchObject({ error: { code: 'model_changed' } });
  });

  test('what does not look like an id goes nowhere', async () => {
    await pinned('fake-model');
    first.script({ body: chatBody('x', 'Rosalind Achterberg') });
    expect(await codeOf(await ask())).toEqual([502, 'model_changed']);
    expect(changes).toEqual([{ upstream: 'first', useCase: 'testing', reported: 'withheld' }]);
    expect(JSON.stringify(await gateway.records())).not.toContain('Achterberg');
  });
});
