/** The ledger's tables. Reading is the same on both databases; each commits in its own way. */
import type { Kysely } from 'kysely';
import type pg from 'pg';
import { Failure } from '../core/failures.ts';
import { LIMITS } from '../core/limits.ts';
import type { LedgerEntry, LedgerHead, LedgerStep, LedgerStore, Node } from '../ledger/index.ts';
import { withClient } from './postgres.ts';
import type { Schema } from './schema.ts';
import type { SqliteConnection } from './sqlite.ts';

const HASH_BYTES = 32;
const BESIDE = ['ledger_salts', 'ledger_subjects', 'ledger_kept'] as const;

/** What each database does in its own way, so that it is one message, or one round trip, and one transaction. */
export type LedgerWrites = Pick<LedgerStore, 'commit' | 'erase' | 'inTurn'>;

export function ledgerStore(db: Kysely<Schema>, writes: LedgerWrites): LedgerStore {
  return {
    ...writes,

    async head(): Promise<LedgerHead> {
      return await db
        .selectFrom('ledger_head')
        .select(['size', 'checkpoint'])
        .where('id', '=', 1)
        .executeTakeFirstOrThrow();
    },

    async nodes(nodes) {
      if (nodes.length === 0) return [];
      const rows = await db
        .selectFrom('ledger_leaves')
        .select(['leaf_index', 'hashes'])
        .where('leaf_index', 'in', [...new Set(nodes.map(({ last }) => last))])
        .execute();
      const hashesOf = new Map(rows.map(({ leaf_index, hashes }) => [leaf_index, hashes]));
      return nodes.map((node) => nodeOf(hashesOf.get(node.last), node));
    },

    entries: (from, count) => readEntries(db, from, count),

    async find(lookup, after, count) {
      const rows = await db
        .selectFrom('ledger_subjects')
        .select('leaf_index')
        .where('lookup', '=', lookup)
        .where('leaf_index', '>', after)
        .orderBy('leaf_index')
        .limit(count)
        .execute();
      return rows.map(({ leaf_index }) => leaf_index);
    },
  };
}

export function sqliteLedger(connection: SqliteConnection): LedgerWrites {
  const commit = commitToSqlite(connection);
  return {
    commit,
    // One gateway writes to a file, and a command now and then: nobody waits for long.
    inTurn: (use) => use(commit),
    async erase(ranges) {
      const rows = ranges.map(({ from, to }) => [from, to]);
      await connection.transaction(
        BESIDE.map((table) => ({
          sql: `delete from ${table} where leaf_index >= ? and leaf_index < ?`,
          rows,
        })),
      );
    },
  };
}

function commitToSqlite(connection: SqliteConnection): LedgerWrites['commit'] {
  return async ({ from, to, entries, key }) => {
    const isCommitted = await connection.transaction([
      {
        sql: 'update ledger_head set size = ?, checkpoint = ? where id = 1 and checkpoint = ?',
        rows: [[to.size, to.checkpoint, from.checkpoint]],
        mustChange: true,
      },
      {
        sql: 'insert into ledger_leaves (leaf_index, leaf, hashes, at) values (?, ?, ?, ?)',
        rows: entries.map(({ index, leaf, hashes, at }) => [index, leaf, hashes, at]),
      },
      {
        sql: 'insert into ledger_salts (leaf_index, salt) values (?, ?)',
        rows: salts(entries),
      },
      {
        sql: 'insert into ledger_subjects (leaf_index, lookup) values (?, ?)',
        rows: subjects(entries),
      },
      {
        sql: 'insert into ledger_kept (leaf_index, name, value) values (?, ?, ?)',
        rows: kept(entries),
      },
      {
        sql: "update settings set value = ? where name = 'ledger_key' and value = ?",
        rows: key === undefined ? [] : [[key.to, key.from]],
        mustChange: true,
      },
    ]);
    return isCommitted ? 'stored' : 'moved';
  };
}

/** A second writer waits at the row of the head until the first has committed, then finds another checkpoint there and changes nothing. */
const COMMIT_TO_POSTGRES = `
with moved as (
  update ledger_head set size = $1, checkpoint = $2 where id = 1 and checkpoint = $3 returning id
), leaves as (
  insert into ledger_leaves (leaf_index, leaf, hashes, at)
  select * from unnest($4::bigint[], $5::bytea[], $6::bytea[], $7::bigint[])
  where exists (select from moved)
), salts as (
  insert into ledger_salts (leaf_index, salt)
  select * from unnest($8::bigint[], $9::bytea[]) where exists (select from moved)
), subjects as (
  insert into ledger_subjects (leaf_index, lookup)
  select * from unnest($10::bigint[], $11::bytea[]) where exists (select from moved)
), kept as (
  insert into ledger_kept (leaf_index, name, value)
  select * from unnest($12::bigint[], $13::text[], $14::text[]) where exists (select from moved)
)
select id from moved`;

const ERASE_FROM_POSTGRES = `
with ranges as (select * from unnest($1::bigint[], $2::bigint[]) as range (low, high)),
${BESIDE.map(
  (table) =>
    `${table}_gone as (delete from ${table} using ranges where leaf_index >= low and leaf_index < high)`,
).join(',\n')}
select 1`;

