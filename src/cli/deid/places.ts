/** Where outputs may go: over nothing that this run, or the one it goes on with, has not written itself. */
import { mkdir, readdir, readFile, realpath, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isObject } from '../../core/json.ts';
import { LIMITS } from '../../core/limits.ts';
import { DEID_MANIFEST } from '../../deid/index.ts';
import { isPartial, removePartials } from './durable-file.ts';
import type { Input } from './parts.ts';
import {
  type EarlierRun,
  MANIFEST_NAME,
  NO_RUN,
  RUN_NAME,
  type RunIdentity,
  readRun,
} from './run-file.ts';
import { wrong } from './settings.ts';

/** Tells the file itself, under whichever of its paths: through links, too, of either kind. */
async function fileAt(path: string): Promise<string | undefined> {
  const found = await stat(path, { bigint: true }).catch(() => undefined);
  return found && `${found.dev}:${found.ino}`;
}

/** @throws Failure config_invalid where an output would be written over an original, or beside one */
export async function assertApart(out: string, inputs: readonly Input[]): Promise<void> {
  const outFolder = await fileAt(out);
  if (outFolder === undefined) return;
  const holds = wrong('--out', 'the out folder must not hold the originals: give another folder');
  const originals = new Set<string | undefined>();
  for (const { path } of inputs) {
    if ((await fileAt(dirname(await realpath(path)))) === outFolder) throw holds;
    originals.add(await fileAt(path));
  }
  for (const { name } of inputs) {
    const present = await fileAt(join(out, name));
    if (present !== undefined && originals.has(present)) throw holds;
  }
}

/** Parents first: where nothing can be made (`/proc/x/y`) the recursive one of Node tries for ever. */
async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { mode: 0o700 });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return;
    if (code !== 'ENOENT' || dirname(path) === path) throw error;
    await makeFolder(dirname(path));
    await mkdir(path, { mode: 0o700 });
  }
}

/**
 * Makes the out folder, and clears it of what a killed run left half-written.
 *
 * @returns what that run has done
 * @throws Failure config_invalid where there is anything in it that no such run has written
 */
export async function prepareFolder(
  { out, isResumed }: { readonly out: string; readonly isResumed: boolean },
  inputs: readonly Input[],
  identity: RunIdentity,
): Promise<EarlierRun> {
  const names = await makeFolder(out)
    .then(() => readdir(out))
    .catch(() => {
      throw wrong('--out', 'is a file, or cannot be made: name a folder that you may write to');
    });
  if (names.length === 0) return NO_RUN;
  if (!isResumed) {
    throw wrong(
      '--out',
      'the folder is not empty: give --resume to go on with a run, or another folder',
    );
  }
  const present = new Set(names.filter((name) => !isPartial(name)));
  const earlier = await readRun(out, identity);
  if (earlier === undefined && present.size > 0) {
    throw wrong('--out', 'the folder is not empty and of no run that was cut off: give another');
  }
  const { outputs } = earlier ?? NO_RUN;
  const foreign = inputs.find(({ name }) => present.has(name) && !outputs.has(name));
  if (foreign !== undefined) {
    throw wrong(
      '--out',
      `${foreign.name} is there and not of the run that was cut off: move it, or give another folder`,
    );
  }
  const named = new Set([RUN_NAME, MANIFEST_NAME, ...inputs.map(({ name }) => name)]);
  const left = [...present].filter((name) => !named.has(name)).length;
  if (left > 0) {
    throw wrong(
      '--resume',
      `the folder holds ${left} files of the run that this call does not name: name them all, in the same order`,
    );
  }
  await removePartials(out);
  return earlier ?? NO_RUN;
}

/** @throws Failure config_invalid where a manifest would be written over anything but an earlier one */
export async function assertForManifest(path: string): Promise<void> {
  if ((await fileAt(path)) === undefined || (await isManifest(path))) return;
  throw wrong('--manifest', 'is there and is no manifest: name another file');
}

async function isManifest(path: string): Promise<boolean> {
  const { size } = await stat(path);
  if (size > LIMITS.deidSettingsBytesMax) return false;
  try {
    const value: unknown = JSON.parse(await readFile(path, 'utf8'));
    return isObject(value) && value.format === DEID_MANIFEST;
  } catch {
    return false;
  }
}
