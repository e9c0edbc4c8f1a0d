/**
 * An upstream with what stands before it: the breaker that watches how its calls end, the places and
 * the queue for them, further tries at connecting, and health checks.
 */
import { asFailure, Failure } from '../../core/failures.ts';
import { LIMITS } from '../../core/limits.ts';
import type { Gate, Take, Upstream, UpstreamRequest } from '../upstreams/upstream.ts';
import { restAsked, verdictOn } from './blame.ts';
import { Breaker, type BreakerOptions, type BreakerState } from './breaker.ts';
import { FairQueue, type FairQueueOptions } from './fair-queue.ts';
import { watchHealth } from './health.ts';
import { retry } from './retry.ts';

export interface Supervision {
  readonly breaker: BreakerOptions;
  /** Exchanges under way at once; as many as come where it is left out. */
  readonly concurrency?: number;
  readonly queue: Omit<FairQueueOptions, 'concurrency'>;
  /** Further tries at connecting. */
  readonly retries: number;
  readonly health?: { readonly path?: string; readonly intervalMs: number };
}

/** For metrics and readiness: value-free. */
export interface UpstreamState {
  readonly name: string;
  readonly breaker: BreakerState;
  readonly waiting: number;
  /** Tries at connecting beyond the first, since the start. */
  readonly retries: number;
}

interface Supervised {
  readonly upstream: Upstream;
  state(): UpstreamState;
}

export interface Chance {
  /** Milliseconds; does not go backwards. */
  readonly now: () => number;
  readonly random: () => number;
}

const REAL: Chance = { now: () => performance.now(), random: Math.random };

/** @param upstream closed with what is returned */
export function supervise(
  upstream: Upstream,
  { breaker: breakerOptions, concurrency, queue: queueOptions, retries, health }: Supervision,
  { now, random }: Chance = REAL,
): Supervised {
  const breaker = new Breaker(breakerOptions);
  const queue =
    concurrency === undefined ? undefined : new FairQueue({ concurrency, ...queueOptions });
  const { probe } = upstream;
  const endHealth =
    health !== undefined && probe !== undefined
      ? watchHealth({
          probe: (signal) => probe(health.path, signal),
          intervalMs: health.intervalMs,
          breaker,
          now,
        })
      : undefined;

  /** It has asked to be left alone until then: the longest of what it asked for holds. */
  let restsUntil = Number.NEGATIVE_INFINITY;
  let retriesSoFar = 0;
  const retried = (): void => {
    retriesSoFar += 1;
  };
  const watched = async <T>(send: () => Promise<T>, { signal }: UpstreamRequest): Promise<T> => {
    try {
      const answer = await retry(send, { retries, signal, random, retried });
      breaker.settle('answered', now());
      return answer;
    } catch (thrown) {
      const failure = asFailure(thrown);
      const verdict = verdictOn(failure);
      if (verdict !== undefined) breaker.settle(verdict, now());
      const rest = Math.min(restAsked(failure), LIMITS.upstreamRestMsMax);
      restsUntil = Math.max(restsUntil, now() + rest);
      throw thrown;
    }
  };
  const supervised: Upstream = {
    ...upstream,
    gate: { ...gateOf(breaker, queue, now), isResting: () => now() < restsUntil },
    ask: (request) => watched(() => upstream.ask(request), request),
    stream: (request: UpstreamRequest, take: Take) =>
      watched(() => upstream.stream(request, take), request),
    async close() {
      await endHealth?.();
      await upstream.close();
    },
  };
  const { name } = upstream;
  const state = () => ({
    name,
    breaker: breaker.stateAt(now()),
    waiting: queue?.waiting ?? 0,
    retries: retriesSoFar,
  });
  return { upstream: supervised, state };
}

function gateOf(
  breaker: Breaker,
  queue: FairQueue | undefined,
  now: () => number,
): Omit<Gate, 'isResting'> {
  const leftAlone = (): Failure =>
    new Failure('upstream_unavailable', { retryAfter: Math.ceil(breaker.waitMs(now()) / 1000) });
  const pass = (): void => {
    if (breaker.pass(now())) return;
    queue?.leave();
    throw leftAlone();
  };
  return {
    assertPassable() {
      if (!breaker.isPassable(now())) throw leftAlone();
    },
    enter(caller, signal) {
      const waiting = queue?.enter(caller, signal);
      // Asked after the wait: it may have gone down meanwhile.
      return waiting === undefined ? pass() : waiting.then(pass);
    },
    leave() {
      breaker.release();
      queue?.leave();
    },
  };
}
