/**
 * Every place of every format that can carry text, each with a synthetic patient's identifiers put
 * there. `expect` says what must happen: the request is sent with the identifiers replaced, or it
 * is refused by name. A place that starts being refused is noticed as surely as one that leaks.
 */
import type { Json, JsonObject } from '../../src/core/json.ts';

export interface Sentinels {
  /** Free text with every kind of identifier. */
  readonly text: string;
  /** An id-like word that holds a name and a number. */
  readonly token: string;
  /** JSON source whose values and keys identify. */
  readonly json: string;
  /** A record number as a JSON number. */
  readonly number: number;
}

export interface Placement {
  readonly id: string;
  readonly path: string;
  readonly expect: 'sent' | 'refused';
  readonly body: (sentinels: Sentinels) => JsonObject;
}

type Build = (s: Sentinels) => Json;

const CHAT = '/v1/chat/completions';
const RESPONSES = '/v1/responses';
const EMBEDDINGS = '/v1/embeddings';
const MESSAGES = '/v1/messages';
const COUNT = '/v1/messages/count_tokens';

const hello: JsonObject = { role: 'user', content: 'Summarise.' };

function chat(fields: Record<string, Build>): Placement['body'] {
  return (s) => ({ model: 'test', messages: [hello], ...built(fields, s) });
}
function chatMessages(build: (s: Sentinels) => Json[]): Placement['body'] {
  return (s) => ({ model: 'test', messages: build(s) });
}
function responses(fields: Record<string, Build>): Placement['body'] {
  return (s) => ({ model: 'test', input: 'Summarise.', ...built(fields, s) });
}
function items(build: (s: Sentinels) => Json[]): Placement['body'] {
  return (s) => ({ model: 'test', input: build(s) });
}
function messages(fields: Record<string, Build>): Placement['body'] {
  return (s) => ({ model: 'claude', max_tokens: 64, messages: [hello], ...built(fields, s) });
}
function blocks(build: (s: Sentinels) => Json[]): Placement['body'] {
  return messages({ messages: (s) => [{ role: 'user', content: build(s) }] });
}
function built(fields: Record<string, Build>, s: Sentinels): JsonObject {
  return Object.fromEntries(Object.entries(fields).map(([name, build]) => [name, build(s)]));
}

/** One JSON Schema with the sentinel at one keyword. */
const SCHEMA_PLACES: Record<string, Build> = {
  title: (s) => ({ type: 'object', title: s.text }),
  description: (s) => ({ type: 'object', description: s.text }),
  'property description': (s) => ({
    type: 'object',
    properties: { a: { type: 'string', description: s.text } },
  }),
  enum: (s) => ({ type: 'object', properties: { a: { type: 'string', enum: ['x', s.text] } } }),
  const: (s) => ({ type: 'object', properties: { a: { const: s.text } } }),
  default: (s) => ({ type: 'object', properties: { a: { type: 'string', default: s.text } } }),
  examples: (s) => ({ type: 'object', properties: { a: { type: 'string', examples: [s.text] } } }),
  'nested items': (s) => ({
    type: 'object',
    properties: { a: { type: 'array', items: { type: 'string', description: s.text } } },
  }),
  anyOf: (s) => ({
    type: 'object',
    properties: { a: { anyOf: [{ type: 'null' }, { type: 'string', description: s.text }] } },
  }),
  $defs: (s) => ({ type: 'object', $defs: { p: { type: 'string', description: s.text } } }),
  'property name': (s) => ({
    type: 'object',
    properties: { [s.token]: { type: 'string' } },
    required: [s.token],
  }),
  'enum number': (s) => ({ type: 'object', properties: { a: { enum: [s.number] } } }),
};

const chatTool = (fields: JsonObject): Json => ({
  type: 'function',
  function: { name: 'f', ...fields },
});
const chatCall = (call: JsonObject): Json => ({
  role: 'assistant',
  content: null,
  tool_calls: [{ id: 'call_1', type: 'function', ...call }],
});
const chatResult = (content: Json): Json => ({ role: 'tool', tool_call_id: 'call_1', content });
const plainCall = chatCall({ function: { name: 'f', arguments: '{}' } });

