/**
 * Sockets live here and nowhere else: routes, limits, aborts, and a Failure as an HTTP answer in the
 * shape of the caller's API. Answers leave through the raw response (`reply.hijack()`), because a
 * framework's stream path costs a fifth more per event.
 */
import { STATUS_CODES } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Clock } from '../core/clock.ts';
import { newExchangeId } from '../core/exchange-id.ts';
import { asFailure, Failure, type FailureCode } from '../core/failures.ts';
import { LIMITS } from '../core/limits.ts';
import { describeError, type Log } from '../core/log.ts';
import { FORMATS, type WireFormat } from '../formats/index.ts';
import { type Admission, admit, countAsItComes, type Gate, release } from './admission.ts';
import { type BodyRoom, bodyRoom } from './body-room.ts';
import type { Authenticate, Principal } from './caller.ts';
import type { Call, Reply } from './exchange.ts';
import { HttpReply } from './http-reply.ts';
import { takeOnlyJson } from './json-body.ts';
import { listModels, type Model, oneModel } from './models.ts';

export interface ServerOptions {
  readonly host: string;
  readonly port: number;
  readonly requestTimeoutMs: number;
  readonly concurrentExchangesMax: number;
  /** Of an exchange, where memory allows. */
  readonly requestBodyBytesMax: number;
  readonly authenticate: Authenticate;
  readonly exchange: (call: Call, reply: Reply) => Promise<void>;
  readonly models: readonly Model[];
  readonly ready: () => Promise<Readiness>;
  /** Prometheus text; absent where metrics are off. */
  readonly metrics?: () => Promise<string>;
  /** The admin API, where it is served. */
  readonly admin?: {
    readonly prefix: string;
    readonly register: (scope: FastifyInstance) => void;
  };
  /** A request that ended with this code. */
  readonly refused: (code: FailureCode) => void;
  readonly shutdownGraceMs?: number;
  /** For tests; else as the memory of the process allows. */
  readonly room?: BodyRoom;
  readonly clock: Clock;
  readonly log: Log;
}

interface Readiness {
  readonly isReady: boolean;
  readonly checks: Readonly<Record<string, boolean>>;
  /** How the breaker of each upstream stands: told, and no reason not to be ready. */
  readonly upstreams: Readonly<Record<string, string>>;
}

export interface RunningServer {
  /** `http://127.0.0.1:8484` */
  readonly address: string;
  readonly active: number;
  /** Takes no more, lets what is under way finish within the grace, then aborts it. */
  close(): Promise<void>;
}

export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const underWay = new Set<Admission>();
  const { concurrentExchangesMax, room = bodyRoom(options.requestBodyBytesMax) } = options;
  const server = { options, concurrentExchangesMax, underWay, room, isClosing: false };
  const app = newApp(server);

  // Load balancers ask by HEAD: the same, without its body.
  const method = ['GET', 'HEAD'];
  app.route({ method, url: '/healthz', handler: () => ({ status: 'ok' }) });
  app.route({
    method,
    url: '/readyz',
    handler: async (_, reply) => {
      const { isReady, ...details } = await options.ready();
      const isOpen = isReady && !server.isClosing;
      const status = isOpen ? 'ready' : 'not ready';
      return reply.code(isOpen ? 200 : 503).send({ status, ...details });
    },
  });
  if (options.metrics !== undefined) {
    const { metrics } = options;
    app.get('/metrics', async (_, reply) =>
      reply.type('text/plain; version=0.0.4; charset=utf-8').send(await metrics()),
    );
  }
  app.get('/v1/models', async (request) => {
    await options.authenticate(request.headers);
    return listModels(options.models, apiOf(request));
  });
  app.get<{ Params: { '*': string } }>('/v1/models/*', async (request) => {
    await options.authenticate(request.headers);
    return oneModel(options.models, request.params['*'], apiOf(request));
  });
  for (const format of FORMATS) addExchange(app, server, format);
  const { admin } = options;
  if (admin !== undefined) {
    await app.register(async (scope) => admin.register(scope), { prefix: admin.prefix });
  }

  await listen(app, options);
  return {
    address: addressOf(app.server.address() as AddressInfo),
    get active() {
      return underWay.size;
    },
    close: () => close(app, server),
  };
}

/** @throws Failure address_unavailable */
async function listen(app: FastifyInstance, { host, port }: ServerOptions): Promise<void> {
  try {
    await app.listen({ host, port });
  } catch (cause) {
    const because = WHY_NOT_LISTENING[(cause as { code?: string }).code ?? ''];
    if (because === undefined) throw cause;
    throw new Failure('address_unavailable', { address: `${host}:${port}`, because }, { cause });
  }
}

