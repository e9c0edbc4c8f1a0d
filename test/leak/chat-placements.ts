/** Places of OpenAI chat completions. */
import type { Json, JsonObject } from '../../src/core/json.ts';
import {
  type Build,
  built,
  hello,
  type Placement,
  type Places,
  type Sentinels,
  schemaPlaces,
  table,
} from './placement.ts';

function chat(fields: Record<string, Build>): Placement['body'] {
  return (s) => ({ model: 'test', messages: [hello], ...built(fields, s) });
}
function chatMessages(build: (s: Sentinels) => Json[]): Placement['body'] {
  return (s) => ({ model: 'test', messages: build(s) });
}

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

const CHAT_PLACES: Places = {
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
  'streamed user content': (s) => ({
    model: 'test',
    stream: true,
    messages: [{ role: 'user', content: s.text }],
  }),
};

const CHAT_REFUSED: Places = {
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
  'web search': chat({
    web_search_options: (s) => ({
      user_location: { type: 'approximate', approximate: { city: s.text } },
    }),
  }),
};

/** The same JSON with every letter and digit of its strings written as \uXXXX. */
function escapeAll(source: string): string {
  return source.replace(/"([^"\\]*)"/g, (_, inner: string) => {
    const escaped = [...inner].map((c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
    return `"${escaped.join('')}"`;
  });
}

export const CHAT_PLACEMENTS: readonly Placement[] = [
  ...table('chat', '/v1/chat/completions', 'sent', CHAT_PLACES),
  ...table('chat', '/v1/chat/completions', 'refused', CHAT_REFUSED),
];
