/**
 * `npm run bench -- ledger`: durable appends per second, alone and together, on both databases, and
 * how long the event loop is kept waiting meanwhile.
 */
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { type Ledger, type LedgerRecord, openLedger } from '../src/ledger/index.ts';
import { openStore, type StoreOptions } from '../src/store/index.ts';
import { startPostgres } from '../test/support/postgres.ts';

const RUNS = [
  { concurrent: 1, appends: 500 }, // warms up, not printed
  { concurrent: 1, appends: 1_000 },
  { concurrent: 32, appends: 8_000 },
  { concurrent: 256, appends: 16_000 },
];
const BODY = randomBytes(32).toString('hex');

const folder = await mkdtemp(join(tmpdir(), 'chaperone-bench-'));
const postgres = await startPostgres();
console.log('database    together  appends/s   p50 ms   p99 ms   event loop p99 ms');
try {
  await measure('SQLite', { folder });
  if (postgres !== undefined)
    await measure('PostgreSQL', { folder, url: await postgres.database() });
} finally {
  await postgres?.stop();
  await rm(folder, { recursive: true });
}

async function measure(name: string, where: StoreOptions): Promise<void> {
  const store = await openStore(where);
  const { privateKey: key } = generateKeyPairSync('ed25519');
  const indexKey = randomBytes(32);
  const ledger = await openLedger({ store: store.ledger, key, origin: 'bench', indexKey });
  for (const [i, { concurrent, appends }] of RUNS.entries()) {
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    const { seconds, latencies } = await load(ledger, concurrent, appends);
    delay.disable();
    if (i === 0) continue;
    const at = (share: number) => latencies[Math.floor(latencies.length * share)]!.toFixed(2);
    const columns = [
      name.padEnd(10),
      `${concurrent}`.padStart(9),
      `${Math.round(appends / seconds)}`.padStart(10),
      at(0.5).padStart(8),
      at(0.99).padStart(8),
      (delay.percentile(99) / 1e6).toFixed(2).padStart(19),
    ];
    console.log(columns.join(' '));
  }
  await ledger.close();
  await store.close();
}

async function load(ledger: Ledger, concurrent: number, appends: number) {
  const latencies: number[] = [];
  const began = performance.now();
  let next = 0;
  await Promise.all(
    Array.from({ length: concurrent }, async () => {
      while (next < appends) {
        const record = disclosure(next++);
        const start = performance.now();
        await ledger.append(
          record,
          { body: BODY },
          { patients: ['Patient/1'], keep: { user: 'u' } },
        );
        latencies.push(performance.now() - start);
      }
    }),
  );
  latencies.sort((a, b) => a - b);
  return { seconds: (performance.now() - began) / 1000, latencies };
}

/** Of the size of a real one. */
function disclosure(n: number): LedgerRecord {
  return {
    kind: 'disclosure',
    at: new Date().toISOString(),
    exchange: `bench-${n}`,
    caller: 'bench',
    useCase: 'notes',
    purpose: 'TREAT',
    upstream: 'local',
    policy: 'sha256:0000000000000000000000000000000000000000000000000000000000000000',
    manifest: { engine: '1', style: 'surrogate', texts: 4, categories: { name: 3, date: 2 } },
  };
}
