/**
 * Proofs over the tree, RFC 6962 §2.1.1 and §2.1.2: that a leaf is in it, and that an older tree is
 * a prefix of a newer one. A proof is made from stored subtree hashes, O(log n) of them, and
 * verified (RFC 9162 §2.1.3.2, §2.1.4.2) from the hashes of the proof alone.
 */
import { base64, decimal } from './checkpoint.ts';
import {
  equalBytes,
  fold,
  HASH_BYTES,
  type Node,
  nodeHash,
  nodesOf,
  type Range,
} from './merkle.ts';

/** Reads hashes of complete subtrees, in the order asked for. */
export type ReadNodes = (nodes: readonly Node[]) => Promise<readonly Uint8Array[]>;

/** That the leaf at `index` is in the tree of `size` leaves. */
export function proveInclusion(
  index: number,
  size: number,
  read: ReadNodes,
): Promise<Uint8Array[]> {
  if (index >= size) throw new RangeError('no such leaf in a tree of this size');
  return hashesOf(inclusionRanges(index, { from: 0, to: size }), read);
}

/** That the tree of `from` leaves is a prefix of the tree of `to` leaves. */
export function proveConsistency(from: number, to: number, read: ReadNodes): Promise<Uint8Array[]> {
  if (from > to) throw new RangeError('the older tree is the larger one');
  const ranges = from === 0 || from === to ? [] : consistencyRanges(from, { from: 0, to }, true);
  return hashesOf(ranges, read);
}

export function verifyInclusion(
  claim: { readonly leafHash: Uint8Array; readonly index: number; readonly size: number },
  proof: readonly Uint8Array[],
  root: Uint8Array,
): boolean {
  if (claim.index >= claim.size) return false;
  let [position, last] = [claim.index, claim.size - 1];
  let computed = claim.leafHash;
  for (const sibling of proof) {
    if (last === 0) return false;
    if (position % 2 === 1 || position === last) {
      computed = nodeHash(sibling, computed);
      // A ragged right edge has no sibling of its own until its parent is a right child.
      while (position % 2 === 0 && position !== 0) [position, last] = [half(position), half(last)];
    } else {
      computed = nodeHash(computed, sibling);
    }
    [position, last] = [half(position), half(last)];
  }
  return last === 0 && equalBytes(computed, root);
}

export function verifyConsistency(
  from: { readonly size: number; readonly root: Uint8Array },
  to: { readonly size: number; readonly root: Uint8Array },
  proof: readonly Uint8Array[],
): boolean {
  if (from.size > to.size) return false;
  if (from.size === to.size) return proof.length === 0 && equalBytes(from.root, to.root);
  // Every tree extends the empty one: there is nothing to prove, and nothing may be offered as proof.
  if (from.size === 0) return proof.length === 0;

  // A whole power of two is a subtree of the newer tree; its root is the older root itself.
  const [seed, ...rest] = isPowerOfTwo(from.size) ? [from.root, ...proof] : proof;
  if (seed === undefined) return false;
  let [position, last] = [from.size - 1, to.size - 1];
  while (position % 2 === 1) [position, last] = [half(position), half(last)];

  let [older, newer] = [seed, seed];
  for (const sibling of rest) {
    if (last === 0) return false;
    if (position % 2 === 1 || position === last) {
      older = nodeHash(sibling, older);
      newer = nodeHash(sibling, newer);
      while (position % 2 === 0 && position !== 0) [position, last] = [half(position), half(last)];
    } else {
      newer = nodeHash(newer, sibling);
    }
    [position, last] = [half(position), half(last)];
  }
  return last === 0 && equalBytes(older, from.root) && equalBytes(newer, to.root);
}

/** An inclusion proof with its checkpoint, in one file: C2SP tlog-proof. */
export interface ProofFile {
  readonly index: number;
  readonly hashes: readonly Uint8Array[];
  /** Signed note. */
  readonly checkpoint: string;
}

const HEADER = 'c2sp.org/tlog-proof@v1';

