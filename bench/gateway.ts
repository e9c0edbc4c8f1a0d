/**
 * What the gateway costs, against the bare upstream and against a bare parse-and-reserialise proxy
 * in the same run: added latency, throughput, time to first token, CPU per streamed event.
 *
 *   npm run bench -- gateway [--seconds 2] [--quick]
 *
 * Every process is separate. Absolute times depend on the machine; read the ratios.
 */
import { parseArgs } from 'node:util';
import { Pool } from 'undici';
import { note } from './support/notes.ts';
import { cpuSeconds, endAll, KEY, type Started, start, startGateway } from './support/processes.ts';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '2' },
    quick: { type: 'boolean', default: false },
  },
});
const SECONDS = Number(values.seconds);
const SIZES = values.quick ? [8] : [1, 8, 64];
const CONNECTIONS = values.quick ? [1, 32] : [1, 32, 128];
const EVENTS = 400;

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

  for (const each of targets) await load(each, { kb: 8, connections: 8, seconds: 1.5 });

  console.log('\nWhole answers. p50 in ms (added to direct), requests/s (share of the bare proxy)');
  for (const kb of SIZES) {
    for (const connections of CONNECTIONS) {
      const rows = [];
      for (const each of targets) {
        rows.push({ each, ...(await load(each, { kb, connections, seconds: SECONDS })) });
      }
      const [base, proxy] = rows;
      for (const row of rows) {
        console.log(
          `${`${kb} KB × ${connections}`.padEnd(10)} ${row.each.name.padEnd(26)}` +
            ` p50 ${row.p50.toFixed(2).padStart(7)} (+${(row.p50 - base!.p50).toFixed(2)})` +
            `  p99 ${row.p99.toFixed(1).padStart(6)}  ${row.perSecond.toFixed(0).padStart(6)}/s` +
            ` (${((100 * row.perSecond) / proxy!.perSecond).toFixed(0)} %)` +
            (row.failed > 0 ? `  FAILED ${row.failed}` : ''),
        );
      }
    }
  }

  console.log(
    `\nStreams of ${EVENTS} events, 8 KB prompt. TTFT in ms, CPU of the process per event`,
  );
  for (const connections of values.quick ? [1, 8] : [1, 8, 32]) {
    let base = 0;
    for (const each of targets) {
      const row = await load(each, { kb: 8, connections, seconds: SECONDS, stream: true });
      if (each === direct) base = row.ttft;
      console.log(
        `${`× ${connections}`.padEnd(6)} ${each.name.padEnd(26)} TTFT ${row.ttft.toFixed(2)}` +
          ` (+${(row.ttft - base).toFixed(2)})  ${(row.perSecond * EVENTS).toFixed(0)} events/s` +
          `  CPU ${((row.cpuSeconds * 1e6) / (row.done * EVENTS)).toFixed(1)} µs/event` +
          (row.failed > 0 ? `  FAILED ${row.failed}` : ''),
      );
    }
  }
}

interface Load {
  readonly kb: number;
  readonly connections: number;
  readonly seconds: number;
  readonly stream?: boolean;
}

/** Closed loop: each connection sends the next request when the last answer has ended. */
async function load(each: Target, plan: Load) {
  const pool = new Pool(each.origin, { connections: plan.connections, pipelining: 1 });
  const latencies: number[] = [];
  const firsts: number[] = [];
  let failed = 0;
  let seed = Math.floor(Math.random() * 1e9);
  const cpu = cpuSeconds(each.pid);
  const began = performance.now();
  const until = began + plan.seconds * 1000;

  const loop = async () => {
    while (performance.now() < until) {
      const body = JSON.stringify({
        model: each.model,
        ...(plan.stream ? { stream: true } : {}),
        messages: [{ role: 'user', content: note(plan.kb * 1024, seed++) }],
      });
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
    done: latencies.length,
    cpuSeconds: spent,
    failed,
  };
}

function quantile(values: number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? 0;
}

function target(name: string, started: Started, model: string): Target {
  return { name, ...started, headers: {}, model };
}
