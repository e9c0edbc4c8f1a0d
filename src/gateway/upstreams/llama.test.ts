/**
 * The model in a child process, over a GGUF file that the test writes itself. `node-llama-cpp` is
 * optional and large: where it is not installed, that it is missing is what is tested.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeTinyGguf } from '../../../test/support/tiny-gguf.ts';
import { type LlamaOptions, startLlama } from './llama.ts';
import type { Upstream, UpstreamRequest } from './upstream.ts';

const PACKAGE = 'node-llama-cpp';
const isInstalled = await import(PACKAGE).then(
  () => true,
  () => false,
);

const folder = mkdtempSync(join(tmpdir(), 'chaperone-llama-'));
const modelFile = join(folder, 'tiny.gguf');
writeTinyGguf(modelFile);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const options = (more: Partial<LlamaOptions> = {}): LlamaOptions => ({
  name: 'tiny',
  api: 'llama',
  hosting: 'local',
  model: 'tiny',
  operations: ['chat'],
  keyHeader: 'authorization',
  headers: {},
  timeouts: { connectMs: 1000, firstByteMs: 20_000, idleMs: 20_000, totalMs: 30_000 },
  connections: 4,
  modelFile,
  ...more,
});

test('a file that is not there is told with the field to change', async () => {
  await expect(startLlama(options({ modelFile: join(folder, 'none.gguf') }))).rejects.toMatchObject(
    {
      code: 'config_invalid',
      facts: { at: 'upstreams tiny', remedy: expect.stringContaining('modelFile') },
    },
  );
});

test.skipIf(isInstalled)('a missing package is told with the command to install it', async () => {
  await expect(startLlama(options())).rejects.toMatchObject({
    code: 'config_invalid',
    facts: { remedy: expect.stringContaining('npm install node-llama-cpp') },
  });
});

describe.skipIf(!isInstalled)(`with ${PACKAGE} installed (skipped where it is not)`, () => {
  let upstream: Upstream;
  beforeAll(async () => {
    upstream = await startLlama(options());
  }, 30_000);
  afterAll(() => upstream.close());

  const request = (body: object): UpstreamRequest => ({
    path: '/v1/chat/completions',
    body: Buffer.from(
      JSON.stringify({ max_tokens: 8, messages: [{ role: 'user', content: 'Hello' }], ...body }),
    ),
    headers: {},
    signal: new AbortController().signal,
  });

  test('answers whole', async () => {
    expect(await upstream.ask(request({}))).toMatchObject({
      object: 'chat.completion',
      choices: [{ message: { role: 'assistant', content: expect.any(String) } }],
      usage: { prompt_tokens: expect.any(Number) },
    });
  });

  test('answers streamed, several callers in turn', async () => {
    const read = async () => {
      let text = '';
      await upstream.stream(request({ stream: true }), (bytes) => {
        text += Buffer.from(bytes).toString('utf8');
        return undefined;
      });
      return text;
    };
    for (const text of await Promise.all([read(), read(), read()])) {
      expect(text).toMatch(/^data: \{.*"role":"assistant"/);
      expect(text).toMatch(/"finish_reason":"stop".*\n\ndata: \[DONE\]\n\n$/);
    }
  });

  test('a file that is no model is told', async () => {
    const broken = join(folder, 'broken.gguf');
    writeFileSync(broken, 'no model at all');
    await expect(startLlama(options({ modelFile: broken }))).rejects.toMatchObject({
      facts: { remedy: expect.stringContaining('not a GGUF file') },
    });
  });
});
