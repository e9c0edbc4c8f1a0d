/**
 * What the gateway costs, against the bare upstream and against a bare parse-and-reserialise proxy
 * in the same run: added latency, throughput, time to first token, CPU per streamed event. Ends with
 * the targets, each with what was measured.
 *
 *   npm run bench -- gateway [--quick] [--seconds 1.5]
 *
 * Under four minutes, with `--quick` under one. Every process is separate, every one is warmed up, and
 * they take turns, so that whatever else the machine does hits all of them; of the rounds the median
 * counts. Absolute times depend on the machine; read the ratios.
 */
import { parseArgs } from 'node:util';
import { Pool } from 'undici';
import { note } from './support/notes.ts';
import { cpuSeconds, endAll, KEY, type Started, start, startGateway } from './support/processes.ts';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string' },
    quick: { type: 'boolean', default: false },
  },
});
/** Of one load. */
const SECONDS = Number(values.seconds ?? (values.quick ? 1 : 1.5));
const ROUNDS = 2;
/** Of each target, half of it with streams: until the compiler has settled. */
const WARM_UP_SECONDS = 10;
const SIZES = values.quick ? [8] : [1, 8, 64];
const CONNECTIONS = values.quick ? [1, 32] : [1, 32, 128];
const STREAMS = values.quick ? [1, 8] : [1, 8, 32];
const EVENTS = 400;
/** Different notes of one load. */
const NOTES = 64;

interface Target extends Started {
  readonly name: string;
  readonly headers: Record<string, string>;
  readonly model: string;
}

try {
  await main();
} finally {
  endAll();
}

async function main(): Promise<void> {
  const upstream = await start(['bench/support/upstream.ts'], { BENCH_EVENTS: String(EVENTS) });
  const direct = target('direct', upstream, 'bench');
  const bare = target(
    'bare proxy',
    await start(['bench/support/bare-proxy.ts'], { UPSTREAM: direct.origin }),
    'bench',
  );
  const gateway = await startGateway(direct.origin);
  const headers = { authorization: `Bearer ${KEY}` };
  const off = { ...target('chaperone, detection off', gateway, 'plain'), headers };
  const on = { ...target('chaperone', gateway, 'masked'), headers };
  const targets = [direct, bare, off, on];

  for (const each of targets) {
    for (const stream of [false, true]) {
      await load(each, { kb: 8, connections: 8, seconds: WARM_UP_SECONDS / 2, stream });
    }
  }

  console.log('\nWhole answers. p50 in ms (added to direct), requests/s (share of the bare proxy)');
  const whole = new Map<string, Result[]>();
  for (const kb of SIZES) {
    for (const connections of CONNECTIONS) {
      const rows = await inTurns(targets, { kb, connections, seconds: SECONDS, stream: false });
      const [base, proxy] = rows as [Result, Result];
      whole.set(`${kb}/${connections}`, rows);
      rows.forEach((row, i) => {
        console.log(
          `${`${kb} KB × ${connections}`.padEnd(10)} ${targets[i]!.name.padEnd(26)}` +
            ` p50 ${row.p50.toFixed(2).padStart(7)} (+${(row.p50 - base.p50).toFixed(2)})` +
            `  p99 ${row.p99.toFixed(1).padStart(6)}  ${row.perSecond.toFixed(0).padStart(6)}/s` +
            ` (${((100 * row.perSecond) / proxy.perSecond).toFixed(0)} %)` +
            `  CPU ${row.cpuMs.toFixed(2)} ms${row.failed > 0 ? `  FAILED ${row.failed}` : ''}`,
        );
      });
    }
  }

  console.log(
    `\nStreams of ${EVENTS} events, 8 KB prompt. TTFT in ms, CPU of the process per event`,
  );
  const streamed = new Map<number, Result[]>();
  for (const connections of STREAMS) {
    const rows = await inTurns(targets, { kb: 8, connections, seconds: SECONDS, stream: true });
    const [base] = rows as [Result];
    streamed.set(connections, rows);
    rows.forEach((row, i) => {
      console.log(
        `${`× ${connections}`.padEnd(6)} ${targets[i]!.name.padEnd(26)} TTFT ${row.ttft.toFixed(2)}` +
          ` (+${(row.ttft - base.ttft).toFixed(2)})  ${(row.perSecond * EVENTS).toFixed(0)} events/s` +
          `  CPU ${((1000 * row.cpuMs) / EVENTS).toFixed(1)} µs/event` +
          (row.failed > 0 ? `  FAILED ${row.failed}` : ''),
      );
    });
  }
  summary(whole, streamed);
}