export function formatProofFile({ index, hashes, checkpoint }: ProofFile): string {
  const lines = hashes.map((hash) => Buffer.from(hash).toString('base64'));
  return `${[HEADER, `index ${index}`, ...lines].join('\n')}\n\n${checkpoint}`;
}

/** Undefined when the text is not such a file, to the byte. */
export function parseProofFile(text: string): ProofFile | undefined {
  const end = text.indexOf('\n\n');
  if (end < 0) return undefined;
  const [header, indexLine, ...lines] = text.slice(0, end).split('\n');
  const index = indexLine?.startsWith('index ') ? decimal(indexLine.slice(6)) : undefined;
  if (header !== HEADER || index === undefined) return undefined;

  const hashes = lines.map(base64);
  if (!hashes.every((hash) => hash?.length === HASH_BYTES)) return undefined;
  return { index, hashes: hashes as Uint8Array[], checkpoint: text.slice(end + 2) };
}

/**
 * A consistency proof with the newer checkpoint, as C2SP tlog-witness carries them to a witness:
 * `old`, the older size; the hashes; an empty line; the checkpoint.
 */
export interface ConsistencyFile {
  readonly from: number;
  readonly hashes: readonly Uint8Array[];
  /** Signed note. */
  readonly checkpoint: string;
}

export function formatConsistencyFile({ from, hashes, checkpoint }: ConsistencyFile): string {
  const lines = hashes.map((hash) => Buffer.from(hash).toString('base64'));
  return `${[`old ${from}`, ...lines].join('\n')}\n\n${checkpoint}`;
}

/** Undefined when the text is not such a file, to the byte. */
export function parseConsistencyFile(text: string): ConsistencyFile | undefined {
  const end = text.indexOf('\n\n');
  const [first, ...lines] = text.slice(0, Math.max(0, end)).split('\n');
  const from = first?.startsWith('old ') ? decimal(first.slice(4)) : undefined;
  const hashes = lines.map(base64);
  if (from === undefined || !hashes.every((hash) => hash?.length === HASH_BYTES)) return undefined;
  return { from, hashes: hashes as Uint8Array[], checkpoint: text.slice(end + 2) };
}

/** PATH(m, D[n]) of RFC 6962: the sibling ranges, from the leaf upwards. */
function inclusionRanges(index: number, tree: Range): Range[] {
  if (tree.to - tree.from === 1) return [];
  const middle = split(tree);
  return index < middle
    ? [...inclusionRanges(index, { from: tree.from, to: middle }), { from: middle, to: tree.to }]
    : [...inclusionRanges(index, { from: middle, to: tree.to }), { from: tree.from, to: middle }];
}

/** SUBPROOF(m, D[n], b) of RFC 6962; `isWhole` is b: the older tree's own root needs no mention. */
function consistencyRanges(older: number, tree: Range, isWhole: boolean): Range[] {
  if (older === tree.to) return isWhole ? [] : [tree];
  const middle = split(tree);
  return older <= middle
    ? [
        ...consistencyRanges(older, { from: tree.from, to: middle }, isWhole),
        { from: middle, to: tree.to },
      ]
    : [
        ...consistencyRanges(older, { from: middle, to: tree.to }, false),
        { from: tree.from, to: middle },
      ];
}

/** Where a tree divides: after the largest power of two leaves that is smaller than it. */
function split({ from, to }: Range): number {
  let left = 1;
  while (left * 2 < to - from) left *= 2;
  return from + left;
}

async function hashesOf(ranges: readonly Range[], read: ReadNodes): Promise<Uint8Array[]> {
  const nodes = ranges.map(nodesOf);
  const hashes = await read(nodes.flat());
  let at = 0;
  return nodes.map(({ length }) => {
    at += length;
    return fold(hashes.slice(at - length, at));
  });
}

function half(n: number): number {
  return Math.floor(n / 2);
}

function isPowerOfTwo(n: number): boolean {
  return Number.isInteger(Math.log2(n));
}
