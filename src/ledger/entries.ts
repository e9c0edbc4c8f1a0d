/** The entries of a ledger one after the other, read by pages: any number of them takes the memory of one page. */
import { LIMITS } from '../core/limits.ts';
import type { LedgerEntry, LedgerStore } from './ledger-store.ts';

/** @param to without that one */
export async function* entriesOf(
  ledger: Pick<LedgerStore, 'entries'>,
  from: number,
  to: number,
): AsyncGenerator<LedgerEntry> {
  for (let at = from; at < to; ) {
    const page = await ledger.entries(at, Math.min(LIMITS.ledgerPageEntries, to - at));
    if (page.length === 0) return;
    yield* page;
    at += page.length;
  }
}
