import { createPublicKey, generateKeyPairSync, randomBytes } from 'node:crypto';
import { describe, expect, test, vi } from 'vitest';
import { MemoryLedgerStore } from '../../test/support/memory-ledger-store.ts';
import { openLedger } from './append.ts';
import { parseVerifierKey, verifierKeyText } from './checkpoint.ts';
import type { LedgerRecord } from './leaf.ts';
import { LedgerVerifier } from './verify.ts';

const { privateKey: key, publicKey } = generateKeyPairSync('ed25519');
const origin = 'example.org/ledger';
const indexKey = randomBytes(32);
const open = (store: MemoryLedgerStore, other = {}) =>
  openLedger({ store, key, origin, indexKey, ...other });

function event(n: number): LedgerRecord {
  return { kind: 'event', at: '2026-03-01T10:00:00.000Z', exchange: `x${n}` };
}

async function verdict(store: MemoryLedgerStore) {
  const { checkpoint } = await store.head();
  const verifier = new LedgerVerifier({
    key: parseVerifierKey(verifierKeyText(origin, publicKey))!,
    checkpoint,
  });
  for (const { leaf } of await store.entries(0, 10_000)) {
    verifier.push(leaf);
    verifier.push(Buffer.from('\n'));
  }
  return verifier.end();
}

test('entries get the next index, in a tree that verifies after each', async () => {
  const store = new MemoryLedgerStore();
  const ledger = await open(store);
  for (let i = 0; i < 20; i += 1) {
    expect(await ledger.append(event(i))).toEqual({ index: i, size: i + 1 });
    expect(await verdict(store)).toMatchObject({ isValid: true, value: { size: i + 1 } });
  }
  expect(ledger.size).toBe(20);
});

test('a reopened ledger goes on where it was', async () => {
  const store = new MemoryLedgerStore();
  const ledger = await open(store);
  for (let i = 0; i < 7; i += 1) await ledger.append(event(i));

  const reopened = await open(store);
  expect(reopened.size).toBe(7);
  expect(await reopened.append(event(7))).toEqual({ index: 7, size: 8 });
  expect(await verdict(store)).toMatchObject({ isValid: true });
});

test('entries that arrive together share one commit, each with its own index', async () => {
  const store = new MemoryLedgerStore();
  const ledger = await open(store);
  const receipts = await Promise.all(
    Array.from({ length: 100 }, (_, i) => ledger.append(event(i))),
  );
  expect(receipts.map(({ index }) => index)).toEqual(Array.from({ length: 100 }, (_, i) => i));
  expect(receipts.map(({ size }) => size)).toEqual(Array(100).fill(100));
  expect(store.commits).toBe(1);
});

test('a batch has its bound', async () => {
  const store = new MemoryLedgerStore();
  const ledger = await open(store);
  await Promise.all(Array.from({ length: 1_025 }, (_, i) => ledger.append(event(i))));
  expect(store.commits).toBe(3);
  expect(await verdict(store)).toMatchObject({ isValid: true, value: { size: 1_025 } });
});

test.each([
  ['before the commit', 0],
  ['after the commit', 1], // the disk has it, although the writer was told it failed
] as const)('a crash %s leaves a ledger of %i that takes the next event', async (crash, size) => {
  const store = new MemoryLedgerStore();
  const ledger = await open(store);
  store.crash = crash;
  await expect(ledger.append(event(1))).rejects.toThrow('not recorded');
  expect((await store.head()).size).toBe(size);

  // The same process goes on from what the disk says, and so does a new one.
  expect(await ledger.append(event(2))).toEqual({ index: size, size: size + 1 });
  expect(await (await open(store)).append(event(3))).toMatchObject({ index: size + 1 });
  expect(await verdict(store)).toMatchObject({ isValid: true, value: { size: size + 2 } });
});

test('of a failed batch nobody is told it was recorded', async () => {
  const store = new MemoryLedgerStore();
  const ledger = await open(store);
  store.crash = 'after the commit';
  const outcomes = await Promise.allSettled([1, 2, 3].map((i) => ledger.append(event(i))));
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
});

test('a writer whose head another has moved builds on the new one', async () => {
  const store = new MemoryLedgerStore();
  const [one, two] = [await open(store), await open(store)];
  await one.append(event(0));
  store.beforeCommit = async () => {
    await one.append(event(1)); // in between the batch of `two` and its commit
  };
  const turns = vi.spyOn(store, 'inTurn');
  expect(await two.append(event(2))).toEqual({ index: 2, size: 3 });
  expect(turns).toHaveBeenCalledTimes(1);
  expect(await one.append(event(3))).toEqual({ index: 3, size: 4 });
  expect(await verdict(store)).toMatchObject({ isValid: true, value: { size: 4 } });
});

