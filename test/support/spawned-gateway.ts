/**
 * The gateway as an operator runs it: a process of its own, started from a `chaperone.yaml` in a
 * temporary folder. Everything it prints and writes can be looked at afterwards.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { COMPILED } from './run-command.ts';

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));

export interface SpawnedGateway {
  readonly url: string;
  readonly folder: string;
  readonly process: ChildProcess;
  /** Standard output and error so far. */
  output(): string;
  /** Every byte in the data folder, as Latin-1 text, by file name. */
  stored(): Map<string, string>;
  /** Ends the process (SIGTERM unless told otherwise) and waits; the folder stays. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
  /** Ends the process and removes the folder. */
  close(): Promise<void>;
}

export interface SpawnOptions {
  /** Text of `chaperone.yaml`; `data.folder` must be `./data`. */
  readonly config: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Further files beside the configuration. */
  readonly files?: Readonly<Record<string, string>>;
  /** A folder of an earlier run, to start again on its data. */
  readonly folder?: string;
}

export async function spawnGateway(options: SpawnOptions): Promise<SpawnedGateway> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'chaperone-test-'));
  for (const [name, text] of Object.entries(options.files ?? {})) {
    writeFileSync(join(folder, name), text);
  }
  writeFileSync(join(folder, 'chaperone.yaml'), options.config);
  const child = spawn(
    process.execPath,
    ['--no-warnings', 'src/cli/main.ts', 'serve', '--config', join(folder, 'chaperone.yaml')],
    {
      cwd: PROJECT,
      env: {
        PATH: process.env.PATH,
        HOME: process.env.HOME,
        NODE_COMPILE_CACHE: COMPILED,
        PORT: '0',
        ...options.env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let output = '';
  child.stdout.on('data', (piece: Buffer) => {
    output += piece.toString();
  });
  child.stderr.on('data', (piece: Buffer) => {
    output += piece.toString();
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const url = await new Promise<string>((resolve, reject) => {
    const look = () => {
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(output);
      if (found) resolve(found[0]);
    };
    child.stdout.on('data', look);
    void ended.then((code) => reject(new Error(`the gateway ended with ${code}:\n${output}`)));
  });

  const stop = async (signal: NodeJS.Signals = 'SIGTERM') => {
    child.kill(signal);
    return ended;
  };
  return {
    url,
    folder,
    process: child,
    output: () => output,
    stored: () => {
      const data = join(folder, 'data');
      return new Map(
        readdirSync(data, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => [entry.name, readFileSync(join(entry.parentPath, entry.name), 'latin1')]),
      );
    },
    stop,
    close: async () => {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
