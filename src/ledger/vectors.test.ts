/** The vectors in `test/vectors/`, plain JSON for whoever re-implements the verifier. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { HmacSha256 } from '../core/hash.ts';
import { parseVerifierKey, verifyCheckpoint } from './checkpoint.ts';
import { commit, patientLookup } from './leaf.ts';
import { verifyConsistency } from './proof.ts';
import { LedgerVerifier, verifyProofFile } from './verify.ts';

interface Signed {
  key: string;
  expected: object;
}

interface Consistency {
  from: { size: number; root: string };
  to: { size: number; root: string };
  proof: string[];
  expected: boolean;
}

interface Exported extends Signed {
  leaves: string;
  checkpoint: string;
  previous?: string;
}

interface Commitments {
  salt: string;
  commitments: { name: string; value: string; commitment: string }[];
  patient: {
    indexKey: string;
    reference: string;
    lookup: string;
    name: string;
    commitment: string;
  };
}

const FOLDER = new URL('../../test/vectors/', import.meta.url);

function vectors<Vector>(kind: string): [name: string, vector: Vector][] {
  const folder = new URL(`${kind}/`, FOLDER);
  return readdirSync(folder).map((name) => [
    name,
    JSON.parse(readFileSync(new URL(name, folder), 'utf8')),
  ]);
}

test.each(vectors<Signed & { checkpoint: string }>('checkpoint'))(
  'checkpoint/%s',
  (_, { key, checkpoint, expected }) => {
    const checked = verifyCheckpoint(checkpoint, parseVerifierKey(key)!);
    const found = checked.isValid
      ? { isValid: true, ...checked.value, root: text(checked.value.root) }
      : checked;
    expect(found).toEqual(expected);
  },
);

test.each(vectors<Signed & { leaf: string; proof: string }>('inclusion'))(
  'inclusion/%s',
  (_, { key, leaf, proof, expected }) => {
    const checked = verifyProofFile(proof, Buffer.from(leaf), parseVerifierKey(key)!);
    expect(checked.isValid ? { isValid: true, ...checked.value } : checked).toEqual(expected);
  },
);

test.each(vectors<Consistency>('consistency'))(
  'consistency/%s',
  (_, { from, to, proof, expected }) => {
    const [older, newer] = [from, to].map(({ size, root }) => ({ size, root: bytes(root) }));
    expect(verifyConsistency(older!, newer!, proof.map(bytes))).toBe(expected);
  },
);

test.each(vectors<Exported>('ledger'))(
  'ledger/%s',
  (_, { key, leaves, checkpoint, previous, expected }) => {
    for (const piece of [1, 7, 100_000]) {
      const older = previous === undefined ? {} : { previous };
      const verifier = new LedgerVerifier({ key: parseVerifierKey(key)!, checkpoint, ...older });
      const all = Buffer.from(leaves);
      for (let at = 0; at < all.length; at += piece) verifier.push(all.subarray(at, at + piece));
      expect(verifier.end(), `in pieces of ${piece}`).toEqual(expected);
    }
  },
);

test.each(vectors<Commitments>('commitment'))(
  'commitment/%s',
  (_, { salt, commitments, patient }) => {
    for (const { name, value, commitment } of commitments) {
      expect(commit(new HmacSha256(bytes(salt)), name, value)).toBe(commitment);
    }
    const lookup = patientLookup(patient.reference, bytes(patient.indexKey));
    expect(text(lookup)).toBe(patient.lookup);
    expect(commit(new HmacSha256(bytes(salt)), patient.name, lookup)).toBe(patient.commitment);
  },
);

function bytes(base64: string): Uint8Array {
  return Buffer.from(base64, 'base64');
}

function text(raw: Uint8Array): string {
  return Buffer.from(raw).toString('base64');
}
