/** Sealed continuations. */
import type { Kysely } from 'kysely';
import type { VaultStore } from '../vault/index.ts';
import type { Schema } from './schema.ts';

export function vaultStore(db: Kysely<Schema>): VaultStore {
  return {
    async put(rows) {
      const values = rows.map(({ id, envelope, expiresAt }) => ({
        id,
        envelope,
        expires_at: expiresAt,
      }));
      // One statement is one transaction.
      await db
        .insertInto('continuations')
        .values(values)
        .onConflict((conflict) =>
          conflict.column('id').doUpdateSet((row) => ({
            envelope: row.ref('excluded.envelope'),
            expires_at: row.ref('excluded.expires_at'),
          })),
        )
        .execute();
    },

    async get(ids) {
      if (ids.length === 0) return [];
      const rows = await db
        .selectFrom('continuations')
        .selectAll()
        .where('id', 'in', [...ids])
        .execute();
      return rows.map(({ id, envelope, expires_at }) => ({ id, envelope, expiresAt: expires_at }));
    },

    async purge(time) {
      const { numDeletedRows } = await db
        .deleteFrom('continuations')
        .where('expires_at', '<', time)
        .executeTakeFirst();
      return Number(numDeletedRows);
    },
  };
}
