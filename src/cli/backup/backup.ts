/**
 * Backup, restore and drill of a data folder with SQLite (45 CFR 164.308(a)(7)): database and secrets in one
 * encrypted file, made while the gateway runs. What PostgreSQL holds is backed up by PostgreSQL's own
 * tools; the secrets beside it by this.
 */
import { createHash, randomBytes } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { mkdir, open, readdir, rename, rmdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { Failure } from '../../core/failures.ts';
import { storageFailure } from '../../store/index.ts';
import { NEXT_LEDGER_KEY } from '../../vault/index.ts';
import { written } from '../written.ts';
import { ContainerWriter, readContainer } from './container.ts';
import { removedAfter, removeLeft, withWorkFolder } from './work-folder.ts';

export const DATABASE = 'chaperone.db';
/**
 * Each with the variable in which it may stand instead. Whatever else stands in the folder (a database's
 * journal, a file of somebody's) is not ours to keep.
 */
export const SECRETS = {
  'master.secret': 'CHAPERONE_SECRET',
  'ledger.key': 'CHAPERONE_LEDGER_KEY',
};
/** The next key stands there after a rotation that was broken off, and may be the one that the database has. */
const FILES = [DATABASE, ...Object.keys(SECRETS), NEXT_LEDGER_KEY];

type Environment = Readonly<Record<string, string | undefined>>;

export interface BackupReport {
  readonly files: number;
  readonly bytes: number;
}

/**
 * Writes the backup beside its place and moves it there when it is whole and durable.
 *
 * @param env of the gateway: a secret may stand there, and is then not in the backup
 * @throws Failure config_invalid where there is nothing to back up, a secret is neither in the folder nor
 *   in the environment, or the file is there already; storage_unavailable; output_unwritable
 */
export async function makeBackup(
  folder: string,
  to: string,
  backupKey: Uint8Array,
  env: Environment = {},
): Promise<BackupReport> {
  if (existsSync(to)) throw refused(to, 'this file is there already: name another');
  const sources = FILES.filter((name) => existsSync(join(folder, name)));
  if (sources.length === 0) throw refused(folder, 'there is no data here: name its folder');
  // What is in the database opens with them alone; and the wrong folder seldom has them.
  for (const [name, variable] of Object.entries(SECRETS)) {
    if (sources.includes(name) || env[variable]) continue;
    throw refused(
      join(folder, name),
      `not here, nor in ${variable}: name the data folder, or set it`,
    );
  }

  // A name of its own: of two that make one backup, neither moves the other's half into place.
  const partial = `${to}.${randomBytes(6).toString('hex')}.partial`;
  return await withWorkFolder(folder, async (work) =>
    removedAfter(partial, async () => {
      await using writer = await ContainerWriter.create(partial, backupKey);
      let bytes = 0;
      for (const name of sources) {
        const path = join(folder, name);
        bytes += await put(writer, name, path, work).catch((cause) => {
          throw storageFailure(cause, path);
        });
      }
      await writer.write(line({ end: true }));
      await writer.end();
      await written(to, moved(partial, to));
      return { files: sources.length, bytes };
    }),
  );
}

/** A copy at one instant, whatever is being written meanwhile: SQLite's own online backup. */
async function copied(file: string, work: string): Promise<string> {
  const source = new DatabaseSync(file, { readOnly: true });
  try {
    const path = join(work, DATABASE);
    await backup(source, path);
    return path;
  } finally {
    source.close();
  }
}

async function put(
  writer: ContainerWriter,
  name: string,
  source: string,
  work: string,
): Promise<number> {
  const path = name === DATABASE ? await copied(source, work) : source;
  const { size } = await stat(path);
  const sha256 = await hashOf(path);
  await writer.write(line({ name, bytes: size, sha256 }));
  for await (const piece of createReadStream(path)) await writer.write(piece as Buffer);
  return size;
}

interface Entry {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

/**
 * Restores into a folder that is not there yet, or empty: every byte authenticated, every file compared with its
 * hash, then moved into place. It works inside that folder: what is around it may be another's, or another disk.
 *
 * @throws Failure backup_invalid, config_invalid, output_unwritable
 */
export async function restoreBackup(
  from: string,
  folder: string,
  backupKey: Uint8Array,
): Promise<BackupReport> {
  const made = await written(folder, mkdir(folder, { recursive: true, mode: 0o700 }));
  if (!(await written(folder, isFree(folder)))) {
    throw refused(folder, 'this folder is not empty: restore into a new one');
  }
  try {
    return await withWorkFolder(folder, async (work) => {
      const report = await written(folder, unpack(from, work, backupKey));
      await written(folder, movedAll(work, folder));
      if (made !== undefined) await written(folder, synced(dirname(folder)));
      return report;
    });
  } catch (thrown) {
    // Where something has arrived it stays, and what went wrong is what is told.
    if (made !== undefined) await rmdir(folder).catch(() => undefined);
    throw thrown;
  }
}

/** A disk of its own has a folder of the file system's. */
async function isFree(folder: string): Promise<boolean> {
  await removeLeft(folder);
  return (await readdir(folder)).every((name) => name === 'lost+found');
}

/** The database first: without its secrets no gateway starts on it, and beside them alone one would make another. */
async function movedAll(from: string, to: string): Promise<void> {
  for (const name of FILES) {
    if (existsSync(join(from, name))) await moved(join(from, name), join(to, name));
  }
}

async function unpack(from: string, folder: string, key: Uint8Array): Promise<BackupReport> {
  await using pieces = readContainer(from, key);
  const plain = new Plaintext(pieces);
  let files = 0;
  let bytes = 0;
  for (;;) {
    const entry = JSON.parse(await plain.line(from)) as Partial<Entry> & { end?: boolean };
    if (entry.end === true) return { files, bytes };
    const { name = '', bytes: size = 0, sha256 } = entry;
    if (!FILES.includes(name)) throw broken(from);
    const path = join(folder, basename(name));
    const file = await open(path, 'wx', 0o600);
    try {
      for await (const piece of plain.take(size, from)) await file.writeFile(piece);
      await file.sync();
    } finally {
      await file.close();
    }
    if ((await hashOf(path)) !== sha256) throw broken(from);
    files += 1;
    bytes += size;
  }
}

/** Lines and counted bytes out of pieces of any size. */
class Plaintext {
  readonly #pieces: AsyncIterator<Uint8Array>;
  #rest = Buffer.alloc(0);

  constructor(pieces: AsyncGenerator<Uint8Array>) {
    this.#pieces = pieces;
  }

  async line(at: string): Promise<string> {
    for (;;) {
      const end = this.#rest.indexOf(0x0a);
      if (end >= 0) {
        const text = this.#rest.subarray(0, end).toString('utf8');
        this.#rest = this.#rest.subarray(end + 1);
        return text;
      }
      await this.#more(at);
    }
  }

  async *take(count: number, at: string): AsyncGenerator<Uint8Array> {
    for (let left = count; left > 0; ) {
      if (this.#rest.length === 0) await this.#more(at);
      const piece = this.#rest.subarray(0, left);
      this.#rest = this.#rest.subarray(piece.length);
      left -= piece.length;
      yield piece;
    }
  }

  async #more(at: string): Promise<void> {
    const next = await this.#pieces.next();
    if (next.done) throw broken(at);
    this.#rest = Buffer.concat([this.#rest, next.value]);
  }
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path)) hash.update(piece as Buffer);
  return hash.digest('hex');
}

async function moved(from: string, to: string): Promise<void> {
  await rename(from, to);
  await synced(dirname(to));
}

/** So that the name, too, is there after a power cut. */
async function synced(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

const line = (value: object): Buffer => Buffer.from(`${JSON.stringify(value)}\n`);

const broken = (at: string) => new Failure('backup_invalid', { at, because: 'cut_or_changed' });

const refused = (at: string, remedy: string) => new Failure('config_invalid', { at, remedy });
