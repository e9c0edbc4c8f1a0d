/**
 * The gateway killed without warning while exchanges are under way. Afterwards: every request that
 * reached the upstream is in the ledger, the ledger verifies, and the next start carries on.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { startEchoUpstream } from '../clients/echo-upstream.ts';
import { PROVIDERS_YAML } from '../support/agreed-provider.ts';
import { type SpawnedGateway, spawnGateway } from '../support/spawned-gateway.ts';

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));
const KEY = 'ck_kill_0123456789abcdefghijklmnopq';
const ROUNDS = 4;
const CALLERS = 8;

test(`${ROUNDS} times kill -9 in the middle of exchanges`, { timeout: 60_000 }, async () => {
  const upstream = await startEchoUpstream();
  const options = {
    env: { KILL_KEY: KEY },
    config: `
data: { folder: ./data }
${PROVIDERS_YAML}
upstreams:
  - { name: echo, api: openai, url: "${upstream.url}", hosting: outside, provider: agreed }
useCases:
  - { id: killing, title: Killing, purposes: [TREAT] }
callers:
  - { id: killer, key: "\${KILL_KEY}", defaults: { useCase: killing, purpose: TREAT, user: killer } }
`,
  };
  let gateway: SpawnedGateway | undefined;
  let finished = 0;
  for (let round = 0; round < ROUNDS; round++) {
    gateway = await spawnGateway({ ...options, ...(gateway && { folder: gateway.folder }) });
    const { url } = gateway;
    const loops = Array.from({ length: CALLERS }, async (_, i) => {
      try {
        for (let n = 0; ; n++) {
          await ask(url, `Note ${round}.${i}.${n}`, i % 2 === 0);
          finished++;
        }
      } catch {
        // The gateway is gone: that is the point.
      }
    });
    // In the middle of work, whatever the machine's speed: at another moment in each round.
    const enough = finished + 20 + 7 * round;
    while (finished < enough) await new Promise((wait) => setTimeout(wait, 1));
    await gateway.stop('SIGKILL');
    await Promise.all(loops);
  }
  gateway = await spawnGateway({ ...options, folder: gateway!.folder });
  await ask(gateway.url, 'Still there?', false);
  await gateway.stop();

  const verified = chaperone(gateway, 'ledger', 'verify');
  expect(verified).toMatchObject({ status: 0 });
  const kinds = chaperone(gateway, 'ledger', 'list', '--from', '0', '--count', '100000')
    .stdout.trim()
    .split('\n')
    .map((line) => line.split(/\s+/)[2]);
  const disclosures = kinds.filter((kind) => kind === 'disclosure').length;
  const outcomes = kinds.filter((kind) => kind === 'outcome').length;
  expect(disclosures).toBeGreaterThanOrEqual(upstream.bodies.length);
  // Whoever had the answer when the gateway was killed: its outcome may not have reached the disk.
  expect(outcomes).toBeGreaterThanOrEqual(finished - ROUNDS * CALLERS);
  expect(outcomes).toBeLessThanOrEqual(disclosures);
  await gateway.close();
  await upstream.close();
});

async function ask(url: string, content: string, stream: boolean): Promise<void> {
  const reply = await fetch(`${url}/v1/chat/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${KEY}` },
    body: JSON.stringify({ model: 'echo', stream, messages: [{ role: 'user', content }] }),
  });
  const text = await reply.text();
  if (reply.status !== 200 || !text.includes(stream ? '[DONE]' : content)) throw new Error(text);
}

function chaperone(gateway: SpawnedGateway, ...args: string[]) {
  const data = ['--data', join(gateway.folder, 'data')];
  return spawnSync(process.execPath, ['--no-warnings', 'src/cli/main.ts', ...args, ...data], {
    cwd: PROJECT,
    encoding: 'utf8',
  });
}
