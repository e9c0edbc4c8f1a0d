import { connect } from 'node:net';
import { pino } from 'pino';
import { afterEach, describe, expect, test } from 'vitest';
import { Failure } from '../core/failures.ts';
import { LIMITS } from '../core/limits.ts';
import { bodyRoom } from './body-room.ts';
import type { Call, Reply } from './exchange.ts';
import { type RunningServer, type ServerOptions, startServer } from './server.ts';

const opened: RunningServer[] = [];
afterEach(async () => {
  for (const server of opened.splice(0)) await server.close();
});

async function start(options: Partial<ServerOptions> = {}) {
  const server = await startServer({
    host: '127.0.0.1',
    port: 0,
    requestTimeoutMs: 5000,
    concurrentExchangesMax: 2,
    requestBodyBytesMax: LIMITS.requestBodyBytesMax,
    authenticate: async () => ({ id: 'caller' }),
    exchange: async (_: Call, reply: Reply) => reply.whole('{}'),
    models: [],
    ready: async () => ({ isReady: true, checks: {}, upstreams: {} }),
    refused: () => undefined,
    clock: { now: () => Date.now() },
    log: pino({ level: 'silent' }),
    shutdownGraceMs: 100,
    ...options,
  } as unknown as ServerOptions);
  opened.push(server);
  return { server, port: Number(new URL(server.address).port) };
}

const head = (path: string, ...headers: string[]) =>
  [`POST ${path} HTTP/1.1`, 'host: x', 'content-type: application/json', ...headers, '', ''].join(
    '\r\n',
  );
const CHAT = '/v1/chat/completions';
const HEAD = `${head(CHAT, 'content-length: 9')}{`;

/** Connects, sends the head, and is gone while it is being asked who is there. */
const hangUp = (port: number) =>
  new Promise<void>((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(HEAD));
    socket.on('close', () => resolve());
    setTimeout(() => socket.destroy(), 20);
  });

/** What is answered, up to the end of the answer or of the connection. */
const answerTo = (port: number, sent: string) =>
  new Promise<string>((resolve) => {
    let told = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(sent));
    socket.setEncoding('utf8').on('data', (piece: string) => {
      told += piece;
      if (told.includes('\r\n\r\n')) socket.end();
    });
    socket.on('error', () => undefined).on('close', () => resolve(told));
  });

test('who hangs up while it is asked who is there keeps no place', async () => {
  const waiting: (() => void)[] = [];
  const { server, port } = await start({
    authenticate: async () => {
      await new Promise<void>((answer) => waiting.push(answer));
      return { id: 'caller' } as never;
    },
  });
  for (let n = 0; n < 3; n += 1) {
    await hangUp(port);
    await new Promise((resolve) => setTimeout(resolve, 50));
    waiting.pop()!();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  expect(server.active).toBe(0);
});

describe('room for bodies', () => {
  const ROOM = 2000;
  const room = () => bodyRoom(LIMITS.requestBodyBytesMax, ROOM * 96);
  const body = (bytes: number) => JSON.stringify('a'.repeat(bytes - 2));
  const whole = (bytes: number) => head(CHAT, `content-length: ${bytes}`) + body(bytes);
  const chunked = (bytes: number) =>
    `${head(CHAT, 'transfer-encoding: chunked')}${bytes.toString(16)}\r\n${body(bytes)}\r\n0\r\n\r\n`;

  test.each([
    ['one that fits', whole(ROOM), '200'],
    ['one that does not, however little else there is', whole(ROOM + 1), '413'],
    ['one of unknown length that fits', chunked(ROOM), '200'],
    ['one of unknown length that does not', chunked(ROOM + 1), '413'],
  ])('%s', async (_, sent, status) => {
    const { port } = await start({ room: room() });
    for (let n = 0; n < 3; n += 1) {
      expect((await answerTo(port, sent)).slice(9, 12)).toBe(status);
    }
  });

  test.each([
    ['known', whole(1200)],
    ['unknown', chunked(1200)],
  ])('bodies of %s length share it, and give it back', async (_, first) => {
    let answerFirst = () => {};
    let isFirst = true;
    const { port } = await start({
      room: room(),
      exchange: async (_, reply) => {
        if (isFirst) await new Promise<void>((resolve) => (answerFirst = resolve));
        isFirst = false;
        reply.whole('{}');
      },
    });
    const told = answerTo(port, first);
    await expect.poll(() => String(answerFirst)).not.toBe('() => {}');
    expect(await answerTo(port, whole(801))).toContain('overloaded');
    answerFirst();
    expect(await told).toContain('200 OK');
    expect(await answerTo(port, whole(1200))).toContain('200 OK');
  });

  test.each([
    ['one as large as the site lets it be', ROOM, '200'],
    ['one that is larger', ROOM + 1, '413'],
  ])('%s', async (_, bytes, status) => {
    const { port } = await start({ requestBodyBytesMax: ROOM });
    for (const sent of [whole(bytes), chunked(bytes)]) {
      expect((await answerTo(port, sent)).slice(9, 12)).toBe(status);
    }
  });

  test.each([
    ['the largest is that of the site where memory allows', 2 ** 32, 65_536],
    ['and what memory allows elsewhere', 96 * 1000, 1000],
  ])('%s', (_, heapBytes, bytesMax) => {
    expect(bodyRoom(65_536, heapBytes).bytesMax).toBe(bytesMax);
  });
});

test.each([
  ['authorization: Bearer ck_a', 'authorization: Bearer ck_b'],
  ['content-type: application/json', 'content-type: text/plain'],
])('of two headers of one name none is left out: %s', async (...both) => {
  const seen: unknown[] = [];
  const { port } = await start({
    authenticate: async (headers) => {
      seen.push(headers[both[0].split(':')[0]!]);
      throw new Failure('unauthenticated');
    },
  });
  await answerTo(port, ['GET /v1/models HTTP/1.1', 'host: x', ...both, '', ''].join('\r\n'));
  expect(seen).toEqual([both.map((header) => header.split(': ')[1]).join(', ')]);
});

test('no proxy on the way is to hold a stream back', async () => {
  const { port } = await start({
    exchange: async (_, reply) => {
      await reply.write('data: x\n\n');
      reply.end();
    },
  });
  const sent = `${head(CHAT, 'content-length: 2')}{}`;
  expect(await answerTo(port, sent)).toContain('x-accel-buffering: no');
});

test('a request that comes too slowly is ended in its time', async () => {
  const { port } = await start({ requestTimeoutMs: 1000 });
  const began = performance.now();
  expect(await answerTo(port, HEAD)).toContain('408');
  expect(performance.now() - began).toBeLessThan(4000);
});

test.each(['/v1/nothing', '/admin/v1/nothing'])('a body for %s is not waited for', async (path) => {
  const { port } = await start();
  expect(await answerTo(port, `${head(path, 'content-length: 9000000')}{`)).toContain('404');
});
