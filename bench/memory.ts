/**
 * Whether memory stays flat: 50,000 streamed exchanges through the whole gateway, resident set of
 * its process as it goes.
 *
 *   npm run bench -- memory [--exchanges 50000]
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Pool } from 'undici';
import { note } from './support/notes.ts';
import { endAll, KEY, start, startGateway } from './support/processes.ts';

const { values } = parseArgs({ options: { exchanges: { type: 'string', default: '50000' } } });
const EXCHANGES = Number(values.exchanges);
const CONNECTIONS = 16;

try {
  await main();
} finally {
  endAll();
}

async function main(): Promise<void> {
  const upstream = await start(['bench/support/upstream.ts'], { BENCH_EVENTS: '10' });
  const gateway = await startGateway(upstream.origin);
  const pool = new Pool(gateway.origin, { connections: CONNECTIONS });
  const samples: number[] = [];
  let begun = 0;
  let done = 0;
  let failed = 0;

  const loop = async () => {
    while (begun < EXCHANGES) {
      const body = JSON.stringify({
        model: 'masked',
        stream: true,
        messages: [{ role: 'user', content: note(1024, begun++) }],
      });
      const answer = await pool.request({
        path: '/v1/chat/completions',
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${KEY}` },
        body,
      });
      let last = '';
      for await (const piece of answer.body) last = String(piece);
      if (answer.statusCode !== 200 || !last.endsWith('data: [DONE]\n\n')) failed++;
      if (++done % (EXCHANGES / 20) === 0) {
        samples.push(residentMb(gateway.pid));
        console.log(`${String(done).padStart(7)} exchanges  ${samples.at(-1)!.toFixed(0)} MB`);
      }
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, loop));
  await pool.close();

  // The first quarter warms caches and the compiler up; a leak would go on after it.
  const middle = mean(samples.slice(5, 10));
  const end = mean(samples.slice(15));
  console.log(`failed ${failed}; mean of the second quarter ${middle.toFixed(0)} MB, of the last`);
  console.log(`quarter ${end.toFixed(0)} MB: ratio ${(end / middle).toFixed(2)}`);
}

function residentMb(pid: number): number {
  const found = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(found?.[1]) / 1024;
}

function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