const WHY_NOT_LISTENING: Readonly<Record<string, string>> = {
  EADDRINUSE: 'another program listens there',
  EADDRNOTAVAIL: 'it is no address of this machine',
  EACCES: 'the system does not permit it: ports under 1024 are often kept for root',
  ENOTFOUND: 'no machine has this name',
};

interface Server extends Gate {
  readonly options: ServerOptions;
  isClosing: boolean;
}

/** Idle connections of callers stay open for this long: longer than usual proxies keep theirs. */
const KEEP_ALIVE_MS = 75_000;

/** How often requests that take too long are looked for: Node's own half minute would double the shortest limit. */
const LATE_REQUESTS_MS = 1000;

function newApp(server: Server): FastifyInstance {
  const { options } = server;
  const { clock, log } = options;
  const app = fastify({
    logger: false,
    bodyLimit: LIMITS.requestBodyBytesMax,
    requestTimeout: options.requestTimeoutMs,
    keepAliveTimeout: KEEP_ALIVE_MS,
    http: {
      // Of two credentials or types Node would keep the first, and another on the way may have read the second.
      joinDuplicateHeaders: true,
      // Here, too: Node's limit for headers follows it as the server is made, and one that is longer counts instead.
      requestTimeout: options.requestTimeoutMs,
      connectionsCheckingInterval: LATE_REQUESTS_MS,
    },
    genReqId: () => newExchangeId(clock),
    requestIdHeader: false,
    exposeHeadRoutes: false,
    return503OnClosing: false,
    routerOptions: { maxParamLength: LIMITS.tokenLengthMax },
    // What cannot be routed, or is no HTTP: the framework's own answers quote the path.
    frameworkErrors: (thrown, request, reply) => answer(thrown, request, reply),
    clientErrorHandler: ({ code }, socket) => {
      options.refused(answerNoHttp(code, socket, newExchangeId(clock)));
    },
  });

  // Ours alone: an id that a caller sends may carry text, and is neither used nor repeated. These are
  // for the framework's answers; `HttpReply` writes its own, all headers at once.
  app.addHook('onRequest', ({ id, is404 }, reply, done) => {
    reply.headers({ 'x-request-id': id, 'x-content-type-options': 'nosniff' });
    // Here, not in the handler: the framework would read the body first, of anybody, and hold it.
    done(is404 ? new Failure('not_found') : undefined);
  });
  takeOnlyJson(app);

  const answer = (thrown: unknown, request: FastifyRequest, reply: FastifyReply): void => {
    const failure = frameworkFailure(thrown, request);
    options.refused(failure.code);
    const level = failure.status >= 500 ? 'warn' : 'info';
    log[level]('request refused', { exchange: request.id, ...describeError(failure) });
    // Its place is free, though the connection may stay open while the caller sends on.
    if (request.admission !== undefined) release(server, request.admission);
    reply.hijack();
    new HttpReply(reply.raw, formatOf(request), request.id).fail(failure);
  };
  const nothingHere = (request: FastifyRequest, reply: FastifyReply): void => {
    const methods = (['GET', 'HEAD', 'POST'] as const).filter((method) => {
      return app.findRoute({ method, url: pathOf(request) }) !== null;
    });
    if (methods.length > 0) reply.raw.setHeader('allow', methods.join(', '));
    answer(new Failure(methods.length > 0 ? 'method_not_allowed' : 'not_found'), request, reply);
  };
  app.setNotFoundHandler(nothingHere);
  app.setErrorHandler((thrown, request, reply) =>
    request.is404 ? nothingHere(request, reply) : answer(thrown, request, reply),
  );
  return app;
}

declare module 'fastify' {
  interface FastifyRequest {
    principal?: Principal;
    admission?: Admission;
  }
}

function addExchange(app: FastifyInstance, server: Server, format: WireFormat): void {
  const { options } = server;
  app.post(format.path, {
    bodyLimit: server.room.bytesMax,
    // Before the body is read: who is unknown, or one too many, does not get to send one.
    onRequest: async (request, reply) => {
      if (server.isClosing) throw new Failure('shutting_down');
      request.principal = await options.authenticate(request.headers);
      assertPlainJson(request);
      request.admission = admit(server, request.raw, reply.raw);
    },
    preParsing: (request, _, payload, done) => {
      if (request.headers['content-length'] === undefined)
        countAsItComes(server, request.admission!, payload);
      done(null, payload);
    },
    handler: async (request, reply) => {
      reply.hijack();
      await serve(server, format, request, reply);
    },
  });
}

const PLAIN_JSON = /^application\/json(?:\s*;\s*charset\s*=\s*"?utf-8"?)?\s*$/i;

function assertPlainJson({ headers }: FastifyRequest): void {
  const encoding = headers['content-encoding'] ?? 'identity';
  if (encoding !== 'identity' || !PLAIN_JSON.test(headers['content-type'] ?? '')) {
    throw new Failure('unsupported_media_type');
  }
}

