import { expect, test } from 'vitest';
import type { Json, JsonObject } from '../core/json.ts';
import { openaiChat } from './openai-chat.ts';

const hello = { role: 'user', content: 'Hello' };
const walk = (body: Json, media = false) => openaiChat.walk(body, { media });
const chat = (fields: JsonObject): JsonObject => ({ model: 'm', messages: [hello], ...fields });
const said = (...messages: JsonObject[]): JsonObject => ({ model: 'm', messages });
const assistant = (fields: JsonObject) => said({ role: 'assistant', ...fields });
const called = (call: JsonObject) => assistant({ tool_calls: [{ id: 'call_1', ...call }] });
const tool = (definition: JsonObject) =>
  chat({ tools: [{ type: 'function', function: { name: 'f', ...definition } }] });

/** Bodies with the word Garcia in one place, or in several that must agree. */
const PLACES: Record<string, JsonObject> = {
  'system content': said({ role: 'system', content: 'Garcia' }),
  'developer content': said({ role: 'developer', content: 'Garcia' }),
  'user content': said({ role: 'user', content: 'Garcia' }),
  'assistant content': assistant({ content: 'Garcia' }),
  'tool content': said({ role: 'tool', tool_call_id: 'call_1', content: 'Garcia' }),
  'function content': said({ role: 'function', name: 'f', content: 'Garcia' }),
  'text part of a system turn': said({ role: 'system', content: [part('Garcia')] }),
  'second text part': said({ role: 'user', content: [part('a'), part('Garcia')] }),
  'text part of an assistant turn': assistant({ content: [part('Garcia')] }),
  'text part of a tool result': said({
    role: 'tool',
    tool_call_id: 'c',
    content: [part('Garcia')],
  }),
  'refusal part': assistant({ content: [{ type: 'refusal', refusal: 'Garcia' }] }),
  refusal: assistant({ content: null, refusal: 'Garcia' }),
  reasoning_content: assistant({ content: 'x', reasoning_content: 'Garcia' }),
  reasoning: assistant({ content: 'x', reasoning: 'Garcia' }),
  'user name': said({ role: 'user', name: 'Garcia', content: 'x' }),
  'name with a space': said({ role: 'user', name: 'Eva Garcia', content: 'x' }),
  'assistant name': assistant({ name: 'Garcia', content: 'x' }),
  'citation title': assistant({ content: 'x', annotations: [citation({ title: 'Garcia' })] }),
  'citation url': assistant({ content: 'x', annotations: [citation({ url: 'http://Garcia' })] }),
  'argument value': called({ type: 'function', function: f('{"a": "Garcia"}') }),
  'argument key': called({ type: 'function', function: f('{"Garcia":1}') }),
  'JSON in an argument': called({
    type: 'function',
    function: f('{"a":"{\\"b\\":[\\"Garcia\\"]}"}'),
  }),
  'arguments that are no JSON': called({ type: 'function', function: f('{"a": Garcia') }),
  'call without type': called({ function: f('{"a":"Garcia"}') }),
  'called function': called({ type: 'function', function: { name: 'Garcia', arguments: '{}' } }),
  'call id and its result': said(
    { role: 'assistant', tool_calls: [{ id: 'Garcia', function: f('{}') }] },
    { role: 'tool', tool_call_id: 'Garcia', content: 'ok' },
  ),
  'custom input': called({ type: 'custom', custom: { name: 'c', input: 'Garcia' } }),
  'custom name': called({ type: 'custom', custom: { name: 'Garcia', input: '' } }),
  'legacy call': assistant({ function_call: { name: 'f', arguments: '{"a":"Garcia"}' } }),
  'legacy call name': assistant({ function_call: { name: 'Garcia', arguments: '{}' } }),
  'result that is JSON': said({ role: 'tool', tool_call_id: 'c', content: '[{"a":["Garcia"]}]' }),
  'legacy function': chat({ functions: [{ name: 'f', description: 'Garcia' }] }),
  'legacy function choice': chat({ function_call: { name: 'Garcia' } }),
  'metadata value': chat({ metadata: { note: 'Garcia' } }),
  'metadata key': chat({ metadata: { Garcia: 'x' } }),
  'prediction string': chat({ prediction: { type: 'content', content: 'Garcia' } }),
  'prediction part': chat({ prediction: { type: 'content', content: [part('Garcia')] } }),
  prompt_cache_key: chat({ prompt_cache_key: 'Garcia' }),
  safety_identifier: chat({ safety_identifier: 'Garcia' }),
  user: chat({ user: 'ward of Garcia' }),
  stop: chat({ stop: 'Garcia' }),
  'stop list': chat({ stop: ['x', 'Garcia'] }),
  'tool name and choice': chat({
    tools: [{ type: 'function', function: { name: 'Garcia' } }],
    tool_choice: { type: 'function', function: { name: 'Garcia' } },
  }),
  'custom tool choice': chat({ tool_choice: { type: 'custom', custom: { name: 'Garcia' } } }),
  'allowed tools': chat({
    tool_choice: {
      type: 'allowed_tools',
      allowed_tools: { mode: 'auto', tools: [{ type: 'function', function: { name: 'Garcia' } }] },
    },
  }),
  'tool description': tool({ description: 'Garcia' }),
  'tool parameters': tool({ parameters: { type: 'object', description: 'Garcia' } }),
  'property and argument key': chat({
    messages: [{ role: 'assistant', tool_calls: [{ id: 'c', function: f('{"Garcia":true}') }] }],
    tools: [
      {
        type: 'function',
        function: {
          name: 'f',
          parameters: { properties: { Garcia: { type: 'boolean' } }, required: ['Garcia'] },
        },
      },
    ],
  }),
  'custom tool': chat({
    tools: [{ type: 'custom', custom: { name: 'c', description: 'Garcia' } }],
  }),
  'custom grammar': chat({
    tools: [
      {
        type: 'custom',
        custom: {
          name: 'c',
          format: { type: 'grammar', grammar: { syntax: 'lark', definition: 'start: "Garcia"' } },
        },
      },
    ],
  }),
  'response format name': chat({ response_format: jsonSchema({ name: 'Garcia' }) }),
  'response format': chat({ response_format: jsonSchema({ name: 'n', description: 'Garcia' }) }),
  'response schema': chat({
    response_format: jsonSchema({ name: 'n', schema: { enum: ['Garcia'] } }),
  }),
  chat_template_kwargs: chat({ chat_template_kwargs: { a: 'Garcia', thinking: true } }),
  options: chat({ options: { num_ctx: 4096, note: 'Garcia' } }),
  grammar: chat({ grammar: 'root ::= "Garcia"' }),
  guided_choice: chat({ guided_choice: ['Garcia', 'other'] }),
  guided_regex: chat({ guided_regex: 'Garcia|x' }),
  regex: chat({ regex: 'Garcia|x' }),
  ebnf: chat({ ebnf: 'root ::= "Garcia"' }),
  bad_words: chat({ bad_words: ['Garcia'] }),
  dry_sequence_breakers: chat({ dry_sequence_breakers: ['\n', 'Garcia'] }),
  cache_salt: chat({ cache_salt: 'Garcia' }),
  guided_json: chat({ guided_json: { type: 'string', enum: ['Garcia'] } }),
  structured_outputs: chat({ structured_outputs: { choice: ['Garcia'] } }),
};

