/** A restore drill: whether a backup opens, is whole, and holds what the live gateway has. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../../core/failures.ts';
import { verifierKeyText } from '../../ledger/index.ts';
import { openStore, type Store } from '../../store/index.ts';
import { assertSameSecrets, type Keys, loadKeys, settleLedgerKey } from '../../vault/index.ts';
import { verifyDatabase } from '../ledger-verify.ts';
import { DATABASE, restoreBackup, SECRETS } from './backup.ts';

export interface Live {
  readonly store: Store;
  readonly origin: string;
  /** Its database is not in the data folder, and so not in the backup. */
  readonly isElsewhere: boolean;
}

/**
 * @param to a folder that is not there yet
 * @throws Failure with what it is that keeps the backup from being used
 */
export async function drillInto(
  to: string,
  file: string,
  backupKey: Uint8Array,
  live: Live,
): Promise<{ bytes: number; entries: number }> {
  const { bytes } = await restoreBackup(file, to, backupKey);
  if (existsSync(join(to, DATABASE))) return { bytes, entries: await verified(to, file, live) };
  if (!live.isElsewhere) throw unusable(file, 'no_database');
  const keys = await keysIn(to);
  await assertSameSecrets(live.store.settings, keys, verifierKeyText(live.origin, keys.ledger));
  return { bytes, entries: 0 };
}

/** Secrets that stand in the environment are not in the backup; those that it holds must open by themselves. */
function notRestored(to: string): Record<string, string | undefined> {
  const missing = Object.entries(SECRETS).filter(([name]) => !existsSync(join(to, name)));
  return Object.fromEntries(missing.map(([, variable]) => [variable, process.env[variable]]));
}

const keysIn = (to: string): Promise<Keys> => loadKeys(to, notRestored(to), { mayCreate: false });

/** How many entries its ledger has. */
async function verified(folder: string, file: string, live: Live): Promise<number> {
  const restored = await openStore({ folder });
  try {
    // Of a backup from amid a change of key the next start would put the right one in place.
    await settleLedgerKey(folder, restored.settings);
    const keys = await keysIn(folder);
    const verifier = verifierKeyText(live.origin, keys.ledger);
    await assertSameSecrets(restored.settings, keys, verifier);
    if ((await verifyDatabase(restored, {})) !== 0) throw unusable(file, 'ledger_invalid');
    const { size } = await restored.ledger.head();
    if (await isPrefixOf(restored, live.store, size)) return size;
    process.stdout.write('FAILED   the backup does not hold the live ledger\n');
    throw unusable(file, 'ledger_differs');
  } finally {
    await restored.close();
  }
}

/** Whether the live ledger begins with all that the backup holds. */
async function isPrefixOf(restored: Store, live: Store, size: number): Promise<boolean> {
  for (let from = 0; from < size; ) {
    const [mine, theirs] = await Promise.all([
      restored.ledger.entries(from, 1000),
      live.ledger.entries(from, 1000),
    ]);
    if (mine.length === 0) return false;
    const isSame = mine.every(
      ({ leaf }, at) => Buffer.compare(leaf, theirs[at]?.leaf ?? leaf.subarray(1)) === 0,
    );
    if (!isSame) return false;
    from += mine.length;
  }
  return true;
}

const unusable = (at: string, because: string) => new Failure('backup_invalid', { at, because });
