/**
 * Keeps the tables of outputs up with the ledger. An answer never waits for it, and a crash loses nothing: what the
 * ledger has, the next look finds. Several gateways may follow one ledger; the cursor moves once for each entry.
 */
import { LIMITS } from '../../core/limits.ts';
import type { LedgerStore } from '../../ledger/index.ts';
import type { OutputStore } from './output-store.ts';
import { projection } from './projection.ts';

export interface LedgerFollower {
  /** Resolves when all that was in the ledger at the time of the call has been read. @throws what the stores throw */
  catchUp(): Promise<void>;
  /** Ends the regular looks, and waits for the one under way. */
  close(): Promise<void>;
}

export interface FollowOptions {
  readonly ledger: Pick<LedgerStore, 'entries'>;
  readonly store: Pick<OutputStore, 'cursor' | 'add'>;
  /** A regular look that failed: the next one tries again. */
  readonly failed?: (thrown: unknown) => void;
  /** Whether to look regularly, and not only when asked. */
  readonly isRegular: boolean;
}

export function followLedger({ ledger, store, failed, isRegular }: FollowOptions): LedgerFollower {
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;

  const read = async (): Promise<void> => {
    for (;;) {
      const from = await store.cursor();
      const entries = await ledger.entries(from, LIMITS.ledgerPageEntries);
      if (entries.length === 0) return;
      await store.add(projection(from, entries)); // `moved`: another was first, and the cursor is read again
    }
  };
  const run = (): Promise<void> => {
    const begun = read().finally(() => {
      if (running === begun) running = undefined;
    });
    running = begun;
    return begun;
  };
  // A look that is under way may have passed the end already: who asks now waits for the one after it, which
  // all who ask meanwhile share.
  const catchUp = (): Promise<void> => {
    if (running === undefined) return run();
    next ??= running
      .catch(() => undefined)
      .then(() => {
        next = undefined;
        return run();
      });
    return next;
  };

  const timer = isRegular
    ? setInterval(
        () => void (running ?? run()).catch((thrown) => failed?.(thrown)),
        LIMITS.outputsLookMs,
      )
    : undefined;
  timer?.unref();
  return {
    catchUp,
    async close() {
      clearInterval(timer);
      await Promise.allSettled([running, next]);
    },
  };
}
