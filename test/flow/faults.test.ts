/** What goes wrong around an exchange: nothing unrecorded is sent, and the caller is told plainly. */
import { request as httpRequest } from 'node:http';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Failure } from '../../src/core/failures.ts';
import {
  chatBody,
  chatFrames,
  type FakeUpstream,
  messageFrames,
  type Scripted,
  startFakeUpstream,
} from '../support/fake-upstream.ts';
import {
  chatText,
  eventsIn,
  startGateway,
  type TestGateway,
  type TestGatewayOptions,
} from '../support/gateway.ts';

let upstream: FakeUpstream;
let shared: TestGateway;
/** The shared one, or one of the test's own where it has asked for something special. */
let gateway: TestGateway;
let recordsBefore: number;
beforeAll(async () => {
  upstream = await startFakeUpstream();
  shared = await startGateway(upstream.url);
});
afterAll(async () => {
  await shared.close();
  await upstream.close();
});
beforeEach(async () => {
  upstream.requests.length = 0;
  upstream.script({ body: chatBody('Hello') });
  gateway = shared;
  recordsBefore = (await shared.records()).length;
});
afterEach(async () => {
  if (gateway !== shared) await gateway.close();
});

const start = async (options: TestGatewayOptions = {}, url = upstream.url): Promise<void> => {
  gateway = await startGateway(url, options);
  recordsBefore = 0;
};
const records = async () => (await gateway.records()).slice(recordsBefore);

const CHAT = '/v1/chat/completions';
const ask = {
  model: 'fake',
  messages: [{ role: 'user', content: 'Rosalind Achterberg, MRN 84412907' }],
};
const askMessages = { model: 'claude', max_tokens: 9, messages: ask.messages };
const kinds = async () => (await records()).map(({ kind }) => kind);

describe('the upstream fails before its answer', () => {
  test.each<[string, Scripted, number, string]>([
    ['hangs', { ending: 'hang' }, 504, 'upstream_timeout'],
    ['resets', { ending: 'reset' }, 502, 'upstream_interrupted'],
    ['sends garbage', { body: '<html>Achterberg' }, 502, 'upstream_malformed'],
    ['answers something else', { body: { hello: 'Achterberg' } }, 502, 'upstream_malformed'],
    ['fails', { status: 500, body: { error: { message: 'Achterberg' } } }, 502, 'upstream_refused'],
    ['refuses the key', { status: 401, body: {} }, 502, 'upstream_refused'],
    ['refuses the request', { status: 400, body: {} }, 400, 'upstream_refused'],
    ['is busy', { status: 429, headers: { 'retry-after': '7' } }, 429, 'upstream_rate_limited'],
    ['is full', { status: 529, headers: { 'retry-after': '7' } }, 529, 'upstream_refused'],
    ['loads', { status: 503, headers: { 'retry-after': '7' } }, 503, 'upstream_refused'],
  ])('%s', async (_, script, status, code) => {
    for (const stream of [false, true]) {
      upstream.script(script);
      const reply = await gateway.post(CHAT, { ...ask, stream });
      const text = await reply.text();
      expect([reply.status, JSON.parse(text).error.code]).toEqual([status, code]);
      expect(text).not.toContain('Achterberg');
      const { headers } = script;
      if (headers) expect(reply.headers.get('retry-after')).toBe('7');
    }
    const recorded = await records();
    expect(recorded.map(({ kind }) => kind)).toEqual([
      'disclosure',
      'outcome',
      'disclosure',
      'outcome',
    ]);
    expect(recorded[1]).toMatchObject({ outcome: 'failed', code });
    expect(JSON.stringify(recorded)).not.toContain('Achterberg');
  });

  test('what its API has a word for is told by that word, to the caller and on record', async () => {
    const error = { message: 'Achterberg', code: 'context_length_exceeded', param: 'Achterberg' };
    upstream.script({ status: 400, body: { error } });
    const reply = await gateway.post(CHAT, ask);
    const text = await reply.text();
    expect(JSON.parse(text)).toMatchObject({ error: { code: error.code, param: null } });
    expect(reply.headers.get('x-should-retry')).toBe('false');
    const recorded = await records();
    expect(recorded[1]).toMatchObject({
      ...{ outcome: 'failed', code: 'upstream_refused' },
      ...{ upstreamStatus: 400, upstreamCode: error.code },
    });
    expect(text + JSON.stringify(recorded)).not.toContain('Achterberg');
  });

  test('nobody listens', async () => {
    await start({}, 'http://127.0.0.1:1');
    const reply = await gateway.post(CHAT, ask);
    expect(reply.status).toBe(502);
    expect(await reply.json()).toMatchObject({ error: { code: 'upstream_unreachable' } });
  });
});

