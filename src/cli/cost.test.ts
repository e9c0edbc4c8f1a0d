import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { type UsageRow, userPseudonym } from '../governance/index.ts';
import { openStore } from '../store/index.ts';
import { loadKeys } from '../vault/index.ts';
import { command } from './cost.ts';

const NOON = Date.UTC(2026, 3, 25, 12);
const UPSTREAMS = `
upstreams:
  - { name: cloud, api: openai, url: "https://x.example/v1", hosting: outside, provider: x }
  - { name: house, api: openai, url: "http://127.0.0.1:8000/v1" }
providers: [{ id: x, title: X }]
costs:
  hardware:
    - name: one server
      currency: USD
      upstreams: [house]
      hardwareCost: 36000
      lifetimeMonths: 48
      watts: 800
      pricePerKwh: 0.2
      staffHoursPerMonth: 20
      staffCostPerHour: 50
    - { name: a plan, currency: USD }
`;

let folder: string;
let said = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chaperone-cost-'));
  await writeFile(join(folder, 'chaperone.yaml'), `data: { folder: ${folder} }\n${UPSTREAMS}`);
  const user = userPseudonym((await loadKeys(folder, {})).index);
  const store = await openStore({ folder });
  const days = Array.from({ length: 25 }, (_, i) => `2026-04-${String(i + 1).padStart(2, '0')}`);
  await store.usage.add(
    days.flatMap((day) => [
      row(`${day}a`, day, { user: user('dr-a') }),
      row(`${day}b`, day, { user: user('dr-b'), upstream: 'house', cost: undefined }),
    ]),
  );
  await store.close();
  vi.spyOn(Date, 'now').mockReturnValue(NOON);
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    said += text;
    return true;
  });
});
afterEach(() => {
  said = '';
});
afterAll(async () => {
  vi.restoreAllMocks();
  await rm(folder, { recursive: true });
});

/** A million tokens of input for 4 USD. */
function row(
  exchange: string,
  day: string,
  changed: Partial<Omit<UsageRow, 'cost'>> & { cost?: UsageRow['cost'] | undefined },
): UsageRow {
  const { cost = 'cost' in changed ? undefined : { micros: 4_000_000, currency: 'USD' }, ...more } =
    changed;
  return {
    ...{ exchange, attempt: 1, at: Date.parse(day), day, useCase: 'letters', caller: 'app' },
    ...{ department: 'cardiology', user: '', purpose: 'TREAT', upstream: 'cloud', model: 'm' },
    ...{ outcome: 'finished', isCached: false, inputEstimated: 1_000_000, outputEstimated: 0 },
    ...{ input: 1_000_000, cachedInput: 0, output: 0, differs: false },
    ...more,
    ...(cost === undefined ? {} : { cost }),
  };
}

const run = async (...args: string[]) => {
  const code = await command.run([...args, '--config', join(folder, 'chaperone.yaml')]);
  return { code, text: said };
};

test('a report of this month, by what is asked; a cost that is not known is said to be so', async () => {
  const { code, text } = await run('report', '--by', 'upstream', '--since', '2026-04-20');
  expect(code).toBe(0);
  expect(text).toContain('2026-04-20 to 2026-04-25, by upstream');
  expect(text).toMatch(/^cloud +6 +6000000 +0 +0 +24\.00 USD +6 +0 +0$/m);
  expect(text).toMatch(/^house +6 +6000000 +0 +0 +not known +6 +0 +0$/m);
});

test('users by pseudonym; who knows an id may ask for it', async () => {
  expect((await run('report', '--by', 'user')).text).not.toMatch(/dr-a|dr-b/);
  said = '';
  const { text } = await run('report', '--user', 'dr-a', '--until', '2026-04-02', '--json');
  expect(JSON.parse(text).groups).toMatchObject([{ of: 'letters', exchanges: 2, costMicros: 8e6 }]);
});

test('a forecast, in money and, where no price is known, in tokens', async () => {
  const { text } = await run('forecast');
  expect(text).toMatch(/^letters +100\.00 USD +120\.00 USD +120\.00 USD to 120\.00 USD$/m);
  expect(text).toMatch(/^letters +25000000 tokens +30000000 tokens/m);
});

test('a break-even from what was paid outside, and nothing where something is missing', async () => {
  const { text } = await run('break-even');
  // 1866.88 USD a month over 4 USD for a million.
  expect(text).toContain('one server: at the metered volume the outside costs less');
  expect(text).toMatch(/it pays from +466\.720 million tokens a month/);
  expect(text).toMatch(/metered on it, likewise +23\.000 million tokens/);
  expect(text).toContain('a plan: cannot tell');
  expect(text).toMatch(/missing +staffHoursPerMonth/);
});

test('what is called wrongly is refused by name', async () => {
  await expect(run('report', '--by', 'patient')).rejects.toThrow('configuration');
  await expect(run('report', '--since', 'yesterday')).rejects.toMatchObject({
    facts: { at: '--since' },
  });
});
