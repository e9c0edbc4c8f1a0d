/** The cost meter's tables: a row for each exchange, and running totals for budgets and forecasts. */
import { type Kysely, sql } from 'kysely';
import type {
  UsageGroup,
  UsageRow,
  UsageScope,
  UsageStore,
  UsageTotal,
} from '../governance/index.ts';
import type { Schema } from './schema.ts';
import type { Transact } from './sqlite.ts';
import type { Step } from './sqlite-file.ts';

/** Rows of one statement: PostgreSQL and SQLite take 32,766 parameters at least. */
const ROWS_AT_ONCE = 500;

export function usageStore(db: Kysely<Schema>, transact: Transact | undefined): UsageStore {
  return {
    async add(rows) {
      let added = 0;
      for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
        const batch = rows.slice(from, from + ROWS_AT_ONCE);
        const isNew = transact !== undefined && (await transact(stepsOf(db, batch)));
        added += isNew ? batch.length : await addBatch(db, batch);
      }
      return added;
    },

    async totals(scopes, from) {
      if (scopes.length === 0) return [];
      const rows = await db
        .selectFrom('usage_totals')
        .select(['scope', 'of', 'currency'])
        .select(({ fn }) => [
          fn.sum<number | string>('cost_micros').as('cost_micros'),
          fn.sum<number | string>('tokens').as('tokens'),
        ])
        .where('scope', 'in', [...scopes])
        .where('day', '>=', from)
        .groupBy(['scope', 'of', 'currency'])
        .execute();
      return rows.map((row) => totalOf({ ...row, day: from }));
    },

    async days(scope, from) {
      const rows = await db
        .selectFrom('usage_totals')
        .selectAll()
        .where('scope', '=', scope)
        .where('day', '>=', from)
        .orderBy('day')
        .orderBy('of')
        .orderBy('currency')
        .execute();
      return rows.map(totalOf);
    },

    async groups({ by, from, until, user }) {
      const column = COLUMN_OF[by];
      const rows = await db
        .selectFrom('usage')
        .select([`${column} as of`, 'currency'])
        .select(({ fn }) => [
          fn.countAll<number | string>().as('exchanges'),
          fn.sum<number | string>('input').as('input'),
          fn.sum<number | string>('cached_input').as('cachedInput'),
          fn.sum<number | string>('output').as('output'),
          fn.sum<number | string>('cost_micros').as('costMicros'),
          fn.sum<number | string>('energy_mwh').as('energyMwh'),
          fn.sum<number | string>('is_estimated').as('estimated'),
          fn.sum<number | string>('differs').as('differing'),
          fn.sum<number | string>('is_cached').as('cached'),
        ])
        .where('day', '>=', from)
        .where('day', '<', until)
        .$if(user !== undefined, (query) => query.where('user', '=', user!))
        .groupBy([column, 'currency'])
        .orderBy(column)
        .orderBy('currency')
        .execute();
      return rows.map(({ of, currency, ...sums }) => ({
        of,
        currency,
        ...(Object.fromEntries(
          Object.entries(sums).map(([name, sum]) => [name, Number(sum)]),
        ) as Omit<UsageGroup, 'of' | 'currency'>),
      }));
    },

    async checkedTo() {
      const { ledger_index } = await db
        .selectFrom('usage_head')
        .select('ledger_index')
        .where('id', '=', 1)
        .executeTakeFirstOrThrow();
      return ledger_index;
    },

    async raiseCheckedTo(index) {
      await db
        .updateTable('usage_head')
        .set({ ledger_index: index })
        .where('id', '=', 1)
        .where('ledger_index', '<', index)
        .execute();
    },
  };
}

const COLUMN_OF = {
  useCase: 'use_case',
  department: 'department',
  user: 'user',
  model: 'model',
  upstream: 'upstream',
} as const;

/** Rows and totals, where all statements can go together; nothing is changed where one of the rows is there already. */
function stepsOf(db: Kysely<Schema>, rows: readonly UsageRow[]): Step[] {
  const columns = rows.map(columnsOf);
  const insert = db
    .insertInto('usage')
    .values(columns[0]!)
    .onConflict((conflict) => conflict.columns(['exchange', 'attempt']).doNothing());
  const totals = totalsOf(rows);
  return [
    { sql: insert.compile().sql, rows: columns.map(Object.values), mustChange: true },
    { sql: raised(db, [totals[0]!]).compile().sql, rows: totals.map(Object.values) },
  ];
}

