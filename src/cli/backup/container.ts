/**
 * A backup on disk: files in one encrypted stream, AES-256-GCM by pieces of a mebibyte (the STREAM
 * construction of Hoang, Reyhanitabar, Rogaway and Vizár, 2015). Each piece is bound to its place and to
 * whether it is the last, so a file that was cut, reordered or joined from two does not open.
 *
 *     "chaperone-backup 1\n" ‖ salt (32) ‖ pieces: length of ciphertext (4, big endian) ‖ ciphertext ‖ tag (16)
 *
 * The key of one backup is HKDF-SHA256(backup key, salt), used for nothing else, so counting nonces are
 * safe. The plaintext: for each file a line of JSON (`name`, `bytes`, `sha256`) and its bytes; a line
 * `{"end":true}` closes it.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { Failure } from '../../core/failures.ts';
import { written } from '../written.ts';

const MAGIC = Buffer.from('chaperone-backup 1\n');
const SALT_BYTES = 32;
const TAG_BYTES = 16;
const PIECE_BYTES = 1024 * 1024;
const LENGTH_BYTES = 4;

function keyOf(backupKey: Uint8Array, salt: Uint8Array): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', backupKey, salt, 'chaperone backup 1', 32));
}

/** 7 bytes of zero, the piece's number, and 1 for the last. */
function nonceOf(piece: number, isLast: boolean): Uint8Array {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(piece, 7);
  nonce[11] = isLast ? 1 : 0;
  return nonce;
}

/**
 * Writes plaintext into a new file. `end` makes it durable; a file without it does not open.
 *
 * All its methods throw Failure output_unwritable.
 */
export class ContainerWriter implements AsyncDisposable {
  readonly #path: string;
  readonly #file: FileHandle;
  readonly #key: Uint8Array;
  #pending: Buffer[] = [];
  #pendingBytes = 0;
  #piece = 0;

  private constructor(path: string, file: FileHandle, key: Uint8Array) {
    this.#path = path;
    this.#file = file;
    this.#key = key;
  }

  static async create(path: string, backupKey: Uint8Array): Promise<ContainerWriter> {
    const file = await written(path, open(path, 'wx', 0o600));
    const salt = randomBytes(SALT_BYTES);
    const writer = new ContainerWriter(path, file, keyOf(backupKey, salt));
    await writer.#put(Buffer.concat([MAGIC, salt]));
    return writer;
  }

  async write(bytes: Uint8Array): Promise<void> {
    this.#pending.push(Buffer.from(bytes));
    this.#pendingBytes += bytes.length;
    if (this.#pendingBytes <= PIECE_BYTES) return;
    const all = Buffer.concat(this.#pending);
    let at = 0;
    // One byte stays for the last piece, which is never empty.
    for (; all.length - at > PIECE_BYTES; at += PIECE_BYTES) {
      await this.#seal(all.subarray(at, at + PIECE_BYTES), false);
    }
    this.#pending = [all.subarray(at)];
    this.#pendingBytes = all.length - at;
  }

  async end(): Promise<void> {
    await this.#seal(Buffer.concat(this.#pending), true);
    await written(this.#path, this.#file.sync());
    await written(this.#path, this.#file.close());
  }

  /** Where it did not come to its end. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.#file.close();
  }

  async #seal(plain: Uint8Array, isLast: boolean): Promise<void> {
    const cipher = createCipheriv('aes-256-gcm', this.#key, nonceOf(this.#piece, isLast));
    const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
    const length = Buffer.alloc(LENGTH_BYTES);
    length.writeUInt32BE(sealed.length);
    await this.#put(Buffer.concat([length, sealed, cipher.getAuthTag()]));
    this.#piece += 1;
  }

  /** Not `write`: of the last bytes that fit on a disk it writes a part, and calls that done. */
  async #put(bytes: Uint8Array): Promise<void> {
    await written(this.#path, this.#file.writeFile(bytes));
  }
}

/**
 * The plaintext, piece by piece, each authenticated before it is given out.
 *
 * @throws Failure backup_invalid: not a backup, cut, changed, or made with another key
 */
export async function* readContainer(
  path: string,
  backupKey: Uint8Array,
): AsyncGenerator<Uint8Array> {
  await using file = await openBackup(path);
  const head = await exactly(file, MAGIC.length + SALT_BYTES);
  if (head === undefined || !head.subarray(0, MAGIC.length).equals(MAGIC)) {
    throw invalid(path, 'not_a_backup');
  }
  const key = keyOf(backupKey, head.subarray(MAGIC.length));
  const { size } = await file.stat();
  let at = head.length;
  for (let piece = 0; ; piece += 1) {
    const length = (await exactly(file, LENGTH_BYTES))?.readUInt32BE();
    if (length === undefined || length > PIECE_BYTES) throw invalid(path, 'cut_or_changed');
    const sealed = await exactly(file, length + TAG_BYTES);
    if (sealed === undefined) throw invalid(path, 'cut_or_changed');
    at += LENGTH_BYTES + sealed.length;
    const isLast = at === size;
    const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(piece, isLast));
    decipher.setAuthTag(sealed.subarray(length));
    try {
      yield Buffer.concat([decipher.update(sealed.subarray(0, length)), decipher.final()]);
    } catch (cause) {
      const because = piece === 0 ? 'another_key_or_changed' : 'cut_or_changed';
      throw invalid(path, because, cause);
    }
    if (isLast) return;
  }
}

async function openBackup(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'r');
  } catch (cause) {
    throw invalid(path, 'cannot_be_read', cause);
  }
}

async function exactly(file: FileHandle, count: number): Promise<Buffer | undefined> {
  const bytes = Buffer.alloc(count);
  const { bytesRead } = await file.read(bytes, 0, count);
  return bytesRead === count ? bytes : undefined;
}

function invalid(at: string, because: string, cause?: unknown): Failure {
  return new Failure('backup_invalid', { at, because }, { cause });
}
