/**
 * What a run has finished, so that `--resume` goes on where it was cut off: `run.jsonl` in the out
 * folder, a line a file, each synced after the file itself is in its place. The hashes of inputs in it
 * are not keyed, so it is no part of a release (45 CFR §164.514(c)): it goes when the run is complete.
 * Whose the folder is then stands in `manifest.json`.
 */
import { type FileHandle, open, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../../core/failures.ts';
import { isObject, type JsonObject } from '../../core/json.ts';
import type { Tally } from '../../deid/index.ts';
import { DurableFile } from './durable-file.ts';

export interface FinishedFile {
  /** Name in the out folder. */
  readonly name: string;
  readonly inputSha256: string;
  readonly tally: Tally;
}

/** What must be alike for two runs to be one. */
export interface RunIdentity {
  readonly told: Identity;
  /** What may name a patient: in `run.jsonl` alone. */
  readonly withheld: Identity;
}

type Identity = Readonly<Record<string, string | number | null>>;

const NAME = 'run.jsonl';
export const MANIFEST_NAME = 'manifest.json';

export class RunFile {
  readonly #path: string;
  readonly #handle: FileHandle;

  private constructor(path: string, handle: FileHandle) {
    this.#path = path;
    this.#handle = handle;
  }

  /** What says whose the folder is, is in it before any output; a manifest is of a finished run. */
  static async create(
    folder: string,
    identity: RunIdentity,
    done: readonly FinishedFile[],
  ): Promise<RunFile> {
    const path = join(folder, NAME);
    const whole = await DurableFile.create(path);
    await whole.write([{ run: identity }, ...done.map(finishedLine)].map(lineOf).join(''));
    await whole.commit();
    await rm(join(folder, MANIFEST_NAME), { force: true });
    return new RunFile(path, await open(path, 'a', 0o600));
  }

  async finished(entry: FinishedFile): Promise<void> {
    await this.#handle.appendFile(lineOf(finishedLine(entry)));
    await this.#handle.sync();
  }

  async close(isComplete: boolean): Promise<void> {
    await this.#handle.close();
    if (isComplete) await rm(this.#path, { force: true });
  }
}

const finishedLine = (finished: FinishedFile) => ({ finished });

const lineOf = (line: object): string => `${JSON.stringify(line)}\n`;

/**
 * Files that an earlier run with the same settings has finished, by name; empty where there was none.
 *
 * @param names of the outputs of this run
 * @throws Failure config_invalid where the folder is of another run, or holds what this one does not write
 */
export async function readFinished(
  folder: string,
  identity: RunIdentity,
  names: ReadonlySet<string>,
): Promise<Map<string, FinishedFile>> {
  const present = await readdir(folder);
  const outputs = present.filter((name) => name !== NAME && name !== MANIFEST_NAME);
  const finished = new Map<string, FinishedFile>();
  let isKnown = false;
  if (present.includes(NAME)) {
    for (const line of (await readFile(join(folder, NAME), 'utf8')).split('\n')) {
      const entry = parsed(line);
      if (entry === undefined) continue; // the line that was being written when the run was killed
      if ('run' in entry) {
        if (!isSame(entry.run, identity)) throw anotherRun();
        isKnown = true;
      }
      if ('finished' in entry) {
        const file = entry.finished as unknown as FinishedFile;
        finished.set(file.name, file);
      }
    }
  }
  if (present.includes(MANIFEST_NAME)) {
    const manifest = parsed(await readFile(join(folder, MANIFEST_NAME), 'utf8'));
    if (!isSame(manifest?.run, identity.told)) throw anotherRun();
    isKnown = true;
  }
  const strangers = outputs.filter((name) => !names.has(name)).length;
  if (strangers > 0) {
    throw refused(
      `the out folder holds ${strangers} files that this call does not write: name the same files in the same order, or take an empty folder`,
    );
  }
  if (outputs.length > 0 && !isKnown) {
    throw refused('nothing in the out folder says which run wrote its files: take an empty folder');
  }
  return finished;
}

const isSame = (one: unknown, other: object): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

const anotherRun = (): Failure =>
  refused(
    'the out folder is of a run with another profile, key, format or engine: take the same settings (and --key-file), or an empty folder',
  );

const refused = (remedy: string): Failure =>
  new Failure('config_invalid', { at: '--resume', remedy });

function parsed(line: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
