/** A child process, measured from outside while it runs: wall, CPU, resident memory. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { cpuSeconds } from './processes.ts';

export interface Watched {
  readonly wallSeconds: number;
  /** Up to the last sample, 50 ms before the end at most. */
  readonly cpuSeconds: number;
  readonly peakMb: number;
  /** Until the first byte of its output. */
  readonly firstMs: number;
}

/** @param input written as fast as it is read; what comes out is thrown away */
export async function watch(
  args: readonly string[],
  input: Iterable<string> = [],
  sample: (residentMb: number) => void = () => {},
): Promise<Watched> {
  const began = performance.now();
  const child = spawn(process.execPath, ['--no-warnings', ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let [cpu, peakMb, firstMs] = [0, 0, 0];
  const look = () => {
    try {
      cpu = cpuSeconds(child.pid!);
      // Of a process that has ended and was not waited for yet, there is none.
      peakMb = statusMb(child.pid!, 'VmHWM') || peakMb;
      const resident = statusMb(child.pid!, 'VmRSS');
      if (resident > 0) sample(resident);
    } catch {
      // It has ended.
    }
  };
  const timer = setInterval(look, 50);
  child.stdout.on('data', () => {
    firstMs ||= performance.now() - began;
  });
  const ended = once(child, 'close') as Promise<[number]>;
  for (const piece of input) {
    if (!child.stdin.write(piece)) await once(child.stdin, 'drain');
  }
  child.stdin.end();
  const [code] = await ended;
  clearInterval(timer);
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}`);
  return { wallSeconds: (performance.now() - began) / 1000, cpuSeconds: cpu, peakMb, firstMs };
}

function statusMb(pid: number, field: string): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(new RegExp(`${field}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / 1024;
}
