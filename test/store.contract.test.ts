/**
 * What every store promises, over SQLite and PostgreSQL alike: the same calls, the same values back.
 */
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdtemp, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kysely, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describe as describeThrown } from '../src/cli/dispatch.ts';
import { besideLeaf, openLedger, patientLookup } from '../src/ledger/index.ts';
import { openStore, type Store, storageFailure } from '../src/store/index.ts';
import { migrate } from '../src/store/migrations.ts';
import { openSqlite, sqliteDialect } from '../src/store/sqlite.ts';
import { assertSameSecrets, newApiKey, openVault } from '../src/vault/index.ts';
import { startPostgres } from './support/postgres.ts';

const postgres = await startPostgres();
const folders: string[] = [];
afterAll(async () => {
  await postgres?.stop();
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'chaperone-store-'));
  folders.push(folder);
  return folder;
}

const { privateKey: key } = generateKeyPairSync('ed25519');
const indexKey = randomBytes(32);
const origin = 'example.org/ledger';
/** What an array literal of PostgreSQL, or a quoted string, could trip over. */
const KEPT = { user: 'dr-é "{\\},\' ', nothing: 'NULL', empty: '' };
const record = (exchange: string) => ({
  kind: 'disclosure' as const,
  at: '2026-03-01T10:00:00.000Z',
  exchange,
});

const databases = [
  {
    name: 'SQLite',
    isHere: true,
    where: async () => ({ folder: join(await newFolder(), 'data') }),
  },
  {
    name: 'PostgreSQL',
    isHere: postgres !== undefined,
    where: async () => ({ folder: await newFolder(), url: await postgres!.database() }),
  },
];

