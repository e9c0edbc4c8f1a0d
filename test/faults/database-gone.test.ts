/** The database dies under a running gateway: nothing is sent until it is back, and callers are told. */
import { afterAll, describe, expect, test } from 'vitest';
import { startEchoUpstream } from '../clients/echo-upstream.ts';
import { PROVIDERS_YAML } from '../support/agreed-provider.ts';
import { startPostgres } from '../support/postgres.ts';
import { spawnGateway } from '../support/spawned-gateway.ts';

const KEY = 'ck_gone_0123456789abcdefghijklmnopq';
const postgres = await startPostgres();
afterAll(() => postgres?.stop());

describe.skipIf(postgres === undefined)('PostgreSQL (skipped: none here)', () => {
  test('dies, and comes back', { timeout: 60_000 }, async () => {
    const upstream = await startEchoUpstream();
    const gateway = await spawnGateway({
      env: { DATABASE_URL: await postgres!.database(), GONE_KEY: KEY },
      config: `
data: { folder: ./data }
${PROVIDERS_YAML}
upstreams:
  - { name: echo, api: openai, url: "${upstream.url}", hosting: outside, provider: agreed }
useCases:
  - { id: losing, title: Losing, purposes: [TREAT] }
callers:
  - { id: loser, key: "\${GONE_KEY}", defaults: { useCase: losing, purpose: TREAT, user: loser } }
`,
    });
    const ask = async () => {
      const reply = await fetch(`${gateway.url}/v1/chat/completions`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${KEY}` },
        body: JSON.stringify({ model: 'echo', messages: [{ role: 'user', content: 'Hello' }] }),
      });
      const body = (await reply.json()) as { error?: { code: string } };
      return { status: reply.status, code: body.error?.code };
    };
    const ready = async () => (await fetch(`${gateway.url}/readyz`)).status;

    expect(await ask()).toEqual({ status: 200, code: undefined });
    expect(await ready()).toBe(200);

    await postgres!.kill();
    expect(await ask()).toEqual({ status: 503, code: 'ledger_unavailable' });
    expect(await ready()).toBe(503);
    expect(upstream.bodies).toHaveLength(1);

    await postgres!.restart();
    await expect.poll(ask, { timeout: 15_000 }).toEqual({ status: 200, code: undefined });
    await expect.poll(ready, { timeout: 15_000 }).toBe(200);
    expect(upstream.bodies).toHaveLength(2);
    await gateway.close();
    await upstream.close();
  });
});
