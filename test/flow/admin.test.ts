/** The admin API of a whole gateway: who may what, what is refused, what goes on record. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { ROUTES } from '../../src/admin/index.ts';
import { Failure } from '../../src/core/failures.ts';
import { LIMITS } from '../../src/core/limits.ts';
import {
  type AdminGateway,
  ask,
  problem,
  recordedBy,
  startAdminGateway,
} from '../support/admin.ts';
import { TEST_KEY } from '../support/gateway.ts';

let gateway: AdminGateway;
beforeAll(async () => {
  gateway = await startAdminGateway();
});
afterAll(() => gateway.close());

// ── Who may what ────────────────────────────────────────────────────────────────────────────────

test('a caller is who it is on the exchange, and learns what it may do', async () => {
  const { status, body } = await gateway.as('auditor')('GET', '/whoami');
  expect({ status, body }).toMatchObject({
    status: 200,
    body: { id: 'program:auditor', isProgram: true, roles: ['auditor'], hasMfa: false },
  });
  expect(body.may).toContain('ledger.search');
  expect(body.may).not.toContain('key.write');
});

test('without credentials, and with wrong ones', async () => {
  const authorization = 'Bearer nobody-has-this-key';
  expect(await ask(gateway.url, 'GET', '/whoami')).toEqual(problem(401, 'unauthenticated'));
  expect(await ask(gateway.url, 'GET', '/keys', { headers: { authorization } })).toEqual(
    problem(401, 'unauthenticated', { reason: 'unknown_key' }),
  );
});

/** What stands for a parameter where an id will not do. */
const PLACES: Readonly<Record<string, string>> = {
  jurisdiction: 'US',
  format: 'markdown',
  exchange: '0199aa00-0000-7000-8000-000000000000',
};

test('every route that needs a permission is denied to a caller without roles, and that is recorded', async () => {
  const guarded = ROUTES.filter(({ permission }) => permission.includes('.'));
  expect(guarded.length).toBeGreaterThan(10);
  for (const { method, path, permission, name } of guarded) {
    const records = await recordedBy(gateway, async () => {
      const place = path.replaceAll(/\{(\w+)\}/g, (_, name) => PLACES[name] ?? '7');
      const asked = await gateway.as('clerk')(method, place);
      expect(asked).toEqual(
        problem(403, 'admin_denied', { action: permission, because: 'not_permitted', rules: [] }),
      );
    });
    expect(records).toEqual([
      expect.objectContaining({
        kind: 'event',
        event: 'admin_denied',
        route: name,
        caller: 'clerk',
        because: 'not_permitted',
      }),
    ]);
    expect(records[0]).not.toHaveProperty('id');
  }
});

// ── What is refused ─────────────────────────────────────────────────────────────────────────────