const CHAT_PLACES: Record<string, Placement['body']> = {
  ...Object.fromEntries(
    ['system', 'developer', 'user', 'assistant'].map((role) => [
      `${role} content`,
      chatMessages((s) => [{ role, content: s.text }, hello]),
    ]),
  ),
  ...Object.fromEntries(
    ['system', 'developer', 'user', 'assistant'].map((role) => [
      `${role} text part`,
      chatMessages((s) => [{ role, content: [{ type: 'text', text: s.text }] }, hello]),
    ]),
  ),
  'second text part': chatMessages((s) => [
    {
      role: 'user',
      content: [
        { type: 'text', text: 'a' },
        { type: 'text', text: s.text },
      ],
    },
  ]),
  'user name': chatMessages((s) => [{ role: 'user', name: s.token, content: 'Hello' }]),
  'system name': chatMessages((s) => [{ role: 'system', name: s.token, content: 'Hello' }, hello]),
  'assistant refusal': chatMessages((s) => [
    { role: 'assistant', content: null, refusal: s.text },
    hello,
  ]),
  'assistant refusal part': chatMessages((s) => [
    { role: 'assistant', content: [{ type: 'refusal', refusal: s.text }] },
    hello,
  ]),
  'assistant reasoning_content': chatMessages((s) => [
    { role: 'assistant', content: 'x', reasoning_content: s.text },
    hello,
  ]),
  'tool call arguments, value': chatMessages((s) => [
    chatCall({ function: { name: 'f', arguments: JSON.stringify({ note: s.text }) } }),
    chatResult('ok'),
  ]),
  'tool call arguments, keys and values': chatMessages((s) => [
    chatCall({ function: { name: 'f', arguments: s.json } }),
    chatResult('ok'),
  ]),
  'tool call arguments, number': chatMessages((s) => [
    chatCall({ function: { name: 'f', arguments: JSON.stringify({ mrn: s.number }) } }),
    chatResult('ok'),
  ]),
  'tool call arguments, not JSON': chatMessages((s) => [
    chatCall({ function: { name: 'f', arguments: `{"note": ${s.text}` } }),
    chatResult('ok'),
  ]),
  'tool call arguments, JSON in JSON': chatMessages((s) => [
    chatCall({ function: { name: 'f', arguments: JSON.stringify({ inner: s.json }) } }),
    chatResult('ok'),
  ]),
  'tool call arguments, escaped': chatMessages((s) => [
    chatCall({ function: { name: 'f', arguments: escapeAll(JSON.stringify({ note: s.text })) } }),
    chatResult('ok'),
  ]),
  'tool call function name': chatMessages((s) => [
    chatCall({ function: { name: s.token, arguments: '{}' } }),
    chatResult('ok'),
  ]),
  'tool call id': chatMessages((s) => [
    {
      role: 'assistant',
      content: null,
      tool_calls: [{ id: s.token, type: 'function', function: { name: 'f', arguments: '{}' } }],
    },
    { role: 'tool', tool_call_id: s.token, content: 'ok' },
  ]),
  'custom tool call input': chatMessages((s) => [
    {
      role: 'assistant',
      content: null,
      tool_calls: [{ id: 'call_1', type: 'custom', custom: { name: 'f', input: s.text } }],
    },
    chatResult('ok'),
  ]),
  'legacy function_call arguments': chatMessages((s) => [
    {
      role: 'assistant',
      content: null,
      function_call: { name: 'f', arguments: JSON.stringify({ note: s.text }) },
    },
    { role: 'function', name: 'f', content: 'ok' },
  ]),
  'legacy function result': chatMessages((s) => [
    { role: 'assistant', content: null, function_call: { name: 'f', arguments: '{}' } },
    { role: 'function', name: 'f', content: s.text },
  ]),
  'tool result text': chatMessages((s) => [plainCall, chatResult(s.text)]),
  'tool result JSON': chatMessages((s) => [plainCall, chatResult(s.json)]),
  'tool result JSON array': chatMessages((s) => [
    plainCall,
    chatResult(JSON.stringify([[s.text]])),
  ]),
  'tool result JSON in JSON': chatMessages((s) => [
    plainCall,
    chatResult(JSON.stringify({ result: s.json })),
  ]),
  'tool result number': chatMessages((s) => [
    plainCall,
    chatResult(JSON.stringify({ mrn: s.number })),
  ]),
  'tool result parts': chatMessages((s) => [
    plainCall,
    chatResult([{ type: 'text', text: s.text }]),
  ]),
  user: chat({ user: (s) => s.text }),
  safety_identifier: chat({ safety_identifier: (s) => s.text }),
  prompt_cache_key: chat({ prompt_cache_key: (s) => s.text }),
  'metadata value': chat({ metadata: (s) => ({ note: s.text }) }),
  'metadata key': chat({ metadata: (s) => ({ [s.token]: 'x' }) }),
  'stop string': chat({ stop: (s) => s.text }),
  'stop list': chat({ stop: (s) => ['x', s.text] }),
  'prediction string': chat({ prediction: (s) => ({ type: 'content', content: s.text }) }),
  'prediction parts': chat({
    prediction: (s) => ({ type: 'content', content: [{ type: 'text', text: s.text }] }),
  }),
  'tool description': chat({ tools: (s) => [chatTool({ description: s.text })] }),
  'tool name': chat({ tools: (s) => [{ type: 'function', function: { name: s.token } }] }),
  'tool choice name': chat({
    tools: (s) => [{ type: 'function', function: { name: s.token } }],
    tool_choice: (s) => ({ type: 'function', function: { name: s.token } }),
  }),
  'custom tool description': chat({
    tools: (s) => [{ type: 'custom', custom: { name: 'f', description: s.text } }],
  }),
  'custom tool grammar': chat({
    tools: (s) => [
      {
        type: 'custom',
        custom: {
          name: 'f',
          format: { type: 'grammar', grammar: { syntax: 'lark', definition: s.text } },
        },
      },
    ],
  }),
  'legacy function description': chat({ functions: (s) => [{ name: 'f', description: s.text }] }),
  'response_format name': chat({
    response_format: (s) => ({
      type: 'json_schema',
      json_schema: { name: s.token, schema: { type: 'object' } },
    }),
  }),
  'response_format description': chat({
    response_format: (s) => ({
      type: 'json_schema',
      json_schema: { name: 'n', description: s.text, schema: { type: 'object' } },
    }),
  }),
  ...schemaPlaces('tool parameters', (schema) =>
    chat({ tools: (s) => [chatTool({ parameters: schema(s) })] }),
  ),
  ...schemaPlaces('response_format schema', (schema) =>
    chat({
      response_format: (s) => ({
        type: 'json_schema',
        json_schema: { name: 'n', schema: schema(s) },
      }),
    }),
  ),
  'web search location': chat({
    web_search_options: (s) => ({
      user_location: { type: 'approximate', approximate: { city: s.text } },
    }),
  }),
  'streamed user content': (s) => ({
    model: 'test',
    stream: true,
    messages: [{ role: 'user', content: s.text }],
  }),
};