describe('the upstream fails in the middle of a stream', () => {
  test.each<[string, Scripted, string]>([
    ['hangs', { frames: chatFrames(['Hello']).slice(0, 2), ending: 'hang' }, 'upstream_timeout'],
    [
      'resets',
      { frames: chatFrames(['Hello']).slice(0, 2), ending: 'reset' },
      'upstream_interrupted',
    ],
    ['stops early', { frames: chatFrames(['Hello']).slice(0, 2) }, 'upstream_interrupted'],
    [
      'sends garbage',
      { frames: [...chatFrames(['Hello']).slice(0, 2), 'data: {"a":\n\n'] },
      'upstream_malformed',
    ],
    [
      'is not UTF-8',
      {
        frames: [
          ...chatFrames(['Hello']).slice(0, 2),
          Buffer.from('data: "\xff\xfe"\n\n', 'latin1'),
        ],
      },
      'upstream_malformed',
    ],
  ])('%s: the format’s own error event comes last', async (_, script, code) => {
    upstream.script(script);
    const reply = await gateway.post(CHAT, { ...ask, stream: true });
    const text = await reply.text();
    expect(reply.status).toBe(200);
    expect(chatText(text)).toBe('Hello');
    expect(eventsIn(text).at(-1)).toMatchObject({ error: { code } });
    expect((await records()).at(-1)).toMatchObject({ outcome: 'failed', code });
  });

  test('in Anthropic’s shape, too', async () => {
    upstream.script({ frames: messageFrames(['Hello']).slice(0, 3), ending: 'reset' });
    const text = await (
      await gateway.post('/v1/messages', { ...askMessages, stream: true })
    ).text();
    expect(text).toMatch(/event: error\ndata: \{"type":"error"/);
  });

  test('under the next number, where events are numbered', async () => {
    const response = { id: 'resp_1', object: 'response', model: 'm', status: 'in_progress' };
    const place = { item_id: 'msg_1', output_index: 0, content_index: 0 };
    const events = [
      { type: 'response.created', response: { ...response, output: [] } },
      { type: 'response.output_text.delta', ...place, delta: 'Hello ' },
      { type: 'response.output_text.delta', ...place, delta: 'there' },
    ];
    const frames = events.map(
      (event, at) => `data: ${JSON.stringify({ ...event, sequence_number: at })}\n\n`,
    );
    upstream.script({ frames, ending: 'reset' });
    const body = { model: 'fake', input: 'Hello', stream: true };
    const text = await (await gateway.post('/v1/responses', body)).text();
    expect(eventsIn(text)).toMatchObject([
      { sequence_number: 0 },
      { sequence_number: 1 },
      { sequence_number: 2 },
      { sequence_number: 3, type: 'error', code: 'upstream_interrupted' },
    ]);
  });

  test('what happens after the last event does not matter', async () => {
    upstream.script({ frames: chatFrames(['Hello']), ending: 'reset' });
    const text = await (await gateway.post(CHAT, { ...ask, stream: true })).text();
    expect(text.endsWith('data: [DONE]\n\n')).toBe(true);
    expect((await records()).at(-1)).toMatchObject({ outcome: 'finished' });
  });
});

test('an answer that ends with its finish_reason and without [DONE] is whole', async () => {
  upstream.script({ frames: chatFrames(['Hello']).slice(0, -1) });
  const text = await (await gateway.post(CHAT, { ...ask, stream: true })).text();
  expect(text.match(/data: \[DONE\]\n\n/g)).toHaveLength(1);
  expect(text).not.toContain('"error"');
  expect((await records()).at(-1)).toMatchObject({ outcome: 'finished' });
});

describe('the upstream keeps its answer open behind the last event', () => {
  test.each<[string, object, readonly string[], RegExp]>([
    [CHAT, ask, chatFrames(['Hello']), /data: \[DONE\]\n\n$/],
    ['/v1/messages', askMessages, messageFrames(['Hello']), /"type":"message_stop"\}\n\n$/],
  ])('%s: the caller does not wait for it', async (path, body, frames, end) => {
    await start({ idleMs: 4000 });
    upstream.script({ frames: [...frames], ending: 'hang' });
    const from = performance.now();
    const text = await (await gateway.post(path, { ...body, stream: true })).text();
    expect(performance.now() - from).toBeLessThan(2000);
    expect(text).toMatch(end);
    expect((await records()).at(-1)).toMatchObject({ outcome: 'finished' });
  });
});

