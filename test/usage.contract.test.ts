/**
 * The cost meter over SQLite and PostgreSQL alike: nothing that is on record is missing from it, and
 * nothing counts twice, whichever gateway writes, dies or comes second.
 */
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openSpending, type Spending, type UsageRow } from '../src/governance/index.ts';
import { type Ledger, openLedger } from '../src/ledger/index.ts';
import { openStore, type Store } from '../src/store/index.ts';
import { startPostgres } from './support/postgres.ts';

const postgres = await startPostgres();
const folders: string[] = [];
afterAll(async () => {
  await postgres?.stop();
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'chaperone-usage-'));
  folders.push(folder);
  return folder;
}

const indexKey = randomBytes(32);
const { privateKey: key } = generateKeyPairSync('ed25519');
const NOON = Date.UTC(2026, 3, 10, 12);

const databases = [
  { name: 'SQLite', isHere: true, where: async () => ({ folder: await newFolder() }) },
  {
    name: 'PostgreSQL',
    isHere: postgres !== undefined,
    where: async () => ({ folder: await newFolder(), url: await postgres!.database() }),
  },
];

describe.each(databases.filter(({ isHere }) => isHere))('on $name', ({ where }) => {
  let place: { folder: string; url?: string };
  let store: Store;
  const open: (() => Promise<void>)[] = [];
  beforeEach(async () => {
    place = await where();
    store = await openStore(place);
  });
  afterEach(async () => {
    for (const close of open.splice(0).reverse()) await close();
    await store.close();
  });

  test('a row is stored once, and its sums with it', async () => {
    const rows = [row('a', 10), row('b', 5, { useCase: 'coding', user: 'u2' })];
    expect(await store.usage.add(rows)).toBe(2);
    const again = [row('a', 10), row('a', 1, { attempt: 2 })];
    expect(await store.usage.add(again)).toBe(1);
    expect(await store.usage.totals(['all', 'useCase'], '2026-04-01')).toEqual(
      expect.arrayContaining([
        total('all', '', 16),
        total('useCase', 'letters', 11),
        total('useCase', 'coding', 5),
      ]),
    );
    expect(await store.usage.totals(['all'], '2026-04-11')).toEqual([]);
    expect(await store.usage.totals([], '2026-04-01')).toEqual([]);
    expect(await store.usage.days('user', '2026-04-01')).toEqual([
      { ...total('user', 'u1', 11), day: '2026-04-10' },
      { ...total('user', 'u2', 5), day: '2026-04-10' },
    ]);
  });

  test('a report groups by what is asked, and tells what is not known', async () => {
    const { cost: _, ...unpriced } = row('d', 7, { upstream: 'other' });
    await store.usage.add([
      row('a', 10),
      row('b', 5, { inputReported: 2, outputReported: 3, differs: true }),
      row('c', 0, { isCached: true }),
      unpriced,
      row('old', 1, { day: '2026-03-31' }),
    ]);
    const asked = { by: 'upstream', from: '2026-04-01', until: '2026-05-01' } as const;
    const none = { cachedInput: 0, energyMwh: 0, cached: 0, differing: 0 };
    expect(await store.usage.groups(asked)).toEqual([
      {
        ...{ of: 'cloud', currency: 'USD', exchanges: 3, input: 0, output: 15, costMicros: 15 },
        ...{ ...none, estimated: 1, differing: 1, cached: 1 },
      },
      {
        ...{ of: 'other', currency: '', exchanges: 1, input: 0, output: 7, costMicros: 0 },
        ...{ ...none, estimated: 1 },
      },
    ]);
    expect(await store.usage.groups({ ...asked, user: 'nobody' })).toEqual([]);
  });

  test('gateways that store the same rows at the same time count them once', async () => {
    const others = await Promise.all([1, 2, 3].map(() => openStore(place)));
    const rows = Array.from({ length: 300 }, (_, i) => row(`x${i}`, 1, { user: `u${i % 40}` }));
    const added = await Promise.all(
      [store, ...others].map((each, i) => each.usage.add(i % 2 === 0 ? rows : rows.toReversed())),
    );
    expect(added.reduce((sum, count) => sum + count, 0)).toBe(300);
    expect(await store.usage.totals(['all'], '2026-04-01')).toEqual([total('all', '', 300)]);
    await Promise.all(others.map((each) => each.close()));
  });

  test('the mark in the ledger only ever rises', async () => {
    expect(await store.usage.checkedTo()).toBe(0);
    await store.usage.raiseCheckedTo(7);
    await store.usage.raiseCheckedTo(3);
    expect(await store.usage.checkedTo()).toBe(7);
  });

  test('what is on record is metered, whichever gateways die before they store it', async () => {
    const clock = NOON;
    const exchange = fc.record({
      gateway: fc.nat(2),
      end: fc.constantFrom('finished', 'aborted', 'failed', 'none'),
      input: fc.option(fc.nat(1000), { nil: undefined }),
      output: fc.nat(1000),
    });
    const round = fc.record({
      exchanges: fc.array(exchange, { maxLength: 25 }),
      dies: fc.array(fc.nat(2), { maxLength: 2 }),
    });
    let number = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(round, { minLength: 1, maxLength: 3 }), async (rounds) => {
        for (const { exchanges, dies } of rounds) {
          const gateways = await Promise.all([0, 1, 2].map(() => openGateway(() => clock)));
          await Promise.all(
            exchanges.map(async ({ gateway, end, input, output }) => {
              number += 1;
              const id = `e${number}`;
              const { ledger, spending } = gateways[gateway]!;
              await begin(spending, ledger, id, clock);
              if (end === 'none') return;
              await finish(spending, ledger, id, clock, { outcome: end, input, output });
            }),
          );
          // A gateway that dies stores nothing more: what it had was in memory.
          for (const [i, gateway] of gateways.entries()) {
            if (!dies.includes(i)) await gateway.spending.close();
            await gateway.store.close();
          }
        }
        const { spending, store: own } = await openGateway(() => clock);
        await spending.close();
        await own.close();
        const recorded = await recordedTokens(store);
        const totals = await store.usage.totals(['all'], '2026-04-01');
        const metered = totals.reduce((sum, { tokens }) => sum + tokens, 0);
        expect(metered).toBe(recorded);
      }),
      { numRuns: 8 },
    );
  });

  test('a disclosure that never ended is counted as sent, after a day', async () => {
    let now = NOON;
    const gateway = async () => {
      const { spending, ledger, store: own } = await openGateway(() => now);
      return { spending, ledger, end: () => spending.close().then(() => own.close()) };
    };
    const first = await gateway();
    await begin(first.spending, first.ledger, 'lost', now);
    await first.end();

    now += 3_600_000;
    await (await gateway()).end();
    expect(await store.usage.totals(['all'], '2026-04-01')).toEqual([]);
    expect(await store.usage.checkedTo()).toBe(0);

    now += 25 * 3_600_000;
    await (await gateway()).end();
    expect(await store.usage.totals(['all'], '2026-04-01')).toEqual([total('all', '', 100)]);
    expect(await store.usage.checkedTo()).toBe(1);
  });

  test('two gateways share a budget through the database', async () => {
    const budgets = [
      { id: 'day', scope: 'all', period: 'day', unit: 'tokens', hard: 1000 } as const,
    ];
    const [one, two] = await Promise.all([0, 1].map(() => openGateway(() => NOON, { budgets })));
    const state = (spending: Spending, exchange: string) =>
      spending.admit(request(exchange, 100), { name: 'cloud', model: 'm' });
    expect(state(one!.spending, 'p').state).toBe('within');
    await begin(one!.spending, one!.ledger, 'p', NOON);
    await finish(one!.spending, one!.ledger, 'p', NOON, { outcome: 'finished', output: 850 });
    expect(state(one!.spending, 'q')).toMatchObject({ state: 'exhausted', budget: 'day' });

    // Within a second, without anybody asking.
    await expect
      .poll(
        () => {
          const { state: found } = state(two!.spending, 'r');
          return found;
        },
        { timeout: 1000, interval: 50 },
      )
      .toBe('exhausted');
    for (const { spending, store: own } of [one!, two!]) {
      await spending.close();
      await own.close();
    }
  });

  async function openGateway(now: () => number, more = {}) {
    const own = await openStore(place);
    const ledger = await openLedger({ store: own.ledger, key, origin: 'example.org/l', indexKey });
    const spending = await openSpending({
      store: own.usage,
      ledger: own.ledger,
      clock: { now },
      indexKey,
      timeZone: 'UTC',
      prices: new Map([['cloud', [{ currency: 'USD', input: 1, output: 1 }]]]),
      budgets: [],
      rateLimits: [],
      gateways: 1,
      departments: [],
      failed: () => {}, // a gateway that died finds its database closed
      ...more,
    });
    return { store: own, ledger, spending };
  }
});

