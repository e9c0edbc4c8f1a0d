/**
 * `chaperone ledger rotate-key`: where the key that signs was stolen, or whoever kept it leaves. In an order in which
 * a crash leaves the old key in force or the new one: the new key is on disk, then the database names it (with the
 * entry, in one transaction), then its file takes the place of the old one, or the next start sees to that.
 */
import { join } from 'node:path';
import { Failure } from '../core/failures.ts';
import { rotateKey } from '../ledger/index.ts';
import { withSqliteAlone } from '../store/index.ts';
import { NEXT_LEDGER_KEY, nextLedgerKey, settleLedgerKey } from '../vault/index.ts';
import { about, type DataFlags, existingPlace, ledgerHere, withSecrets } from './data.ts';

/** @throws Failure storage_in_use where a gateway has the file open; those on PostgreSQL end at their next entry */
export async function rotateHere(flags: DataFlags & { readonly out?: string }): Promise<number> {
  const { folder, url } = existingPlace(flags);
  const file = placeOfNext(folder, flags.out);
  if (url === undefined) withSqliteAlone(folder, () => undefined);
  return await withSecrets(flags, async (store, keys) => {
    const ledger = await ledgerHere(flags, store, keys);
    const next = await nextLedgerKey(file);
    const { size, checkpoint } = await rotateKey(ledger, next, { ...about(), by: 'command' });
    if (flags.out === undefined) await settleLedgerKey(folder, store.settings);
    say(`entry ${size - 1}: from here on this key signs the ledger`);
    say(`${await store.settings.get('ledger_key')}\n`);
    say(`the checkpoint that both keys have signed:\n\n${checkpoint}`);
    if (flags.out !== undefined)
      say(`next: put ${file} into CHAPERONE_LEDGER_KEY of every gateway`);
    say('keep the new public key and this checkpoint apart from the server, and take a backup');
    return 0;
  });
}

function placeOfNext(folder: string, out: string | undefined): string {
  const isInEnvironment = Boolean(process.env.CHAPERONE_LEDGER_KEY);
  if (isInEnvironment === (out !== undefined)) return out ?? join(folder, NEXT_LEDGER_KEY);
  const remedy = isInEnvironment
    ? 'is needed: the key stands in CHAPERONE_LEDGER_KEY, and the new one has to go there'
    : 'leave it out: the key stands in the data folder, and the new one takes its place';
  throw new Failure('config_invalid', { at: '--out', remedy });
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
