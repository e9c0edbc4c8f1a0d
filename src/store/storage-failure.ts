/** Why the database cannot be used, in which file, and what to do. */
import { Failure } from '../core/failures.ts';

/** @param file of the database, where it is one */
export function storageFailure(cause: unknown, file?: string): Failure {
  if (cause instanceof Failure) return cause;
  const because = codeOf(cause);
  const place =
    file === undefined
      ? { at: 'PostgreSQL', remedy: remedyOfServer(because) }
      : { at: file, remedy: remedyOfFile(because) };
  return new Failure('storage_unavailable', { because, ...place }, { cause });
}

/** The code alone (ECONNREFUSED, 28P01, sqlite_26): a message may quote the URL with its password. */
function codeOf(cause: unknown): string {
  const { code = 'unreachable', errcode } = cause as { code?: unknown; errcode?: unknown };
  return errcode === undefined ? String(code) : `sqlite_${errcode}`;
}

/** Of an extended code the lower byte says what it is, see sqlite.org/rescode.html. */
function remedyOfFile(code: string): string {
  const isDamaged = DAMAGED.includes(Number(/^sqlite_(\d+)$/.exec(code)?.[1]) % 256);
  return isDamaged
    ? 'the file is damaged: keep it aside, and restore the last backup: chaperone backup restore FILE --to NEW_FOLDER --key-file KEY'
    : 'look whether this file and its folder can be read and written, and whether the disk is full';
}

const SQLITE_CORRUPT = 11;
const SQLITE_NOTADB = 26;
const DAMAGED = [SQLITE_CORRUPT, SQLITE_NOTADB];

/** Codes of PostgreSQL (postgresql.org/docs/current/errcodes-appendix.html), of the system, and of TLS. */
const OF_SERVER: readonly (readonly [RegExp, string])[] = [
  [/^28/, 'user or password are wrong, or its pg_hba.conf does not let this machine in'],
  [/^3D000$/, 'there is no such database: create it, with the user of the URL as its owner'],
  [/^(?:42501|3F000)$/, 'the user may not do this there: let it own the database and its tables'],
  [/^25006$/, 'it is a standby, or read-only: name the primary in the URL'],
  [
    /^53300$/,
    'it has no connection left: raise its max_connections, or end what else is connected',
  ],
  [/^53100$/, 'its disk is full'],
  [
    /^(?:08P01|26000|42P05)$/,
    'a pooler such as PgBouncer stands before it: name PostgreSQL itself in the URL, a gateway opens few connections',
  ],
  [
    /^ERR_INVALID_URL$/,
    'the URL cannot be read: in a password, @ is written %40, / %2F, # %23, % %25',
  ],
  [/^ENOENT$/, 'a file of certificates that the URL names is not there'],
  [/^(?!57P)[0-9A-Z]{5}$/, 'it refused, and its own log says more'],
  [
    /CERT|SELF_SIGNED|ALTNAME|SSL/,
    'its certificate is not trusted: add sslrootcert=FILE to the URL',
  ],
];
const NO_ANSWER =
  'no answer from the host and port of the URL: start it, correct the URL, or look what lies between';

function remedyOfServer(code: string): string {
  return OF_SERVER.find(([codes]) => codes.test(code))?.[1] ?? NO_ANSWER;
}
