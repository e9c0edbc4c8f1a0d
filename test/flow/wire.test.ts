/**
 * What arrives is not always HTTP, and what a request says about itself may be a patient's name. The
 * gateway is spoken to over a bare socket here, because clients would not send these bytes.
 */
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  chatBody,
  chatFrames,
  type FakeUpstream,
  startFakeUpstream,
} from '../support/fake-upstream.ts';
import { startGateway, TEST_KEY, type TestGateway } from '../support/gateway.ts';

let upstream: FakeUpstream;
let gateway: TestGateway;
beforeAll(async () => {
  upstream = await startFakeUpstream();
  gateway = await startGateway(upstream.url);
});
afterAll(async () => {
  await gateway.close();
  await upstream.close();
});

const CHAT = '/v1/chat/completions';
const ask = { model: 'fake', messages: [{ role: 'user', content: 'Hello' }] };

/** A connection; everything it has answered so far. */
async function connected({ url }: TestGateway): Promise<{ socket: Socket; answered(): string }> {
  let answered = '';
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.on('data', (piece) => {
    answered += piece;
  });
  await new Promise((resolve) => socket.once('connect', resolve));
  return { socket, answered: () => answered };
}

/** All that the gateway answers to these bytes. */
async function told(bytes: string): Promise<string> {
  const { socket, answered } = await connected(gateway);
  socket.write(bytes);
  await new Promise((resolve) => socket.once('close', resolve));
  return answered();
}

describe('what is no request is refused in the API’s shape, and nothing of it is repeated', () => {
  test.each([
    [
      'a path that cannot be decoded',
      'GET /v1/Achterberg%zz HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n',
      404,
      'not_found',
    ],
    ['a method of its own', 'ACHTERBERG /v1/models HTTP/1.1\r\n\r\n', 400, 'invalid_http'],
    [
      'a header without a colon',
      'GET /v1/models HTTP/1.1\r\nAchterberg\r\n\r\n',
      400,
      'invalid_http',
    ],
    [
      'headers without end',
      `GET / HTTP/1.1\r\nx: ${'Achterberg'.repeat(2000)}\r\n\r\n`,
      431,
      'headers_too_large',
    ],
  ])('%s', async (_, bytes, status, code) => {
    const [head, body] = (await told(bytes)).split('\r\n\r\n');
    expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(head).toMatch(/x-request-id: [0-9a-f-]{36}/);
    expect(JSON.parse(body!)).toMatchObject({ error: { code } });
    expect(body).not.toContain('Achterberg');
  });
});

test('who sends headers first and the body later counts as under way', async () => {
  const config = { server: { port: 0, concurrentExchangesMax: 1 } };
  const small = await startGateway(upstream.url, { config });
  const body = JSON.stringify(ask);
  const head = `POST ${CHAT} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${TEST_KEY}\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n`;
  try {
    upstream.script({ body: chatBody('Hello') });
    const first = await connected(small);
    first.socket.write(head);
    const second = await connected(small);
    second.socket.write(head);
    await expect.poll(second.answered).toContain('503 Service Unavailable');

    // Who goes away without sending it gives the place back, and so does one who was answered.
    first.socket.destroy();
    for (const _ of [1, 2]) {
      await expect.poll(async () => (await small.post(CHAT, ask)).status).toBe(200);
    }
    second.socket.destroy();
  } finally {
    await small.close();
  }
});

test.each([
  ['OPTIONS', {}, undefined],
  ['OPTIONS', { 'content-type': 'application/json' }, undefined],
  ['PUT', { 'content-type': 'application/json' }, '{"a":'],
])(
  '%s with %j and the body %j is no method of a path that is served',
  async (method, headers, body) => {
    const reply = await fetch(gateway.url + CHAT, { method, headers, ...(body && { body }) });
    expect([reply.status, reply.headers.get('allow')]).toEqual([405, 'POST']);
    expect(await reply.json()).toMatchObject({ error: { code: 'method_not_allowed' } });
  },
);

describe('what a request says about itself', () => {
  const denials = async () =>
    (await gateway.records()).filter(({ kind }) => kind === 'denial').length;

  test.each([
    ['a use case that nobody registered', { 'chaperone-use-case': 'Achterberg' }, 'policy_denied'],
    [
      'a use case longer than the ledger takes',
      { 'chaperone-use-case': 'x'.repeat(600) },
      'invalid_header',
    ],
    [
      'a user longer than the ledger takes',
      { 'chaperone-user': 'x'.repeat(600) },
      'invalid_header',
    ],
    ['an underscore', { chaperone_patient: 'Achterberg' }, 'unknown_header'],
    ['a name in its name', { 'chaperone-achterberg': '1' }, 'unknown_header'],
    ['an x- before it', { 'x-chaperone-patient': 'Achterberg' }, 'unknown_header'],
  ])('%s is on record once, and by its code alone', async (_, headers, code) => {
    const before = await denials();
    const reply = await gateway.post(CHAT, ask, { headers });
    expect(await reply.json()).toMatchObject({ error: { code } });
    expect(await denials()).toBe(before + 1);
    const recorded = JSON.stringify(await gateway.records());
    expect((recorded + gateway.log.join('')).toLowerCase()).not.toContain('achterberg');
  });

  test.each([
    ['chaperone_user', 'dr \ud800'],
    ['chaperone_user', '{\u0000'],
    ['Chaperone_Patient', 'Patient/a'],
    ['chaperone-patient', 'Patient/a'],
  ])('metadata %s of %j', async (name, value) => {
    const before = await denials();
    const reply = await gateway.post(CHAT, { ...ask, metadata: { [name]: value } });
    expect(reply.status).toBe(400);
    expect(await denials()).toBe(before + 1);
  });

  test('a field named after a patient is told to the caller, and not to the log', async () => {
    const reply = await gateway.post(CHAT, { ...ask, achterberg: 1 });
    expect(await reply.json()).toMatchObject({
      error: { code: 'unknown_field', param: 'achterberg' },
    });
    expect(gateway.log.join('')).toContain('unknown_field');
    expect(gateway.log.join('')).not.toContain('achterberg');
  });

  test('a record number as the seed', async () => {
    upstream.script({ body: chatBody('Hello') });
    const metadata = {
      chaperone_patient: JSON.stringify({ name: 'Ada Example', mrn: '84412907' }),
    };
    await gateway.post(CHAT, { ...ask, metadata, seed: 84412907 });
    const { seed } = upstream.requests.at(-1)!.body;
    expect(seed).toBeTypeOf('number');
    expect(seed).not.toBe(84412907);
  });
});

describe('what an upstream says beside its answer', () => {
  test('the names of events are not passed on', async () => {
    upstream.script({
      frames: chatFrames(['Hello']).map((frame) => `event: 219-09-9999\n${frame}`),
    });
    const text = await (await gateway.post(CHAT, { ...ask, stream: true })).text();
    expect(text).toContain('Hello');
    expect(text).not.toContain('219-09-9999');
  });

  test('an answer that cannot be written is not on record as finished', async () => {
    const deep = '['.repeat(100_000) + ']'.repeat(100_000);
    upstream.script({ body: `{"choices":[{"logprobs":${deep}}]}` });
    expect((await gateway.post(CHAT, ask)).status).toBe(500);
    await expect
      .poll(async () => (await gateway.records()).at(-1))
      .toMatchObject({ kind: 'outcome', outcome: 'failed' });
  });
});
