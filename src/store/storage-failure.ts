/** Why the database cannot be used, in which file, and what to do. */
import { Failure } from '../core/failures.ts';

/** @param file of the database, where it is one */
export function storageFailure(cause: unknown, file?: string): Failure {
  if (cause instanceof Failure) return cause;
  const because = codeOf(cause);
  const place = file === undefined ? {} : { at: file, remedy: remedyFor(because) };
  return new Failure('storage_unavailable', { because, ...place }, { cause });
}

/** The code alone (ECONNREFUSED, 28P01, sqlite_26): a message may quote the URL with its password. */
function codeOf(cause: unknown): string {
  const { code = 'unreachable', errcode } = cause as { code?: unknown; errcode?: unknown };
  return errcode === undefined ? String(code) : `sqlite_${errcode}`;
}

/** Of an extended code the lower byte says what it is, see sqlite.org/rescode.html. */
function remedyFor(code: string): string {
  const isDamaged = DAMAGED.includes(Number(/^sqlite_(\d+)$/.exec(code)?.[1]) % 256);
  return isDamaged
    ? 'the file is damaged: keep it aside, and restore the last backup: chaperone backup restore FILE --to NEW_FOLDER --key-file KEY'
    : 'look whether this file and its folder can be read and written, and whether the disk is full';
}

const SQLITE_CORRUPT = 11;
const SQLITE_NOTADB = 26;
const DAMAGED = [SQLITE_CORRUPT, SQLITE_NOTADB];