const CHAT_REFUSED: Record<string, Placement['body']> = {
  'unknown field': chat({ patient_note: (s) => s.text }),
  'unknown field with an identifying name': (s) => ({
    model: 'test',
    messages: [hello],
    [s.token]: 'x',
  }),
  'unknown message field': chatMessages((s) => [{ role: 'user', content: 'x', note: s.text }]),
  'unknown role': chatMessages((s) => [{ role: s.token, content: 'x' }]),
  'unknown part': chatMessages((s) => [
    { role: 'user', content: [{ type: 'note', note: s.text }] },
  ]),
  'image url': chatMessages((s) => [
    {
      role: 'user',
      content: [
        {
          type: 'image_url',
          image_url: { url: `https://example.org/${encodeURIComponent(s.text)}` },
        },
      ],
    },
  ]),
  audio: chatMessages(() => [
    {
      role: 'user',
      content: [{ type: 'input_audio', input_audio: { data: 'AAAA', format: 'wav' } }],
    },
  ]),
  file: chatMessages((s) => [
    { role: 'user', content: [{ type: 'file', file: { filename: s.text, file_data: 'AAAA' } }] },
  ]),
  'wrong kind': chat({ temperature: (s) => s.text }),
  'unknown model': (s) => ({ model: s.token, messages: [hello] }),
  'unknown schema keyword': chat({
    tools: (s) => [chatTool({ parameters: { type: 'object', 'x-patient': s.text } })],
  }),
  'unknown tool type': chat({ tools: (s) => [{ type: s.token }] }),
};

