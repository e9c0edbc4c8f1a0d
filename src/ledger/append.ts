/**
 * The writer of the ledger. What `append` has resolved is on disk, under a signed checkpoint;
 * what it has rejected must not be acted upon, whether or not the disk has it.
 *
 * Several gateways may write to one ledger. They share its key, and the head decides: each builds
 * its batch on the head it knows, the store takes the first, and the others build again on the new
 * one, each in its turn. A tree is never forked, because no head is replaced but by its own extension, and no writer
 * goes on from a head that does not extend the one it knew.
 */
import type { KeyObject } from 'node:crypto';
import { Failure } from '../core/failures.ts';
import { LIMITS } from '../core/limits.ts';
import {
  cosign,
  isOrigin,
  parseCheckpoint,
  parseVerifierKey,
  signCheckpoint,
  type VerifierKey,
  verifierKeyText,
  verifyCheckpoint,
} from './checkpoint.ts';
import { encodeLeaf, type Leaf, type LeafOptions, type LedgerRecord } from './leaf.ts';
import type { LedgerEntry, LedgerHead, LedgerStore } from './ledger-store.ts';
import { EMPTY_TREE, equalBytes, grow, leafHash, nodesOf, rootOf, type Tree } from './merkle.ts';
import { proveConsistency, verifyConsistency } from './proof.ts';
import { GroupQueue } from './queue.ts';
import { rotationRecord } from './rotation.ts';

export interface Ledger {
  /**
   * Resolves when the record is durable. `secrets` become commitments of the leaf, `patients`
   * lookups beside the tree, `keep` values beside the tree; see `leaf.ts`.
   *
   * @throws Failure `ledger_unavailable`: not recorded as far as anyone can rely on it.
   */
  append(
    record: LedgerRecord,
    secrets?: LeafOptions['secrets'],
    options?: Omit<LeafOptions, 'secrets'>,
  ): Promise<Receipt>;
  /** Leaves in the tree as last seen by this process. */
  readonly size: number;
  /** Waits for the entries under way, then refuses more. The store stays open. */
  close(): Promise<void>;
}

export interface Receipt {
  readonly index: number;
  /** Size of the tree whose checkpoint covers the entry. */
  readonly size: number;
}

export interface LedgerOptions {
  readonly store: LedgerStore;
  /** Ed25519 private key. */
  readonly key: KeyObject;
  /** Names this ledger in its checkpoints; fixed for its lifetime. */
  readonly origin: string;
  /** Keys the patient lookups, at least 32 bytes. */
  readonly indexKey: Uint8Array;
}

/**
 * @throws Failure `ledger_corrupt` when the stored head is not what this key has signed, or what it stands on is gone;
 *   `storage_unavailable` when it cannot be read
 */
export async function openLedger(options: LedgerOptions): Promise<Ledger> {
  if (!isOrigin(options.origin)) throw new Failure('config_invalid', { at: 'ledger.origin' });
  const writer = new Writer(options);
  await writer.reload().catch(unopened);
  const queue = new GroupQueue(
    (leaves: readonly Leaf[]) => writer.commit(leaves),
    LIMITS.ledgerBatchMax,
  );
  let isClosed = false;

  return {
    async append(record, secrets = {}, rest = {}) {
      if (isClosed) throw new Failure('ledger_unavailable', { because: 'closed' });
      return queue.push(encodeLeaf(record, { ...rest, secrets }, options.indexKey));
    },
    get size() {
      return writer.size;
    },
    async close() {
      isClosed = true;
      await queue.idle();
    },
  };
}

/**
 * From here on `to` signs, and nothing that the old key signs is taken on. In one step: the entry that says so, the
 * checkpoint signed by both, and the setting that names the key.
 *
 * @param options.key the old one
 * @param about when, under which id, by whom
 * @returns the checkpoint that both have signed
 * @throws Failure as `openLedger` and `append`: after `ledger_unavailable` only the disk knows which key it is
 */
