/**
 * The two secrets of a gateway, and what is derived from them.
 *
 * - The master secret: 32 random bytes, from CHAPERONE_SECRET (base64) or `master.secret` in the
 *   data folder. Surrogates, vault, patient lookups and API-key digests each get their own key,
 *   HKDF-SHA256 with the label below, so that none of them opens another's data.
 * - The ledger key: Ed25519, PKCS #8 PEM, from CHAPERONE_LEDGER_KEY or `ledger.key`. A secret of its
 *   own: whoever verifies keeps its public half, which must outlive a change of master secret.
 *
 * `chaperone ledger rotate-key` changes it.
 *
 * A missing file is made on first start, readable by its owner alone; where the database has been set up with one, it
 * was lost, and a new one would be another.
 */
import {
  createHmac,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import { chmod, link, mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Failure } from '../core/failures.ts';

export interface Keys {
  /** Root of all surrogates. */
  readonly surrogates: Uint8Array;
  readonly vault: Uint8Array;
  /** Patient lookups beside the ledger. */
  readonly index: Uint8Array;
  /** API-key digests. */
  readonly pepper: Uint8Array;
  /** Ed25519 private key. */
  readonly ledger: KeyObject;
  /** Tells two master secrets apart, and nothing about either. */
  readonly checkValue: string;
}

const MASTER_BYTES = 32;

/**
 * @param options.mayCreate whether a missing file is made; true unless said otherwise
 * @param options.settings of the database that they belong to: what it was set up with is not made anew
 * @throws Failure `config_invalid` when a secret is unreadable, malformed, or open to others, `secrets_mismatch` when
 *   one was lost
 */
export async function loadKeys(
  folder: string,
  env: Readonly<Record<string, string | undefined>>,
  { mayCreate = true, settings }: { mayCreate?: boolean; settings?: SettingStore } = {},
): Promise<Keys> {
  const fromFile = async (name: string, secret: Secret, make: () => string) => {
    const path = join(folder, name);
    const isSetUp = (await settings?.get(secret)) !== undefined;
    if (isSetUp && !(await isThere(path))) throw lost(path, secret);
    return await readSecret(path, mayCreate ? make : undefined);
  };
  if (settings !== undefined && !env.CHAPERONE_LEDGER_KEY) await settleLedgerKey(folder, settings);
  const master = env.CHAPERONE_SECRET
    ? masterFromText(env.CHAPERONE_SECRET, 'CHAPERONE_SECRET')
    : masterFromText(
        await fromFile('master.secret', 'master_secret', newMaster),
        join(folder, 'master.secret'),
      );
  const ledger = env.CHAPERONE_LEDGER_KEY
    ? ledgerKeyFromText(env.CHAPERONE_LEDGER_KEY.replaceAll('\\n', '\n'), 'CHAPERONE_LEDGER_KEY')
    : ledgerKeyFromText(
        await fromFile('ledger.key', 'ledger_key', newLedgerKey),
        join(folder, 'ledger.key'),
      );

  return {
    surrogates: derive(master, 'surrogates'),
    vault: derive(master, 'vault'),
    index: derive(master, 'patient index'),
    pepper: derive(master, 'api keys'),
    ledger,
    checkValue: createHmac('sha256', derive(master, 'check')).update('check').digest('hex'),
  };
}

/**
 * The key that a rotation is to put in force, made where it is not there yet. One that is there is taken again: after
 * a rotation whose end was not told, it may be the one that the database has by now.
 *
 * @param path in the data folder, `NEXT_LEDGER_KEY`
 * @throws Failure config_invalid
 */
export async function nextLedgerKey(path: string): Promise<KeyObject> {
  return ledgerKeyFromText(await readSecret(path, newLedgerKey), path);
}

/** Stands there while a rotation is under way, and in a backup taken meanwhile. */
export const NEXT_LEDGER_KEY = 'ledger.key.next';

/**
 * The database says which key is in force. Where that is the next one, it takes the place of the old one, which is
 * then gone; a crash before that is made good here by the next start.
 */
export async function settleLedgerKey(folder: string, settings: SettingStore): Promise<void> {
  const next = join(folder, NEXT_LEDGER_KEY);
  const verifier = await settings.get('ledger_key');
  if (verifier === undefined || !(await isThere(next))) return;
  if (!isKeyOf(verifier, await nextLedgerKey(next))) return;
  try {
    await rename(next, join(folder, 'ledger.key')).catch(absent); // by another process, just now
    await syncFolder(folder);
  } catch (cause) {
    const expected = 'a file that can be renamed to ledger.key: the key of the ledger was changed';
    throw new Failure('config_invalid', { at: next, expected }, { cause });
  }
}

/** @param verifier `name+id+base64(type, one byte ‖ public key)` */
function isKeyOf(verifier: string, key: KeyObject): boolean {
  const { x } = createPublicKey(key).export({ format: 'jwk' });
  const bytes = Buffer.from(verifier.split('+').slice(2).join('+'), 'base64');
  return bytes.subarray(1).toString('base64url') === x;
}

/** As the database's settings call them. */
type Secret = 'master_secret' | 'ledger_key';

function lost(at: string, secret: Secret): Failure {
  const remedy =
    'bring the file back, or the environment variable that held it; from a backup: chaperone backup restore FILE --to NEW_FOLDER --key-file KEY. Nothing was made in its place';
  return new Failure('secrets_mismatch', { secret, because: 'missing', at, remedy });
}

/** Values that are set once per database and are the same for all who share it. */
export interface SettingStore {
  get(name: string): Promise<string | undefined>;
  /** Stores `value` if there is none yet; the value that is stored then. Atomic, durable. */
  claim(name: string, value: string): Promise<string>;
  /** Replaces `from` by `to`; false, changing nothing, where `from` is not what is stored. Atomic, durable. */
  replace(name: string, from: string, to: string): Promise<boolean>;
}

/**
 * Gateways with different secrets on one database would not find each other's keys and patients,
 * and would mask one person in two ways; so the second one does not start.
 *
 * @param verifier the ledger's public key with its origin, as text; without it, the master secret
 *   alone is compared
 * @throws Failure `secrets_mismatch`
 */
export async function assertSameSecrets(
  settings: SettingStore,
  keys: Pick<Keys, 'checkValue'>,
  verifier?: string,
): Promise<void> {
  if ((await settings.claim('master_secret', keys.checkValue)) !== keys.checkValue) {
    throw new Failure('secrets_mismatch', { secret: 'master_secret' });
  }
  if (verifier === undefined) return;
  const stored = await settings.claim('ledger_key', verifier);
  // Public, and telling: another origin in the configuration looks like this, too.
  if (stored !== verifier) throw new Failure('secrets_mismatch', { secret: 'ledger_key', stored });
}

function derive(master: Uint8Array, label: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', master, '', `chaperone v1 ${label}`, 32));
}

function masterFromText(text: string, at: string): Uint8Array {
  const bytes = Buffer.from(text.trim(), 'base64');
  if (bytes.length === MASTER_BYTES && bytes.toString('base64') === text.trim()) return bytes;
  throw unusable(at, `${MASTER_BYTES} bytes in base64`, `openssl rand -base64 ${MASTER_BYTES}`);
}

function ledgerKeyFromText(text: string, at: string): KeyObject {
  const refused = (cause?: unknown) =>
    unusable(
      at,
      'an Ed25519 private key, PKCS #8 PEM',
      'openssl genpkey -algorithm ed25519',
      cause,
    );
  try {
    const key = createPrivateKey(text);
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch (cause) {
    throw refused(cause);
  }
  throw refused();
}

/** A file holds what is in use: a new one in its place would open nothing, so it comes from a backup. */
function unusable(at: string, expected: string, command: string, cause?: unknown): Failure {
  const remedy = at.startsWith('CHAPERONE_')
    ? `${command} makes one; a database that is in use wants its own`
    : 'the file is damaged: bring it back; from a backup: chaperone backup restore FILE --to NEW_FOLDER --key-file KEY';
  return new Failure('config_invalid', { at, expected, remedy }, { cause });
}

function newMaster(): string {
  return `${randomBytes(MASTER_BYTES).toString('base64')}\n`;
}

function newLedgerKey(): string {
  const { privateKey } = generateKeyPairSync('ed25519');
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

async function readSecret(path: string, make: (() => string) | undefined): Promise<string> {
  try {
    if (make !== undefined && !(await isThere(path))) await made(path, make());
    // A secret that others can read is no secret; better said than quietly put right.
    const isOpenToOthers = process.platform !== 'win32' && ((await stat(path)).mode & 0o077) !== 0;
    if (isOpenToOthers) {
      const expected = 'a file for its owner alone: chmod 600';
      throw new Failure('config_invalid', { at: path, expected });
    }
    return await readFile(path, 'utf8');
  } catch (cause) {
    if (cause instanceof Failure) throw cause;
    const expected = 'a readable file, which the first start of the gateway makes';
    throw new Failure('config_invalid', { at: path, expected }, { cause });
  }
}

/** @throws Failure storage_unavailable: with PostgreSQL it is the first that this folder has to take */
async function made(path: string, content: string): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await createOnce(path, content);
  } catch (cause) {
    const because = (cause as NodeJS.ErrnoException).code ?? 'unknown';
    const remedy =
      'a secret of the gateway is written here: look whether the folder can be written and whether the disk is full; a first start takes CHAPERONE_SECRET and CHAPERONE_LEDGER_KEY instead';
    throw new Failure('storage_unavailable', { because, at: path, remedy }, { cause });
  }
}

/**
 * All or nothing, and by one: the content is complete and synced before it has its name, and of two
 * gateways that start at once the second keeps what the first has made.
 */
async function createOnce(path: string, content: string): Promise<void> {
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  const file = await open(draft, 'wx', 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
    await file.close();
    await chmod(draft, 0o600);
    await link(draft, path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  } finally {
    await rm(draft, { force: true });
  }
  await syncFolder(dirname(path));
}

/** A new name survives a power cut only once its folder is synced. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

async function isThere(path: string): Promise<boolean> {
  return (await stat(path).catch(absent)) !== undefined;
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
  return undefined;
}
