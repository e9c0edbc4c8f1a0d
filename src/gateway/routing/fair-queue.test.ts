import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Failure } from '../../core/failures.ts';
import { FairQueue } from './fair-queue.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const OPTIONS = { concurrency: 1, max: 8, waitMs: 1000 };
const CALM = new AbortController().signal;

/** Asks for a place and notes what becomes of it. */
function enter(queue: FairQueue, name: string, notes: string[], signal = CALM): void {
  const caller = name[0]!;
  try {
    const waiting = queue.enter(caller, signal);
    if (waiting === undefined) notes.push(`${name} at once`);
    else {
      waiting.then(
        () => notes.push(name),
        (thrown: Failure) => notes.push(`${name} ${thrown.code}`),
      );
    }
  } catch (thrown) {
    notes.push(`${name} ${(thrown as Failure).code}`);
  }
}

const settled = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0);

test('callers take turns, and each has its own in order', async () => {
  const queue = new FairQueue(OPTIONS);
  const notes: string[] = [];
  for (const name of ['a1', 'a2', 'a3', 'a4', 'b1', 'c1', 'b2']) enter(queue, name, notes);
  for (let place = 0; place < 7; place += 1) {
    await settled();
    expect(queue.active).toBe(1);
    queue.leave();
  }
  expect(notes).toEqual(['a1 at once', 'a2', 'b1', 'c1', 'a3', 'b2', 'a4']);
  expect([queue.active, queue.waiting]).toEqual([0, 0]);
});

test('a full queue takes the newest of whoever has most, rather than refuse one who has few', async () => {
  const queue = new FairQueue({ ...OPTIONS, max: 3 });
  const notes: string[] = [];
  for (const name of ['a1', 'a2', 'a3', 'a4', 'a5', 'b1', 'b2', 'c1']) enter(queue, name, notes);
  await settled();
  // a5 finds it full of a's own; b1 displaces a4; b2 would be as many as a has; c1 displaces a3.
  expect(notes).toEqual([
    'a1 at once',
    'a5 upstream_busy',
    'b2 upstream_busy',
    'a4 upstream_busy',
    'a3 upstream_busy',
  ]);
});

test('nobody waits longer than that', async () => {
  const queue = new FairQueue(OPTIONS);
  const notes: string[] = [];
  enter(queue, 'a1', notes);
  enter(queue, 'b1', notes);
  await vi.advanceTimersByTimeAsync(999);
  expect(queue.waiting).toBe(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(notes).toEqual(['a1 at once', 'b1 upstream_busy']);
  queue.leave();
  expect([queue.active, queue.waiting, vi.getTimerCount()]).toEqual([0, 0, 0]);
});

test('a caller who leaves, leaves the queue', async () => {
  const queue = new FairQueue(OPTIONS);
  const notes: string[] = [];
  const caller = new AbortController();
  enter(queue, 'a1', notes);
  enter(queue, 'b1', notes, caller.signal);
  enter(queue, 'c1', notes);
  caller.abort(new Failure('client_disconnected'));
  await settled();
  queue.leave();
  await settled();
  expect(notes).toEqual(['a1 at once', 'b1 client_disconnected', 'c1']);
  expect(() => queue.enter('b', caller.signal)).toThrow('the caller went away');
  queue.leave();
  expect([queue.active, queue.waiting, vi.getTimerCount()]).toEqual([0, 0, 0]);
});

const step = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('a', 'b', 'c', 'd') },
  { weight: 2, arbitrary: fc.constant('leave') },
  { weight: 1, arbitrary: fc.constant('abort') },
);

test('whatever happens: never too many at once, never too many in the queue, and nobody is passed over twice', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 120 }), async (steps) => {
      const queue = new FairQueue({ concurrency: 2, max: 5, waitMs: 1000 });
      const waiting: { caller: string; abort: AbortController }[] = [];
      let active = 0;
      /** Of each caller that waits: who has got a place since it had one, or began to wait. */
      const servedSince = new Map<string, string[]>();

      for (const what of steps) {
        if (what === 'leave') {
          if (active === 0) continue;
          active -= 1;
          queue.leave();
        } else if (what === 'abort') {
          waiting[0]?.abort.abort(new Failure('client_disconnected'));
        } else {
          const abort = new AbortController();
          const one = { caller: what, abort };
          const isGone = () => void waiting.splice(waiting.indexOf(one), 1);
          try {
            const turn = queue.enter(what, abort.signal);
            if (turn === undefined) active += 1;
            else {
              if (!servedSince.has(what)) servedSince.set(what, []);
              waiting.push(one);
              turn.then(() => {
                isGone();
                active += 1;
                for (const served of servedSince.values()) served.push(what);
                servedSince.set(what, []);
              }, isGone);
            }
          } catch (thrown) {
            expect((thrown as Failure).code).toBe('upstream_busy');
            expect(queue.waiting).toBe(5);
          }
        }
        await Promise.resolve();
        for (const caller of servedSince.keys()) {
          if (!waiting.some((one) => one.caller === caller)) servedSince.delete(caller);
        }
        expect([queue.active, queue.waiting]).toEqual([active, waiting.length]);
        expect(active).toBeLessThanOrEqual(2);
        expect(waiting.length).toBeLessThanOrEqual(5);
        expect(waiting.length === 0 || active === 2).toBe(true);
        for (const served of servedSince.values()) {
          expect(new Set(served).size).toBe(served.length);
        }
      }
      for (const { abort } of [...waiting]) abort.abort(new Failure('client_disconnected'));
      await Promise.resolve();
      expect([queue.waiting, vi.getTimerCount()]).toEqual([0, 0]);
    }),
  );
});
