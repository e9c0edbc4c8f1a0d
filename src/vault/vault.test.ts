import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { LIMITS } from '../core/limits.ts';
import type { SurrogatePair } from '../core/phi.ts';
import { seal, unseal } from './envelope.ts';
import { openVault, type SealedRow, type VaultStore } from './vault.ts';

const key = randomBytes(32);
const clock = { now: () => 1_700_000_000_000 };
const pair: SurrogatePair = { surrogate: 'Ann Other', original: 'Mary Sentinel', category: 'name' };
const entry = {
  caller: 'key_1',
  ids: ['resp_1', 'msg_1'],
  sealedBlocks: ['signature-1'],
  upstream: 'north',
  pairs: [pair],
  about: {
    patients: ['Patient/1'],
    described: [],
    labels: ['SUD'],
    stated: ['V'],
    useCases: ['letters'],
  },
};

class MemoryVaultStore implements VaultStore {
  readonly rows = new Map<string, SealedRow>();

  async put(rows: readonly SealedRow[]) {
    for (const row of rows) this.rows.set(row.id, row);
  }

  async get(ids: readonly string[]) {
    return ids.flatMap((id) => this.rows.get(id) ?? []);
  }

  async purge(time: number) {
    const gone = [...this.rows.values()].filter(({ expiresAt }) => expiresAt < time);
    for (const { id } of gone) this.rows.delete(id);
    return gone.length;
  }
}

test('what was remembered is recalled by any of its ids, pairs merged', async () => {
  const vault = openVault({ store: new MemoryVaultStore(), key, clock });
  const other = { ...pair, surrogate: 'Bo Else', original: 'Max Sentinel' };
  await vault.remember(entry);
  const about = {
    patients: ['Patient/1', 'Patient/2'],
    described: ['Patient?x'],
    labels: ['HIV'],
    stated: ['N'],
    useCases: ['billing'],
  };
  await vault.remember({ ...entry, ids: ['resp_2'], pairs: [pair, other], about });
  expect(await vault.recall('key_1', ['msg_1'])).toEqual({
    upstream: 'north',
    pairs: [pair],
    about: entry.about,
  });
  expect(await vault.recall('key_1', ['resp_1', 'resp_2'])).toEqual({
    upstream: 'north',
    pairs: [pair, other],
    about: {
      ...about,
      labels: ['SUD', 'HIV'],
      stated: ['V', 'N'],
      useCases: ['letters', 'billing'],
    },
  });
});

test.each([
  ['another caller', 'key_2', ['resp_1']],
  ['an unknown id', 'key_1', ['resp_9']],
  ['one unknown among known', 'key_1', ['resp_1', 'resp_9']],
  ['a block in place of an id', 'key_1', ['signature-1']],
  ['ids of two upstreams', 'key_1', ['resp_1', 'resp_south']],
  ['no ids', 'key_1', []],
])('%s recalls nothing', async (_, caller, ids) => {
  const vault = openVault({ store: new MemoryVaultStore(), key, clock });
  await vault.remember(entry);
  await vault.remember({ ...entry, ids: ['resp_south'], upstream: 'south' });
  await expect(vault.recall(caller, ids)).rejects.toMatchObject({ code: 'continuation_unknown' });
});

test('a clock set back gives no continuation a longer life', async () => {
  const time = { wall: 1_700_000_000_000, steady: 0 };
  const moving = { now: () => time.wall, steady: () => time.steady };
  const vault = openVault({ store: new MemoryVaultStore(), key, clock: moving });
  await vault.remember(entry);
  const days = LIMITS.continuationDaysMax * 86_400_000;
  time.steady = days - 1;
  time.wall -= 365 * 86_400_000;
  expect((await vault.recall('key_1', ['resp_1'])).upstream).toBe('north');
  time.steady = days;
  await expect(vault.recall('key_1', ['resp_1'])).rejects.toMatchObject({
    code: 'continuation_unknown',
  });
});

test('blocks go back to who issued them, or nowhere', async () => {
  const vault = openVault({ store: new MemoryVaultStore(), key, clock });
  await vault.remember(entry);
  await vault.remember({ ...entry, sealedBlocks: ['signature-2'], upstream: 'south' });
  const unknown = { code: 'continuation_unknown' };
  await expect(vault.issuerOf('key_1', ['signature-1', 'forged'])).rejects.toMatchObject({
    ...unknown,
    facts: { index: 1 },
  });
  expect(await vault.issuerOf('key_1', [])).toBeUndefined();
  expect(await vault.issuerOf('key_1', ['signature-1'])).toBe('north');
  await expect(vault.issuerOf('key_1', ['forged'])).rejects.toMatchObject(unknown);
  await expect(vault.issuerOf('key_2', ['signature-1'])).rejects.toMatchObject(unknown);
  await expect(vault.issuerOf('key_1', ['signature-1', 'signature-2'])).rejects.toMatchObject(
    unknown,
  );
});

test('the database sees neither ids, nor callers, nor originals', async () => {
  const store = new MemoryVaultStore();
  await openVault({ store, key, clock }).remember(entry);
  const seen = [...store.rows.values()].map(({ id, envelope }) => id + latin1(envelope)).join();
  expect(seen).not.toMatch(/resp_1|msg_1|signature|key_1|Sentinel|Other|north/);
});

test('a row moved over another does not open', async () => {
  const store = new MemoryVaultStore();
  const vault = openVault({ store, key, clock });
  await vault.remember(entry);
  const [one, two] = [...store.rows.values()];
  store.rows.set(one!.id, { ...one!, envelope: two!.envelope });
  await expect(vault.recall('key_1', ['resp_1'])).rejects.toMatchObject({
    code: 'vault_unavailable',
  });
});

test('a store that fails is a vault that cannot be used', async () => {
  const store = new MemoryVaultStore();
  const vault = openVault({ store, key, clock });
  store.put = () => Promise.reject(new Error('gone'));
  store.get = () => Promise.reject(new Error('gone'));
  await expect(vault.remember(entry)).rejects.toMatchObject({ code: 'vault_unavailable' });
  await expect(vault.recall('key_1', ['x'])).rejects.toMatchObject({ code: 'vault_unavailable' });
});

test('an envelope opens with its key, at its place, as it was, and not otherwise', () => {
  const envelope = seal(Buffer.from('plain'), 'here', key);
  expect(latin1(unseal(envelope, 'here', key)!)).toBe('plain');
  expect(unseal(envelope, 'there', key)).toBeUndefined();
  expect(unseal(envelope, 'here', randomBytes(32))).toBeUndefined();
  expect(unseal(new Uint8Array(3), 'here', key)).toBeUndefined();
  for (let at = 0; at < envelope.length; at += 1) {
    const altered = Uint8Array.from(envelope);
    altered[at]! ^= 1;
    expect(unseal(altered, 'here', key), `byte ${at}`).toBeUndefined();
    expect(unseal(envelope.subarray(0, at), 'here', key), `cut at ${at}`).toBeUndefined();
  }
});

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
}
