/** Gateways that wait for one another at PostgreSQL, with bounds short enough to be met in a test. */
import { generateKeyPairSync } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { openLedger } from '../src/ledger/index.ts';
import { openStore, type Store } from '../src/store/index.ts';
import { startPostgres } from './support/postgres.ts';

vi.mock('../src/core/limits.ts', async (original) => {
  const { LIMITS } = await original<typeof import('../src/core/limits.ts')>();
  return { LIMITS: { ...LIMITS, databaseStatementMs: 1000, ledgerTurnMs: 300 } };
});

const postgres = await startPostgres();
afterAll(() => postgres?.stop());

const { privateKey: key } = generateKeyPairSync('ed25519');
const ledgerOf = ({ ledger: store }: Store) =>
  openLedger({ store, key, origin: 'example.org/ledger', indexKey: new Uint8Array(32) });
const record = (exchange: string) => ({
  ...{ kind: 'disclosure' as const, at: '2026-03-01T10:00:00.000Z' },
  exchange,
});

describe.skipIf(postgres === undefined)('PostgreSQL (skipped: none here)', () => {
  test('a start waits while another gateway brings the database up to date', async () => {
    const place = { folder: '', url: await postgres!.database() };
    await using opened = disposable(await openStore(place));
    const waiting = sql`select from pg_locks where locktype = 'advisory' and not granted`;
    const { second } = await opened.db.transaction().execute(async (other) => {
      await sql`select pg_advisory_xact_lock(3853314791062309107)`.execute(other); // Kysely's
      const second = openStore(place);
      await new Promise((resolve) => setTimeout(resolve, 2500));
      expect((await waiting.execute(other)).rows).toHaveLength(1);
      return { second };
    });
    await (await second).close();
  });

  test('turns come one after the other, and a commit without one waits for their end', async () => {
    const place = { folder: '', url: await postgres!.database() };
    await using one = disposable(await openStore(place));
    await using two = disposable(await openStore(place));
    const from = await one.ledger.head();
    const step = { from, to: { size: 0, checkpoint: 'of the first' }, entries: [] };
    const order: string[] = [];
    const began = Promise.withResolvers<void>();
    const first = one.ledger.inTurn(async (commit) => {
      began.resolve();
      expect(await commit(step)).toBe('stored');
      await new Promise((resolve) => setTimeout(resolve, 150));
      order.push('first');
    });
    await began.promise;
    const second = two.ledger.inTurn(async () => order.push('second'));
    expect(await two.ledger.commit({ ...step, to: { size: 0, checkpoint: 'late' } })).toBe('moved');
    await Promise.all([first, second]);
    expect(order).toEqual(['first', 'second']);
    expect(await one.ledger.head()).toEqual(step.to);
  });

  test('a turn is not kept by who has fallen silent, and nothing of it stays', async () => {
    const place = { folder: '', url: await postgres!.database() };
    await using one = disposable(await openStore(place));
    await using two = disposable(await openStore(place));
    const from = await one.ledger.head();
    const silent = one.ledger.inTurn(async (commit) => {
      const to = { size: 0, checkpoint: 'of the silent one' };
      expect(await commit({ from, to, entries: [] })).toBe('stored');
      await new Promise((resolve) => setTimeout(resolve, 900));
    });
    const receipt = (await ledgerOf(two)).append(record('of another'));
    await expect(silent).rejects.toThrow();
    expect(await receipt).toEqual({ index: 0, size: 1 });
  });
});

const disposable = (store: Store) => ({ ...store, [Symbol.asyncDispose]: () => store.close() });
