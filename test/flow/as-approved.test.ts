/** What a committee approved is what the gateway does: classes of content, upstreams, prompt and form, at a whole gateway. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Json } from '../../src/core/json.ts';
import type { Content } from '../../src/governance/index.ts';
import {
  answers,
  CONTENT,
  live,
  NOW,
} from '../../src/governance/use-cases/lifecycle.test-support.ts';
import { readPacks, registerContent } from '../../src/packs/index.ts';
import { renderQuestion } from '../../src/packs/render.ts';
import { cutToViews } from '../../src/packs/source.ts';
import { chatBody, type FakeUpstream, startFakeUpstream } from '../support/fake-upstream.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';

const PACK = readPacks(undefined).find(({ pack }) => pack.id === 'care-gap-screening')!.pack;
const HERE: Content = {
  ...{ ...CONTENT, phi: 'expected', inputs: [], needsTraining: false },
  ...{ upstreams: ['fake'], expectedModels: { fake: 'fake-model' } },
};

let upstream: FakeUpstream;
let gateway: TestGateway;
beforeAll(async () => {
  upstream = await startFakeUpstream({ body: chatBody('A short summary.') });
  const local = { api: 'openai', url: `${upstream.url}/v1`, hosting: 'local' };
  gateway = await startGateway(upstream.url, {
    config: {
      upstreams: [
        { name: 'fake', ...local },
        { name: 'second', ...local },
        { name: 'moved', ...local, hosting: 'outside', provider: 'agreed' },
      ],
    },
    clock: { now: () => NOW },
  });
  const { register } = gateway.app;
  const put = (id: string, content: Content, said = {}) => {
    const body = { ...live(answers(said), content), id } as unknown as Json;
    return register.write({
      kind: 'use-case',
      id,
      body,
      expected: undefined,
      actor: 't',
      action: 't',
    });
  };
  await put('plain', HERE);
  await put('guarded', { ...HERE, sensitivity: ['BH'] });
  await put('ordered', {
    ...{ ...HERE, upstreams: ['fake', 'second'] },
    expectedModels: { fake: 'fake-model', second: 'fake-model' },
    route: { order: 'binding', hosting: 'any' },
  });
  await put('at-home', {
    ...{ ...HERE, upstreams: ['moved'], expectedModels: {} },
    route: { order: 'open', hosting: 'local' },
  });
  const outside = { ...HERE, upstreams: ['moved'], expectedModels: { moved: 'fake-model' } };
  await put('said-at-home', outside);
  await put('said-outside', outside, { provider: 'outside_agreement' });
  await put('packed', { ...HERE, ...registerContent(PACK), inputs: [], purposes: ['TREAT'] });
});
afterAll(async () => {
  await gateway.close();
  await upstream.close();
});

const QUESTION = { role: 'user', content: 'Pneumonia, afebrile.' };

/** `answered`, or the code of the refusal; with what stands on record of it. */
async function ask(useCase: string, body: object): Promise<string> {
  const sent = upstream.requests.length;
  const response = await gateway.post(
    '/v1/chat/completions',
    { model: 'fake', messages: [QUESTION], ...body },
    { headers: { 'chaperone-use-case': useCase } },
  );
  const { error } = (await response.json()) as { error?: { code: string } };
  if (error === undefined) return 'answered';
  const last = (await gateway.records()).at(-1)!;
  expect(last).toMatchObject({ kind: 'denial', code: error.code, useCase });
  expect(upstream.requests.length).toBe(sent);
  return [error.code, last.because ?? last.lacking].flat().filter(Boolean).join(' ');
}

const saying = (content: string) => ({ messages: [{ role: 'user', content }] });

test('content of a class that it was not approved for is refused, with the class on record', async () => {
  const psychiatric = saying('Major depressive disorder, on sertraline.');
  expect(await ask('plain', psychiatric)).toBe('sensitivity_not_approved MH PSY');
  expect(await ask('guarded', psychiatric)).toBe('answered');
  expect(await ask('plain', {})).toBe('answered');
});

test('a binding order is not for callers to change', async () => {
  expect(await ask('ordered', { model: 'second' })).toBe('route_not_approved');
  expect(await ask('ordered', { model: 'auto' })).toBe('answered');
});

test('an upstream that was approved as the house’s own, and is no more, gets nothing', async () => {
  expect(await ask('at-home', { model: 'moved' })).toBe('upstream_not_approved hosting');
});

test('what reviewers were told of who runs the model is what it is held to', async () => {
  expect(await ask('said-at-home', { model: 'moved' })).toBe('upstream_not_approved hosting');
  expect(await ask('said-outside', { model: 'moved' })).toBe('answered');
});

test('made from a pack, it takes the approved prompt and form alone, and not the classes of its own words', async () => {
  const source = cutToViews(PACK, { text: 'Colonoscopy 2021, normal. Next in ten years.' });
  const { messages, name, schema } = renderQuestion(PACK, source);
  const response_format = { type: 'json_schema', json_schema: { name, schema, strict: true } };
  expect(await ask('packed', { messages, response_format })).toBe('answered');
  const bare = [{ role: 'system', content: PACK.prompt.system }, QUESTION];
  expect(await ask('packed', { messages: bare, response_format })).toBe('answered');

  expect(await ask('packed', { response_format })).toBe('prompt_not_approved missing');
  const other = [{ role: 'system', content: `${PACK.prompt.system} Be brief.` }, QUESTION];
  expect(await ask('packed', { messages: other, response_format })).toMatch(
    /^(?:prompt|sensitivity)_not_approved/,
  );
  expect(await ask('packed', { messages })).toBe('output_not_approved missing');
  const otherForm = { name, schema: { ...schema, required: [] } };
  const asked = { messages, response_format: { type: 'json_schema', json_schema: otherForm } };
  expect(await ask('packed', asked)).toBe('output_not_approved another_form');
});
