/** Places of Anthropic messages, and of counting their tokens. */
import type { Json } from '../../src/core/json.ts';
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

function messages(fields: Record<string, Build>): Placement['body'] {
  return (s) => ({ model: 'claude', max_tokens: 64, messages: [hello], ...built(fields, s) });
}
function blocks(build: (s: Sentinels) => Json[]): Placement['body'] {
  return messages({ messages: (s) => [{ role: 'user', content: build(s) }] });
}

const use = (input: Json): Json => ({
  role: 'assistant',
  content: [{ type: 'tool_use', id: 'toolu_1', name: 'f', input }],
});
const result = (content: Json): Json => ({
  role: 'user',
  content: [{ type: 'tool_result', tool_use_id: 'toolu_1', content }],
});

const MESSAGES_PLACES: Places = {
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

const MESSAGES_REFUSED: Places = {
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

const COUNT_PLACES: Places = {
  'user string': (s) => ({ model: 'claude', messages: [{ role: 'user', content: s.text }] }),
  system: (s) => ({ model: 'claude', system: s.text, messages: [hello] }),
  'tool description': (s) => ({
    model: 'claude',
    messages: [hello],
    tools: [{ name: 'f', description: s.text, input_schema: { type: 'object' } }],
  }),
};

export const MESSAGES_PLACEMENTS: readonly Placement[] = [
  ...table('messages', '/v1/messages', 'sent', MESSAGES_PLACES),
  ...table('messages', '/v1/messages', 'refused', MESSAGES_REFUSED),
  ...table('count_tokens', '/v1/messages/count_tokens', 'sent', COUNT_PLACES),
];
