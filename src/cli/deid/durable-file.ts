/** A file that is there whole or not at all: written beside its place, synced, then moved into it. */
import { type FileHandle, open, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { written } from '../written.ts';

const ENDING = '.partial';

export class DurableFile {
  readonly #path: string;
  readonly #partial: string;
  readonly #handle: FileHandle;

  private constructor(path: string, partial: string, handle: FileHandle) {
    this.#path = path;
    this.#partial = partial;
    this.#handle = handle;
  }

  /**
   * For its owner alone: it may hold what detection missed.
   *
   * @throws Failure output_unwritable, as all its methods
   */
  static async create(path: string): Promise<DurableFile> {
    const partial = join(dirname(path), `.${basename(path)}${ENDING}`);
    const handle = await written(dirname(path), open(partial, 'w', 0o600));
    return new DurableFile(path, partial, handle);
  }

  async write(content: string | Uint8Array): Promise<void> {
    await written(dirname(this.#path), this.#handle.writeFile(content));
  }

  /** Resolved: the file is in its place, and a crash takes it away no more. */
  async commit(): Promise<void> {
    await written(dirname(this.#path), this.#handle.sync());
    await this.#handle.close();
    await written(dirname(this.#path), rename(this.#partial, this.#path));
    await syncFolder(dirname(this.#path));
  }

  async discard(): Promise<void> {
    await this.#handle.close();
    await rm(this.#partial, { force: true });
  }
}

/** What a killed run left half-written. */
export async function removePartials(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (isPartial(name)) await rm(join(folder, name), { force: true });
  }
}

export const isPartial = (name: string): boolean => name.startsWith('.') && name.endsWith(ENDING);

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