/** Totals grow by the rows that were new alone, so a row that two gateways bring counts once. */
async function addBatch(db: Kysely<Schema>, rows: readonly UsageRow[]): Promise<number> {
  return await db.transaction().execute(async (trx) => {
    const added = await trx
      .insertInto('usage')
      .values(sortedBy(rows, sendingOf).map(columnsOf))
      .onConflict((conflict) => conflict.columns(['exchange', 'attempt']).doNothing())
      .returning(['exchange', 'attempt'])
      .execute();
    const isNew = new Set(added.map(sendingOf));
    const totals = totalsOf(rows.filter((row) => isNew.has(sendingOf(row))));
    for (let from = 0; from < totals.length; from += ROWS_AT_ONCE) {
      await raised(trx, totals.slice(from, from + ROWS_AT_ONCE)).execute();
    }
    return isNew.size;
  });
}

function raised(db: Kysely<Schema>, totals: readonly Schema['usage_totals'][]) {
  return db
    .insertInto('usage_totals')
    .values(totals)
    .onConflict((conflict) =>
      conflict.columns(['scope', 'day', 'of', 'currency']).doUpdateSet({
        cost_micros: sql<number>`usage_totals.cost_micros + excluded.cost_micros`,
        tokens: sql<number>`usage_totals.tokens + excluded.tokens`,
      }),
    );
}

const sendingOf = ({ exchange, attempt }: Pick<UsageRow, 'exchange' | 'attempt'>): string =>
  `${exchange}/${attempt}`;

function columnsOf(row: UsageRow): Schema['usage'] {
  const isEstimated = row.inputReported === undefined || row.outputReported === undefined;
  return {
    exchange: row.exchange,
    attempt: row.attempt,
    at: row.at,
    day: row.day,
    use_case: row.useCase,
    caller: row.caller,
    department: row.department,
    user: row.user,
    purpose: row.purpose,
    upstream: row.upstream,
    model: row.model,
    outcome: row.outcome,
    is_cached: Number(row.isCached),
    input_reported: row.inputReported ?? null,
    output_reported: row.outputReported ?? null,
    input_estimated: row.inputEstimated,
    output_estimated: row.outputEstimated,
    is_estimated: Number(isEstimated && !row.isCached && row.input + row.output > 0),
    differs: Number(row.differs),
    input: row.input,
    cached_input: row.cachedInput,
    output: row.output,
    cost_micros: row.cost?.micros ?? 0,
    currency: row.cost?.currency ?? '',
    energy_mwh: row.cost?.energyMwh ?? 0,
  };
}

function totalsOf(rows: readonly UsageRow[]): Schema['usage_totals'][] {
  const totals = new Map<string, Schema['usage_totals']>();
  for (const row of rows) {
    const currency = row.cost?.currency ?? '';
    for (const [scope, of] of scopesOf(row)) {
      const key = JSON.stringify([scope, row.day, of, currency]);
      const before = totals.get(key);
      totals.set(key, {
        ...{ scope, of, day: row.day, currency },
        cost_micros: (before?.cost_micros ?? 0) + (row.cost?.micros ?? 0),
        tokens: (before?.tokens ?? 0) + row.input + row.output,
      });
    }
  }
  // In one order, so that two gateways never wait for each other's rows.
  return sortedBy([...totals], ([key]) => key).map(([, total]) => total);
}

function scopesOf(row: UsageRow): [UsageScope, string][] {
  return [
    ['all', ''],
    ['useCase', row.useCase],
    ['department', row.department],
    ['user', row.user],
    ['model', row.model],
  ];
}

function totalOf(row: {
  scope: string;
  of: string;
  day: string;
  currency: string;
  cost_micros: number | string;
  tokens: number | string;
}): UsageTotal {
  return {
    scope: row.scope as UsageScope,
    of: row.of,
    day: row.day,
    currency: row.currency,
    costMicros: Number(row.cost_micros),
    tokens: Number(row.tokens),
  };
}

function sortedBy<T>(list: readonly T[], key: (entry: T) => string): T[] {
  return [...list].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}