test.each([
  ['GET', '/keys?limt=5', undefined, 400, 'unknown_field', { at: 'query.limt' }],
  [
    'GET',
    '/keys?limit=0',
    undefined,
    400,
    'invalid_value',
    { at: 'query.limit', expected: 'at least 1' },
  ],
  [
    'GET',
    '/keys?limit=501',
    undefined,
    400,
    'invalid_value',
    { at: 'query.limit', expected: 'at most 500' },
  ],
  [
    'GET',
    '/keys?limit=5&limit=6',
    undefined,
    400,
    'invalid_value',
    { at: 'query.limit', expected: 'string' },
  ],
  ['GET', '/keys?cursor=bm9uZQ', undefined, 400, 'invalid_value', { at: 'query.cursor' }],
  ['POST', '/keys', { name: 'a', rolls: [] }, 400, 'unknown_field', { at: 'body.rolls' }],
  [
    'POST',
    '/keys',
    {},
    400,
    'invalid_value',
    { at: 'body.name', expected: 'a value: it is required' },
  ],
  [
    'POST',
    '/keys',
    { name: 'a', groups: [7] },
    400,
    'invalid_value',
    { at: 'body.groups[0]', expected: 'string' },
  ],
  ['POST', '/keys', '{"name":', 400, 'invalid_json', undefined],
  [
    'POST',
    '/policies/explanations',
    '{"a":'.repeat(99) + 1 + '}'.repeat(99),
    400,
    'too_deep',
    { at: 'body' },
  ],
  ['POST', '/keys', '{"__proto__":{"name":"a"}}', 400, 'key_refused', undefined],
  ['POST', '/keys', `{"name":"${'a'.repeat(2 ** 23)}"}`, 413, 'body_too_large', expect.anything()],
  ['DELETE', '/keys/a', { force: true }, 400, 'unknown_field', { at: 'body' }],
  ['DELETE', '/keys/key_unheard-of', undefined, 404, 'no_such_record', { kind: 'key' }],
  [
    'GET',
    '/ledger/entries/many',
    undefined,
    400,
    'invalid_value',
    expect.objectContaining({ at: 'path.index' }),
  ],
  ['GET', '/ledger/entries/999999', undefined, 404, 'no_such_record', expect.anything()],
  ['GET', '/nothing-here', undefined, 404, 'not_found', undefined],
  ['PUT', '/keys', { name: 'a' }, 405, 'method_not_allowed', undefined],
] as const)('%s %s %j: %i %s', async (method, path, body, status, code, facts) => {
  const asked = await gateway.as('operator')(method, path, { body });
  expect(asked).toEqual(problem(status, code, facts));
  expect(asked.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
});

test('an empty body that calls itself JSON is none where none is taken, and no JSON elsewhere', async () => {
  const headers = { 'content-type': 'application/json' };
  const submission = await gateway.as('owner')('POST', '/use-cases/unheard-of/submission', {
    headers,
  });
  expect(submission).toEqual(problem(404, 'no_such_record', expect.anything()));
  expect(await gateway.as('operator')('POST', '/keys', { headers })).toEqual(
    problem(400, 'invalid_json', undefined),
  );
  const chat = await fetch(`${gateway.url}/v1/chat/completions`, {
    method: 'POST',
    headers: { ...headers, authorization: `Bearer ${TEST_KEY}` },
  });
  expect(await chat.json()).toMatchObject({ error: { code: 'invalid_json' } });
});

test('preconditions on what has no revision are refused, not ignored', async () => {
  const headers = { 'if-match': '"1"' };
  expect(await gateway.as('operator')('POST', '/keys', { headers, body: { name: 'a' } })).toEqual(
    problem(400, 'invalid_header', { header: 'if-match' }),
  );
});

test('nothing that was sent is repeated in a refusal, in the log, or on record', async () => {
  const secret = 'Rosalind Achterberg';
  const records = await recordedBy(gateway, async () => {
    await gateway.as('operator')('GET', `/keys?${encodeURIComponent(secret)}=1`);
    await gateway.as('operator')('POST', '/keys', { body: { [secret]: secret } });
    await gateway.as('clerk')('DELETE', `/keys/${encodeURIComponent(secret)}`);
    await gateway.as('clerk')('DELETE', '/keys/Achterberg');
  });
  const said = JSON.stringify([records, gateway.log]);
  expect(said).toContain('admin_denied');
  expect(said).not.toMatch(/Achterberg/);
});

// ── Writes ──────────────────────────────────────────────────────────────────────────────────────

test.each([
  [
    'an output',
    'clinician',
    '/outputs/Rosalind.Achterberg/verifications',
    { kind: 'accepted', user: 'u' },
  ],
  ['an emergency', 'clinician', '/break-glass/Rosalind.Achterberg/close', undefined],
  ['a use case', 'owner', '/use-cases/Rosalind.Achterberg/pause', { reason: 'safety' }],
] as const)('what was taken for the id of %s is not on record', async (_, who, path, body) => {
  const records = await recordedBy(gateway, async () => {
    expect((await gateway.as(who)('POST', path, { body })).status).toBe(404);
  });
  expect(records).toHaveLength(1);
  expect(JSON.stringify(records)).not.toContain('Rosalind');
});

test('what is there is named on record, as is an id that we gave', async () => {
  const body = { reason: 'safety' };
  const [paused] = await recordedBy(gateway, () =>
    gateway.as('privacy')('POST', '/use-cases/testing/pause', { body }),
  );
  expect(paused).toMatchObject({ route: 'pauseUseCase', id: 'testing' });
  await gateway.as('clinical')('POST', '/use-cases/testing/resumption');
  const key = 'key_0199aaaa-0000-7000-8000-000000000000';
  const [revoked] = await recordedBy(gateway, () =>
    gateway.as('operator')('DELETE', `/keys/${key}`),
  );
  expect(revoked).toMatchObject({ route: 'revokeKey', id: key });
});

test('a key is made, used, listed and revoked, and each write is on record before', async () => {
  const as = gateway.as('operator');
  let id = '';
  const records = await recordedBy(gateway, async () => {
    const made = await as('POST', '/keys', { body: { name: 'ward 3', groups: ['ward'] } });
    id = made.body.id;
    expect(made).toMatchObject({ status: 201, body: { name: 'ward 3', key: expect.any(String) } });
    expect(made.headers.get('location')).toBe(`/admin/v1/keys/${made.body.id}`);
    expect(made.headers.get('cache-control')).toBe('no-store');

    const headers = { authorization: `Bearer ${made.body.key}` };
    expect(await ask(gateway.url, 'GET', '/whoami', { headers })).toMatchObject({
      status: 200,
      body: { id: `program:${made.body.id}`, roles: [], may: [] },
    });

    const listed = await as('GET', '/keys');
    const shown = listed.body.items.find(({ id }: { id: string }) => id === made.body.id);
    expect(shown).toEqual({ ...made.body, key: undefined });

    expect(await as('DELETE', `/keys/${made.body.id}`)).toMatchObject({ status: 204, body: '' });
    expect(await as('DELETE', `/keys/${made.body.id}`)).toMatchObject({ status: 404 });
  });
  expect(records.map(({ event, route }) => [event, route])).toEqual([
    ['admin_write', 'createKey'],
    ['admin_write', 'revokeKey'],
    ['admin_write', 'revokeKey'],
  ]);
  expect(id).toBe(`key_${records[0]!.exchange}`);
  expect(records[1]).toMatchObject({ id });
  expect(records[0]).toMatchObject({
    action: 'key.write',
    caller: 'operator',
    rules: ['administrator'],
    policyVersion: expect.stringMatching(/^sha256:/),
    commitments: { body: expect.any(String), 'salt.itself': expect.any(String) },
  });
  expect(JSON.stringify(records)).not.toContain('ward 3');
});

test('nobody makes a key for a caller with roles that one does not have', async () => {
  const body = { name: 'a', caller: 'auditor' };
  expect(await gateway.as('operator')('POST', '/keys', { body })).toEqual(
    problem(403, 'admin_denied', { because: 'roles_of_caller', roles: ['auditor'] }),
  );
});

test('a write that is sent again takes effect once, for its caller, for a day', async () => {
  const as = gateway.as('operator');
  const headers = { 'idempotency-key': 'abc-1' };
  const first = await as('POST', '/keys', { headers, body: { name: 'once' } });
  const again = await as('POST', '/keys', { headers, body: { name: 'once' } });
  expect(first).toMatchObject({ status: 201 });
  const { key, ...rest } = first.body;
  expect(key).toMatch(/^ck_/);
  expect(again).toMatchObject({ status: 201 });
  expect(again.body).toEqual(rest); // shown once
  expect(first.headers.get('idempotency-replayed')).toBeNull();
  expect(again.headers.get('idempotency-replayed')).toBe('true');
  expect(again.headers.get('location')).toBe(first.headers.get('location'));

  expect(await as('POST', '/keys', { headers, body: { name: 'twice' } })).toEqual(
    problem(422, 'idempotency_conflict'),
  );
  const { body } = await as('GET', '/keys');
  expect(body.items.filter(({ name }: { name: string }) => name === 'once')).toHaveLength(1);
});

test('of two at once with one key, one takes effect', async () => {
  const as = gateway.as('operator');
  const headers = { 'idempotency-key': 'abc-2' };
  const answers = await Promise.all(
    [1, 2, 3, 4].map(() => as('POST', '/keys', { headers, body: { name: 'at once' } })),
  );
  const { body } = await as('GET', '/keys');
  expect(body.items.filter(({ name }: { name: string }) => name === 'at once')).toHaveLength(1);
  for (const answer of answers) expect([201, 409]).toContain(answer.status);
});

test('a key of a refused write may be used again', async () => {
  const as = gateway.as('operator');
  const headers = { 'idempotency-key': 'abc-3' };
  const refused = { headers, body: { name: 'a', caller: 'auditor' } };
  expect(await as('POST', '/keys', refused)).toMatchObject({ status: 403 });
  expect(await as('POST', '/keys', { headers, body: { name: 'b' } })).toMatchObject({
    status: 201,
  });
});

test('what cannot be recorded is not done, and may be tried again with the same key', async () => {
  let isBroken = false;
  const failing = await startAdminGateway({
    adjust: (steps) => ({
      ...steps,
      record: async (entry) => {
        if (isBroken) throw new Failure('ledger_unavailable');
        return await steps.record(entry);
      },
    }),
  });
  try {
    const as = failing.as('operator');
    const headers = { 'idempotency-key': 'k' };
    const keys = async () => (await as('GET', '/keys')).body.items;

    isBroken = true;
    expect(await as('POST', '/keys', { headers, body: { name: 'a' } })).toEqual(
      problem(503, 'ledger_unavailable'),
    );
    expect(await failing.as('clerk')('GET', '/keys')).toMatchObject({ status: 503 });
    expect(await keys()).toEqual([]);

    isBroken = false;
    expect(await as('POST', '/keys', { headers, body: { name: 'a' } })).toMatchObject({
      status: 201,
    });
    expect(await keys()).toHaveLength(1);
  } finally {
    await failing.close();
  }
});

// ── Lists ───────────────────────────────────────────────────────────────────────────────────────

test('a list in pages is the list', async () => {
  const as = gateway.as('operator');
  for (const name of ['p1', 'p2', 'p3']) await as('POST', '/keys', { body: { name } });
  const whole = (await as('GET', '/keys?limit=500')).body.items;
  expect(whole.length).toBeGreaterThanOrEqual(3);

  const seen = [];
  let path: string | undefined = '/keys?limit=2';
  while (path !== undefined) {
    const { body, headers }: Awaited<ReturnType<typeof as>> = await as('GET', path);
    expect(body.items.length).toBeLessThanOrEqual(2);
    seen.push(...body.items);
    const link = /^<\/admin\/v1([^>]+)>; rel="next"$/.exec(headers.get('link') ?? '')?.[1];
    expect(link === undefined).toBe(body.next === undefined);
    path = link;
  }
  expect(seen).toEqual(whole);
});

// ── Documents ───────────────────────────────────────────────────────────────────────────────────

test('the rules of administration can be read and asked', async () => {
  const as = gateway.as('auditor');
  const { body: rules } = await as('GET', '/policies/admin/rules');
  expect(rules.items.map(({ id }: { id: string }) => id)).toContain('administrator');
  const records = await recordedBy(gateway, async () => {
    const body = { roles: ['administrator'], action: 'use-case.review.privacy' };
    expect(await as('POST', '/policies/admin/decisions', { body })).toMatchObject({
      status: 200,
      body: { effect: 'deny', because: 'not_permitted', policyVersion: rules.version },
    });
  });
  expect(records).toEqual([]);
});

test('the rules of exchanges can be read, and a decision is explained without one', async () => {
  const as = gateway.as('auditor');
  const { body: rules } = await as('GET', '/policies/rules');
  expect(rules.items[0]).toMatchObject({ isInForce: true, title: expect.any(String) });
  const facts = {
    caller: { id: 'ehr', groups: [] },
    user: { id: 'dr-1', roles: [], hasMfa: true, isTrained: true },
    useCase: {
      id: 'letters',
      isRegistered: true,
      isInForce: true,
      state: 'live',
      riskTier: 'low',
      purposes: ['HMARKT'],
      needsMfa: false,
      needsTraining: false,
    },
    upstream: { name: 'gpt', api: 'openai', hosting: 'local', agreements: [], model: 'gpt' },
    labels: [],
    purpose: 'HMARKT',
    operation: 'openai-chat',
    patients: 1,
    breakGlass: false,
    budget: 'within',
  };
  expect(await as('POST', '/policies/explanations', { body: facts })).toMatchObject({
    status: 200,
    body: {
      effect: 'deny',
      remedy: expect.any(String),
      policyVersion: rules.version,
      rules: expect.arrayContaining([expect.objectContaining({ id: 'no-marketing' })]),
    },
  });
  const { useCase: _, ...without } = facts;
  expect(await as('POST', '/policies/explanations', { body: without })).toEqual(
    problem(400, 'invalid_value', expect.objectContaining({ at: 'body' })),
  );
});

test('more requests at once than the limit are told to come again, and counted', async () => {
  const hold = Promise.withResolvers<void>();
  let waiting = 0;
  const busy = await startAdminGateway({
    adjust: (steps) => ({
      ...steps,
      record: async (entry) => {
        waiting += 1;
        await hold.promise;
        return await steps.record(entry);
      },
    }),
  });
  try {
    const as = busy.as('operator');
    const held = Array.from({ length: LIMITS.adminRequestsMax }, () =>
      as('POST', '/keys', { body: { name: 'held' } }),
    );
    await vi.waitFor(() => expect(waiting).toBe(LIMITS.adminRequestsMax), { timeout: 20_000 });
    expect(await as('GET', '/keys')).toEqual(problem(503, 'overloaded'));
    hold.resolve();
    for (const { status } of await Promise.all(held)) expect(status).toBe(201);
    expect(await as('GET', '/whoami')).toMatchObject({ status: 200 });
    const metrics = await (await busy.get('/metrics')).text();
    expect(metrics).toMatch(/chaperone_admin_seconds_count\{route="createKey",status="201"\} 64/);
    expect(metrics).toContain('chaperone_refusals_total{code="overloaded"}');
  } finally {
    hold.resolve();
    await busy.close();
  }
});

test('switched off, nothing is there', async () => {
  const off = await startAdminGateway({ config: { admin: { enabled: false } } });
  try {
    expect(await off.as('operator')('GET', '/whoami')).toMatchObject({ status: 404 });
  } finally {
    await off.close();
  }
});
