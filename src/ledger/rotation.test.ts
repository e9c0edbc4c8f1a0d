import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { MemoryLedgerStore } from '../../test/support/memory-ledger-store.ts';
import { type LedgerOptions, openLedger, rotateKey } from './append.ts';
import {
  cosign,
  parseCheckpoint,
  parseVerifierKey,
  signCheckpoint,
  verifierKeyText,
  verifyCheckpoint,
} from './checkpoint.ts';
import { parseLeaf } from './leaf.ts';
import {
  formatConsistencyFile,
  formatProofFile,
  proveConsistency,
  proveInclusion,
} from './proof.ts';
import { parseRotation } from './rotation.ts';
import { LedgerVerifier, verifyConsistencyFile, verifyProofFile } from './verify.ts';

const origin = 'example.org/ledger';
const indexKey = randomBytes(32);
const newKey = () => generateKeyPairSync('ed25519').privateKey;
/** The last is a stranger's. */
const keys = [newKey(), newKey(), newKey(), newKey()];
const vkeys = keys.map((key) => parseVerifierKey(verifierKeyText(origin, key))!);
const about = { at: '2026-03-01T10:00:00.000Z', exchange: 'x', by: 'command' };

const store = new MemoryLedgerStore();
const optionsOf = (key: number, of = store): LedgerOptions => {
  return { store: of, key: keys[key]!, origin, indexKey };
};
/** By their sizes. */
const checkpoints: string[] = [];
let leaves: string[] = [];

async function append(key: number, count: number, of = store): Promise<void> {
  const ledger = await openLedger(optionsOf(key, of));
  for (let i = 0; i < count; i += 1) {
    await ledger.append({ kind: 'event', at: about.at, exchange: 'x' });
    checkpoints[ledger.size] = (await of.head()).checkpoint;
  }
}

async function rotate(from: number, to: number): Promise<void> {
  const { size, checkpoint } = await rotateKey(optionsOf(from), keys[to]!, about);
  checkpoints[size] = checkpoint;
}

/** Entries 3 and 6 change the key: from 0 to 1, from 1 to 2. */
beforeAll(async () => {
  await append(0, 3);
  await rotate(0, 1);
  await append(1, 2);
  await rotate(1, 2);
  await append(2, 1);
  leaves = (await store.entries(0, 8)).map(({ leaf }) => `${Buffer.from(leaf)}\n`);
});

function verdict(
  trusted: number,
  { checkpoint = checkpoints[8]!, previous, lines = leaves }: Partial<Given> = {},
) {
  const older = previous === undefined ? {} : { previous };
  const verifier = new LedgerVerifier({ key: vkeys[trusted]!, checkpoint, ...older });
  verifier.push(Buffer.from(lines.join('')));
  const { isValid, ...rest } = verifier.end();
  return isValid ? 'whole' : 'because' in rest && rest.because;
}

interface Given {
  readonly checkpoint: string;
  readonly previous: string;
  readonly lines: readonly string[];
}

/** The state at a size, signed by others. */
function signedBy(size: number, ...signers: number[]): string {
  const [first, ...more] = signers;
  const { checkpoint } = parseCheckpoint(checkpoints[size]!)!;
  return more.reduce(
    (text, key) => cosign(text, keys[key]!, vkeys[key]!.id),
    signCheckpoint(checkpoint, keys[first!]!, vkeys[first!]!.id),
  );
}

test('each key of the ledger leads to the others, through every state it had', () => {
  for (const trusted of [0, 1, 2]) {
    for (let size = 1; size <= 8; size += 1) {
      const [checkpoint, lines] = [checkpoints[size]!, leaves.slice(0, size)];
      // Of a tree in which a key is not named yet it can vouch for nothing.
      if (trusted <= [4, 7].filter((since) => size >= since).length) {
        expect(verdict(trusted, { checkpoint, lines }), `${trusted} at ${size}`).toBe('whole');
      }
      expect(verdict(trusted, { previous: checkpoint }), `${trusted} from ${size}`).toBe('whole');
    }
  }
  expect(verdict(3)).toBe('checkpoint_not_signed_by_key');
});

