/**
 * What the committee decides is what the gateways do, within a second: two gateways on one PostgreSQL,
 * a use case that is paused and resumed, an agreement that is ended.
 */
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Json } from '../../src/core/json.ts';
import {
  type DocumentKind,
  draft,
  goLive,
  REQUIRED,
  review,
  submitForReview,
  submitIntake,
  tierOf,
} from '../../src/governance/index.ts';
import {
  answers,
  CONTENT,
  LARGE,
  ok,
  tested,
} from '../../src/governance/use-cases/lifecycle.test-support.ts';
import { openStore, type Store } from '../../src/store/index.ts';
import { AGREED_PROVIDER } from '../support/agreed-provider.ts';
import {
  chatBody,
  chatFrames,
  type FakeUpstream,
  startFakeUpstream,
} from '../support/fake-upstream.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { startPostgres } from '../support/postgres.ts';

const postgres = await startPostgres();
const WITHIN_MS = 1000;
const PAUSED = {
  stops: [{ kind: 'paused', by: 'committee', at: 0, reason: 'safety' }],
  history: [],
};

describe.skipIf(postgres === undefined)('two gateways (skipped: no PostgreSQL here)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'chaperone-pause-'));
  let upstream: FakeUpstream;
  let gateways: TestGateway[] = [];
  let store: Store;
  beforeAll(async () => {
    upstream = await startFakeUpstream();
    const url = await postgres!.database();
    const upstreams = [
      {
        name: 'fake',
        api: 'openai',
        url: `${upstream.url}/v1`,
        hosting: 'outside',
        provider: 'vendor',
      },
    ];
    const config = { providers: [], upstreams };
    const key = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' });
    const env = {
      DATABASE_URL: url,
      CHAPERONE_SECRET: randomBytes(32).toString('base64'),
      CHAPERONE_LEDGER_KEY: key.toString(),
    };
    for (const _ of [1, 2]) gateways.push(await startGateway(upstream.url, { config, env }));
    store = await openStore({ folder, url });
    await put('provider', 'vendor', vendor());
    await sleep(WITHIN_MS);
  });
  afterEach(async () => {
    await put('use-case-stop', 'testing', { stops: [], history: [] });
    await put('provider', 'vendor', vendor());
    await sleep(WITHIN_MS);
  });
  afterAll(async () => {
    for (const gateway of gateways) await gateway.close();
    gateways = [];
    await store.close();
    await upstream.close();
    await postgres!.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** As another gateway, or a command, writes it. */
  async function put(kind: DocumentKind, id: string, body: Json): Promise<void> {
    const [latest] = await store.register.history(kind, id, Number.MAX_SAFE_INTEGER, 1);
    const change = { kind, id, body, actor: 'committee', action: 'test', at: Date.now() };
    await store.register.write({ ...change, expected: latest?.revision });
  }

  const ask = async (gateway: TestGateway, useCase: string): Promise<string> => {
    const messages = [{ role: 'user', content: 'Pneumonia, afebrile.' }];
    const headers = { 'chaperone-use-case': useCase };
    const asked = { model: 'fake', messages };
    const answer = await gateway.post('/v1/chat/completions', asked, { headers });
    const body = (await answer.json()) as { error?: { code: string } };
    return body.error?.code ?? 'sent';
  };

  /** How long each gateway went on after `change`, in milliseconds. */
  async function stopsAfter(
    change: () => Promise<void>,
    code: string,
    useCase = 'testing',
  ): Promise<number[]> {
    upstream.script({ body: chatBody('noted') });
    for (const gateway of gateways) expect(await ask(gateway, useCase)).toBe('sent');
    await change();
    const changedAt = performance.now();
    return await Promise.all(
      gateways.map(async (gateway) => {
        let lastSent = 0;
        while (performance.now() - changedAt < 2 * WITHIN_MS) {
          const askedAt = performance.now() - changedAt;
          const outcome = await ask(gateway, useCase);
          if (outcome === 'sent') lastSent = askedAt;
          else expect(outcome).toBe(code);
          await sleep(5);
        }
        return lastSent;
      }),
    );
  }

  test('a pause stops both', { timeout: 20_000 }, async () => {
    const pause = () => put('use-case-stop', 'testing', PAUSED);
    const took = await stopsAfter(pause, 'use_case_stopped');
    console.log(`paused: last sent after ${took.map(Math.round).join(' and ')} ms`);
    expect(Math.max(...took)).toBeLessThan(WITHIN_MS);
  });

  test('an agreement that ends stops both', { timeout: 20_000 }, async () => {
    const end = () =>
      put('provider', 'vendor', vendor({ terminatedAt: new Date(Date.now() - 1).toISOString() }));
    const took = await stopsAfter(end, 'policy_denied');
    console.log(`agreement ended: last sent after ${took.map(Math.round).join(' and ')} ms`);
    expect(Math.max(...took)).toBeLessThan(WITHIN_MS);
  });

  test('an agreement that lapses stops both at its instant', { timeout: 20_000 }, async () => {
    const lapsesAt = Date.now() + 1500;
    await put('provider', 'vendor', vendor({ terminatedAt: new Date(lapsesAt).toISOString() }));
    await sleep(WITHIN_MS);
    const wait = () => sleep(Math.max(0, lapsesAt - Date.now()));
    const took = await stopsAfter(wait, 'policy_denied');
    expect(Math.max(...took)).toBeLessThan(WITHIN_MS);
  });

  test('an approval that expires stops both at its instant', { timeout: 20_000 }, async () => {
    const lapsesAt = Date.now() + 1500;
    await put('use-case', 'approved', approvedUntil(lapsesAt));
    await sleep(WITHIN_MS);
    const wait = () => sleep(Math.max(0, lapsesAt - Date.now()));
    const took = await stopsAfter(wait, 'use_case_stopped', 'approved');
    console.log(`approval expired: last sent after ${took.map(Math.round).join(' and ')} ms`);
    expect(Math.max(...took)).toBeLessThan(WITHIN_MS);
  });

  test('an answer that is under way is broken off', { timeout: 20_000 }, async () => {
    upstream.script({ frames: chatFrames(Array(400).fill('and ')), pauseMs: 25 });
    const streams = gateways.map(async (gateway) => {
      const answer = await gateway.post('/v1/chat/completions', {
        model: 'fake',
        stream: true,
        messages: [{ role: 'user', content: 'Tell me more.' }],
      });
      return await answer.text();
    });
    await sleep(300);
    await put('use-case-stop', 'testing', PAUSED);
    const pausedAt = performance.now();
    for (const text of await Promise.all(streams)) {
      expect(text).toContain('and ');
      expect(text).toContain('use_case_stopped');
      expect(text).not.toContain('[DONE]');
    }
    expect(performance.now() - pausedAt).toBeLessThan(WITHIN_MS);
  });
});

function vendor(more: { terminatedAt?: string } = {}): Json {
  const agreements = AGREED_PROVIDER.agreements.map((agreement) => ({ ...agreement, ...more }));
  return { id: 'vendor', title: 'Vendor', agreements };
}

/** A use case of the register that all its reviewers have approved, until this instant. */
function approvedUntil(expiresAt: number): Json {
  const at = Date.now() - 60_000;
  const content = { ...CONTENT, upstreams: ['fake'], expectedModels: {}, needsTraining: false };
  const about = { id: 'approved', title: 'Approved', department: 'Medicine', owner: 'dr-owner' };
  const drafted = ok(draft({ ...about, content, by: 'author' }, at));
  const asked = ok(
    submitIntake(drafted, { by: 'author', answers: answers({ provider: 'outside_no_phi' }) }, at),
  );
  const submitted = ok(submitForReview(asked, { by: 'author' }, at));
  const reviewed = REQUIRED[tierOf(submitted.next!).tier].roles.reduce((before, role) => {
    const given = { version: 1, role, by: `reviewer-${role}`, decision: 'approve' as const };
    return ok(review(before, { ...given, minutes: 'M-1', expiresAt }, LARGE, at));
  }, submitted);
  return ok(goLive(tested(reviewed, at, 'fake-model'), { by: 'dr-owner' }, at)) as unknown as Json;
}
