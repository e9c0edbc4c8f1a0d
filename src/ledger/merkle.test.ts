import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EMPTY_TREE, grow, leafHash, type Node, nodesOf, rootOf, type Tree } from './merkle.ts';
import { proveConsistency, proveInclusion, verifyConsistency, verifyInclusion } from './proof.ts';

/** RFC 6962 §2.1 as it is written, over all leaves, as the judge of the incremental tree. */
const definition = {
  sha256: (...parts: Uint8Array[]) => createHash('sha256').update(Buffer.concat(parts)).digest(),
  split: (n: number) => 2 ** (Math.ceil(Math.log2(n)) - 1),
  root(leaves: Uint8Array[]): Buffer {
    if (leaves.length === 0) return this.sha256();
    if (leaves.length === 1) return this.sha256(Uint8Array.of(0), leaves[0]!);
    const k = this.split(leaves.length);
    return this.sha256(Uint8Array.of(1), this.root(leaves.slice(0, k)), this.root(leaves.slice(k)));
  },
  path(m: number, leaves: Uint8Array[]): Buffer[] {
    if (leaves.length === 1) return [];
    const k = this.split(leaves.length);
    return m < k
      ? [...this.path(m, leaves.slice(0, k)), this.root(leaves.slice(k))]
      : [...this.path(m - k, leaves.slice(k)), this.root(leaves.slice(0, k))];
  },
  subproof(m: number, leaves: Uint8Array[], isWhole: boolean): Buffer[] {
    if (m === leaves.length) return isWhole ? [] : [this.root(leaves)];
    const k = this.split(leaves.length);
    return m <= k
      ? [...this.subproof(m, leaves.slice(0, k), isWhole), this.root(leaves.slice(k))]
      : [...this.subproof(m - k, leaves.slice(k), false), this.root(leaves.slice(0, k))];
  },
};

/** Past 32, so that every shape of a ragged edge comes up. */
const MAX = 40;
const leaves = Array.from({ length: MAX }, (_, i) => Buffer.from(`leaf ${i}`));
const { trees, hashes } = growAll();

/** The tree after each leaf, and what each leaf has beside it. */
function growAll(): { trees: Tree[]; hashes: Uint8Array[][] } {
  const grown: Tree[] = [EMPTY_TREE];
  const completedBy = leaves.map((leaf) => {
    const { tree, completed } = grow(grown.at(-1)!, leafHash(leaf));
    grown.push(tree);
    return completed;
  });
  return { trees: grown, hashes: completedBy };
}

const read = async (nodes: readonly Node[]) =>
  nodes.map(({ level, last }) => hashes[last]![level]!);

test('the empty tree and one leaf, as RFC 6962 gives them', () => {
  expect(hex(rootOf(EMPTY_TREE))).toBe(
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  );
  expect(hex(rootOf(grow(EMPTY_TREE, leafHash(new Uint8Array(0))).tree))).toBe(
    '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  );
});

test('the root of every size is the root of the definition', () => {
  for (let size = 0; size <= MAX; size += 1) {
    expect(hex(rootOf(trees[size]!)), `size ${size}`).toBe(
      hex(definition.root(leaves.slice(0, size))),
    );
  }
});

test('the frontier of every size is found again beside the leaves', async () => {
  for (let size = 0; size <= MAX; size += 1) {
    expect(await read(nodesOf({ from: 0, to: size })), `size ${size}`).toEqual(
      trees[size]!.frontier,
    );
  }
});

test('every inclusion proof is that of the definition, and verifies', async () => {
  for (let size = 1; size <= MAX; size += 1) {
    for (let index = 0; index < size; index += 1) {
      const proof = await proveInclusion(index, size, read);
      expect(proof).toEqual(definition.path(index, leaves.slice(0, size)));
      const claim = { leafHash: leafHash(leaves[index]!), index, size };
      expect(verifyInclusion(claim, proof, rootOf(trees[size]!))).toBe(true);
    }
  }
});

test('every consistency proof is that of the definition, and verifies', async () => {
  for (let to = 0; to <= MAX; to += 1) {
    for (let from = 0; from <= to; from += 1) {
      const proof = await proveConsistency(from, to, read);
      const expected = from === 0 ? [] : definition.subproof(from, leaves.slice(0, to), true);
      expect(proof).toEqual(expected);
      expect(verifyConsistency(stateOf(from), stateOf(to), proof), `${from} to ${to}`).toBe(true);
    }
  }
});

const proofCase = fc
  .tuple(fc.integer({ min: 2, max: MAX }), fc.nat(), fc.nat(), fc.nat(255))
  .map(([size, a, b, bit]) => ({ size, index: a % size, at: b, bit: 1 << (bit % 8) }));

test('no altered, shortened, lengthened or misplaced inclusion proof verifies', async () => {
  await fc.assert(
    fc.asyncProperty(proofCase, async ({ size, index, at, bit }) => {
      const root = rootOf(trees[size]!);
      const proof = await proveInclusion(index, size, read);
      const claim = { leafHash: leafHash(leaves[index]!), index, size };

      expect(verifyInclusion(claim, flipped(proof, at, bit), root)).toBe(false);
      expect(verifyInclusion(claim, proof.slice(0, -1), root)).toBe(false);
      expect(verifyInclusion(claim, [...proof, root], root)).toBe(false);
      expect(verifyInclusion({ ...claim, index: (index + 1) % size }, proof, root)).toBe(false);
      expect(verifyInclusion({ ...claim, index: size }, proof, root)).toBe(false);
      const [altered] = flipped([claim.leafHash], at, bit);
      expect(verifyInclusion({ ...claim, leafHash: altered! }, proof, root)).toBe(false);
    }),
  );
});

test('no altered, shortened, lengthened or swapped consistency proof verifies', async () => {
  await fc.assert(
    fc.asyncProperty(proofCase, async ({ size, index, at, bit }) => {
      const [from, to] = [stateOf(Math.max(1, index)), stateOf(size)];
      const proof = await proveConsistency(from.size, to.size, read);

      expect(verifyConsistency(to, from, proof)).toBe(false);
      expect(verifyConsistency({ ...from, root: to.root }, { ...to, root: from.root }, proof)).toBe(
        false,
      );
      expect(verifyConsistency(from, to, [...proof, to.root])).toBe(false);
      expect(verifyConsistency(from, to, proof.slice(0, -1))).toBe(false);
      expect(verifyConsistency(from, to, flipped(proof, at, bit))).toBe(false);
      const [root] = flipped([from.root], at, bit);
      expect(verifyConsistency({ ...from, root: root! }, to, proof)).toBe(false);
    }),
  );
});

test('a proof about the future is refused', () => {
  expect(() => proveInclusion(3, 3, read)).toThrow(RangeError);
  expect(() => proveConsistency(4, 3, read)).toThrow(RangeError);
});

function stateOf(size: number): { size: number; root: Uint8Array } {
  return { size, root: rootOf(trees[size]!) };
}

function flipped(list: readonly Uint8Array[], at: number, bit: number): Uint8Array[] {
  return list.map((bytes, i) => {
    if (i !== at % list.length) return bytes;
    const copy = Uint8Array.from(bytes);
    copy[at % copy.length]! ^= bit;
    return copy;
  });
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
