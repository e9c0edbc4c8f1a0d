/** What the ledger has of one exchange, found by the time that its id begins with (UUID version 7). */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { LIMITS } from '../core/limits.ts';
import { entriesOf, type LedgerEntry, type LedgerStore, parseLeaf } from '../ledger/index.ts';
import { DISORDER_MS, firstSince } from './policy-replay.ts';

/** @throws what the store throws */
export async function exchangeOnRecord(
  ledger: Pick<LedgerStore, 'head' | 'entries'>,
  exchange: string,
): Promise<readonly LedgerEntry[]> {
  const began = Number.parseInt(exchange.replaceAll('-', '').slice(0, 12), 16);
  const { size } = await ledger.head();
  const found: LedgerEntry[] = [];
  let read = 0;
  for await (const entry of entriesOf(ledger, await firstSince(ledger, began, size), size)) {
    if (entry.at > began + LASTS_MS) break;
    read += 1;
    if (read % LIMITS.ledgerPageEntries === 0) await nextTurn();
    // The id stands in the leaf as it is: most leaves need not be parsed.
    if (!Buffer.from(entry.leaf).includes(exchange)) continue;
    if (parseLeaf(entry.leaf)?.exchange === exchange) found.push(entry);
  }
  return found;
}

/** No exchange lasts as long, in whatever order gateways write. */
const LASTS_MS = 2 * DISORDER_MS;
