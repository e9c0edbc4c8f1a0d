/**
 * The Merkle tree of RFC 6962 §2.1, held as its frontier: the roots of the complete subtrees that
 * make up the tree, left to right, one for each bit set in `size`. Appending costs O(log n) and
 * needs no earlier leaf.
 *
 * A complete subtree is named by its height and its last leaf. A leaf that completes subtrees carries
 * their hashes with it, so any of them is found again beside that leaf.
 */
import { SHA256_BYTES, sha256 } from '../core/hash.ts';

export const HASH_BYTES = SHA256_BYTES;

/** Immutable: growing makes a new one, and a failed commit leaves the old one in force. */
export interface Tree {
  readonly size: number;
  readonly frontier: readonly Uint8Array[];
}

/** The complete subtree of 2^level leaves that ends with the leaf at `last`. */
export interface Node {
  readonly level: number;
  readonly last: number;
}

/** Leaves from `from` up to and excluding `to`. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

export const EMPTY_TREE: Tree = { size: 0, frontier: [] };

const LEAF_PREFIX = Uint8Array.of(0);
const NODE_PREFIX = Uint8Array.of(1);

/** SHA-256(0x00 ‖ leaf). The prefixes keep a leaf from passing as a node. */
export function leafHash(leaf: Uint8Array): Uint8Array {
  return sha256(Buffer.concat([LEAF_PREFIX, leaf]));
}

/** SHA-256(0x01 ‖ left ‖ right). */
export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  return sha256(Buffer.concat([NODE_PREFIX, left, right]));
}

/**
 * One leaf more. `completed` holds the hashes of the subtrees that end with this leaf, from the
 * leaf itself upwards: as many as there are trailing ones in the old size, and one.
 */
export function grow(tree: Tree, leaf: Uint8Array): { tree: Tree; completed: Uint8Array[] } {
  const frontier = [...tree.frontier];
  const completed = [leaf];
  for (let rest = tree.size; rest % 2 === 1; rest = Math.floor(rest / 2)) {
    completed.push(nodeHash(frontier.pop()!, completed.at(-1)!));
  }
  frontier.push(completed.at(-1)!);
  return { tree: { size: tree.size + 1, frontier }, completed };
}

export function rootOf(tree: Tree): Uint8Array {
  return tree.size === 0 ? sha256('') : fold(tree.frontier);
}

/** The hash over neighbouring complete subtrees, left to right: ragged ends are joined first. */
export function fold(hashes: readonly Uint8Array[]): Uint8Array {
  return hashes.reduceRight((right, left) => nodeHash(left, right));
}

/**
 * The fewest complete subtrees that cover a range, left to right. `from` is a multiple of the
 * largest power of two below the range's length, as in every range of an RFC 6962 proof; the
 * frontier of a tree is `nodesOf({ from: 0, to: size })`.
 */
export function nodesOf(range: Range): Node[] {
  const nodes: Node[] = [];
  for (let from = range.from; from < range.to; ) {
    let level = 0;
    while (from % 2 ** (level + 1) === 0 && from + 2 ** (level + 1) <= range.to) level += 1;
    from += 2 ** level;
    nodes.push({ level, last: from - 1 });
  }
  return nodes;
}

export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}
