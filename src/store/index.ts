/**
 * Where the state lives: a SQLite file in the data folder, or PostgreSQL when there is a URL. Both
 * implement the interfaces that `ledger/` and `vault/` declare, and one contract suite runs over
 * both (`test/store.contract.test.ts`).
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Kysely, sql } from 'kysely';
import type { ReplayStore, SessionStore } from '../admin/index.ts';
import { LIMITS } from '../core/limits.ts';
import type { NoticeStore, OutputStore, RegisterStore, UsageStore } from '../governance/index.ts';
import type { LedgerStore } from '../ledger/index.ts';
import type { ApiKeyStore, SettingStore, VaultStore } from '../vault/index.ts';
import { apiKeyStore } from './api-keys.ts';
import { type DatabaseClock, POSTGRES_NOW, registerStore } from './governance.ts';
import { type LedgerWrites, ledgerStore, postgresLedger, sqliteLedger } from './ledger.ts';
import { migrate, migrateIfEmpty } from './migrations.ts';
import { noticeStore } from './notices.ts';
import { outputStore } from './outputs.ts';
import { openPostgres, postgresDialect } from './postgres.ts';
import type { Schema } from './schema.ts';
import { replayStore, sessionStore } from './sessions.ts';
import { settingStore } from './settings.ts';
import { openSqlite, sqliteDialect, type Transact } from './sqlite.ts';
import { DATABASE_FILE } from './sqlite-file.ts';
import { storageFailure } from './storage-failure.ts';
import { usageStore } from './usage.ts';
import { vaultStore } from './vault.ts';

export { withSqliteAlone } from './sqlite-alone.ts';
export { storageFailure } from './storage-failure.ts';

export interface Store {
  readonly db: Kysely<Schema>;
  readonly ledger: LedgerStore;
  readonly vault: VaultStore;
  readonly keys: ApiKeyStore;
  readonly settings: SettingStore;
  readonly register: RegisterStore;
  readonly usage: UsageStore;
  readonly sessions: SessionStore;
  readonly replays: ReplayStore;
  readonly outputs: OutputStore;
  readonly notices: NoticeStore;
  /** @throws Failure `storage_unavailable` */
  ping(): Promise<void>;
  close(): Promise<void>;
}

export interface StoreOptions {
  /** `postgres://…`; without it, SQLite in `folder`. */
  readonly url?: string | undefined;
  /** The data folder; made when missing, for its owner alone. */
  readonly folder: string;
}

/**
 * Opens the database and brings it up to date, or, where it must not change, refuses one that is not.
 *
 * @throws Failure `storage_unavailable` when it cannot be reached or used, would lose what it has
 *   acknowledged, or was made by a newer version
 */
export async function openStore({
  url,
  folder,
  mayMigrate = true,
}: StoreOptions & { readonly mayMigrate?: boolean }): Promise<Store> {
  const ready = mayMigrate ? migrate : migrateIfEmpty;
  return url === undefined ? await onSqlite(folder, ready) : await onPostgres(url, ready);
}

async function onSqlite(folder: string, ready: typeof migrate): Promise<Store> {
  const file = join(folder, DATABASE_FILE);
  const connection = await reached(async () => {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return await openSqlite(file, 'own');
  }, file);
  const db = new Kysely<Schema>({ dialect: sqliteDialect(connection) });
  await upToDate(() => ready(db, { integer: 'integer', bytes: 'blob' }), db, file);
  const transact: Transact = (steps) => connection.transaction(steps);
  return opened(db, { ledger: sqliteLedger(connection), transact, file });
}

async function onPostgres(url: string, ready: typeof migrate): Promise<Store> {
  // Another gateway may be at it, and large tables take their time: it has a bound of its own.
  const patient = await reached(() => openPostgres(url, LIMITS.databaseMigrationMs));
  await using migrating = new Kysely<Schema>({ dialect: postgresDialect(patient) });
  await reached(() => ready(migrating, { integer: 'bigint', bytes: 'bytea' }));

  const pool = await reached(() => openPostgres(url));
  const db = new Kysely<Schema>({ dialect: postgresDialect(pool) });
  return opened(db, { ledger: postgresLedger(pool), now: POSTGRES_NOW });
}

/**
 * The ledger's tables alone, on the calling thread, which waits for the disk where that is SQLite. The
 * database has been brought up to date by `openStore`.
 *
 * @throws Failure `storage_unavailable`
 */
export async function openLedgerStore({ url, folder }: StoreOptions): Promise<LedgerOnly> {
  const file = fileOf({ url, folder });
  const { dialect, writes } = await reached(async () => {
    if (file !== undefined) {
      const connection = await openSqlite(file, 'here');
      return { dialect: sqliteDialect(connection), writes: sqliteLedger(connection) };
    }
    const pool = await openPostgres(url!);
    return { dialect: postgresDialect(pool), writes: postgresLedger(pool) };
  }, file);
  const db = new Kysely<Schema>({ dialect });
  return { ledger: ledgerStore(db, writes), close: () => db.destroy() };
}

export interface LedgerOnly {
  readonly ledger: LedgerStore;
  close(): Promise<void>;
}

/** Of the database; undefined where it is a server. */
export function fileOf({ url, folder }: StoreOptions): string | undefined {
  return url === undefined ? join(folder, DATABASE_FILE) : undefined;
}

/** What each database does in its own way. */
interface Own {
  readonly ledger: LedgerWrites;
  /** Where all statements of a transaction go to the database's thread together. */
  readonly transact?: Transact;
  readonly now?: DatabaseClock;
  /** Where the database is one. */
  readonly file?: string;
}

async function upToDate(
  ready: () => Promise<void>,
  db: Kysely<Schema>,
  file: string,
): Promise<void> {
  try {
    await reached(ready, file);
  } catch (error) {
    await db.destroy();
    throw error;
  }
}

function opened(db: Kysely<Schema>, own: Own): Store {
  return {
    db,
    ledger: ledgerStore(db, own.ledger),
    vault: vaultStore(db),
    keys: apiKeyStore(db),
    settings: settingStore(db),
    register: registerStore(db, own.now),
    usage: usageStore(db, own.transact),
    sessions: sessionStore(db),
    replays: replayStore(db),
    outputs: outputStore(db, own.transact),
    notices: noticeStore(db),
    ping: () => reached(async () => void (await sql`select 1`.execute(db)), own.file),
    close: () => db.destroy(),
  };
}

/** @param file of the database, where it is one */
async function reached<T>(step: () => Promise<T>, file?: string): Promise<T> {
  try {
    return await step();
  } catch (cause) {
    throw storageFailure(cause, file);
  }
}
