/** Backup and restore of a gateway that is at work: what comes back, and that a damaged one never half does. */
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { makeBackup, restoreBackup } from '../src/cli/backup/backup.ts';
import { chatBody, type FakeUpstream, startFakeUpstream } from './support/fake-upstream.ts';
import { startGateway, type TestGateway } from './support/gateway.ts';

const PROJECT = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'chaperone-backup-'));
const file = join(folder, 'nightly.backup');
const key = randomBytes(32);

let upstream: FakeUpstream;
let gateway: TestGateway;
const say = () =>
  gateway.post('/v1/chat/completions', {
    model: 'fake',
    messages: [{ role: 'user', content: 'Mr. Oskar Lindqvist, MRN 84412907.' }],
  });
beforeAll(async () => {
  upstream = await startFakeUpstream({ body: chatBody('noted') });
  gateway = await startGateway(upstream.url);
  for (let turn = 0; turn < 5; turn += 1) expect((await say()).status).toBe(200);
  const busy = Promise.all(Array.from({ length: 20 }, say));
  await makeBackup(gateway.folder, file, key);
  await busy;
});
afterAll(async () => {
  await gateway.close();
  await upstream.close();
  rmSync(folder, { recursive: true, force: true });
});

const MAIN = ['--no-warnings', 'src/cli/main.ts', 'backup'];
const ENV = { ...process.env, CHAPERONE_BACKUP_KEY: key.toString('base64') };
const chaperoneWith = (env: Record<string, string | undefined>, ...args: string[]) =>
  spawnSync(process.execPath, [...MAIN, ...args], {
    cwd: PROJECT,
    encoding: 'utf8',
    env: { ...ENV, ...env },
  });
const chaperone = (...args: string[]) => chaperoneWith({}, ...args);

test('it is for its owner alone, and holds nothing in the clear', () => {
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const bytes = readFileSync(file).toString('latin1');
  // By another process: one that has the database open loses its locks when it closes the file elsewhere.
  const files = readdirSync(gateway.folder).map((name) => join(gateway.folder, name));
  const stored = spawnSync('cat', files, { encoding: 'latin1', maxBuffer: 2 ** 28 }).stdout;
  for (const word of ['SQLite format 3', 'PRIVATE KEY', 'tester', 'dr-test']) {
    expect(stored).toContain(word);
    expect(bytes).not.toContain(word);
  }
  expect(readdirSync(gateway.folder).filter((name) => name.startsWith('.work-'))).toEqual([]);
});

test('the drill restores, verifies, compares with the live ledger, and goes on record', async () => {
  const drilled = chaperone('drill', file, '--data', gateway.folder);
  expect(drilled.stderr).toBe('');
  expect(drilled.stdout).toMatch(/verified \d+ ledger entries in [\d.]+ s: passed/);
  expect(drilled.status).toBe(0);
  expect((await gateway.records()).at(-1)).toMatchObject({
    event: 'restore_drill',
    outcome: 'passed',
  });
  expect((await say()).status).toBe(200);
});

test('a backup of another house fails the drill, on record as well', {
  timeout: 20_000,
}, async () => {
  const other = await startGateway(upstream.url);
  const theirs = join(folder, 'theirs.backup');
  await other.post('/v1/chat/completions', {
    model: 'fake',
    messages: [{ role: 'user', content: 'x' }],
  });
  await makeBackup(other.folder, theirs, key);
  await other.close();
  const drilled = chaperone('drill', theirs, '--data', gateway.folder);
  expect(drilled.status).toBe(1);
  expect(drilled.stdout).toContain('does not hold the live ledger');
  expect((await gateway.records()).at(-1)).toMatchObject(FAILED);
});

const FAILED = { event: 'restore_drill', outcome: 'failed', code: 'backup_invalid' };

test.each<[string, (path: string) => unknown]>([
  ['is not there', () => undefined],
  ['was cut', (path) => writeFileSync(path, readFileSync(file).subarray(0, -1))],
  ['has another key', (path) => makeBackup(gateway.folder, path, randomBytes(32))],
])('a backup that %s fails the drill, on record as well', async (what, make) => {
  const unusable = join(folder, `${what}.backup`);
  await make(unusable);
  const drilled = chaperone('drill', unusable, '--data', gateway.folder);
  expect(drilled.status).toBe(1);
  expect(drilled.stderr).toContain('backup_invalid');
  expect((await gateway.records()).at(-1)).toMatchObject(FAILED);
});

