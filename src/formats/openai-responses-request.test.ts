import { expect, test } from 'vitest';
import type { Json, JsonObject } from '../core/json.ts';
import { openaiResponses } from './openai-responses.ts';

const walk = (body: Json, media = false) => openaiResponses.walk(body, { media });
const asked = (fields: JsonObject): JsonObject => ({ model: 'm', input: 'Hello', ...fields });
const items = (...input: JsonObject[]): JsonObject => ({ model: 'm', input });
const message = (...content: JsonObject[]) => items({ role: 'user', content });
const wrote = (...content: JsonObject[]) =>
  items({ type: 'message', role: 'assistant', id: 'msg_1', status: 'completed', content });
const written = (fields: JsonObject) => wrote({ type: 'output_text', text: 'x', ...fields });
const cited = (type: string, fields: JsonObject) => written({ annotations: [{ type, ...fields }] });
const call = (fields: JsonObject): JsonObject => ({
  type: 'function_call',
  call_id: 'call_1',
  name: 'f',
  arguments: '{}',
  ...fields,
});
const output = (value: Json, type = 'function_call_output') =>
  items({ type, call_id: 'call_1', output: value });
const custom = (fields: JsonObject) =>
  items({ type: 'custom_tool_call', call_id: 'call_1', name: 'c', input: 'x', ...fields });
const searched = (action: JsonObject) =>
  items({ type: 'web_search_call', id: 'ws_1', status: 'completed', action });
const found = (fields: JsonObject) =>
  items({ type: 'file_search_call', id: 'fs_1', status: 'completed', queries: [], ...fields });
const ran = (fields: JsonObject) =>
  items({ type: 'code_interpreter_call', id: 'ci_1', status: 'completed', ...fields });
const reasoned = (fields: JsonObject) => items({ type: 'reasoning', id: 'rs_1', ...fields });
const tool = (fields: JsonObject) => asked({ tools: [{ type: 'function', name: 'f', ...fields }] });
const variable = (value: Json) => asked({ prompt: { id: 'pmpt_1', variables: { a: value } } });
const text = (value: string): JsonObject => ({ type: 'input_text', text: value });

