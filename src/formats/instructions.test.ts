import { expect, test } from 'vitest';
import type { Json } from '../core/json.ts';
import { chatInstructions, messagesInstructions, responsesInstructions } from './instructions.ts';

const A = { title: 'a' };
const text = (said: string) => ({ type: 'text', text: said });
const nothing = { prompts: [], schemas: [] };

test.each<[string, Json, object]>([
  ['nothing', { messages: [{ role: 'user', content: 'q' }] }, nothing],
  [
    'system and developer, part by part',
    {
      messages: [
        { role: 'system', content: 's' },
        { role: 'user', content: 'q' },
        { role: 'developer', content: [text('d'), { type: 'image_url' }] },
      ],
    },
    { prompts: ['s', 'd', undefined], schemas: [] },
  ],
  [
    'a response format',
    { response_format: { type: 'json_schema', json_schema: { name: 'a', schema: A } } },
    { prompts: [], schemas: [A] },
  ],
  ['an object of any form', { response_format: { type: 'json_object' } }, nothing],
  [
    'forms of compatible servers',
    { guided_json: '{"title":"a"}', json_schema: A, structured_outputs: { regex: 'x' } },
    { prompts: [], schemas: [A, A, undefined] },
  ],
  [
    'the tool that must be called, and not the others',
    {
      tools: [
        { type: 'function', function: { name: 'a', parameters: A } },
        { type: 'function', function: { name: 'b', parameters: {} } },
      ],
      tool_choice: { type: 'function', function: { name: 'a' } },
    },
    { prompts: [], schemas: [A] },
  ],
  ['no object', null, nothing],
])('chat: %s', (_, body, expected) => {
  expect(chatInstructions(body)).toEqual(expected);
});

test.each<[string, Json, object]>([
  ['a text', { instructions: 's', input: 'q' }, { prompts: ['s'], schemas: [] }],
  [
    'items of both',
    {
      instructions: [{ role: 'user', content: 'i' }, { type: 'function_call_output' }],
      input: [
        { role: 'developer', content: [{ type: 'input_text', text: 'd' }] },
        { role: 'user', content: 'q' },
      ],
    },
    { prompts: ['i', undefined, 'd'], schemas: [] },
  ],
  [
    'what is kept at the upstream',
    { instructions: 's', prompt: { id: 'p' }, previous_response_id: 'r' },
    { prompts: ['s', undefined, undefined], schemas: [] },
  ],
  [
    'a format',
    { text: { format: { type: 'json_schema', name: 'a', schema: A } } },
    { prompts: [], schemas: [A] },
  ],
])('responses: %s', (_, body, expected) => {
  expect(responsesInstructions(body)).toEqual(expected);
});

test.each<[string, Json, object]>([
  ['a text', { system: 's', messages: [] }, { prompts: ['s'], schemas: [] }],
  [
    'blocks, and messages of the system',
    { system: [text('s'), text('t')], messages: [{ role: 'system', content: 'm' }] },
    { prompts: ['s', 't', 'm'], schemas: [] },
  ],
  [
    'both places of a format',
    {
      output_format: { type: 'json_schema', schema: A },
      output_config: { format: { schema: {} } },
    },
    { prompts: [], schemas: [A, {}] },
  ],
  [
    'the tool that must be called',
    { tools: [{ name: 'a', input_schema: A }], tool_choice: { type: 'tool', name: 'a' } },
    { prompts: [], schemas: [A] },
  ],
  [
    'a tool that may be called',
    { tools: [{ name: 'a', input_schema: A }], tool_choice: { type: 'auto' } },
    nothing,
  ],
])('messages: %s', (_, body, expected) => {
  expect(messagesInstructions(body)).toEqual(expected);
});
