/** The tables of outputs: what the ledger says about them, arranged to be found. */
import { type Kysely, type Selectable, type SqlBool, sql } from 'kysely';
import type {
  OutputEnding,
  OutputQuery,
  OutputReception,
  OutputStore,
  OutputTally,
  StoredOutput,
  VerificationKind,
} from '../governance/index.ts';
import { addOutputs } from './outputs-added.ts';
import type { Schema } from './schema.ts';
import type { Transact } from './sqlite.ts';

export function outputStore(db: Kysely<Schema>, transact: Transact | undefined): OutputStore {
  return {
    async cursor() {
      const row = db.selectFrom('output_cursor').select('entries').where('id', '=', 1);
      return (await row.executeTakeFirstOrThrow()).entries;
    },

    add: (step) => addOutputs(db, step, transact),

    async find(query, after, count) {
      // A mark's rows are in this order already, so a page costs what is on it.
      const place = sql.ref<number>(
        `${MARKS.find((kind) => query[kind] !== undefined) ?? 'o'}.leaf_index`,
      );
      const rows = await matching(db, query)
        .selectAll('o')
        .where(place, '>', after)
        .orderBy(place)
        .limit(count)
        .execute();
      return await withBeside(db, rows);
    },

    tally: (query) => tally(db, query),

    reception: (query) => reception(db, query),

    async clear() {
      await db.transaction().execute(async (transaction) => {
        await transaction.updateTable('output_cursor').set({ entries: 0 }).execute();
        for (const table of TABLES) await transaction.deleteFrom(table).execute();
      });
    },
  };
}

/** Kinds of mark, which are names of theirs in a query, too. */
const MARKS = ['content', 'prompt', 'model'] as const;

const TABLES = ['outputs', 'output_endings', 'output_verifications', 'output_marks'] as const;

/** `o` the outputs, `e` their endings. */
function matching(db: Kysely<Schema>, query: OutputQuery) {
  const { id, useCase, caller, model, prompt, content, version, patient, from, to } = query;
  return db
    .selectFrom('outputs as o')
    .leftJoin('output_endings as e', 'e.sending', 'o.sending')
    .$if(model !== undefined, (all) =>
      all.innerJoin('output_marks as model', (join) =>
        join
          .onRef('model.leaf_index', '=', 'o.leaf_index')
          .on('model.kind', '=', 'model')
          .on('model.value', '=', model!),
      ),
    )
    .$if(prompt !== undefined, (all) =>
      all.innerJoin('output_marks as prompt', (join) =>
        join
          .onRef('prompt.leaf_index', '=', 'o.leaf_index')
          .on('prompt.kind', '=', 'prompt')
          .on('prompt.value', '=', prompt!),
      ),
    )
    .$if(content !== undefined, (all) =>
      all.innerJoin('output_marks as content', (join) =>
        join
          .onRef('content.leaf_index', '=', 'o.leaf_index')
          .on('content.kind', '=', 'content')
          .on('content.value', '=', content!),
      ),
    )
    .where(({ eb, and, or, exists, not, selectFrom }) => {
      const verified = selectFrom('output_verifications as v').select('v.output');
      const ofPatient = (lookup: Uint8Array) =>
        selectFrom('ledger_subjects as s').select('s.leaf_index').where('s.lookup', '=', lookup);
      return and([
        // Nothing was given out: there is no output.
        or([eb('e.characters', 'is', null), eb('e.characters', '>', 0)]),
        ...(id === undefined ? [] : [eb('o.id', '=', id)]),
        ...(useCase === undefined ? [] : [eb('o.use_case', '=', useCase)]),
        ...(caller === undefined ? [] : [eb('o.caller', '=', caller)]),
        ...(from === undefined ? [] : [eb('o.at', '>=', from)]),
        ...(to === undefined ? [] : [eb('o.at', '<', to)]),
        ...(version === undefined ? [] : [isVersion(version)]),
        ...(patient === undefined ? [] : [eb('o.leaf_index', 'in', ofPatient(patient))]),
        ...(query.dueBefore === undefined ? [] : [eb('o.due_at', '<', query.dueBefore)]),
        ...(query.isPending === true
          ? [
              eb('o.due_at', 'is not', null),
              not(exists(verified.whereRef('v.output', '=', 'o.id'))),
            ]
          : []),
      ]);
    });
}

/** See `OutputQuery.version`. */
function isVersion(version: string) {
  const reported = sql.ref('e.reported_model');
  const configured = sql.ref('o.model');
  return sql<SqlBool>`(${reported} is null or ${reported} = 'withheld' or ${reported} = ${configured}
    or ${reported} = ${version}
    or ${reported} in (${configured} || '-' || ${version}, ${configured} || '@' || ${version},
      ${configured} || ':' || ${version}, ${configured} || '/' || ${version}))`;
}