const call = (fields: JsonObject): Json => ({
  type: 'function_call',
  call_id: 'call_1',
  name: 'f',
  arguments: '{}',
  ...fields,
});
const output = (value: Json): Json => ({
  type: 'function_call_output',
  call_id: 'call_1',
  output: value,
});

const RESPONSES_PLACES: Record<string, Placement['body']> = {
  'input string': (s) => ({ model: 'test', input: s.text }),
  'streamed input': (s) => ({ model: 'test', stream: true, input: s.text }),
  instructions: responses({ instructions: (s) => s.text }),
  ...Object.fromEntries(
    ['user', 'system', 'developer', 'assistant'].map((role) => [
      `${role} message string`,
      items((s) => [{ role, content: s.text }, hello]),
    ]),
  ),
  ...Object.fromEntries(
    ['user', 'system', 'developer'].map((role) => [
      `${role} input_text`,
      items((s) => [{ type: 'message', role, content: [{ type: 'input_text', text: s.text }] }]),
    ]),
  ),
  'assistant output_text': items((s) => [
    {
      type: 'message',
      id: 'msg_1',
      status: 'completed',
      role: 'assistant',
      content: [{ type: 'output_text', text: s.text, annotations: [] }],
    },
    hello,
  ]),
  'assistant refusal': items((s) => [
    {
      type: 'message',
      id: 'msg_1',
      status: 'completed',
      role: 'assistant',
      content: [{ type: 'refusal', refusal: s.text }],
    },
    hello,
  ]),
  'function_call arguments': items((s) => [
    call({ arguments: JSON.stringify({ note: s.text }) }),
    output('ok'),
  ]),
  'function_call arguments, keys': items((s) => [call({ arguments: s.json }), output('ok')]),
  'function_call arguments, number': items((s) => [
    call({ arguments: JSON.stringify({ mrn: s.number }) }),
    output('ok'),
  ]),
  'function_call name': items((s) => [call({ name: s.token }), output('ok')]),
  'function_call call_id': items((s) => [
    call({ call_id: s.token }),
    { type: 'function_call_output', call_id: s.token, output: 'ok' },
  ]),
  'function_call_output text': items((s) => [call({}), output(s.text)]),
  'function_call_output JSON': items((s) => [call({}), output(s.json)]),
  'function_call_output parts': items((s) => [
    call({}),
    output([{ type: 'input_text', text: s.text }]),
  ]),
  'custom_tool_call input': items((s) => [
    { type: 'custom_tool_call', call_id: 'call_1', name: 'f', input: s.text },
    { type: 'custom_tool_call_output', call_id: 'call_1', output: 'ok' },
  ]),
  custom_tool_call_output: items((s) => [
    { type: 'custom_tool_call', call_id: 'call_1', name: 'f', input: 'x' },
    { type: 'custom_tool_call_output', call_id: 'call_1', output: s.text },
  ]),
  'reasoning summary': items((s) => [
    { type: 'reasoning', id: 'rs_1', summary: [{ type: 'summary_text', text: s.text }] },
    hello,
  ]),
  'reasoning content': items((s) => [
    {
      type: 'reasoning',
      id: 'rs_1',
      summary: [],
      content: [{ type: 'reasoning_text', text: s.text }],
    },
    hello,
  ]),
  'prompt variables': responses({
    prompt: (s) => ({ id: 'pmpt_1', variables: { note: s.text } }),
  }),
  'metadata value': responses({ metadata: (s) => ({ note: s.text }) }),
  'metadata key': responses({ metadata: (s) => ({ [s.token]: 'x' }) }),
  user: responses({ user: (s) => s.text }),
  safety_identifier: responses({ safety_identifier: (s) => s.text }),
  prompt_cache_key: responses({ prompt_cache_key: (s) => s.text }),
  'tool description': responses({
    tools: (s) => [
      { type: 'function', name: 'f', description: s.text, parameters: {}, strict: false },
    ],
  }),
  'tool name': responses({
    tools: (s) => [{ type: 'function', name: s.token, parameters: {}, strict: false }],
  }),
  'tool choice name': responses({
    tools: (s) => [{ type: 'function', name: s.token, parameters: {}, strict: false }],
    tool_choice: (s) => ({ type: 'function', name: s.token }),
  }),
  'text format name': responses({
    text: (s) => ({ format: { type: 'json_schema', name: s.token, schema: { type: 'object' } } }),
  }),
  'text format description': responses({
    text: (s) => ({
      format: { type: 'json_schema', name: 'n', description: s.text, schema: { type: 'object' } },
    }),
  }),
  ...schemaPlaces('tool parameters', (schema) =>
    responses({
      tools: (s) => [{ type: 'function', name: 'f', parameters: schema(s), strict: false }],
    }),
  ),
  ...schemaPlaces('text format schema', (schema) =>
    responses({ text: (s) => ({ format: { type: 'json_schema', name: 'n', schema: schema(s) } }) }),
  ),
};

