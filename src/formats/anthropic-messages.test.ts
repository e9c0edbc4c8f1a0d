import { expect, test } from 'vitest';
import { identitySteps } from '../../test/support/toy-answer-steps.ts';
import { Failure } from '../core/failures.ts';
import type { Json, JsonObject } from '../core/json.ts';
import { anthropicCountTokens, anthropicMessages } from './anthropic-messages.ts';
import type { AnswerSteps } from './types.ts';

const base = { model: 'm', max_tokens: 10 };
const hello = { role: 'user', content: 'Hello' };
const walk = (body: Json, media = false) => anthropicMessages.walk(body, { media });
const asked = (fields: JsonObject): JsonObject => ({ ...base, messages: [hello], ...fields });
const said = (...messages: JsonObject[]): JsonObject => ({ ...base, messages });
const blocks = (...content: JsonObject[]) => said({ role: 'user', content });
const text = (fields: JsonObject = {}): JsonObject => ({ type: 'text', text: 'x', ...fields });
const cited = (citation: JsonObject) => blocks(text({ citations: [citation] }));
const document = (fields: JsonObject): JsonObject => ({
  type: 'document',
  source: { type: 'text', media_type: 'text/plain', data: 'x' },
  ...fields,
});
const used = (fields: JsonObject): JsonObject => ({
  type: 'tool_use',
  id: 'toolu_1',
  name: 'f',
  input: {},
  ...fields,
});
const result = (content: Json, fields: JsonObject = {}) =>
  blocks({ type: 'tool_result', tool_use_id: 'toolu_1', content, ...fields });
const served = (type: string, content: Json) =>
  blocks({ type, tool_use_id: 'srvtoolu_1', content });
const tool = (fields: JsonObject) => asked({ tools: [{ name: 'f', input_schema: {}, ...fields }] });