type Client = Parameters<Parameters<typeof withClient>[1]>[0];

export function postgresLedger(pool: pg.Pool): LedgerWrites {
  return {
    commit: (step) =>
      withClient(pool, (client) =>
        step.key === undefined
          ? commitToPostgres(client, step)
          : commitWithKeyToPostgres(client, step, step.key),
      ),
    inTurn: (use) => withClient(pool, (client) => inTurnOnPostgres(client, use)),
    async erase(ranges) {
      const rows = ranges.map(({ from, to }) => [from, to]);
      await withClient(pool, (client) => client.query(ERASE_FROM_POSTGRES, columns(rows, 2)));
    },
  };
}

/** Whoever waits for a row in PostgreSQL gets it one after the other. */
async function inTurnOnPostgres<T>(
  client: Client,
  use: (commit: LedgerStore['commit']) => Promise<T>,
): Promise<T> {
  try {
    // One that is cut off in its turn, with its machine or its network, must not keep the others waiting.
    await client.query(
      `begin; set local idle_in_transaction_session_timeout = ${LIMITS.ledgerTurnMs};
       select from ledger_head where id = 1 for update`,
    );
    const result = await use((step) => commitToPostgres(client, step));
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}

async function commitToPostgres(
  client: Client,
  { from, to, entries }: LedgerStep,
): ReturnType<LedgerStore['commit']> {
  const leaves = entries.map(({ index, leaf, hashes, at }) => [index, leaf, hashes, at]);
  const parameters = [
    to.size,
    to.checkpoint,
    from.checkpoint,
    ...columns(leaves, 4),
    ...columns(salts(entries), 2),
    ...columns(subjects(entries), 2),
    ...columns(kept(entries), 3),
  ];
  const statement = { name: 'ledger-commit', text: COMMIT_TO_POSTGRES, values: parameters };
  const { rows } = await client.query(statement);
  return rows.length === 1 ? 'stored' : 'moved';
}

/** The head first: whoever else writes waits at its row. */
async function commitWithKeyToPostgres(
  client: Client,
  step: LedgerStep,
  key: NonNullable<LedgerStep['key']>,
): ReturnType<LedgerStore['commit']> {
  await client.query('begin');
  try {
    const outcome = await commitToPostgres(client, step);
    const { rowCount } = await client.query(
      "update settings set value = $1 where name = 'ledger_key' and value = $2",
      [key.to, key.from],
    );
    const isDone = outcome === 'stored' && rowCount === 1;
    await client.query(isDone ? 'commit' : 'rollback');
    return isDone ? 'stored' : 'moved';
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}

type Row = readonly unknown[];

function salts(entries: readonly LedgerEntry[]): Row[] {
  return entries.flatMap(({ index, salt }) => (salt === undefined ? [] : [[index, salt]]));
}

function subjects(entries: readonly LedgerEntry[]): Row[] {
  return entries.flatMap(({ index, lookups }) => lookups.map((lookup) => [index, lookup]));
}

function kept(entries: readonly LedgerEntry[]): Row[] {
  return entries.flatMap(({ index, kept }) =>
    Object.entries(kept).map(([name, value]) => [index, name, value]),
  );
}

function columns(rows: readonly Row[], count: number): unknown[][] {
  return Array.from({ length: count }, (_, column) => rows.map((row) => row[column]));
}

function nodeOf(hashes: Uint8Array | undefined, { level, last }: Node): Uint8Array {
  const hash = hashes?.slice(level * HASH_BYTES, (level + 1) * HASH_BYTES);
  if (hash?.length !== HASH_BYTES) {
    throw new Failure('ledger_corrupt', { because: 'entry_missing', index: last });
  }
  return hash;
}

async function readEntries(
  db: Kysely<Schema>,
  from: number,
  count: number,
): Promise<LedgerEntry[]> {
  const leaves = await db
    .selectFrom('ledger_leaves')
    .selectAll()
    .where('leaf_index', '>=', from)
    .orderBy('leaf_index')
    .limit(count)
    .execute();
  const last = leaves.at(-1)?.leaf_index;
  if (last === undefined) return [];

  const beside = <Table extends (typeof BESIDE)[number]>(table: Table) =>
    (db as Kysely<Pick<Schema, 'ledger_salts'>>)
      .selectFrom(table as 'ledger_salts')
      .selectAll()
      .where('leaf_index', '>=', from)
      .where('leaf_index', '<=', last)
      .execute() as Promise<unknown> as Promise<Schema[Table][]>;
  const salts = new Map((await beside('ledger_salts')).map((row) => [row.leaf_index, row.salt]));
  const subjects = Map.groupBy(await beside('ledger_subjects'), (row) => row.leaf_index);
  const kept = Map.groupBy(await beside('ledger_kept'), (row) => row.leaf_index);

  return leaves.map(({ leaf_index: index, leaf, hashes, at }) => {
    const salt = salts.get(index);
    const lookups = (subjects.get(index) ?? []).map(({ lookup }) => lookup).sort(Buffer.compare);
    const values = (kept.get(index) ?? []).map(({ name, value }) => [name, value]);
    return {
      index,
      leaf,
      hashes,
      at,
      lookups,
      kept: Object.fromEntries(values),
      ...(salt === undefined ? {} : { salt }),
    };
  });
}