describe.each(databases.filter(({ isHere }) => isHere))('on $name', ({ where }) => {
  let place: { folder: string; url?: string };
  let store: Store;
  beforeAll(async () => {
    place = await where();
    store = await openStore(place);
  });
  afterAll(() => store.close());

  test('a new ledger is empty', async () => {
    expect(await store.ledger.head()).toEqual({ size: 0, checkpoint: '' });
    expect(await store.ledger.entries(0, 10)).toEqual([]);
    expect(await store.ledger.nodes([])).toEqual([]);
  });

  test('what was appended comes back to the byte, with what stands beside it', async () => {
    const ledger = await openLedger({ store: store.ledger, key, origin, indexKey });
    const patients = ['Patient/b', 'Patient/a'];
    await ledger.append(record('x1'), { body: 'sent bytes' }, { patients, keep: KEPT });
    await ledger.append(record('x2'));

    const [first, second, ...more] = await store.ledger.entries(0, 10);
    expect(more).toEqual([]);
    expect(first).toMatchObject({
      index: 0,
      at: Date.UTC(2026, 2, 1, 10),
      kept: KEPT,
      lookups: patients
        .map((ref) => new Uint8Array(patientLookup(ref, indexKey)))
        .sort(Buffer.compare),
    });
    for (const bytes of [first!.leaf, first!.hashes, first!.salt]) {
      expect(Object.getPrototypeOf(bytes)).toBe(Uint8Array.prototype);
    }
    expect(besideLeaf(first!)).toBe('matches');
    expect(second).toMatchObject({ index: 1, lookups: [], kept: {} });
    expect(second).not.toHaveProperty('salt');
    expect(await store.ledger.entries(1, 1)).toEqual([second]);
    expect(await store.ledger.entries(2, 1)).toEqual([]);
  });

  test('a patient is found by lookup, in pages', async () => {
    const ledger = await openLedger({ store: store.ledger, key, origin, indexKey });
    const indices: number[] = [];
    for (let i = 0; i < 5; i += 1) {
      const { index } = await ledger.append(record(`p${i}`), {}, { patients: ['Patient/paged'] });
      indices.push(index);
    }
    const lookup = patientLookup('Patient/paged', indexKey);
    expect(await store.ledger.find(lookup, -1, 3)).toEqual(indices.slice(0, 3));
    expect(await store.ledger.find(lookup, indices[2]!, 3)).toEqual(indices.slice(3));
    expect(await store.ledger.find(patientLookup('Patient/nobody', indexKey), -1, 3)).toEqual([]);
  });

  test('what stands beside entries is erased together, and nothing else', async () => {
    const ledger = await openLedger({ store: store.ledger, key, origin, indexKey });
    const from = ledger.size;
    const patients = ['Patient/erased'];
    for (let i = 0; i < 6; i += 1) {
      await ledger.append(record(`e${i}`), { body: 'sent' }, { patients, keep: KEPT });
    }
    const at = (...indices: number[]) => indices.map((index) => from + index);
    const before = await store.ledger.entries(from, 6);
    const ranges = [[0, 2] as const, [4, 5] as const].map(([a, b]) => ({
      from: from + a,
      to: from + b,
    }));
    await store.ledger.erase(ranges);

    const after = await store.ledger.entries(from, 6);
    expect(after.map(besideLeaf)).toEqual([
      'erased',
      'erased',
      'matches',
      'matches',
      'erased',
      'matches',
    ]);
    expect(after.map(({ leaf, hashes }) => [leaf, hashes])).toEqual(
      before.map(({ leaf, hashes }) => [leaf, hashes]),
    );
    for (const index of [2, 3, 5]) expect(after[index]).toEqual(before[index]);
    const lookup = patientLookup('Patient/erased', indexKey);
    expect(await store.ledger.find(lookup, -1, 10)).toEqual(at(2, 3, 5));
    await store.ledger.erase(ranges); // again, as after a crash
    await store.ledger.erase([]);
    expect(await store.ledger.entries(from, 6)).toEqual(after);
  });

  test('a step from another head than the stored one changes nothing', async () => {
    const before = await store.ledger.head();
    const step = {
      from: { size: 0, checkpoint: 'someone else was here' },
      to: { size: before.size + 1, checkpoint: 'forged' },
      entries: [
        {
          index: before.size,
          at: 0,
          leaf: new Uint8Array(1),
          hashes: new Uint8Array(32),
          salt: new Uint8Array(32),
          lookups: [new Uint8Array(32)],
          kept: { user: 'x' },
        },
      ],
    };
    expect(await store.ledger.commit(step)).toBe('moved');
    expect(await store.ledger.head()).toEqual(before);
    expect(await store.ledger.entries(before.size, 1)).toEqual([]);
    expect(await store.ledger.find(new Uint8Array(32), -1, 1)).toEqual([]);
  });

  test('a step that fails half-way changes nothing', async () => {
    const before = await store.ledger.head();
    const entry = (index: number) => ({
      index,
      at: 0,
      leaf: new Uint8Array(1),
      hashes: new Uint8Array(32),
      lookups: [],
      kept: {},
    });
    const step = {
      from: before,
      to: { size: before.size + 2, checkpoint: 'never' },
      entries: [entry(before.size), entry(0)], // index 0 is taken
    };
    await expect(store.ledger.commit(step)).rejects.toThrow();
    expect(await store.ledger.head()).toEqual(before);
    expect(await store.ledger.entries(before.size, 1)).toEqual([]);
  });

  test('two writers at once: one tree, every entry once', async () => {
    const other = await openStore(place);
    try {
      const writers = await Promise.all(
        [store, other].map((each) => openLedger({ store: each.ledger, key, origin, indexKey })),
      );
      const from = writers[0]!.size;
      const receipts = await Promise.all(
        Array.from({ length: 100 }, (_, i) => writers[i % 2]!.append(record(`both-${i}`))),
      );
      const indices = receipts.map(({ index }) => index).sort((a, b) => a - b);
      expect(indices).toEqual(Array.from({ length: 100 }, (_, i) => from + i));
    } finally {
      await other.close();
    }
    // Opening verifies the stored subtrees against the signed root.
    const reopened = await openLedger({ store: store.ledger, key, origin, indexKey });
    expect(reopened.size).toBe((await store.ledger.head()).size);
  });

  test('continuations are sealed, replaced, and purged when they expire', async () => {
    let now = Date.UTC(2026, 0, 1);
    const vault = openVault({
      store: store.vault,
      key: randomBytes(32),
      clock: { now: () => now },
    });
    const pairs = [
      { surrogate: 'Ann Other', original: 'Mary Sentinel', category: 'name' as const },
    ];
    const about = { patients: ['Patient/1'], described: [], labels: [], stated: [], useCases: [] };
    const entry = {
      caller: 'key_1',
      ids: ['resp_1', 'msg_1'],
      sealedBlocks: ['sig'],
      pairs,
      about,
    };
    await vault.remember({ ...entry, upstream: 'first' });
    await vault.remember({ ...entry, upstream: 'second' });

    expect(await vault.recall('key_1', ['resp_1', 'msg_1'])).toEqual({
      upstream: 'second',
      pairs,
      about,
    });
    expect(await vault.issuerOf('key_1', ['sig'])).toBe('second');
    const rows = await store.db.selectFrom('continuations').selectAll().execute();
    expect(rows).toHaveLength(3);
    expect(
      JSON.stringify(rows.map((row) => Buffer.from(row.envelope).toString('latin1'))),
    ).not.toMatch(/Sentinel|Other|second/);

    now += 31 * 86_400_000;
    await expect(vault.recall('key_1', ['resp_1'])).rejects.toMatchObject({
      code: 'continuation_unknown',
    });
    await vault.remember({ ...entry, ids: ['resp_2'], sealedBlocks: [], upstream: 'third' });
    expect(await store.db.selectFrom('continuations').selectAll().execute()).toHaveLength(1);
  });

  test('API keys are found by digest until they are revoked', async () => {
    const pepper = randomBytes(32);
    const defaults = { useCase: 'notes', purpose: 'TREAT', groups: ['ward-3'] };
    const { key: made, digest } = newApiKey(
      { name: 'ward 3', defaults },
      pepper,
      1_700_000_000_000,
    );
    await store.keys.create(made, digest);
    await expect(store.keys.create(made, randomBytes(32))).rejects.toThrow();

    expect(await store.keys.findByDigest(digest)).toEqual(made);
    expect(await store.keys.findByDigest(randomBytes(32))).toBeUndefined();
    expect(await store.keys.revoke(made.id, 1_700_000_000_001)).toBe(true);
    expect(await store.keys.revoke(made.id, 1_700_000_000_002)).toBe(false);
    expect(await store.keys.findByDigest(digest)).toBeUndefined();
    expect(await store.keys.list()).toEqual([{ ...made, revokedAt: 1_700_000_000_001 }]);
  });

  test('a setting is replaced by who knows what it is, and by nobody else', async () => {
    const { settings } = store;
    expect(await settings.replace('policy', '1', '2')).toBe(false);
    expect(await settings.get('policy')).toBeUndefined();
    await settings.claim('policy', '1');
    const both = ['2', '3'].map((to) => settings.replace('policy', '1', to));
    expect((await Promise.all(both)).sort()).toEqual([false, true]);
    const stored = await settings.get('policy');
    expect(await settings.replace('policy', '1', '4')).toBe(false);
    expect(await settings.get('policy')).toBe(stored);
  });

  test('a gateway with other secrets is refused', async () => {
    await assertSameSecrets(store.settings, { checkValue: 'aa' }, 'vkey');
    await assertSameSecrets(store.settings, { checkValue: 'aa' }, 'vkey');
    await expect(
      assertSameSecrets(store.settings, { checkValue: 'bb' }, 'vkey'),
    ).rejects.toMatchObject({ code: 'secrets_mismatch', facts: { secret: 'master_secret' } });
    await expect(
      assertSameSecrets(store.settings, { checkValue: 'aa' }, 'other'),
    ).rejects.toMatchObject({
      code: 'secrets_mismatch',
      facts: { secret: 'ledger_key', stored: 'vkey' },
    });
  });

  test('the key of the ledger is replaced with its entry, or neither is', async () => {
    const fresh = await openStore(await where());
    const { ledger, settings } = fresh;
    await settings.claim('ledger_key', 'old');
    const from = await ledger.head();
    const to = { size: 1, checkpoint: 'signed by both' };
    const leaf = { leaf: Buffer.from('{}'), at: 0, lookups: [], kept: {} };
    const entries = [{ ...leaf, index: 0, hashes: Buffer.alloc(32) }];
    const commit = async (key: { from: string; to: string }) => {
      const outcome = await ledger.commit({ from, to, entries, key });
      const { length } = await ledger.entries(0, 1);
      return [outcome, await ledger.head(), length, await settings.get('ledger_key')];
    };
    expect(await commit({ from: 'another', to: 'new' })).toEqual(['moved', from, 0, 'old']);
    expect(await commit({ from: 'old', to: 'new' })).toEqual(['stored', to, 1, 'new']);
    expect(await commit({ from: 'new', to: 'newer' })).toEqual(['moved', to, 1, 'new']);
    await fresh.close();
  });

  test('it answers a ping', async () => {
    await expect(store.ping()).resolves.toBeUndefined();
  });

  test('gateways that start at once on a new database all start', async () => {
    const fresh = await where();
    const stores = await Promise.all(Array.from({ length: 4 }, () => openStore(fresh)));
    const heads = await Promise.all(stores.map((each) => each.ledger.head()));
    expect(heads.map(({ size }) => size)).toEqual([0, 0, 0, 0]);
    await Promise.all(stores.map((each) => each.close()));
  });

  test('a version from before leaves committed to their salts finds a step that it does not know', async () => {
    const { rows } = await sql<{ name: string }>`select name from migrations`.execute(store.db);
    expect(rows.map(({ name }) => name)).toContain('0006-salted-leaves');
  });

  test('a database of a newer version is refused', async () => {
    const fresh = await where();
    const newer = await openStore(fresh);
    await sql`insert into migrations (name, timestamp) values ('9999-later', '2026-01-01T00:00:00Z')`.execute(
      newer.db,
    );
    await newer.close();
    await expect(openStore(fresh)).rejects.toMatchObject({
      code: 'storage_unavailable',
      facts: { migration: '9999-later' },
    });
  });

  test('who may not migrate refuses a database of an older version, and leaves it as it was', async () => {
    const place = await where();
    const older = await openStore(place);
    await sql`delete from migrations where name = '0006-salted-leaves'`.execute(older.db);
    for (const attempt of ['first', 'second']) {
      await expect(openStore({ ...place, mayMigrate: false }), attempt).rejects.toMatchObject({
        code: 'storage_unavailable',
        facts: { migration: '0006-salted-leaves' },
      });
    }
    await older.close();
    await (await openStore(place)).close();
    await (await openStore({ ...place, mayMigrate: false })).close();
  });

  test('who may not migrate sets up a database in which there is nothing', async () => {
    const store = await openStore({ ...(await where()), mayMigrate: false });
    expect(await store.keys.list()).toEqual([]);
    await store.close();
  });
});

