/**
 * A folder for what lies in the clear while a command is at work: in the data folder, which holds the same, and
 * for its owner alone. It goes with the command, also where a signal ends it; what one left that was killed or
 * lost its power goes with the next.
 */
import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { written } from '../written.ts';

const NAME = /^\.work-(\d+)-/;
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** @throws Failure output_unwritable where none can be made there */
export async function withWorkFolder<T>(
  folder: string,
  use: (work: string) => Promise<T>,
): Promise<T> {
  await written(folder, removeLeft(folder));
  const work = join(folder, `.work-${process.pid}-${randomBytes(6).toString('hex')}`);
  return await removedAfter(work, async () => {
    await written(folder, mkdir(work, { mode: 0o700 }));
    return await use(work);
  });
}

/** `path` goes when `use` ends, also where a signal ends it. */
export async function removedAfter<T>(path: string, use: () => Promise<T>): Promise<T> {
  const end = (signal: NodeJS.Signals) => {
    try {
      // A thread may still be writing there.
      rmSync(path, { recursive: true, force: true, maxRetries: 5 });
    } finally {
      process.kill(process.pid, signal);
    }
  };
  for (const signal of SIGNALS) process.once(signal, end);
  try {
    return await use();
  } finally {
    await rm(path, { recursive: true, force: true });
    for (const signal of SIGNALS) process.off(signal, end);
  }
}

/** What one left that is at work no more. */
export async function removeLeft(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const pid = Number(NAME.exec(name)?.[1]);
    if (pid > 0 && !isAtWork(pid)) await rm(join(folder, name), { recursive: true, force: true });
  }
}

/** Whoever has this process's number and made a folder before it did is gone: a container's first is always 1. */
function isAtWork(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    return process.kill(pid, 0);
  } catch (thrown) {
    return (thrown as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
