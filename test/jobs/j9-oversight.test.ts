/**
 * Job J9, the AI oversight committee: "List every AI in this building, its owner, risk, last bias result,
 * complaints; let us pause one."
 *
 * Done when: the register has what the electronic record embeds, too; a pause stops traffic in seconds, with
 * the minutes attached.
 */
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { chatBody, type FakeUpstream, startFakeUpstream } from '../support/fake-upstream.ts';
import { type House, openHouse } from '../support/house.ts';
import { startPostgres } from '../support/postgres.ts';
import { approval, intakeAnswers, SITE_CONTENT } from '../support/register.ts';
import { succeeded } from '../support/run-command.ts';

vi.setConfig({ testTimeout: 120_000 }); // each command is a process of its own

const postgres = await startPostgres();
/** From the moment in which the committee has its answer. */
const STOPS_WITHIN_MS = 1000;
const MINUTES = 'AI oversight committee, 2026-11-25, minutes item 4';

/** What the gateway carries, what the electronic record has built in, and a spreadsheet that somebody trusts. */
const SYSTEMS = {
  'letter-drafts': {
    ...{ name: 'Referral letters', carrier: 'gateway', useCase: 'letters' },
    developer: { name: 'This house' },
    model: { name: 'summariser', version: '2026-10' },
    owner: { name: 'Chief medical informatics officer', contact: 'cmio@example.org' },
    purpose: 'Drafts letters that a clinician corrects and signs.',
    intended: { population: 'Adults', users: 'Clinicians', decisionRole: 'informs' },
    risk: { tier: 'moderate', reasons: ['The specialist plans on it.'] },
    bias: { date: '2026-10-01', result: 'difference-found', summary: 'Worse on notes in Spanish.' },
    complaints: [{ id: 'C-2026-31', received: '2026-11-20' }],
  },
  'sepsis-alert': {
    ...{ name: 'Sepsis alert', carrier: 'ehr-embedded' },
    developer: { name: 'Example Analytics', contact: 'support@example.org' },
    model: { name: 'Sepsis Watcher', version: '2.1' },
    owner: { name: 'Critical care' },
    purpose: 'Warns of sepsis early.',
    intended: { population: 'Adult inpatients', users: 'Nurses', decisionRole: 'augments' },
    risk: { tier: 'high', reasons: ['Drives treatment within the hour.'] },
    bias: { date: '2026-09-01', result: 'cannot-tell', summary: '40 cases in the smallest group.' },
    complaints: [{ id: 'C-2026-17', received: '2026-05-02', closed: '2026-06-01' }],
  },
  'bed-planner': {
    ...{ name: 'Bed planner', carrier: 'other' },
    developer: { name: 'Patient flow office' },
    model: { name: 'spreadsheet', version: '7' },
    owner: { name: 'Patient flow office' },
    purpose: 'Guesses the day of discharge.',
    intended: { population: 'Inpatients', users: 'Bed managers', decisionRole: 'informs' },
    risk: { tier: 'low', reasons: ['Nobody is treated by it.'] },
  },
} as const;

let model: FakeUpstream;
/** One gateway, or two on one database. */
let houses: House[] = [];
beforeAll(async () => {
  model = await startFakeUpstream({ body: chatBody('Dear colleague, …', 'summariser-2026-10') });
  const config = {
    upstreams: [{ name: 'summariser', api: 'openai', url: `${model.url}/v1` }],
    useCases: [{ id: 'letters', purposes: ['TREAT'] }],
  };
  if (postgres === undefined) {
    houses = [await openHouse({ config })];
    return;
  }
  const key = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' });
  const env = {
    DATABASE_URL: await postgres.database(),
    CHAPERONE_SECRET: randomBytes(32).toString('base64'),
    CHAPERONE_LEDGER_KEY: key.toString(),
  };
  for (const _ of [1, 2]) houses.push(await openHouse({ config, env }));
});
afterAll(async () => {
  for (const house of houses) await house.close();
  await model.close();
  await postgres?.stop();
});

const as = (who: Parameters<House['as']>[0]) => houses[0]!.as(who);

test('every AI of the house is in one list, whoever carries it', async () => {
  for (const [id, system] of Object.entries(SYSTEMS)) {
    const document = JSON.stringify({ id, ...system, status: 'in-use', nextReview: '2027-01-31' });
    succeeded(
      await as('operations').chaperone('ai-system', 'put', id, '--new', '--data', document),
    );
  }
  const { out } = succeeded(await as('ethics').chaperone('ai-system', 'list'));
  const line = { status: 'in-use', nextReview: '2027-01-31' };
  expect(JSON.parse(out).items).toMatchObject([
    {
      ...{ ...line, id: 'letter-drafts', carrier: 'gateway', risk: 'moderate' },
      owner: 'Chief medical informatics officer',
      ...{ bias: 'difference-found', complaints: { open: 1, all: 1 } },
    },
    {
      ...{
        ...line,
        id: 'sepsis-alert',
        carrier: 'ehr-embedded',
        owner: 'Critical care',
        risk: 'high',
      },
      ...{ bias: 'cannot-tell', complaints: { open: 0, all: 1 } },
    },
    {
      ...{
        ...line,
        id: 'bed-planner',
        carrier: 'other',
        owner: 'Patient flow office',
        risk: 'low',
      },
      ...{ bias: 'never-tested', complaints: { open: 0, all: 0 } },
    },
  ]);
});

