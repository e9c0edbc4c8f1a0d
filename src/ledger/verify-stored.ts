/** The live ledger as its database has it: the tree as in an export, and what stands beside it. */
import { LIMITS } from '../core/limits.ts';
import type { Checked, VerifierKey } from './checkpoint.ts';
import { besideLeaf } from './leaf.ts';
import type { LedgerHead, LedgerStore } from './ledger-store.ts';
import { EMPTY_TREE, grow, leafHash } from './merkle.ts';
import { type LedgerFault, type LedgerSummary, LedgerVerifier } from './verify.ts';

export type BesideFault = 'subtree_hash_differs' | 'beside_differs' | 'entry_misplaced';

export interface StoredSummary extends LedgerSummary {
  /** Entries whose salts, lookups and kept values are what the entry committed to, or are erased. */
  readonly beside: { readonly matches: number; readonly erased: number };
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
  store: Pick<LedgerStore, 'entries'>,
  { head, ...signed }: { head: LedgerHead; key: VerifierKey; previous?: string },
): Promise<StoredVerdict> {
  const verifier = new LedgerVerifier({ ...signed, checkpoint: head.checkpoint });
  let tree = EMPTY_TREE;
  let fault: { because: BesideFault; index: number } | undefined;
  const beside = { matches: 0, erased: 0, differs: 0 };
  for (let from = 0; from < head.size; ) {
    const most = Math.min(LIMITS.ledgerPageEntries, head.size - from);
    const entries = await store.entries(from, most);
    if (entries.length === 0) break; // the verifier says how many are missing
    for (const entry of entries) {
      verifier.push(entry.leaf);
      verifier.push(NEWLINE);
      const grown = grow(tree, leafHash(entry.leaf));
      const isSame = Buffer.compare(Buffer.concat(grown.completed), entry.hashes) === 0;
      const state = besideLeaf(entry);
      const index = tree.size;
      if (entry.index !== index) fault ??= { because: 'entry_misplaced', index };
      else if (!isSame) fault ??= { because: 'subtree_hash_differs', index };
      else if (state === 'differs') fault ??= { because: 'beside_differs', index };
      beside[state] += 1;
      tree = grown.tree;
    }
    from += entries.length;
  }

  const verdict = verifier.end();
  if (!verdict.isValid) return verdict;
  if (fault !== undefined) return { isValid: false, ...fault };
  const { matches, erased } = beside;
  return { isValid: true, value: { ...verdict.value, beside: { matches, erased } } };
}

const NEWLINE = Buffer.from('\n');
