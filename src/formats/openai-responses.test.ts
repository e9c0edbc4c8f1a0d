import { expect, test } from 'vitest';
import { called, message, part, url, whole } from '../../test/support/responses-bodies.ts';
import { ORIGINAL, SURROGATE, toySteps } from '../../test/support/toy-answer-steps.ts';
import type { Json, JsonObject } from '../core/json.ts';
import { openaiResponses } from './openai-responses.ts';
import type { AnswerSteps } from './types.ts';

const answered = (body: Json, steps: AnswerSteps = toySteps()) =>
  openaiResponses.answer(body, steps) as JsonObject;

test.each<[string, JsonObject, JsonObject]>([
  ['text', message(part(`Hi ${SURROGATE}.`)), message(part(`Hi ${ORIGINAL}.`))],
  [
    'refusal',
    message({ type: 'refusal', refusal: SURROGATE }),
    message({ type: 'refusal', refusal: ORIGINAL }),
  ],
  [
    'cited title and file',
    message(part('x', { annotations: [{ type: 'file_citation', filename: SURROGATE }] })),
    message(part('x', { annotations: [{ type: 'file_citation', filename: ORIGINAL }] })),
  ],
  [
    'arguments, escaped',
    called({ arguments: `{"a":"${SURROGATE}"}` }),
    called({ arguments: JSON.stringify({ a: ORIGINAL }) }),
  ],
  ['a tool name', called({ name: SURROGATE }), called({ name: ORIGINAL })],
  [
    'custom input',
    { type: 'custom_tool_call', id: 'ctc_1', call_id: 'c', name: 'g', input: SURROGATE },
    { type: 'custom_tool_call', id: 'ctc_1', call_id: 'c', name: 'g', input: ORIGINAL },
  ],
  [
    'reasoning',
    {
      type: 'reasoning',
      summary: [{ type: 'summary_text', text: SURROGATE }],
      content: [{ type: 'reasoning_text', text: SURROGATE }],
    },
    {
      type: 'reasoning',
      summary: [{ type: 'summary_text', text: ORIGINAL }],
      content: [{ type: 'reasoning_text', text: ORIGINAL }],
    },
  ],
  [
    'a web search',
    { type: 'web_search_call', id: 'w', action: { type: 'search', query: SURROGATE } },
    { type: 'web_search_call', id: 'w', action: { type: 'search', query: ORIGINAL } },
  ],
  ['a field nobody knows is not passed on', called({ aura: SURROGATE }), called({})],
])('whole answer: %s', (_what, item, restored) => {
  expect(answered(whole(item))).toEqual(whole(restored));
});

test.each<[string, Json, Json]>([
  ['instructions', SURROGATE, ORIGINAL],
  ['instructions', [{ role: 'user', content: SURROGATE }], [{ role: 'user', content: ORIGINAL }]],
  ['metadata', { note: SURROGATE }, { note: ORIGINAL }],
  ['user', SURROGATE, ORIGINAL],
  ['safety_identifier', SURROGATE, ORIGINAL],
  ['prompt_cache_key', SURROGATE, ORIGINAL],
  [
    'tools',
    [{ type: 'function', name: SURROGATE, parameters: { properties: { [SURROGATE]: {} } } }],
    [{ type: 'function', name: ORIGINAL, parameters: { properties: { [ORIGINAL]: {} } } }],
  ],
  ['tool_choice', { type: 'function', name: SURROGATE }, { type: 'function', name: ORIGINAL }],
  [
    'text',
    { format: { type: 'json_schema', description: SURROGATE } },
    { format: { type: 'json_schema', description: ORIGINAL } },
  ],
  ['prompt', { id: 'p', variables: { a: SURROGATE } }, { id: 'p', variables: { a: ORIGINAL } }],
  [
    'error',
    { code: 'server_error', message: SURROGATE },
    { code: 'server_error', message: ORIGINAL },
  ],
  ['output_text', SURROGATE, ORIGINAL],
  ['temperature', 0.5, 0.5],
  ['previous_response_id', 'resp_0', 'resp_0'],
])('repeated from the request: %s', (field, masked, restored) => {
  expect(answered({ ...whole(), [field]: masked })[field]).toEqual(restored);
});

test('annotations move with their text', () => {
  const masked = `${SURROGATE} saw ${SURROGATE} here`;
  const restored = `${ORIGINAL} saw ${ORIGINAL} here`;
  const at = (text: string) => url(text.indexOf('saw'), text.indexOf(' here'));
  const body = whole(message(part(masked, { annotations: [at(masked)] })));
  expect(answered(body)).toEqual(whole(message(part(restored, { annotations: [at(restored)] }))));
});

test.each([
  [true, []],
  [false, [{ token: 'x' }]],
])('log probabilities when surrogates were issued (%s)', (issued, logprobs) => {
  const body = whole(message(part('x', { logprobs: [{ token: 'x' }] })));
  expect(answered(body, toySteps({ issued }))).toEqual(whole(message(part('x', { logprobs }))));
});

test('what the gateway learns from an answer', () => {
  const steps = toySteps();
  const usage = { input_tokens: 7, output_tokens: 3, total_tokens: 10 };
  const reasoning = { type: 'reasoning', id: 'rs_1', summary: [], encrypted_content: 'blob' };
  answered(
    { ...whole(reasoning, message()), usage, conversation: { id: 'conv_1' }, aura: 1 },
    steps,
  );
  expect(steps.seen).toEqual({
    ids: ['resp_1', 'rs_1', 'msg_1', 'conv_1'],
    sealed: ['blob'],
    model: 'up',
    inputTokens: 7,
    outputTokens: 3,
    finish: 'completed',
    droppedFields: 1,
  });
});

test.each<[string, Json]>([
  ['no object', []],
  ['an item nobody knows', whole({ type: 'hologram' })],
  ['a part nobody knows', whole(message({ type: 'hologram' }))],
  ['text of a wrong kind', whole(message({ type: 'output_text', text: 7 }))],
])('malformed answer: %s', (_what, body) => {
  const malformed = expect.objectContaining({ code: 'upstream_malformed' });
  expect(() => answered(body)).toThrow(malformed);
});

test('an answer that nothing changed in is the same object', () => {
  const body = whole(message(part('Hi')), called({ arguments: '{"a":1}' }));
  expect(answered(body)).toBe(body);
});
