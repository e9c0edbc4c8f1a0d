/**
 * Any OpenAI- or Anthropic-compatible server, over one undici pool. Requests go through
 * `Pool.dispatch` rather than `request`: streamed answers then cost no stream objects and no
 * promise per chunk. Nothing of an error answer but its status and codes is passed on, because
 * servers quote the request in their messages. Redirects are never followed.
 */
import { readFileSync } from 'node:fs';
import type { IncomingHttpHeaders } from 'node:http';
import { type Dispatcher, Pool } from 'undici';
import { Failure } from '../../core/failures.ts';
import type { Json } from '../../core/json.ts';
import { LIMITS } from '../../core/limits.ts';
import type { Secret } from '../../core/secret.ts';
import { type ErrorAnswer, refused } from './error-answer.ts';
import type { Operation, Take, Upstream, UpstreamRequest } from './upstream.ts';

export interface HttpUpstreamOptions {
  readonly name: string;
  readonly api: 'openai' | 'anthropic' | 'llama' | 'rehearsal';
  readonly hosting: 'local' | 'outside';
  readonly provider?: string;
  readonly model: string;
  readonly operations: readonly Operation[];
  /** For OpenAI up to and including `/v1`, for Anthropic what comes before it; a query is kept. */
  readonly url: string;
  readonly key?: Secret;
  readonly keyHeader: 'authorization' | 'api-key' | 'x-api-key';
  readonly headers: Readonly<Record<string, string>>;
  readonly timeouts: Timeouts;
  readonly connections: number;
  readonly caFile?: string;
  readonly expectModel?: string;
}

export interface Timeouts {
  readonly connectMs: number;
  readonly firstByteMs: number;
  readonly idleMs: number;
  readonly totalMs: number;
}

export function httpUpstream(options: HttpUpstreamOptions): Upstream {
  const { name, api, hosting, provider, model, operations, expectModel, timeouts } = options;
  const base = new URL(options.url);
  const pool = new Pool(base.origin, {
    connections: options.connections,
    headersTimeout: timeouts.firstByteMs,
    bodyTimeout: timeouts.idleMs,
    connect: {
      timeout: timeouts.connectMs,
      ...(options.caFile === undefined ? {} : { ca: readFileSync(options.caFile) }),
    },
  });
  const headers: Readonly<Record<string, string>> = {
    ...Object.fromEntries(
      Object.entries(options.headers).map(([header, value]) => [header.toLowerCase(), value]),
    ),
    ...credentials(options),
    'accept-encoding': 'identity',
    'content-type': 'application/json',
  };
  const paths = new Map<string, string>(); // one or two for each of the API's operations
  const pathOf = (path: string): string => {
    const known = paths.get(path) ?? pathOn(base, path);
    paths.set(path, known);
    return known;
  };

  const dispatch = <T>(request: UpstreamRequest, accept: string, answer: Answer<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      const call = new Call(answer, timeouts.totalMs, request.signal, resolve, reject);
      const sent = {
        path: pathOf(request.path),
        method: 'POST' as const,
        headers: { ...request.headers, ...headers, ...betasOf(request, headers), accept },
        body: request.body,
      };
      try {
        if (!request.signal.aborted) pool.dispatch(sent, call);
      } catch (cause) {
        call.fail(new Failure('upstream_unreachable', {}, { cause }));
      }
    });

  return {
    name,
    api,
    hosting,
    ...(provider === undefined ? {} : { provider }),
    model,
    operations,
    ...(expectModel === undefined ? {} : { expectModel }),
    ask: (request) => dispatch(request, 'application/json', new WholeAnswer()),
    stream: (request, take) => dispatch(request, 'text/event-stream', new StreamedAnswer(take)),
    async probe(path, signal) {
      const asked = path ?? pathOf('/v1/models');
      try {
        const { statusCode, body } = await pool.request({
          path: asked,
          method: 'GET',
          headers: credentials(options),
          signal,
        });
        await body.dump();
        return statusCode < 500;
      } catch {
        return false;
      }
    },
    close: () => pool.destroy(),
  };
}

function credentials({ key, keyHeader }: HttpUpstreamOptions): Record<string, string> {
  if (key === undefined) return {};
  return { [keyHeader]: keyHeader === 'authorization' ? `Bearer ${key.reveal()}` : key.reveal() };
}

/** Betas that the operator has switched on, and those that this request asks for. */
function betasOf(
  request: UpstreamRequest,
  headers: Readonly<Record<string, string>>,
): Record<string, string> {
  const [ours, theirs] = [headers['anthropic-beta'], request.headers['anthropic-beta']];
  return ours === undefined || theirs === undefined
    ? {}
    : { 'anthropic-beta': `${ours},${theirs}` };
}

/** The base URL stands for everything up to `/v1`, whether or not it says so. */
function pathOn(base: URL, asked: string): string {
  const [path = '', query] = asked.split('?', 2);
  const prefix = base.pathname.replace(/\/+$/, '');
  const hasVersion = /\/v1$/.test(prefix);
  const isOpenAi = !path.startsWith('/v1/messages');
  const rest = hasVersion || (isOpenAi && prefix !== '') ? path.slice('/v1'.length) : path;
  const queries = [base.search.slice(1), query ?? ''].filter((one) => one !== '');
  return prefix + rest + (queries.length === 0 ? '' : `?${queries.join('&')}`);
}

/** What becomes of a 2xx body. */
interface Answer<T> {
  readonly type: RegExp;
  take: Take;
  end(): T;
}

class WholeAnswer implements Answer<Json> {
  readonly type = /^application\/(?:[\w.-]+\+)?json\b/i;
  readonly #pieces: Uint8Array[] = [];
  #length = 0;

