/**
 * A process that only detects, started by `bench/deid.ts` with the module to import and how many notes:
 * prints how long it took from its first line to its first findings, the longest waits of many notes,
 * and its memory after them, as one JSON line.
 */
import { setFlagsFromString } from 'node:v8';

// As `chaperone deid` does: see there.
setFlagsFromString('--semi-space-growth-factor=1');
const began = performance.now();
const { detect }: typeof import('../../src/deid/index.ts') = await import(process.argv[2]!);
detect('Seen by Dr. Maria Garcia on 3/4/2020.');
const coldMs = performance.now() - began;

const { note } = await import('./notes.ts');
const BYTES = 4 * 1024;
const NOTES = Number(process.argv[3] ?? 0);
const WARM_UP = 500;
const times: number[] = [];
for (let i = 0; i < NOTES + WARM_UP; i += 1) {
  const text = note(BYTES, i);
  const from = performance.now();
  detect(text);
  if (i >= WARM_UP) times.push(performance.now() - from);
}
times.sort((a, b) => a - b);
const at = (share: number) => times[Math.floor(times.length * share)] ?? 0;
const rssMb = process.memoryUsage.rss() / 1e6;
console.log(JSON.stringify({ coldMs, p50Ms: at(0.5), p99Ms: at(0.99), rssMb }));