const request = (exchange: string, max_tokens: number) => ({
  exchange,
  caller: { id: 'app', groups: [] },
  user: { id: 'dr-a' },
  useCase: 'letters',
  operation: 'openai-chat',
  body: { max_tokens },
});

async function begin(spending: Spending, ledger: Ledger, exchange: string, at: number) {
  const record = {
    kind: 'disclosure' as const,
    at: new Date(at).toISOString(),
    exchange,
    ...{ caller: 'app', useCase: 'letters', purpose: 'TREAT', upstream: 'cloud' },
    inputTokensEstimated: 100,
  };
  const keep = { user: 'dr-a' };
  await spending.recorded({ record, keep }, () => ledger.append(record, {}, { keep }));
}

async function finish(
  spending: Spending,
  ledger: Ledger,
  exchange: string,
  at: number,
  end: { outcome: string; input?: number | undefined; output: number },
) {
  const record = {
    kind: 'outcome' as const,
    at: new Date(at).toISOString(),
    exchange,
    outcome: end.outcome,
    ...(end.input === undefined ? {} : { inputTokens: end.input }),
    outputTokens: end.output,
  };
  await spending.recorded({ record }, () => ledger.append(record));
}

/** Straight from the ledger, by a rule as short as these exchanges allow. */
async function recordedTokens(store: Store): Promise<number> {
  const entries = await store.ledger.entries(0, 100_000);
  return entries
    .map(({ leaf }) => JSON.parse(new TextDecoder().decode(leaf)))
    .filter(({ kind }) => kind === 'outcome')
    .reduce((sum, { inputTokens, outputTokens }) => sum + (inputTokens ?? 100) + outputTokens, 0);
}

function row(exchange: string, output: number, changed: Partial<UsageRow> = {}): UsageRow {
  return {
    ...{ exchange, attempt: 1, at: NOON, day: '2026-04-10', useCase: 'letters', caller: 'app' },
    ...{ department: 'unassigned', user: 'u1', purpose: 'TREAT', upstream: 'cloud', model: 'm' },
    ...{ outcome: 'finished', isCached: false, inputEstimated: 0, outputEstimated: output },
    ...{ input: 0, cachedInput: 0, output, differs: false },
    cost: { micros: output, currency: 'USD' },
    ...changed,
  };
}

function total(scope: string, of: string, amount: number) {
  return { scope, of, day: '2026-04-01', currency: 'USD', costMicros: amount, tokens: amount };
}