/** Results come in the order of the targets in `main`: direct, bare proxy, detection off, on. */
function summary(whole: Map<string, Result[]>, streamed: Map<number, Result[]>): void {
  const [direct, , , on] = whole.get('8/1')!;
  const [, bare, off] = whole.get('8/32')!;
  const [firstDirect, , , firstOn] = streamed.get(1)!;
  const [, streamedBare, streamedOff, streamedOn] = streamed.get(8)!;

  console.log('\nTargets');
  atMost('added to p50, detection on, 8 KB × 1', on!.p50 - direct!.p50, 3, 'ms');
  atMost('added to the first token, detection on, × 1', firstOn!.ttft - firstDirect!.ttft, 3, 'ms');
  atMost(
    'CPU per streamed event, detection on, × 8',
    (1000 * streamedOn!.cpuMs) / EVENTS,
    20,
    'µs',
  );
  atLeastHalf('throughput of the bare proxy, off, 8 KB × 32', off!, bare!);
  atLeastHalf('events/s of the bare proxy, off, streams × 8', streamedOff!, streamedBare!);
}

function atLeastHalf(what: string, ours: Result, theirs: Result): void {
  const share = (100 * ours.perSecond) / theirs.perSecond;
  verdict(what, share, 'at least 50 %', share >= 50);
}

function atMost(what: string, measured: number, most: number, unit: string): void {
  verdict(what, measured, `at most ${most} ${unit}`, measured <= most);
}

function verdict(what: string, measured: number, target: string, isMet: boolean): void {
  const shown = measured.toFixed(1).padStart(7);
  console.log(`${what.padEnd(46)} ${shown}  ${target.padEnd(14)} ${isMet ? 'met' : 'MISSED'}`);
}

/** One result per target, the median of rounds in which they take turns. */
async function inTurns(targets: readonly Target[], plan: Load): Promise<Result[]> {
  const rounds: Result[][] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const row = [];
    for (const each of targets) row.push(await load(each, plan));
    rounds.push(row);
  }
  return targets.map((_, i) => medianOf(rounds.map((row) => row[i]!)));
}

interface Load {
  readonly kb: number;
  readonly connections: number;
  readonly seconds: number;
  readonly stream: boolean;
}

interface Result {
  readonly p50: number;
  readonly p99: number;
  /** Time to the first byte of the answer's body, median. */
  readonly ttft: number;
  readonly perSecond: number;
  /** Of the target's process, per exchange. */
  readonly cpuMs: number;
  readonly failed: number;
}

/** Closed loop: each connection sends the next request when the last answer has ended. */
async function load(each: Target, plan: Load): Promise<Result> {
  const pool = new Pool(each.origin, { connections: plan.connections, pipelining: 1 });
  const nextBody = bodies(each.model, plan);
  const latencies: number[] = [];
  const firsts: number[] = [];
  let failed = 0;
  const cpu = cpuSeconds(each.pid);
  const began = performance.now();
  const until = began + plan.seconds * 1000;

  const loop = async () => {
    while (performance.now() < until) {
      const body = nextBody();
      const sent = performance.now();
      const answer = await pool.request({
        path: '/v1/chat/completions',
        method: 'POST',
        headers: { 'content-type': 'application/json', ...each.headers },
        body,
      });
      let first = 0;
      for await (const _ of answer.body) if (first === 0) first = performance.now() - sent;
      if (answer.statusCode !== 200) failed++;
      latencies.push(performance.now() - sent);
      firsts.push(first);
    }
  };
  await Promise.all(Array.from({ length: plan.connections }, loop));
  const seconds = (performance.now() - began) / 1000;
  const spent = cpuSeconds(each.pid) - cpu;
  await pool.close();
  return {
    p50: quantile(latencies, 0.5),
    p99: quantile(latencies, 0.99),
    ttft: quantile(firsts, 0.5),
    perSecond: latencies.length / seconds,
    cpuMs: (1000 * spent) / latencies.length,
    failed,
  };
}

/**
 * Bodies whose notes are written before the clock starts. No two are the same, within a run or
 * between two: a visit's number stands before the note, so nothing that was seen before helps.
 */
function bodies(model: string, { kb, stream }: Load): () => string {
  const seed = Math.floor(Math.random() * 1e9);
  const head = `{"model":"${model}",${stream ? '"stream":true,' : ''}"messages":[{"role":"user","content":"Visit `;
  const tails = Array.from({ length: NOTES }, (_, i) => {
    return `. ${JSON.stringify(note(kb * 1024, seed + i)).slice(1)}}]}`;
  });
  let visit = 0;
  return () => {
    visit += 1;
    return `${head}${visit}${tails[visit % NOTES]}`;
  };
}

function medianOf(results: readonly Result[]): Result {
  const median = (of: (result: Result) => number) => {
    const sorted = results.map(of).sort((a, b) => a - b);
    const middle = sorted.length / 2;
    return (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle) - 1]!) / 2;
  };
  return {
    p50: median(({ p50 }) => p50),
    p99: median(({ p99 }) => p99),
    ttft: median(({ ttft }) => ttft),
    perSecond: median(({ perSecond }) => perSecond),
    cpuMs: median(({ cpuMs }) => cpuMs),
    failed: results.reduce((sum, { failed }) => sum + failed, 0),
  };
}

function quantile(values: number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? 0;
}

function target(name: string, started: Started, model: string): Target {
  return { name, ...started, headers: {}, model };
}
