/**
 * A site's own model in the gateway, end to end. Over a model that the test writes; `onnxruntime-node` is
 * optional and large, and where it is not installed only what needs none is tested.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { chatBody, type FakeUpstream, startFakeUpstream } from '../support/fake-upstream.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { writeTinyModel } from '../support/tiny-onnx.ts';

const PACKAGE = 'onnxruntime-node';
const isInstalled = await import(PACKAGE).then(
  () => true,
  () => false,
);

const folder = mkdtempSync(join(tmpdir(), 'chaperone-flow-model-'));
// Words that no rule and no list has.
const sha256 = writeTinyModel(folder, {
  words: { wyverling: 'B-PATIENT', thrupp: 'I-PATIENT' },
});

let upstream: FakeUpstream;
let gateway: TestGateway | undefined;
beforeAll(async () => {
  upstream = await startFakeUpstream();
});
afterEach(async () => {
  await gateway?.close();
  gateway = undefined;
});
afterAll(async () => {
  await upstream.close();
  rmSync(folder, { recursive: true, force: true });
});

const CHAT = '/v1/chat/completions';
const NOTE = 'ate some wyverling thrupp again';
const ask = (...texts: string[]) => ({
  model: 'fake',
  messages: texts.map((content) => ({ role: 'user', content })),
});
const start = async (more: object = {}) => {
  upstream.requests.length = 0;
  upstream.script((request) => ({ body: chatBody(request.body.messages.at(-1).content) }));
  const model = { folder, sha256, ...more };
  gateway = await startGateway(upstream.url, { config: { deid: { model } } });
  return gateway;
};

test('a gateway with another model than the pinned one does not start', async () => {
  await expect(start({ sha256: '0'.repeat(64) })).rejects.toMatchObject({
    code: 'config_invalid',
    facts: { at: 'deid.model.sha256', found: sha256 },
  });
});

test('without the model the name is not found (which shows that the tests below bite)', async () => {
  upstream.script({ body: chatBody('noted') });
  gateway = await startGateway(upstream.url);
  await gateway.post(CHAT, ask(NOTE));
  expect(upstream.requests.at(-1)!.bytes.toString()).toContain('wyverling');
});

describe.skipIf(!isInstalled)(`with ${PACKAGE} installed (skipped where it is not)`, () => {
  test('a name that only the model finds does not reach the upstream, and comes back', async () => {
    const { post, get, records, log } = await start();
    const answer = await post(CHAT, ask(NOTE, 'and Wyverling once more'));
    const { choices } = (await answer.json()) as { choices: { message: { content: string } }[] };
    expect(choices[0]!.message.content).toBe('and Wyverling once more');

    const sent = upstream.requests.at(-1)!.bytes.toString();
    expect(sent).toMatch(/ate some \w+ \w+ again/);
    expect(sent).not.toMatch(/wyverling|thrupp/i);

    const [disclosure] = await records();
    expect(disclosure!.manifest).toMatchObject({
      engine: expect.stringContaining(`+model.${sha256}`),
      rules: { 'model/PATIENT': 2 },
    });
    expect(log.join('')).not.toMatch(/wyverling|thrupp/i);
    expect(await (await get('/readyz')).json()).toMatchObject({ checks: { model: true } });
  });

  test('a model that is not done in time ends the exchange: nothing is sent, and it is on record', async () => {
    const { post, records } = await start({ timeoutMs: 100, windowTokens: 16 });
    const answer = await post(CHAT, ask(`${'and then '.repeat(100_000)} wyverling`));
    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({ error: { code: 'deid_model_unavailable' } });
    expect(upstream.requests).toEqual([]);
    expect((await records()).at(-1)).toMatchObject({ code: 'deid_model_unavailable' });
    expect((await post(CHAT, ask('Hello'))).status).toBe(200);
  });
});
