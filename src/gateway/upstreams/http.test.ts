import { createServer } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import {
  chatBody,
  chatFrames,
  type FakeUpstream,
  type Script,
  startFakeUpstream,
} from '../../../test/support/fake-upstream.ts';
import { Failure } from '../../core/failures.ts';
import { Secret } from '../../core/secret.ts';
import { type HttpUpstreamOptions, httpUpstream } from './http.ts';
import type { Upstream, UpstreamRequest } from './upstream.ts';

const closing: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const each of closing.splice(0)) await each.close();
});

async function serve(...answers: Script[]): Promise<FakeUpstream> {
  const fake = await startFakeUpstream(...answers);
  closing.push(fake);
  return fake;
}

function connect(url: string, more: Partial<HttpUpstreamOptions> = {}): Upstream {
  const upstream = httpUpstream({
    name: 'fake',
    api: 'openai',
    hosting: 'local',
    model: 'fake-model',
    operations: ['chat'],
    url,
    keyHeader: 'authorization',
    headers: {},
    timeouts: { connectMs: 1000, firstByteMs: 150, idleMs: 150, totalMs: 4000 },
    connections: 4,
    ...more,
  });
  closing.unshift(upstream);
  return upstream;
}

function request(more: Partial<UpstreamRequest> = {}): UpstreamRequest {
  return {
    path: '/v1/chat/completions',
    body: Buffer.from('{"model":"fake-model"}'),
    headers: {},
    signal: new AbortController().signal,
    ...more,
  };
}

async function failureOf(promise: Promise<unknown>): Promise<{ code: string; facts: unknown }> {
  const thrown: unknown = await promise.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(thrown instanceof Failure)) throw new Error('expected a Failure', { cause: thrown });
  return { code: thrown.code, facts: thrown.facts };
}

test.each<[Script, boolean]>([
  [{ body: { data: [] } }, true],
  [{ status: 404, body: {} }, true], // somebody is there
  [{ status: 503, body: {} }, false],
  [{ ending: 'reset' }, false],
])('a health check that is answered with %o: %s', async (script, isHealthy) => {
  const fake = await serve(script);
  const upstream = connect(`${fake.url}/openai/v1`, { key: new Secret('sk-upstream') });
  const { signal } = new AbortController();
  expect(await upstream.probe!(undefined, signal)).toBe(isHealthy);
  expect(await upstream.probe!('/health', signal)).toBe(isHealthy);
  expect(fake.requests.map(({ method, path, bytes }) => [method, path, bytes.length])).toEqual([
    ['GET', '/openai/v1/models', 0],
    ['GET', '/health', 0],
  ]);
  expect(fake.requests[0]!.headers).toMatchObject({ authorization: 'Bearer sk-upstream' });
});

test('a health check ends when it is told to', async () => {
  const fake = await serve({ ending: 'hang' });
  const upstream = connect(fake.url);
  const abort = new AbortController();
  const asked = upstream.probe!(undefined, abort.signal);
  await expect.poll(() => fake.requests.length).toBe(1);
  abort.abort();
  expect(await asked).toBe(false);
});

test('sends exactly the bytes it was given, with its own key and nothing of the caller', async () => {
  const fake = await serve({ body: chatBody('hello') });
  const upstream = connect(`${fake.url}/v1`, {
    key: new Secret('sk-upstream'),
    headers: { 'openai-organization': 'org' },
  });
  const body = Buffer.from('{"model":"fake-model","x":"10⁹/L"}');
  expect(await upstream.ask(request({ body }))).toEqual(chatBody('hello'));
  expect(fake.requests[0]).toMatchObject({
    method: 'POST',
    path: '/v1/chat/completions',
    bytes: body,
    headers: {
      authorization: 'Bearer sk-upstream',
      'openai-organization': 'org',
      'accept-encoding': 'identity',
      'content-type': 'application/json',
    },
  });
});

