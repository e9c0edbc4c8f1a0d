/**
 * Usage from the ledger: of every outcome the row that belongs to it, where it is not stored yet. Run at
 * each start and once an hour, so that what a gateway had not stored when it died is counted all the same.
 *
 * A disclosure whose outcome never came (the gateway died in between) is counted as sent and of unknown
 * end, once it is older than any exchange can be.
 */
import { LIMITS } from '../../core/limits.ts';
import { type LedgerEntry, type LedgerStore, parseLeaf } from '../../ledger/index.ts';
import { sendingOf, type UsageRecord, type UsageRow, type UsageRules, usageRow } from './usage.ts';
import type { UsageStore } from './usage-store.ts';

export interface RebuildOptions {
  readonly ledger: Pick<LedgerStore, 'head' | 'entries'>;
  readonly store: Pick<UsageStore, 'add' | 'checkedTo' | 'raiseCheckedTo'>;
  readonly rules: UsageRules;
  /** Milliseconds since 1970. */
  readonly now: number;
}

interface Begun {
  readonly index: number;
  readonly at: number;
  readonly record: UsageRecord;
  readonly user: string | undefined;
}

/** @returns how many rows were missing */
export async function rebuildUsage(options: RebuildOptions): Promise<number> {
  const { ledger, store, rules, now } = options;
  const { size } = await ledger.head();
  const underWay = new Map<string, Begun>();
  let missing = 0;
  for (let at = await store.checkedTo(); at < size; ) {
    const page = await ledger.entries(at, Math.min(LIMITS.ledgerPageEntries, size - at));
    const last = page.at(-1);
    if (last === undefined) break;
    missing += await store.add(page.flatMap((entry) => rowsOf(entry, underWay, rules)));
    at = last.index + 1;
  }

  const lost = [...underWay.values()].filter((begun) => isLost(begun, now));
  missing += await store.add(lost.map((begun) => rowOf(begun, undefined, rules)));
  const open = [...underWay.values()].filter((begun) => !isLost(begun, now));
  await store.raiseCheckedTo(Math.min(size, ...open.map(({ index }) => index)));
  return missing;
}

function rowsOf(
  { index, at, leaf, kept }: LedgerEntry,
  underWay: Map<string, Begun>,
  rules: UsageRules,
): UsageRow[] {
  const record = parseLeaf(leaf);
  if (record === undefined) return [];
  const sending = sendingOf(record);
  if (record.kind === 'disclosure') {
    underWay.set(sending, { index, at, record, user: kept.user });
    return [];
  }
  const begun = underWay.get(sending);
  if (record.kind !== 'outcome' || begun === undefined) return [];
  underWay.delete(sending);
  return [rowOf(begun, record, rules)];
}

const rowOf = ({ record, user }: Begun, outcome: UsageRecord | undefined, rules: UsageRules) =>
  usageRow(record, user, outcome, rules);

const isLost = ({ at }: Begun, now: number): boolean => now - at > LIMITS.usageUnknownAfterMs;
