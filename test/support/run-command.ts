/** A command of `chaperone`, as somebody types it: a process of its own, in a folder, with a key. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
/** As `bin/chaperone.mjs` sets it: halves the time of a start. */
export const COMPILED = fileURLToPath(
  new URL('../../node_modules/.cache/node-compile', import.meta.url),
);

export interface Ran {
  /** 0: done; 1: refused, or not as it should be; 2: called wrongly. */
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface RunOptions {
  /** Where it is typed: `chaperone.yaml` there is found. */
  readonly folder: string;
  /** What is typed or piped in. */
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
}

export async function runCommand(
  args: readonly string[],
  { folder, input = '', env = {} }: RunOptions,
): Promise<Ran> {
  const child = spawn(process.execPath, ['--no-warnings', MAIN, ...args], {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      NODE_COMPILE_CACHE: COMPILED,
      ...env,
    },
    stdio: 'pipe',
  });
  child.stdin.on('error', () => {}); // one that is called wrongly reads nothing
  child.stdin.end(input);
  const said = { out: '', err: '' };
  child.stdout.on('data', (piece) => {
    said.out += piece;
  });
  child.stderr.on('data', (piece) => {
    said.err += piece;
  });
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, ...said };
}

/** @throws Error with what it said, where it did not succeed */
export function succeeded(ran: Ran): Ran {
  if (ran.code !== 0) throw new Error(`ended with ${ran.code}: ${ran.err}${ran.out}`);
  return ran;
}