/** Bodies with the word Garcia in one place, or in several that must agree. */
const PLACES: Record<string, JsonObject> = {
  'user content': said({ role: 'user', content: 'Garcia' }),
  'assistant content': said(hello, { role: 'assistant', content: 'Garcia' }),
  'system turn': said(hello, { role: 'system', content: 'Garcia' }),
  system: asked({ system: 'Garcia' }),
  'system block': asked({ system: [text(), text({ text: 'Garcia' })] }),
  'text block': blocks(text({ text: 'Garcia' })),
  'JSON in a text block': blocks(text({ text: '{"a":["Garcia"]}' })),
  'cited text': cited({ type: 'page_location', cited_text: 'Garcia', document_index: 0 }),
  'title of a cited document': cited({ type: 'char_location', document_title: 'Garcia' }),
  'file of a citation': cited({ type: 'content_block_location', file_id: 'Garcia' }),
  'cited search result': cited({ type: 'search_result_location', title: 'Garcia', source: 'x' }),
  'cited source': cited({ type: 'search_result_location', title: 'x', source: 'Garcia' }),
  'cited page': cited({ type: 'web_search_result_location', url: 'https://x/Garcia' }),
  'document text': blocks(
    document({ source: { type: 'text', media_type: 'text/plain', data: 'Garcia' } }),
  ),
  'document content': blocks(document({ source: { type: 'content', content: 'Garcia' } })),
  'document content block': blocks(
    document({ source: { type: 'content', content: [text({ text: 'Garcia' })] } }),
  ),
  'document title': blocks(document({ title: 'Garcia' })),
  'document context': blocks(document({ context: 'Garcia' })),
  'search result': blocks({
    type: 'search_result',
    source: 'x',
    title: 'x',
    content: [text({ text: 'Garcia' })],
  }),
  'search result title': blocks({ type: 'search_result', source: 'x', title: 'Garcia' }),
  'search result source': blocks({ type: 'search_result', source: 'Garcia', title: 'x' }),
  'tool input': blocks(used({ input: { a: ['Garcia'] } })),
  'key of tool input': blocks(used({ input: { Garcia: 1 } })),
  'JSON in tool input': blocks(used({ input: { a: '{"b":"Garcia"}' } })),
  'tool used': blocks(used({ name: 'Garcia' })),
  'toolset used': blocks(used({ toolset_name: 'Garcia' })),
  'id of a tool use and its result': said(
    { role: 'assistant', content: [used({ id: 'Garcia' })] },
    { role: 'user', content: [{ type: 'tool_result', tool_use_id: 'Garcia' }] },
  ),
  'tool result': result('Garcia'),
  'tool result that is JSON': result('{"a":{"Garcia":1}}'),
  'tool result block': result([text({ text: 'Garcia' })]),
  'document of a tool result': result([document({ title: 'Garcia' })]),
  'search result of a tool result': result([
    { type: 'search_result', source: 'x', title: 'Garcia', content: [] },
  ]),
  'tool named in a result': result([{ type: 'tool_reference', tool_name: 'Garcia' }]),
  'server tool input': blocks({ ...used({ input: { query: 'Garcia' } }), type: 'server_tool_use' }),
  'web search result': served('web_search_tool_result', [
    { type: 'web_search_result', title: 'Garcia', url: 'https://x' },
  ]),
  'web search page': served('web_search_tool_result', [
    { type: 'web_search_result', title: 'x', url: 'https://Garcia' },
  ]),
  'fetched page': served('web_fetch_tool_result', {
    type: 'web_fetch_result',
    url: 'https://x',
    content: document({ title: 'Garcia' }),
  }),
  'code output': served('code_execution_tool_result', {
    type: 'code_execution_result',
    stdout: 'Garcia',
    stderr: '',
    return_code: 0,
    content: [],
  }),
  'shell error output': served('bash_code_execution_tool_result', {
    type: 'bash_code_execution_result',
    stdout: '',
    stderr: 'Garcia',
    return_code: 1,
    content: [{ type: 'bash_code_execution_output', file_id: 'file_1' }],
  }),
  'edited file': served('text_editor_code_execution_tool_result', {
    type: 'text_editor_code_execution_view_result',
    content: 'Garcia',
    file_type: 'text',
  }),
  'edited lines': served('text_editor_code_execution_tool_result', {
    type: 'text_editor_code_execution_str_replace_result',
    lines: ['x', 'Garcia'],
  }),
  'editor error': served('text_editor_code_execution_tool_result', {
    type: 'text_editor_code_execution_tool_result_error',
    error_code: 'file_not_found',
    error_message: 'Garcia',
  }),
  'tool found': served('tool_search_tool_result', {
    type: 'tool_search_tool_search_result',
    tool_references: [{ type: 'tool_reference', tool_name: 'Garcia' }],
  }),
  'tool name and choice': asked({
    tools: [{ name: 'Garcia', input_schema: {} }],
    tool_choice: { type: 'tool', name: 'Garcia' },
  }),
  'tool description': tool({ description: 'Garcia' }),
  'tool schema': tool({ input_schema: { properties: { a: { description: 'Garcia' } } } }),
  'property and input key': asked({
    messages: [{ role: 'assistant', content: [used({ input: { Garcia: true } })] }],
    tools: [{ name: 'f', input_schema: { properties: { Garcia: {} }, required: ['Garcia'] } }],
  }),
  'tool example': tool({ input_examples: [{ a: 'Garcia' }] }),
  'example for the memory tool': asked({
    tools: [{ type: 'memory_20250818', name: 'memory', input_examples: [{ path: 'Garcia' }] }],
  }),
  'stop sequence': asked({ stop_sequences: ['x', 'Garcia'] }),
  user_id: asked({ metadata: { user_id: 'Garcia' } }),
  'output schema': asked({
    output_config: { format: { type: 'json_schema', schema: { enum: ['Garcia'] } } },
  }),
  'output schema of the first beta': asked({
    output_format: { type: 'json_schema', schema: { description: 'Garcia' } },
  }),
  user_profile_id: asked({ user_profile_id: 'Garcia' }),
  workspace_id: asked({ workspace_id: 'Garcia' }),
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
  stream: true,
  temperature: 0.5,
  top_k: 4,
  top_p: 1,
  service_tier: 'standard_only',
  inference_geo: 'us',
  speed: 'fast',
  cache_control: { type: 'ephemeral', ttl: '1h' },
  thinking: { type: 'enabled', budget_tokens: 1024 },
  tool_choice: { type: 'any', disable_parallel_tool_use: true },
  output_config: { effort: 'low' },
  tools: [
    {
      ...{ type: 'computer_20250124', name: 'computer' },
      ...{ display_width_px: 1280, display_height_px: 1080, display_number: 1 },
    },
    { type: 'computer_20251124', name: 'computer', enable_zoom: true },
  ],
  context_management: {
    edits: [
      {
        type: 'clear_tool_uses_20250919',
        trigger: { type: 'tool_uses', value: 9 },
        keep: { type: 'tool_uses', value: 3 },
        clear_at_least: { type: 'input_tokens', value: 1 },
        exclude_tools: ['f'],
        clear_tool_inputs: ['g'],
      },
      { type: 'clear_tool_uses_20250919', clear_at_least: null, clear_tool_inputs: true },
      { type: 'clear_thinking_20251015', keep: { type: 'thinking_turns', value: 2 } },
      { type: 'clear_thinking_20251015', keep: 'all' },
    ],
  },
};

