/**
 * SQLite for Kysely. The gateway's connection is in a worker thread, so that the event loop never waits
 * for the disk; a thread of its own, such as the ledger's, opens one where it is. Whoever holds a
 * connection is alone on it; SQLite's lock orders several connections to one file, also those of other
 * processes.
 */
import { open } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import type { Failure } from '../core/failures.ts';
import { LIMITS } from '../core/limits.ts';
import { type Row, SqliteFile, type SqliteSettings, type Step } from './sqlite-file.ts';
import type { SqliteAnswer, SqliteRequest } from './sqlite-worker.ts';
import { storageFailure } from './storage-failure.ts';

/** A statement that the database refused; nothing of it took effect. */
class SqliteError extends Error {
  override readonly name = 'SqliteError';
  /** `sqlite_` and the extended result code, see sqlite.org/rescode.html. */
  readonly code: string;
  readonly #file: string;

  constructor(message: string, code: number | undefined, file: string) {
    super(message);
    this.code = `sqlite_${code ?? 'error'}`;
    this.#file = file;
  }

  /** What an operator is told: a damaged page shows where it is read, and that may be anywhere. */
  get failure(): Failure {
    return storageFailure(this, this.#file);
  }
}

/** See `SqliteConnection.transaction`. */
export type Transact = (steps: readonly Step[]) => Promise<boolean>;

export interface SqliteConnection {
  /** Only by the holder of the connection. */
  query(sql: string, parameters: Row): Promise<{ rows: unknown[]; changes: number }>;
  /**
   * All steps in one transaction, synced when resolved: true when committed, false when a step with
   * `mustChange` changed nothing and all was undone. Waits for its turn.
   */
  transaction(steps: readonly Step[]): Promise<boolean>;
  acquire(): Promise<void>;
  release(): void;
  close(): Promise<void>;
}

/**
 * @param path of a file whose folder exists; it is made when missing, for its owner alone
 * @param thread of the connection: one of its own, or the caller's, which then waits for the disk
 */
export async function openSqlite(path: string, thread: 'own' | 'here'): Promise<SqliteConnection> {
  await createForOwner(path);
  const settings = { path, lockWaitMs: LIMITS.databaseLockWaitMs };
  const connection = thread === 'own' ? new RemoteConnection(settings) : new Connection(settings);
  await connection.query('select 1', []);
  return connection;
}

/**
 * SQLite would make it readable to all, and its companions (-wal, -shm) take after it. A file that is there is not opened: to
 * close it again would drop all locks that this process has on it, and others would take the database for nobody's
 * (sqlite.org/howtocorrupt.html §2.2).
 */
async function createForOwner(path: string): Promise<void> {
  try {
    await (await open(path, 'wx', 0o600)).close();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

/** Turns at a connection, in the order in which they were asked for. */
class Turns {
  readonly #waiting: (() => void)[] = [];
  #isHeld = false;

  async acquire(): Promise<void> {
    if (this.#isHeld) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#isHeld = true;
  }

  /** The turn goes straight to the next, so that nobody overtakes. */
  release(): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#isHeld = false;
    else next();
  }
}

class Connection extends Turns implements SqliteConnection {
  readonly #file: SqliteFile;

  constructor(settings: SqliteSettings) {
    super();
    this.#file = new SqliteFile(settings);
  }

  async query(sql: string, parameters: Row): Promise<{ rows: unknown[]; changes: number }> {
    return this.#file.query(sql, parameters);
  }

  async transaction(steps: readonly Step[]): Promise<boolean> {
    await this.acquire();
    try {
      return this.#file.transaction(steps);
    } finally {
      this.release();
    }
  }

  async close(): Promise<void> {
    await this.acquire();
    this.#file.close();
  }
}

class RemoteConnection extends Turns implements SqliteConnection {
  readonly #worker: Worker;
  readonly #pending = new Map<number, Pending>();
  #nextId = 1;
  readonly #path: string;
  #ended: Error | undefined;

  constructor(settings: SqliteSettings) {
    super();
    this.#path = settings.path;
    // Sources run as they are under Node 24, and compiled from the package: the worker is beside us.
    const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
    const file = new URL(`./sqlite-worker.${extension}`, import.meta.url);
    this.#worker = new Worker(file, { workerData: settings });
    // An idle database keeps no process alive; a statement under way does, see #send.
    this.#worker.unref();
    this.#worker.on('message', (answer: SqliteAnswer) => {
      this.#settle(answer);
    });
    this.#worker.on('error', (error: Error) => {
      this.#end(error);
    });
    this.#worker.on('exit', () => {
      this.#end(new Error('the database thread has ended'));
    });
  }

  async query(sql: string, parameters: Row): Promise<{ rows: unknown[]; changes: number }> {
    const answer = await this.#send({ op: 'query', sql, parameters: owned(parameters) });
    return answer as { rows: unknown[]; changes: number };
  }

  async transaction(steps: readonly Step[]): Promise<boolean> {
    await this.acquire();
    try {
      const sent = steps.map((step) => ({ ...step, rows: step.rows.map(owned) }));
      const answer = await this.#send({ op: 'transaction', steps: sent });
      return (answer as { isCommitted: boolean }).isCommitted;
    } finally {
      this.release();
    }
  }

  async close(): Promise<void> {
    if (this.#ended !== undefined) return;
    await this.acquire();
    await this.#send({ op: 'close' }).finally(() => {
      this.release();
    });
  }

  #send(request: Unnumbered<SqliteRequest>): Promise<SqliteAnswer> {
    return new Promise((resolve, reject) => {
      if (this.#ended !== undefined) return reject(this.#ended);
      const id = this.#nextId++;
      if (this.#pending.size === 0) this.#worker.ref();
      this.#pending.set(id, { resolve, reject });
      this.#worker.postMessage({ id, ...request });
    });
  }

  #settle(answer: SqliteAnswer): void {
    const pending = this.#pending.get(answer.id);
    this.#pending.delete(answer.id);
    if (this.#pending.size === 0) this.#worker.unref();
    if ('error' in answer) {
      pending?.reject(new SqliteError(answer.error.message, answer.error.code, this.#path));
    } else {
      pending?.resolve(answer);
    }
  }

  #end(error: Error): void {
    this.#ended ??= error;
    for (const { reject } of this.#pending.values()) reject(this.#ended);
    this.#pending.clear();
  }
}

interface Pending {
  readonly resolve: (answer: SqliteAnswer) => void;
  readonly reject: (reason: Error) => void;
}

type Unnumbered<Request> = Request extends unknown ? Omit<Request, 'id'> : never;

export function sqliteDialect(connection: SqliteConnection): Dialect {
  return {
    createAdapter: () => new LockingSqliteAdapter(),
    createDriver: () => new SqliteDriver(connection),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}

/**
 * Transactions here are immediate, so the migrations' own transaction is their lock, also against
 * other processes: the second waits, and then finds the work done.
 */
class LockingSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

class SqliteDriver implements Driver {
  readonly #connection: SqliteConnection;

  constructor(connection: SqliteConnection) {
    this.#connection = connection;
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    await this.#connection.acquire();
    return new KyselyConnection(this.#connection);
  }

  async releaseConnection(): Promise<void> {
    this.#connection.release();
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('commit'));
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('rollback'));
  }

  async destroy(): Promise<void> {
    await this.#connection.close();
  }
}

class KyselyConnection implements DatabaseConnection {
  readonly #connection: SqliteConnection;

  constructor(connection: SqliteConnection) {
    this.#connection = connection;
  }

  async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    const { rows, changes } = await this.#connection.query(sql, parameters);
    return { rows: rows as Row[], numAffectedRows: BigInt(changes) };
  }

  // biome-ignore lint/correctness/useYield: Kysely asks for the method; pages are read by key here
  async *streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    throw new Error('read in pages');
  }
}

/**
 * A message to the thread takes along all that a view looks into, and every small Buffer is a view of
 * a pool: other values' bytes.
 */
function owned(row: Row): Row {
  return row.map((value) => (value instanceof Uint8Array ? new Uint8Array(value) : value));
}
