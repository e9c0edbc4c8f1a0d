/**
 * The process that runs the model: loads one GGUF file with `node-llama-cpp` and answers chat
 * completions on loopback, one at a time, to whoever has the key that its parent made.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { availableParallelism } from 'node:os';
import { isObject, type Json, type JsonObject } from '../../core/json.ts';
import { chatShape } from './shapes.ts';

/** Told to the parent once: where it listens, or what the operator should do. */
export type ChildMessage = { readonly port: number } | { readonly remedy: string };

/** As much of the package's interface as is used here; the package itself is optional. */
interface LlamaPackage {
  getLlama(options: object): Promise<{
    loadModel(options: { modelPath: string }): Promise<{
      createContext(options: object): Promise<{ getSequence(): Sequence }>;
      tokenize(text: string): readonly unknown[];
    }>;
  }>;
  LlamaChatSession: new (options: {
    contextSequence: Sequence;
  }) => {
    setChatHistory(history: readonly object[]): void;
    prompt(text: string, options: object): Promise<string>;
    dispose(options: { disposeSequence: boolean }): void;
  };
}
interface Sequence {
  clearHistory(): Promise<void>;
}

/** Memory grows with it; a longer conversation is cut by the package, oldest turns first. */
const CONTEXT_TOKENS_MAX = 8192;

type Generate = (
  body: JsonObject,
  signal: AbortSignal,
  onPiece: (piece: string) => void,
) => Promise<{ text: string; inputTokens: number; outputTokens: number }>;

const PACKAGE = 'node-llama-cpp';

if (process.send !== undefined) {
  process.once('disconnect', () => process.exit());
  process.send(await start());
}

async function start(): Promise<ChildMessage> {
  let llama: LlamaPackage;
  try {
    llama = (await import(PACKAGE)) as LlamaPackage;
  } catch {
    return { remedy: `api llama needs the optional package ${PACKAGE}: npm install ${PACKAGE}` };
  }
  let generate: Generate;
  try {
    generate = await load(llama, process.env.LLAMA_FILE!);
  } catch {
    return { remedy: 'modelFile: not a GGUF file that this version can load' };
  }
  const server = createServer((request, response) => {
    answer(request, response, generate).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { port: (server.address() as AddressInfo).port };
}

async function load(llama: LlamaPackage, modelPath: string): Promise<Generate> {
  const options = { gpu: false, build: 'never', skipDownload: true, logLevel: 'disabled' };
  const model = await (await llama.getLlama(options)).loadModel({ modelPath });
  // One core is left to the gateway: a model that takes them all starves who waits for it.
  const threads = Math.max(1, availableParallelism() - 1);
  const context = await model.createContext({ contextSize: { max: CONTEXT_TOKENS_MAX }, threads });
  const contextSequence = context.getSequence();
  let queue: Promise<unknown> = Promise.resolve();

  return (body, signal, onPiece) => {
    const turn = queue.then(async () => {
      const { history, asked } = conversation(body);
      const session = new llama.LlamaChatSession({ contextSequence });
      try {
        await contextSequence.clearHistory();
        session.setChatHistory(history);
        const text = await session.prompt(asked, {
          ...sampling(body),
          signal,
          onTextChunk: onPiece,
        });
        const inputTokens = model.tokenize(JSON.stringify(body.messages)).length;
        return { text, inputTokens, outputTokens: model.tokenize(text).length };
      } finally {
        session.dispose({ disposeSequence: false });
      }
    });
    queue = turn.catch(() => undefined);
    return turn;
  };
}

const NEW_TOKENS_MAX = 1024;

function sampling(body: JsonObject): object {
  const number = (value: Json | undefined) => (typeof value === 'number' ? value : undefined);
  return {
    maxTokens: number(body.max_completion_tokens) ?? number(body.max_tokens) ?? NEW_TOKENS_MAX,
    temperature: number(body.temperature),
    topP: number(body.top_p),
    seed: number(body.seed),
    customStopTriggers: [body.stop ?? []].flat(),
  };
}

/** All turns but the last as history; the last one is what is answered. */
function conversation(body: JsonObject): { history: object[]; asked: string } {
  const messages = (Array.isArray(body.messages) ? body.messages : []).filter(isObject);
  const asked = messages.pop();
  const history = messages.map(({ role, content }) => {
    const text = textOf(content);
    if (role === 'assistant') return { type: 'model', response: [text] };
    return { type: role === 'user' ? 'user' : 'system', text };
  });
  return { history, asked: textOf(asked?.content) };
}

function textOf(content: Json | undefined): string {
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) return '';
  return content.map((part) => (isObject(part) ? textOf(part.text) : '')).join('\n');
}

async function answer(request: IncomingMessage, response: ServerResponse, generate: Generate) {
  if (request.headers.authorization !== `Bearer ${process.env.LLAMA_KEY}`) {
    return send(response, 401, {});
  }
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece);
  const body: Json = JSON.parse(Buffer.concat(pieces).toString('utf8'));
  if (request.url !== '/v1/chat/completions' || !isObject(body)) return send(response, 404, {});

  const abort = new AbortController();
  response.once('close', () => abort.abort());
  const model = typeof body.model === 'string' ? body.model : 'llama';
  if (body.stream !== true) {
    const { text, ...tokens } = await generate(body, abort.signal, () => undefined);
    return send(response, 200, chatShape.whole(text, { model, ...tokens }));
  }
  await stream(response, body, model, (onPiece) => generate(body, abort.signal, onPiece));
}

/** The shape wants pieces in turn; the model pushes them. So the end is written when it is known. */
async function stream(
  response: ServerResponse,
  body: JsonObject,
  model: string,
  generate: (onPiece: (piece: string) => void) => ReturnType<Generate>,
): Promise<void> {
  const wantsUsage = isObject(body.stream_options) && body.stream_options.include_usage === true;
  const turn = { model, inputTokens: 0, outputTokens: 0, wantsUsage };
  const pushed: string[] = [];
  const frames = chatShape.stream(drain(pushed), turn)[Symbol.iterator]();
  const writeNext = () => response.write(frames.next().value ?? '');

  response.writeHead(200, { 'content-type': 'text/event-stream' });
  writeNext();
  const { inputTokens, outputTokens } = await generate((piece) => {
    pushed.push(piece);
    writeNext();
  });
  Object.assign(turn, { inputTokens, outputTokens });
  for (let next = frames.next(); !next.done; next = frames.next()) response.write(next.value);
  response.end();
}

function* drain(pushed: string[]): Iterable<string> {
  for (let piece = pushed.shift(); piece !== undefined; piece = pushed.shift()) yield piece;
}

function send(response: ServerResponse, status: number, body: Json): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