test('a summary says where the key changed', () => {
  const verifier = new LedgerVerifier({ key: vkeys[0]!, checkpoint: checkpoints[8]! });
  verifier.push(Buffer.from(leaves.join('')));
  expect(verifier.end()).toMatchObject({
    value: {
      rotations: [
        { index: 3, to: verifierKeyText(origin, keys[1]!) },
        { index: 6, to: verifierKeyText(origin, keys[2]!) },
      ],
    },
  });
});

test('the checkpoint that takes a change in is signed by both keys, the new one last', () => {
  const { signatures } = parseCheckpoint(checkpoints[4]!)!;
  expect(signatures.map(({ id }) => id)).toEqual([vkeys[0]!.id, vkeys[1]!.id].map(Buffer.from));
  for (const key of [0, 1]) {
    expect(verifyCheckpoint(checkpoints[4]!, vkeys[key]!).isValid).toBe(true);
  }
});

test.each<[string, { checkpoint?: number; previous?: number; by: number[] }, string]>([
  ['a stolen key, now', { checkpoint: 8, by: [0] }, 'checkpoint_key_retired'],
  ['the one before, now', { checkpoint: 8, by: [1] }, 'checkpoint_key_retired'],
  ['a stolen key, beyond its end', { previous: 5, by: [0] }, 'checkpoint_key_retired'],
  ['a stolen key, as it hands over', { previous: 4, by: [0] }, 'checkpoint_key_retired'],
  ['the new key alone, as it takes over', { previous: 4, by: [1] }, 'previous_checkpoint_invalid'],
  ['the new key, before it was one', { previous: 2, by: [1] }, 'previous_checkpoint_invalid'],
  ['a stranger', { checkpoint: 8, by: [3] }, 'checkpoint_not_signed_by_key'],
  ['a stranger beside the key', { checkpoint: 8, by: [3, 2] }, 'whole'],
])('a checkpoint signed by %s', (_, { checkpoint, previous, by }, expected) => {
  const given =
    checkpoint === undefined
      ? { previous: signedBy(previous!, ...by) }
      : { checkpoint: signedBy(checkpoint, ...by) };
  for (const trusted of [0, 1, 2]) expect(verdict(trusted, given)).toBe(expected);
});

/** An entry 3 that names another key, as somebody would write it who has `signers`. */
function forged(to: number, signers: { from: number; to: number }, change: object = {}): string {
  const before = JSON.parse(leaves[3]!);
  const stated = { ...before, to: verifierKeyText(origin, keys[to]!), ...change };
  const { from, size, root } = stated;
  const text = `chaperone ledger key rotation\n${from}\n${stated.to}\n${size}\n${root}\n`;
  const by = (key: number) => sign(null, Buffer.from(text), keys[key]!).toString('base64');
  return `${JSON.stringify({ ...stated, signatures: { from: by(signers.from), to: by(signers.to) } })}\n`;
}

async function ledgerOf(entry: string, key: KeyObject): Promise<Given> {
  const own = new MemoryLedgerStore();
  const ledger = await openLedger({ ...optionsOf(0, own), key });
  for (const leaf of [...leaves.slice(0, 3), entry]) {
    const { v: _, ...record } = JSON.parse(leaf);
    await ledger.append(record);
  }
  const lines = (await own.entries(0, 4)).map(({ leaf }) => `${Buffer.from(leaf)}\n`);
  return { lines, checkpoint: (await own.head()).checkpoint, previous: checkpoints[2]! };
}

test.each([
  ['no signature of the old key', forgedLater(3, { from: 3, to: 3 })],
  ['no signature of the new key', forgedLater(3, { from: 0, to: 0 })],
  ['another place', forgedLater(3, { from: 0, to: 3 }, { size: 2 })],
  [
    'another tree',
    forgedLater(3, { from: 0, to: 3 }, { root: Buffer.alloc(32).toString('base64') }),
  ],
])('a change of key with %s is none', async (_, entry) => {
  const { checkpoint, lines, previous } = await ledgerOf(entry(), keys[3]!);
  const both = cosign(checkpoint, keys[0]!, vkeys[0]!.id);
  for (const signed of [checkpoint, both]) {
    expect(verdict(0, { checkpoint: signed, lines, previous })).not.toBe('whole');
    expect(verdict(3, { checkpoint: signed, lines, previous })).not.toBe('whole');
  }
});

