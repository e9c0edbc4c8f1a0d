/** A model that changes silently behind its name stops the use case, until somebody approves it again. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { chatBody, type FakeUpstream, startFakeUpstream } from '../support/fake-upstream.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';

let upstream: FakeUpstream;
let gateway: TestGateway;
beforeEach(async () => {
  upstream = await startFakeUpstream();
  gateway = await startGateway(upstream.url, {
    config: {
      upstreams: [
        {
          ...{ name: 'fake', api: 'openai', url: `${upstream.url}/v1`, hosting: 'outside' },
          ...{ provider: 'agreed', expectModel: 'fake-model' },
        },
      ],
    },
  });
});
afterEach(async () => {
  await gateway.close();
  await upstream.close();
});

const ask = async (): Promise<string> => {
  const messages = [{ role: 'user', content: 'Pneumonia, afebrile.' }];
  const answer = await gateway.post('/v1/chat/completions', { model: 'fake', messages });
  const { error } = (await answer.json()) as { error?: { code: string } };
  return error?.code ?? 'sent';
};

test('the answer is withheld, the change is on record, and nothing is sent any more', async () => {
  upstream.script({ body: chatBody('noted') });
  expect(await ask()).toBe('sent');

  upstream.script({ body: Object.assign({}, chatBody('noted'), { model: 'other-model-2' }) });
  expect(await ask()).toBe('model_changed');
  expect(await ask()).toBe('use_case_stopped');
  expect(upstream.requests).toHaveLength(2);
  const records = await gateway.records();
  expect(records).toContainEqual(
    expect.objectContaining({
      kind: 'event',
      event: 'register_change',
      document: 'use-case-stop',
      id: 'testing',
      action: 'model_changed',
    }),
  );

  // Back again is no approval.
  upstream.script({ body: chatBody('noted') });
  expect(await ask()).toBe('use_case_stopped');
});
