/** The gateway without any configuration: a demo caller, an invented patient, the rehearsal model. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, startApp } from '../../src/app.ts';
import { parseConfig } from '../../src/config.ts';
import { openLog } from '../../src/core/log.ts';

let folder: string;
let app: App;
let key: string;
const start = () =>
  startApp(
    parseConfig(JSON.stringify({ server: { port: 0 }, data: { folder } }), { env: {}, folder }),
    {
      env: {},
      log: openLog('silent'),
    },
  );
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chaperone-demo-'));
  app = await start();
  key = app.demoKey!;
});
afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true, force: true });
});

const ask = (path: string, body: object, headers: Record<string, string> = {}) =>
  fetch(app.address + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}`, ...headers },
    body: JSON.stringify(body),
  });

test.each([
  [
    '/v1/chat/completions',
    { messages: [{ role: 'user', content: 'Rosalind Achterberg feels fine.' }] },
  ],
  ['/v1/responses', { input: 'Rosalind Achterberg feels fine.' }],
  [
    '/v1/messages',
    { max_tokens: 99, messages: [{ role: 'user', content: 'Rosalind Achterberg feels fine.' }] },
  ],
])('a key and a base URL are enough for %s', async (path, body) => {
  for (const stream of [false, true]) {
    const reply = await ask(path, { model: 'rehearsal', stream, ...body });
    expect(reply.status).toBe(200);
    const text = await reply.text();
    expect(text).toContain('[rehearsal]');
    expect(text).toContain('Achterberg');
  }
});

test('the invented patient is known by name, in any form', async () => {
  const body = { model: 'rehearsal', messages: [{ role: 'user', content: 'Hello' }] };
  const headers = { 'chaperone-patient': 'demo', 'chaperone-manifest': 'true' };
  const reply = await ask('/v1/chat/completions', body, headers);
  expect(reply.status).toBe(200);
  expect(JSON.parse(reply.headers.get('chaperone-manifest')!)).toMatchObject({ findings: 0 });
});

test('a start that finds its port taken has made no key: the next one shows it', async () => {
  const data = await mkdtemp(join(tmpdir(), 'chaperone-demo-'));
  const at = (port: number) =>
    startApp(
      parseConfig(JSON.stringify({ server: { port }, data: { folder: data } }), {
        env: {},
        folder: data,
      }),
      { env: {}, log: openLog('silent') },
    );
  await expect(at(Number(new URL(app.address).port))).rejects.toMatchObject({
    code: 'address_unavailable',
  });
  const other = await at(0);
  await other.close();
  await rm(data, { recursive: true, force: true });
  expect(other.demoKey).toMatch(/^ck_/);
});

test('the key is shown at the first start only, and goes on working', async () => {
  expect(key).toMatch(/^ck_[\w-]{43}$/);
  await app.close();
  app = await start();
  expect(app.demoKey).toBeUndefined();
  expect(app.models).toEqual(['rehearsal']);
  const body = { model: 'rehearsal', messages: [{ role: 'user', content: 'Hello' }] };
  expect((await ask('/v1/chat/completions', body)).status).toBe(200);
});
