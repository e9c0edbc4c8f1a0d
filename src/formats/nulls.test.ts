/**
 * Clients write null for what they do not say (those in Python, for most fields; a message that comes
 * back, for all that it had none of). So null is absent, in every field that may be absent.
 */
import { expect, test } from 'vitest';
import { isObject, type Json, type JsonObject } from '../core/json.ts';
import { anthropicMessages } from './anthropic-messages.ts';
import { openaiChat } from './openai-chat.ts';
import { openaiEmbeddings } from './openai-embeddings.ts';
import { openaiResponses } from './openai-responses.ts';
import type { WireFormat } from './types.ts';

const schema: JsonObject = {
  type: 'object',
  properties: { a: { type: 'string', description: 'x', enum: ['x'], default: 'x' } },
  required: ['a'],
  additionalProperties: false,
};

/** Of each API a request with much of what it may have. */
const REQUESTS: readonly (readonly [WireFormat, JsonObject])[] = [
  [
    openaiChat,
    {
      model: 'm',
      messages: [
        { role: 'developer', content: 'x', name: 'n' },
        {
          role: 'user',
          content: [{ type: 'text', text: 'x', cache_control: { type: 'ephemeral' } }],
        },
        {
          role: 'assistant',
          ...{ content: 'x', name: 'n', refusal: 'x', reasoning: 'x', reasoning_content: 'x' },
          tool_calls: [
            { id: 'c', index: 0, function: { name: 'f', arguments: '{}', parsed_arguments: {} } },
          ],
          parsed: { a: 'x' },
          ...{ function_call: { name: 'f', arguments: '{}' }, audio: { id: 'a' } },
          annotations: [
            { type: 'url_citation', url_citation: { start_index: 0, end_index: 1, url: 'x' } },
          ],
        },
        { role: 'tool', tool_call_id: 'c', content: 'x' },
      ],
      tools: [
        {
          type: 'function',
          function: { name: 'f', description: 'x', parameters: schema, strict: true },
        },
      ],
      tool_choice: { type: 'function', function: { name: 'f' } },
      response_format: { type: 'json_schema', json_schema: { name: 'n', schema, strict: true } },
      ...{ stream: true, stream_options: { include_usage: true }, stop: ['x'], temperature: 1 },
      ...{ metadata: { a: 'x', chaperone_user: 'u' }, user: 'u', logit_bias: { 1: 1 }, seed: 1 },
      ...{ chat_template_kwargs: { enable_thinking: false }, reasoning: { effort: 'low' } },
    },
  ],
  [
    openaiResponses,
    {
      model: 'm',
      input: [
        { role: 'user', content: [{ type: 'input_text', text: 'x' }] },
        {
          type: 'message',
          ...{ id: 'msg_1', role: 'assistant', status: 'completed', phase: 'commentary' },
          content: [
            {
              ...{ type: 'output_text', text: 'x', logprobs: [] },
              annotations: [{ type: 'file_path', file_id: 'f', index: 0 }],
            },
          ],
        },
        {
          type: 'reasoning',
          ...{ id: 'rs_1', status: 'completed', encrypted_content: 'x' },
          ...{ summary: [{ type: 'summary_text', text: 'x' }], content: [] },
        },
        {
          type: 'function_call',
          ...{ id: 'fc_1', call_id: 'c', name: 'f', arguments: '{}', namespace: 'n' },
          caller: { type: 'direct' },
        },
        { type: 'function_call_output', id: 'fo_1', call_id: 'c', output: 'x' },
      ],
      tools: [{ type: 'function', name: 'f', parameters: schema, strict: true, description: 'x' }],
      text: { format: { type: 'json_schema', name: 'n', schema, strict: true }, verbosity: 'low' },
      ...{
        reasoning: { effort: 'low', summary: 'auto' },
        metadata: { a: 'x', chaperone_user: 'u' },
      },
      ...{ prompt: { id: 'p', version: '1', variables: { a: 'x' } }, conversation: { id: 'c' } },
      ...{
        previous_response_id: 'r',
        include: [],
        instructions: 'x',
        user: 'u',
        background: false,
      },
    },
  ],
  [
    openaiEmbeddings,
    {
      model: 'm',
      input: ['x'],
      dimensions: 1,
      encoding_format: 'float',
      user: 'u',
      truncate: 'END',
    },
  ],
  [
    anthropicMessages,
    {
      model: 'm',
      max_tokens: 1,
      system: [{ type: 'text', text: 'x', cache_control: { type: 'ephemeral', ttl: '5m' } }],
      messages: [
        {
          role: 'assistant',
          content: [
            {
              type: 'text',
              text: 'x',
              citations: [
                {
                  type: 'char_location',
                  ...{ cited_text: 'x', document_index: 0, document_title: 'x', file_id: 'f' },
                  ...{ start_char_index: 0, end_char_index: 1 },
                },
              ],
            },
            { type: 'tool_use', id: 't', name: 'f', input: { a: 1 }, caller: { type: 'direct' } },
          ],
        },
        {
          role: 'user',
          content: [
            { type: 'tool_result', tool_use_id: 't', content: 'x', is_error: false },
            {
              type: 'document',
              source: { type: 'text', media_type: 'text/plain', data: 'x' },
              ...{ title: 'x', context: 'x', citations: { enabled: true } },
            },
          ],
        },
      ],
      tools: [{ name: 'f', description: 'x', input_schema: schema, strict: true }],
      tool_choice: { type: 'auto', disable_parallel_tool_use: true },
      thinking: { type: 'enabled', budget_tokens: 1024, display: 'omitted' },
      output_config: { effort: 'low', format: { type: 'json_schema', schema } },
      context_management: {
        edits: [
          {
            type: 'clear_tool_uses_20250919',
            ...{ clear_tool_inputs: true, exclude_tools: ['f'] },
            trigger: { type: 'tool_uses', value: 1 },
          },
        ],
      },
      metadata: { user_id: 'u', chaperone_user: 'u' },
      ...{ stop_sequences: ['x'], stream: true, temperature: 1, container: { id: 'c' } },
    },
  ],
];

/** What may not be absent: without these it is not known what a thing is, or what is asked. */
const REQUIRED = /^(?:model|messages(?:\[\d+\]\.(?:role|content))?|input)$|(?:^|\.)type$/;

/** The body once with each of its fields null, by the path of that field. */
function* withNulls(body: Json, path = ''): Generator<[string, Json]> {
  if (Array.isArray(body)) {
    for (const [index, inner] of body.entries()) {
      for (const [at, changed] of withNulls(inner, `${path}[${index}]`)) {
        yield [at, body.with(index, changed)];
      }
    }
  }
  if (!isObject(body)) return;
  for (const [key, inner] of Object.entries(body)) {
    const at = path === '' ? key : `${path}.${key}`;
    if (!REQUIRED.test(at)) yield [at, { ...body, [key]: null }];
    for (const [place, changed] of withNulls(inner, at)) yield [place, { ...body, [key]: changed }];
  }
}

const CASES = REQUESTS.flatMap(([format, body]) =>
  [...withNulls(body)].map(([at, changed]) => [format.id, at, format, changed] as const),
);

test('there are enough of them', () => expect(CASES.length).toBeGreaterThan(150));

test.each(CASES)('%s: %s may be null', (_id, at, format, body) => {
  const walked = format.walk(body, { media: true });
  const sent = JSON.stringify(walked.apply([], { model: 'm', drop: false }));
  // Null says nothing to a server either: it goes on as it came, but for what is not sent at all.
  expect(sent.includes(':null')).toBe(!/chaperone_|logprobs|parsed/.test(at));
});
