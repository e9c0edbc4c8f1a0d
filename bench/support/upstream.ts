/**
 * The upstream of the benchmarks, a process of its own: answers at once, whole or streamed, with
 * prepared bytes, so that what is measured is the gateway. Prints its port.
 */
import { createServer } from 'node:http';

const EVENTS = Number(process.env.BENCH_EVENTS ?? '100');
const WORDS = 'the patient is stable on the current regimen and should be seen again soon '.split(
  ' ',
);

const head = { id: 'chatcmpl-1', object: 'chat.completion.chunk', created: 1, model: 'bench' };
const frames = [
  frame({
    ...head,
    choices: [{ index: 0, delta: { role: 'assistant', content: '' }, finish_reason: null }],
  }),
  ...Array.from({ length: EVENTS }, (_, i) =>
    frame({
      ...head,
      choices: [
        { index: 0, delta: { content: `${WORDS[i % WORDS.length]} ` }, finish_reason: null },
      ],
    }),
  ),
  frame({ ...head, choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] }),
  'data: [DONE]\n\n',
].map((text) => Buffer.from(text));

const whole = Buffer.from(
  JSON.stringify({
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 1,
    model: 'bench',
    choices: [
      {
        index: 0,
        message: { role: 'assistant', content: 'The patient is stable. '.repeat(40) },
        finish_reason: 'stop',
      },
    ],
    usage: { prompt_tokens: 10, completion_tokens: 10, total_tokens: 20 },
  }),
);

const server = createServer((request, reply) => {
  let streamed = false;
  let size = 0;
  request.on('data', (piece: Buffer) => {
    // The flag is among the first bytes of the bodies that the benchmark sends.
    if (size === 0) streamed = piece.subarray(0, 200).includes('"stream":true');
    size += piece.length;
  });
  request.on('end', () => {
    if (!streamed) {
      reply.writeHead(200, { 'content-type': 'application/json', 'content-length': whole.length });
      reply.end(whole);
      return;
    }
    reply.writeHead(200, { 'content-type': 'text/event-stream' });
    let next = 0;
    // One write per event, a few per turn of the loop, as a fast model server would.
    const step = () => {
      for (let i = 0; i < 4 && next < frames.length; i++) reply.write(frames[next++]);
      if (next < frames.length) setImmediate(step);
      else reply.end();
    };
    step();
  });
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address !== null && typeof address === 'object') console.log(`port ${address.port}`);
});

function frame(body: unknown): string {
  return `data: ${JSON.stringify(body)}\n\n`;
}