/** Bodies with the word Garcia in one place, or in several that must agree. */
const PLACES: Record<string, JsonObject> = {
  'input string': asked({ input: 'Garcia' }),
  instructions: asked({ instructions: 'Garcia' }),
  'instruction item': asked({ instructions: [{ role: 'developer', content: 'Garcia' }] }),
  'easy message': items({ role: 'user', content: 'Garcia' }),
  'developer message': items({ type: 'message', role: 'developer', content: 'Garcia' }),
  'system message': items({ role: 'system', content: 'Garcia' }),
  'assistant message': items({ role: 'assistant', content: 'Garcia' }),
  'message id': items({ role: 'user', id: 'Garcia', content: 'x' }),
  'input part': message(text('x'), text('Garcia')),
  'output part': written({ text: 'Garcia' }),
  'JSON in an output part': written({ text: '{"a":"Garcia"}' }),
  'refusal part': wrote({ type: 'refusal', refusal: 'Garcia' }),
  'cited title': cited('url_citation', { url: 'x', title: 'Garcia' }),
  'cited page': cited('url_citation', { url: 'https://Garcia', title: 'x' }),
  'cited file': cited('file_citation', { file_id: 'f', filename: 'Garcia.pdf', index: 0 }),
  'cited file id': cited('file_path', { file_id: 'Garcia', index: 0 }),
  'cited container file': cited('container_file_citation', { filename: 'Garcia.csv' }),
  'argument value': items(call({ arguments: '{"a": "Garcia"}' })),
  'argument key': items(call({ arguments: '{"Garcia":1}' })),
  'arguments that are no JSON': items(call({ arguments: 'Garcia' })),
  'called function': items(call({ name: 'Garcia' })),
  'called namespace': items(call({ namespace: 'Garcia' })),
  'item id of a call': items(call({ id: 'Garcia' })),
  'call id and its output': items(call({ call_id: 'Garcia' }), {
    type: 'function_call_output',
    call_id: 'Garcia',
    output: 'x',
  }),
  'function output': output('Garcia'),
  'function output that is JSON': output('{"a":["Garcia"]}'),
  'function output part': output([text('Garcia')]),
  'custom input': custom({ input: 'Garcia' }),
  'custom name': custom({ name: 'Garcia' }),
  'custom output': output('Garcia', 'custom_tool_call_output'),
  'custom output part': output([text('Garcia')], 'custom_tool_call_output'),
  'reasoning summary': reasoned({ summary: [{ type: 'summary_text', text: 'Garcia' }] }),
  'reasoning text': reasoned({ content: [{ type: 'reasoning_text', text: 'Garcia' }] }),
  'web query': searched({ type: 'search', query: 'Garcia' }),
  'web queries': searched({ type: 'search', queries: ['x', 'Garcia'] }),
  'web source': searched({ type: 'search', sources: [{ type: 'url', url: 'https://Garcia' }] }),
  'opened page': searched({ type: 'open_page', url: 'https://Garcia' }),
  'pattern on a page': searched({ type: 'find_in_page', url: 'x', pattern: 'Garcia' }),
  'file query': found({ queries: ['Garcia'] }),
  'found file': found({ results: [{ file_id: 'f', filename: 'Garcia.pdf', text: 'x' }] }),
  'found text': found({ results: [{ file_id: 'f', filename: 'x', text: 'Garcia' }] }),
  'attribute of a found file': found({ results: [{ attributes: { a: 'Garcia' } }] }),
  'code that ran': ran({ code: 'print("Garcia")' }),
  'log of code': ran({ code: 'x', outputs: [{ type: 'logs', logs: 'Garcia' }] }),
  'prompt variable': variable('Garcia'),
  'prompt variable part': variable(text('Garcia')),
  'prompt variable name': asked({ prompt: { id: 'pmpt_1', variables: { Garcia: 'x' } } }),
  'prompt id': asked({ prompt: { id: 'Garcia' } }),
  'tool name and choice': asked({
    tools: [{ type: 'function', name: 'Garcia' }],
    tool_choice: { type: 'function', name: 'Garcia' },
  }),
  'custom tool choice': asked({ tool_choice: { type: 'custom', name: 'Garcia' } }),
  'allowed tools': asked({
    tool_choice: {
      type: 'allowed_tools',
      mode: 'auto',
      tools: [{ type: 'function', name: 'Garcia' }],
    },
  }),
  'tool description': tool({ description: 'Garcia' }),
  'tool parameters': tool({ parameters: { type: 'object', description: 'Garcia' } }),
  'tool output schema': tool({ output_schema: { enum: ['Garcia'] } }),
  'property and argument key': asked({
    input: [call({ arguments: '{"Garcia":true}' })],
    tools: [
      {
        type: 'function',
        name: 'f',
        parameters: { properties: { Garcia: {} }, required: ['Garcia'] },
      },
    ],
  }),
  namespace: asked({ tools: [{ type: 'namespace', name: 'Garcia', tools: [] }] }),
  'namespace description': asked({
    tools: [{ type: 'namespace', name: 'n', description: 'Garcia', tools: [] }],
  }),
  'tool in a namespace': asked({
    tools: [{ type: 'namespace', name: 'n', tools: [{ type: 'custom', name: 'Garcia' }] }],
  }),
  'custom tool': asked({ tools: [{ type: 'custom', name: 'c', description: 'Garcia' }] }),
  'custom grammar': asked({
    tools: [
      {
        type: 'custom',
        name: 'c',
        format: { type: 'grammar', syntax: 'lark', definition: 'start: "Garcia"' },
      },
    ],
  }),
  'text format name': asked({ text: { format: { type: 'json_schema', name: 'Garcia' } } }),
  'text format': asked({
    text: { format: { type: 'json_schema', name: 'n', description: 'Garcia' } },
  }),
  'text schema': asked({
    text: { format: { type: 'json_schema', name: 'n', schema: { enum: ['Garcia'] } } },
  }),
  'metadata value': asked({ metadata: { note: 'Garcia' } }),
  'metadata key': asked({ metadata: { Garcia: 'x' } }),
  prompt_cache_key: asked({ prompt_cache_key: 'Garcia' }),
  safety_identifier: asked({ safety_identifier: 'Garcia' }),
  user: asked({ user: 'ward of Garcia' }),
  stop: asked({ stop: ['Garcia'] }),
};

