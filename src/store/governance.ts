/** The register's tables. */
import { type Kysely, type RawBuilder, type Selectable, sql } from 'kysely';
import { Failure } from '../core/failures.ts';
import type { Document, DocumentKind, RegisterStore, Revision } from '../governance/index.ts';
import type { Schema } from './schema.ts';

/** Milliseconds since 1970 by the database's clock; undefined where that is this machine's own. */
export type DatabaseClock = RawBuilder<number> | undefined;

export const POSTGRES_NOW: RawBuilder<number> = sql<number>`
  floor(extract(epoch from clock_timestamp()) * 1000)::bigint`;

export function registerStore(db: Kysely<Schema>, now: DatabaseClock): RegisterStore {
  return {
    async head(known = 0) {
      const head = db
        .selectFrom('governance_head')
        .where('governance_head.id', '=', 1)
        .select((row) => [
          'governance_head.revision',
          row
            .selectFrom('governance_revisions')
            .where('governance_revisions.revision', '=', known)
            .select('at')
            .as('known_at'),
        ]);
      const asked = now === undefined ? head : head.select(now.as('now'));
      const { known_at: knownAt, ...found } = await asked.executeTakeFirstOrThrow();
      return { ...found, ...(knownAt === null ? {} : { knownAt }) };
    },

    async changedSince(revision) {
      const rows = await db
        .selectFrom('governance_documents')
        .selectAll()
        .where('revision', '>', revision)
        .orderBy('revision')
        .execute();
      return rows.map(documentOf);
    },

    async write({ kind, id, body, expected, actor, action, at }) {
      const text = JSON.stringify(body);
      const revision = await db.transaction().execute(async (transaction) => {
        // First: it takes the one lock that all writers take, so revisions commit in their order.
        const head = await transaction
          .updateTable('governance_head')
          .set((row) => ({ revision: row('revision', '+', 1) }))
          .where('id', '=', 1)
          .returning('revision')
          .executeTakeFirstOrThrow();
        const current = await transaction
          .selectFrom('governance_documents')
          .select('revision')
          .where('kind', '=', kind)
          .where('id', '=', id)
          .executeTakeFirst();
        if (current?.revision !== expected) throw new Failure('revision_conflict');

        const version = { kind, id, revision: head.revision, body: text };
        await transaction
          .insertInto('governance_documents')
          .values(version)
          .onConflict((conflict) =>
            conflict.columns(['kind', 'id']).doUpdateSet({ revision: head.revision, body: text }),
          )
          .execute();
        await transaction
          .insertInto('governance_revisions')
          .values({ ...version, actor, action, at })
          .execute();
        return head.revision;
      });
      return { kind, id, revision, body };
    },

    async history(kind, id, before, count) {
      const rows = await db
        .selectFrom('governance_revisions')
        .selectAll()
        .where('kind', '=', kind)
        .where('id', '=', id)
        .where('revision', '<', before)
        .orderBy('revision', 'desc')
        .limit(count)
        .execute();
      return rows.map(revisionOf);
    },

    async revisions(after, count) {
      const rows = await db
        .selectFrom('governance_revisions')
        .selectAll()
        .where('revision', '>', after)
        .orderBy('revision')
        .limit(count)
        .execute();
      return rows.map(revisionOf);
    },
  };
}

function documentOf(row: Selectable<Schema['governance_documents']>): Document {
  const { kind, id, revision, body } = row;
  return { kind: kind as DocumentKind, id, revision, body: JSON.parse(body) };
}

function revisionOf(row: Selectable<Schema['governance_revisions']>): Revision {
  const { actor, action, at } = row;
  return { ...documentOf(row), actor, action, at };
}
