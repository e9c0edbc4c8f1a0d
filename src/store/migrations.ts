/**
 * How the tables came to be, step by step. A step that has been released is never edited: databases
 * out there have run it. New steps go to the end, with the next number.
 */
import { type CreateTableBuilder, type Kysely, sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { Failure } from '../core/failures.ts';
import type { Schema } from './schema.ts';

/** The two databases call the same things by other names. */
export interface ColumnTypes {
  readonly integer: 'integer' | 'bigint';
  readonly bytes: 'blob' | 'bytea';
}

/**
 * Brings the database up to this version of the code, under the migration lock: of several gateways
 * that start at once, one migrates and the others find it done.
 *
 * @throws Failure `storage_unavailable`, also when the database was made by a newer version
 */
export async function migrate(db: Kysely<Schema>, types: ColumnTypes): Promise<void> {
  const known = migrations(types);
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => known },
    migrationTableName: 'migrations',
    migrationLockTableName: 'migrations_lock',
  });
  await pendingMigrations(db, known);
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) {
    if ((error as { code?: unknown }).code !== undefined) throw error; // the database's own
    throw new Failure('storage_unavailable', { because: 'migration' }, { cause: error });
  }
}

/**
 * For whoever must change nothing there: an older gateway may be at work on it. One in which there is nothing yet is set up: its
 * first key may come before its first gateway.
 *
 * @throws Failure `storage_unavailable` where the database is of another version
 */
export async function migrateIfEmpty(db: Kysely<Schema>, types: ColumnTypes): Promise<void> {
  const known = migrations(types);
  const pending = await pendingMigrations(db, known);
  const [migration] = pending;
  if (migration === undefined) return;
  if (pending.length === Object.keys(known).length) {
    await migrate(db, types);
    return;
  }
  throw new Failure('storage_unavailable', {
    because:
      'the database is of an older version, and only the start of a gateway brings it up to date: start the one of this version, or run the command of that version',
    migration,
  });
}

/** @throws Failure `storage_unavailable` when the database was made by a newer version */
async function pendingMigrations(
  db: Kysely<Schema>,
  known: Readonly<Record<string, Migration>>,
): Promise<string[]> {
  const executed = await executedMigrations(db);
  const newer = executed.find((name) => !Object.hasOwn(known, name));
  if (newer !== undefined) {
    throw new Failure('storage_unavailable', {
      because: 'the database was made by a newer version: run that version, or restore a backup',
      migration: newer,
    });
  }
  return Object.keys(known).filter((name) => !executed.includes(name));
}

async function executedMigrations(db: Kysely<Schema>): Promise<string[]> {
  const tables = await db.introspection.getTables();
  if (!tables.some(({ name }) => name === 'migrations')) return [];
  const anyDb = db as unknown as Kysely<{ migrations: { name: string } }>;
  const rows = await anyDb.selectFrom('migrations').select('name').execute();
  return rows.map(({ name }) => name);
}

/**
 * A step that changes no table marks rows that older versions would misread, and they refuse the database by its name: before
 * leaves committed to their salts, `ledger verify` would call what is written today tampered with.
 */
function migrations(types: ColumnTypes): Record<string, Migration> {
  return {
    '0001-exchange': { up: (db) => exchange(db, types) },
    '0002-governance': { up: (db) => governance(db, types) },
    '0003-usage': { up: (db) => usage(db, types) },
    '0004-outputs': { up: (db) => outputs(db, types) },
    '0005-sessions': { up: (db) => sessions(db, types) },
    '0006-salted-leaves': { up: async () => {} },
  };
}