describe('nothing unrecorded is sent', () => {
  test('the detector throws', async () => {
    await start({
      adjust: (steps) => ({
        ...steps,
        mask: () => {
          throw new TypeError('cannot read Achterberg of undefined');
        },
      }),
    });
    const reply = await gateway.post(CHAT, ask);
    const text = await reply.text();
    expect([reply.status, JSON.parse(text).error.code]).toEqual([500, 'internal']);
    expect(text + gateway.log.join('')).not.toContain('Achterberg');
    expect(upstream.requests).toEqual([]);
    expect(await kinds()).toEqual(['denial']);
  });

  test('the ledger takes nothing', async () => {
    let isDown = true;
    await start({
      adjust: (steps) => ({
        ...steps,
        record: async (entry) => {
          if (isDown) throw new Failure('ledger_unavailable');
          return steps.record(entry);
        },
      }),
    });
    const reply = await gateway.post(CHAT, ask);
    expect([reply.status, reply.headers.get('retry-after')]).toEqual([503, '2']);
    expect(await reply.json()).toMatchObject({ error: { code: 'ledger_unavailable' } });
    expect(upstream.requests).toEqual([]);
    isDown = false;
    expect((await gateway.post(CHAT, ask)).status).toBe(200);
    expect(await kinds()).toEqual(['disclosure', 'outcome']);
  });

  test('an answer whose end cannot be recorded is given out, and the gap made known', async () => {
    let appended = 0;
    await start({
      adjust: (steps) => ({
        ...steps,
        record: async (entry) => {
          appended += 1;
          if (appended === 2) throw new Failure('ledger_unavailable');
          return steps.record(entry);
        },
      }),
    });
    expect((await gateway.post(CHAT, ask)).status).toBe(200);
    await expect.poll(() => gateway.log.join('')).toContain('exchange incomplete on record');
    expect(await (await gateway.get('/metrics')).text()).toContain('chaperone_incomplete_total 1');
  });
});

describe('the caller goes away', () => {
  test.each([
    ['in the middle of a stream', { frames: chatFrames(['Hello']).slice(0, 2), ending: 'hang' }],
    ['before the answer', { ending: 'hang' }],
  ] as const)('%s: the upstream is cancelled', async (_, script) => {
    upstream.script(script);
    const cancelledBefore = upstream.cancelled;
    const abort = new AbortController();
    const body = { ...ask, stream: true };
    const reply = gateway.post(CHAT, body, { signal: abort.signal }).then(async (answer) => {
      await answer.body?.getReader().read();
    });
    await expect.poll(() => upstream.requests.length).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 50));
    abort.abort();
    await reply.catch(() => undefined);
    await expect.poll(() => upstream.cancelled).toBe(cancelledBefore + 1);
    await expect.poll(kinds).toEqual(['disclosure', 'outcome']);
    expect((await records()).at(-1)).toMatchObject({
      outcome: 'aborted',
      code: 'client_disconnected',
    });
  });

  test('a slow reader holds the upstream back instead of filling memory', async () => {
    await start({ config: { deid: { guard: 'off' } } });
    const body = { model: 'fake', stream: true, messages: [{ role: 'user', content: 'Hello' }] };
    const frame = chatFrames(['x'.repeat(64 * 1024)])[1]!;
    const [first, , ...last] = chatFrames(['x']);
    upstream.script({ frames: [first!, ...new Array(600).fill(frame), ...last] });
    const reply = await gateway.post(CHAT, body);
    await new Promise((resolve) => setTimeout(resolve, 300));
    // Of 38 MiB what the sockets in between do not hold is still with the upstream.
    expect(upstream.unsent).toBeGreaterThan(16 * 1024 * 1024);
    expect((await reply.text()).length).toBeGreaterThan(600 * 64 * 1024);
    expect(upstream.unsent).toBe(0);
  });
});