async function withBeside(
  db: Kysely<Schema>,
  rows: readonly Selectable<Schema['outputs']>[],
): Promise<StoredOutput[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const endings = await db
    .selectFrom('output_endings')
    .selectAll()
    .where(
      'sending',
      'in',
      rows.map(({ sending }) => sending),
    )
    .execute();
  const verifications = await db
    .selectFrom('output_verifications')
    .selectAll()
    .where('output', 'in', ids)
    .orderBy('leaf_index')
    .execute();
  const indices = [...rows, ...verifications].map(({ leaf_index }) => leaf_index);
  const kept = await db
    .selectFrom('ledger_kept')
    .selectAll()
    .where('leaf_index', 'in', indices)
    .execute();
  const subjects = await db
    .selectFrom('ledger_subjects')
    .selectAll()
    .where('leaf_index', 'in', indices)
    .execute();

  const endingOf = new Map(endings.map((row) => [row.sending, row]));
  const verificationsOf = Map.groupBy(verifications, ({ output }) => output);
  const keptBy = Map.groupBy(kept, (row) => row.leaf_index);
  const lookupsBy = Map.groupBy(subjects, (row) => row.leaf_index);
  const keptOf = (index: number) =>
    Object.fromEntries((keptBy.get(index) ?? []).map(({ name, value }) => [name, value]));
  return rows.map((row) => {
    const ending = endingOf.get(row.sending);
    return {
      sending: row.sending,
      id: row.id,
      index: row.leaf_index,
      at: row.at,
      caller: row.caller,
      useCase: row.use_case,
      dueAt: row.due_at ?? undefined,
      model: row.model ?? undefined,
      facts: JSON.parse(row.facts),
      ending: ending && {
        ending: ending.ending as OutputEnding,
        characters: ending.characters ?? undefined,
        reportedModel: ending.reported_model ?? undefined,
      },
      verifications: (verificationsOf.get(row.id) ?? []).map((each) => ({
        id: row.id,
        index: each.leaf_index,
        at: each.at,
        kind: each.kind as VerificationKind,
        facts: JSON.parse(each.facts),
        user: keptOf(each.leaf_index).user,
      })),
      kept: keptOf(row.leaf_index),
      lookups: (lookupsBy.get(row.leaf_index) ?? [])
        .map(({ lookup }) => lookup)
        .sort(Buffer.compare),
    };
  });
}

type Matching = ReturnType<typeof matching>;

/** How many outputs have which last verification. Of those rejected, by all that was said: few say the same. */
async function lastSaid(found: Matching) {
  const rejected = sql<
    string | null
  >`case when ${sql.ref('last.kind')} = 'rejected' then ${sql.ref('last.facts')} end`;
  return await found
    .leftJoin('output_verifications as last', (join) =>
      join.on('last.leaf_index', '=', ({ selectFrom }) =>
        selectFrom('output_verifications as v')
          .select(({ fn }) => fn.max('v.leaf_index').as('newest'))
          .whereRef('v.output', '=', 'o.id'),
      ),
    )
    .select(['last.kind', rejected.as('facts'), ({ fn }) => fn.countAll<number>().as('count')])
    .groupBy(['last.kind', rejected])
    .execute();
}

type Said = Awaited<ReturnType<typeof lastSaid>>;

function verifiedOf(said: Said): OutputReception['verified'] {
  const counts = { accepted: 0, edited: 0, rejected: 0, none: 0 };
  for (const { kind, count } of said) {
    counts[(kind ?? 'none') as keyof typeof counts] += Number(count);
  }
  return counts;
}

function reasonsOf(said: Said): Record<string, number> {
  const reasons: Record<string, number> = {};
  for (const { facts, count } of said) {
    if (facts === null) continue;
    const { reason = 'other' } = JSON.parse(facts) as { reason?: string };
    reasons[reason] = (reasons[reason] ?? 0) + Number(count);
  }
  return reasons;
}

async function reception(db: Kysely<Schema>, query: OutputQuery): Promise<OutputReception> {
  const found = matching(db, query);
  const said = await lastSaid(found);
  const models = await found
    .select(['e.reported_model', ({ fn }) => fn.countAll<number>().as('count')])
    .groupBy('e.reported_model')
    .orderBy('e.reported_model')
    .execute();
  return {
    outputs: said.reduce((sum, { count }) => sum + Number(count), 0),
    verified: verifiedOf(said),
    reasons: reasonsOf(said),
    models: Object.fromEntries(
      models.map((row) => [row.reported_model ?? 'not reported', Number(row.count)]),
    ),
  };
}

async function tally(db: Kysely<Schema>, query: OutputQuery): Promise<OutputTally> {
  const found = matching(db, query);
  const useCases = await found
    .select(['o.use_case', ({ fn }) => fn.countAll<number>().as('count')])
    .groupBy('o.use_case')
    .orderBy('o.use_case')
    .execute();
  const ids = found.select('o.id');
  const indices = found.select('o.leaf_index');
  const users = db
    .selectFrom('ledger_kept as k')
    .select('k.value')
    .distinct()
    .where('k.name', '=', 'user')
    .orderBy('k.value');
  const askers = await users.where('k.leaf_index', 'in', indices).execute();
  const verifiers = await users
    .where('k.leaf_index', 'in', (eb) =>
      eb
        .selectFrom('output_verifications as v')
        .select('v.leaf_index')
        .where('v.output', 'in', ids),
    )
    .execute();
  const lookups = await db
    .selectFrom('ledger_subjects')
    .select('lookup')
    .distinct()
    .where('leaf_index', 'in', indices)
    .orderBy('lookup')
    .execute();

  return {
    outputs: useCases.reduce((sum, { count }) => sum + Number(count), 0),
    useCases: Object.fromEntries(useCases.map((row) => [row.use_case, Number(row.count)])),
    verified: verifiedOf(await lastSaid(found)),
    users: askers.map(({ value }) => value),
    verifiers: verifiers.map(({ value }) => value),
    lookups: lookups.map(({ lookup }) => lookup),
  };
}