describe('SQLite', () => {
  test('the data folder and its files are for their owner alone', async () => {
    const folder = join(await newFolder(), 'data');
    const store = await openStore({ folder });
    const ledger = await openLedger({ store: store.ledger, key, origin, indexKey });
    await ledger.append(record('x'));
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    for (const name of ['chaperone.db', 'chaperone.db-wal', 'chaperone.db-shm']) {
      expect((await stat(join(folder, name))).mode & 0o077, name).toBe(0);
    }
    await store.close();
  });

  test('every commit is synced', async () => {
    const folder = await newFolder();
    const connection = await openSqlite(join(folder, 'x.db'), 'own');
    const pragma = async (name: string) =>
      Object.values((await connection.query(`pragma ${name}`, [])).rows[0] as object)[0];
    expect(await pragma('journal_mode')).toBe('wal');
    expect(await pragma('synchronous')).toBe(2); // FULL
    expect(await pragma('foreign_keys')).toBe(1);
    expect(await pragma('secure_delete')).toBe(1);
    await connection.close();
  });

  test.each([
    ['is no database', 'not a database, but some other file entirely\n'.repeat(40), 'sqlite_26'],
    ['was cut off', undefined, 'sqlite_11'],
  ])('a file that %s is named, with what to do', async (_, content, because) => {
    const folder = await newFolder();
    const at = join(folder, 'chaperone.db');
    if (content === undefined) {
      await (await openStore({ folder })).close();
      await truncate(at, 5000);
    } else {
      await writeFile(at, content);
    }
    const remedy = expect.stringContaining('chaperone backup restore');
    await expect(openStore({ folder })).rejects.toMatchObject({
      code: 'storage_unavailable',
      facts: { because, at, remedy },
    });
  });

  test('a page that is damaged shows when it is read, and the message says the same', async () => {
    const folder = await newFolder();
    const connection = await openSqlite(join(folder, 'x.db'), 'own');
    const failed = await connection.query('select * from nowhere', []).catch((thrown) => thrown);
    await connection.close();
    expect(describeThrown(failed)).toMatch(
      /^storage_unavailable: .*\n {2}because: sqlite_1\n {2}at: .*x\.db\n {2}remedy: look/,
    );
  });

  test('statements of others wait while a transaction is open', async () => {
    const folder = await newFolder();
    const connection = await openSqlite(join(folder, 'x.db'), 'own');
    const db = new Kysely<{ settings: { name: string; value: string } }>({
      dialect: sqliteDialect(connection),
    });
    await migrate(db as never, { integer: 'integer', bytes: 'blob' });
    const aborted = db.transaction().execute(async (trx) => {
      await trx.insertInto('settings').values({ name: 'a', value: '1' }).execute();
      await new Promise((resolve) => setTimeout(resolve, 20));
      throw new Error('undo');
    });
    const seen = db.selectFrom('settings').selectAll().execute();
    await expect(aborted).rejects.toThrow('undo');
    expect(await seen).toEqual([]);
    await db.destroy();
  });
});

