/** What the server does around a route: time, and failures that are none of ours. */
import fastify from 'fastify';
import { afterEach, expect, test } from 'vitest';
import { systemClock } from '../core/clock.ts';
import { type AdminOptions, openAdmin } from './serve.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const silent = () => undefined;

/** A server with nothing behind it but what the test hands in. */
async function serve(change: Partial<AdminOptions>) {
  const taken = new Set<string>();
  const served: [string, number][] = [];
  const admin = openAdmin({
    authenticate: async () => ({
      id: 'operator',
      groups: [],
      claims: {},
      userFacts: { roles: [], hasMfa: false, isTrained: false },
      defaults: {},
    }),
    services: {
      policy: {
        mayAdminister: () => ({ effect: 'permit', determining: [], policyVersion: 'v' }),
        rules: [],
        version: 'v',
      },
      rolesOf: () => [],
      pepper: new Uint8Array(32),
      keys: { create: async () => undefined },
    } as unknown as AdminOptions['services'],
    record: async () => undefined,
    replays: {
      sealingKey: new Uint8Array(32),
      store: {
        async claim({ digest, fingerprint }) {
          const name = Buffer.from(digest).toString('hex');
          if (taken.has(name)) return { fingerprint };
          taken.add(name);
          return 'claimed';
        },
        finish: async () => undefined,
        release: async () => undefined,
      },
    },
    refused: silent,
    served: (route, status) => void served.push([route, status]),
    clock: systemClock,
    log: { debug: silent, info: silent, warn: silent, error: silent },
    ...change,
  });
  const app = fastify();
  await app.register(async (scope) => admin.register(scope), { prefix: admin.prefix });
  const address = await app.listen({ host: '127.0.0.1', port: 0 });
  closing.push(() => app.close());
  const makeKey = async () => {
    const answer = await fetch(`${address}/admin/v1/keys`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': 'k' },
      body: '{"name":"a"}',
    });
    return { status: answer.status, body: (await answer.json()) as { code?: string } };
  };
  return { makeKey, served };
}

test('a write that is not done in time is told so, and its key stays taken', async () => {
  const hold = Promise.withResolvers<void>();
  const { makeKey, served } = await serve({ requestMs: 100, record: () => hold.promise });
  expect(await makeKey()).toMatchObject({ status: 503, body: { code: 'not_done_in_time' } });
  expect(await makeKey()).toMatchObject({ status: 409, body: { code: 'idempotency_in_progress' } });
  expect(served).toEqual([
    ['createKey', 503],
    ['createKey', 409],
  ]);
  hold.resolve();
});

test('what nobody expected keeps its message out of sight', async () => {
  const record = async () => {
    throw new Error('Rosalind Achterberg');
  };
  const { makeKey } = await serve({ record });
  const { status, body } = await makeKey();
  expect({ status, code: body.code }).toEqual({ status: 500, code: 'internal' });
  expect(JSON.stringify(body)).not.toContain('Rosalind');
});