test('secrets that stand in the environment are not in the backup, and the drill takes them there', async () => {
  const data = join(folder, 'secrets-elsewhere');
  await restoreBackup(file, data, key);
  const [CHAPERONE_SECRET, CHAPERONE_LEDGER_KEY] = ['master.secret', 'ledger.key'].map((name) => {
    const text = readFileSync(join(data, name), 'utf8');
    rmSync(join(data, name));
    return text;
  });
  const env = { CHAPERONE_SECRET, CHAPERONE_LEDGER_KEY };
  const alone = join(folder, 'alone.backup');
  expect(await makeBackup(data, alone, key, env)).toMatchObject({ files: 1 });
  const drilled = chaperoneWith(env, 'drill', alone, '--data', data);
  expect(drilled.stderr).toBe('');
  expect(drilled.stdout).toMatch(/: passed\n$/);
});

test('a backup of the secrets alone fails the drill of a gateway whose database was in its folder', async () => {
  const half = join(folder, 'secrets-alone');
  await restoreBackup(file, half, key);
  rmSync(join(half, 'chaperone.db'));
  await makeBackup(half, `${half}.backup`, key);
  const drilled = chaperone('drill', `${half}.backup`, '--data', gateway.folder);
  expect(drilled.stderr).toContain('no_database');
  expect((await gateway.records()).at(-1)).toMatchObject(FAILED);
});

test('restored into a new folder it is a data folder', () => {
  const to = join(folder, 'restored');
  expect(chaperone('restore', file, '--to', to).status).toBe(0);
  expect(readdirSync(to).sort()).toEqual(['chaperone.db', 'ledger.key', 'master.secret']);
  for (const name of ['ledger.key', 'master.secret']) {
    expect(readFileSync(join(to, name))).toEqual(readFileSync(join(gateway.folder, name)));
    expect(statSync(join(to, name)).mode & 0o777).toBe(0o600);
  }
  const again = chaperone('restore', file, '--to', to);
  expect(again.status).toBe(1);
  expect(again.stderr).toContain('not empty');
});

test('cut, changed, lengthened or with another key it does not open, and leaves nothing', async () => {
  const whole = readFileSync(file);
  const damaged = join(folder, 'damaged');
  const flip = (at: number) => {
    const bytes = Buffer.from(whole);
    bytes[at] = bytes[at]! ^ 1;
    return bytes;
  };
  const places = Array.from({ length: 60 }, (_, i) => Math.floor((i / 60) * whole.length));
  const cases = [
    ...places.map(flip),
    ...places.map((at) => whole.subarray(0, at)),
    whole.subarray(0, -1),
    Buffer.concat([whole, Buffer.from('x')]),
    Buffer.concat([whole, whole]),
  ];
  for (const bytes of cases) {
    writeFileSync(damaged, bytes);
    const to = join(folder, 'half');
    await expect(restoreBackup(damaged, to, key)).rejects.toMatchObject({ code: 'backup_invalid' });
    expect(existsSync(to)).toBe(false);
  }
  await expect(restoreBackup(file, join(folder, 'half'), randomBytes(32))).rejects.toMatchObject({
    facts: { because: 'another_key_or_changed' },
  });
});

test('a restore that a signal ends leaves nothing decrypted, and can be made again', async () => {
  const endless = join(folder, 'endless.backup');
  const to = join(folder, 'ended');
  spawnSync('mkfifo', [endless]);
  const restore = spawn(process.execPath, [...MAIN, 'restore', endless, '--to', to], {
    cwd: PROJECT,
    env: ENV,
  });
  const ended = once(restore, 'exit');
  await vi.waitFor(() => expect(readdirSync(to)).toHaveLength(1), { timeout: 20_000 });
  restore.kill('SIGTERM');
  expect(await ended).toEqual([null, 'SIGTERM']);
  expect(readdirSync(to)).toEqual([]);
  mkdirSync(join(to, '.work-999999999-killed'));
  mkdirSync(join(to, 'lost+found'));
  expect(await restoreBackup(file, to, key)).toMatchObject({ files: 3 });
  expect(readdirSync(to)).toContain('chaperone.db');
  expect(readdirSync(to)).not.toContain('.work-999999999-killed');
});

test('nothing beside the folder is touched', async () => {
  const to = join(folder, 'beside');
  mkdirSync(`${to}.partial`);
  await restoreBackup(file, to, key);
  expect(existsSync(`${to}.partial`)).toBe(true);
});

test.each([
  ['the end of it does', 'output_unwritable', () => Math.floor(statSync(file).size / 1024)],
  ['the copy of the database does', 'storage_unavailable', () => 1],
])(
  'where %s not fit on the disk, %s is told, and there is no backup',
  async (_, code, kibibytes) => {
    const data = join(folder, code);
    await restoreBackup(file, data, key);
    const cut = join(folder, 'cut.backup');
    // In blocks of 512 bytes. Of what does not fit whole, the system writes a part and calls that done.
    const limited = `ulimit -f ${kibibytes() * 2}; exec "$@"`;
    const create = [process.execPath, ...MAIN, 'create', cut, '--data', data];
    const ran = spawnSync('sh', ['-c', limited, 'sh', ...create], {
      cwd: PROJECT,
      encoding: 'utf8',
      env: ENV,
    });
    expect(ran.stderr).toContain(code);
    expect(ran.status).toBe(1);
    expect(readdirSync(folder).filter((name) => name.startsWith('cut'))).toEqual([]);
  },
);

