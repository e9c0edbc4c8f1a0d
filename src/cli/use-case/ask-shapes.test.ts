/** Answers of models that do not keep to what they were asked. */
import { expect, test } from 'vitest';
import type { JsonObject } from '../../core/json.ts';
import { ASK_SHAPES } from './ask-shapes.ts';

const [openai, anthropic] = ASK_SHAPES as [
  (typeof ASK_SHAPES)[number],
  (typeof ASK_SHAPES)[number],
];
const question = { messages: [], name: 'summary', schema: {} };

const call = (input: JsonObject, name = 'summary') => ({
  type: 'tool_use',
  id: 'toolu_1',
  name,
  input,
});
const text = (said: string) => ({ type: 'text', text: said });

test.each<[string, JsonObject[], string | undefined]>([
  ['the tool, called', [call({ a: 1 })], '{"a":1}'],
  ['words, then the tool', [text('Here it is.'), call({ a: 1 })], '{"a":1}'],
  ['the tool, called twice', [call({ a: 1 }), call({ a: 2 })], undefined],
  ['a tool that nobody offered', [call({ a: 1 }, 'order')], undefined],
  ['the tool, and another', [call({ a: 1 }), call({}, 'order')], undefined],
  ['text in two blocks', [text('{"a":'), text('1}')], '{"a":1}'],
  [
    'JSON, then prose in a block of its own',
    [text('{"a":1}'), text('Anything else?')],
    '{"a":1}Anything else?',
  ],
  ['nothing', [], undefined],
])('of Anthropic: %s', (_, content, expected) => {
  expect(anthropic.text({ content }, question)).toBe(expected);
});

test.each<[string, JsonObject, string | undefined]>([
  ['text', { content: '{"a":1}' }, '{"a":1}'],
  ['a refusal', { content: null, refusal: 'I cannot help.' }, undefined],
  ['a tool that nobody offered', { content: null, tool_calls: [{ id: 'c' }] }, undefined],
])('of OpenAI: %s', (_, message, expected) => {
  expect(openai.text({ choices: [{ index: 0, message }] }, question)).toBe(expected);
});
