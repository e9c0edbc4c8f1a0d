/**
 * `chaperone deid` as a process of its own: what a pipe costs beside one that only parses and serialises,
 * what a second core is worth, how much memory it holds, how long until the first answer.
 *
 *   npm run bench -- deid-command [--megabytes 16] [--rounds 3] [--main dist/cli/main.js]
 *
 * Rounds alternate, and the best of each counts: other programs take CPU and give none. CPU seconds bear
 * that better than wall time. `--main` takes the built command, which is what an installation runs.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { piecesOf } from './support/feed.ts';
import { note } from './support/notes.ts';
import { type Watched, watch } from './support/watched.ts';

const { values } = parseArgs({
  options: {
    megabytes: { type: 'string', default: '16' },
    rounds: { type: 'string', default: '3' },
    main: { type: 'string', default: 'src/cli/main.ts' },
  },
});
const MEGABYTES = Number(values.megabytes);
const ROUNDS = Number(values.rounds);
const DEID = [values.main, 'deid', '--profile', 'safe-harbor'];
const FILES = 400;
const folder = mkdtempSync(join(tmpdir(), 'chaperone-bench-'));

try {
  await main();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function main(): Promise<void> {
  console.log(`best of ${ROUNDS} rounds, ${MEGABYTES} MB each`);
  for (const feed of ['notes', 'fhir']) {
    const input = [...piecesOf(feed, MEGABYTES * 1e6)];
    const pipe = [...DEID, '--format', 'ndjson'];
    const [bare, one, two] = await compared([
      () => watch(['bench/support/bare-pipe.ts'], input),
      () => watch(pipe, input),
      () => watch([...pipe, '--jobs', '2'], input),
    ]);
    print(`${feed}: bare pipe`, bare!, bare!);
    print(`${feed}: deid`, one!, bare!);
    print(`${feed}: deid, two cores`, two!, bare!);
    console.log(`  two cores ÷ one: × ${(one!.wallSeconds / two!.wallSeconds).toFixed(2)}`);
  }
  const paths = Array.from({ length: FILES }, (_, index) => {
    const path = join(folder, `note-${index}.txt`);
    writeFileSync(path, note((MEGABYTES * 1e6) / FILES, index + 1));
    return path;
  });
  const files = (jobs: string) => () => {
    const out = mkdtempSync(join(folder, 'out-'));
    return watch([...DEID, ...paths, '--out', out, '--jobs', jobs]);
  };
  const [one, two] = await compared([files('1'), files('2')]);
  print(`${FILES} files: one core`, one!, one!);
  print(`${FILES} files: two cores`, two!, one!);
  console.log(`  two cores ÷ one: × ${(one!.wallSeconds / two!.wallSeconds).toFixed(2)}`);

  const line = ['{"text":"Ms. Achterberg was seen on 03/14/2024."}\n'];
  const [node, start] = await compared([
    () => watch(['--eval', 'console.log(1)']),
    () => watch([...DEID, '--format', 'ndjson'], line),
  ]);
  console.log(
    `first answer of a pipe: ${start!.firstMs.toFixed(0)} ms, Node alone ${node!.firstMs.toFixed(0)} ms`,
  );
}

/** Round about, so that all of them meet the same weather. */
async function compared(runs: readonly (() => Promise<Watched>)[]): Promise<Watched[]> {
  const best: Watched[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [index, run] of runs.entries()) {
      const made = await run();
      const least = (field: keyof Watched) =>
        Math.min(made[field], best[index]?.[field] ?? Number.POSITIVE_INFINITY);
      best[index] = {
        wallSeconds: least('wallSeconds'),
        cpuSeconds: least('cpuSeconds'),
        peakMb: least('peakMb'),
        firstMs: least('firstMs'),
      };
    }
  }
  return best;
}

function print(name: string, made: Watched, baseline: Watched): void {
  const { wallSeconds, cpuSeconds, peakMb } = made;
  console.log(
    `${name.padEnd(24)} ${wallSeconds.toFixed(2).padStart(6)} s wall  ${cpuSeconds.toFixed(2).padStart(6)} s CPU ` +
      `(${(MEGABYTES / cpuSeconds).toFixed(1)} MB/s of CPU, × ${(cpuSeconds / baseline.cpuSeconds).toFixed(1)} of the baseline)  ${peakMb.toFixed(0)} MB resident`,
  );
}