  take(bytes: Uint8Array): undefined {
    this.#length += bytes.length;
    if (this.#length > LIMITS.answerBytesMax) {
      throw new Failure('answer_too_large', { bytesMax: LIMITS.answerBytesMax });
    }
    this.#pieces.push(bytes);
  }

  end(): Json {
    const bytes = this.#pieces.length === 1 ? this.#pieces[0]! : Buffer.concat(this.#pieces);
    try {
      return JSON.parse(utf8.decode(bytes));
    } catch {
      throw new Failure('upstream_malformed', { expected: 'json' });
    }
  }
}

class StreamedAnswer implements Answer<void> {
  readonly type = /^text\/event-stream\b/i;
  readonly take: Take;

  constructor(take: Take) {
    this.take = take;
  }

  end(): void {}
}

/** Enough of an error answer to find its codes in. */
const ERROR_BYTES_MAX = 64 * 1024;

/** One request under way. Settles once, whatever comes from the socket, the clock or the caller. */
class Call<T> implements Dispatcher.DispatchHandler {
  readonly #answer: Answer<T>;
  readonly #signal: AbortSignal;
  readonly #resolve: (value: T) => void;
  readonly #reject: (failure: unknown) => void;
  readonly #timer: NodeJS.Timeout;
  readonly #onAbort = (): void => this.fail(this.#signal.reason);
  #controller: Dispatcher.DispatchController | undefined;
  #failure: unknown;
  #isSettled = false;
  #hasBegun = false;
  /** Of an answer that is not 2xx. */
  #refusal: (ErrorAnswer & { readonly body: Buffer[] }) | undefined;
  #refusalBytes = 0;

  constructor(
    answer: Answer<T>,
    totalMs: number,
    signal: AbortSignal,
    resolve: (value: T) => void,
    reject: (failure: unknown) => void,
  ) {
    this.#answer = answer;
    this.#signal = signal;
    this.#resolve = resolve;
    this.#reject = reject;
    this.#timer = setTimeout(
      () => this.fail(new Failure('upstream_timeout', { phase: 'total' })),
      totalMs,
    );
    if (signal.aborted) this.fail(signal.reason);
    else signal.addEventListener('abort', this.#onAbort, { once: true });
  }

  fail(failure: unknown): void {
    if (this.#isSettled) return;
    this.#settle();
    this.#failure = failure;
    this.#reject(failure);
    this.#controller?.abort(failure as Error);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    if (this.#isSettled) controller.abort(this.#failure as Error);
  }

  onResponseStart(_: unknown, status: number, headers: IncomingHttpHeaders): void {
    if (status < 200) return; // an interim answer such as 103
    if (status >= 300) {
      this.#refusal = { status, headers, body: [] };
      return;
    }
    this.#hasBegun = true;
    const encoding = headers['content-encoding'] ?? 'identity';
    if (!this.#answer.type.test(headers['content-type'] ?? '')) {
      this.fail(new Failure('upstream_malformed', { at: 'content-type' }));
    } else if (encoding !== 'identity') {
      // It was not asked for: what a proxy packs is not unpacked here.
      this.fail(
        new Failure('upstream_malformed', { at: 'content-encoding', expected: 'identity' }),
      );
    }
  }

  onResponseData(controller: Dispatcher.DispatchController, bytes: Buffer): void {
    if (this.#isSettled) return;
    if (this.#refusal !== undefined) {
      this.#refusalBytes += bytes.length;
      if (this.#refusalBytes <= ERROR_BYTES_MAX) this.#refusal.body.push(bytes);
      else this.fail(refused(this.#refusal));
      return;
    }
    try {
      const pending = this.#answer.take(bytes);
      if (pending === undefined) return;
      controller.pause();
      pending.then(
        () => controller.resume(),
        (thrown: unknown) => this.fail(thrown),
      );
    } catch (thrown) {
      this.fail(thrown);
    }
  }

  onResponseEnd(): void {
    if (this.#isSettled) return;
    if (this.#refusal !== undefined) {
      this.fail(refused(this.#refusal));
      return;
    }
    try {
      const value = this.#answer.end();
      this.#settle();
      this.#resolve(value);
    } catch (thrown) {
      this.fail(thrown);
    }
  }

  onResponseError(_: unknown, error: Error): void {
    if (this.#refusal !== undefined) this.fail(refused(this.#refusal));
    else this.fail(failureOf(error, this.#hasBegun));
  }

  #settle(): void {
    this.#isSettled = true;
    clearTimeout(this.#timer);
    this.#signal.removeEventListener('abort', this.#onAbort);
  }
}

function failureOf(error: Error & { code?: string }, hasBegun: boolean): Failure {
  switch (error.code) {
    case 'UND_ERR_HEADERS_TIMEOUT':
      return new Failure('upstream_timeout', { phase: 'first byte' });
    case 'UND_ERR_BODY_TIMEOUT':
      return new Failure('upstream_timeout', { phase: 'idle' });
    case 'UND_ERR_SOCKET':
    case 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH':
    case 'ECONNRESET':
    case 'EPIPE':
      return new Failure('upstream_interrupted', { hasBegun });
    default:
      if (error.name === 'HTTPParserError' || error.code === 'UND_ERR_HEADERS_OVERFLOW') {
        return new Failure('upstream_malformed', { expected: 'http' });
      }
      return new Failure(hasBegun ? 'upstream_interrupted' : 'upstream_unreachable', {
        ...(/^[A-Z0-9_]{1,64}$/.test(error.code ?? '') ? { code: error.code! } : {}),
      });
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true });
