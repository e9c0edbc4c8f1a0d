import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { chmod, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { keyDigest, looksLikeApiKey, newApiKey } from './api-keys.ts';
import { loadKeys } from './keys.ts';

const folders: string[] = [];
afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'chaperone-keys-'));
  folders.push(folder);
  return join(folder, 'data');
}

const pem = (type: 'ed25519' | 'x25519') =>
  generateKeyPairSync(type as 'ed25519')
    .privateKey.export({ type: 'pkcs8', format: 'pem' })
    .toString();

test('keys are made once, for their owner alone, and are the same from then on', async () => {
  const folder = await newFolder();
  const first = await loadKeys(folder, {});
  const again = await loadKeys(folder, {});
  expect(again.surrogates).toEqual(first.surrogates);
  expect(again.checkValue).toBe(first.checkValue);
  expect(again.ledger.equals(first.ledger)).toBe(true);

  expect((await readdir(folder)).sort()).toEqual(['ledger.key', 'master.secret']);
  for (const name of ['ledger.key', 'master.secret']) {
    expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600);
  }
});

test('gateways that start at once on one folder have one secret', async () => {
  const folder = await newFolder();
  const all = await Promise.all(Array.from({ length: 8 }, () => loadKeys(folder, {})));
  expect(new Set(all.map(({ checkValue }) => checkValue)).size).toBe(1);
});

test('every use has a key of its own, and the check value gives none away', async () => {
  const keys = await loadKeys(await newFolder(), {});
  const derived = [keys.surrogates, keys.vault, keys.index, keys.pepper].map((key) =>
    Buffer.from(key).toString('hex'),
  );
  expect(new Set([...derived, keys.checkValue]).size).toBe(5);
});

test('who may not make keys is told where they should be', async () => {
  const folder = await newFolder();
  await expect(loadKeys(folder, {}, { mayCreate: false })).rejects.toMatchObject({
    code: 'config_invalid',
    facts: { at: join(folder, 'master.secret') },
  });
  await expect(readdir(folder)).rejects.toThrow('ENOENT');
});

test.each([
  ['master.secret', 'master_secret'],
  ['ledger.key', 'ledger_key'],
])('%s is made anew only where the database was set up with none', async (name, secret) => {
  const folder = await newFolder();
  const before = await loadKeys(folder, {});
  await rm(join(folder, name));
  const left = await readdir(folder);
  const set = { claim: async () => '', replace: async () => false };
  const settings = { ...set, get: async (of: string) => (of === secret ? 'set up' : undefined) };
  await expect(loadKeys(folder, {}, { settings })).rejects.toMatchObject({
    code: 'secrets_mismatch',
    facts: { secret, because: 'missing', at: join(folder, name), remedy: expect.any(String) },
  });
  expect(await readdir(folder)).toEqual(left);
  const fresh = { ...set, get: async () => undefined };
  const made = await loadKeys(folder, {}, { settings: fresh });
  expect(made.checkValue === before.checkValue && made.ledger.equals(before.ledger)).toBe(false);
});

test('from the environment, nothing is written', async () => {
  const folder = await newFolder();
  const secret = randomBytes(32).toString('base64');
  const ledger = pem('ed25519');
  const env = { CHAPERONE_SECRET: secret, CHAPERONE_LEDGER_KEY: ledger.replaceAll('\n', '\\n') };
  const keys = await loadKeys(folder, env);
  expect(keys.ledger.export({ type: 'pkcs8', format: 'pem' })).toBe(ledger);
  await expect(readdir(folder)).rejects.toThrow('ENOENT');

  const other = await loadKeys(folder, {
    ...env,
    CHAPERONE_SECRET: randomBytes(32).toString('base64'),
  });
  expect(other.checkValue).not.toBe(keys.checkValue);
});

test.each([
  ['too short', { CHAPERONE_SECRET: randomBytes(16).toString('base64') }],
  ['not base64', { CHAPERONE_SECRET: `${'x'.repeat(42)}!!` }],
  ['no key', { CHAPERONE_LEDGER_KEY: 'hunter2' }],
  ['a key of another kind', { CHAPERONE_LEDGER_KEY: pem('x25519') }],
])('a secret that is %s is refused without being shown', async (_, env) => {
  const refused = await loadKeys(await newFolder(), env).catch((error) => error);
  expect(refused).toMatchObject({ code: 'config_invalid', facts: { at: Object.keys(env)[0] } });
  expect(JSON.stringify(refused.facts)).not.toContain(Object.values(env)[0]);
});

test('a folder that takes no secrets is told as that, with what else there is', async () => {
  const folder = await newFolder();
  await symlink(join(folder, '..', 'not-mounted', 'data'), folder);
  await expect(loadKeys(folder, {})).rejects.toMatchObject({
    code: 'storage_unavailable',
    facts: {
      because: 'ENOENT',
      at: join(folder, 'master.secret'),
      remedy: expect.stringContaining('CHAPERONE_SECRET'),
    },
  });
});

test('a secret that others can read is refused', async () => {
  const folder = await newFolder();
  await loadKeys(folder, {});
  await chmod(join(folder, 'master.secret'), 0o640);
  await expect(loadKeys(folder, {})).rejects.toMatchObject({ code: 'config_invalid' });
});

test('a damaged secret is refused, not replaced', async () => {
  const folder = await newFolder();
  await loadKeys(folder, {});
  const at = join(folder, 'master.secret');
  await writeFile(at, 'damaged\n');
  await expect(loadKeys(folder, {})).rejects.toMatchObject({
    code: 'config_invalid',
    facts: { at, remedy: expect.stringContaining('backup restore') },
  });
  expect(await readFile(join(folder, 'master.secret'), 'utf8')).toBe('damaged\n');
});

test('an API key is shown once and kept as a digest under the pepper', () => {
  const pepper = randomBytes(32);
  const { plain, key, digest } = newApiKey({ name: 'ward 3', defaults: {} }, pepper, 1);
  expect(looksLikeApiKey(plain)).toBe(true);
  expect(JSON.stringify(key)).not.toContain(plain.slice(3));
  expect(keyDigest(plain, pepper)).toEqual(digest);
  expect(keyDigest(plain, randomBytes(32))).not.toEqual(digest);
});

test.each([
  '',
  'ck_',
  'sk-abc',
  `ck_${'a'.repeat(42)}`,
  `ck_${'a'.repeat(44)}`,
  `ck_${'!'.repeat(43)}`,
])('%j is no API key', (text) => {
  expect(looksLikeApiKey(text)).toBe(false);
});