test('of two that make the same backup each is whole', async () => {
  const same = join(folder, 'same.backup');
  await Promise.all([makeBackup(gateway.folder, same, key), makeBackup(gateway.folder, same, key)]);
  expect(await restoreBackup(same, join(folder, 'same'), key)).toMatchObject({ files: 3 });
});

test('a backup that is there is not written over, and a failed one leaves no file', async () => {
  await expect(makeBackup(gateway.folder, file, key)).rejects.toMatchObject({
    code: 'config_invalid',
  });
  const empty = mkdtempSync(join(folder, 'empty-'));
  await expect(makeBackup(empty, join(folder, 'none'), key)).rejects.toMatchObject({
    code: 'config_invalid',
  });
  expect(existsSync(join(folder, 'none'))).toBe(false);
});

test.each([['create'], ['drill']])(
  '%s in a folder without a gateway is refused, and makes nothing there',
  (action) => {
    const empty = mkdtempSync(join(folder, 'empty-'));
    const ran = chaperone(action, join(empty, 'none.backup'), '--data', join(empty, 'data'));
    expect(ran.status).toBe(1);
    expect(ran.stderr).toContain('there is no chaperone.db in this folder');
    expect(readdirSync(empty)).toEqual([]);
  },
);

test.each([
  ['neither secret', [], {}, 'master.secret'],
  ['the master secret alone', ['master.secret'], {}, 'ledger.key'],
  ['the ledger key alone, in the environment', [], { CHAPERONE_LEDGER_KEY: 'x' }, 'master.secret'],
])('a database with %s is no backup', async (_, files, env, lacking) => {
  const half = mkdtempSync(join(folder, 'half-'));
  for (const name of ['chaperone.db', ...files]) writeFileSync(join(half, name), '');
  await expect(makeBackup(half, join(folder, 'none'), key, env)).rejects.toMatchObject({
    code: 'config_invalid',
    facts: { at: join(half, lacking) },
  });
  expect(existsSync(join(folder, 'none'))).toBe(false);
});

const workFolders = () => readdirSync(gateway.folder).filter((name) => name.startsWith('.work-'));

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  'a drill that %s ends leaves nothing decrypted',
  async (signal) => {
    const endless = join(folder, `${signal}.backup`);
    spawnSync('mkfifo', [endless]);
    const drill = spawn(process.execPath, [...MAIN, 'drill', endless, '--data', gateway.folder], {
      cwd: PROJECT,
      env: ENV,
    });
    const ended = once(drill, 'exit');
    await vi.waitFor(
      () => expect(readdirSync(join(gateway.folder, workFolders()[0]!))).toEqual(['restored']),
      { timeout: 20_000 },
    );
    drill.kill(signal);
    expect(await ended).toEqual([null, signal]);
    expect(workFolders()).toEqual([]);
  },
);

test('what a killed drill left goes with the next; the folder of one at work stays', () => {
  const [left, atWork] = ['.work-999999999-left', `.work-${process.pid}-at-work`];
  for (const name of [left, atWork]) {
    mkdirSync(join(gateway.folder, name));
    writeFileSync(join(gateway.folder, name, 'master.secret'), '');
  }
  chaperone('drill', file, '--data', gateway.folder);
  expect(workFolders()).toEqual([atWork]);
  rmSync(join(gateway.folder, atWork), { recursive: true });
});

test('a new key is for its owner alone, and is not written over', () => {
  const path = join(folder, 'backup.key');
  expect(chaperone('key', '--out', path).status).toBe(0);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  const made = readFileSync(path, 'utf8');
  expect(Buffer.from(made, 'base64')).toHaveLength(32);
  expect(chaperone('key', '--out', path).stderr).toContain('is there already');
  expect(readFileSync(path, 'utf8')).toBe(made);
});

test.each([
  [0o600, 0, ''],
  [0o640, 1, 'chmod 600'],
  [0o604, 1, 'chmod 600'],
])('a key file of mode %o ends with %i', (mode, status, remedy) => {
  const path = join(folder, `${mode}.key`);
  writeFileSync(path, key.toString('base64'));
  chmodSync(path, mode);
  const ran = chaperone('restore', file, '--to', join(folder, `by-${mode}`), '--key-file', path);
  expect(ran.status).toBe(status);
  expect(ran.stderr).toContain(remedy);
});
