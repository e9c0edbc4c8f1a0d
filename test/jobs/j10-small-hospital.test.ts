/**
 * Job J10, the small hospital: "What does it cost per month, what hardware, what if the internet is down, who
 * will run it on holidays?"
 *
 * Done when: a cost forecast from its own meter; it works offline; a run-book of one page, of which every
 * command runs; updates without the internet; a restore drill that passed.
 */
import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { parse } from 'yaml';
import { chatBody, type FakeUpstream, startFakeUpstream } from '../support/fake-upstream.ts';
import { type House, type HouseOptions, openHouse } from '../support/house.ts';
import { succeeded } from '../support/run-command.ts';

vi.setConfig({ testTimeout: 120_000 }); // each command is a process of its own

/** A server that is planned, and what it would cost. */
const SERVER = {
  ...{ name: 'a workstation', currency: 'USD', hardwareCost: 4800, lifetimeMonths: 48 },
  ...{ watts: 180, pricePerKwh: 0.2, staffHoursPerMonth: 2, staffCostPerHour: 60 },
  tokensPerSecond: 40,
};
const CLOUD = {
  ...{ name: 'cloud', api: 'openai', hosting: 'outside', provider: 'agreed', retries: 0 },
  prices: [{ currency: 'USD', input: 3, output: 15 }],
};
const ROUTE = ['cloud', 'house'];

let cloud: FakeUpstream;
let house: House;
let options: HouseOptions;
beforeAll(async () => {
  cloud = await startFakeUpstream({ body: chatBody('From the cloud.') });
  options = {
    config: {
      upstreams: [
        { ...CLOUD, url: `${cloud.url}/v1` },
        { name: 'house', api: 'rehearsal' }, // in earnest: a llama.cpp server on this machine
      ],
      useCases: [
        { id: 'letters', purposes: ['TREAT'], route: ROUTE },
        { id: 'notes', purposes: ['TREAT'] },
      ],
      costs: { hardware: [SERVER] },
      labels: { missRateMax: { SUD: 1 } },
    },
  };
  house = await openHouse(options);
});
afterAll(async () => {
  await house.close();
  await cloud.close();
});

const ask = (useCase: string, model = 'auto') =>
  house
    .as('ward')
    .chat(
      'Pneumonia, afebrile since yesterday.',
      { 'chaperone-use-case': useCase, 'chaperone-purpose': 'TREAT' },
      model,
    );

test('what it costs, from the site’s own meter; what cannot be told yet is said so', async () => {
  expect((await ask('letters')).text).toBe('From the cloud.');
  await vi.waitFor(
    async () => {
      const { out } = succeeded(await house.onServer('cost', 'report'));
      // 11 tokens in and 7 out, at 3 and 15 dollars a million
      expect(out).toMatch(/^letters +1 +11 +0 +7 +0\.000138 USD/m);
    },
    { timeout: 20_000, interval: 500 },
  );
  const forecast = succeeded(await house.onServer('cost', 'forecast'));
  expect(forecast.out).toMatch(/^letters +0\.000138 USD +cannot tell: 0 of 14 days$/m);

  const { out } = succeeded(await house.onServer('cost', 'break-even'));
  expect(out).toContain('a workstation:');
  // 4800 / 48 + 0.18 kW × 730.5 h × 0.20 + 2 × 60
  expect(out).toMatch(/own cost, fixed +246\.30 USD a month/);
});

test('after four weeks the month is forecast, and an own server is compared with what was paid', async () => {
  const demo = ['site', 'demo', '--data', 'invented', '--days', '28', '--exchanges', '300'];
  succeeded(await house.onServer(...demo));
  const site = ['--config', join('invented', 'chaperone.yaml')];
  const forecast = succeeded(await house.onServer('cost', 'forecast', ...site));
  expect(forecast.out).toMatch(
    /^referral-letter +[\d.]+ USD +[\d.]+ USD +[\d.]+ USD to [\d.]+ USD$/m,
  );
  const compared = succeeded(await house.onServer('cost', 'break-even', ...site));
  expect(compared.out).toContain(
    'a workstation, planned: at the metered volume the outside costs less',
  );
  expect(compared.out).toMatch(/it pays from +[\d.]+ million tokens a month/);
});

