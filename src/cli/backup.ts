/** `chaperone backup`: an encrypted copy of the gateway's state, and the drill that shows that it can be used. */
import { randomBytes } from 'node:crypto';
import { open, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { systemClock } from '../core/clock.ts';
import { asFailure, Failure } from '../core/failures.ts';
import { openLedger } from '../ledger/index.ts';
import { makeBackup, restoreBackup } from './backup/backup.ts';
import { drillInto } from './backup/drill.ts';
import { withWorkFolder } from './backup/work-folder.ts';
import type { Command } from './command.ts';
import { readConfig } from './config-file.ts';
import { DATA_FLAGS, DATA_USAGE, type DataFlags, existingPlace, withSecrets } from './data.ts';
import { misused } from './misused.ts';

const KEY_BYTES = 32;

export const command: Command = {
  name: 'backup',
  summary: 'back up the state, restore it, and drill the restoring',
  usage: `
chaperone backup key --out FILE            makes a new backup key, in a file for its owner alone: keep it
                                           apart from the backups; without --out it is printed
chaperone backup create FILE               writes database and secrets, encrypted, while the gateway runs
chaperone backup restore FILE --to FOLDER  into a new data folder
chaperone backup drill FILE                restores into a folder of its own in the data folder, verifies
                                           the ledger there, compares it with the live one, and records
                                           the drill in it

The key comes from CHAPERONE_BACKUP_KEY or --key-file. With PostgreSQL, the database is backed up with
its own tools (pg_dump, base backups); this then holds the secrets alone.

  --key-file FILE   file that holds the backup key
${DATA_USAGE}
`,
  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      options: {
        ...DATA_FLAGS,
        'key-file': { type: 'string' },
        out: { type: 'string' },
        to: { type: 'string' },
      },
      allowPositionals: true,
    });
    const [action, file] = positionals;
    if (action === 'key' && file === undefined) {
      await makeKey(values.out);
      return 0;
    }
    if (file !== undefined && positionals.length === 2) {
      if (action === 'create') return await create(values, file);
      if (action === 'restore' && values.to !== undefined) return await restore(values, file);
      if (action === 'drill') return await drill(values, file);
    }
    return misused(command, action);
  },
};

interface Flags extends DataFlags {
  readonly 'key-file'?: string;
  readonly to?: string;
}

/** Not left to the shell, which makes files that all can read. */
async function makeKey(path: string | undefined): Promise<void> {
  const key = `${randomBytes(KEY_BYTES).toString('base64')}\n`;
  if (path === undefined) return void process.stdout.write(key);
  try {
    await writeFile(path, key, { flag: 'wx', mode: 0o600, flush: true });
  } catch (cause) {
    const isThere = (cause as NodeJS.ErrnoException).code === 'EEXIST';
    const remedy = isThere ? 'is there already: name another' : 'cannot be written';
    throw new Failure('config_invalid', { at: path, remedy }, { cause });
  }
}

async function create(flags: Flags, file: string): Promise<number> {
  const { folder } = existingPlace(flags);
  const key = await keyOf(flags);
  const { files, bytes } = await makeBackup(folder, resolve(file), key, process.env);
  process.stdout.write(`${file}: ${files} files, ${bytes} bytes before encryption\n`);
  return 0;
}

async function restore(flags: Flags, file: string): Promise<number> {
  const { files, bytes } = await restoreBackup(file, resolve(flags.to!), await keyOf(flags));
  process.stdout.write(`${flags.to}: ${files} files, ${bytes} bytes\n`);
  return 0;
}

/** 45 CFR 164.308(a)(7)(ii)(D): testing and revision; the proposed rule asks to be back within 72 hours. */
async function drill(flags: Flags, file: string): Promise<number> {
  const { folder, url } = existingPlace(flags);
  const { origin } = readConfig(flags.config).config.ledger;
  return await withSecrets(flags, async (store, keys) => {
    const began = performance.now();
    const record = async (outcome: Outcome) => {
      const ledger = await openLedger({
        store: store.ledger,
        key: keys.ledger,
        origin,
        indexKey: keys.index,
      });
      await ledger.append({
        kind: 'event',
        at: new Date(systemClock.now()).toISOString(),
        exchange: `drill-${randomBytes(8).toString('hex')}`,
        event: 'restore_drill',
        ...outcome,
        durationMs: Math.round(performance.now() - began),
      });
    };
    const live = { store, origin, isElsewhere: url !== undefined };
    const drilled = withWorkFolder(folder, async (work) =>
      drillInto(join(work, 'restored'), file, await keyOf(flags), live),
    );
    const { bytes, entries } = await drilled.catch(async (thrown) => {
      await record({ outcome: 'failed', code: asFailure(thrown).code });
      throw thrown;
    });
    await record({ outcome: 'passed', entries });
    const seconds = Math.round((performance.now() - began) / 100) / 10;
    process.stdout.write(
      `restored ${bytes} bytes and verified ${entries} ledger entries in ${seconds} s: passed\n`,
    );
    return 0;
  });
}

type Outcome =
  | { readonly outcome: 'passed'; readonly entries: number }
  | { readonly outcome: 'failed'; readonly code: string };

async function keyOf(flags: Flags): Promise<Uint8Array> {
  const file = flags['key-file'];
  const text = file === undefined ? process.env.CHAPERONE_BACKUP_KEY : await readKey(file);
  const bytes = Buffer.from((text ?? '').trim(), 'base64');
  if (bytes.length === KEY_BYTES) return bytes;
  throw new Failure('config_invalid', {
    at: file ?? 'CHAPERONE_BACKUP_KEY',
    remedy: 'give the backup key: `chaperone backup key --out FILE` makes one',
  });
}

/** What all can read is no key, as with the gateway's own secrets. */
async function readKey(path: string): Promise<string> {
  try {
    await using file = await open(path, 'r');
    const isOpenToOthers = process.platform !== 'win32' && ((await file.stat()).mode & 0o077) !== 0;
    if (!isOpenToOthers) return await file.readFile('utf8');
  } catch (cause) {
    throw new Failure('config_invalid', { at: path, remedy: 'cannot be read' }, { cause });
  }
  throw new Failure('config_invalid', { at: path, remedy: 'others can read it: chmod 600' });
}