export async function rotateKey(
  options: LedgerOptions,
  to: KeyObject,
  about: Parameters<typeof rotationRecord>[3],
): Promise<LedgerHead> {
  const writer = new Writer(options);
  const state = await writer.reload().catch(unopened);
  return await writer.rotate(state, to, (keys) =>
    encodeLeaf(rotationRecord(options.origin, keys, state.tree, about), {}, options.indexKey),
  );
}

const ROTATED = 'the key of the ledger was changed: start this gateway anew, with the new one';
const MAYBE_ROTATED = `first of all, where ${ROTATED}`;

/** Nothing was to be recorded yet. */
function unopened(thrown: Failure): never {
  if (thrown.code !== 'ledger_unavailable') throw thrown;
  const { cause } = thrown;
  throw new Failure('storage_unavailable', { because: 'ledger_unreadable' }, { cause });
}

/** A known head, and the tree it stands for. Undefined in the writer: only the disk knows. */
interface State {
  readonly head: LedgerHead;
  readonly tree: Tree;
}

/** What a batch makes of a state. */
interface Extension {
  readonly to: State;
  readonly entries: readonly LedgerEntry[];
}

class Writer {
  readonly #store: LedgerStore;
  readonly #key: KeyObject;
  readonly #verifier: VerifierKey;
  #state: State | undefined;
  /** The newest that this process has seen signed: whatever the disk says later has to grow from it. */
  #seen = { size: 0, root: rootOf(EMPTY_TREE) };

  constructor({ store, key, origin }: LedgerOptions) {
    this.#store = store;
    this.#key = key;
    this.#verifier = parseVerifierKey(verifierKeyText(origin, key))!;
  }

  get size(): number {
    return this.#seen.size;
  }

  /** One batch, as one step of the head. Only one call at a time: the queue sees to that. */
  async commit(leaves: readonly Leaf[]): Promise<Receipt[]> {
    for (let attempt = 0; attempt < LIMITS.ledgerCommitAttemptsMax; attempt += 1) {
      // At first without a turn of its own: most often nobody else is writing.
      const step = attempt === 0 ? await this.#stored(leaves) : await this.#storeInTurn(leaves);
      if (step !== undefined) {
        // Memory follows disk, never the other way round.
        const { size } = this.#adopt(step.to).tree;
        return step.entries.map(({ index }) => ({ index, size }));
      }
      // Another gateway was first. The checkpoint we signed for our version never left this
      // process, so there are no two signed trees of one size for anybody to find.
      this.#state = undefined;
    }
    throw new Failure('ledger_unavailable', { because: 'contention' });
  }

  /** The entry alone, so that the checkpoint which both sign is that of its size. */
  async rotate(
    from: State,
    newKey: KeyObject,
    entry: (keys: { from: KeyObject; to: KeyObject }) => Leaf,
  ): Promise<LedgerHead> {
    const { to, entries } = this.#extend(from, [entry({ from: this.#key, to: newKey })]);
    const { name } = this.#verifier;
    const key = { from: verifierKeyText(name, this.#key), to: verifierKeyText(name, newKey) };
    const checkpoint = cosign(to.head.checkpoint, newKey, parseVerifierKey(key.to)!.id);
    const head = { ...to.head, checkpoint };
    const step = { from: from.head, to: head, entries, key };
    const outcome = await this.#store.commit(step).catch((cause) => {
      throw this.#unknown(cause);
    });
    if (outcome === 'stored') return head;
    throw new Failure('ledger_unavailable', { because: 'contention' });
  }

