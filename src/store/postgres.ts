/**
 * PostgreSQL for Kysely, for several gateways on one state. Values come back as from SQLite:
 * bigint as number, bytea as Uint8Array.
 */
import { type Dialect, PostgresDialect, type PostgresPool } from 'kysely';
import pg from 'pg';
import { Failure } from '../core/failures.ts';
import { LIMITS } from '../core/limits.ts';
import { storageFailure } from './storage-failure.ts';

const CONNECT_MS = 5_000;
const BYTEA = 17;
const INT8 = 20;
/** Prepared by us, and forgotten by the server: a pooler, or somebody, has discarded what the connection had. */
const STATEMENT_GONE = '26000';

/**
 * @param statementMs how long a statement may take
 * @throws Failure `storage_unavailable` when the server may lose what it has acknowledged.
 */
export async function openPostgres(
  url: string,
  statementMs: number = LIMITS.databaseStatementMs,
): Promise<pg.Pool> {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'chaperone',
    max: LIMITS.databaseConnectionsMax,
    connectionTimeoutMillis: CONNECT_MS,
    keepAlive: true,
    // First the server gives up, which is clean; then we, which leaves the connection unusable.
    statement_timeout: statementMs,
    query_timeout: statementMs + CONNECT_MS,
    types: { getTypeParser: (oid, format) => parser(oid, format) },
  });
  // A connection that breaks rejects the statement under way, and is replaced at the next use. Its
  // error event says nothing more, but unheard, idle or taken, it would end the process.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  try {
    await assertDurable(pool);
    return pool;
  } catch (error) {
    await pool.end();
    throw error;
  }
}

export function postgresDialect(pool: pg.Pool): Dialect {
  return new PostgresDialect({
    pool: {
      options: pool.options,
      connect: () => connect(pool),
      end: () => pool.end(),
    } as PostgresPool,
  });
}

/** One connection for the time of `use`. */
export async function withClient<T>(
  pool: pg.Pool,
  use: (client: Pick<pg.PoolClient, 'query'>) => Promise<T>,
): Promise<T> {
  const client = await connect(pool);
  try {
    return await use(client);
  } finally {
    client.release();
  }
}

/**
 * A client that is not used again once it failed in any way but by an error that the server sent:
 * after a timeout on our side, the answer to the last statement may still arrive on it. Nor where the server has
 * forgotten what was prepared on it: it would be asked for it again and again.
 */
async function connect(pool: pg.Pool): Promise<Pick<pg.PoolClient, 'query' | 'release'>> {
  const client = await pool.connect().catch((error: unknown) => {
    throw known(error);
  });
  let isBroken = false;
  const query = async (...args: unknown[]) => {
    try {
      return await (client.query as (...args: unknown[]) => Promise<unknown>)(...args);
    } catch (error) {
      isBroken ||= !(error instanceof pg.DatabaseError) || error.code === STATEMENT_GONE;
      throw known(error);
    }
  };
  return {
    query: query as pg.PoolClient['query'],
    release: () => {
      client.release(isBroken);
    },
  };
}

/** The same error, which knows what its operator is told, as those of SQLite do. */
function known(error: unknown): unknown {
  return error instanceof Error ? Object.assign(error, { failure: storageFailure(error) }) : error;
}

async function assertDurable(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query(
    `select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit`,
  );
  for (const setting of ['fsync', 'synchronous_commit'] as const) {
    if (rows[0]?.[setting === 'fsync' ? 'fsync' : 'commit'] === 'off') {
      throw new Failure('storage_unavailable', {
        because: `PostgreSQL runs with ${setting} = off and may lose what it has acknowledged`,
      });
    }
  }
}

function parser(oid: number, format: 'text' | 'binary' | undefined): (value: string) => unknown {
  const standard = pg.types.getTypeParser(oid, format as 'text');
  if (oid === INT8) return safeInteger;
  if (oid === BYTEA) return (value) => new Uint8Array(standard(value) as Uint8Array);
  return standard;
}

function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError('an integer of the database is too large');
  return value;
}
