import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { openLedger, verifierKeyText } from '../ledger/index.ts';
import { openStore } from '../store/index.ts';
import { assertSameSecrets, keyDigest, loadKeys } from '../vault/index.ts';
import { command as key } from './key.ts';
import { command as ledger } from './ledger.ts';

const ORIGIN = 'chaperone.local/ledger';
let folder: string;
let data: string;
const said = { out: '', err: '' };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chaperone-cli-'));
  data = join(folder, 'data');
  await append(['Patient/1'], ['Patient/2'], ['Patient/1', 'Patient/2'], [], ['Patient/3']);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

beforeEach(() => {
  said.out = '';
  said.err = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    said.out += text;
    return true;
  });
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said.err += text;
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
});

async function append(...patientsOf: string[][]): Promise<void> {
  const keys = await loadKeys(data, {});
  const store = await openStore({ folder: data });
  await assertSameSecrets(store.settings, keys, verifierKeyText(ORIGIN, keys.ledger));
  const options = { store: store.ledger, key: keys.ledger, origin: ORIGIN, indexKey: keys.index };
  const opened = await openLedger(options);
  for (const [i, patients] of patientsOf.entries()) {
    const at = new Date(Date.UTC(2026, 2, 1, 10, i)).toISOString();
    const record = { kind: 'disclosure' as const, at, exchange: `x${i}` };
    await opened.append(record, { body: 'sent' }, { patients, keep: { user: 'dr-x' } });
  }
  await opened.close();
  await store.close();
}

test('a command changes nothing in the database of an older gateway, and says what does', async () => {
  const older = join(folder, 'older');
  await (await openStore({ folder: older })).close();
  using database = new DatabaseSync(join(older, 'chaperone.db'));
  database.exec("delete from migrations where name = '0006-salted-leaves'");
  await expect(key.run(['list', '--data', older])).rejects.toMatchObject({
    code: 'storage_unavailable',
    facts: { migration: '0006-salted-leaves' },
  });
  const { steps } = database.prepare('select count(*) as steps from migrations').get() as {
    steps: number;
  };
  expect(steps).toBe(5);
});

test('a database that this user may not see is not called one that is not there', async () => {
  const hidden = await mkdtemp(join(folder, 'hidden-'));
  const file = join(hidden, 'chaperone.db');
  // Whatever the system says but that there is none: permissions hide nothing from the root of a container.
  await symlink(file, file);
  await expect(key.run(['list', '--data', hidden])).rejects.toMatchObject({
    code: 'storage_unavailable',
    facts: { because: 'ELOOP', at: file },
  });
});

/** On a copy of the data, something is done to the database behind the ledger's back. */
async function tampered(sql: string, ...args: string[]): Promise<number> {
  const copy = join(folder, `copy-${Math.random()}`);
  const source = new DatabaseSync(join(data, 'chaperone.db'));
  await cp(data, copy, { recursive: true, filter: (path) => !path.includes('chaperone.db') });
  source.exec(`vacuum into '${join(copy, 'chaperone.db')}'`);
  source.close();
  const target = new DatabaseSync(join(copy, 'chaperone.db'), {
    enableForeignKeyConstraints: false,
  });
  target.exec(sql);
  target.close();
  said.out = '';
  return await ledger.run([...(args.length === 0 ? ['verify'] : args), '--data', copy]);
}

/** As somebody with the database in their hands would take a trail away, or lay another one. */
const NO_SALT = 'delete from ledger_salts where leaf_index = 0;';
const NOTHING_LEFT = `${NO_SALT} delete from ledger_kept where leaf_index = 0;
  delete from ledger_subjects where leaf_index = 0;`;

const run = (...args: string[]) => ledger.run([...args, '--data', data]);

test('list shows the newest entries, or those from an index on', async () => {
  expect(await run('list')).toBe(0);
  expect(said.out.split('\n')).toHaveLength(6);
  expect(said.out).toContain('0  2026-03-01T10:00:00.000Z  disclosure  x0\n');
  said.out = '';
  await run('list', '--from', '1', '--count', '2');
  expect(said.out).toMatch(/^1 .*x1\n2 .*x2\n$/);
});

