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

test('the beta namespace: betas and their fields go on together, unknown ones are refused', async () => {
  const context_management = {
    edits: [
      {
        type: 'clear_tool_uses_20250919' as const,
        trigger: { type: 'input_tokens' as const, value: 30_000 },
        keep: { type: 'tool_uses' as const, value: 3 },
        exclude_tools: ['save_note'],
      },
    ],
  };
  const betas = ['context-management-2025-06-27', 'context-1m-2025-08-07'];
  // Versions of the client before 1.0 mark the namespace in the query.
  const older = client.withOptions({ defaultQuery: { beta: 'true' } });
  const answer = await older.beta.messages.create({
    ...{ model, max_tokens, messages: said, betas, context_management },
  });
  expect(answer.content).toMatchObject([{ type: 'text', text: NOTE }]);
  const { url, headers } = at.upstream.heads.at(-1)!;
  expect(url).toBe('/v1/messages?beta=true');
  expect(headers['anthropic-beta']).toBe(betas.join(','));
  expect(JSON.parse(at.upstream.bodies.at(-1)!)).toMatchObject({ context_management });

  const counted = await client.beta.messages.countTokens({ model, messages: said });
  expect(counted.input_tokens).toBeGreaterThan(0);
  expect(at.upstream.heads.at(-1)).toMatchObject({
    url: '/v1/messages/count_tokens',
    headers: { 'anthropic-beta': 'token-counting-2024-11-01' },
  });

  const sent = at.upstream.bodies.length;
  const error = await client.beta.messages
    .create({ model, max_tokens, messages: said, betas: ['skills-2025-10-02'] })
    .catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(Anthropic.BadRequestError);
  expect((error as Error).message).toMatch(/unknown_beta.*skills-2025-10-02/);
  expect(at.upstream.bodies.length).toBe(sent);
});

test('structured output of the beta namespace', async () => {
  const parse = (content: string) => JSON.parse(content) as { note: string };
  const answer = await client.beta.messages.parse({
    ...{ model, max_tokens, messages: said },
    output_config: { format: { type: 'json_schema', schema: NOTE_SCHEMA, parse } },
  });
  expect(answer.parsed_output).toEqual({ note: NOTE });
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
  expect(error).toBeInstanceOf(Anthropic.BadRequestError);
  const { message, requestID } = error as InstanceType<typeof Anthropic.APIError>;
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

test.each([
  [401, Anthropic.InternalServerError, 502, 'api_error'], // the gateway's key, not the caller's
  [404, Anthropic.NotFoundError, 404, 'invalid_request_error'],
  [409, Anthropic.ConflictError, 409, 'invalid_request_error'],
  [413, Anthropic.APIError, 413, 'request_too_large'],
  [422, Anthropic.UnprocessableEntityError, 422, 'invalid_request_error'],
  [503, Anthropic.InternalServerError, 503, 'unavailable_error'],
  [529, Anthropic.InternalServerError, 529, 'overloaded_error'],
])('an upstream that answers %d', async (said, kind, status, type) => {
  const messages = [{ role: 'user' as const, content: `FAIL ${said}` }];
  const asked = client.messages.create({ model, max_tokens, messages });
  const error = await asked.catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(kind);
  expect(error).toMatchObject({ status, error: { error: { type } } });
  const { headers, message } = error as InstanceType<typeof Anthropic.APIError>;
  expect(headers!.get('retry-after')).toBe(said > 500 ? '9' : null);
  for (const identifier of NOTE_IDENTIFIERS) expect(message).not.toContain(identifier);
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