const RESPONSES_REFUSED: Record<string, Placement['body']> = {
  'unknown field': responses({ note: (s) => s.text }),
  'unknown item': items((s) => [{ type: 'note', note: s.text }]),
  'unknown part': items((s) => [{ role: 'user', content: [{ type: 'note', text: s.text }] }]),
  input_image: items((s) => [
    {
      role: 'user',
      content: [{ type: 'input_image', image_url: `https://example.org/${s.token}` }],
    },
  ]),
  input_file: items((s) => [
    { role: 'user', content: [{ type: 'input_file', filename: s.text, file_data: 'AAAA' }] },
  ]),
  'unknown previous response': responses({ previous_response_id: (s) => s.token }),
  'unknown item reference': items((s) => [{ type: 'item_reference', id: s.token }, hello]),
  'encrypted reasoning of unknown issuer': items((s) => [
    { type: 'reasoning', id: 'rs_1', summary: [], encrypted_content: s.text },
    hello,
  ]),
  'mcp tool': responses({
    tools: (s) => [{ type: 'mcp', server_label: s.token, server_url: 'https://example.org' }],
  }),
};

const use = (input: Json): Json => ({
  role: 'assistant',
  content: [{ type: 'tool_use', id: 'toolu_1', name: 'f', input }],
});
const result = (content: Json): Json => ({
  role: 'user',
  content: [{ type: 'tool_result', tool_use_id: 'toolu_1', content }],
});

