/**
 * What a run has finished, so that `--resume` goes on where it was cut off: `run.jsonl` in the out
 * folder, a line a file, each synced after the file itself is in its place. The hashes of inputs in it
 * are not keyed, so it is no part of a release (45 CFR §164.514(c)): it goes when the run is complete.
 */
import { type FileHandle, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../../core/failures.ts';
import { isObject } from '../../core/json.ts';
import type { Tally } from '../../deid/index.ts';

export interface FinishedFile {
  /** Name in the out folder. */
  readonly name: string;
  readonly inputSha256: string;
  readonly tally: Tally;
}

/** What must be alike for two runs to be one. */
export type RunIdentity = Readonly<Record<string, string | number | null>>;

const NAME = 'run.jsonl';

export class RunFile {
  readonly #path: string;
  readonly #handle: FileHandle;

  private constructor(path: string, handle: FileHandle) {
    this.#path = path;
    this.#handle = handle;
  }

  static async create(folder: string, identity: RunIdentity): Promise<RunFile> {
    const path = join(folder, NAME);
    const handle = await open(path, 'w', 0o600);
    const file = new RunFile(path, handle);
    await file.#append({ run: identity });
    return file;
  }

  async finished(entry: FinishedFile): Promise<void> {
    await this.#append({ finished: entry });
  }

  async close(isComplete: boolean): Promise<void> {
    await this.#handle.close();
    if (isComplete) await rm(this.#path, { force: true });
  }

  async #append(line: object): Promise<void> {
    await this.#handle.appendFile(`${JSON.stringify(line)}\n`);
    await this.#handle.sync();
  }
}

/**
 * Files that an earlier run with the same settings has finished, by name; empty where there was none.
 *
 * @throws Failure config_invalid where the folder is of another run
 */
export async function readFinished(
  folder: string,
  identity: RunIdentity,
): Promise<Map<string, FinishedFile>> {
  const finished = new Map<string, FinishedFile>();
  let content: string;
  try {
    content = await readFile(join(folder, NAME), 'utf8');
  } catch {
    return finished;
  }
  for (const line of content.split('\n')) {
    const entry = parsed(line);
    if (entry === undefined) continue; // the line that was being written when the run was killed
    if ('run' in entry && JSON.stringify(entry.run) !== JSON.stringify(identity)) {
      throw new Failure('config_invalid', {
        at: '--resume',
        remedy:
          'the out folder is of a run with another profile, key, format or engine: take the same settings (and --key-file), or an empty folder',
      });
    }
    if ('finished' in entry) {
      const file = entry.finished as unknown as FinishedFile;
      finished.set(file.name, file);
    }
  }
  return finished;
}

function parsed(line: string) {
  try {
    const value: unknown = JSON.parse(line);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
