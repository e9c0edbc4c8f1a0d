/**
 * The table on the gateway's own port: every row a route of Fastify, every failure problem details.
 * What is common to all of them (limits, time, how many at once, headers) is here.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ADMIN_PREFIX } from '../core/admin-prefix.ts';
import { Failure, type FailureCode } from '../core/failures.ts';
import { LIMITS } from '../core/limits.ts';
import { describeError, type Log } from '../core/log.ts';
import { type BodyConfig, endAnswer, frameworkFailure } from '../gateway/index.ts';
import { handle, type Steps } from './handle.ts';
import { addLogin, type LoginSteps } from './login.ts';
import { PROBLEM_TYPE, problemOf } from './problem.ts';
import type { Result } from './replays.ts';
import { hasBody } from './route.ts';
import { ROUTES } from './routes.ts';
import type { Services } from './services.ts';

export interface AdminOptions extends Omit<Steps, 'services'> {
  readonly services: Omit<Services, 'routes'>;
  /** Absent where nobody can log in. */
  readonly login?: LoginSteps;
  /** A request that ended with this code. */
  refused(code: FailureCode): void;
  /** How long one took, by the name of its route. */
  served(route: string, status: number, seconds: number): void;
  readonly log: Log;
  /** How long one may take; after that nobody waits for it. */
  readonly requestMs?: number;
}

/** For `startServer`: what registers the admin API on the gateway's Fastify. */
export interface Admin {
  readonly prefix: string;
  register(scope: FastifyInstance): void;
}

const METHODS = ['GET', 'POST', 'PUT', 'DELETE'] as const;

export function openAdmin(options: AdminOptions): Admin {
  return { prefix: ADMIN_PREFIX, register: (scope) => register(scope, options) };
}

function register(scope: FastifyInstance, options: AdminOptions): void {
  const { log, requestMs = LIMITS.adminRequestMs } = options;
  const steps: Steps = { ...options, services: { ...options.services, routes: ROUTES } };
  let underWay = 0;

  const fail = (thrown: unknown, request: FastifyRequest, reply: FastifyReply) => {
    const failure = frameworkFailure(thrown, request);
    options.refused(failure.code);
    const level = failure.status >= 500 ? 'warn' : 'info';
    log[level]('administration refused', { exchange: request.id, ...describeError(failure) });
    const problem = problemOf(failure, request.id);
    if (request.raw.complete) return reply.code(failure.status).type(PROBLEM_TYPE).send(problem);
    return refuseEarly(reply, failure.status, JSON.stringify(problem));
  };
  const nothingHere = (request: FastifyRequest, reply: FastifyReply) => {
    const url = request.url.split('?', 1)[0]!;
    const methods = METHODS.filter((method) => scope.findRoute({ method, url }) !== null);
    if (methods.length > 0) reply.header('allow', methods.join(', '));
    return fail(
      new Failure(methods.length > 0 ? 'method_not_allowed' : 'not_found'),
      request,
      reply,
    );
  };
  scope.setErrorHandler((thrown, request, reply) =>
    request.is404 ? nothingHere(request, reply) : fail(thrown, request, reply),
  );
  scope.setNotFoundHandler(nothingHere);
  scope.addHook('onRequest', (_, reply, done) => {
    if (underWay >= LIMITS.adminRequestsMax) {
      done(new Failure('overloaded'));
      return;
    }
    underWay += 1;
    reply.raw.once('close', () => {
      underWay -= 1;
    });
    reply.header('cache-control', 'no-store');
    done();
  });

  for (const route of ROUTES) {
    scope.route({
      method: route.method,
      url: route.path.replaceAll(/\{(\w+)\}/g, ':$1'),
      bodyLimit: LIMITS.adminBodyBytesMax,
      config: { takesNoBody: !hasBody(route) } satisfies BodyConfig,
      handler: async (request, reply) => {
        const began = performance.now();
        const { id, url, headers, params, query, body } = request;
        const served = (status: number) =>
          options.served(route.name, status, (performance.now() - began) / 1000);
        try {
          const message = { id, url, headers, params, query, body };
          const result = await inTime(handle(route, message, steps), requestMs);
          served(result.status);
          return send(reply, result);
        } catch (thrown) {
          served(frameworkFailure(thrown, request).status);
          throw thrown;
        }
      },
    });
  }
  if (options.login !== undefined) addLogin(scope, options.login);
}

/** Before all of the request has come. */
function refuseEarly(reply: FastifyReply, status: number, problem: string): FastifyReply {
  reply.hijack();
  reply.raw.writeHead(status, {
    ...(reply.getHeaders() as Record<string, string>),
    'content-type': PROBLEM_TYPE,
    'content-length': Buffer.byteLength(problem),
    connection: 'close',
  });
  endAnswer(reply.raw, problem);
  return reply;
}

function send(reply: FastifyReply, { status, headers, body }: Result): FastifyReply {
  reply.code(status).headers(headers);
  if (body === undefined) return reply.send();
  return reply.type('application/json; charset=utf-8').send(body);
}

/**
 * Fastify's own limit (`handlerTimeout`) ends with the body of the request, so it is none for a write.
 *
 * @throws Failure not_done_in_time: it goes on, and its Idempotency-Key stays taken until it ends
 */
async function inTime<T>(step: Promise<T>, milliseconds: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Failure('not_done_in_time')), milliseconds);
  });
  try {
    return await Promise.race([step, late]);
  } finally {
    clearTimeout(timer);
  }
}
