/**
 * The register: what committee, privacy officer and operators have decided, as every gateway that
 * shares the database sees it, within a second or not at all.
 *
 * A gateway asks the database for one number several times a second. What it knows is good for a
 * bounded time after the question that it was answered to; then nothing is decided until the database
 * has answered again. So a pause that one gateway stored stops traffic on all of them within
 * `registerAgeMaxMs`, and a lost database, or a clock that has gone wrong, stops all of it.
 */
import type { Clock } from '../../core/clock.ts';
import { Failure } from '../../core/failures.ts';
import { sha256 } from '../../core/hash.ts';
import { LIMITS } from '../../core/limits.ts';
import type {
  Document,
  DocumentKind,
  NewRevision,
  RegisterStore,
  Revision,
} from './register-store.ts';
import { Snapshot } from './snapshot.ts';

/** A version to be written. */
export type Change = Omit<NewRevision, 'at'>;

export interface Register {
  /**
   * What is in force, no older than `registerAgeMaxMs`. Waits for the database only where what is
   * known has aged.
   *
   * @throws Failure governance_unavailable
   */
  current(): Promise<Snapshot>;
  /** The same without waiting: undefined where it has aged. */
  known(): Snapshot | undefined;

  /**
   * On record in the ledger, then stored, then on record as stored; in force here when resolved,
   * elsewhere within `registerAgeMaxMs`.
   *
   * @throws Failure revision_conflict, ledger_unavailable, governance_unavailable; with the last and
   *   `because: perhaps_stored` it may be in force all the same
   */
  write(change: Change): Promise<Document>;

  /** Versions of one document, newest first. @throws Failure governance_unavailable */
  history(
    kind: DocumentKind,
    id: string,
    page?: { readonly before?: number; readonly count?: number },
  ): Promise<readonly Revision[]>;

  /** Told after every look at the database, several times a second: time alone ends some things. */
  onLook(listener: (snapshot: Snapshot) => void): void;
  /** Waits for the look that is under way, so that the database can be closed. */
  close(): Promise<void>;
}

/** What the ledger keeps of a change before it is stored: value-free, the body by its hash. */
export interface ChangeRecord {
  readonly event: 'register_change';
  readonly document: string;
  readonly id: string;
  readonly action: string;
  /** The revision it replaces; 0 where it is new. */
  readonly replaces: number;
  /** SHA-256 of the body's JSON as stored, in hexadecimal. */
  readonly body: string;
  /** An entry of its own says what became of it. Absent in those of earlier versions, which had none. */
  readonly outcome: 'follows';
}

/**
 * What became of a change: the revision that it made, or that somebody else was faster. `after_the_fact`: nobody
 * knows, it is not in the register, and a person answers for that.
 */
export type ChangeOutcome =
  | { readonly outcome: 'stored'; readonly revision: number }
  | { readonly outcome: 'conflict' | 'after_the_fact' };

/** When and by whom. */
export interface ChangeMade {
  /** Milliseconds since 1970: of the entry and of the version alike. */
  readonly at: number;
  readonly actor: string;
}

/** Both durable when resolved. */
export interface ChangeRecorder {
  /** The actor is kept beside the tree. @returns names the change @throws Failure ledger_unavailable */
  change(change: ChangeRecord, made: ChangeMade): Promise<string>;
  /** @throws Failure ledger_unavailable */
  outcome(change: string, outcome: ChangeOutcome): Promise<void>;
}

export interface RegisterOptions {
  readonly store: RegisterStore;
  readonly clock: Clock;
  readonly record: ChangeRecorder;
}