test.each([
  ["the operator's, however it is written", { 'Anthropic-Beta': 'a' }, {}, 'a'],
  ["the caller's", {}, { 'anthropic-beta': 'b' }, 'b'],
  ['both', { 'anthropic-beta': 'a' }, { 'anthropic-beta': 'b,c' }, 'a,b,c'],
])('betas: %s', async (_what, ours, theirs, sent) => {
  const fake = await serve({ body: {} });
  const upstream = connect(fake.url, { headers: ours });
  await upstream.ask(request({ path: '/v1/messages', headers: theirs }));
  expect(fake.requests[0]?.headers['anthropic-beta']).toBe(sent);
});

test.each([
  ['', '/v1/chat/completions', '/v1/chat/completions'],
  ['/v1', '/v1/chat/completions', '/v1/chat/completions'],
  ['/proxy/v1', '/v1/embeddings', '/proxy/v1/embeddings'],
  [
    '/openai/deployments/d?api-version=2024-10-21',
    '/v1/chat/completions',
    '/openai/deployments/d/chat/completions?api-version=2024-10-21',
  ],
  ['', '/v1/messages', '/v1/messages'],
  ['', '/v1/messages?beta=true', '/v1/messages?beta=true'],
  ['/v1?x=1', '/v1/messages?beta=true', '/v1/messages?x=1&beta=true'],
  ['/v1', '/v1/messages', '/v1/messages'],
  ['/anthropic', '/v1/messages/count_tokens', '/anthropic/v1/messages/count_tokens'],
])('base %j and path %s make %s', async (base, path, expected) => {
  const fake = await serve({ body: {} });
  await connect(fake.url + base).ask(request({ path }));
  expect(fake.requests[0]?.path).toBe(expected);
});

test.each([
  ['401', { status: 401, body: {} }, 'upstream_refused', { upstreamStatus: 401 }],
  [
    '429',
    { status: 429, headers: { 'retry-after': '7' }, body: {} },
    'upstream_rate_limited',
    { upstreamStatus: 429, retryAfter: 7 },
  ],
  [
    '429 until a time',
    {
      status: 429,
      headers: {
        date: 'Mon, 02 Mar 2026 08:00:00 GMT',
        'retry-after': 'Mon, 02 Mar 2026 08:00:42 GMT',
      },
      body: {},
    },
    'upstream_rate_limited',
    { retryAfter: 42 },
  ],
  [
    '429 until a time that is over',
    { status: 429, headers: { 'retry-after': 'Mon, 02 Mar 2026 08:00:42 GMT' }, body: {} },
    'upstream_rate_limited',
    { retryAfter: 0 },
  ],
  [
    '400 that quotes the patient',
    { status: 400, body: { error: { code: 'Maria', type: 'Maria Garcia', message: 'Maria' } } },
    'upstream_refused',
    { upstreamStatus: 400 },
  ],
  [
    'what is a word of the API',
    {
      status: 400,
      body: { error: { code: 'context_length_exceeded', type: 'invalid_request_error' } },
    },
    'upstream_refused',
    {
      ...{ upstreamStatus: 400, upstreamCode: 'context_length_exceeded' },
      upstreamType: 'invalid_request_error',
    },
  ],
  [
    'a server that is full',
    {
      status: 529,
      headers: { 'retry-after': '9' },
      body: { type: 'error', error: { type: 'overloaded_error', message: 'Maria' } },
    },
    'upstream_refused',
    { upstreamStatus: 529, upstreamType: 'overloaded_error', retryAfter: 9 },
  ],
  ['500 of HTML', { status: 500, body: '<html>Maria</html>' }, 'upstream_refused', {}],
  [
    'a redirect',
    { status: 307, headers: { location: 'http://127.0.0.1:1/' } },
    'upstream_refused',
    { upstreamStatus: 307 },
  ],
  ['HTML', { headers: { 'content-type': 'text/html' }, body: 'x' }, 'upstream_malformed', {}],
  ['no JSON', { body: '{"a":' }, 'upstream_malformed', {}],
  [
    'gzip',
    { headers: { 'content-encoding': 'gzip' } },
    'upstream_malformed',
    { at: 'content-encoding' },
  ],
  ['a stream nobody asked for', { frames: chatFrames(['x']) }, 'upstream_malformed', {}],
  ['silence', { ending: 'hang' }, 'upstream_timeout', { phase: 'first byte' }],
  ['half an answer', { body: '{"a":', ending: 'hang' }, 'upstream_timeout', { phase: 'idle' }],
  ['a reset', { ending: 'reset' }, 'upstream_interrupted', { hasBegun: false }],
  ['a late reset', { body: '{"a":', ending: 'reset' }, 'upstream_interrupted', { hasBegun: true }],
] as const)('%s becomes a failure without its text', async (_, script, code, facts) => {
  const fake = await serve(script);
  const failure = await failureOf(connect(fake.url).ask(request()));
  expect(failure).toMatchObject({ code, facts });
  expect(JSON.stringify(failure)).not.toContain('Maria');
});

