/**
 * A PostgreSQL server of our own for the length of a test file: a free loopback port, a folder in
 * the temporary directory, fsync on as in production. PostgreSQL refuses to run as root, so a root
 * (as in CI containers) hands the process to another user.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { chown, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import pg from 'pg';

export interface TestPostgres {
  /** A new, empty database: its URL. */
  database(): Promise<string>;
  /** As a crash: no clean shutdown, no waiting for clients. */
  kill(): Promise<void>;
  /** On the same port and data, after `kill`. */
  restart(): Promise<void>;
  /** Ends the server and deletes its folder. */
  stop(): Promise<void>;
}

/** Undefined, saying so, on a machine without PostgreSQL. */
export async function startPostgres(): Promise<TestPostgres | undefined> {
  const bin = binaries();
  if (bin === undefined) {
    console.warn(
      'no PostgreSQL binaries (initdb, postgres) found: its half of the tests is skipped',
    );
    return undefined;
  }
  const folder = await mkdtemp(join(tmpdir(), 'chaperone-postgres-'));
  const user = await otherUser();
  if (user !== undefined) await chown(folder, user.uid, user.gid);

  const data = join(folder, 'data');
  const init = ['--pgdata', data, '--username', 'chaperone', '--auth', 'trust', '--no-sync'];
  await finished(spawn(join(bin, 'initdb'), [...init, '--encoding', 'UTF8', '--no-locale'], user));

  const port = await freePort();
  // No Unix socket: its path may be longer than the system allows, and is never used.
  const flags = ['-D', data, '-p', `${port}`, '-h', '127.0.0.1', '-c', 'unix_socket_directories='];
  const urlOf = (name: string) => `postgres://chaperone@127.0.0.1:${port}/${name}`;
  const start = async () => {
    const started = spawn(join(bin, 'postgres'), flags, { ...user, stdio: 'ignore' });
    await reachable(urlOf('postgres'), started);
    return started;
  };
  let server = await start();
  process.on('exit', () => server.kill('SIGQUIT'));

  let count = 0;
  return {
    async database() {
      count += 1;
      const name = `test_${count}`;
      const client = new pg.Client({ connectionString: urlOf('postgres') });
      await client.connect();
      await client.query(`create database ${name}`);
      await client.end();
      return urlOf(name);
    },
    kill: () => ended(server, 'SIGQUIT'),
    async restart() {
      server = await start();
    },
    async stop() {
      await ended(server, 'SIGINT');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function binaries(): string | undefined {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort().reverse() : [];
  return [
    ...versions.map((version) => join(debian, version, 'bin')),
    ...(process.env.PATH ?? '').split(delimiter),
  ].find((folder) => ['initdb', 'postgres'].every((name) => existsSync(join(folder, name))));
}

async function otherUser(): Promise<{ uid: number; gid: number } | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const lines = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
  for (const name of ['postgres', 'nobody']) {
    const line = lines.find(([user]) => user === name);
    if (line !== undefined) return { uid: Number(line[2]), gid: Number(line[3]) };
  }
  throw new Error('no user but root to run PostgreSQL as');
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as { port: number };
  probe.close();
  await once(probe, 'close');
  return port;
}

async function reachable(url: string, server: ChildProcess): Promise<void> {
  const until = Date.now() + 30_000;
  for (;;) {
    const client = new pg.Client({ connectionString: url });
    client.on('error', () => {});
    try {
      await client.connect();
      await client.end();
      return;
    } catch (cause) {
      if (server.exitCode !== null || Date.now() > until) {
        throw new Error('PostgreSQL did not start', { cause });
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

async function ended(server: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  server.kill(signal);
  await once(server, 'exit');
}

async function finished(child: ChildProcess): Promise<void> {
  let said = '';
  child.stderr?.on('data', (piece) => {
    said += piece;
  });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`initdb failed: ${said}`);
}
