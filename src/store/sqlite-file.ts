/**
 * One connection to the SQLite file, on the thread that opens it: a statement, or a transaction whose
 * statements are known beforehand. Every call returns when SQLite is done, synced where it commits.
 */
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';

/** In the data folder. */
export const DATABASE_FILE = 'chaperone.db';

export interface SqliteSettings {
  readonly path: string;
  /** Wait for another connection's lock, milliseconds. */
  readonly lockWaitMs: number;
}

export type Row = readonly unknown[];

/** One statement, run once per row of parameters. */
export interface Step {
  readonly sql: string;
  readonly rows: readonly Row[];
  /** When the statement changes no row, the transaction is rolled back and answers false. */
  readonly mustChange?: boolean;
}

const SQLITE_BUSY = 5;
const RETRY_MS = 20;

/**
 * SQLite's own timeout does not cover all: of two processes that turn a new file to WAL at the same time it refuses
 * one at once, because that is a deadlock to it (sqlite.org/c3ref/busy_handler.html), and a signal to the thread
 * that waits for a lock (a profiler's, many a second) ends the wait.
 */
function whenUnlocked(waitMs: number, step: () => void): void {
  const until = performance.now() + waitMs;
  for (;;) {
    try {
      step();
      return;
    } catch (error) {
      // The extended code has more in its upper bits.
      const isBusy = ((error as { errcode?: number }).errcode ?? 0) % 256 === SQLITE_BUSY;
      if (!isBusy || performance.now() > until) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, RETRY_MS);
    }
  }
}

/** Statements kept compiled. The product has some dozens; lists in `in (…)` make more. */
const STATEMENTS_MAX = 256;

export class SqliteFile {
  readonly #db: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();
  readonly #lockWaitMs: number;

  constructor({ path, lockWaitMs }: SqliteSettings) {
    this.#lockWaitMs = lockWaitMs;
    this.#db = new DatabaseSync(path, { timeout: lockWaitMs });
    // WAL with FULL syncs the log at every commit: what was acknowledged survives a power cut. What
    // is erased is overwritten, not only unlinked.
    whenUnlocked(lockWaitMs, () => this.#db.exec('pragma journal_mode = wal'));
    this.#db.exec('pragma synchronous = full; pragma secure_delete = on');
  }

  query(sql: string, parameters: Row): { rows: unknown[]; changes: number } {
    const statement = this.#prepare(sql);
    const values = parameters as SQLInputValue[];
    if (statement.columns().length > 0) return { rows: statement.all(...values), changes: 0 };
    return { rows: [], changes: Number(statement.run(...values).changes) };
  }

  /** True when committed, false when a step with `mustChange` changed nothing and all was undone. */
  transaction(steps: readonly Step[]): boolean {
    // Immediate: the lock is taken before anything is read, so no step can fail half-way for it.
    whenUnlocked(this.#lockWaitMs, () => this.#db.exec('begin immediate'));
    try {
      for (const { sql, rows, mustChange } of steps) {
        for (const row of rows) {
          const { changes } = this.#prepare(sql).run(...(row as SQLInputValue[]));
          if (mustChange && changes === 0) {
            this.#db.exec('rollback');
            return false;
          }
        }
      }
      this.#db.exec('commit');
      return true;
    } catch (error) {
      if (this.#db.isTransaction) this.#db.exec('rollback');
      throw error;
    }
  }

  close(): void {
    this.#db.close();
  }

  #prepare(sql: string): StatementSync {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    if (this.#statements.size >= STATEMENTS_MAX) this.#statements.clear();
    const statement = this.#db.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }
}
