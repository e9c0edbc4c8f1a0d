/** An upstream with its supervision, on a clock that the test moves. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Facts, Failure, type FailureCode } from '../../core/failures.ts';
import type { Upstream, UpstreamRequest } from '../upstreams/upstream.ts';
import { type Supervision, supervise } from './supervise.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const OPTIONS: Supervision = {
  breaker: { failuresPercent: 50, outcomesMin: 2, windowMs: 60_000, openMs: 5000 },
  queue: { max: 4, waitMs: 1000 },
  retries: 2,
};

/** How further sends end: a failure, or an answer. The last one stays. */
let ends: (Failure | 'answer')[];
let sent: number;
let isHealthy: boolean | 'silent';
let probed: (string | undefined)[];
let isClosed: boolean;
beforeEach(() => {
  ends = ['answer'];
  sent = 0;
  isHealthy = true;
  probed = [];
  isClosed = false;
});

const fail = (code: FailureCode, facts: Facts = {}): Failure => new Failure(code, facts);
const REFUSED_CONNECTION = fail('upstream_unreachable', { code: 'ECONNREFUSED' });
const DOWN = fail('upstream_refused', { upstreamStatus: 503 });

function supervised(more: Partial<Supervision> = {}) {
  const send = async (): Promise<string> => {
    sent += 1;
    const end = ends.length > 1 ? ends.shift()! : ends[0]!;
    if (end === 'answer') return end;
    throw end;
  };
  const upstream: Upstream = {
    name: 'm',
    api: 'openai',
    hosting: 'local',
    model: 'm',
    operations: ['chat'],
    ask: send,
    stream: async () => void (await send()),
    probe(path, signal) {
      probed.push(path);
      if (isHealthy !== 'silent') return Promise.resolve(isHealthy);
      return new Promise((resolve) => signal.addEventListener('abort', () => resolve(false)));
    },
    close: async () => {
      isClosed = true;
    },
  };
  return supervise(upstream, { ...OPTIONS, ...more }, { now: Date.now, random: () => 0.5 });
}

const CALM = new AbortController().signal;
const request = (signal = CALM): UpstreamRequest => ({
  path: '/',
  body: new Uint8Array(),
  headers: {},
  signal,
});

/** The code of how it ended. */
async function ask(upstream: Upstream, signal = CALM): Promise<string> {
  const asked = upstream.ask(request(signal)).then(
    (answer) => String(answer),
    (thrown: Failure) => thrown.code,
  );
  await vi.advanceTimersByTimeAsync(1000);
  return asked;
}

test('a connection that does not come about is tried again, after a pause each time', async () => {
  const { upstream, state } = supervised();
  ends = [REFUSED_CONNECTION, REFUSED_CONNECTION, 'answer'];
  const asked = upstream.ask(request());
  await vi.advanceTimersByTimeAsync(149);
  expect(sent).toBe(1);
  await vi.advanceTimersByTimeAsync(1); // 200 ms, of which 3/4
  expect(sent).toBe(2);
  await vi.advanceTimersByTimeAsync(300);
  expect([sent, await asked, state().retries]).toEqual([3, 'answer', 2]);
});

test.each([
  ['no more often than that', REFUSED_CONNECTION, 2, 3],
  ['not at all where that is what is written', REFUSED_CONNECTION, 0, 1],
  ['not what may have arrived', fail('upstream_interrupted', { hasBegun: false }), 2, 1],
  ['not what was answered', DOWN, 2, 1],
])('%s', async (_, end, retries, expected) => {
  ends = [end];
  const { upstream } = supervised({ retries });
  expect([await ask(upstream), sent]).toEqual([end.code, expected]);
});

test('a caller who leaves during the pause is not tried for again', async () => {
  ends = [REFUSED_CONNECTION];
  const { upstream } = supervised();
  const caller = new AbortController();
  const asked = ask(upstream, caller.signal);
  caller.abort(fail('client_disconnected'));
  expect([await asked, sent]).toEqual(['client_disconnected', 1]);
});

