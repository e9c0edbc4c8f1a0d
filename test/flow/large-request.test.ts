/** A request that takes seconds to mask: others are answered meanwhile, and it ends when it must. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { chatBody, type FakeUpstream, startFakeUpstream } from '../support/fake-upstream.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';

const CHAT = '/v1/chat/completions';
let upstream: FakeUpstream;
let gateway: TestGateway;
beforeAll(async () => {
  upstream = await startFakeUpstream();
  gateway = await startGateway(upstream.url);
});
afterAll(async () => {
  await gateway.close();
  await upstream.close();
});
afterEach(() => {
  upstream.requests.length = 0;
});

const ask = (content: string) => ({ model: 'fake', messages: [{ role: 'user', content }] });
const names = (count: number) =>
  Array.from(
    { length: count },
    (_, at) => `Patient: Kel${lettersOf(at)} Bar${lettersOf(at)}\n`,
  ).join('');
const lettersOf = (at: number) => at.toString(17).replace(/\d/g, (digit) => 'hijklmnopq'[+digit]!);

test('masked, sent and restored, with small requests and health checks beside it', async () => {
  upstream.script({ body: chatBody('Hello') });
  let isOver = false;
  const large = gateway.post(CHAT, ask(`Rosalind Achterberg\n${names(10_000)}`)).then((reply) => {
    isOver = true;
    return reply;
  });
  let beside = 0;
  while (!isOver) {
    expect((await gateway.get('/healthz')).status).toBe(200);
    expect((await gateway.post(CHAT, ask('Hello'))).status).toBe(200);
    beside += 1;
  }
  expect(beside).toBeGreaterThan(3);
  expect(await (await large).text()).toContain('Hello');
  const sent = upstream.requests.map(({ body }) => JSON.stringify(body)).join('');
  expect(sent.length).toBeGreaterThan(100_000);
  expect(sent.includes('Achterberg')).toBe(false);
});

test('a caller who hangs up is worked for no longer; nothing was sent', async () => {
  const before = (await gateway.records()).length;
  const gone = new AbortController();
  const large = gateway.post(CHAT, ask(names(400_000)), { signal: gone.signal });
  setTimeout(() => gone.abort(), 1500);
  await expect(large).rejects.toThrow();
  const records = async () => (await gateway.records()).slice(before);
  await expect
    .poll(records, { timeout: 10_000 })
    .toMatchObject([{ kind: 'denial', code: 'client_disconnected' }]);
  expect(upstream.requests).toEqual([]);
});