describe('PostgreSQL', () => {
  test.each([
    ['28P01', 'password'],
    ['3D000', 'create it'],
    ['25006', 'standby'],
    ['42601', 'its own log'],
    ['57P03', 'no answer'],
    ['08P01', 'PgBouncer'],
    ['26000', 'PgBouncer'],
    ['ECONNREFUSED', 'no answer'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'sslrootcert'],
  ])('that fails with %s is told with what to do', (code, remedy) => {
    const { facts } = storageFailure(Object.assign(new Error('hunter2'), { code }));
    expect(facts).toEqual({
      because: code,
      at: 'PostgreSQL',
      remedy: expect.stringContaining(remedy),
    });
  });

  test('that cannot be reached is named by its code, without the password in its URL', async () => {
    const failed = openStore({ folder: '', url: 'postgres://user:hunter2@127.0.0.1:9/none' });
    await expect(failed).rejects.toMatchObject({
      code: 'storage_unavailable',
      facts: { because: 'ECONNREFUSED' },
    });
  });

  test.skipIf(postgres === undefined)(
    'that has forgotten what was prepared is asked anew',
    async () => {
      const store = await openStore({ folder: '', url: await postgres!.database() });
      const ledger = await openLedger({ store: store.ledger, key, origin, indexKey });
      await ledger.append(record('first'));
      await sql`deallocate all`.execute(store.db); // on the one connection that the pool has
      await expect(ledger.append(record('lost'))).rejects.toMatchObject({
        code: 'ledger_unavailable',
      });
      expect(await ledger.append(record('second'))).toMatchObject({ index: 1 });
      await store.close();
    },
  );

  test.skipIf(postgres === undefined)('that may lose what it acknowledged is refused', async () => {
    const url = await postgres!.database();
    const store = await openStore({ folder: '', url });
    await sql`alter database ${sql.id(new URL(url).pathname.slice(1))} set synchronous_commit = off`.execute(
      store.db,
    );
    await store.close();
    await expect(openStore({ folder: '', url })).rejects.toMatchObject({
      code: 'storage_unavailable',
    });
  });
});