/** Ledger, continuations, API keys. */
async function exchange(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  const { integer, bytes } = types;
  const table = (name: string) => db.schema.createTable(name).$call((made) => strict(made, types));

  await table('ledger_leaves')
    .addColumn('leaf_index', integer, (column) => column.primaryKey())
    .addColumn('leaf', bytes, (column) => column.notNull())
    .addColumn('hashes', bytes, (column) => column.notNull())
    .addColumn('at', integer, (column) => column.notNull())
    .execute();
  await table('ledger_head')
    .addColumn('id', integer, (column) => column.primaryKey())
    .addColumn('size', integer, (column) => column.notNull())
    .addColumn('checkpoint', 'text', (column) => column.notNull())
    .execute();
  // The row is there from the start, so that the first writer replaces it like any other.
  const head = { id: 1, size: 0, checkpoint: '' };
  await (db as Kysely<Schema>).insertInto('ledger_head').values(head).execute();

  // No foreign keys to the leaves: these rows are written with their leaf, in one transaction, and
  // no leaf is ever deleted. PostgreSQL would look each of them up again, for a sixth of its time.
  await table('ledger_salts')
    .addColumn('leaf_index', integer, (column) => column.primaryKey())
    .addColumn('salt', bytes, (column) => column.notNull())
    .execute();
  await table('ledger_subjects')
    .addColumn('lookup', bytes, (column) => column.notNull())
    .addColumn('leaf_index', integer, (column) => column.notNull())
    .addPrimaryKeyConstraint('ledger_subjects_key', ['lookup', 'leaf_index'])
    .execute();
  await db.schema
    .createIndex('ledger_subjects_by_leaf')
    .on('ledger_subjects')
    .column('leaf_index')
    .execute();
  await table('ledger_kept')
    .addColumn('leaf_index', integer, (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('value', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('ledger_kept_key', ['leaf_index', 'name'])
    .execute();

  await table('continuations')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('envelope', bytes, (column) => column.notNull())
    .addColumn('expires_at', integer, (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('continuations_by_expiry')
    .on('continuations')
    .column('expires_at')
    .execute();
  await table('api_keys')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('digest', bytes, (column) => column.notNull().unique())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('defaults', 'text', (column) => column.notNull())
    .addColumn('created_at', integer, (column) => column.notNull())
    .addColumn('revoked_at', integer)
    .execute();
  await table('settings')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('value', 'text', (column) => column.notNull())
    .execute();
}

/** The register. */
async function governance(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  const { integer } = types;
  const table = (name: string) => db.schema.createTable(name).$call((made) => strict(made, types));

  await table('governance_head')
    .addColumn('id', integer, (column) => column.primaryKey())
    .addColumn('revision', integer, (column) => column.notNull())
    .execute();
  await (db as Kysely<Schema>)
    .insertInto('governance_head')
    .values({ id: 1, revision: 0 })
    .execute();
  await table('governance_documents')
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('revision', integer, (column) => column.notNull().unique())
    .addColumn('body', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('governance_documents_key', ['kind', 'id'])
    .execute();
  await table('governance_revisions')
    .addColumn('revision', integer, (column) => column.primaryKey())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addColumn('actor', 'text', (column) => column.notNull())
    .addColumn('action', 'text', (column) => column.notNull())
    .addColumn('at', integer, (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('governance_revisions_by_document')
    .on('governance_revisions')
    .columns(['kind', 'id', 'revision'])
    .execute();
}

/** The cost meter. */
async function usage(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  const { integer } = types;
  const table = (name: string) => db.schema.createTable(name).$call((made) => strict(made, types));
  const words = ['day', 'use_case', 'caller', 'department', 'user', 'purpose'];
  const more = ['upstream', 'model', 'outcome', 'currency'];
  const counts = ['is_cached', 'input_estimated', 'output_estimated', 'is_estimated', 'differs'];
  const sums = ['input', 'cached_input', 'output', 'cost_micros', 'energy_mwh'];

  let rows = table('usage')
    .addColumn('exchange', 'text', (column) => column.notNull())
    .addColumn('attempt', integer, (column) => column.notNull())
    .addColumn('at', integer, (column) => column.notNull())
    .addColumn('input_reported', integer)
    .addColumn('output_reported', integer);
  for (const name of [...words, ...more]) {
    rows = rows.addColumn(name, 'text', (column) => column.notNull());
  }
  for (const name of [...counts, ...sums]) {
    rows = rows.addColumn(name, integer, (column) => column.notNull());
  }
  await rows.addPrimaryKeyConstraint('usage_key', ['exchange', 'attempt']).execute();
  await db.schema.createIndex('usage_by_day').on('usage').column('day').execute();

  await table('usage_totals')
    .addColumn('scope', 'text', (column) => column.notNull())
    .addColumn('day', 'text', (column) => column.notNull())
    .addColumn('of', 'text', (column) => column.notNull())
    .addColumn('currency', 'text', (column) => column.notNull())
    .addColumn('cost_micros', integer, (column) => column.notNull())
    .addColumn('tokens', integer, (column) => column.notNull())
    .addPrimaryKeyConstraint('usage_totals_key', ['scope', 'day', 'of', 'currency'])
    .execute();
  await table('usage_head')
    .addColumn('id', integer, (column) => column.primaryKey())
    .addColumn('ledger_index', integer, (column) => column.notNull())
    .execute();
  const head = { id: 1, ledger_index: 0 };
  await (db as Kysely<Schema>).insertInto('usage_head').values(head).execute();
}

/** Outputs: filled from the ledger, so what was recorded before this version is found, too. */
async function outputs(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  const { integer } = types;
  const table = (name: string) => db.schema.createTable(name).$call((made) => strict(made, types));

  await table('output_cursor')
    .addColumn('id', integer, (column) => column.primaryKey())
    .addColumn('entries', integer, (column) => column.notNull())
    .execute();
  await (db as Kysely<Schema>).insertInto('output_cursor').values({ id: 1, entries: 0 }).execute();
  await table('outputs')
    .addColumn('leaf_index', integer, (column) => column.primaryKey())
    .addColumn('sending', 'text', (column) => column.notNull().unique())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('at', integer, (column) => column.notNull())
    .addColumn('caller', 'text', (column) => column.notNull())
    .addColumn('use_case', 'text', (column) => column.notNull())
    .addColumn('due_at', integer)
    .addColumn('model', 'text')
    .addColumn('facts', 'text', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('outputs_by_id').on('outputs').column('id').execute();
  await db.schema.createIndex('outputs_by_due').on('outputs').column('due_at').execute();
  await table('output_endings')
    .addColumn('sending', 'text', (column) => column.primaryKey())
    .addColumn('ending', 'text', (column) => column.notNull())
    .addColumn('characters', integer)
    .addColumn('reported_model', 'text')
    .execute();
  await table('output_verifications')
    .addColumn('leaf_index', integer, (column) => column.primaryKey())
    .addColumn('output', 'text', (column) => column.notNull())
    .addColumn('at', integer, (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('facts', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('output_verifications_by_output')
    .on('output_verifications')
    .columns(['output', 'leaf_index'])
    .execute();
  await table('output_marks')
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('value', 'text', (column) => column.notNull())
    .addColumn('leaf_index', integer, (column) => column.notNull())
    .addPrimaryKeyConstraint('output_marks_key', ['kind', 'value', 'leaf_index'])
    .execute();
  await table('notices')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('at', integer, (column) => column.notNull())
    .addColumn('attempts', integer, (column) => column.notNull())
    .addColumn('next_at', integer, (column) => column.notNull())
    .addColumn('is_delivered', integer, (column) => column.notNull())
    .addColumn('facts', 'text', (column) => column.notNull())
    .execute();
}

/** Browser sessions, and results of writes to the admin API. */
async function sessions(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  const { integer, bytes } = types;
  const table = (name: string) => db.schema.createTable(name).$call((made) => strict(made, types));

  await table('admin_sessions')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('digest', bytes, (column) => column.notNull().unique())
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('said', 'text', (column) => column.notNull())
    .addColumn('created_at', integer, (column) => column.notNull())
    .addColumn('seen_at', integer, (column) => column.notNull())
    .execute();
  await table('admin_replays')
    .addColumn('digest', bytes, (column) => column.primaryKey())
    .addColumn('fingerprint', bytes, (column) => column.notNull())
    .addColumn('result', bytes)
    .addColumn('expires_at', integer, (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('admin_replays_by_expiry')
    .on('admin_replays')
    .column('expires_at')
    .execute();
}

/** SQLite stores any value in any column unless told otherwise; PostgreSQL never does. */
function strict(
  table: CreateTableBuilder<string>,
  { bytes }: ColumnTypes,
): CreateTableBuilder<string> {
  return bytes === 'blob' ? table.modifyEnd(sql`strict`) : table;
}
