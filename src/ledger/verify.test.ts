import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { MemoryLedgerStore } from '../../test/support/memory-ledger-store.ts';
import { openLedger } from './append.ts';
import { isOrigin, parseVerifierKey, verifierKeyText, verifyCheckpoint } from './checkpoint.ts';
import { formatProofFile, proveInclusion } from './proof.ts';
import { LedgerVerifier, verifyProofFile } from './verify.ts';

const { privateKey: key } = generateKeyPairSync('ed25519');
const origin = 'example.org/ledger';
const vkey = verifierKeyText(origin, key);
let exported: { checkpoint: string; leaves: string; proof: string; leaf: Uint8Array };

beforeAll(async () => {
  const store = new MemoryLedgerStore();
  const ledger = await openLedger({ store, key, origin, indexKey: randomBytes(32) });
  for (let i = 0; i < 5; i += 1) {
    await ledger.append({ kind: 'event', at: '2026-03-01T10:00:00.000Z', exchange: `x${i}` });
  }
  const entries = await store.entries(0, 5);
  const { checkpoint } = await store.head();
  const hashes = await proveInclusion(2, 5, (nodes) => store.nodes(nodes));
  exported = {
    checkpoint,
    leaves: entries.map(({ leaf }) => `${Buffer.from(leaf)}\n`).join(''),
    leaf: entries[2]!.leaf,
    proof: formatProofFile({ index: 2, hashes, checkpoint }),
  };
});

function isWhole(key: string, checkpoint: Uint8Array, leaves: Uint8Array): boolean {
  const parsed = parseVerifierKey(key);
  if (parsed === undefined) return false;
  const verifier = new LedgerVerifier({ key: parsed, checkpoint: decode(checkpoint) });
  verifier.push(leaves);
  return verifier.end().isValid;
}

test('no byte of an exported ledger, its checkpoint, a proof or the key can change unnoticed', () => {
  const checkpoint = Buffer.from(exported.checkpoint);
  const leaves = Buffer.from(exported.leaves);
  const proof = Buffer.from(exported.proof);
  expect(isWhole(vkey, checkpoint, leaves)).toBe(true);
  expect(verifyProofFile(exported.proof, exported.leaf, parseVerifierKey(vkey)!).isValid).toBe(
    true,
  );

  for (const changed of alterations(leaves)) expect(isWhole(vkey, checkpoint, changed)).toBe(false);
  for (const changed of alterations(checkpoint)) expect(isWhole(vkey, changed, leaves)).toBe(false);
  for (const changed of alterations(Buffer.from(vkey))) {
    expect(isWhole(decode(changed), checkpoint, leaves)).toBe(false);
  }
  for (const changed of alterations(proof)) {
    const checked = verifyProofFile(decode(changed), exported.leaf, parseVerifierKey(vkey)!);
    expect(checked.isValid, decode(changed)).toBe(false);
  }
});

/** Every byte with its lowest bit and its case bit flipped, removed, and doubled. */
function* alterations(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += 1) {
    for (const bit of [0x01, 0x20]) {
      const copy = Buffer.from(bytes);
      copy[at]! ^= bit;
      yield copy;
    }
    yield Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1)]);
    yield Buffer.concat([bytes.subarray(0, at + 1), bytes.subarray(at)]);
  }
}

test('a file without line ends is not gathered in memory', () => {
  const verifier = new LedgerVerifier({
    key: parseVerifierKey(vkey)!,
    checkpoint: exported.checkpoint,
  });
  for (let i = 0; i < 64; i += 1) verifier.push(Buffer.alloc(10_000, 'x'));
  expect(verifier.end().isValid).toBe(false);
});

test.each([
  'example.org/ledger',
  'example.org/ledger+x',
  'example.org/ledger+00000000+AepKbGPinFIKvvVQexMuxfmVR3auvr57kkIe6mkURtIs',
  '',
])('%j is no verifier key', (text) => {
  expect(parseVerifierKey(text)).toBeUndefined();
});

test.each([
  ['example.org/ledger', true],
  ['two words', false],
  ['a+b', false],
  ['line\nbreak', false],
  ['', false],
])('origin %j: %s', (text, expected) => {
  expect(isOrigin(text)).toBe(expected);
});

test('a checkpoint with an extension line is not ours', () => {
  const withLine = exported.checkpoint.replace('\n\n', '\nextension\n\n');
  expect(verifyCheckpoint(withLine, parseVerifierKey(vkey)!)).toEqual({
    isValid: false,
    because: 'checkpoint_malformed',
  });
});

function decode(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('utf8');
}
