/** Notices on their way to a person. */
import type { Kysely, Selectable } from 'kysely';
import type { Notice, NoticeStore } from '../governance/index.ts';
import type { Schema } from './schema.ts';

export function noticeStore(db: Kysely<Schema>): NoticeStore {
  return {
    async put({ id, kind, at, attempts, facts }) {
      const row = { id, kind, at, attempts, next_at: at, facts: JSON.stringify(facts) };
      await db
        .insertInto('notices')
        .values({ ...row, is_delivered: 0 })
        .execute();
    },

    async take(now, until, count) {
      const due = db
        .selectFrom('notices')
        .select('id')
        .where('is_delivered', '=', 0)
        .where('next_at', '<=', now)
        .orderBy('at')
        .limit(count);
      const rows = await db
        .updateTable('notices')
        .set((row) => ({ next_at: until, attempts: row('attempts', '+', 1) }))
        .where('id', 'in', due)
        // Once more: PostgreSQL looks at a row that another gateway has just taken again, and at nothing else.
        .where('next_at', '<=', now)
        .returningAll()
        .execute();
      return rows.sort((a, b) => a.at - b.at).map(noticeOf);
    },

    async settle(id, outcome) {
      const changed = outcome === 'delivered' ? { is_delivered: 1 } : { next_at: outcome.nextAt };
      await db.updateTable('notices').set(changed).where('id', '=', id).execute();
    },

    async waiting() {
      const row = await db
        .selectFrom('notices')
        .select(({ fn }) => fn.countAll().as('count'))
        .where('is_delivered', '=', 0)
        .executeTakeFirstOrThrow();
      return Number(row.count);
    },
  };
}

function noticeOf({ id, kind, at, attempts, facts }: Selectable<Schema['notices']>): Notice {
  return { id, kind: kind as Notice['kind'], at, attempts, facts: JSON.parse(facts) };
}