describe('what the gateway does not take', () => {
  test.each([
    ['no key', { authorization: '' }, {}, 401, 'unauthenticated'],
    ['a wrong key', { authorization: 'Bearer ck_wrong' }, {}, 401, 'unauthenticated'],
    ['another type', { 'content-type': 'text/plain' }, {}, 415, 'unsupported_media_type'],
    [
      'a form',
      { 'content-type': 'multipart/form-data; boundary=x' },
      {},
      415,
      'unsupported_media_type',
    ],
    [
      'another charset',
      { 'content-type': 'application/json; charset=latin1' },
      {},
      415,
      'unsupported_media_type',
    ],
    ['a compressed body', { 'content-encoding': 'gzip' }, {}, 415, 'unsupported_media_type'],
    ['no JSON', {}, '{"a":', 400, 'invalid_json'],
    ['no body', {}, '', 400, 'invalid_json'],
    ['a prototype', {}, '{"__proto__":{}}', 400, 'key_refused'],
    ['an escaped one', {}, '{"\\u005f_pr\\u006fto__":{}}', 400, 'key_refused'],
    ['a constructor', {}, '{"constructor":{"prototype":{}}}', 400, 'key_refused'],
    ['half a prototype', {}, '{"__proto__":', 400, 'invalid_json'],
    ['a list', {}, '[]', 400, 'invalid_value'],
  ] as const)('%s', async (_, headers, body, status, code) => {
    const reply = await gateway.post(CHAT, body, { headers: { ...headers } });
    expect([
      reply.status,
      ((await reply.json()) as { error: { code: string } }).error.code,
    ]).toEqual([status, code]);
    expect(reply.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(upstream.requests).toEqual([]);
  });

  test.each([
    ['a list', '[]', 'body', 'expected: object'],
    ['null', 'null', 'body', 'expected: object'],
    ['no model', '{"messages":[]}', 'model', 'expected: a value: it is required'],
    ['a model of null', '{"model":null,"messages":[]}', 'model', 'it is required'],
    ['a model that is no string', '{"model":7}', 'model', 'expected: string'],
    ['no messages', '{"model":"fake"}', 'messages', 'it is required'],
  ])('%s: what is missing is said', async (_, body, param, words) => {
    const reply = await gateway.post(CHAT, body);
    const { error } = (await reply.json()) as { error: { message: string } };
    expect(error).toMatchObject({ code: 'invalid_value', param });
    expect(error.message).toContain(words);
  });

  test.each([
    ['beyond the limit', {}, 413, 'body_too_large'],
    [
      'beyond the limit, with a key that is none',
      { authorization: 'Bearer ck_wrong' },
      401,
      'unauthenticated',
    ],
  ])('a body %s: whoever sends it reads why', async (_, headers, status, code) => {
    const body = `{"a":"${'x'.repeat(17 * 1024 * 1024)}"}`;
    for (let sent = 0; sent < 6; sent += 1) {
      const reply = await gateway.post(CHAT, body, { headers: { ...headers } });
      expect(reply.status).toBe(status);
      expect(await reply.json()).toMatchObject({ error: { code } });
    }
    expect(upstream.requests).toEqual([]);
  });

  test('other endpoints and methods, in the shape of the caller’s API', async () => {
    const openai = await gateway.post('/v1/files', {});
    expect(openai.status).toBe(404);
    expect(await openai.json()).toMatchObject({ error: { code: 'not_found' } });
    const anthropic = await gateway.post(
      '/v1/complete',
      {},
      {
        headers: { 'anthropic-version': '2023-06-01' },
      },
    );
    expect(await anthropic.json()).toMatchObject({
      type: 'error',
      error: { type: 'not_found_error' },
    });
    expect(anthropic.headers.get('request-id')).toBe(anthropic.headers.get('x-request-id'));
    const method = await gateway.get('/v1/chat/completions');
    expect([method.status, method.headers.get('allow')]).toEqual([405, 'POST']);
  });

  test('more exchanges at once than it may have', async () => {
    await start({ config: { server: { port: 0, concurrentExchangesMax: 1 } } });
    upstream.script({ ending: 'hang' }, { body: chatBody('Hello') });
    const first = gateway.post(CHAT, ask);
    await expect.poll(() => upstream.requests.length).toBe(1);
    const second = await gateway.post(CHAT, ask);
    expect([second.status, second.headers.get('retry-after')]).toEqual([503, '2']);
    await first;
    expect((await gateway.post(CHAT, ask)).status).toBe(200);
  });

  test('a request id is ours, whatever the caller sends', async () => {
    const headers = { 'x-request-id': 'Achterberg', 'request-id': 'Achterberg' };
    const reply = await gateway.post(CHAT, ask, { headers });
    expect(reply.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('the house', () => {
  test('an address that is taken is told with what to do', async () => {
    const port = Number(new URL(gateway.url).port);
    await expect(
      startGateway(upstream.url, { config: { server: { port } } }),
    ).rejects.toMatchObject({
      code: 'address_unavailable',
      facts: { address: `127.0.0.1:${port}`, because: 'another program listens there' },
    });
  });

  test('files of patients that cannot be read are told at once, and bar nothing', async () => {
    await start({ config: { patients: { files: ['gone.ndjson'] } } });
    const ready = await gateway.get('/readyz');
    expect([ready.status, await ready.json()]).toMatchObject([
      200,
      { checks: { patientFiles: false } },
    ]);
    expect(gateway.log.join('\n')).toMatch(/file:gone.ndjson.*patients not readable/);
    expect((await gateway.post(CHAT, ask)).status).toBe(200);
  });

  test('health, readiness, metrics, models', async () => {
    await start();
    await gateway.post(CHAT, ask);
    expect((await gateway.get('/healthz')).status).toBe(200);
    for (const path of ['/healthz', '/readyz']) {
      const headed = await fetch(gateway.url + path, { method: 'HEAD' });
      expect([headed.status, await headed.text()]).toEqual([200, '']);
    }
    const ready = await gateway.get('/readyz');
    expect([ready.status, await ready.json()]).toEqual([
      200,
      {
        status: 'ready',
        checks: { database: true, ledger: true },
        upstreams: { fake: 'closed', claude: 'closed' },
      },
    ]);
    const metrics = async () => (await gateway.get('/metrics')).text();
    await expect
      .poll(metrics)
      .toContain(
        'chaperone_exchanges_total{format="openai-chat",upstream="fake",outcome="finished"} 1',
      );
    expect(await (await gateway.get('/v1/models')).json()).toMatchObject({
      object: 'list',
      data: [{ id: 'fake', object: 'model' }],
    });
    const headers = { 'anthropic-version': '2023-06-01' };
    expect(await (await gateway.get('/v1/models', headers)).json()).toMatchObject({
      data: [{ type: 'model', id: 'claude' }],
      has_more: false,
    });
    expect(await (await gateway.get('/v1/models/fake')).json()).toMatchObject({ id: 'fake' });
    expect((await gateway.get('/v1/models/other')).status).toBe(404);
    expect((await gateway.get('/v1/models', { authorization: 'Bearer x' })).status).toBe(401);
  });

  test('a shutdown lets a stream finish, takes nothing new, and does not wait for idle callers', async () => {
    await start();
    await (await gateway.post(CHAT, ask)).text(); // leaves a keep-alive connection behind
    upstream.script({ frames: chatFrames(['a', 'b', 'c', 'd']), pauseMs: 60 });
    const reply = await gateway.post(CHAT, { ...ask, stream: true });
    const began = performance.now();
    const closed = gateway.app.close();
    expect(chatText(await reply.text())).toBe('abcd');
    await closed;
    expect(performance.now() - began).toBeLessThan(1500);
    await expect(gateway.post(CHAT, ask)).rejects.toThrow();
    expect(await kinds()).toEqual(['disclosure', 'outcome', 'disclosure', 'outcome']);
  });

  test('a stream that outlives the grace ends with the format’s error event', async () => {
    await start({ shutdownGraceMs: 100 });
    upstream.script({ frames: chatFrames(['a']).slice(0, 2), ending: 'hang' });
    const reply = await gateway.post(CHAT, { ...ask, stream: true });
    await gateway.app.close();
    expect(eventsIn(await reply.text()).at(-1)).toMatchObject({ error: { code: 'shutting_down' } });
    expect((await records()).at(-1)).toMatchObject({ outcome: 'aborted' });
  });

  test('a request that is cut short is no exchange', async () => {
    await start();
    const { port } = new URL(gateway.url);
    const headers = { 'content-type': 'application/json', 'content-length': '1000' };
    const cut = httpRequest({ port, path: CHAT, method: 'POST', headers });
    cut.on('error', () => undefined);
    cut.write('{"model"');
    await new Promise((resolve) => setTimeout(resolve, 50));
    cut.destroy();
    expect((await gateway.post(CHAT, ask)).status).toBe(200);
    expect(await kinds()).toEqual(['disclosure', 'outcome']);
  });
});
