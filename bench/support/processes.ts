/** Child processes of the benchmarks: started with a port, measured from outside, ended together. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Started {
  readonly pid: number;
  readonly origin: string;
}

/** Key of the benchmark's caller. */
export const KEY = 'ck_bench_0123456789abcdefghijklmnopqrstuvwxyz';

const children: ChildProcess[] = [];
const folder = mkdtempSync(join(tmpdir(), 'chaperone-bench-'));

/** Ends every child and removes what they wrote. */
export function endAll(): void {
  for (const child of children) child.kill('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
}

/** Upstreams `masked` (built-in way) and `plain` (no de-identification), both at `origin`. */
export function startGateway(origin: string): Promise<Started> {
  const file = writeConfig(origin);
  return start(['src/cli/main.ts', 'serve', '--config', file], { BENCH_KEY: KEY, PORT: '0' });
}

/** User and system time of a process so far (Linux: /proc/PID/stat, 100 ticks a second). */
export function cpuSeconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

/** Starts a child and waits for the line that names its port. */
export async function start(args: string[], env: Record<string, string>): Promise<Started> {
  const child = spawn(process.execPath, ['--no-warnings', ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  let out = '';
  const port = await new Promise<number>((resolve, reject) => {
    child.stdout!.on('data', (piece: Buffer) => {
      out += piece.toString();
      const found = /(?:port |127\.0\.0\.1:)(\d+)/.exec(out);
      if (found) resolve(Number(found[1]));
    });
    child.once('exit', (code) => reject(new Error(`${args[0]} ended with ${code}\n${out}`)));
  });
  return { pid: child.pid!, origin: `http://127.0.0.1:${port}` };
}

/** Two upstreams, one server: `masked` under the built-in policy, `plain` without de-identification. */
function writeConfig(origin: string): string {
  const file = join(folder, 'chaperone.yaml');
  writeFileSync(
    join(folder, 'bench.cedar'),
    `@id("bench-masked")\n@obligation("DEID,AUDIT")\n@restore("permit")\npermit (principal, action, resource == Upstream::"masked");\n` +
      `@id("bench-plain")\n@obligation("AUDIT")\npermit (principal, action, resource == Upstream::"plain");\n`,
  );
  writeFileSync(
    file,
    `data: { folder: ./data }
log: { level: error }
upstreams:
  - { name: masked, api: openai, url: ${origin}/v1, hosting: local, connections: 256 }
  - { name: plain, api: openai, url: ${origin}/v1, hosting: local, connections: 256 }
useCases:
  - { id: bench, title: Benchmark, purposes: [TREAT] }
callers:
  - { id: bench, key: "\${BENCH_KEY}", defaults: { useCase: bench, purpose: TREAT, user: bench } }
policies: [./bench.cedar]
`,
  );
  return file;
}
