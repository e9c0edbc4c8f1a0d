/** What the ledger asks of a database; implemented in `store/`. */
import type { Range } from './erasure.ts';
import type { Leaf } from './leaf.ts';
import type { Node } from './merkle.ts';

/** The newest signed state. An empty ledger has size 0 and the checkpoint `''`. */
export interface LedgerHead {
  readonly size: number;
  /** Signed note, see `checkpoint.ts`. */
  readonly checkpoint: string;
}

export interface LedgerEntry extends Leaf {
  readonly index: number;
  /** Hashes of the subtrees that this leaf completes, from the leaf upwards, 32 bytes each. */
  readonly hashes: Uint8Array;
}

export interface LedgerStep {
  readonly from: LedgerHead;
  readonly to: LedgerHead;
  /** `to.size - from.size` entries, the first at index `from.size`. */
  readonly entries: readonly LedgerEntry[];
  /** Where it changes the key: the setting `ledger_key`, replaced in the same transaction. */
  readonly key?: { readonly from: string; readonly to: string };
}

/**
 * Durable storage for one ledger, which other gateway processes may be writing at the same time.
 * Leaves are only ever added; salts, lookups and kept values may be erased later, together.
 */
export interface LedgerStore {
  head(): Promise<LedgerHead>;
  /**
   * In one transaction, adds the entries and replaces the head `from` by `to`.
   *
   * - `stored`: all of it is synced to disk, and readers see it.
   * - `moved`: the stored head is not `from`, because another writer was first, or the key is not `key.from`. Nothing changed.
   *   The comparison and the replacement are one: of two writers with the same `from`, one moves.
   * - A rejection says nothing: the step may have been stored, or may yet be (a commit under way on
   *   a lost connection). Whoever goes on must read the head again, and the comparison above keeps
   *   the late commit and the next step from both taking effect.
   */
  commit(step: LedgerStep): Promise<'stored' | 'moved'>;
  /**
   * Runs `use` while nobody else moves the head, where the database can see to that: writers who ask for a turn get
   * one after the other. What is stored with the `commit` that is handed over is synced when this resolves; a
   * rejection says as little as that of `commit`.
   */
  inTurn<T>(use: (commit: LedgerStore['commit']) => Promise<T>): Promise<T>;
  /**
   * Hashes of complete subtrees, in the order asked for: bytes 32·level to 32·(level+1) of the
   * `hashes` of the entry at `last`.
   *
   * @throws Failure ledger_corrupt when one is not there
   */
  nodes(nodes: readonly Node[]): Promise<readonly Uint8Array[]>;
  /** Up to `count` entries from index `from` on, in order; fewer at the end. */
  entries(from: number, count: number): Promise<readonly LedgerEntry[]>;
  /**
   * In one transaction, synced when resolved, takes away what stands beside these entries: salts, lookups and
   * kept values. That it happens is on record before: see `erasure.ts`.
   */
  erase(ranges: readonly Range[]): Promise<void>;
  /** Indices of a patient's entries, ascending, those above `after`; at most `count`. */
  find(lookup: Uint8Array, after: number, count: number): Promise<readonly number[]>;
}
