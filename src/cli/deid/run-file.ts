/**
 * What a run writes and has finished, so that `--resume` goes on where it was cut off: `run.jsonl` in
 * the out folder, a line a file, each synced after the file itself is in its place. The hashes of inputs
 * in it are not keyed, so it is no part of a release (45 CFR §164.514(c)): it goes when the run is complete.
 */
import { type FileHandle, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../../core/failures.ts';
import { isObject } from '../../core/json.ts';
import type { Tally } from '../../deid/index.ts';
import { DurableFile } from './durable-file.ts';

export interface FinishedFile {
  /** Name in the out folder. */
  readonly name: string;
  readonly inputSha256: string;
  readonly tally: Tally;
}

/** A run that was cut off. */
export interface EarlierRun {
  /** Names in the out folder that are its own: of all that it has written, or was about to. */
  readonly outputs: ReadonlySet<string>;
  /** By name. */
  readonly finished: ReadonlyMap<string, FinishedFile>;
}

export const NO_RUN: EarlierRun = { outputs: new Set(), finished: new Map() };

/** What must be alike for two runs to be one. */
export interface RunIdentity {
  /** In the manifest, too. */
  readonly told: Identity;
  /** What may name a patient: in `run.jsonl` alone. */
  readonly withheld: Identity;
}

type Identity = Readonly<Record<string, string | number | null>>;

export const RUN_NAME = 'run.jsonl';
export const MANIFEST_NAME = 'manifest.json';

export class RunFile {
  readonly #path: string;
  readonly #handle: FileHandle;

  private constructor(path: string, handle: FileHandle) {
    this.#path = path;
    this.#handle = handle;
  }

  /**
   * In the place of the earlier run's, whole or not at all: what that one has written stays known as ours.
   *
   * @param outputs all that this run and the earlier one may write, before anything of it is there
   * @param done what is not done again
   */
  static async create(
    folder: string,
    identity: RunIdentity,
    outputs: Iterable<string>,
    done: readonly FinishedFile[],
  ): Promise<RunFile> {
    const path = join(folder, RUN_NAME);
    const head = await DurableFile.create(path);
    await head.write(lineOf({ run: identity }) + lineOf({ outputs: [...outputs] }));
    for (const finished of done) await head.write(lineOf({ finished }));
    await head.commit();
    // It spoke for what the earlier run had done.
    await rm(join(folder, MANIFEST_NAME), { force: true });
    return new RunFile(path, await open(path, 'a'));
  }

  async finished(finished: FinishedFile): Promise<void> {
    await this.#handle.appendFile(lineOf({ finished }));
    await this.#handle.sync();
  }

  async close(isComplete: boolean): Promise<void> {
    await this.#handle.close();
    if (isComplete) await rm(this.#path, { force: true });
  }
}

const lineOf = (entry: object): string => `${JSON.stringify(entry)}\n`;

/**
 * The run with the same settings that was cut off here; undefined where there was none.
 *
 * @throws Failure config_invalid where the folder is of another run
 */
export async function readRun(
  folder: string,
  identity: RunIdentity,
): Promise<EarlierRun | undefined> {
  let content: string;
  try {
    content = await readFile(join(folder, RUN_NAME), 'utf8');
  } catch {
    return undefined;
  }
  const finished = new Map<string, FinishedFile>();
  let outputs: readonly string[] | undefined;
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
    if (Array.isArray(entry.outputs)) outputs = entry.outputs.map(String);
    if ('finished' in entry) {
      const file = entry.finished as unknown as FinishedFile;
      finished.set(file.name, file);
    }
  }
  return outputs && { outputs: new Set(outputs), finished };
}

function parsed(line: string) {
  try {
    const value: unknown = JSON.parse(line);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
