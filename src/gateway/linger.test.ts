import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { endAnswer } from './linger.ts';

let server: Server;
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

/** A server that refuses before it has read anything. */
async function refusing(bounds?: Parameters<typeof endAnswer>[2]): Promise<number> {
  server = createServer((_, raw) => {
    raw.writeHead(413, { connection: 'close', 'content-length': 2 });
    endAnswer(raw, 'no', bounds);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

const HEAD = 'POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 100000000\r\n\r\n';

test('whoever is still sending has the answer at once, and may send on', async () => {
  const socket = connect(await refusing(), '127.0.0.1');
  socket.write(HEAD);
  const [answered] = await once(socket, 'data');
  expect(String(answered)).toMatch(/^HTTP\/1.1 413 .*no$/s);
  for (let sent = 0; sent < 64; sent += 1) {
    await new Promise((written) => socket.write(Buffer.alloc(64 * 1024), written));
  }
  expect(socket.destroyed).toBe(false);
  socket.destroy();
});

test.each([
  ['whoever does not stop', { ms: 60_000, bytesMax: 256 * 1024 }],
  ['whoever stops and does not go', { ms: 50, bytesMax: Number.POSITIVE_INFINITY }],
])('%s is cut off', async (_who, bounds) => {
  const socket = connect(await refusing(bounds), '127.0.0.1');
  socket.on('error', () => undefined).resume();
  socket.write(HEAD);
  if (bounds.ms > 1000) socket.write(Buffer.alloc(1024 * 1024));
  await once(socket, 'close');
});

test('a request that is complete is answered and done', async () => {
  const port = await refusing();
  const body = 'x'.repeat(1000);
  for (const _ of [1, 2, 3]) {
    const reply = await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', body });
    expect([reply.status, await reply.text()]).toEqual([413, 'no']);
  }
});