test('show gives one entry, and what stands beside it', async () => {
  expect(await run('show', '2')).toBe(0);
  const shown = JSON.parse(said.out);
  expect(shown).toMatchObject({
    index: 2,
    leaf: { kind: 'disclosure', exchange: 'x2' },
    isSigned: true,
    beside: { state: 'matches', patients: 2, kept: { user: 'dr-x' } },
  });
  expect(Object.keys(shown.leaf.commitments)).toEqual([
    'body',
    'kept.user',
    'patient.0',
    'patient.1',
    'salt.itself',
  ]);
  await expect(run('show', '5')).rejects.toMatchObject({ facts: { at: 'INDEX' } });
});

test('find gives the entries of a patient', async () => {
  expect(await run('find', '--patient', 'Patient/1')).toBe(0);
  expect(said.out).toMatch(/^0 .*x0\n2 .*x2\n$/);
  said.out = '';
  await run('find', '--patient', 'Patient/9');
  expect(said.out).toBe('');
});

test('find reads a reference in any of its forms, and takes nothing else', async () => {
  await run('find', '--patient', ' 1');
  expect(said.out).toMatch(/^0 .*x0\n2 .*x2\n$/);
  for (const written of ['Maria Example', 'Patient/1/x', 'https://elsewhere.example/Patient/1']) {
    await expect(run('find', '--patient', written)).rejects.toMatchObject({
      facts: { at: '--patient' },
    });
  }
});

test('the database verifies, and says with which key', async () => {
  expect(await run('verify')).toBe(0);
  expect(said.out).toContain('signed   5 entries');
  expect(said.out).toContain('entries  disclosure 5');
  expect(said.out).toContain('beside   salts, patient lookups and kept values of 5 entries match');
  expect(said.out).toContain('pass --public-key');
});

test.each([
  [
    "update ledger_leaves set leaf = cast(replace(cast(leaf as text), 'x1', 'x9') as blob) where leaf_index = 1",
    'root_differs',
  ],
  ['delete from ledger_leaves where leaf_index = 4', 'leaves_missing'],
  ['update ledger_leaves set leaf_index = 9 where leaf_index = 4', 'entry_misplaced'],
  ['update ledger_leaves set hashes = zeroblob(32) where leaf_index = 2', 'subtree_hash_differs'],
  ["update ledger_kept set value = 'dr-y' where leaf_index = 3", 'beside_differs'],
  ['delete from ledger_kept where leaf_index = 3', 'beside_differs'],
  ['delete from ledger_subjects where leaf_index = 2', 'beside_differs'],
  [
    'insert into ledger_subjects select lookup, 3 from ledger_subjects where leaf_index = 0',
    'beside_differs',
  ],
  ['update ledger_salts set salt = zeroblob(32) where leaf_index = 0', 'beside_differs'],
  ['update ledger_leaves set at = at + 86400000 where leaf_index = 2', 'beside_differs'],
  [
    'insert into ledger_leaves select 5, leaf, hashes, at from ledger_leaves where leaf_index = 4',
    'leaves_surplus',
  ],
  ["update ledger_head set size = 0, checkpoint = ''", 'leaves_surplus'],
  ['update ledger_head set size = 4', 'leaves_missing'],
  [
    "update ledger_head set checkpoint = replace(checkpoint, char(10) || '5' || char(10), char(10) || '4' || char(10))",
    'checkpoint_signature',
  ],
])('%s: %s', async (sql, because) => {
  expect(await tampered(sql)).toBe(1);
  expect(said.out).toContain(`FAILED   ${because}: `);
});

