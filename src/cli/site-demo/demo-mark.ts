/**
 * What says that a folder is a demonstration and may be emptied. It is written before anything else and names what was
 * made; nothing else in the folder is ever touched.
 */
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { Failure } from '../../core/failures.ts';
import { withSqliteAlone } from '../../store/index.ts';
import { NEXT_LEDGER_KEY } from '../../vault/index.ts';
import { CONFIG_FILE, PATIENTS_FILE } from './demo-config.ts';

const MARK_FILE = 'chaperone-demo.json';

const mark = z.strictObject({
  chaperoneDemo: z.literal(1),
  seed: z.number().int(),
  /** Names of the files in this folder that belong to it. */
  files: z.array(z.string().regex(/^[a-z][a-z0-9.-]*$/)),
});

/** Database and keys are those of `store/` and `vault/`, with what SQLite keeps beside. */
const FILES = [
  CONFIG_FILE,
  PATIENTS_FILE,
  'chaperone.db',
  'chaperone.db-wal',
  'chaperone.db-shm',
  'master.secret',
  'ledger.key',
  NEXT_LEDGER_KEY,
];

/** @throws Failure site_not_empty for a folder in which anything is */
export function markFolder(folder: string, seed: number): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const found = readdirSync(folder);
  if (found.length > 0) throw new Failure('site_not_empty', { folder, files: found.length });
  const text = JSON.stringify({ chaperoneDemo: 1, seed, files: FILES });
  writeFileSync(join(folder, MARK_FILE), `${text}\n`);
}

/**
 * Removes what the demonstration made, the mark last, so that what was broken off can be done again. Not
 * under a gateway that serves it: that would go on with a database and keys that are nowhere any more.
 *
 * @returns what else is in the folder, and stays
 * @throws Failure site_not_demo for a folder without the mark, storage_in_use
 */
export function emptyFolder(folder: string): string[] {
  const { files } = readMark(folder);
  withSqliteAlone(folder, () => {
    for (const file of files) rmSync(join(folder, file), { force: true });
  });
  rmSync(join(folder, MARK_FILE));
  const left = readdirSync(folder);
  if (left.length === 0) rmdirSync(folder);
  return left;
}

function readMark(folder: string): z.output<typeof mark> {
  const file = join(folder, MARK_FILE);
  if (!existsSync(file)) throw new Failure('site_not_demo', { folder });
  try {
    return mark.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    throw new Failure('site_not_demo', { folder, because: 'the mark does not read' }, { cause });
  }
}
