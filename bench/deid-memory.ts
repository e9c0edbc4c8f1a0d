/**
 * Whether the memory of `chaperone deid` is flat: an endless feed into a pipe, its resident set as it
 * goes, and the slope of that after the first quarter, in which caches and the compiler warm up.
 *
 *   npm run bench -- deid-memory [--megabytes 2000] [--feed notes|fhir] [--profile safe-harbor] [--jobs 1]
 *
 * Under safe-harbor each distinct id takes a token, some 120 bytes: `fhir` has new ones in each line.
 */
import { parseArgs } from 'node:util';
import { piecesOf } from './support/feed.ts';
import { watch } from './support/watched.ts';

const { values } = parseArgs({
  options: {
    megabytes: { type: 'string', default: '2000' },
    feed: { type: 'string', default: 'notes' },
    profile: { type: 'string', default: 'safe-harbor' },
    jobs: { type: 'string', default: '1' },
    main: { type: 'string', default: 'src/cli/main.ts' },
  },
});
const MEGABYTES = Number(values.megabytes);
const STEPS = 20;

let fed = 0;
let resident: number[] = [];
const points: { readonly gigabytes: number; readonly mb: number }[] = [];

function* counted(): Generator<string> {
  for (const piece of piecesOf(values.feed, MEGABYTES * 1e6)) {
    const step = Math.floor((fed / 1e6 / MEGABYTES) * STEPS);
    fed += piece.length;
    yield piece;
    if (Math.floor((fed / 1e6 / MEGABYTES) * STEPS) === step || resident.length === 0) continue;
    // The least of a step: what is left after collecting.
    points.push({ gigabytes: fed / 1e9, mb: Math.min(...resident) });
    console.log(
      `${(fed / 1e6).toFixed(0).padStart(7)} MB read  ${Math.min(...resident).toFixed(0)} to ${Math.max(...resident).toFixed(0)} MB resident`,
    );
    resident = [];
  }
}

const { wallSeconds, cpuSeconds, peakMb } = await watch(
  [values.main, 'deid', '--profile', values.profile, '--format', 'ndjson', '--jobs', values.jobs],
  counted(),
  (mb) => {
    resident.push(mb);
  },
);
const late = points.slice(Math.floor(points.length / 4));
console.log(
  `${(MEGABYTES / wallSeconds).toFixed(1)} MB/s (${(MEGABYTES / cpuSeconds).toFixed(1)} of CPU); peak ${peakMb.toFixed(0)} MB; ` +
    `slope ${slope(late).toFixed(1)} MB for each GB read`,
);

/** Least squares. */
function slope(of: readonly { readonly gigabytes: number; readonly mb: number }[]): number {
  const mean = (list: readonly number[]) => list.reduce((sum, one) => sum + one, 0) / list.length;
  const x = mean(of.map(({ gigabytes }) => gigabytes));
  const y = mean(of.map(({ mb }) => mb));
  const above = of.reduce((sum, { gigabytes, mb }) => sum + (gigabytes - x) * (mb - y), 0);
  return above / of.reduce((sum, { gigabytes }) => sum + (gigabytes - x) ** 2, 0);
}
