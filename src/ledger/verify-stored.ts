/** The live ledger as its database has it: the tree as in an export, and what stands beside it. */
import { LIMITS } from '../core/limits.ts';
import type { Checked, VerifierKey } from './checkpoint.ts';
import { firstOutside, firstWithin, type Range } from './erasure.ts';
import { type BesideState, besideLeaf } from './leaf.ts';
import type { LedgerEntry, LedgerHead, LedgerStore } from './ledger-store.ts';
import { EMPTY_TREE, equalBytes, grow, leafHash } from './merkle.ts';
import { type LedgerFault, type LedgerSummary, LedgerVerifier } from './verify.ts';

export type BesideFault =
  | 'subtree_hash_differs'
  | 'beside_differs'
  | 'beside_unproven'
  | 'entry_misplaced'
  | 'erasure_unrecorded'
  | 'erasure_unfinished';

export interface StoredSummary extends LedgerSummary {
  /**
   * Entries whose salts, lookups and kept values are what the entry committed to, or are erased, or whose salt
   * nothing can test.
   */
  readonly beside: { readonly matches: number; readonly erased: number; readonly untested: number };
}

export type StoredVerdict = Checked<StoredSummary, LedgerFault | BesideFault> & {
  /** Of the first entry that is wrong, where it can be told. */
  readonly index?: number;
};

/**
 * Reads all of it, in pages: about as long as the ledger.
 *
 * @param options.head as the store gave it, of a size above 0
 * @param options.previous an older checkpoint that must be a prefix
 */
export async function verifyStored(
  store: Pick<LedgerStore, 'entries' | 'head'>,
  { head, ...signed }: { head: LedgerHead; key: VerifierKey; previous?: string },
): Promise<StoredVerdict> {
  const verifier = new LedgerVerifier({ ...signed, checkpoint: head.checkpoint });
  const beside = new BesideVerifier();
  for (let from = 0; from < head.size; ) {
    const most = Math.min(LIMITS.ledgerPageEntries, head.size - from);
    const entries = await store.entries(from, most);
    if (entries.length === 0) break; // the verifier says how many are missing
    for (const entry of entries) {
      verifier.push(entry.leaf);
      verifier.push(NEWLINE);
      beside.push(entry);
    }
    from += entries.length;
  }

  const verdict = verifier.end();
  if (!verdict.isValid) return verdict;
  const fault = beside.end(verifier.erased);
  if (fault !== undefined) return { isValid: false, ...fault };
  if (await hasSurplus(store, head)) {
    return { isValid: false, because: 'leaves_surplus', index: head.size };
  }
  const { matches, erased, untested } = beside.counts;
  return { isValid: true, value: { ...verdict.value, beside: { matches, erased, untested } } };
}

/** Entries beyond what is signed. A gateway at work adds some, and moves the head with them. */
export async function hasSurplus(
  store: Pick<LedgerStore, 'entries' | 'head'>,
  { size }: LedgerHead,
): Promise<boolean> {
  const [beyond] = await store.entries(size, 1);
  return beyond !== undefined && beyond.index >= (await store.head()).size;
}

interface Fault {
  readonly because: BesideFault;
  readonly index: number;
}

/** Entries in their order, and what stands beside them. */
class BesideVerifier {
  readonly counts: Record<BesideState, number> = {
    ...{ matches: 0, erased: 0, unproven: 0, untested: 0, differs: 0 },
  };
  #tree = EMPTY_TREE;
  #fault: Fault | undefined;
  /** Entries from beside which everything is gone, and those beside which it stands. */
  readonly #gone: Range[] = [];
  readonly #standing: Range[] = [];

  push(entry: LedgerEntry): void {
    const index = this.#tree.size;
    const grown = grow(this.#tree, leafHash(entry.leaf));
    this.#tree = grown.tree;
    const isSame = equalBytes(Buffer.concat(grown.completed), entry.hashes);
    const state = besideLeaf(entry);
    this.counts[state] += 1;

    if (entry.index !== index) this.#fault ??= { because: 'entry_misplaced', index };
    else if (!isSame) this.#fault ??= { because: 'subtree_hash_differs', index };
    else if (state === 'differs') this.#fault ??= { because: 'beside_differs', index };
    else if (state === 'unproven') this.#fault ??= { because: 'beside_unproven', index };
    if (state === 'erased') extend(this.#gone, index);
    else if (entry.salt !== undefined) extend(this.#standing, index);
  }

  /** @param erased what the ledger says was erased */
  end(erased: readonly Range[]): Fault | undefined {
    if (this.#fault !== undefined) return this.#fault;
    const unrecorded = firstOutside(this.#gone, erased);
    if (unrecorded !== undefined) return { because: 'erasure_unrecorded', index: unrecorded };
    const unfinished = firstWithin(this.#standing, erased);
    if (unfinished !== undefined) return { because: 'erasure_unfinished', index: unfinished };
    return undefined;
  }
}

/** By the next index: merged as it grows. */
function extend(ranges: Range[], index: number): void {
  const last = ranges.at(-1);
  if (last?.to === index) ranges[ranges.length - 1] = { from: last.from, to: index + 1 };
  else ranges.push({ from: index, to: index + 1 });
}

const NEWLINE = Buffer.from('\n');
