/**
 * What entries of the ledger say about outputs, written into their tables. A second disclosure or outcome of one
 * sending, or a mark seen twice, says nothing new; and nothing that stands in the ledger may keep the rest of it
 * from being read.
 */
import type { Kysely } from 'kysely';
import type { OutputStep, OutputStore } from '../governance/index.ts';
import type { Schema } from './schema.ts';
import type { Transact } from './sqlite.ts';
import type { Step } from './sqlite-file.ts';

/** @param transact where all statements can go together */
export async function addOutputs(
  db: Kysely<Schema>,
  step: OutputStep,
  transact: Transact | undefined,
): ReturnType<OutputStore['add']> {
  if (transact !== undefined) return (await transact(stepsOf(db, step))) ? 'stored' : 'moved';
  return await db.transaction().execute((transaction) => inTurn(transaction, step));
}

interface Rows {
  readonly outputs: Schema['outputs'][];
  readonly output_endings: Schema['output_endings'][];
  readonly output_verifications: Schema['output_verifications'][];
}

function rowsOf(step: OutputStep): Rows {
  return {
    outputs: step.outputs.map(
      ({ sending, id, index, at, caller, useCase, dueAt, model, facts }) => ({
        leaf_index: index,
        sending,
        id,
        at,
        caller,
        use_case: useCase,
        due_at: dueAt ?? null,
        model: model ?? null,
        facts: JSON.stringify(facts),
      }),
    ),
    output_endings: step.endings.map(({ sending, ending, characters, reportedModel }) => ({
      sending,
      ending,
      characters: characters ?? null,
      reported_model: reportedModel ?? null,
    })),
    output_verifications: step.verifications.map(({ id, index, at, kind, facts }) => ({
      leaf_index: index,
      output: id,
      at,
      kind,
      facts: JSON.stringify(facts),
    })),
  };
}

/** One statement for each table, run once for each row. */
function stepsOf(db: Kysely<Schema>, step: OutputStep): Step[] {
  const rows = rowsOf(step);
  const cursor = moved(db, step).compile();
  const inserts = (Object.keys(rows) as (keyof Rows)[]).flatMap((table): Step[] => {
    if (rows[table].length === 0) return [];
    const { sql } = inserted(db, table, rows[table].slice(0, 1)).compile();
    return [{ sql, rows: rows[table].map(Object.values) }];
  });
  const marks: Step = {
    sql: `insert into output_marks (kind, value, leaf_index)
      select ?, ?, leaf_index from outputs where sending = ? on conflict do nothing`,
    rows: step.marks.map(({ kind, value, sending }) => [kind, value, sending]),
  };
  return [{ sql: cursor.sql, rows: [cursor.parameters], mustChange: true }, ...inserts, marks];
}

/** Changes no row where another was first. */
function moved(db: Kysely<Schema>, { from, to }: OutputStep) {
  return db
    .updateTable('output_cursor')
    .set({ entries: to })
    .where('id', '=', 1)
    .where('entries', '=', from);
}

function inserted(db: Kysely<Schema>, table: keyof Rows, rows: Rows[keyof Rows]) {
  const all = db.insertInto(table).values(rows);
  return ONCE.has(table) ? all.onConflict((conflict) => conflict.doNothing()) : all;
}

/** Two entries may say one thing of one sending; two verifications are two. */
const ONCE: ReadonlySet<keyof Rows> = new Set(['outputs', 'output_endings']);

async function inTurn(db: Kysely<Schema>, step: OutputStep): Promise<'stored' | 'moved'> {
  const { numUpdatedRows } = await moved(db, step).executeTakeFirst();
  if (numUpdatedRows !== 1n) return 'moved';

  const rows = rowsOf(step);
  for (const table of Object.keys(rows) as (keyof Rows)[]) {
    if (rows[table].length > 0) await inserted(db, table, rows[table]).execute();
  }
  const indexOf = await indicesOf(db, step);
  const marks = step.marks.flatMap(({ sending, kind, value }) => {
    const leaf_index = indexOf.get(sending);
    return leaf_index === undefined ? [] : [{ kind, value, leaf_index }];
  });
  if (marks.length > 0) {
    const once = db.insertInto('output_marks').values(marks);
    await once.onConflict((conflict) => conflict.doNothing()).execute();
  }
  return 'stored';
}

/** Of the disclosures of all sendings that are marked: of this step, and of earlier ones. */
async function indicesOf(
  db: Kysely<Schema>,
  { outputs, marks }: OutputStep,
): Promise<Map<string, number>> {
  const here = new Map(outputs.map(({ sending, index }) => [sending, index]));
  const earlier = new Set(marks.map(({ sending }) => sending).filter((each) => !here.has(each)));
  if (earlier.size === 0) return here;
  const rows = await db
    .selectFrom('outputs')
    .select(['sending', 'leaf_index'])
    .where('sending', 'in', [...earlier])
    .execute();
  return new Map([...here, ...rows.map((row): [string, number] => [row.sending, row.leaf_index])]);
}
