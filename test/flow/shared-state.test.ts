/**
 * Two gateways, one PostgreSQL, the same secrets: what one has recorded, issued or been told, the
 * other knows.
 */
import { spawnSync } from 'node:child_process';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { startEchoUpstream } from '../clients/echo-upstream.ts';
import { PROVIDERS_YAML } from '../support/agreed-provider.ts';
import { startPostgres } from '../support/postgres.ts';
import { type SpawnedGateway, spawnGateway } from '../support/spawned-gateway.ts';

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));
const postgres = await startPostgres();
afterAll(() => postgres?.stop());

describe.skipIf(postgres === undefined)(
  'two gateways on one PostgreSQL (skipped: none here)',
  () => {
    test('share keys, surrogates, conversations and one ledger', { timeout: 60_000 }, async () => {
      const upstream = await startEchoUpstream();
      const url = await postgres!.database();
      const env = environment(url);
      const config = `
data: { folder: ./data }
${PROVIDERS_YAML}
upstreams:
  - { name: echo, api: openai, url: "${upstream.url}", hosting: outside, provider: agreed }
useCases:
  - { id: sharing, title: Sharing, purposes: [TREAT] }
callers:
  - { id: app, defaults: { useCase: sharing, purpose: TREAT, user: app } }
`;
      const key = keyIn(env);
      const gateways = await Promise.all([1, 2].map(() => spawnGateway({ env, config })));
      try {
        const input = 'Patient: Rosalind Achterberg, MRN 84412907, seen 2024-03-14.';
        const answers = [];
        for (const gateway of gateways) answers.push(await respond(gateway, key, { input }));
        const sent = upstream.bodies.map((body) => (JSON.parse(body) as { input: string }).input);
        expect(sent[0]).not.toContain('Achterberg');
        expect(sent[1]).toBe(sent[0]);

        // Begun through one gateway, continued through the other.
        const next = await respond(gateways[1]!, key, {
          input: 'Go on.',
          previous_response_id: answers[0]!.id,
        });
        expect(next.text).toBe('Go on.');

        await Promise.all(
          Array.from({ length: 20 }, (_, i) =>
            respond(gateways[i % 2]!, key, { input: `Note ${i}` }),
          ),
        );
      } finally {
        for (const gateway of gateways) await gateway.stop();
      }
      const verified = spawnSync(
        process.execPath,
        ['--no-warnings', 'src/cli/main.ts', 'ledger', 'verify'],
        { cwd: PROJECT, encoding: 'utf8', env: { ...process.env, ...env } },
      );
      expect(verified.stdout).toContain('disclosure 23, outcome 23');
      expect(verified.status).toBe(0);
      for (const gateway of gateways) await gateway.close();
      await upstream.close();
    });

    test('whose database is away tells callers to come again', { timeout: 60_000 }, async () => {
      const env = environment(await postgres!.database());
      const gateway = await spawnGateway({
        env,
        config: 'data: { folder: ./data }\ncallers:\n  - { id: app }\n',
      });
      const headers = { authorization: `Bearer ${keyIn(env)}` };
      const ask = () => fetch(`${gateway.url}/v1/models`, { headers });
      await postgres!.kill();
      const reply = await ask();
      expect(reply.status).toBe(503);
      expect(reply.headers.get('retry-after')).not.toBeNull();
      expect(await reply.text()).toContain('storage_unavailable');
      await postgres!.restart();
      await expect.poll(async () => (await ask()).status, { timeout: 20_000 }).toBe(200);
      await gateway.close();
    });
  },
);

const environment = (url: string) => ({
  DATABASE_URL: url,
  CHAPERONE_SECRET: randomBytes(32).toString('base64'),
  CHAPERONE_LEDGER_KEY: generateKeyPairSync('ed25519')
    .privateKey.export({ type: 'pkcs8', format: 'pem' })
    .toString(),
});

/** Of the caller `app`, made anew. */
function keyIn(env: Readonly<Record<string, string>>): string {
  const made = spawnSync(
    process.execPath,
    ['--no-warnings', 'src/cli/main.ts', 'key', 'create', '--name', 'app', '--caller', 'app'],
    { cwd: PROJECT, encoding: 'utf8', env: { ...process.env, ...env } },
  );
  return /ck_[\w-]+/.exec(made.stdout)?.[0] ?? '';
}

async function respond(gateway: SpawnedGateway, key: string, body: Record<string, unknown>) {
  const reply = await fetch(`${gateway.url}/v1/responses`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    body: JSON.stringify({ model: 'echo', ...body }),
  });
  const text = await reply.text();
  expect({ status: reply.status, text }).toMatchObject({ status: 200 });
  const answer = JSON.parse(text) as { id: string; output: { content: { text: string }[] }[] };
  return { id: answer.id, text: answer.output[0]!.content[0]!.text };
}