function part(text: string): JsonObject {
  return { type: 'text', text };
}
function f(source: string): JsonObject {
  return { name: 'f', arguments: source };
}
function citation(fields: JsonObject): JsonObject {
  return { type: 'url_citation', url_citation: { start_index: 0, end_index: 1, ...fields } };
}
function jsonSchema(fields: JsonObject): JsonObject {
  return { type: 'json_schema', json_schema: fields };
}

test.each(Object.entries(PLACES))('%s is found, and it alone is replaced', (_place, body) => {
  const source = JSON.stringify(body);
  const walked = walk(body);
  expect(walked.loci.some(({ text }) => text.includes('Garcia'))).toBe(true);

  const replaced = walked.loci.map(({ text }) =>
    text.includes('Garcia') ? text.replaceAll('Garcia', 'Quillon') : undefined,
  );
  const applied = walked.apply(replaced, { model: 'm', drop: false });
  expect(applied).toEqual(JSON.parse(source.replaceAll('Garcia', 'Quillon')));
  expect(JSON.stringify(body)).toBe(source);
});

test.each(Object.entries(PLACES))(
  '%s: a replacement by itself gives the same bytes',
  (_place, body) => {
    const walked = walk(body);
    const same = walked.apply(
      walked.loci.map(({ text }) => text),
      { model: 'm', drop: false },
    );
    expect(JSON.stringify(same)).toBe(JSON.stringify(body));
    expect(walked.apply([], { model: 'm', drop: false })).toBe(body);
  },
);

