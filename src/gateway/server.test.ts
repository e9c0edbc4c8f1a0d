import { connect } from 'node:net';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { startServer } from './server.ts';

const HEAD =
  'POST /v1/chat/completions HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 9\r\n\r\n{';

/** Connects, sends the head, and is gone while it is being asked who is there. */
const hangUp = (port: number) =>
  new Promise<void>((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(HEAD));
    socket.on('close', () => resolve());
    setTimeout(() => socket.destroy(), 20);
  });

test('who hangs up while it is asked who is there keeps no place', async () => {
  const waiting: (() => void)[] = [];
  const server = await startServer({
    host: '127.0.0.1',
    port: 0,
    requestTimeoutMs: 5000,
    concurrentExchangesMax: 2,
    authenticate: async () => {
      await new Promise<void>((answer) => waiting.push(answer));
      return { id: 'caller' };
    },
    exchange: async () => undefined,
    models: [],
    ready: async () => ({ isReady: true, checks: {}, upstreams: {} }),
    refused: () => undefined,
    clock: { now: () => Date.now() },
    log: pino({ level: 'silent' }),
    shutdownGraceMs: 100,
  } as unknown as Parameters<typeof startServer>[0]);
  const port = Number(new URL(server.address).port);
  for (let n = 0; n < 3; n += 1) {
    await hangUp(port);
    await new Promise((resolve) => setTimeout(resolve, 50));
    waiting.pop()!();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  expect(server.active).toBe(0);
  await server.close();
});
