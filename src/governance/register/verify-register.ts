/**
 * Whether the register is what was recorded. Each of its versions must stand in the ledger as it stands here: the
 * version it replaces, its body by hash, what was done, by whom and when; each change that is on record as stored
 * must be among them, under its revision; and what is in force must be the newest version. So a decision that
 * somebody wrote into the database, took out of it or put back to what it was is noticed by whoever verifies.
 */
import { sha256 } from '../../core/hash.ts';
import { LIMITS } from '../../core/limits.ts';
import type { LedgerStore } from '../../ledger/index.ts';
import { type ChangesOnRecord, changesOnRecord, type RecordedChange } from './changes-on-record.ts';
import type { Document, RegisterStore, Revision } from './register-store.ts';

export type RegisterFault =
  | 'revision_not_on_record'
  | 'revision_missing'
  | 'document_differs'
  | 'change_missing'
  | 'change_unsettled';

export interface RegisterSummary {
  readonly revisions: number;
  /** Of them: who made them was erased from beside the ledger, so whom the register names is not tested. */
  readonly withoutActor: number;
  /** Of them: recorded without what became of them, as earlier versions did, so their time is tested roughly. */
  readonly withoutOutcome: number;
  /** Changes on record, and not in the register, that somebody answers for. */
  readonly answeredFor: number;
  /** Changes just recorded, and not yet stored. */
  readonly underWay: number;
}

export type RegisterVerdict =
  | ({ readonly isValid: true } & RegisterSummary)
  | {
      readonly isValid: false;
      readonly because: RegisterFault;
      readonly revision?: number;
      /** Of the ledger's entry, where the register lacks what that says. */
      readonly index?: number;
    };

/** @param ledger which has been verified; what is written meanwhile is read as well */
export async function verifyRegister(
  ledger: Pick<LedgerStore, 'entries' | 'head'>,
  register: RegisterStore,
): Promise<RegisterVerdict> {
  for (;;) {
    const { revision: head } = await register.head();
    const versions = await allVersions(register);
    const inForce = await register.changedSince(FROM);
    // Last: a change is recorded before it is stored.
    const onRecord = await changesOnRecord(ledger);
    // A gateway at work: what was read belongs to two states.
    if ((await register.head()).revision !== head) continue;
    return verdictOn({ head, versions, inForce, onRecord });
  }
}

async function allVersions(register: RegisterStore): Promise<Revision[]> {
  const versions: Revision[] = [];
  for (;;) {
    const after = versions.at(-1)?.revision ?? FROM;
    const page = await register.revisions(after, LIMITS.ledgerPageEntries);
    if (page.length === 0) return versions;
    versions.push(...page);
  }
}

interface Read {
  readonly head: number;
  readonly versions: readonly Revision[];
  readonly inForce: readonly Document[];
  readonly onRecord: ChangesOnRecord;
}

function verdictOn({ head, versions, inForce, onRecord }: Read): RegisterVerdict {
  const replayed = replay(versions, onRecord.changes);
  if ('because' in replayed) return replayed;
  const { newest, made } = replayed;
  const unfit = inForce.find((document) => !isSame(document, newest.get(nameOf(document))));
  if (unfit !== undefined) return fault('document_differs', unfit.revision);
  if (inForce.length !== newest.size) return fault('document_differs', head);
  if (versions.length !== head) return fault('revision_missing', head);

  const { answeredFor, underWay, ...missing } = whatIsMissing(onRecord, made);
  if (missing.fault !== undefined) return missing.fault;
  const withoutActor = [...made].filter(({ actor }) => actor === undefined).length;
  const withoutOutcome = [...made].filter(({ outcome }) => outcome?.outcome !== 'stored').length;
  const about = { withoutActor, withoutOutcome, answeredFor, underWay };
  return { isValid: true, revisions: head, ...about };
}

/** What the versions are on record as: each in the place of the version of its document before it. */
function replay(versions: readonly Revision[], changes: readonly RecordedChange[]) {
  const newest = new Map<string, Revision>();
  const made = new Set<RecordedChange>();
  const candidates = Map.groupBy(changes, placeOf);
  for (const [at, version] of versions.entries()) {
    if (version.revision !== at + 1) return fault('revision_missing', at + 1);
    const name = nameOf(version);
    const replaces = newest.get(name)?.revision ?? 0;
    const fit = candidates
      .get(`${name} ${replaces}`)
      ?.filter((change) => isOnRecordAs(version, change));
    // Of two who wrote the same at once, the one that is said to have done it.
    const change = fit?.find(({ outcome }) => outcome?.outcome === 'stored') ?? fit?.[0];
    if (change === undefined) return fault('revision_not_on_record', version.revision);
    newest.set(name, version);
    made.add(change);
  }
  return { newest, made };
}

function isOnRecordAs(version: Revision, change: RecordedChange): boolean {
  const { outcome } = change;
  if (outcome?.outcome === 'conflict') return false;
  if (outcome?.outcome === 'stored' && outcome.revision !== version.revision) return false;
  const isSameActor = change.actor === undefined || change.actor === version.actor;
  const laterMs = change.isFollowed ? 0 : LIMITS.earlierChangeStoredMs;
  return (
    isSameActor &&
    change.action === version.action &&
    change.body === hashOf(version) &&
    Math.abs(version.at - change.at) <= laterMs
  );
}

/** Changes on record that made no version: somebody else was faster, or something is wrong. */
function whatIsMissing({ changes, until }: ChangesOnRecord, made: ReadonlySet<RecordedChange>) {
  const taken = new Set([...made].map(placeOf));
  let answeredFor = 0;
  let underWay = 0;
  for (const change of changes) {
    const { outcome, index } = change;
    if (made.has(change) || outcome?.outcome === 'conflict') continue;
    if (outcome?.outcome === 'stored') {
      return { fault: faultAt('change_missing', index), answeredFor, underWay };
    }
    // In its place stands another: decided anew, or it was too late.
    if (taken.has(placeOf(change))) continue;
    if (outcome?.outcome === 'after_the_fact') answeredFor += 1;
    else if (change.isFollowed && until - change.at <= LIMITS.changeUnderWayMs) underWay += 1;
    else return { fault: faultAt('change_unsettled', index), answeredFor, underWay };
  }
  return { answeredFor, underWay };
}

function isSame(document: Document, version: Revision | undefined): boolean {
  return version?.revision === document.revision && hashOf(version) === hashOf(document);
}

/** Whatever is there: a gateway counts from 1, and whoever writes into the database need not. */
const FROM = Number.MIN_SAFE_INTEGER;

const nameOf = ({ kind, id }: Document) => `${kind} ${id}`;

const placeOf = ({ document, id, replaces }: RecordedChange) => `${document} ${id} ${replaces}`;

const hashOf = ({ body }: Document) => sha256(JSON.stringify(body)).toString('hex');

function fault(because: RegisterFault, revision: number) {
  return { isValid: false, because, revision } as const;
}

function faultAt(because: RegisterFault, index: number) {
  return { isValid: false, because, index } as const;
}