const MESSAGES_PLACES: Record<string, Placement['body']> = {
  'user string': messages({ messages: (s) => [{ role: 'user', content: s.text }] }),
  'streamed user string': messages({
    stream: () => true,
    messages: (s) => [{ role: 'user', content: s.text }],
  }),
  'user text block': blocks((s) => [{ type: 'text', text: s.text }]),
  'second text block': blocks((s) => [
    { type: 'text', text: 'a', cache_control: { type: 'ephemeral' } },
    { type: 'text', text: s.text },
  ]),
  'assistant string': messages({
    messages: (s) => [hello, { role: 'assistant', content: s.text }],
  }),
  'assistant text block': messages({
    messages: (s) => [hello, { role: 'assistant', content: [{ type: 'text', text: s.text }] }],
  }),
  'system string': messages({ system: (s) => s.text }),
  'system block': messages({ system: (s) => [{ type: 'text', text: s.text }] }),
  'document text': blocks((s) => [
    { type: 'document', source: { type: 'text', media_type: 'text/plain', data: s.text } },
  ]),
  'document title': blocks((s) => [
    {
      type: 'document',
      title: s.text,
      source: { type: 'text', media_type: 'text/plain', data: 'x' },
    },
  ]),
  'document context': blocks((s) => [
    {
      type: 'document',
      context: s.text,
      source: { type: 'text', media_type: 'text/plain', data: 'x' },
    },
  ]),
  'document content string': blocks((s) => [
    { type: 'document', source: { type: 'content', content: s.text } },
  ]),
  'document content blocks': blocks((s) => [
    { type: 'document', source: { type: 'content', content: [{ type: 'text', text: s.text }] } },
  ]),
  'search result text': blocks((s) => [
    { type: 'search_result', source: 'a', title: 'b', content: [{ type: 'text', text: s.text }] },
  ]),
  'search result title': blocks((s) => [
    { type: 'search_result', source: 'a', title: s.text, content: [{ type: 'text', text: 'x' }] },
  ]),
  'search result source': blocks((s) => [
    { type: 'search_result', source: s.text, title: 'b', content: [{ type: 'text', text: 'x' }] },
  ]),
  'citation text': messages({
    messages: (s) => [
      hello,
      {
        role: 'assistant',
        content: [
          {
            type: 'text',
            text: 'x',
            citations: [
              {
                type: 'char_location',
                cited_text: s.text,
                document_index: 0,
                document_title: s.text,
                start_char_index: 0,
                end_char_index: 1,
              },
            ],
          },
        ],
      },
      hello,
    ],
  }),
  'tool_use input': messages({ messages: (s) => [hello, use({ note: s.text }), result('ok')] }),
  'tool_use input, nested': messages({
    messages: (s) => [hello, use({ a: [{ b: { c: s.text } }] }), result('ok')],
  }),
  'tool_use input, key': messages({
    messages: (s) => [hello, use({ [s.text]: 'x' }), result('ok')],
  }),
  'tool_use input, number': messages({
    messages: (s) => [hello, use({ mrn: s.number }), result('ok')],
  }),
  'tool_use name': messages({
    messages: (s) => [
      hello,
      {
        role: 'assistant',
        content: [{ type: 'tool_use', id: 'toolu_1', name: s.token, input: {} }],
      },
      result('ok'),
    ],
  }),
  'tool_use id': messages({
    messages: (s) => [
      hello,
      { role: 'assistant', content: [{ type: 'tool_use', id: s.token, name: 'f', input: {} }] },
      {
        role: 'user',
        content: [{ type: 'tool_result', tool_use_id: s.token, content: 'ok' }],
      },
    ],
  }),
  'tool_result string': messages({ messages: (s) => [hello, use({}), result(s.text)] }),
  'tool_result JSON': messages({ messages: (s) => [hello, use({}), result(s.json)] }),
  'tool_result block': messages({
    messages: (s) => [hello, use({}), result([{ type: 'text', text: s.text }])],
  }),
  'tool_result document': messages({
    messages: (s) => [
      hello,
      use({}),
      result([
        { type: 'document', source: { type: 'text', media_type: 'text/plain', data: s.text } },
      ]),
    ],
  }),
  'metadata user_id': messages({ metadata: (s) => ({ user_id: s.text }) }),
  'stop sequence': messages({ stop_sequences: (s) => [s.text] }),
  'tool description': messages({
    tools: (s) => [{ name: 'f', description: s.text, input_schema: { type: 'object' } }],
  }),
  'tool name': messages({ tools: (s) => [{ name: s.token, input_schema: { type: 'object' } }] }),
  'tool choice name': messages({
    tools: (s) => [{ name: s.token, input_schema: { type: 'object' } }],
    tool_choice: (s) => ({ type: 'tool', name: s.token }),
  }),
  ...schemaPlaces('tool input_schema', (schema) =>
    messages({ tools: (s) => [{ name: 'f', input_schema: schema(s) }] }),
  ),
};