test.each([
  ['another user', `${NO_SALT} update ledger_kept set value = 'dr-false' where leaf_index = 0`],
  [
    'a false lookup',
    `${NO_SALT} insert into ledger_subjects (leaf_index, lookup) values (0, zeroblob(32))`,
  ],
  ['the user alone', `${NO_SALT} delete from ledger_subjects where leaf_index = 0`],
])('%s beside an entry that has lost its salt is a fault, and is not shown', async (_, sql) => {
  expect(await tampered(sql)).toBe(1);
  expect(said.out).toContain('FAILED   beside_unproven: ');
  expect(said.out).toContain('(entry 0)');
  expect(await tampered(sql, 'show', '0')).toBe(0);
  expect(JSON.parse(said.out).beside).toEqual({ state: 'unproven', patients: 0, kept: {} });
});

test('who is found by a lookup that nothing proves is told so', async () => {
  await tampered(NO_SALT, 'find', '--patient', 'Patient/1');
  expect(said.out).toMatch(/^0 .*x0 {2}unproven: see ledger verify\n2 .*x2\n$/);
});

test('what is gone without an erasure on record is a fault', async () => {
  expect(await tampered(NOTHING_LEFT)).toBe(1);
  expect(said.out).toContain('FAILED   erasure_unrecorded: ');
  expect(said.out).toContain('(entry 0)');
});

test('nothing is shown beside an entry that is not in the signed tree', async () => {
  const forged = `update ledger_leaves set leaf = cast('{"kind":"disclosure"}' as blob);
    delete from ledger_salts; delete from ledger_kept; delete from ledger_subjects`;
  await tampered(forged, 'show', '1');
  const shown = JSON.parse(said.out);
  expect(shown).toMatchObject({ isSigned: false });
  expect(shown).not.toHaveProperty('beside');
});

test('a ledger in which nothing is recorded is not exported', async () => {
  const [empty, out] = [join(folder, 'empty'), join(folder, 'nothing')];
  await (await openStore({ folder: empty })).close();
  await expect(ledger.run(['export', '--data', empty, '--out', out])).rejects.toMatchObject({
    code: 'config_invalid',
    facts: { at: 'ledger', remedy: expect.stringContaining('empty') },
  });
  await expect(readFile(join(out, 'checkpoint'))).rejects.toThrow('ENOENT');
});

test.each([[['export']], [['prove-inclusion', '0']]])(
  '%j into what is no folder is told with its place',
  async (call) => {
    const out = join(folder, 'taken');
    await writeFile(out, '');
    await expect(run(...call, '--out', out)).rejects.toMatchObject({
      code: 'output_unwritable',
      facts: { at: out, reason: 'EEXIST' },
    });
  },
);

test('an export verifies with the key alone; any change of it is found', async () => {
  const out = join(folder, 'export');
  expect(await run('export', '--out', out)).toBe(0);
  const publicKey = join(out, 'public-key');
  const verify = (...more: string[]) =>
    ledger.run(['verify', '--dir', out, '--public-key', publicKey, ...more]);
  expect(await verify()).toBe(0);
  expect(said.out).toContain('signed   5 entries');
  expect(
    await ledger.run(['verify', '--dir', out, '--public-key', (await text(publicKey)).trim()]),
  ).toBe(0);

  for (const name of ['leaves.ndjson', 'checkpoint']) {
    const whole = await readFile(join(out, name));
    for (const at of [0, whole.length >> 1, whole.length - 1]) {
      const changed = Buffer.from(whole);
      changed[at]! ^= 1;
      await writeFile(join(out, name), changed);
      expect(await verify(), `${name} at ${at}`).toBe(1);
    }
    await writeFile(join(out, name), whole);
  }
  await expect(ledger.run(['verify', '--dir', out])).rejects.toMatchObject({
    facts: { at: '--public-key' },
  });
  await expect(run('export', '--out', out)).rejects.toMatchObject({ code: 'config_invalid' });
});

