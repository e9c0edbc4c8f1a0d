/**
 * Whether the register is what was recorded: each of its versions must stand in the ledger by the hash of its
 * body, and what is in force must be the newest version. So an approval that somebody wrote into the database,
 * or changed there, is noticed by whoever verifies the ledger.
 */
import { sha256 } from '../../core/hash.ts';
import { LIMITS } from '../../core/limits.ts';
import { type LedgerStore, parseLeaf } from '../../ledger/index.ts';
import type { RegisterStore } from './register-store.ts';

export type RegisterFault = 'revision_not_on_record' | 'document_differs' | 'revision_missing';

export type RegisterVerdict =
  | { readonly isValid: true; readonly revisions: number }
  | { readonly isValid: false; readonly because: RegisterFault; readonly revision: number };

/** @param ledger which has been verified; what is written meanwhile is read as well */
export async function verifyRegister(
  ledger: Pick<LedgerStore, 'entries' | 'head'>,
  register: RegisterStore,
): Promise<RegisterVerdict> {
  for (;;) {
    const { revision: before } = await register.head();
    const verdict = await verdictOn(ledger, register);
    // A gateway at work: what was read belongs to two states.
    if ((await register.head()).revision === before) return verdict;
  }
}

async function verdictOn(
  ledger: Pick<LedgerStore, 'entries' | 'head'>,
  register: RegisterStore,
): Promise<RegisterVerdict> {
  const newest = new Map<string, Version>();
  const versions: Version[] = [];
  for (;;) {
    const page = await register.revisions(versions.length, LIMITS.ledgerPageEntries);
    if (page.length === 0) break;
    for (const { revision, kind, id, body } of page) {
      if (revision !== versions.length + 1) return fault('revision_missing', versions.length + 1);
      const hash = sha256(JSON.stringify(body)).toString('hex');
      const version = { revision, record: `${kind} ${id} ${hash}` };
      versions.push(version);
      newest.set(`${kind} ${id}`, version);
    }
  }
  // After: a change is recorded before it is stored.
  const recorded = await changesOnRecord(ledger, (await ledger.head()).size);
  const unknown = versions.find(({ record }) => !recorded.has(record));
  if (unknown !== undefined) return fault('revision_not_on_record', unknown.revision);

  const inForce = await register.changedSince(0);
  for (const { kind, id, revision, body } of inForce) {
    const hash = sha256(JSON.stringify(body)).toString('hex');
    const written = newest.get(`${kind} ${id}`);
    const isSame = written?.revision === revision && written.record === `${kind} ${id} ${hash}`;
    if (!isSame) return fault('document_differs', revision);
  }
  const { revision: last } = await register.head();
  if (inForce.length !== newest.size) return fault('document_differs', last);
  if (versions.length !== last) return fault('revision_missing', last);
  return { isValid: true, revisions: last };
}

interface Version {
  readonly revision: number;
  /** As the ledger has it: kind, id, hash of the body. */
  readonly record: string;
}

async function changesOnRecord(
  ledger: Pick<LedgerStore, 'entries'>,
  size: number,
): Promise<ReadonlySet<string>> {
  const changes = new Set<string>();
  for (let from = 0; from < size; ) {
    const entries = await ledger.entries(from, Math.min(LIMITS.ledgerPageEntries, size - from));
    if (entries.length === 0) break;
    for (const { leaf } of entries) {
      const record = parseLeaf(leaf);
      if (record?.event !== 'register_change') continue;
      changes.add(`${String(record.document)} ${String(record.id)} ${String(record.body)}`);
    }
    from += entries.length;
  }
  return changes;
}

function fault(because: RegisterFault, revision: number): RegisterVerdict {
  return { isValid: false, because, revision };
}
