/**
 * Changes of the register as the ledger has them. Each is two entries under one id: what is to be stored, and
 * what became of it. Where the second is missing, the gateway was killed or lost its database in between, or the
 * change was recorded by an earlier version, which wrote the first alone.
 */
import { isObject, type Json } from '../../core/json.ts';
import { entriesOf, type LedgerStore, parseLeaf, provenBeside } from '../../ledger/index.ts';
import type { ChangeOutcome } from './register.ts';

/** What an entry says became of a change. */
export function changeOutcome(outcome: ChangeOutcome) {
  return { event: OUTCOME, ...outcome };
}

export function isChange(record: Json | undefined): boolean {
  return isObject(record) && record.event === CHANGE;
}

export interface RecordedChange {
  /** Of its entry. */
  readonly index: number;
  readonly document: string;
  readonly id: string;
  readonly action: string;
  readonly replaces: number;
  readonly body: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Undefined where it was erased. */
  readonly actor: string | undefined;
  /** Whether the version that recorded it also records what became of it. */
  readonly isFollowed: boolean;
  readonly outcome: ChangeOutcome | undefined;
}

export interface ChangesOnRecord {
  /** In their order. */
  readonly changes: readonly RecordedChange[];
  /** Of the newest entry of the ledger; of any kind. */
  readonly until: number;
}

/** @param ledger which has been verified */
export async function changesOnRecord(
  ledger: Pick<LedgerStore, 'entries' | 'head'>,
): Promise<ChangesOnRecord> {
  const begun: (Omit<RecordedChange, 'outcome'> & { readonly name: string })[] = [];
  const outcomes = new Map<string, ChangeOutcome>();
  let until = 0;
  for await (const entry of entriesOf(ledger, 0, (await ledger.head()).size)) {
    const record = parseLeaf(entry.leaf);
    if (record === undefined) continue;
    const { exchange } = record;
    const name = String(exchange);
    const at = Date.parse(String(record.at));
    until = at;
    const outcome = outcomeIn(record);
    if (outcome !== undefined && !isSaid(outcomes.get(name))) outcomes.set(name, outcome);
    if (!isChange(record)) continue;
    const { state, kept } = provenBeside(entry);
    begun.push({
      ...{ index: entry.index, name, at },
      document: String(record.document),
      id: String(record.id),
      action: String(record.action),
      replaces: Number(record.replaces),
      body: String(record.body),
      actor: state === 'erased' ? undefined : (kept.user ?? ''),
      isFollowed: record.outcome === 'follows',
    });
  }
  const changes = begun.map(({ name, ...change }) => ({ ...change, outcome: outcomes.get(name) }));
  return { changes, until };
}

function outcomeIn(record: Json): ChangeOutcome | undefined {
  if (!isObject(record) || record.event !== OUTCOME) return undefined;
  const { outcome, revision } = record;
  if (outcome === 'stored') return { outcome, revision: Number(revision) };
  return outcome === 'conflict' || outcome === 'after_the_fact' ? { outcome } : undefined;
}

/** What the gateway has said of its own write, nobody answers for in another way. */
function isSaid(outcome: ChangeOutcome | undefined): boolean {
  return outcome !== undefined && outcome.outcome !== 'after_the_fact';
}

const CHANGE = 'register_change';
const OUTCOME = 'register_change_outcome';
