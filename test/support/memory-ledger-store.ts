/** A ledger store in memory, with a crash at will: before a commit took effect, or after. */
import type { LedgerEntry, LedgerHead, LedgerStore } from '../../src/ledger/index.ts';

export class MemoryLedgerStore implements LedgerStore {
  /** What the next commit suffers; used up by it. */
  crash: 'before the commit' | 'after the commit' | undefined;
  /** Runs when a commit begins, where another writer gets in between. */
  beforeCommit: (() => Promise<void>) | undefined;
  commits = 0;
  /** The setting that names the key. */
  key: string | undefined;
  readonly #entries: LedgerEntry[] = [];
  #head: LedgerHead = { size: 0, checkpoint: '' };

  async head(): Promise<LedgerHead> {
    return this.#head;
  }

  async commit({ from, to, entries, key }: Parameters<LedgerStore['commit']>[0]) {
    const { crash, beforeCommit } = this;
    this.crash = undefined;
    this.beforeCommit = undefined;
    await beforeCommit?.();
    // A turn of the event loop, as any real store takes.
    await new Promise((resolve) => setImmediate(resolve));

    if (crash === 'before the commit') throw new Error('crashed');
    if (from.checkpoint !== this.#head.checkpoint) return 'moved' as const;
    this.#entries.push(...entries);
    this.#head = to;
    this.key = key?.to ?? this.key;
    this.commits += 1;
    if (crash === 'after the commit') throw new Error('crashed');
    return 'stored' as const;
  }

  inTurn<T>(use: (commit: LedgerStore['commit']) => Promise<T>): Promise<T> {
    return use((step) => this.commit(step));
  }

  async nodes(nodes: Parameters<LedgerStore['nodes']>[0]) {
    return nodes.map(({ level, last }) =>
      this.#entries[last]!.hashes.subarray(level * 32, (level + 1) * 32),
    );
  }

  async entries(from: number, count: number) {
    return this.#entries.slice(from, from + count);
  }

  async erase(ranges: Parameters<LedgerStore['erase']>[0]) {
    for (const { from, to } of ranges) {
      for (let index = from; index < to; index += 1) {
        const { salt: _, ...rest } = this.#entries[index]!;
        this.#entries[index] = { ...rest, lookups: [], kept: {} };
      }
    }
  }

  async find(lookup: Uint8Array, after: number, count: number) {
    return this.#entries
      .filter(({ lookups }) => lookups.some((other) => Buffer.compare(other, lookup) === 0))
      .map(({ index }) => index)
      .filter((index) => index > after)
      .slice(0, count);
  }

  /** What somebody with the database in their hands can do. */
  tamper(index: number, change: Partial<LedgerEntry>): void {
    this.#entries[index] = { ...this.#entries[index]!, ...change };
  }

  /** The same: to an older state, or to another one. */
  putBack(head: LedgerHead, entries: readonly LedgerEntry[] = this.#entries): void {
    this.#entries.splice(0, Infinity, ...entries.slice(0, head.size));
    this.#head = head;
  }
}