function forgedLater(...given: Parameters<typeof forged>): () => string {
  return () => forged(...given);
}

test('who has the old key can lay another history, until it is held to what was kept of the true one', async () => {
  const { checkpoint, lines, previous } = await ledgerOf(forged(3, { from: 0, to: 3 }), keys[3]!);
  const both = cosign(checkpoint, keys[0]!, vkeys[0]!.id);
  expect(verdict(0, { checkpoint: both, lines, previous })).toBe('whole');
  expect(verdict(1, { checkpoint: both, lines })).toBe('checkpoint_not_signed_by_key');
  expect(verdict(0, { checkpoint: both, lines, previous: checkpoints[4]! })).not.toBe('whole');
});

test('proofs across changes of key verify with any of the keys, and the entries that say so', async () => {
  const rotations = [3, 6].map((at) => parseRotation(parseLeaf(Buffer.from(leaves[at]!)))!);
  const { checkpoint } = await store.head();
  const hashes = await proveInclusion(1, 8, (nodes) => store.nodes(nodes));
  const older = await proveConsistency(2, 8, (nodes) => store.nodes(nodes));
  const leaf = Buffer.from(leaves[1]!.trimEnd());
  const inclusion = (of: string) => formatProofFile({ index: 1, hashes, checkpoint: of });
  const consistency = (of: string) =>
    formatConsistencyFile({ from: 2, hashes: older, checkpoint: of });
  const stolen = signedBy(8, 0);
  for (const key of vkeys.slice(0, 3)) {
    const previous = checkpoints[2]!;
    expect(verifyProofFile(inclusion(checkpoint), leaf, key, rotations).isValid).toBe(true);
    expect(verifyConsistencyFile(consistency(checkpoint), previous, key, rotations).isValid).toBe(
      true,
    );
    const retired = { because: 'checkpoint_key_retired' };
    expect(verifyProofFile(inclusion(stolen), leaf, key, rotations)).toMatchObject(retired);
    expect(verifyConsistencyFile(consistency(stolen), previous, key, rotations)).toMatchObject(
      retired,
    );
  }
  const because = (of: Parameters<typeof verifyProofFile>[3], key = 0) =>
    verifyProofFile(inclusion(checkpoint), leaf, vkeys[key]!, of);
  expect(because([])).toMatchObject({ because: 'checkpoint_not_signed_by_key' });
  expect(because(rotations.slice(1))).toMatchObject({ because: 'checkpoint_not_signed_by_key' });
  expect(because([rotations[0]!, rotations[0]!])).toMatchObject({ because: 'rotation_broken' });
});

test.each([
  ['before the commit', 0],
  ['after the commit', 1],
] as const)('after a crash %s the ledger goes on with key %i alone', async (crash, inForce) => {
  const own = new MemoryLedgerStore();
  await append(0, 2, own);
  own.crash = crash;
  const rotation = rotateKey(optionsOf(0, own), keys[1]!, about);
  await expect(rotation).rejects.toMatchObject({ code: 'ledger_unavailable' });
  expect(own.key).toBe(inForce === 0 ? undefined : verifierKeyText(origin, keys[1]!));
  await expect(append(1 - inForce, 1, own)).rejects.toMatchObject({
    code: inForce === 0 ? 'ledger_corrupt' : 'secrets_mismatch',
  });
  await append(inForce, 1, own);
  expect((await own.head()).size).toBe(3 + inForce);
});

test('a gateway left at work with the old key records nothing more', async () => {
  const own = new MemoryLedgerStore();
  const old = await openLedger(optionsOf(0, own));
  await old.append({ kind: 'event', at: about.at, exchange: 'x' });
  await rotateKey(optionsOf(0, own), keys[1]!, about);
  const late = () => old.append({ kind: 'event', at: about.at, exchange: 'late' });
  await expect(late()).rejects.toMatchObject({
    code: 'secrets_mismatch',
    facts: { secret: 'ledger_key', because: 'rotated', remedy: expect.any(String) },
  });
  await append(1, 1, own);
  await expect(late()).rejects.toMatchObject({
    code: 'ledger_corrupt',
    facts: { because: 'checkpoint_not_signed_by_key', remedy: expect.stringContaining('changed') },
  });
  expect((await own.head()).size).toBe(3);
});
