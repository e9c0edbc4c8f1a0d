import { createPublicKey } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openLedger, verifierKeyText } from '../ledger/index.ts';
import { openStore } from '../store/index.ts';
import { assertSameSecrets, loadKeys } from '../vault/index.ts';
import { makeBackup } from './backup/backup.ts';
import { drillInto } from './backup/drill.ts';
import { command as ledger } from './ledger.ts';

const ORIGIN = 'chaperone.local/ledger';
const root = await mkdtemp(join(tmpdir(), 'chaperone-rotate-'));
afterAll(() => rm(root, { recursive: true, force: true }));

let data: string;
let out = '';
beforeEach(async () => {
  data = await mkdtemp(join(root, 'data-'));
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += text;
    return true;
  });
  await append(3);
  out = '';
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

/** As a gateway that starts, works and ends. */
async function append(count: number): Promise<void> {
  const store = await openStore({ folder: data });
  try {
    const keys = await loadKeys(data, process.env, { settings: store.settings });
    await assertSameSecrets(store.settings, keys, verifierKeyText(ORIGIN, keys.ledger));
    const { ledger: key, index: indexKey } = keys;
    const opened = await openLedger({ store: store.ledger, key, origin: ORIGIN, indexKey });
    for (let i = 0; i < count; i += 1) {
      await opened.append({ kind: 'event', at: '2026-03-01T10:00:00.000Z', exchange: `x${i}` });
    }
    await opened.close();
  } finally {
    await store.close();
  }
}

const run = async (...args: string[]) => {
  out = '';
  return await ledger.run([...args, '--data', data]);
};
const exported = async (name: string) => {
  const folder = join(data, name);
  await run('export', '--out', folder);
  return (file: string) => join(folder, file);
};
const keyFile = (name = 'ledger.key') => readFile(join(data, name), 'utf8');

test('the key changes in database and folder, and both keys verify what was and what comes', async () => {
  const old = await keyFile();
  const before = await exported('before');
  expect(await run('rotate-key')).toBe(0);
  expect(out).toMatch(
    /^entry 3: from here on this key signs the ledger\nchaperone\.local\/ledger\+/,
  );
  expect(out.match(/^— chaperone\.local\/ledger /gm)).toHaveLength(2);
  expect(await keyFile()).not.toBe(old);
  expect(await readdir(data)).not.toContain('ledger.key.next');

  await append(2);
  const after = await exported('after');
  for (const key of [before('public-key'), after('public-key')]) {
    const trusted = ['--public-key', key, '--previous', before('checkpoint')];
    expect(await run('verify', ...trusted)).toBe(0);
    expect(out).toContain('rotated  entry 3 hands over to chaperone.local/ledger+');
    expect(await run('verify', '--dir', after('.'), ...trusted)).toBe(0);
  }
  expect(await run('verify')).toBe(0);
  expect(await run('show', '1')).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ isSigned: true });
});

test('proofs across the change verify with the key that was kept, and its entry', async () => {
  const before = await exported('before');
  await run('rotate-key');
  await append(1);
  const proofs = join(data, 'proofs');
  for (const index of ['0', '3']) await run('prove-inclusion', index, '--out', proofs);
  await run('prove-consistency', '3');
  await writeFile(join(proofs, 'consistency'), out);

  const trusted = ['--public-key', before('public-key')];
  const handed = [...trusted, '--rotation', join(proofs, '3.json')];
  const inclusion = ['--proof', join(proofs, '0.tlog-proof'), '--leaf', join(proofs, '0.json')];
  const consistency = ['--consistency', join(proofs, 'consistency')];
  const previous = ['--previous', before('checkpoint')];
  expect(await run('verify', ...inclusion, ...handed)).toBe(0);
  expect(await run('verify', ...consistency, ...previous, ...handed)).toBe(0);
  expect(await run('verify', ...inclusion, ...trusted)).toBe(1);
  expect(out).toContain('FAILED   checkpoint_not_signed_by_key: ');
  expect(out).toContain('--rotation');
  const wrong = run('verify', ...inclusion, ...trusted, '--rotation', join(proofs, '0.json'));
  await expect(wrong).rejects.toMatchObject({ facts: { at: join(proofs, '0.json') } });
});

test('a gateway that has the database open is not rotated under', async () => {
  const store = await openStore({ folder: data });
  const old = await keyFile();
  await expect(run('rotate-key')).rejects.toMatchObject({ code: 'storage_in_use' });
  await store.close();
  expect(await keyFile()).toBe(old);
  expect((await readdir(data)).filter((name) => name.includes('next'))).toEqual([]);
  await run('verify');
  expect(out).toContain('signed   3 entries');
});

test('broken off before the database had it, the old key is in force, and the next try takes the same new one', async () => {
  const old = await keyFile();
  const next = await keyOf('other');
  await writeFile(join(data, 'ledger.key.next'), next, { mode: 0o600 });
  await append(1);
  expect(await keyFile()).toBe(old);
  expect(await run('rotate-key')).toBe(0);
  expect(await keyFile()).toBe(next);
});

test('broken off before the file had its place, the next start puts it there', async () => {
  const old = await keyFile();
  await run('rotate-key');
  const next = await keyFile();
  await writeFile(join(data, 'ledger.key.next'), next, { mode: 0o600 });
  await writeFile(join(data, 'ledger.key'), old);
  expect(await drilled()).toBe(4);
  await append(1);
  expect(await keyFile()).toBe(next);
  expect(await readdir(data)).not.toContain('ledger.key.next');
  expect(await run('verify')).toBe(0);
});

test('a key of the environment: the new one goes where it is told, and the old one starts no more', async () => {
  const place = join(data, 'new.key');
  await expect(run('rotate-key', '--out', place)).rejects.toMatchObject({ facts: { at: '--out' } });
  vi.stubEnv('CHAPERONE_LEDGER_KEY', await keyFile());
  await expect(run('rotate-key')).rejects.toMatchObject({ facts: { at: '--out' } });
  expect(await run('rotate-key', '--out', place)).toBe(0);
  const stored = verifierKeyText(ORIGIN, createPublicKey(await keyFile('new.key')));
  await expect(append(1)).rejects.toMatchObject({
    code: 'secrets_mismatch',
    facts: { secret: 'ledger_key', stored },
  });
  vi.stubEnv('CHAPERONE_LEDGER_KEY', await keyFile('new.key'));
  await append(1);
  expect(await run('verify')).toBe(0);
});

/** How many entries a backup taken now has, by a drill. */
async function drilled(): Promise<number> {
  const [file, key] = [join(root, 'backup'), new Uint8Array(32)];
  await makeBackup(data, file, key);
  const store = await openStore({ folder: data });
  try {
    const live = { store, origin: ORIGIN, isElsewhere: false };
    return (await drillInto(join(root, 'drill'), file, key, live)).entries;
  } finally {
    await store.close();
  }
}

/** One made elsewhere. */
async function keyOf(name: string): Promise<string> {
  const folder = join(data, name);
  await loadKeys(folder, {});
  return await readFile(join(folder, 'ledger.key'), 'utf8');
}
