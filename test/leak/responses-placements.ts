/** Places of the OpenAI Responses API. */
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

function responses(fields: Record<string, Build>): Placement['body'] {
  return (s) => ({ model: 'test', input: 'Summarise.', ...built(fields, s) });
}
function items(build: (s: Sentinels) => Json[]): Placement['body'] {
  return (s) => ({ model: 'test', input: build(s) });
}

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

const RESPONSES_PLACES: Places = {
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

const RESPONSES_REFUSED: Places = {
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

export const RESPONSES_PLACEMENTS: readonly Placement[] = [
  ...table('responses', '/v1/responses', 'sent', RESPONSES_PLACES),
  ...table('responses', '/v1/responses', 'refused', RESPONSES_REFUSED),
];