const SETTINGS: Record<string, Json> = {
  audio: { format: 'mp3', voice: { id: 'v_1' } },
  frequency_penalty: 0.5,
  function_call: 'auto',
  logit_bias: { '50256': -100 },
  logprobs: true,
  max_completion_tokens: 10,
  max_tokens: 10,
  modalities: ['text'],
  moderation: { model: 'm', policy: { input: { mode: 'score' } } },
  n: 2,
  parallel_tool_calls: false,
  presence_penalty: -1,
  prompt_cache_options: { mode: 'implicit', ttl: '30m' },
  prompt_cache_retention: '24h',
  reasoning_effort: 'xhigh',
  response_format: { type: 'json_object' },
  seed: 7,
  service_tier: 'flex',
  store: true,
  stream: true,
  stream_options: { include_usage: true, include_obfuscation: false, continuous_usage_stats: true },
  temperature: 0,
  tool_choice: 'required',
  top_logprobs: 3,
  top_p: 1,
  verbosity: 'low',
  top_k: 40,
  min_p: 0.1,
  repetition_penalty: 1.1,
  keep_alive: '5m',
  think: 'high',
  separate_reasoning: true,
  stream_reasoning: false,
  return_progress: true,
  return_token_ids: true,
  post_sampling_probs: false,
  backend_sampling: false,
  tool_stream: true,
  typ_p: 1,
  top_n_sigma: -1,
  thinking_token_budget: 512,
  allowed_token_ids: [1, 50256],
  prompt_mode: 'reasoning',
  thinking: { type: 'enabled', budget_tokens: 64, clear_thinking: false },
  reasoning: { effort: 'low', exclude: true },
};

test.each(Object.entries(SETTINGS))('%s passes as it is, and may be null', (field, value) => {
  for (const set of [value, null]) {
    const body = chat({ [field]: set });
    expect(walk(body).apply([], { model: 'm', drop: true })).toEqual(body);
  }
});

test('an answer that the model is to go on with passes', () => {
  const messages = [{ role: 'assistant', content: 'So', prefix: true }];
  expect(walk(chat({ messages })).apply([], { model: 'm', drop: true })).toEqual(
    chat({ messages }),
  );
});

