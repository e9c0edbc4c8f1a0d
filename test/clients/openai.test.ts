/** The official `openai` client as judge: only `baseURL` and the key differ from direct use. */
import OpenAI from 'openai';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Judged, judged, NOTE, NOTE_IDENTIFIERS, NOTE_SCHEMA } from './judged.ts';

let at: Judged;
let client: OpenAI;
beforeAll(async () => {
  at = await judged();
  client = new OpenAI({ baseURL: `${at.url}/v1`, apiKey: at.key, maxRetries: 0 });
});
afterAll(() => at.close());

const model = 'echo';
const said = [{ role: 'user' as const, content: NOTE }];
const tools = [
  { type: 'function' as const, function: { name: 'save_note', parameters: NOTE_SCHEMA } },
];

test('chat, whole', async () => {
  const answer = await client.chat.completions.create({ model, messages: said });
  expect(answer.choices[0]?.message.content).toBe(NOTE);
  at.expectMasked();
});

test('chat, n = 3', async () => {
  const answer = await client.chat.completions.create({ model, messages: said, n: 3 });
  expect(answer.choices.map((choice) => choice.message.content)).toEqual([NOTE, NOTE, NOTE]);
});

test('chat, streamed through the accumulating helper, n = 2', async () => {
  const stream = client.chat.completions.stream({ model, messages: said, n: 2 });
  const answer = await stream.finalChatCompletion();
  expect(answer.choices.map((choice) => choice.message.content)).toEqual([NOTE, NOTE]);
  at.expectMasked();
});

test('chat, tool call streamed, result sent back', async () => {
  const stream = client.chat.completions.stream({ model, messages: said, tools });
  const answer = await stream.finalChatCompletion();
  const call = answer.choices[0]?.message.tool_calls?.[0];
  if (call?.type !== 'function') throw new Error('no function call');
  expect(call.function.name).toBe('save_note');
  expect(JSON.parse(call.function.arguments)).toEqual({ note: NOTE });

  const result = JSON.stringify({ saved: NOTE });
  const next = await client.chat.completions.create({
    model,
    tools,
    messages: [
      ...said,
      { role: 'assistant', tool_calls: [call] },
      { role: 'tool', tool_call_id: call.id, content: result },
    ],
  });
  expect(next.choices[0]?.message.content).toBe(result);
  at.expectMasked();
});

test('chat, structured output', async () => {
  const answer = await client.chat.completions.parse({
    model,
    messages: said,
    response_format: {
      type: 'json_schema',
      json_schema: { name: 'note', strict: true, schema: NOTE_SCHEMA },
    },
  });
  const { message } = answer.choices[0]!;
  expect(message.parsed).toEqual({ note: NOTE });

  // Pushed back as it is, with the copy that the client has made of its content.
  const next = await client.chat.completions.create({
    model,
    messages: [...said, message, { role: 'user', content: 'Go on.' }],
  });
  expect(next.choices[0]?.message.content).toBe('Go on.');
  at.expectMasked();
  expect(at.upstream.bodies.at(-1)).not.toContain('"parsed"');
});

test('responses, structured output and a call pushed back', async () => {
  const answer = await client.responses.parse({
    model,
    input: said,
    text: { format: { type: 'json_schema', name: 'note', strict: true, schema: NOTE_SCHEMA } },
  });
  expect(answer.output_parsed).toEqual({ note: NOTE });
  const called = await client.responses.parse({
    model,
    input: said,
    tools: [{ type: 'function', name: 'save_note', parameters: NOTE_SCHEMA, strict: true }],
  });
  const [call] = called.output;
  if (call?.type !== 'function_call') throw new Error('no function call');
  const result = { type: 'function_call_output' as const, call_id: call.call_id, output: NOTE };
  const input = [...said, ...answer.output, call, result] as OpenAI.Responses.ResponseInput;
  const next = await client.responses.create({ model, input });
  expect(next.output_text).toBe(NOTE);
  at.expectMasked();
  expect(at.upstream.bodies.at(-1)).not.toContain('"parsed');
});

test('responses, whole and streamed', async () => {
  const answer = await client.responses.create({ model, input: NOTE });
  expect(answer.output_text).toBe(NOTE);
  const streamed = await client.responses.stream({ model, input: said }).finalResponse();
  expect(streamed.output_text).toBe(NOTE);
  at.expectMasked();
});