test.each(Object.entries(SETTINGS))('%s passes as it is, and may be null', (field, value) => {
  for (const set of [value, null]) {
    const body = asked({ [field]: set });
    expect(walk(body).apply([], { model: 'm', drop: true })).toEqual(body);
  }
});

test.each<[string, JsonObject, string, JsonObject]>([
  ['a field', asked({ mcp_servers: [] }), 'unknown_field', { at: 'mcp_servers' }],
  ['a block', blocks({ type: 'hologram' }), 'unknown_part', { type: 'hologram' }],
  [
    'a way of clearing that writes text of its own',
    asked({ context_management: { edits: [{ type: 'compact_20260112', instructions: 'x' }] } }),
    'unknown_part',
    { at: 'context_management.edits[0]' },
  ],
  [
    'a field of a block',
    blocks(text({ mood: 'x' })),
    'unknown_field',
    { at: 'messages[0].content[0].mood' },
  ],
  [
    'a field of thinking',
    blocks({ type: 'thinking', thinking: 'x', signature: 's', note: 'x' }),
    'unknown_field',
    { at: 'messages[0].content[0].note' },
  ],
  ['a role', said({ role: 'nurse', content: 'x' }), 'invalid_value', { at: 'messages[0].role' }],
  ['no messages', base, 'invalid_value', { at: 'messages' }],
  ['metadata', asked({ metadata: { ward: 'x' } }), 'unknown_field', { at: 'metadata.ward' }],
  [
    'a tool the upstream runs',
    asked({ tools: [{ type: 'web_search_20250305', name: 'web_search' }] }),
    'unknown_part',
    {
      at: 'tools[0]',
      type: expect.stringMatching(/^web_search_/),
      remedy: expect.stringContaining('input_schema'),
    },
  ],
  [
    'a citation',
    cited({ type: 'aura_location' }),
    'unknown_part',
    { at: 'messages[0].content[0].citations[0]' },
  ],
])('refused: %s', (_what, body, code, facts) => {
  const refusal = { code, facts: expect.objectContaining(facts) };
  expect(() => walk(body)).toThrow(expect.objectContaining(refusal));
});

test.each<[string, JsonObject]>([
  ['image', { type: 'image', source: { type: 'base64', media_type: 'image/png', data: 'eA==' } }],
  ['image by address', { type: 'image', source: { type: 'url', url: 'https://x/y.png' } }],
  ['image by file', { type: 'image', source: { type: 'file', file_id: 'file_1' } }],
  ['document', document({ source: { type: 'base64', media_type: 'application/pdf', data: '' } })],
  ['document by address', document({ source: { type: 'url', url: 'https://x/y.pdf' } })],
  ['document by file', document({ source: { type: 'file', file_id: 'file_1' } })],
  ['upload', { type: 'container_upload', file_id: 'file_1' }],
])('media need a permit: %s', (_what, block) => {
  const bodies = [blocks(block), result([block])];
  for (const body of block.type === 'container_upload' ? bodies.slice(0, 1) : bodies) {
    expect(() => walk(body)).toThrow(expect.objectContaining({ code: 'media_refused' }));
    expect(walk(body, true).apply([], KEPT)).toBe(body);
  }
});

test('thinking passes unedited, and its issuer is asked for', () => {
  const body = said({
    role: 'assistant',
    content: [
      { type: 'thinking', thinking: 'Garcia?', signature: 'sig' },
      { type: 'redacted_thinking', data: 'blob' },
    ],
  });
  const walked = walk(body);
  expect(walked.sealed).toEqual(['sig\nGarcia?', 'blob']);
  expect(walked.loci).toEqual([]);
});

test.each([{}, { signature: null }, { signature: '' }])(
  'unsigned thinking (%j) is text',
  (rest) => {
    const thought = (thinking: string) =>
      said({ role: 'assistant', content: [{ type: 'thinking', thinking, ...rest }] });
    const walked = walk(thought('Garcia?'));
    expect(walked.sealed).toEqual([]);
    expect(walked.apply(['Quillon?'], { model: 'm', drop: false })).toEqual(thought('Quillon?'));
  },
);

test('encrypted search results are sealed too', () => {
  const found = { type: 'web_search_result', title: 'x', url: 'y', encrypted_content: 'blob' };
  expect(walk(served('web_search_tool_result', [found])).sealed).toEqual(['blob']);
});

