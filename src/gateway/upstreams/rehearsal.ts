/**
 * The model that is there when no model is: a small server on loopback that answers with an extract
 * of what it was sent. The gateway reaches it over the same HTTP path as a real one, so a tour, a
 * demonstration and a test of an installation exercise everything but the intelligence.
 */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isObject, type JsonObject } from '../../core/json.ts';
import { rehearse } from './rehearsal-answer.ts';
import { chatShape, messagesShape, responsesShape, type Shape } from './shapes.ts';

const SHAPES: Readonly<Record<string, Shape>> = {
  '/v1/chat/completions': chatShape,
  '/v1/responses': responsesShape,
  '/v1/messages': messagesShape,
};

/** Between two pieces of a streamed answer: about as fast as a quick model. */
const PIECE_PAUSE_MS = 8;

export interface RehearsalServer {
  readonly url: string;
  close(): Promise<void>;
}

export async function startRehearsal(options: { pauseMs?: number } = {}): Promise<RehearsalServer> {
  const pauseMs = options.pauseMs ?? PIECE_PAUSE_MS;
  const server = createServer((request, response) => {
    answer(request, response, pauseMs).catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, close: () => closeServer(server) };
}

async function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
}

async function answer(request: IncomingMessage, response: ServerResponse, pauseMs: number) {
  const body = await readBody(request);
  const path = request.url ?? '';
  if (path === '/v1/messages/count_tokens') {
    return sendJson(response, 200, { input_tokens: tokensIn(JSON.stringify(body)) });
  }
  if (path === '/v1/embeddings') return sendJson(response, 200, embeddingsOf(body));

  const shape = SHAPES[path];
  if (shape === undefined) return sendJson(response, 404, { error: { code: 'not_found' } });

  const text = rehearse(body);
  const turn = {
    model: typeof body.model === 'string' ? body.model : 'rehearsal',
    inputTokens: tokensIn(JSON.stringify(body)),
    outputTokens: tokensIn(text),
  };
  if (body.stream !== true) return sendJson(response, 200, shape.whole(text, turn));

  const wantsUsage = isObject(body.stream_options) && body.stream_options.include_usage === true;
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  for (const event of shape.stream(piecesOf(text), { ...turn, wantsUsage })) {
    if (response.destroyed) return;
    response.write(event);
    if (pauseMs > 0) await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
  response.end();
}

async function readBody(request: IncomingMessage): Promise<JsonObject> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece);
  const body: unknown = JSON.parse(Buffer.concat(pieces).toString('utf8'));
  return isObject(body) ? body : {};
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
  });
  response.end(text);
}

/** Words with the space before them, as models cut. */
const piecesOf = (text: string): string[] => text.match(/\s*\S+|\s+$/g) ?? [];

/** Rule of thumb: four characters to a token. */
const tokensIn = (text: string): number => Math.ceil(text.length / 4);

const EMBEDDING_LENGTH = 16;

/** Small vectors that depend on the text alone: good for plumbing, useless for search. */
function embeddingsOf(body: JsonObject): JsonObject {
  const inputs = Array.isArray(body.input) ? body.input : [body.input ?? ''];
  const isBase64 = body.encoding_format === 'base64';
  return {
    object: 'list',
    data: inputs.map((input, index) => {
      const vector = vectorOf(JSON.stringify(input));
      const embedding = isBase64
        ? Buffer.from(new Float32Array(vector).buffer).toString('base64')
        : vector;
      return { object: 'embedding', index, embedding };
    }),
    model: body.model ?? 'rehearsal',
    usage: { prompt_tokens: inputs.length, total_tokens: inputs.length },
  };
}

function vectorOf(text: string): number[] {
  const vector = new Array<number>(EMBEDDING_LENGTH).fill(0);
  for (let at = 0; at < text.length; at += 1) {
    vector[(text.charCodeAt(at) + at) % EMBEDDING_LENGTH]! += 1;
  }
  const length = Math.hypot(...vector) || 1;
  return vector.map((value) => Math.fround(value / length));
}