test.each<[string, JsonObject, string, JsonObject]>([
  ['a field', chat({ foo: 1 }), 'unknown_field', { at: 'foo', field: 'foo' }],
  [
    'a field that may be text',
    chat({ 'Eva Garcia': 1 }),
    'unknown_field',
    { at: '{}', field: 'unprintable' },
  ],
  [
    'a field of a message',
    said({ ...hello, mood: 1 }),
    'unknown_field',
    { at: 'messages[0].mood', field: 'mood' },
  ],
  [
    'a role',
    said({ role: 'narrator', content: 'x' }),
    'unknown_part',
    { at: 'messages[0]', role: 'narrator' },
  ],
  [
    'a role that may be text',
    said({ role: 'Eva Garcia' }),
    'unknown_part',
    { at: 'messages[0]', role: 'unprintable' },
  ],
  ['no role', said({ content: 'x' }), 'unknown_part', { at: 'messages[0]', role: 'missing' }],
  [
    'a part',
    said({ role: 'user', content: [{ type: 'hologram' }] }),
    'unknown_part',
    { at: 'messages[0].content[0]', type: 'hologram' },
  ],
  [
    'an image',
    said({ role: 'user', content: [{ type: 'image_url', image_url: { url: 'x' } }] }),
    'media_refused',
    { at: 'messages[0].content[0]' },
  ],
  [
    'a search that the server runs',
    chat({ web_search_options: {} }),
    'unknown_field',
    {
      at: 'web_search_options',
      field: 'web_search_options',
      remedy: expect.stringContaining('leave it out'),
    },
  ],
  [
    'an image said by a system',
    said({ role: 'system', content: [{ type: 'image_url' }] }),
    'unknown_part',
    { at: 'messages[0].content[0]', type: 'image_url' },
  ],
  [
    'audio asked for',
    chat({ modalities: ['text', 'audio'] }),
    'media_refused',
    { at: 'modalities[1]' },
  ],
  [
    'a number for text',
    said({ role: 'user', content: 7 }),
    'invalid_value',
    { at: 'messages[0].content', expected: ['string', 'array'] },
  ],
  [
    'text for a number',
    chat({ temperature: 'Garcia' }),
    'invalid_value',
    { at: 'temperature', expected: 'number from -100 to 100' },
  ],
  [
    'an unlisted word',
    chat({ service_tier: 'Garcia' }),
    'invalid_value',
    { at: 'service_tier', expected: ['auto', 'default', 'flex', 'scale', 'priority', 'fast'] },
  ],
  [
    'a tool name with spaces',
    tool({ name: 'Eva Garcia' }),
    'invalid_value',
    { at: 'tools[0].function.name', expected: 'token' },
  ],
  [
    'a bias that is no token id',
    chat({ logit_bias: { Garcia: 1 } }),
    'invalid_value',
    { at: 'logit_bias.{}', expected: 'token id below 300000' },
  ],
  [
    'a bias of nine digits',
    chat({ logit_bias: { '123456789': 1 } }),
    'invalid_value',
    { at: 'logit_bias.{}', expected: 'token id below 300000' },
  ],
  [
    'metadata that is no string',
    chat({ metadata: { a: 7 } }),
    'invalid_value',
    { at: 'metadata.{}', expected: 'string' },
  ],
  [
    'nested template arguments',
    chat({ chat_template_kwargs: { a: { b: 'x' } } }),
    'invalid_value',
    { at: 'chat_template_kwargs.{}', expected: ['string', 'number', 'boolean'] },
  ],
  [
    'a schema keyword',
    tool({ parameters: { foo: 1 } }),
    'unknown_field',
    { at: 'tools[0].function.parameters.foo', field: 'foo' },
  ],
  [
    'a number that lost digits',
    tool({ parameters: { const: 2 ** 53 } }),
    'number_not_exact',
    { at: 'tools[0].function.parameters.const' },
  ],
  [
    'no messages',
    { model: 'm' },
    'invalid_value',
    { at: 'messages', expected: 'a value: it is required' },
  ],
  [
    'no model',
    { messages: [] },
    'invalid_value',
    { at: 'model', expected: 'a value: it is required' },
  ],
])('%s is refused by name', (_what, body, code, facts) => {
  expect(() => walk(body)).toThrow(expect.objectContaining({ code, facts }));
});