const KEPT = { model: 'm', drop: false };

test.each(Object.entries(PLACES))('%s is found, and it alone is replaced', (_place, body) => {
  const source = JSON.stringify(body);
  const walked = walk(body);
  const replaced = walked.loci.map((locus) =>
    locus.text.includes('Garcia') ? locus.text.replaceAll('Garcia', 'Quillon') : undefined,
  );
  expect(replaced.some((one) => one !== undefined)).toBe(true);
  expect(walked.apply(replaced, KEPT)).toEqual(JSON.parse(source.replaceAll('Garcia', 'Quillon')));
  expect(walked.apply([], KEPT)).toBe(body);
  expect(JSON.stringify(body)).toBe(source);
});

const SETTINGS: Record<string, Json> = {
  background: false,
  context_management: [{ type: 'compaction', compact_threshold: 1000 }],
  include: ['reasoning.encrypted_content', 'message.output_text.logprobs'],
  max_output_tokens: 10,
  max_tool_calls: 1,
  moderation: { model: 'm', policy: { input: { mode: 'score' } } },
  parallel_tool_calls: false,
  prompt_cache_options: { mode: 'explicit', ttl: '30m', prewarm: true },
  prompt_cache_retention: '24h',
  reasoning: { effort: 'low', summary: 'auto', generate_summary: 'concise' },
  service_tier: 'flex',
  store: false,
  stream: true,
  stream_options: { include_obfuscation: false },
  temperature: 0,
  text: { format: { type: 'text' }, verbosity: 'low' },
  tool_choice: 'required',
  top_logprobs: 3,
  top_p: 1,
  truncation: 'auto',
};

test.each(Object.entries(SETTINGS))('%s passes as it is, and may be null', (field, value) => {
  for (const set of [value, null]) {
    const body = asked({ [field]: set });
    expect(walk(body).apply([], { model: 'm', drop: true })).toEqual(body);
  }
});

test.each<[string, JsonObject, string, JsonObject]>([
  ['a field', asked({ mood: 1 }), 'unknown_field', { at: 'mood', field: 'mood' }],
  [
    'a field of an item',
    items(call({ mood: 1 })),
    'unknown_field',
    { at: 'input[0].mood', field: 'mood' },
  ],
  ['an item', items({ type: 'hologram' }), 'unknown_part', { at: 'input[0]', type: 'hologram' }],
  [
    'an item of a remote server',
    items({ type: 'mcp_call', id: 'x' }),
    'unknown_part',
    { at: 'input[0]', type: 'mcp_call' },
  ],
  [
    'a part',
    message({ type: 'input_smell' }),
    'unknown_part',
    { at: 'input[0].content[0]', type: 'input_smell' },
  ],
  ['a role', items({ role: 'nurse', content: 'x' }), 'invalid_value', { at: 'input[0].role' }],
  ['a background answer', asked({ background: true }), 'invalid_value', { at: 'background' }],
  ['no model', { input: 'x' }, 'invalid_value', { at: 'model' }],
  ...[
    ...['web_search', 'file_search', 'code_interpreter', 'mcp', 'computer', 'image_generation'],
    ...['apply_patch', 'shell', 'local_shell'],
  ].map((type): [string, JsonObject, string, JsonObject] => [
    `the tool ${type}`,
    asked({ tools: [{ type }] }),
    'unknown_part',
    { at: 'tools[0]', type, remedy: expect.stringContaining('function or custom') },
  ]),
])('refused: %s', (_what, body, code, facts) => {
  const refusal = { code, facts: expect.objectContaining(facts) };
  expect(() => walk(body)).toThrow(expect.objectContaining(refusal));
});

