import { expect, test } from 'vitest';
import { GroupQueue } from './queue.ts';

/** A commit that takes until it is let go, and remembers its batches. */
function slowCommit() {
  const batches: string[][] = [];
  const waiting: ((outcome: 'done' | 'failed') => void)[] = [];
  const commit = async (batch: readonly string[]) => {
    batches.push([...batch]);
    const outcome = await new Promise<'done' | 'failed'>((resolve) => waiting.push(resolve));
    if (outcome === 'failed') throw new Error('commit failed');
    return batch.map((item) => item.toUpperCase());
  };
  const next = async (outcome: 'done' | 'failed' = 'done') => {
    while (waiting.length === 0) await new Promise((resolve) => setImmediate(resolve));
    waiting.shift()!(outcome);
  };
  return { batches, commit, next };
}

test('what arrives during a commit goes together into the next', async () => {
  const { batches, commit, next } = slowCommit();
  const queue = new GroupQueue(commit, 10);
  const first = queue.push('a');
  await new Promise((resolve) => setImmediate(resolve));
  const later = Promise.all([queue.push('b'), queue.push('c')]);
  await next();
  expect(await first).toBe('A');
  await next();
  expect(await later).toEqual(['B', 'C']);
  expect(batches).toEqual([['a'], ['b', 'c']]);
});

test('a batch has its bound, and keeps the order', async () => {
  const { batches, commit, next } = slowCommit();
  const queue = new GroupQueue(commit, 2);
  const all = Promise.all(['a', 'b', 'c', 'd', 'e'].map((item) => queue.push(item)));
  for (let i = 0; i < 3; i += 1) await next();
  expect(await all).toEqual(['A', 'B', 'C', 'D', 'E']);
  expect(batches).toEqual([['a', 'b'], ['c', 'd'], ['e']]);
});

test('a failed commit fails its own batch and no other', async () => {
  const { commit, next } = slowCommit();
  const queue = new GroupQueue(commit, 1);
  const outcomes = Promise.allSettled(['a', 'b'].map((item) => queue.push(item)));
  await next('failed');
  await next();
  expect((await outcomes).map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
});

test('idle waits for all, and an idle queue starts again', async () => {
  const { commit, next } = slowCommit();
  const queue = new GroupQueue(commit, 10);
  await queue.idle();
  let isDone = false;
  void queue.push('a').then(() => {
    isDone = true;
  });
  const idle = queue.idle();
  await next();
  await idle;
  expect(isDone).toBe(true);
  const again = queue.push('b');
  await next();
  expect(await again).toBe('B');
});
