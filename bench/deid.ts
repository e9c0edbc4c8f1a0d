/**
 * What de-identification costs, beside a baseline that every gateway pays: parsing and serialising
 * the same text as JSON. CPU time of one thread; read the ratios. Ends with the targets, each with what
 * was measured.
 *
 *   npm run bench -- deid
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { bundle } from '../scripts/bundle.ts';
import {
  compileRestoreTable,
  detectAll,
  indexKnown,
  mask,
  newDrift,
  SurrogateRestorer,
} from '../src/deid/index.ts';
import { personFromDemographics } from '../src/patients/index.ts';
import { note } from './support/notes.ts';

const NOTES = 400;
const BYTES = 8 * 1024;
const person = personFromDemographics(
  JSON.stringify({ name: 'Rosalind Achterberg', birthDate: '1957-03-12', mrn: '84412907' }),
);
const known = indexKnown([person]);
const options = { secret: new Uint8Array(32), style: 'surrogate' } as const;
const scope = { patients: [], caller: 'bench' };
const locus = (text: string) => ({ kind: 'text', path: 'messages[0].content', text }) as const;

let seed = 1;
/** Fresh each round: no cache of an earlier text may help. */
const notes = () => Array.from({ length: NOTES }, () => note(BYTES, seed++));

const rows: [name: string, run: (text: string) => unknown][] = [
  ['JSON parse and serialise', (text) => JSON.parse(JSON.stringify({ content: text }))],
  ['detectAll', (text) => detectAll([text])],
  ['detectAll, known patient', (text) => detectAll([text], { known })],
  ['mask (detection included)', (text) => mask([locus(text)], { ...options, scope })],
];

console.log(`${NOTES} notes of ${BYTES / 1024} KB a round, best of 5 rounds`);
let baseline = 0;
let detectMbPerSecond = 0;
for (const [name, run] of rows) {
  const ms = best(() => {
    const texts = notes();
    return cpuMs(() => {
      for (const text of texts) run(text);
    });
  });
  baseline ||= ms;
  const perNote = ms / NOTES;
  if (name === 'detectAll') detectMbPerSecond = BYTES / 1e3 / perNote;
  console.log(
    `${name.padEnd(28)} ${perNote.toFixed(3)} ms a note  ${(BYTES / 1e3 / perNote).toFixed(1).padStart(6)} MB/s` +
      `  × ${(ms / baseline).toFixed(1)} of the baseline`,
  );
}

const masked = mask([locus(note(BYTES, seed))], { ...options, scope });
const table = compileRestoreTable(masked.pairs);
const words = 'the patient is stable on the current regimen and should be seen soon '.split(
  /(?<= )/,
);
const tableMs = best(() => cpuMs(() => repeat(200, () => compileRestoreTable(masked.pairs)))) / 200;
const pushMs = best(() =>
  cpuMs(() => {
    const restorer = new SurrogateRestorer(table, 'text', newDrift(table));
    repeat(50_000, (i) => restorer.push(words[i % words.length]!));
  }),
);
const eventMs = best(() =>
  cpuMs(() => repeat(50_000, (i) => JSON.stringify(JSON.parse(`{"content":"${words[i % 12]}"}`)))),
);
console.log(`restore table, ${masked.pairs.length} pairs     ${tableMs.toFixed(3)} ms`);
console.log(
  `restore, one word a piece    ${(pushMs / 50).toFixed(2)} µs  × ${(pushMs / eventMs).toFixed(1)} of parsing and serialising a tiny event`,
);

await engineTargets();

/**
 * In processes of their own that import `chaperone/deid`, with Node's compile cache: the package as
 * `npm pack` builds it, and the sources.
 */
async function engineTargets(): Promise<void> {
  const cache = mkdtempSync(join(tmpdir(), 'chaperone-bench-'));
  // Where the packages that it imports are found.
  const built = mkdtempSync(join('node_modules', '.chaperone-bench-'));
  const SOURCES = resolve('src/deid/index.ts');
  const PACKAGE = resolve(built, 'deid/index.js');
  const run = (
    engine: string,
    notes: number,
  ): { coldMs: number; p50Ms: number; p99Ms: number; rssMb: number } =>
    JSON.parse(
      execFileSync(process.execPath, ['bench/support/engine.ts', engine, String(notes)], {
        env: { ...process.env, NODE_COMPILE_CACHE: cache, NODE_NO_WARNINGS: '1' },
        encoding: 'utf8',
      }),
    );
  const cold = (engine: string): number => {
    run(engine, 0); // fills the cache
    return Math.min(...Array.from({ length: 5 }, () => run(engine, 0).coldMs));
  };
  try {
    await bundle(built);
    const coldMs = cold(PACKAGE);
    const runs = Array.from({ length: 3 }, () => run(PACKAGE, 2000));
    const least = (of: (one: (typeof runs)[number]) => number) => Math.min(...runs.map(of));
    console.log('\nTargets');
    verdict('detectAll, one core', detectMbPerSecond, 'MB/s', 3, true);
    verdict(
      'a 4 KB note, p50',
      least((one) => one.p50Ms),
      'ms',
    );
    verdict(
      'a 4 KB note, p99',
      least((one) => one.p99Ms),
      'ms',
      3,
    );
    verdict('from a started Node to the first findings', coldMs, 'ms', 150);
    verdict('the same from the sources', cold(SOURCES), 'ms');
    verdict(
      'resident after 2,500 notes',
      least((one) => one.rssMb),
      'MB',
      150,
    );
  } finally {
    for (const folder of [cache, built]) rmSync(folder, { recursive: true, force: true });
  }
}

function verdict(
  what: string,
  measured: number,
  unit: string,
  bound?: number,
  isFloor = false,
): void {
  const target = bound === undefined ? '' : `${isFloor ? 'at least' : 'at most'} ${bound} ${unit}`;
  const isMet = bound === undefined || (isFloor ? measured >= bound : measured <= bound);
  console.log(
    `${what.padEnd(44)} ${measured.toFixed(2).padStart(8)} ${unit}  ${target.padEnd(16)}` +
      `${bound === undefined ? '' : isMet ? ' met' : ' MISSED'}`,
  );
}

function best(round: () => number): number {
  return Math.min(...Array.from({ length: 5 }, round));
}

function repeat(times: number, run: (i: number) => unknown): void {
  for (let i = 0; i < times; i++) run(i);
}

function cpuMs(run: () => void): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
