/** What is set once for all gateways that share a database. */
import type { Kysely } from 'kysely';
import type { SettingStore } from '../vault/index.ts';
import type { Schema } from './schema.ts';

export function settingStore(db: Kysely<Schema>): SettingStore {
  return {
    async claim(name, value) {
      await db
        .insertInto('settings')
        .values({ name, value })
        .onConflict((conflict) => conflict.column('name').doNothing())
        .execute();
      const stored = await db
        .selectFrom('settings')
        .select('value')
        .where('name', '=', name)
        .executeTakeFirstOrThrow();
      return stored.value;
    },
  };
}
