/** The official `@anthropic-ai/sdk` client as judge: only `baseURL` and the key differ. */
import Anthropic from '@anthropic-ai/sdk';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Judged, judged, NOTE, NOTE_IDENTIFIERS, NOTE_SCHEMA } from './judged.ts';

let at: Judged;
let client: Anthropic;
beforeAll(async () => {
  at = await judged();
  client = new Anthropic({ baseURL: at.url, apiKey: at.key, maxRetries: 0 });
});
afterAll(() => at.close());

const model = 'claude-echo';
const max_tokens = 256;
const said = [{ role: 'user' as const, content: NOTE }];
const tools = [{ name: 'save_note', input_schema: NOTE_SCHEMA }];

test('messages, whole', async () => {
  const answer = await client.messages.create({ model, max_tokens, messages: said });
  expect(answer.content).toMatchObject([{ type: 'text', text: NOTE }]);
  at.expectMasked();
});

test('messages, streamed through the accumulating helper', async () => {
  const stream = client.messages.stream({ model, max_tokens, messages: said, system: NOTE });
  let deltas = '';
  stream.on('text', (text) => {
    deltas += text;
  });
  const answer = await stream.finalMessage();
  expect(answer.content).toMatchObject([{ type: 'text', text: NOTE }]);
  expect(deltas).toBe(NOTE);
  expect(answer.usage.output_tokens).toBe(5);
  at.expectMasked();
});

test('tool use streamed, result sent back', async () => {
  const answer = await client.messages
    .stream({ model, max_tokens, messages: said, tools })
    .finalMessage();
  const use = answer.content[0];
  if (use?.type !== 'tool_use') throw new Error('no tool use');
  expect(use.input).toEqual({ note: NOTE });
  const next = await client.messages.create({
    model,
    max_tokens,
    tools,
    messages: [
      ...said,
      { role: 'assistant', content: [use] },
      { role: 'user', content: [{ type: 'tool_result', tool_use_id: use.id, content: NOTE }] },
    ],
  });
  expect(next.content).toMatchObject([{ type: 'text', text: NOTE }]);
  at.expectMasked();
});

test('tool use, whole', async () => {
  const answer = await client.messages.create({ model, max_tokens, messages: said, tools });
  expect(answer.content).toMatchObject([
    { type: 'tool_use', name: 'save_note', input: { note: NOTE } },
  ]);
});

test('structured output', async () => {
  const answer = await client.messages.create({
    model,
    max_tokens,
    messages: said,
    output_config: { format: { type: 'json_schema', schema: NOTE_SCHEMA } },
  });
  const block = answer.content[0];
  if (block?.type !== 'text') throw new Error('no text');
  expect(JSON.parse(block.text)).toEqual({ note: NOTE });
});

test('count_tokens', async () => {
  const counted = await client.messages.countTokens({ model, messages: said });
  expect(counted.input_tokens).toBeGreaterThan(0);
  at.expectMasked();
});

test('models', async () => {
  const names = [];
  for await (const each of client.models.list()) names.push(each.id);
  expect(names).toContain('claude-echo');
});

test('errors have the shape that the client understands', async () => {
  const error = await client.messages
    .create({ model, max_tokens, messages: [{ role: 'user', content: `FAIL ${NOTE}` }] })
    .catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(Anthropic.APIError);
  const { status, message, requestID } = error as InstanceType<typeof Anthropic.APIError>;
  expect(status).toBe(502);
  expect(requestID).toBeTruthy();
  for (const identifier of NOTE_IDENTIFIERS) expect(message).not.toContain(identifier);
  await expect(
    client.messages.create({ model, max_tokens, messages: [{ role: 'user', content: 'LIMIT' }] }),
  ).rejects.toBeInstanceOf(Anthropic.RateLimitError);
  await expect(
    new Anthropic({ baseURL: at.url, apiKey: 'ck_wrong', maxRetries: 0 }).messages.create({
      model,
      max_tokens,
      messages: said,
    }),
  ).rejects.toBeInstanceOf(Anthropic.AuthenticationError);
});

test('aborting a stream cancels the upstream', async () => {
  const before = at.upstream.aborted;
  const stream = client.messages.stream({
    model,
    max_tokens,
    messages: [{ role: 'user', content: `SLOW ${NOTE}` }],
  });
  for await (const _ of stream) break;
  stream.abort();
  await expect.poll(() => at.upstream.aborted).toBeGreaterThan(before);
});