  /** @returns undefined, nothing having changed, where another writer was first */
  async #stored(
    leaves: readonly Leaf[],
    commit: LedgerStore['commit'] = (step) => this.#store.commit(step),
  ): Promise<Extension | undefined> {
    const from = this.#state ?? (await this.reload());
    const step = this.#extend(from, leaves);
    const { to, entries } = step;
    try {
      const outcome = await commit({ from: from.head, to: to.head, entries });
      return outcome === 'stored' ? step : undefined;
    } catch (cause) {
      throw this.#unknown(cause);
    }
  }

  /** Who has just committed knows the head and the others do not: without turns it would be first again and again. */
  async #storeInTurn(leaves: readonly Leaf[]): Promise<Extension | undefined> {
    try {
      return await this.#store.inTurn((commit) => this.#stored(leaves, commit));
    } catch (cause) {
      throw cause instanceof Failure ? cause : this.#unknown(cause);
    }
  }

  /**
   * The disk may have the batch although we were told otherwise, and may get it even later. Its callers are refused
   * and send nothing; the next batch starts from what the disk says.
   */
  #unknown(cause: unknown): Failure {
    this.#state = undefined;
    return new Failure('ledger_unavailable', { index: this.size }, { cause });
  }

  /** The state on disk, believed only as far as our own signature covers it. */
  async reload(): Promise<State> {
    let head: LedgerHead;
    let tree: Tree;
    let proof: readonly Uint8Array[] | undefined;
    try {
      head = await this.#store.head();
      const [frontier, found] = await Promise.all([
        this.#store.nodes(nodesOf({ from: 0, to: head.size })),
        this.#proofTo(head),
      ]);
      tree = { size: head.size, frontier };
      proof = found;
    } catch (cause) {
      if (cause instanceof Failure && cause.code === 'ledger_corrupt') throw cause;
      throw new Failure('ledger_unavailable', { because: 'unreadable' }, { cause });
    }
    this.#assertSigned(head, tree);
    this.#assertGrown(tree, proof);
    return this.#adopt({ head, tree });
  }

  #extend(from: State, leaves: readonly Leaf[]): Extension {
    let tree = from.tree;
    const entries = leaves.map((leaf) => {
      const index = tree.size;
      const grown = grow(tree, leafHash(leaf.leaf));
      tree = grown.tree;
      return { ...leaf, index, hashes: Buffer.concat(grown.completed) };
    });
    const signed = { origin: this.#verifier.name, size: tree.size, root: rootOf(tree) };
    const checkpoint = signCheckpoint(signed, this.#key, this.#verifier.id);
    return { to: { head: { size: tree.size, checkpoint }, tree }, entries };
  }

  /** Extending a tree that somebody else has altered would sign their alteration. */
  #assertSigned(head: LedgerHead, tree: Tree): void {
    if (head.size === 0 && head.checkpoint === '') return;
    const checked = verifyCheckpoint(head.checkpoint, this.#verifier);
    if (!checked.isValid) {
      const { because } = checked;
      // By whoever took over, perhaps: a gateway left at work is not to be met with a restore.
      const isByOther = because === 'checkpoint_not_signed_by_key';
      throw new Failure('ledger_corrupt', { because, ...(isByOther && { remedy: MAYBE_ROTATED }) });
    }
    this.#assertInForce(head);
    if (checked.value.size !== head.size || !equalBytes(checked.value.root, rootOf(tree))) {
      throw new Failure('ledger_corrupt', { because: 'root', size: head.size });
    }
  }

  /** Where the key has changed both have signed, the new one last: a gateway that still has the old one ends here. */
  #assertInForce({ checkpoint }: LedgerHead): void {
    const { name, id } = this.#verifier;
    const ours = parseCheckpoint(checkpoint)!.signatures.filter((signed) => signed.name === name);
    if (equalBytes(ours.at(-1)!.id, id)) return;
    throw new Failure('secrets_mismatch', {
      secret: 'ledger_key',
      because: 'rotated',
      remedy: ROTATED,
    });
  }

  /** That it grew from what was seen; undefined for one that is smaller. */
  async #proofTo({ size }: LedgerHead): Promise<readonly Uint8Array[] | undefined> {
    if (size < this.#seen.size) return undefined;
    return proveConsistency(this.#seen.size, size, (nodes) => this.#store.nodes(nodes));
  }

  /** An older state is well signed, too. Extending it would sign a second history beside the one that was seen. */
  #assertGrown(tree: Tree, proof: readonly Uint8Array[] | undefined): void {
    const { size } = tree;
    const isGrown = proof && verifyConsistency(this.#seen, { size, root: rootOf(tree) }, proof);
    if (!isGrown) {
      throw new Failure('ledger_corrupt', { because: 'went_back', size, seen: this.#seen.size });
    }
  }

  #adopt(state: State): State {
    this.#state = state;
    this.#seen = { size: state.tree.size, root: rootOf(state.tree) };
    return state;
  }
}