const MESSAGES_REFUSED: Record<string, Placement['body']> = {
  'unknown field': messages({ note: (s) => s.text }),
  'unknown block': blocks((s) => [{ type: 'note', text: s.text }]),
  'unknown block field': blocks((s) => [{ type: 'text', text: 'x', note: s.text }]),
  image: blocks((s) => [
    { type: 'image', source: { type: 'url', url: `https://example.org/${s.token}` } },
  ]),
  pdf: blocks((s) => [
    {
      type: 'document',
      title: s.text,
      source: { type: 'base64', media_type: 'application/pdf', data: 'AAAA' },
    },
  ]),
  'thinking of unknown issuer': messages({
    messages: (s) => [
      hello,
      {
        role: 'assistant',
        content: [{ type: 'thinking', thinking: s.text, signature: 'c2ln' }],
      },
      hello,
    ],
  }),
  'redacted thinking of unknown issuer': messages({
    messages: (s) => [
      hello,
      { role: 'assistant', content: [{ type: 'redacted_thinking', data: s.text }] },
      hello,
    ],
  }),
  mcp_servers: messages({
    mcp_servers: (s) => [{ type: 'url', name: s.token, url: 'https://example.org' }],
  }),
};

const COUNT_PLACES: Record<string, Placement['body']> = {
  'user string': (s) => ({ model: 'claude', messages: [{ role: 'user', content: s.text }] }),
  system: (s) => ({ model: 'claude', system: s.text, messages: [hello] }),
  'tool description': (s) => ({
    model: 'claude',
    messages: [hello],
    tools: [{ name: 'f', description: s.text, input_schema: { type: 'object' } }],
  }),
};

const EMBEDDINGS_PLACES: Record<string, Placement['body']> = {
  'input string': (s) => ({ model: 'test', input: s.text }),
  'input list': (s) => ({ model: 'test', input: ['x', s.text] }),
  user: (s) => ({ model: 'test', input: 'x', user: s.text }),
};
const EMBEDDINGS_REFUSED: Record<string, Placement['body']> = {
  'token ids': () => ({ model: 'test', input: [[1, 2, 3]] }),
  'unknown field': (s) => ({ model: 'test', input: 'x', note: s.text }),
};

export const PLACEMENTS: readonly Placement[] = [
  ...table('chat', CHAT, 'sent', CHAT_PLACES),
  ...table('chat', CHAT, 'refused', CHAT_REFUSED),
  ...table('responses', RESPONSES, 'sent', RESPONSES_PLACES),
  ...table('responses', RESPONSES, 'refused', RESPONSES_REFUSED),
  ...table('messages', MESSAGES, 'sent', MESSAGES_PLACES),
  ...table('messages', MESSAGES, 'refused', MESSAGES_REFUSED),
  ...table('count_tokens', COUNT, 'sent', COUNT_PLACES),
  ...table('embeddings', EMBEDDINGS, 'sent', EMBEDDINGS_PLACES),
  ...table('embeddings', EMBEDDINGS, 'refused', EMBEDDINGS_REFUSED),
];

function table(
  format: string,
  path: string,
  expect: Placement['expect'],
  places: Record<string, Placement['body']>,
): Placement[] {
  return Object.entries(places).map(([name, body]) => ({
    id: `${format}: ${name}`,
    path,
    expect,
    body,
  }));
}

function schemaPlaces(
  name: string,
  within: (schema: (s: Sentinels) => JsonObject) => Placement['body'],
): Record<string, Placement['body']> {
  return Object.fromEntries(
    Object.entries(SCHEMA_PLACES).map(([keyword, build]) => [
      `${name}, ${keyword}`,
      within((s) => build(s) as JsonObject),
    ]),
  );
}

/** The same JSON with every letter and digit of its strings written as \uXXXX. */
function escapeAll(source: string): string {
  return source.replace(/"([^"\\]*)"/g, (_, inner: string) => {
    const escaped = [...inner].map((c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
    return `"${escaped.join('')}"`;
  });
}
