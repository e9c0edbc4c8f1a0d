import { expect, test } from 'vitest';
import { Failure } from '../core/failures.ts';
import type { LedgerRecord } from '../ledger/index.ts';
import { openRecorder } from './recorder.ts';

test('a gap keeps the gateway from being ready until the gap is on record itself', async () => {
  let isDown = false;
  const written: LedgerRecord[] = [];
  const append = async (record: LedgerRecord) => {
    if (isDown) throw new Failure('ledger_unavailable');
    written.push(record);
    return { index: 0, size: 1 };
  };
  const durations: number[] = [];
  const recorder = openRecorder({ append }, { now: () => 0 }, (seconds) => durations.push(seconds));
  const entry = {
    record: { kind: 'outcome', at: '1970-01-01T00:00:00.000Z', exchange: 'x' },
  } as const;

  await recorder.record(entry);
  await expect(recorder.probe()).resolves.toBeUndefined();
  expect(written).toEqual([entry.record]);
  expect(durations).toHaveLength(1);

  isDown = true;
  await expect(recorder.record(entry)).rejects.toThrow('not recorded');
  await expect(recorder.record(entry)).rejects.toThrow('not recorded');
  await expect(recorder.probe()).rejects.toThrow('not recorded');

  isDown = false;
  await Promise.all([recorder.probe(), recorder.probe()]);
  await recorder.probe();
  expect(written.slice(1)).toMatchObject([{ kind: 'event', event: 'entries_missed', count: 2 }]);
});