test('proofs: of one entry, and that an older checkpoint still stands', async () => {
  const out = join(folder, 'proofs');
  const older = join(folder, 'older');
  await run('export', '--out', older);
  await append(['Patient/4'], []);
  const publicKey = join(older, 'public-key');

  expect(await run('prove-inclusion', '3', '--out', out)).toBe(0);
  const proof = ['--proof', join(out, '3.tlog-proof'), '--public-key', publicKey];
  expect(await ledger.run(['verify', ...proof, '--leaf', join(out, '3.json')])).toBe(0);
  expect(await ledger.run(['verify', ...proof, '--leaf', publicKey])).toBe(1);

  said.out = '';
  expect(await run('prove-consistency', '5')).toBe(0);
  await writeFile(join(out, 'consistency'), said.out);
  const previous = ['--previous', join(older, 'checkpoint'), '--public-key', publicKey];
  const consistency = ['verify', '--consistency', join(out, 'consistency'), ...previous];
  expect(await ledger.run(consistency)).toBe(0);
  expect(said.out).toContain('the first 5 of 7 entries');
  await writeFile(
    join(out, 'consistency'),
    (await text(join(out, 'consistency'))).replace('old 5', 'old 4'),
  );
  expect(await ledger.run(consistency)).toBe(1);

  expect(await run('verify', ...previous)).toBe(0);
  expect(said.out).toContain('the first 5 entries are those of the older checkpoint');
});

test('a folder without a database is named, and nothing is made there', async () => {
  const nowhere = join(folder, 'nowhere');
  await expect(ledger.run(['list', '--data', nowhere])).rejects.toMatchObject({
    code: 'storage_unavailable',
    facts: { folder: nowhere },
  });
  await expect(ledger.run(['find', '--patient', 'x', '--data', nowhere])).rejects.toMatchObject({
    code: 'storage_unavailable',
  });
  await expect(key.run(['create', '--name', 'x', '--data', nowhere])).rejects.toMatchObject({
    code: 'storage_unavailable',
    facts: { folder: nowhere },
  });
  await expect(readFile(nowhere)).rejects.toThrow('ENOENT');
});

test('a key is printed once on stdout, is found by its digest, and can be revoked', async () => {
  const fresh = join(folder, 'fresh');
  await loadKeys(fresh, {});
  await (await openStore({ folder: fresh })).close();
  const call = (...args: string[]) => key.run([...args, '--data', fresh]);
  expect(await call('create', '--name', 'ward 3', '--purpose', 'TREAT', '--group', 'a')).toBe(0);
  const plain = said.out.trim();
  expect(plain).toMatch(/^ck_[\w-]{43}$/);

  const keys = await loadKeys(fresh, {});
  const store = await openStore({ folder: fresh });
  const found = await store.keys.findByDigest(keyDigest(plain, keys.pepper));
  await store.close();
  expect(found).toMatchObject({ name: 'ward 3', defaults: { purpose: 'TREAT', groups: ['a'] } });

  said.out = '';
  expect(await call('list')).toBe(0);
  expect(said.out).toContain(`${found!.id}  `);
  expect(said.out).not.toContain(plain);
  expect(await call('revoke', found!.id)).toBe(0);
  expect(await call('revoke', found!.id)).toBe(1);
  said.out = '';
  await call('list');
  expect(said.out).toContain('revoked 20');

  const again = await openStore({ folder: fresh });
  const entries = await again.ledger.entries(0, 9);
  await again.close();
  expect(entries.map(({ leaf }) => JSON.parse(Buffer.from(leaf).toString()))).toMatchObject([
    { event: 'key_created', by: 'command', id: found!.id },
    { event: 'key_revoked', by: 'command', id: found!.id },
  ]);
  expect(await ledger.run(['verify', '--data', fresh])).toBe(0);
});

test.each([
  [['create'], '--name'],
  [['create', '--name', 'x', '--purpose', 'FUN'], '--purpose'],
])('key %j is refused', async (args, at) => {
  await expect(key.run([...args, '--data', data])).rejects.toMatchObject({ facts: { at } });
});

test('called wrongly, both tell how', async () => {
  expect(await ledger.run([])).toBe(2);
  expect(await key.run(['revoke'])).toBe(2);
  expect(said.err).toContain('chaperone ledger list');
  expect(said.err).toContain('chaperone key create');
});

function text(path: string): Promise<string> {
  return readFile(path, 'utf8');
}