test('a budget that is used up stops the spending, and says until when', async () => {
  expect((await ask('notes', 'cloud')).status).toBe(200);
  const { out } = succeeded(
    await house
      .as('operations')
      .chaperone(
        ...['budget', 'put', 'notes-month', '--new', '--scope', 'useCase', '--of', 'notes'],
        ...['--period', 'month', '--unit', 'tokens', '--hard', '30'],
      ),
  );
  expect(JSON.parse(out).document).toMatchObject({ of: 'notes', hard: 30 });
  const last = await vi.waitFor(
    async () => {
      const answer = await ask('notes', 'cloud');
      expect(answer.status).toBe(429);
      return answer;
    },
    { timeout: 10_000, interval: 200 },
  );
  expect(last.error?.code).toBe('budget_exhausted');
  expect(last.error?.message).toContain('notes-month');
  expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0);
});

test('the internet is down: the route goes on with the model in the house', async () => {
  await cloud.close();
  const offline = await ask('letters');
  expect(offline.status).toBe(200);
  expect(offline.text).toContain('[rehearsal]');
  // Who asks for the cloud by name is told that it is the model server, and nothing of ours.
  expect((await ask('letters', 'cloud')).error?.message).toContain(
    'the model server cannot be reached',
  );
});

test('policies come as a signed file on a stick, and are in force after a start without internet', async () => {
  const { folder } = house.gateway;
  // In the regional office:
  const { privateKey } = generateKeyPairSync('ed25519');
  writeFileSync(join(folder, 'office.pem'), privateKey.export({ type: 'pkcs8', format: 'pem' }));
  mkdirSync(join(folder, 'regional'));
  writeFileSync(
    join(folder, 'regional', 'notes.cedar'),
    `@id("no-notes-for-now") @title("The region has stopped notes until December")
     forbid (principal, action, resource) when { context.useCase == UseCase::"notes" };`,
  );
  const bundled = async (version: number) => {
    const printed = await house.onServer(
      ...['policy', 'bundle', 'regional', '--key', 'office.pem', '--name', 'region'],
      ...['--version', `${version}`, '--out', `region-${version}.json`],
    );
    return parse(succeeded(printed).out).policies;
  };
  const policies = await bundled(1);
  // The next one has a rule under a name that is taken.
  writeFileSync(
    join(folder, 'regional', 'more.cedar'),
    '@id("no-marketing") forbid (principal, action, resource);',
  );
  const unfit = await bundled(2);

  // In the hospital: what the command printed goes into chaperone.yaml.
  await house.gateway.stop();
  const updated = { ...options, folder, config: { ...options.config, policies } };
  const signed = readFileSync(join(folder, 'region-1.json'), 'utf8');
  writeFileSync(join(folder, 'altered.json'), signed.replace('until December', 'until January'));
  const altered = policies.map((place: string | object) =>
    typeof place === 'string' ? place : { ...place, bundle: 'altered.json' },
  );
  const forged = openHouse({ ...updated, config: { ...options.config, policies: altered } });
  await expect(forged).rejects.toThrow(/policy_bundle_refused: /);
  const next = openHouse({ ...updated, config: { ...options.config, policies: unfit } });
  await expect(next).rejects.toThrow(/no-marketing/);

  house = await openHouse(updated);
  const refused = await ask('notes', 'house');
  expect(refused).toMatchObject({ status: 403, error: { code: 'policy_denied' } });
  expect(refused.error?.message).toContain('no-notes-for-now');
  expect((await ask('letters')).status).toBe(200);
});

// ── The run-book ──────────────────────────────────────────────────────────────────────────────────

const RUN_BOOK = readFileSync(new URL('../../docs/run-book.md', import.meta.url), 'utf8');
const KEY_FILE = ['--key-file', 'backup.key'];
const CONFIG_FILE = ['--config', 'chaperone.yaml'];