/** @throws Failure governance_unavailable where the first look fails */
export async function openRegister({ store, clock, record }: RegisterOptions): Promise<Register> {
  const listeners = new Set<(snapshot: Snapshot) => void>();
  let snapshot = Snapshot.EMPTY;
  /** When its newest version was written; known from the look after it on. */
  let newestAt: number | undefined;
  /** Begin of the question that `snapshot` answers; of this machine's monotonic clock. */
  let askedAt = Number.NEGATIVE_INFINITY;
  let looking: Promise<void> | undefined;

  const isFresh = () => performance.now() - askedAt <= LIMITS.registerAgeMaxMs;

  const look = async (): Promise<void> => {
    const began = performance.now();
    const before = clock.now();
    const { revision, now, knownAt } = await store.head(snapshot.revision);
    assertSameTime(before, now, clock.now());
    // One that went back and has been written to since may have this revision again, with another decision.
    const isOther = newestAt !== undefined && newestAt !== knownAt;
    if (revision < snapshot.revision || isOther) {
      throw new Failure('governance_unavailable', { because: 'database_went_back' });
    }
    newestAt = knownAt;
    if (revision > snapshot.revision) {
      snapshot = snapshot.with(await store.changedSince(snapshot.revision), revision);
      newestAt = undefined;
    }
    askedAt = began;
    for (const listener of listeners) listener(snapshot);
  };

  /** Of several who want to know at once, one asks; no two looks overlap. */
  const refresh = (): Promise<void> => {
    looking ??= within(look(), LIMITS.registerAnswerMs).finally(() => {
      looking = undefined;
    });
    return looking;
  };

  /** Where the database is lost, it may have stored the change or not: nothing is said of it. */
  const stored = async (revision: NewRevision, recorded: string): Promise<Document> => {
    try {
      return await store.write(revision);
    } catch (thrown) {
      const isConflict = thrown instanceof Failure && thrown.code === 'revision_conflict';
      if (!isConflict) throw perhapsStored(thrown);
      await record.outcome(recorded, { outcome: 'conflict' });
      throw thrown;
    }
  };

  await refresh();
  const timer = setInterval(() => void refresh().catch(() => undefined), LIMITS.registerLookMs);
  timer.unref();

  return {
    async current() {
      // A look that was under way when the last answer aged may have begun too early.
      for (let looks = 0; looks < LIMITS.registerLooksMax && !isFresh(); looks += 1)
        await refresh();
      if (!isFresh()) throw new Failure('governance_unavailable', { because: 'aged' });
      return snapshot;
    },
    known: () => (isFresh() ? snapshot : undefined),

    async write(change) {
      const body = JSON.stringify(change.body);
      const { kind, id, action, actor, expected = 0 } = change;
      if (Buffer.byteLength(body) > LIMITS.documentBytesMax) {
        throw new Failure('document_too_large', { bytesMax: LIMITS.documentBytesMax });
      }
      const hash = sha256(body).toString('hex');
      const about = { document: kind, id, action, replaces: expected, body: hash } as const;
      const at = clock.now();
      const recorded = await record.change(
        { event: 'register_change', ...about, outcome: 'follows' },
        { at, actor },
      );
      const written = await stored({ ...change, at }, recorded);
      const { revision } = written;
      await record.outcome(recorded, { outcome: 'stored', revision }).catch((cause) => {
        throw perhapsStored(cause);
      });
      await looking?.catch(() => undefined); // that one may have begun too early
      await refresh().catch(() => undefined); // stored all the same: the next look finds it
      return written;
    },

    history: (kind, id, { before = Number.MAX_SAFE_INTEGER, count = 100 } = {}) =>
      reached(() => store.history(kind, id, before, count)),

    onLook(listener) {
      listeners.add(listener);
    },
    async close() {
      clearInterval(timer);
      await looking?.catch(() => undefined);
    },
  };
}

/**
 * Agreements and approvals end at an instant. A gateway whose clock is off would end them at another one
 * than its neighbours do, so it decides nothing.
 */
function assertSameTime(before: number, theirs: number | undefined, after: number): void {
  if (theirs === undefined) return;
  const early = before - theirs;
  const late = theirs - after;
  if (Math.max(early, late) > LIMITS.clockSkewMaxMs) {
    throw new Failure('governance_unavailable', { because: 'clock_skew' });
  }
}

/** Whoever is told that nothing happened would do it again. */
function perhapsStored(cause: unknown): Failure {
  return new Failure('governance_unavailable', { because: 'perhaps_stored' }, { cause });
}

async function within(step: Promise<void>, milliseconds: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Failure('governance_unavailable', { because: 'timeout' })),
      milliseconds,
    );
  });
  try {
    await reached(() => Promise.race([step, late]));
  } finally {
    clearTimeout(timer);
  }
}

async function reached<T>(step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (cause) {
    if (cause instanceof Failure) throw cause;
    throw new Failure('governance_unavailable', { because: 'database' }, { cause });
  }
}