test('nobody listens', async () => {
  const failure = await failureOf(connect('http://127.0.0.1:1').ask(request()));
  expect(failure).toEqual({ code: 'upstream_unreachable', facts: { code: 'ECONNREFUSED' } });
});

test('not even HTTP', async () => {
  const server = createServer((socket) => socket.end('SSH-2.0-OpenSSH\r\n').unref());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  const failure = await failureOf(connect(`http://127.0.0.1:${port}`).ask(request()));
  expect(failure.code).toBe('upstream_malformed');
  server.close();
});

describe('streams', () => {
  const collect = async (upstream: Upstream, more: Partial<UpstreamRequest> = {}) => {
    let text = '';
    const take = (bytes: Uint8Array): undefined => {
      text += Buffer.from(bytes).toString('latin1');
    };
    await upstream.stream(request(more), take);
    return text;
  };

  test('hand over the bytes as they come', async () => {
    const frames = chatFrames(['Hello', ' there']);
    const fake = await serve({ frames, cutEvery: 7 });
    expect(await collect(connect(fake.url))).toBe(frames.join(''));
  });

  test('wait while the taker is busy, and lose nothing', async () => {
    const frames = Array.from(
      { length: 300 },
      (_, index) => `data: ${index}${'x'.repeat(999)}\n\n`,
    );
    const fake = await serve({ frames });
    let length = 0;
    let isBusy = false;
    await connect(fake.url).stream(request(), async (bytes) => {
      expect(isBusy).toBe(false);
      isBusy = true;
      await new Promise((resolve) => setTimeout(resolve, 1));
      isBusy = false;
      length += bytes.length;
    });
    expect(length).toBe(frames.join('').length);
  });

  test.each([
    ['a reset', 'reset', 'upstream_interrupted'],
    ['silence', 'hang', 'upstream_timeout'],
  ] as const)('end with a failure after %s', async (_, ending, code) => {
    const fake = await serve({ frames: chatFrames(['Hello']), ending });
    expect((await failureOf(collect(connect(fake.url)))).code).toBe(code);
  });

  test('what the taker throws ends the call and the connection', async () => {
    const fake = await serve({ frames: chatFrames(['Hello']), ending: 'hang' });
    const stream = connect(fake.url).stream(request(), () => {
      throw new Failure('guard_stopped');
    });
    expect((await failureOf(stream)).code).toBe('guard_stopped');
    await expect.poll(() => fake.cancelled).toBe(1);
  });

  test('an abort cancels the server side with the reason given', async () => {
    const fake = await serve({ frames: chatFrames(['Hello']), ending: 'hang' });
    const abort = new AbortController();
    const stream = collect(connect(fake.url), { signal: abort.signal });
    await expect.poll(() => fake.requests.length).toBe(1);
    abort.abort(new Failure('client_disconnected'));
    expect((await failureOf(stream)).code).toBe('client_disconnected');
    await expect.poll(() => fake.cancelled).toBe(1);
  });

  test('a total that runs out ends a stream that never pauses', async () => {
    const fake = await serve({ frames: new Array(100).fill(': busy\n\n'), pauseMs: 20 });
    const timeouts = { connectMs: 1000, firstByteMs: 500, idleMs: 500, totalMs: 200 };
    const failure = await failureOf(collect(connect(fake.url, { timeouts })));
    expect(failure).toEqual({ code: 'upstream_timeout', facts: { phase: 'total' } });
  });
});
