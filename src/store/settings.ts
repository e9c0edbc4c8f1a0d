/** What is set for all gateways that share a database. */
import type { Kysely } from 'kysely';
import type { SettingStore } from '../vault/index.ts';
import type { Schema } from './schema.ts';

export function settingStore(db: Kysely<Schema>): SettingStore {
  const find = (name: string) => db.selectFrom('settings').select('value').where('name', '=', name);

  return {
    async get(name) {
      return (await find(name).executeTakeFirst())?.value;
    },

    async claim(name, value) {
      await db
        .insertInto('settings')
        .values({ name, value })
        .onConflict((conflict) => conflict.column('name').doNothing())
        .execute();
      return (await find(name).executeTakeFirstOrThrow()).value;
    },

    async replace(name, from, to) {
      const { numUpdatedRows } = await db
        .updateTable('settings')
        .set({ value: to })
        .where('name', '=', name)
        .where('value', '=', from)
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },
  };
}
