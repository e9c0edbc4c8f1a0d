/**
 * The named baseline: the least that a rewriting gateway in Node must do. node:http in, undici out,
 * JSON of the request, the answer and every event parsed and serialised again; nothing decided,
 * searched or recorded. Prints its port. UPSTREAM gives the origin.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { Pool } from 'undici';

const pool = new Pool(process.env.UPSTREAM ?? '', { connections: 256 });

const server = createServer((request, reply) => {
  void proxy(request, reply).catch(() => reply.destroy());
});

async function proxy(request: IncomingMessage, reply: ServerResponse): Promise<void> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  const body = JSON.stringify(JSON.parse(Buffer.concat(pieces).toString('utf8')));
  const answer = await pool.request({
    path: request.url ?? '/',
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
  if (answer.headers['content-type'] !== 'text/event-stream') {
    const text = JSON.stringify(JSON.parse(await answer.body.text()));
    reply.writeHead(200, { 'content-type': 'application/json' }).end(text);
    return;
  }
  reply.writeHead(200, { 'content-type': 'text/event-stream' });
  const decoder = new TextDecoder();
  let rest = '';
  for await (const piece of answer.body) {
    rest += decoder.decode(piece as Uint8Array, { stream: true });
    let out = '';
    let at = rest.indexOf('\n\n');
    while (at >= 0) {
      const data = rest.slice(6, at);
      out +=
        data === '[DONE]' ? 'data: [DONE]\n\n' : `data: ${JSON.stringify(JSON.parse(data))}\n\n`;
      rest = rest.slice(at + 2);
      at = rest.indexOf('\n\n');
    }
    if (out !== '' && !reply.write(out)) await new Promise((go) => reply.once('drain', go));
  }
  reply.end();
}

server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address !== null && typeof address === 'object') console.log(`port ${address.port}`);
});
