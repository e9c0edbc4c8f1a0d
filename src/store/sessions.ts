/** Sessions of people who administer, and results of writes that may be asked for again. */
import type { Kysely, Selectable } from 'kysely';
import type { ReplayStore, Session, SessionStore } from '../admin/index.ts';
import type { Schema } from './schema.ts';

export function sessionStore(db: Kysely<Schema>): SessionStore {
  return {
    async begin({ id, subject, createdAt, seenAt, ...said }, digest) {
      const row = {
        id,
        digest,
        subject,
        said: JSON.stringify(said),
        created_at: createdAt,
        seen_at: seenAt,
      };
      await db.transaction().execute(async (transaction) => {
        await transaction.deleteFrom('admin_sessions').where('subject', '=', subject).execute();
        await transaction.insertInto('admin_sessions').values(row).execute();
      });
    },

    async findByDigest(digest) {
      const row = await db
        .selectFrom('admin_sessions')
        .selectAll()
        .where('digest', '=', digest)
        .executeTakeFirst();
      return row === undefined ? undefined : sessionOf(row);
    },

    async touch(id, at) {
      const update = db.updateTable('admin_sessions').set({ seen_at: at });
      await update.where('id', '=', id).where('seen_at', '<', at).execute();
    },

    async end(id) {
      const { numDeletedRows } = await db
        .deleteFrom('admin_sessions')
        .where('id', '=', id)
        .executeTakeFirst();
      return numDeletedRows === 1n;
    },

    async list({ createdAt, seenAt }) {
      await db
        .deleteFrom('admin_sessions')
        .where((row) => row.or([row('created_at', '<=', createdAt), row('seen_at', '<=', seenAt)]))
        .execute();
      const rows = await db
        .selectFrom('admin_sessions')
        .selectAll()
        .orderBy('created_at')
        .orderBy('id')
        .execute();
      return rows.map(sessionOf);
    },
  };
}

function sessionOf(row: Selectable<Schema['admin_sessions']>): Session {
  const said = JSON.parse(row.said) as Pick<Session, 'user' | 'name' | 'claimed' | 'amr' | 'acr'>;
  const { id, subject, created_at: createdAt, seen_at: seenAt } = row;
  return { ...said, id, subject, createdAt, seenAt };
}

export function replayStore(db: Kysely<Schema>): ReplayStore {
  return {
    async claim({ digest, fingerprint, now, expiresAt }) {
      await db.deleteFrom('admin_replays').where('expires_at', '<=', now).execute();
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('admin_replays')
        .values({ digest, fingerprint, result: null, expires_at: expiresAt })
        .onConflict((conflict) => conflict.column('digest').doNothing())
        .executeTakeFirst();
      if (numInsertedOrUpdatedRows === 1n) return 'claimed';
      const row = await db
        .selectFrom('admin_replays')
        .select(['fingerprint', 'result'])
        .where('digest', '=', digest)
        .executeTakeFirst();
      // Released between the two statements: whoever asks again finds it free.
      if (row === undefined) return { fingerprint };
      return {
        fingerprint: row.fingerprint,
        ...(row.result === null ? {} : { result: row.result }),
      };
    },

    async finish(digest, result) {
      await db.updateTable('admin_replays').set({ result }).where('digest', '=', digest).execute();
    },

    async release(digest) {
      await db.deleteFrom('admin_replays').where('digest', '=', digest).execute();
    },
  };
}
