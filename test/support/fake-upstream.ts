/**
 * A model server for tests: captures what it is sent, byte for byte, and answers as told. It speaks
 * whatever the script says, so an OpenAI- and an Anthropic-compatible server are the same code.
 */
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

export interface Captured {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Buffer;
  /** Parsed from `bytes`. */
  // biome-ignore lint/suspicious/noExplicitAny: tests reach into whatever was sent
  readonly body: any;
}

export interface Scripted {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** A whole answer: text as it is, anything else as JSON. */
  readonly body?: unknown;
  /** A streamed answer: frames, sent one write each unless `cutEvery` says otherwise. */
  readonly frames?: readonly (string | Uint8Array)[];
  /** Cut the streamed bytes into pieces of this many bytes. */
  readonly cutEvery?: number;
  /** Between two pieces. */
  readonly pauseMs?: number;
  /** What happens after the last piece instead of a proper end. */
  readonly ending?: 'hang' | 'reset' | 'end';
}

/** A scripted answer, or a function that has the request before it decides. */
export type Script = Scripted | ((request: Captured) => Scripted);

export interface FakeUpstream {
  readonly url: string;
  readonly requests: Captured[];
  /** Connections whose peer went away before the answer was complete. */
  readonly cancelled: number;
  /** Bytes of the latest answer that its reader has not taken yet. */
  readonly unsent: number;
  /** Answers in turn; the last one stays. */
  script(...answers: Script[]): void;
  close(): Promise<void>;
}

export async function startFakeUpstream(...answers: Script[]): Promise<FakeUpstream> {
  const requests: Captured[] = [];
  let script: Script[] = [...answers];
  let cancelled = 0;
  let latest: ServerResponse | undefined;

  const server = createServer(async (request, response) => {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece);
    const captured = capture(request.method, request.url, request.headers, Buffer.concat(pieces));
    requests.push(captured);
    latest = response;
    response.on('close', () => {
      if (!response.writableFinished && !isOurReset.has(response)) cancelled += 1;
    });
    const next = script.length > 1 ? script.shift()! : (script[0] ?? { status: 404, body: {} });
    await play(response, typeof next === 'function' ? next(captured) : next);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    get cancelled() {
      return cancelled;
    },
    get unsent() {
      return latest?.writableLength ?? 0;
    },
    script: (...next) => {
      script = next;
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

const isOurReset = new WeakSet<ServerResponse>();

function capture(
  method: string | undefined,
  path: string | undefined,
  headers: IncomingHttpHeaders,
  bytes: Buffer,
): Captured {
  let body: unknown;
  try {
    body = JSON.parse(bytes.toString('utf8'));
  } catch {
    body = undefined;
  }
  return { method: method ?? '', path: path ?? '', headers, bytes, body };
}

async function play(response: ServerResponse, answer: Scripted): Promise<void> {
  const isStream = answer.frames !== undefined;
  const whole = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body ?? {});
  if (answer.ending === 'hang' && !isStream && answer.body === undefined) return;
  if (answer.ending === 'reset' && !isStream && answer.body === undefined) return reset(response);

  response.writeHead(answer.status ?? 200, {
    'content-type': isStream ? 'text/event-stream' : 'application/json',
    ...answer.headers,
  });
  for (const piece of cut(answer.frames ?? [whole], answer.cutEvery)) {
    if (response.destroyed) return;
    response.write(piece);
    if (answer.pauseMs !== undefined) await pause(answer.pauseMs);
  }
  if (answer.ending === 'hang') return;
  if (answer.ending === 'reset') {
    await pause(20); // or the bytes before it are lost with the connection
    return reset(response);
  }
  response.end();
}

function reset(response: ServerResponse): void {
  isOurReset.add(response);
  response.socket?.resetAndDestroy();
}

function cut(frames: readonly (string | Uint8Array)[], every: number | undefined): Uint8Array[] {
  const pieces = frames.map((frame) => Buffer.from(frame as string));
  if (every === undefined) return pieces;
  const all = Buffer.concat(pieces);
  const cuts: Uint8Array[] = [];
  for (let at = 0; at < all.length; at += every) cuts.push(all.subarray(at, at + every));
  return cuts;
}

/** Frames of a chat answer whose text comes in these pieces. */
export function chatFrames(pieces: readonly string[], model = 'fake-model'): string[] {
  const chunk = (delta: unknown, finish: string | null = null) =>
    `data: ${JSON.stringify({
      id: 'chatcmpl-1',
      object: 'chat.completion.chunk',
      created: 1,
      model,
      choices: [{ index: 0, delta, finish_reason: finish }],
    })}\n\n`;
  return [
    chunk({ role: 'assistant', content: '' }),
    ...pieces.map((content) => chunk({ content })),
    chunk({}, 'stop'),
    'data: [DONE]\n\n',
  ];
}

export function chatBody(content: string, model = 'fake-model'): unknown {
  return {
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 1,
    model,
    choices: [{ index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' }],
    usage: { prompt_tokens: 11, completion_tokens: 7, total_tokens: 18 },
  };
}

/** Frames of an Anthropic message whose text comes in these pieces. */
export function messageFrames(pieces: readonly string[], model = 'fake-model'): string[] {
  const event = (body: { type: string }) =>
    `event: ${body.type}\ndata: ${JSON.stringify(body)}\n\n`;
  const of = (type: string, fields: object) => event({ type, ...fields });
  return [
    of('message_start', {
      message: {
        id: 'msg_1',
        type: 'message',
        role: 'assistant',
        model,
        content: [],
        stop_reason: null,
        stop_sequence: null,
        usage: { input_tokens: 11, output_tokens: 1 },
      },
    }),
    of('content_block_start', { index: 0, content_block: { type: 'text', text: '' } }),
    ...pieces.map((text) =>
      of('content_block_delta', { index: 0, delta: { type: 'text_delta', text } }),
    ),
    of('content_block_stop', { index: 0 }),
    of('message_delta', {
      delta: { stop_reason: 'end_turn', stop_sequence: null },
      usage: { output_tokens: 7 },
    }),
    of('message_stop', {}),
  ];
}

export function messageBody(text: string, model = 'fake-model'): unknown {
  return {
    id: 'msg_1',
    type: 'message',
    role: 'assistant',
    model,
    content: [{ type: 'text', text }],
    stop_reason: 'end_turn',
    stop_sequence: null,
    usage: { input_tokens: 11, output_tokens: 7 },
  };
}