test('state that the server keeps', () => {
  const ids = (fields: JsonObject) => walk(asked(fields)).continuations;
  expect(ids({ container: 'c_1' })).toEqual(['c_1']);
  expect(ids({ container: { id: 'c_1' } })).toEqual(['c_1']);
  expect(ids({ diagnostics: { previous_message_id: 'msg_1' } })).toEqual(['msg_1']);
});

test('what is ours goes no further, and what a model does not need can be dropped', () => {
  const own = { chaperone_patient: 'p1' };
  const walked = walk(asked({ metadata: { ...own, user_id: 'u' }, workspace_id: 'w' }));
  expect(walked.ownMetadata).toEqual(own);
  expect(walked.apply([], KEPT)).toEqual(asked({ metadata: { user_id: 'u' }, workspace_id: 'w' }));
  expect(walked.apply([], { model: 'up', drop: true })).toEqual({ ...asked({}), model: 'up' });
});

test.each<[JsonObject, boolean]>([
  [{}, false],
  [{ output_config: { effort: 'low' } }, false],
  [{ output_config: { format: { type: 'json_schema', schema: {} } } }, true],
  [{ output_format: { type: 'json_schema', schema: {} } }, true],
])('%j asks for JSON: %s', (fields, structured) => {
  expect(walk(asked(fields)).structured).toBe(structured);
});

test('counting takes the prompt, and no settings of an answer', () => {
  const count = (body: Json) => anthropicCountTokens.walk(body, { media: false });
  const prompt = { model: 'm', messages: [{ role: 'user', content: 'Garcia' }], system: 'x' };
  expect(count(prompt).loci.map((locus) => locus.text)).toEqual(['Garcia', 'x']);
  expect(count({ ...prompt, metadata: { chaperone_user: 'u' } }).apply([], KEPT)).toEqual(prompt);
  expect(() => count(asked({}))).toThrow(expect.objectContaining({ code: 'unknown_field' }));
});

test.each<[ConstructorParameters<typeof Failure>, string]>([
  [['unknown_field', { at: 'mood' }], 'invalid_request_error'],
  [['unauthenticated'], 'authentication_error'],
  [['policy_denied'], 'permission_error'],
  [['model_not_found'], 'not_found_error'],
  [['body_too_large'], 'request_too_large'],
  [['rate_limited'], 'rate_limit_error'],
  [['deid_blocked'], 'invalid_request_error'],
  [['internal'], 'api_error'],
  [['upstream_timeout'], 'timeout_error'],
  [['ledger_unavailable'], 'overloaded_error'],
])('%j is a %s', (given, type) => {
  const failure = new Failure(...given);
  const body = anthropicMessages.failureBody(failure, 'req_1');
  expect(body).toMatchObject({
    type: 'error',
    error: { type, code: failure.code },
    request_id: 'req_1',
  });
  const { message } = (body as { error: { message: string } }).error;
  expect(message).toContain(`[${failure.code}] ${failure.message}`);
  expect(anthropicMessages.failureEvents(failure, 'req_1')).toEqual([
    { event: 'error', data: JSON.stringify(body) },
  ]);
});

test('documents are listed as answers cite them, over all messages and tool results', () => {
  const body = said(
    { role: 'user', content: 'no blocks' },
    {
      role: 'user',
      content: [
        text(),
        document({ source: { type: 'text', media_type: 'text/plain', data: 'one' } }),
        document({ source: { type: 'content', content: 'two' } }),
        { type: 'tool_result', tool_use_id: 't', content: [document({})] },
      ],
    },
  );
  expect(anthropicMessages.documents!(body)).toEqual(['one', undefined, 'x']);
});

test('a place in a document is told as the caller has it', () => {
  const steps: AnswerSteps = {
    ...identitySteps(),
    documentOffset: (index, sent) => index * 1000 + sent * 2,
  };
  const place = { type: 'char_location', document_index: 1, cited_text: 'x', document_title: null };
  const answerOf = (citation: JsonObject) => ({
    type: 'message',
    content: [text({ citations: [citation] })],
  });
  expect(
    anthropicMessages.answer(answerOf({ ...place, start_char_index: 3, end_char_index: 9 }), steps),
  ).toEqual(answerOf({ ...place, start_char_index: 1006, end_char_index: 1018 }));
});

test('a cache stays the own one of the house, whoever a client lets read it', () => {
  const marked = (cache_control: JsonObject) => asked({ system: [text({ cache_control })] });
  const body = marked({ type: 'ephemeral', ttl: '1h', scope: 'global' });
  const sent = walk(body).apply([], { model: 'm', drop: false });
  expect(sent).toEqual(marked({ type: 'ephemeral', ttl: '1h' }));
});
