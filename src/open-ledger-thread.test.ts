import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Ledger, LedgerRecord } from './ledger/index.ts';
import { openLedgerThread } from './open-ledger-thread.ts';
import { openStore, type Store } from './store/index.ts';

const { privateKey: key } = generateKeyPairSync('ed25519');
const indexKey = new Uint8Array(32).fill(7);

let folder: string;
let store: Store;
let ledger: Ledger;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chaperone-thread-'));
  store = await openStore({ folder });
  ledger = await open();
});

afterEach(async () => {
  await ledger.close();
  await store.close();
  await rm(folder, { recursive: true });
});

const open = (options = { key }) =>
  openLedgerThread({ ...options, origin: 'test', indexKey, store: { folder } });

const record = (n: number): LedgerRecord => ({
  kind: 'event',
  at: '2026-03-01T10:00:00.000Z',
  exchange: `x${n}`,
});

test('entries of one turn are on disk, in order, when they are acknowledged', async () => {
  const receipts = await Promise.all([0, 1, 2].map((n) => ledger.append(record(n), { body: 'b' })));
  expect(receipts.map(({ index }) => index)).toEqual([0, 1, 2]);
  expect(ledger.size).toBe(3);
  const entries = await store.ledger.entries(0, 10);
  expect(entries.map(({ leaf }) => JSON.parse(Buffer.from(leaf).toString()).exchange)).toEqual([
    'x0',
    'x1',
    'x2',
  ]);
});

test('a record that is refused fails alone, with its own code and facts', async () => {
  const [refused, taken] = await Promise.allSettled([
    ledger.append({ ...record(0), note: 'x'.repeat(1000) }),
    ledger.append(record(1)),
  ]);
  expect(refused).toMatchObject({
    reason: {
      code: 'ledger_unavailable',
      facts: { because: 'record_string_too_long', at: 'note' },
    },
  });
  expect(taken).toMatchObject({ status: 'fulfilled', value: { index: 0 } });
});

test('what the database refuses is refused here, and taken again once it can be', async () => {
  const other = new DatabaseSync(join(folder, 'chaperone.db'));
  other.exec('alter table ledger_leaves rename to elsewhere');
  await expect(ledger.append(record(0))).rejects.toMatchObject({
    code: 'ledger_unavailable',
    cause: { code: expect.stringMatching(/^sqlite_\w+$|^ERR_SQLITE_ERROR$/) },
  });
  other.exec('alter table elsewhere rename to ledger_leaves');
  other.close();
  await expect(ledger.append(record(1))).resolves.toMatchObject({ index: 0 });
});

test('a ledger that another key has signed does not open', async () => {
  await ledger.append(record(0));
  const { privateKey } = generateKeyPairSync('ed25519');
  await expect(open({ key: privateKey })).rejects.toMatchObject({ code: 'ledger_corrupt' });
});

test.each([
  [
    'the last entry is gone',
    'delete from ledger_leaves where leaf_index = 2',
    { code: 'ledger_corrupt', facts: { because: 'entry_missing', index: 2 } },
  ],
  [
    'the head cannot be read',
    'alter table ledger_head rename to elsewhere',
    { code: 'storage_unavailable', facts: { because: 'sqlite_1', remedy: expect.any(String) } },
  ],
])('a ledger does not open where %s, and its file is named', async (_, sql, { code, facts }) => {
  for (let n = 0; n < 3; n += 1) await ledger.append(record(n));
  const file = join(folder, 'chaperone.db');
  const other = new DatabaseSync(file, { enableForeignKeyConstraints: false });
  other.exec(sql);
  other.close();
  await expect(open()).rejects.toMatchObject({ code, facts: { ...facts, at: file } });
});

test('closed, it has written what was appended before, and takes no more', async () => {
  const last = ledger.append(record(0));
  await ledger.close();
  await expect(last).resolves.toMatchObject({ index: 0 });
  await expect(ledger.append(record(1))).rejects.toMatchObject({ code: 'ledger_unavailable' });
  ledger = await open();
  expect(ledger.size).toBe(1);
});
