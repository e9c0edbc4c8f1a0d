import { expect, test } from 'vitest';
import type { LedgerEntry } from '../../ledger/index.ts';
import { followLedger } from './follow-ledger.ts';
import type { OutputStep } from './output-store.ts';

/** A ledger of so many entries, and a store that notes what it is told. */
function setting(size: number) {
  const state = { size, cursor: 0, steps: [] as OutputStep[], reads: 0, failing: false };
  const entries = async (from: number, count: number): Promise<LedgerEntry[]> => {
    state.reads += 1;
    await new Promise((resolve) => setImmediate(resolve));
    if (state.failing) throw new Error('gone');
    const length = Math.max(0, Math.min(count, state.size - from));
    return Array.from({ length }, (_, i) => ({
      index: from + i,
      at: 0,
      leaf: Buffer.from('{}'),
      hashes: new Uint8Array(),
      lookups: [],
      kept: {},
    }));
  };
  const store = {
    cursor: async () => state.cursor,
    add: async (step: OutputStep) => {
      if (step.from !== state.cursor) return 'moved' as const;
      state.cursor = step.to;
      state.steps.push(step);
      return 'stored' as const;
    },
  };
  const ledger = { entries };
  return { state, store, ledger, follower: followLedger({ ledger, store, isRegular: false }) };
}

test('all of a long ledger is read, each entry once', async () => {
  const { state, follower } = setting(1234);
  await follower.catchUp();
  expect(state.steps.map(({ from, to }) => [from, to])).toEqual([
    [0, 500],
    [500, 1000],
    [1000, 1234],
  ]);
});

test('who asks while a look is under way has what was in the ledger when they asked', async () => {
  const { state, follower } = setting(1);
  const first = follower.catchUp();
  await new Promise((resolve) => setImmediate(resolve));
  state.size = 2; // after the look passed the end, for all one knows
  const asked = [follower.catchUp(), follower.catchUp(), follower.catchUp()];
  await Promise.all(asked);
  expect(state.cursor).toBe(2);
  await first;
  expect(state.reads).toBeLessThanOrEqual(5); // the three shared one look
});

test('two gateways on one ledger: each entry counts once', async () => {
  const { state, store, ledger, follower } = setting(700);
  const second = followLedger({ ledger, store, isRegular: false });
  await Promise.all([follower.catchUp(), second.catchUp()]);
  expect(state.cursor).toBe(700);
  expect(state.steps.map(({ from, to }) => to - from)).toEqual([500, 200]);
});

test('a look that failed is told, and the next one goes on', async () => {
  const { state, follower } = setting(3);
  state.failing = true;
  await expect(follower.catchUp()).rejects.toThrow('gone');
  state.failing = false;
  await follower.catchUp();
  expect(state.cursor).toBe(3);
  await follower.close();
});
