/** API keys. */
import type { Kysely, Selectable } from 'kysely';
import type { ApiKey, ApiKeyStore } from '../vault/index.ts';
import type { Schema } from './schema.ts';

export function apiKeyStore(db: Kysely<Schema>): ApiKeyStore {
  return {
    async create({ id, name, defaults, createdAt, revokedAt }, digest) {
      const row = {
        id,
        digest,
        name,
        defaults: JSON.stringify(defaults),
        created_at: createdAt,
        revoked_at: revokedAt ?? null,
      };
      await db.insertInto('api_keys').values(row).execute();
    },

    async findByDigest(digest) {
      const row = await db
        .selectFrom('api_keys')
        .selectAll()
        .where('digest', '=', digest)
        .where('revoked_at', 'is', null)
        .executeTakeFirst();
      return row === undefined ? undefined : keyOf(row);
    },

    async revoke(id, at) {
      const { numUpdatedRows } = await db
        .updateTable('api_keys')
        .set({ revoked_at: at })
        .where('id', '=', id)
        .where('revoked_at', 'is', null)
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },

    async list() {
      const rows = await db
        .selectFrom('api_keys')
        .selectAll()
        .orderBy('created_at')
        .orderBy('id')
        .execute();
      return rows.map(keyOf);
    },
  };
}

function keyOf(row: Selectable<Schema['api_keys']>): ApiKey {
  return {
    id: row.id,
    name: row.name,
    defaults: JSON.parse(row.defaults),
    createdAt: row.created_at,
    ...(row.revoked_at === null ? {} : { revokedAt: row.revoked_at }),
  };
}