/** As it is written there → as it is typed here. In the order in which each can be. */
const COMMANDS: Readonly<Record<string, () => Promise<unknown>>> = {
  'chaperone backup key --out /etc/chaperone/backup.key': async () =>
    succeeded(await house.onServer('backup', 'key', '--out', 'backup.key')),
  'chaperone backup create /backups/$(date +\\%F).backup --config /etc/chaperone/chaperone.yaml --key-file /etc/chaperone/backup.key':
    async () =>
      succeeded(
        await house.onServer('backup', 'create', 'night.backup', ...CONFIG_FILE, ...KEY_FILE),
      ),
  'chaperone backup drill /backups/$(date +\\%F).backup --config /etc/chaperone/chaperone.yaml --key-file /etc/chaperone/backup.key':
    async () => {
      const { out } = succeeded(
        await house.onServer('backup', 'drill', 'night.backup', ...CONFIG_FILE, ...KEY_FILE),
      );
      expect(out).toMatch(
        /restored \d+ bytes and verified \d+ ledger entries in [\d.]+ s: passed\n$/,
      );
      // It is on record, in the ledger of the gateway that went on running meanwhile.
      const { body } = await house.as('auditor').api('GET', '/ledger/entries');
      const events = body.items.map((entry: { record: { event?: string } }) => entry.record.event);
      expect(events).toContain('restore_drill');
    },
  'chaperone backup restore FILE --to DATA_FOLDER --key-file KEY': async () =>
    succeeded(
      await house.onServer('backup', 'restore', 'night.backup', '--to', 'again', ...KEY_FILE),
    ),
  'chaperone backup restore FILE --to NEW_FOLDER --key-file KEY': async () =>
    succeeded(
      await house.onServer('backup', 'restore', 'night.backup', '--to', 'new', ...KEY_FILE),
    ),
  // Not under the gateway at work: where its database was restored.
  'chaperone ledger rotate-key': async () => {
    expect((await house.onServer('ledger', 'rotate-key')).err).toContain('storage_in_use');
    succeeded(await house.onServer('ledger', 'rotate-key', '--data', 'again'));
    const { out } = succeeded(await house.onServer('ledger', 'verify', '--data', 'again'));
    expect(out).toMatch(/^rotated {2}entry \d+ hands over to /m);
  },
  'chaperone ledger verify': async () => succeeded(await house.onServer('ledger', 'verify')),
  'chaperone ledger show INDEX': async () => succeeded(await house.onServer('ledger', 'show', '0')),
  'chaperone api POST /ledger/settlements --data \'{"index":INDEX}\'': async () => {
    const { body } = await house.as('auditor').api('GET', '/ledger/entries?limit=500');
    const { index } = body.items.find(
      (entry: { record: { event?: string } }) => entry.record.event === 'register_change',
    );
    const settle = ['api', 'POST', '/ledger/settlements', '--data', JSON.stringify({ index })];
    succeeded(await house.as('privacy').chaperone(...settle));
    succeeded(await house.onServer('ledger', 'verify'));
  },
  'chaperone ledger export --out DIR': async () =>
    succeeded(await house.onServer('ledger', 'export', '--out', 'kept')),
  'chaperone key list': async () => {
    succeeded(await house.onServer('key', 'create', '--name', 'lost'));
    lostKey = /^(\S+).*\blost\b/m.exec(succeeded(await house.onServer('key', 'list')).out)![1]!;
  },
  'chaperone key revoke ID': async () => succeeded(await house.onServer('key', 'revoke', lostKey)),
  'chaperone use-case pause ID --reason safety': async () => {
    const pause = ['use-case', 'pause', 'letters', '--reason', 'safety'];
    succeeded(await house.as('privacy').chaperone(...pause));
    expect((await ask('letters')).error?.code).toBe('use_case_stopped');
  },
  'chaperone api POST /ledger/erasures --data \'{"rule":"retention","ranges":[{"from":0,"to":4000}]}\'':
    async () => {
      const data = '{"rule":"retention","ranges":[{"from":0,"to":1}]}';
      const erase = ['api', 'POST', '/ledger/erasures', '--data', data];
      succeeded(await house.as('privacy').chaperone(...erase));
    },
};
let lostKey = '';

test('the run-book has no command that was not tried here', () => {
  const written = RUN_BOOK.matchAll(/chaperone (?:[a-z-]+ )+[^`|\n]*/g);
  const commands = [...written].map(([text]) => text.trim().replaceAll(/ +/g, ' '));
  expect(commands.sort()).toEqual(Object.keys(COMMANDS).sort());
});

test.each(Object.entries(COMMANDS))('%s', async (_, run) => {
  await run();
});

test('is it working? readyz says so', async () => {
  const reply = await fetch(`${house.gateway.url}/readyz`);
  expect(reply.status).toBe(200);
  expect(await reply.text()).toContain('ready');
});