test('responses, tool call streamed, deltas and terminal copies agree', async () => {
  const stream = client.responses.stream({
    model,
    input: NOTE,
    tools: [{ type: 'function', name: 'save_note', parameters: NOTE_SCHEMA, strict: true }],
  });
  let deltas = '';
  let done = '';
  let sequence = -1;
  for await (const event of stream) {
    expect(event.sequence_number).toBe(++sequence);
    if (event.type === 'response.function_call_arguments.delta') deltas += event.delta;
    if (event.type === 'response.function_call_arguments.done') done = event.arguments;
  }
  const answer = await stream.finalResponse();
  const call = answer.output[0];
  if (call?.type !== 'function_call') throw new Error('no function call');
  expect(deltas).toBe(done);
  expect(call.arguments).toBe(done);
  expect(JSON.parse(done)).toEqual({ note: NOTE });
});

test('responses, a conversation kept by the server is continued and restored', async () => {
  const first = await client.responses.create({ model, input: NOTE });
  const next = await client.responses.create({
    model,
    input: 'Repeat that.',
    previous_response_id: first.id,
  });
  expect(next.output_text).toBe('Repeat that.');
  const unknown = { status: 400, code: 'continuation_unknown' };
  await expect(
    client.responses.create({ model, input: 'Hello', previous_response_id: 'resp_other' }),
  ).rejects.toMatchObject({ ...unknown, param: 'previous_response_id' });
  const known = { type: 'item_reference' as const, id: 'msg_1' };
  await expect(
    client.responses.create({ model, input: [known, { ...known, id: 'msg_other' }] }),
  ).rejects.toMatchObject({ ...unknown, param: 'input[1].id' });
});

test('embeddings and models', async () => {
  const answer = await client.embeddings.create({ model, input: NOTE, encoding_format: 'float' });
  expect(answer.data[0]?.embedding).toEqual([0.25, -0.5, 1]);
  at.expectMasked();
  const names = [];
  for await (const each of client.models.list()) names.push(each.id);
  expect(names).toContain('echo');
});

test('errors have the shape that the client understands', async () => {
  const failing = client.chat.completions.create({
    model,
    messages: [{ role: 'user', content: `FAIL ${NOTE}` }],
  });
  const error = await failing.catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(OpenAI.BadRequestError);
  expect(error).toMatchObject({
    status: 400,
    code: 'context_length_exceeded',
    type: 'invalid_request_error',
    param: null,
  });
  const { message, requestID } = error as InstanceType<typeof OpenAI.APIError>;
  expect(requestID).toBeTruthy();
  for (const identifier of NOTE_IDENTIFIERS) expect(message).not.toContain(identifier);

  await expect(
    client.chat.completions.create({ model, messages: [{ role: 'user', content: 'LIMIT' }] }),
  ).rejects.toBeInstanceOf(OpenAI.RateLimitError);
  await expect(
    client.chat.completions.create({ model: 'nobody', messages: said }),
  ).rejects.toBeInstanceOf(OpenAI.NotFoundError);
  await expect(
    new OpenAI({ baseURL: `${at.url}/v1`, apiKey: 'ck_wrong', maxRetries: 0 }).models.list(),
  ).rejects.toBeInstanceOf(OpenAI.AuthenticationError);
});

test.each([
  [401, OpenAI.InternalServerError, 502, 'upstream_refused'], // the gateway's key, not the caller's
  [404, OpenAI.NotFoundError, 404, 'model_not_found'],
  [409, OpenAI.ConflictError, 409, 'upstream_refused'],
  [413, OpenAI.APIError, 413, 'upstream_refused'],
  [422, OpenAI.UnprocessableEntityError, 422, 'upstream_refused'],
  [429, OpenAI.RateLimitError, 429, 'insufficient_quota'],
  [503, OpenAI.InternalServerError, 503, 'upstream_refused'],
  [529, OpenAI.InternalServerError, 529, 'upstream_refused'],
])('an upstream that answers %d', async (said, kind, status, code) => {
  const messages = [{ role: 'user' as const, content: `FAIL ${said}` }];
  const asked = client.chat.completions.create({ model, messages });
  const error = await asked.catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(kind);
  expect(error).toMatchObject({ status, code });
  const { headers, message } = error as InstanceType<typeof OpenAI.APIError>;
  expect(headers!.get('retry-after')).toBe(said > 500 ? '9' : null);
  expect(headers!.get('x-should-retry')).toBe(said > 500 ? null : 'false');
  for (const identifier of NOTE_IDENTIFIERS) expect(message).not.toContain(identifier);
});

test('aborting a stream cancels the upstream', async () => {
  const before = at.upstream.aborted;
  const stream = await client.chat.completions.create({
    model,
    messages: [{ role: 'user', content: `SLOW ${NOTE}` }],
    stream: true,
  });
  for await (const _ of stream) break;
  stream.controller.abort();
  await expect.poll(() => at.upstream.aborted).toBeGreaterThan(before);
});