test.each<[string, JsonObject]>([
  ['image', message({ type: 'input_image', image_url: 'data:image/png;base64,eA==' })],
  ['file', message({ type: 'input_file', file_id: 'file_1' })],
  ['audio', message({ type: 'input_audio', input_audio: { data: '', format: 'mp3' } })],
  ['image of a tool', output([{ type: 'input_image', image_url: 'https://x' }])],
  ['image in a prompt variable', variable({ type: 'input_image', image_url: 'https://x' })],
  ['image of code', ran({ outputs: [{ type: 'image', url: 'https://x' }] })],
])('media need a permit: %s', (_what, body) => {
  expect(() => walk(body)).toThrow(expect.objectContaining({ code: 'media_refused' }));
  expect(walk(body, true).apply([], KEPT)).toBe(body);
});

test.each<[JsonObject, string[]]>([
  [asked({ previous_response_id: 'resp_1' }), ['resp_1']],
  [asked({ conversation: 'conv_1' }), ['conv_1']],
  [asked({ conversation: { id: 'conv_1' } }), ['conv_1']],
  [items({ type: 'item_reference', id: 'msg_1' }), ['msg_1']],
  [items({ id: 'msg_1' }, { type: null, id: 'msg_2' }), ['msg_1', 'msg_2']],
  [ran({ container_id: 'cntr_1' }), ['cntr_1']],
  [asked({ prompt_cache_options: { comparison_response_id: 'resp_1' } }), ['resp_1']],
])('%j refers to state that the server keeps', (body, continuations) => {
  const walked = walk(body);
  expect(walked.continuations).toEqual(continuations);
  expect(walked.apply([], KEPT)).toBe(body);
});

test('encrypted reasoning passes unedited, and its issuer is asked for', () => {
  const encrypted = { encrypted_content: 'blob' };
  expect(walk(reasoned(encrypted)).sealed).toEqual(['blob']);
  expect(walk(items({ type: 'compaction', id: 'cmp_1', ...encrypted })).sealed).toEqual(['blob']);
});

test('log probabilities spell a text out, and are not sent back', () => {
  const body = written({ logprobs: [{ token: 'Garcia', logprob: 0 }] });
  expect(walk(body).apply([], KEPT)).toEqual(written({}));
});

test('what is ours goes no further, and what a model does not need can be dropped', () => {
  const own = { chaperone_patient: 'p1' };
  const mine = { metadata: { ...own, ward: '7' }, user: 'u', safety_identifier: 's' };
  const walked = walk(asked(mine));
  expect(walked.ownMetadata).toEqual(own);
  expect(walked.apply([], KEPT)).toEqual(asked({ ...mine, metadata: { ward: '7' } }));
  expect(walked.apply([], { model: 'up', drop: true })).toEqual({ ...asked({}), model: 'up' });
});

test.each<[Json, boolean]>([
  [null, false],
  [{ verbosity: 'low' }, false],
  [{ format: { type: 'text' } }, false],
  [{ format: { type: 'json_object' } }, true],
  [{ format: { type: 'json_schema', name: 'n', schema: {} } }, true],
])('text %j asks for JSON: %s', (options, structured) => {
  expect(walk(asked({ text: options })).structured).toBe(structured);
});

test('which client asks stays here', () => {
  const client_metadata = { session_id: 's', 'x-codex-turn-metadata': '{"cwd":"/home/garcia"}' };
  const sent = walk(asked({ client_metadata })).apply([], { model: 'm', drop: false });
  expect(sent).toEqual(asked({}));
});