test('a body that is no object is refused', () => {
  expect(() => walk([])).toThrow(expect.objectContaining({ code: 'invalid_value' }));
});

test('images pass where the upstream may receive them', () => {
  const body = said({ role: 'user', content: [{ type: 'image_url', image_url: { url: 'x' } }] });
  expect(walk(body, true).apply([], { model: 'm', drop: false })).toEqual(body);
});

test('the model is replaced, and the request said to stream', () => {
  const walked = walk(chat({ stream: true }));
  expect(walked).toMatchObject({ model: 'm', stream: true, structured: false });
  expect(walked.apply([], { model: 'other', drop: false })).toEqual({
    ...chat({ stream: true }),
    model: 'other',
  });
});

test.each<[boolean, JsonObject]>([
  [false, { response_format: { type: 'text' } }],
  [true, { response_format: { type: 'json_object' } }],
  [true, { response_format: jsonSchema({ name: 'n' }) }],
  [true, { guided_json: { type: 'object' } }],
  [true, { structured_outputs: { json: { type: 'object' } } }],
  [false, { structured_outputs: { regex: 'x' } }],
])('structured is %s for %j', (isStructured, fields) => {
  expect(walk(chat(fields)).structured).toBe(isStructured);
});

test('minimum necessary leaves out who asked, and nothing else', () => {
  const body = chat({ user: 'u', safety_identifier: 's', metadata: { a: 'b' }, seed: 1 });
  expect(walk(body).apply([], { model: 'm', drop: true })).toEqual(chat({ seed: 1 }));
});

test('metadata of ours goes no further', () => {
  const walked = walk(chat({ metadata: { chaperone_patient: 'Garcia', note: 'Hi' } }));
  expect(walked.ownMetadata).toEqual({ chaperone_patient: 'Garcia' });
  expect(walked.loci.map(({ text }) => text)).not.toContain('Garcia');
  expect(walked.apply([], { model: 'm', drop: false })).toEqual(chat({ metadata: { note: 'Hi' } }));

  const onlyOurs = walk(chat({ metadata: { chaperone_purpose: 'TREAT' } }));
  expect(onlyOurs.apply([], { model: 'm', drop: false })).toEqual(chat({}));
});

test('the audio of an earlier answer is a continuation', () => {
  expect(walk(assistant({ audio: { id: 'audio_1' } })).continuations).toEqual(['audio_1']);
});

test('a path names declared fields only', () => {
  const paths = walk(called({ function: f('{"Garcia":{"deep":["x"]}}') })).loci.map(
    ({ path, kind, label }) => [path, kind, label],
  );
  const at = 'messages[0].tool_calls[0].function';
  expect(paths).toEqual([
    ['messages[0].tool_calls[0].id', 'token', undefined],
    [`${at}.name`, 'token', undefined],
    [`${at}.arguments.{}`, 'token', undefined],
    [`${at}.arguments.{}`, 'token', undefined],
    [`${at}.arguments.{}`, 'text', 'deep'],
  ]);
});

test('copies that a client has made of an answer are not sent', () => {
  const content = '{"name":"Garcia"}';
  const called = { name: 'f', arguments: content };
  const message = (parsed: JsonObject, parsedCall: JsonObject): JsonObject => ({
    role: 'assistant',
    ...{ content, refusal: null, ...parsed },
    tool_calls: [{ id: 'c', type: 'function', function: { ...called, ...parsedCall } }],
  });
  for (const copy of [{ name: 'Garcia' }, null]) {
    const body = chat({ messages: [message({ parsed: copy }, { parsed_arguments: copy })] });
    const walked = walk(body);
    expect(walked.loci.map(({ text }) => text)).toEqual([
      'name',
      'Garcia',
      'c',
      'f',
      'name',
      'Garcia',
    ]);
    expect(walked.apply([], { model: 'm', drop: false })).toEqual(
      chat({ messages: [message({}, {})] }),
    );
  }
});