test('after failures nobody passes, then one tries, and with its answer all do', async () => {
  const { upstream, state } = supervised();
  ends = [DOWN];
  await upstream.stream(request(), () => undefined).catch(() => undefined);
  expect(() => upstream.gate!.assertPassable()).not.toThrow();
  await upstream.ask(request()).catch(() => undefined);
  expect(state()).toMatchObject({ name: 'm', breaker: 'open' });
  for (const passing of [
    () => upstream.gate!.assertPassable(),
    () => upstream.gate!.enter('a', CALM),
  ]) {
    expect(passing).toThrow(
      expect.objectContaining({ code: 'upstream_unavailable', facts: { retryAfter: 5 } }),
    );
  }

  await vi.advanceTimersByTimeAsync(5000);
  upstream.gate!.enter('a', CALM);
  expect(() => upstream.gate!.enter('a', CALM)).toThrow('left alone');
  // The trial was answered from memory: it has told nothing, and the next one may.
  upstream.gate!.leave();
  upstream.gate!.enter('a', CALM);
  ends = ['answer'];
  await upstream.ask(request());
  expect(state().breaker).toBe('closed');
});

test('who asks to be left alone for a while rests, and is not called failing', async () => {
  const { upstream, state } = supervised();
  const { gate } = upstream;
  ends = [fail('upstream_rate_limited', { retryAfter: 7 }), 'answer'];
  expect(await ask(upstream)).toBe('upstream_rate_limited'); // a second of the seven is over
  expect([gate!.isResting(), state().breaker]).toEqual([true, 'closed']);
  await vi.advanceTimersByTimeAsync(5999);
  expect(gate!.isResting()).toBe(true);
  await vi.advanceTimersByTimeAsync(1);
  expect(gate!.isResting()).toBe(false);
});

test('where it does not say how long, it does not rest; and never longer than a minute', async () => {
  const { upstream } = supervised();
  ends = [fail('upstream_rate_limited'), fail('upstream_rate_limited', { retryAfter: 86_400 })];
  await ask(upstream);
  expect(upstream.gate!.isResting()).toBe(false);
  await ask(upstream);
  expect(upstream.gate!.isResting()).toBe(true);
  await vi.advanceTimersByTimeAsync(59_000);
  expect(upstream.gate!.isResting()).toBe(false);
});

test('whoever waits while it goes down is not sent to it', async () => {
  const { upstream, state } = supervised({ concurrency: 1 });
  expect(upstream.gate!.enter('a', CALM)).toBeUndefined();
  const waiting = Promise.allSettled([
    upstream.gate!.enter('b', CALM),
    upstream.gate!.enter('c', CALM),
  ]);
  expect(state().waiting).toBe(2);
  ends = [DOWN];
  await upstream.ask(request()).catch(() => undefined);
  await upstream.ask(request()).catch(() => undefined);
  upstream.gate!.leave();
  expect(await waiting).toMatchObject([
    { reason: { code: 'upstream_unavailable' } },
    { reason: { code: 'upstream_unavailable' } },
  ]);
  // No place was lost on them.
  await vi.advanceTimersByTimeAsync(5000);
  expect(upstream.gate!.enter('a', CALM)).toBeUndefined();
});

test('health checks open it after two that fail, and let one try when it is back', async () => {
  const { upstream, state } = supervised({ health: { path: '/health', intervalMs: 10_000 } });
  isHealthy = false;
  await vi.advanceTimersByTimeAsync(10_000);
  expect(state().breaker).toBe('closed');
  await vi.advanceTimersByTimeAsync(10_000);
  expect(state().breaker).toBe('open');
  isHealthy = true;
  await vi.advanceTimersByTimeAsync(10_000);
  expect([state().breaker, probed]).toEqual(['half-open', ['/health', '/health', '/health']]);

  await upstream.close();
  await vi.advanceTimersByTimeAsync(60_000);
  expect([probed.length, isClosed]).toEqual([3, true]);
});

test('a health check without answer counts as failed, is not piled up, and ends with the upstream', async () => {
  const { upstream, state } = supervised({ health: { intervalMs: 1000 } });
  isHealthy = 'silent';
  await vi.advanceTimersByTimeAsync(5500);
  expect(probed).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(7000);
  expect([probed.length, state().breaker]).toEqual([2, 'open']);
  await vi.advanceTimersByTimeAsync(1000);
  await upstream.close();
  expect([probed.length, isClosed]).toEqual([3, true]);
});