async function serve(
  server: Server,
  format: WireFormat,
  request: FastifyRequest,
  { raw }: FastifyReply,
): Promise<void> {
  const receivedAt = performance.now();
  const { options } = server;
  const { id, headers, body } = request;
  const reply = new HttpReply(raw, format, id);
  const admission = request.admission!;
  admission.isServed = true;
  try {
    const { signal } = admission.abort;
    const principal = request.principal!;
    const query = request.url.split('?', 2)[1] ?? '';
    await options.exchange(
      { id, principal, format, headers, query, body: body as Call['body'], receivedAt, signal },
      reply,
    );
  } catch (thrown) {
    const failure = asFailure(thrown);
    options.refused(failure.code);
    const level = failure.status >= 500 ? 'warn' : 'info';
    options.log[level]('exchange refused', { exchange: id, ...describeError(failure) });
    reply.fail(failure);
  } finally {
    release(server, admission);
  }
}

/** By the codes of Node's parser and timers. */
const NO_REQUEST: Readonly<Record<string, FailureCode>> = {
  HPE_HEADER_OVERFLOW: 'headers_too_large',
  ERR_HTTP_REQUEST_TIMEOUT: 'request_timeout',
};

/** A connection that brought no request: there is no reply object, and nothing that was sent is told. */
function answerNoHttp(code: string | undefined, socket: Socket, id: string): FailureCode {
  const failure = new Failure(NO_REQUEST[code ?? ''] ?? 'invalid_http');
  // One that was written to already may be in the middle of an answer.
  if (!socket.writable || socket.bytesWritten > 0) {
    socket.destroy();
    return failure.code;
  }
  const body = Buffer.from(JSON.stringify(FORMATS[0]!.failureBody(failure, id)));
  socket.end(
    `HTTP/1.1 ${failure.status} ${STATUS_CODES[failure.status]}\r\n` +
      `content-type: application/json; charset=utf-8\r\ncontent-length: ${body.length}\r\n` +
      `x-request-id: ${id}\r\nconnection: close\r\n\r\n${body}`,
  );
  return failure.code;
}

/** What the framework throws before our code runs, by its stable codes. */
export function frameworkFailure(thrown: unknown, request: FastifyRequest): Failure {
  if (thrown instanceof Failure) return thrown;
  const { code, statusCode } = thrown as { code?: string; statusCode?: number };
  switch (code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return new Failure('body_too_large', { bytesMax: request.routeOptions.bodyLimit });
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
    case 'FST_ERR_CTP_EMPTY_TYPE':
      return new Failure('unsupported_media_type');
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
      return new Failure('invalid_json');
    case 'FST_ERR_BAD_URL':
      return new Failure('not_found');
    default:
      return statusCode === 400 ? new Failure('invalid_json') : asFailure(thrown);
  }
}

const apiOf = (request: FastifyRequest): WireFormat['api'] =>
  'anthropic-version' in request.headers || pathOf(request).startsWith('/v1/messages')
    ? 'anthropic'
    : 'openai';

/** The shape in which the caller most likely reads errors. */
function formatOf(request: FastifyRequest): WireFormat {
  const path = pathOf(request);
  const exact = FORMATS.find((format) => format.path === path);
  return exact ?? FORMATS.find(({ api }) => api === apiOf(request))!;
}

const pathOf = ({ url }: FastifyRequest): string => url.split('?', 1)[0]!;

/** How often connections that became idle while shutting down are looked for. */
const SWEEP_MS = 25;
/** Behind the grace: for the outcomes of what was cut off. */
const RECORDING_MS = 5000;

async function close(app: FastifyInstance, server: Server): Promise<void> {
  const { options, underWay } = server;
  server.isClosing = true;
  // A keep-alive connection whose answer ends now would sit idle until its timeout.
  const sweep = setInterval(() => app.server.closeIdleConnections(), SWEEP_MS);
  const grace = setTimeout(() => {
    for (const { abort } of underWay) abort.abort(new Failure('shutting_down'));
  }, options.shutdownGraceMs ?? LIMITS.shutdownGraceMs);
  const end = setTimeout(
    () => app.server.closeAllConnections(),
    (options.shutdownGraceMs ?? LIMITS.shutdownGraceMs) + 1000,
  );
  let isOver = false;
  const last = setTimeout(
    () => {
      isOver = true;
    },
    (options.shutdownGraceMs ?? LIMITS.shutdownGraceMs) + RECORDING_MS,
  );
  try {
    await app.close();
    while (underWay.size > 0 && !isOver)
      await new Promise((resolve) => setTimeout(resolve, SWEEP_MS));
  } finally {
    clearInterval(sweep);
    clearTimeout(grace);
    clearTimeout(end);
    clearTimeout(last);
  }
}

function addressOf({ address, family, port }: AddressInfo): string {
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}