const LETTERS = { 'chaperone-use-case': 'letters', 'chaperone-purpose': 'TREAT' };
const ask = async (house: House): Promise<string> => {
  const { error } = await house.as('ward').chat('Pneumonia, afebrile.', LETTERS, 'summariser');
  return error?.code ?? 'sent';
};

test(`a pause stops traffic on ${postgres === undefined ? 'the gateway (no PostgreSQL here for two)' : 'both gateways'} within a second`, async () => {
  for (const house of houses) expect(await ask(house)).toBe('sent');

  const { out } = succeeded(
    await as('ethics').chaperone(
      ...['use-case', 'pause', 'letters', '--reason', 'fairness', '--note', MINUTES],
    ),
  );
  const pausedAt = performance.now();
  expect(JSON.parse(out)).toMatchObject({ state: 'paused', why: ['stop:fairness'] });

  const lastSent = await Promise.all(
    houses.map(async (house) => {
      let last = 0;
      while (performance.now() - pausedAt < 2 * STOPS_WITHIN_MS) {
        const askedAt = performance.now() - pausedAt;
        if ((await ask(house)) === 'sent') last = askedAt;
        await sleep(20);
      }
      return last;
    }),
  );
  expect(Math.max(...lastSent)).toBeLessThan(STOPS_WITHIN_MS);
  for (const house of houses) expect(await ask(house)).toBe('use_case_stopped');
});

test('the minutes stand beside the pause, and who decided it', async () => {
  const { out } = succeeded(await as('auditor').chaperone('use-case', 'standing', 'letters'));
  expect(JSON.parse(out).document.stops).toMatchObject([
    { kind: 'paused', by: 'ethics', reason: 'fairness', note: MINUTES },
  ]);
  // The register says what the traffic does before anybody has written it down.
  const lines = await as('ethics').api('GET', '/ai-systems');
  expect(lines.body.items).toContainEqual(
    expect.objectContaining({ id: 'letter-drafts', status: 'in-use', traffic: 'paused' }),
  );
  const system = { ...SYSTEMS['letter-drafts'], status: 'paused', nextReview: '2026-12-09' };
  const { body } = await as('operations').api('GET', '/ai-systems/letter-drafts');
  succeeded(
    await as('operations').chaperone(
      ...['ai-system', 'put', 'letter-drafts', '--if-match', `${body.revision}`],
      ...['--data', JSON.stringify({ id: 'letter-drafts', ...system })],
    ),
  );
  const list = await as('ethics').api('GET', '/ai-systems');
  const statuses = list.body.items.map((one: { id: string; status: string }) => [
    one.id,
    one.status,
  ]);
  expect(Object.fromEntries(statuses)).toMatchObject({ 'letter-drafts': 'paused' });
});

test('those whose seat is to pause it do not resume it; the clinical lead does', async () => {
  const resume = '/use-cases/letters/resumption';
  expect(await as('ethics').api('POST', resume)).toMatchObject({ body: { code: 'admin_denied' } });
  expect(await as('owner').api('POST', resume)).toMatchObject({ body: { code: 'admin_denied' } });
  succeeded(await as('clinical').chaperone('use-case', 'resume', 'letters'));
  expect(await ask(houses[0]!)).toBe('sent');
});

test('an author approves nothing of what she wrote, in whatever seat', async () => {
  const about = { id: 'triage', title: 'Inbox triage', owner: 'dr-quist', department: 'Medicine' };
  const content = { ...SITE_CONTENT, purposes: ['TREAT'], upstreams: ['summariser'] };
  const [deputy, privacy] = [as('deputy'), as('privacy')];
  expect(await deputy.api('POST', '/use-cases', { ...about, content })).toMatchObject({
    status: 201,
  });
  const answers = await intakeAnswers(houses[0]!);
  await deputy.api('POST', '/use-cases/triage/intake', { answers });
  await deputy.api('POST', '/use-cases/triage/submission');

  const review = async (who: typeof deputy) => {
    const { version, decision, minutes, expiresAt } = approval();
    return await who.chaperone(
      ...['use-case', 'review', 'privacy', 'triage', '--version', String(version)],
      ...['--decision', decision, '--minutes', minutes, '--expires-at', expiresAt],
    );
  };
  const own = await review(deputy);
  expect(own.err).toMatch(/^lifecycle_author: an author of this version can neither review it nor/);
  expect(own.code).toBe(1);
  succeeded(await review(privacy));
  // Nor does anybody put live what lacks a review.
  const early = await as('clinical').chaperone('use-case', 'live', 'triage');
  expect(early.err).toMatch(/^lifecycle_not_approved: .*\n {2}missing: .*review:clinical:missing/);
});
