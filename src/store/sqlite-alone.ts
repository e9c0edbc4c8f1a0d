/** Whether anybody else has the SQLite file open, and keeping them out for as long as something is done to it. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Failure } from '../core/failures.ts';
import { DATABASE_FILE } from './sqlite-file.ts';

/**
 * To leave WAL is refused as long as another connection is open, idle ones included (sqlite.org/wal.html); after
 * it this connection has the file for itself. A folder without database is nobody's.
 *
 * @param step done while no gateway, and no command, can read or write the file
 * @throws Failure storage_in_use where one has it open, storage_unavailable where it cannot be read
 */
export function withSqliteAlone<T>(folder: string, step: () => T): T {
  const path = join(folder, DATABASE_FILE);
  if (!existsSync(path)) return step();
  const db = new DatabaseSync(path, { timeout: 0 });
  try {
    take(db, folder);
    return step();
  } finally {
    db.close();
  }
}

const SQLITE_BUSY = 5;
/** Broken off before it was a database: nobody can have it open as one. */
const SQLITE_NOTADB = 26;

function take(db: DatabaseSync, folder: string): void {
  try {
    db.exec('pragma locking_mode = exclusive; pragma journal_mode = delete; begin exclusive');
  } catch (cause) {
    const { errcode = 0 } = cause as { errcode?: number };
    if (errcode % 256 === SQLITE_NOTADB) return;
    if (errcode % 256 === SQLITE_BUSY) throw new Failure('storage_in_use', { folder }, { cause });
    throw new Failure('storage_unavailable', { folder }, { cause });
  }
}
