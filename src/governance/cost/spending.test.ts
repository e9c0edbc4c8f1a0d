import { afterEach, expect, test, vi } from 'vitest';
import { openSpending } from './spending.ts';
import type { UsageStore } from './usage-store.ts';

afterEach(() => void vi.useRealTimers());

test('a disk that is full for ten minutes is told of ten times', async () => {
  vi.useFakeTimers();
  let isFull = false;
  const tries = vi.fn(async () => {
    if (isFull) throw new Error('database or disk is full');
    return [];
  });
  const failed = vi.fn();
  const spending = await openSpending({
    store: {
      ...{ totals: tries, add: async () => 0 },
      ...{ checkedTo: async () => 0, raiseCheckedTo: async () => undefined },
    } as unknown as UsageStore,
    ledger: { head: async () => ({ size: 0, checkpoint: '' }), entries: async () => [] },
    clock: { now: () => Date.UTC(2026, 3, 10, 12) },
    indexKey: new Uint8Array(32),
    timeZone: 'UTC',
    prices: new Map(),
    budgets: [{ id: 'b', scope: 'all', period: 'day', unit: 'tokens', soft: 1 }],
    rateLimits: [],
    gateways: 1,
    departments: [],
    failed,
  });
  isFull = true;
  await vi.advanceTimersByTimeAsync(10 * 60_000 - 1);
  expect(tries.mock.calls.length).toBeGreaterThan(600);
  expect(failed).toHaveBeenCalledTimes(10);
  await spending.close();
});