test('a turn whose end is not known refuses, and the next batch starts from the disk', async () => {
  const store = new MemoryLedgerStore();
  const [one, two] = [await open(store), await open(store)];
  store.beforeCommit = async () => void (await one.append(event(0)));
  const inTurn = store.inTurn.bind(store);
  vi.spyOn(store, 'inTurn').mockImplementationOnce(async (use) => {
    await inTurn(use); // it is on disk, and whoever waits is told that nobody knows
    throw new Error('connection lost');
  });
  await expect(two.append(event(1))).rejects.toMatchObject({ code: 'ledger_unavailable' });
  expect(await two.append(event(2))).toEqual({ index: 2, size: 3 });
  expect(await verdict(store)).toMatchObject({ isValid: true, value: { size: 3 } });
});

test('writers on one store never fork it', async () => {
  const store = new MemoryLedgerStore();
  const writers = await Promise.all(Array.from({ length: 4 }, () => open(store)));
  const receipts = await Promise.all(
    Array.from({ length: 400 }, async (_, i) => {
      await new Promise((resolve) => setTimeout(resolve, i % 17));
      return await writers[i % 4]!.append(event(i));
    }),
  );
  const indices = receipts.map(({ index }) => index).sort((a, b) => a - b);
  expect(indices).toEqual(Array.from({ length: 400 }, (_, i) => i));
  expect(await verdict(store)).toMatchObject({ isValid: true, value: { size: 400 } });
});

test('an unreadable store is refused, and used again once it can be read', async () => {
  const store = new MemoryLedgerStore();
  const ledger = await open(store);
  await ledger.append(event(0));
  store.crash = 'before the commit';
  await expect(ledger.append(event(1))).rejects.toMatchObject({ code: 'ledger_unavailable' });
  const head = store.head.bind(store);
  store.head = () => Promise.reject(new Error('gone'));
  await expect(ledger.append(event(2))).rejects.toMatchObject({
    code: 'ledger_unavailable',
    facts: { because: 'unreadable' },
  });
  store.head = head;
  expect(await ledger.append(event(3))).toEqual({ index: 1, size: 2 });
});

test('an unreadable store does not open, and nobody is told of something that was to be sent', async () => {
  const store = new MemoryLedgerStore();
  store.head = () => Promise.reject(new Error('gone'));
  await expect(open(store)).rejects.toMatchObject({
    code: 'storage_unavailable',
    facts: { because: 'ledger_unreadable' },
  });
});

test('a store that was tampered with is not extended', async () => {
  const store = new MemoryLedgerStore();
  const ledger = await open(store);
  for (let i = 0; i < 3; i += 1) await ledger.append(event(i));
  store.tamper(2, { hashes: randomBytes(32) });
  await expect(open(store)).rejects.toMatchObject({
    code: 'ledger_corrupt',
    facts: { because: 'root' },
  });
});

describe('a ledger that was put back under its writer is not extended', () => {
  test.each([0, 1, 3, 4])('to its first %i entries', async (size) => {
    const store = new MemoryLedgerStore();
    const ledger = await open(store);
    const heads = [await store.head()];
    for (let i = 0; i < 5; i += 1) {
      await ledger.append(event(i));
      heads.push(await store.head());
    }
    store.putBack(heads[size]!);
    const refused = { code: 'ledger_corrupt', facts: { because: 'went_back', size, seen: 5 } };
    await expect(ledger.append(event(5))).rejects.toMatchObject(refused);
    await expect(ledger.append(event(6))).rejects.toMatchObject(refused);
    expect((await store.head()).size).toBe(size);
  });

  test.each([5, 6, 9])('and grown to %i others since', async (size) => {
    const [store, other] = [new MemoryLedgerStore(), new MemoryLedgerStore()];
    const [ledger, forger] = [await open(store), await open(other)];
    for (let i = 0; i < 5; i += 1) await ledger.append(event(i));
    for (let i = 0; i < size; i += 1) await forger.append(event(i === 4 ? 99 : i));
    store.putBack(await other.head(), await other.entries(0, size));
    await expect(ledger.append(event(5))).rejects.toMatchObject({
      code: 'ledger_corrupt',
      facts: { because: 'went_back' },
    });
  });
});

test.each([
  ['another key', { key: generateKeyPairSync('ed25519').privateKey }],
  ['another origin', { origin: 'example.org/other' }],
])('a ledger is not continued under %s', async (_, other) => {
  const store = new MemoryLedgerStore();
  await (await open(store)).append(event(0));
  await expect(open(store, other)).rejects.toMatchObject({ code: 'ledger_corrupt' });
});

test('a closed ledger finishes what was under way and takes no more', async () => {
  const store = new MemoryLedgerStore();
  const ledger = await open(store);
  const last = ledger.append(event(0));
  await ledger.close();
  expect(await last).toEqual({ index: 0, size: 1 });
  await expect(ledger.append(event(1))).rejects.toMatchObject({ facts: { because: 'closed' } });
});

test('the verifier key is that of the private key', () => {
  expect(verifierKeyText(origin, key)).toBe(verifierKeyText(origin, createPublicKey(key)));
});
