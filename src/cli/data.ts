/** Which data a command works on: flags, then the environment, then the configuration. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock } from '../core/clock.ts';
import { newExchangeId } from '../core/exchange-id.ts';
import { Failure } from '../core/failures.ts';
import type { Json } from '../core/json.ts';
import { isPostgresUrl, POSTGRES_URL_REMEDY } from '../core/postgres-url.ts';
import {
  type LedgerOptions,
  type LedgerRecord,
  openLedger,
  parseVerifierKey,
  verifierKeyText,
} from '../ledger/index.ts';
import { openStore, type Store, storageFailure } from '../store/index.ts';
import { assertSameSecrets, type Keys, loadKeys } from '../vault/index.ts';
import { readConfig } from './config-file.ts';

/** For `parseArgs`. */
export const DATA_FLAGS = {
  config: { type: 'string' },
  data: { type: 'string' },
  database: { type: 'string' },
} as const;

/** For the usage text. */
export const DATA_USAGE = `  --config FILE     for its data folder and database; else chaperone.yaml in this folder
  --data FOLDER     data folder; else CHAPERONE_DATA, else as configured (./chaperone-data)
  --database URL    PostgreSQL; else as configured, else DATABASE_URL, else SQLite in the folder. With a
                    password, set DATABASE_URL instead: whoever lists processes reads a flag`;

export interface DataFlags {
  readonly config?: string | undefined;
  readonly data?: string | undefined;
  readonly database?: string | undefined;
}

/** An existing database of this version, and closed again whatever `use` does. */
export async function withStore<T>(
  flags: DataFlags,
  use: (store: Store) => Promise<T>,
): Promise<T> {
  await using store = await disposable(existingPlace(flags));
  return await use(store);
}

interface Place {
  readonly folder: string;
  readonly url?: string;
}

/**
 * Where the database is; nothing is made there.
 *
 * @throws Failure `storage_unavailable` where it would be SQLite, and there is none, or none that this user may see
 */
export function existingPlace(flags: DataFlags): Place {
  const place = placeOf(flags);
  if (place.url !== undefined || isThere(join(place.folder, 'chaperone.db'))) return place;
  const because =
    'there is no chaperone.db in this folder: name it with --data; the first start of the gateway makes it';
  throw new Failure('storage_unavailable', { because, folder: place.folder });
}

function isThere(file: string): boolean {
  try {
    return statSync(file, { throwIfNoEntry: false }) !== undefined;
  } catch (cause) {
    throw storageFailure(cause, file);
  }
}

/**
 * An existing database with the secrets that belong to it.
 *
 * @throws Failure `secrets_mismatch` when the secrets found belong to another database
 */
export async function withSecrets<T>(
  flags: DataFlags,
  use: (store: Store, keys: Keys) => Promise<T>,
): Promise<T> {
  const place = existingPlace(flags);
  await using store = await disposable(place);
  const { settings } = store;
  const keys = await loadKeys(place.folder, process.env, { mayCreate: false, settings });
  await assertSameSecrets(settings, keys);
  return await use(store, keys);
}

/** What is done on the machine itself, past the admin API, goes on record before it takes effect. Durable when resolved. */
export async function recordHere(
  flags: DataFlags,
  store: Store,
  keys: Keys,
  record: Pick<LedgerRecord, 'event'> & { readonly [field: string]: Json },
): Promise<void> {
  const ledger = await openLedger(await ledgerHere(flags, store, keys));
  await ledger.append({ kind: 'event', ...about(), ...record });
  await ledger.close();
}

/** @throws Failure `secrets_mismatch` where another key signs it */
export async function ledgerHere(
  flags: DataFlags,
  { ledger: store, settings }: Store,
  keys: Keys,
): Promise<LedgerOptions> {
  // The name that the ledger has, whatever configuration the command was given.
  const known = parseVerifierKey((await settings.get('ledger_key')) ?? '');
  const origin = known?.name ?? readConfig(flags.config).config.ledger.origin;
  await assertSameSecrets(settings, keys, verifierKeyText(origin, keys.ledger));
  return { store, key: keys.ledger, origin, indexKey: keys.index };
}

/** When, and under which id, something is done here. */
export function about(): Pick<LedgerRecord, 'at' | 'exchange'> {
  const at = new Date(systemClock.now()).toISOString();
  return { at, exchange: newExchangeId(systemClock) };
}

function placeOf(flags: DataFlags): Place {
  const { config } = readConfig(flags.config);
  const folder = flags.data ?? config.data.folder;
  if (flags.database !== undefined && !isPostgresUrl(flags.database)) {
    throw new Failure('config_invalid', { at: '--database', remedy: POSTGRES_URL_REMEDY });
  }
  const url = flags.database ?? config.data.database?.reveal();
  return { folder, ...(url === undefined ? {} : { url }) };
}

async function disposable(place: Place) {
  // A command of a newer version must not change the tables of a gateway that is at work on them.
  const store = await openStore({ ...place, mayMigrate: false });
  return { ...store, [Symbol.asyncDispose]: () => store.close() };
}
