/**
 * The thread that owns the SQLite connection. A durable commit waits for the disk; here it keeps
 * nobody else waiting. Started by `sqlite.ts`, which sends one message per statement, or per
 * transaction whose statements are known beforehand, and gets one answer for each.
 */
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';

export interface SqliteSettings {
  readonly path: string;
  /** Wait for another process's lock, milliseconds. */
  readonly lockWaitMs: number;
}

export type SqliteRequest = { readonly id: number } & (
  | ({ readonly op: 'query'; readonly sql: string; readonly parameters: Row } & WithBlobs)
  | ({ readonly op: 'transaction'; readonly steps: readonly Step[] } & WithBlobs)
  | { readonly op: 'close' }
);

/** All blobs of a message, one after the other: among its parameters a `Place` stands for each. */
interface WithBlobs {
  readonly blobs: Uint8Array;
}

export interface Place {
  readonly from: number;
  readonly to: number;
}

export type Row = readonly unknown[];

/** One statement, run once per row of parameters. */
export interface Step {
  readonly sql: string;
  readonly rows: readonly Row[];
  /** When the statement changes no row, the transaction is rolled back and answers false. */
  readonly mustChange?: boolean;
}

export type SqliteAnswer =
  | { readonly id: number; readonly rows: unknown[]; readonly changes: number }
  | { readonly id: number; readonly isCommitted: boolean }
  | { readonly id: number; readonly error: { readonly message: string; readonly code?: number } };

/** Statements kept compiled. The product has some dozens; lists in `in (…)` make more. */
const STATEMENTS_MAX = 256;

const { path, lockWaitMs }: SqliteSettings = workerData;
const db = open();
const statements = new Map<string, StatementSync>();
parentPort!.on('message', (request: SqliteRequest) => {
  parentPort!.postMessage(answer(request));
  // Only after the answer is on its way: closing the port ends the thread.
  if (request.op === 'close') parentPort!.close();
});

function open(): DatabaseSync {
  const opened = new DatabaseSync(path, { timeout: lockWaitMs });
  // WAL with FULL syncs the log at every commit: what was acknowledged survives a power cut. What
  // is erased is overwritten, not only unlinked.
  opened.exec('pragma journal_mode = wal; pragma synchronous = full; pragma secure_delete = on');
  return opened;
}

function answer(request: SqliteRequest): SqliteAnswer {
  const { id } = request;
  try {
    switch (request.op) {
      case 'query':
        return { id, ...query(request.sql, request.parameters, request.blobs) };
      case 'transaction':
        return { id, isCommitted: transaction(request.steps, request.blobs) };
      case 'close':
        db.close();
        return { id, isCommitted: true };
    }
  } catch (error) {
    const { message, errcode } = error as Error & { errcode?: number };
    return { id, error: { message, ...(errcode === undefined ? {} : { code: errcode }) } };
  }
}

function query(
  sql: string,
  parameters: Row,
  blobs: Uint8Array,
): { rows: unknown[]; changes: number } {
  const statement = prepare(sql);
  const values = valuesOf(parameters, blobs);
  if (statement.columns().length > 0) return { rows: statement.all(...values), changes: 0 };
  return { rows: [], changes: Number(statement.run(...values).changes) };
}

function transaction(steps: readonly Step[], blobs: Uint8Array): boolean {
  // Immediate: the lock is taken before anything is read, so no step can fail half-way for it.
  db.exec('begin immediate');
  try {
    for (const { sql, rows, mustChange } of steps) {
      for (const row of rows) {
        const { changes } = prepare(sql).run(...valuesOf(row, blobs));
        if (mustChange && changes === 0) {
          db.exec('rollback');
          return false;
        }
      }
    }
    db.exec('commit');
    return true;
  } catch (error) {
    if (db.isTransaction) db.exec('rollback');
    throw error;
  }
}

function valuesOf(row: Row, blobs: Uint8Array): SQLInputValue[] {
  return row.map((value) =>
    isPlace(value) ? blobs.subarray(value.from, value.to) : value,
  ) as SQLInputValue[];
}

/** Nothing else that SQLite takes is an object. */
function isPlace(value: unknown): value is Place {
  return typeof value === 'object' && value !== null;
}

function prepare(sql: string): StatementSync {
  const known = statements.get(sql);
  if (known !== undefined) return known;
  if (statements.size >= STATEMENTS_MAX) statements.clear();
  const statement = db.prepare(sql);
  statements.set(sql, statement);
  return statement;
}
