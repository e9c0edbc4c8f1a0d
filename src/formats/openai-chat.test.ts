import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  identitySteps,
  ORIGINAL,
  SURROGATE,
  toySteps,
} from '../../test/support/toy-answer-steps.ts';
import { Failure } from '../core/failures.ts';
import type { Json, JsonObject } from '../core/json.ts';
import { LIMITS } from '../core/limits.ts';
import { openaiChat } from './openai-chat.ts';
import type { AnswerSteps, SseEvent } from './types.ts';

const envelope = { id: 'chatcmpl-1', created: 1, model: 'up' };
const whole = (message: JsonObject, rest: JsonObject = {}): JsonObject => ({
  ...envelope,
  object: 'chat.completion',
  choices: [{ index: 0, finish_reason: 'stop', message, ...rest }],
});
const chunk = (delta: JsonObject, finish: string | null = null, index = 0): JsonObject => ({
  ...envelope,
  object: 'chat.completion.chunk',
  choices: [{ index, delta, finish_reason: finish }],
});
const event = (body: Json): SseEvent => ({ data: JSON.stringify(body) });
const DONE: SseEvent = { data: '[DONE]' };

function streamed(bodies: readonly JsonObject[], steps: AnswerSteps): JsonObject[] {
  const stream = openaiChat.stream(steps);
  const events = [...bodies.map(event), DONE].flatMap((one) => stream.push(one));
  events.push(...stream.end());
  expect(stream.isComplete).toBe(true);
  expect(events.pop()).toEqual(DONE);
  return events.map(({ data }) => JSON.parse(data) as JsonObject);
}
const firstMessage = (body: Json): JsonObject =>
  ((body as JsonObject).choices as { message: JsonObject }[])[0]!.message;
const deltas = (bodies: readonly JsonObject[]): Json[] =>
  bodies.flatMap(({ choices }) => (choices as { delta: Json }[]).map(({ delta }) => delta));

test.each<[string, JsonObject, JsonObject]>([
  ['content', { content: `Hi ${SURROGATE}.` }, { content: `Hi ${ORIGINAL}.` }],
  ['refusal', { refusal: SURROGATE }, { refusal: ORIGINAL }],
  ['reasoning_content', { reasoning_content: SURROGATE }, { reasoning_content: ORIGINAL }],
  ['reasoning', { reasoning: SURROGATE }, { reasoning: ORIGINAL }],
  [
    'arguments, escaped',
    { tool_calls: [call({ name: 'f', arguments: `{"a":"${SURROGATE}"}` })] },
    { tool_calls: [call({ name: 'f', arguments: JSON.stringify({ a: ORIGINAL }) })] },
  ],
  [
    'a tool name',
    { tool_calls: [call({ name: SURROGATE, arguments: '{}' })] },
    { tool_calls: [call({ name: ORIGINAL, arguments: '{}' })] },
  ],
  [
    'custom input',
    { tool_calls: [{ id: 'c', type: 'custom', custom: { name: 'g', input: SURROGATE } }] },
    { tool_calls: [{ id: 'c', type: 'custom', custom: { name: 'g', input: ORIGINAL } }] },
  ],
  [
    'a legacy call',
    { function_call: { name: 'f', arguments: `["${SURROGATE}"]` } },
    { function_call: { name: 'f', arguments: JSON.stringify([ORIGINAL]) } },
  ],
  ['speech is not passed on', { content: 'x', audio: { data: 'x' } }, { content: 'x' }],
  ['a field nobody knows is not passed on', { content: 'x', aura: SURROGATE }, { content: 'x' }],
])('whole answer: %s', (_what, message, restored) => {
  expect(openaiChat.answer(whole(message), toySteps())).toEqual(whole(restored));
});

function call(called: JsonObject): JsonObject {
  return { id: 'call_1', type: 'function', function: called };
}

test('an answer that is JSON is restored as JSON', () => {
  const content = JSON.stringify({ name: SURROGATE });
  const restored = openaiChat.answer(whole({ content }), toySteps({ structured: true }));
  expect(JSON.parse(firstMessage(restored).content as string)).toEqual({ name: ORIGINAL });
});

test('what nothing changed in is the same object, and the same event', () => {
  const body = whole({ role: 'assistant', content: 'Hi', refusal: null });
  expect(openaiChat.answer(body, toySteps())).toBe(body);

  const stream = openaiChat.stream(toySteps());
  const events = [chunk({ role: 'assistant', content: '' }), chunk({ content: 'Hi ' })].map(event);
  for (const one of events) expect(stream.push(one)[0]).toBe(one);
});

test('what the gateway learns from an answer', () => {
  const steps = toySteps();
  const usage = { prompt_tokens: 7, completion_tokens: 3, details: { cached: 1, tier: 'x' } };
  const restored = openaiChat.answer({ ...whole({ content: 'Hi', aura: 1 }), usage }, steps);
  expect(steps.seen).toEqual({
    ids: [],
    sealed: [],
    model: 'up',
    inputTokens: 7,
    outputTokens: 3,
    finish: 'stop',
    droppedFields: 2,
  });
  expect(restored).toMatchObject({ usage: { details: { cached: 1 } } });
});

test.each([
  [true, null],
  [false, { content: [{ token: 'x' }] }],
])('log probabilities when surrogates were issued (%s)', (issued, expected) => {
  const body = whole({ content: 'x' }, { logprobs: { content: [{ token: 'x' }] } });
  expect(openaiChat.answer(body, toySteps({ issued }))).toMatchObject({
    choices: [{ logprobs: expected }],
  });
});

test.each<[string, Json, JsonObject]>([
  ['no object', [], { at: 'body' }],
  ['no choices', envelope, { at: 'choices' }],
  [
    'content of a wrong kind',
    whole({ content: 7 }),
    { at: 'choices[0].message.content', expected: ['string', 'array'] },
  ],
  [
    'an unknown annotation',
    whole({ annotations: [{ type: 'omen' }] }),
    { at: 'choices[0].message.annotations[0]', type: 'omen' },
  ],
  [
    'a finish that may be text',
    { ...envelope, choices: [{ finish_reason: 'Eva Garcia left' }] },
    { at: 'choices[0].finish_reason', expected: 'word' },
  ],
  ['an index that is none', { choices: [{ index: 'x' }] }, { at: 'choices[0]', expected: 'index' }],
])('malformed: %s', (_what, body, facts) => {
  const refusal = expect.objectContaining({ code: 'upstream_malformed', facts });
  expect(() => openaiChat.answer(body, toySteps())).toThrow(refusal);
});

test.each([
  ['JSON', 'x'],
  ['an object', '[1]'],
])('an event that is not %s is malformed', (_what, data) => {
  const stream = openaiChat.stream(toySteps());
  expect(() => stream.push({ data })).toThrow(
    expect.objectContaining({ code: 'upstream_malformed' }),
  );
});

test.each<[string, JsonObject]>([
  ['most servers', { error: { message: `no ${SURROGATE}` } }],
  ['Ollama', { error: `no ${SURROGATE}` }],
  ['vLLM', { object: 'error', message: `no ${SURROGATE}`, code: 400 }],
])('an error in the stream of %s is told by code, not by its text', (_server, body) => {
  const stream = openaiChat.stream(toySteps());
  expect(() => stream.push(event(body))).toThrow(
    expect.objectContaining({ code: 'upstream_refused', facts: { at: 'event' } }),
  );
});

test('what is held goes out before the choice finishes', () => {
  const events = streamed([chunk({ content: 'Hi Quill' }), chunk({}, 'stop')], toySteps());
  expect(events).toEqual([
    chunk({ content: 'Hi ' }),
    chunk({ content: 'Quill' }),
    chunk({}, 'stop'),
  ]);
});

test('a chunk that says something and finishes is parted around what was held', () => {
  const usage = { prompt_tokens: 1, completion_tokens: 1 };
  const last = { ...chunk({ content: 'm Quill' }, 'stop'), usage };
  const [first, held, finish] = streamed([last], toySteps());
  expect(first).toEqual(chunk({ content: 'm ' }));
  expect(held).toEqual(chunk({ content: 'Quill' }));
  expect(finish).toMatchObject({ usage, choices: [{ delta: {}, finish_reason: 'stop' }] });
});

test('held arguments go out under the index of their call', () => {
  const pieces = [
    chunk({ tool_calls: [{ index: 0, ...call({ name: 'f', arguments: '{"a":"Q' }) }] }),
    chunk({ tool_calls: [{ index: 1, ...call({ name: 'g', arguments: '"Qu' }) }] }),
    chunk({}, 'tool_calls'),
  ];
  expect(deltas(streamed(pieces, toySteps())).slice(2)).toEqual([
    { tool_calls: [{ index: 0, function: { arguments: 'Q' } }] },
    { tool_calls: [{ index: 1, function: { arguments: 'Qu' } }] },
    {},
  ]);
});

test('reasoning is ended when the answer begins', () => {
  const pieces = [
    chunk({ reasoning_content: 'Hm Qui' }),
    chunk({ content: 'So' }),
    chunk({}, 'stop'),
  ];
  expect(deltas(streamed(pieces, toySteps()))).toEqual([
    { reasoning_content: 'Hm ' },
    { reasoning_content: 'Qui' },
    { content: 'So' },
    {},
  ]);
});

test('a stream that ends without finish_reason gives what it held before [DONE]', () => {
  expect(deltas(streamed([chunk({ content: 'Quill' })], toySteps()))).toEqual([
    { content: '' },
    { content: 'Quill' },
  ]);
});

test('chunks and [DONE] have no name, whatever the upstream calls them', () => {
  const stream = openaiChat.stream(toySteps());
  const said = event(chunk({ content: 'Hi' }));
  expect(stream.push({ event: 'Maria Garcia', ...said })).toEqual([said]);
  expect(stream.push({ event: 'Maria Garcia', ...DONE })).toEqual([DONE]);
});

test('there cannot be any number of choices', () => {
  const stream = openaiChat.stream(toySteps());
  const say = (index: number) => stream.push(event(chunk({ content: 'Hi' }, null, index)));
  for (let index = 0; index < LIMITS.answerTextsMax; index += 1) say(index);
  expect(() => say(LIMITS.answerTextsMax)).toThrow(
    expect.objectContaining({ code: 'answer_too_large' }),
  );
});

test('counts have plain names', () => {
  const usage = { prompt_tokens: 7, 'Maria Garcia': 84412907, details: { '84412907': 1 } };
  const restored = openaiChat.answer({ ...whole({ content: 'Hi' }), usage }, toySteps());
  expect(restored).toMatchObject({ usage: { prompt_tokens: 7, details: {} } });
  expect(JSON.stringify(restored)).not.toMatch(/Garcia|84412907/);
});

test('a stream that breaks off is not complete and gives nothing more', () => {
  const stream = openaiChat.stream(toySteps());
  stream.push(event(chunk({ content: 'Quill' })));
  expect(stream.end()).toEqual([]);
  expect(stream.isComplete).toBe(false);
});

test('a stream without [DONE] is complete where each choice has finished, and gets one', () => {
  const usage = { ...chunk({}), choices: [], usage: { prompt_tokens: 5, completion_tokens: 2 } };
  const stream = openaiChat.stream(toySteps());
  const push = (body: JsonObject) => stream.push(event(body)).length;
  push(chunk({ content: SURROGATE }, 'stop'));
  push(chunk({ content: SURROGATE }, null, 1));
  expect(stream.end()).toEqual([]);
  push(chunk({}, 'stop', 1));
  push(usage);
  expect(stream.end()).toEqual([DONE]);
  expect(stream.isComplete).toBe(true);
});

test('nothing passes after [DONE]', () => {
  const stream = openaiChat.stream(toySteps());
  stream.push(DONE);
  expect(stream.push(event(chunk({ content: SURROGATE })))).toEqual([]);
});

test('a chunk with usage and no choices passes', () => {
  const steps = toySteps();
  const last = { ...chunk({}), choices: [], usage: { prompt_tokens: 5, completion_tokens: 2 } };
  expect(streamed([last], steps)).toEqual([last]);
  expect(steps.seen).toMatchObject({ inputTokens: 5, outputTokens: 2 });
});

test.each(['whole', 'streamed'])('citations move with the text they point into (%s)', (kind) => {
  const content = `${SURROGATE} says so`;
  const cited = (start: number, end: number, title: string) => [
    { type: 'url_citation', url_citation: { start_index: start, end_index: end, title } },
  ];
  const annotations = cited(8, 12, SURROGATE);
  const moved = cited(
    8 - SURROGATE.length + ORIGINAL.length,
    12 - SURROGATE.length + ORIGINAL.length,
    ORIGINAL,
  );
  if (kind === 'whole') {
    const restored = openaiChat.answer(whole({ annotations, content }), toySteps());
    expect(firstMessage(restored).annotations).toEqual(moved);
  } else {
    const said = streamed(
      [chunk({ content }), chunk({ annotations }), chunk({}, 'stop')],
      toySteps(),
    );
    expect(deltas(said)[1]).toEqual({ annotations: moved });
  }
});

test('arguments that restoring would break are not passed on', () => {
  const steps: AnswerSteps = {
    ...toySteps(),
    channel: () => ({
      push: (piece) => piece.replace('b', '"'),
      end: () => '',
      restoredOffset: (n) => n,
    }),
  };
  const message = { tool_calls: [call({ name: 'f', arguments: '{"a":"b"}' })] };
  expect(() => openaiChat.answer(whole(message), steps)).toThrow(
    expect.objectContaining({ code: 'restore_failed' }),
  );
  const pieces = [
    chunk({ tool_calls: [{ index: 0, function: { arguments: '{"a":"b"}' } }] }),
    chunk({}, 'stop'),
  ];
  expect(() => streamed(pieces, steps)).toThrow(
    expect.objectContaining({ code: 'restore_failed' }),
  );
});

/** One choice, as the model means it: what a whole answer says in one piece. */
interface Meant {
  reasoning: string;
  content: string;
  refusal: string;
  calls: string[];
}

const fragment = fc.constantFrom(
  ...[SURROGATE, 'Quill', 'Q', 'on', ' ', 'é', '👩‍⚕️', 'e\u0301', '\r\n', '10⁹/L', 'the '],
);
const said = fc.array(fragment, { maxLength: 6 }).map((parts) => parts.join(''));
const meant: fc.Arbitrary<Meant> = fc.record({
  reasoning: said,
  content: said,
  refusal: said,
  calls: fc.array(
    said.map((text) => JSON.stringify({ a: text, [text]: 1 })),
    { maxLength: 2 },
  ),
});

/** The pieces of one choice: reasoning first, then all else in any order between texts. */
function pieces({ reasoning, content, refusal, calls }: Meant, cut: () => number): JsonObject[] {
  const first = cutUp(reasoning, cut).map((piece) => ({ reasoning_content: piece }));
  const lanes: JsonObject[][] = [
    cutUp(content, cut).map((piece) => ({ content: piece })),
    cutUp(refusal, cut).map((piece) => ({ refusal: piece })),
    ...calls.map((source, index) =>
      cutUp(source, cut).map((piece, at) => ({
        tool_calls: [
          at === 0
            ? { index, ...call({ name: 'f', arguments: piece }) }
            : { index, function: { arguments: piece } },
        ],
      })),
    ),
  ];
  return [...first, ...interleaved(lanes, cut)];
}

function cutUp(text: string, cut: () => number): string[] {
  const parts: string[] = [];
  for (let at = 0; at < text.length; ) {
    const length = 1 + Math.floor(cut() * 5);
    parts.push(text.slice(at, at + length));
    at += length;
  }
  return parts;
}

function interleaved<T>(lanes: T[][], pick: () => number): T[] {
  const left = lanes.map((lane) => [...lane]).filter((lane) => lane.length > 0);
  const all: T[] = [];
  while (left.length > 0) {
    const index = Math.floor(pick() * left.length) % left.length;
    all.push(left[index]!.shift()!);
    if (left[index]!.length === 0) left.splice(index, 1);
  }
  return all;
}

/** As a client puts the deltas together. */
function accumulated(bodies: readonly JsonObject[], choice: number): Meant {
  const heard: Meant = { reasoning: '', content: '', refusal: '', calls: [] };
  for (const body of bodies) {
    for (const { index, delta } of body.choices as { index: number; delta: JsonObject }[]) {
      if (index !== choice) continue;
      heard.reasoning += (delta.reasoning_content as string) ?? '';
      heard.content += (delta.content as string) ?? '';
      heard.refusal += (delta.refusal as string) ?? '';
      for (const one of (delta.tool_calls as { index: number; function: JsonObject }[]) ?? []) {
        heard.calls[one.index] = (heard.calls[one.index] ?? '') + one.function.arguments;
      }
    }
  }
  return heard;
}

test.each([
  ['identity', identitySteps],
  ['toy', toySteps],
])(
  'however an answer is cut and interleaved, it reads as the whole one (%s steps)',
  (_name, steps) => {
    fc.assert(
      fc.property(
        fc.array(meant, { minLength: 1, maxLength: 3 }),
        fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true })),
        (choices, numbers) => {
          const next = () => numbers.next().value as number;
          const lanes = choices.map((choice, index) => [
            ...pieces(choice, next).map((delta) => chunk(delta, null, index)),
            chunk({}, 'stop', index),
          ]);
          const heard = streamed(interleaved(lanes, next), steps());
          choices.forEach((choice, index) => {
            const { reasoning, content, refusal, calls } = choice;
            const tool_calls = calls.map((source) => call({ name: 'f', arguments: source }));
            const message = { reasoning_content: reasoning, content, refusal, tool_calls };
            const restored = firstMessage(openaiChat.answer(whole(message), steps()));
            expect(accumulated(heard, index)).toEqual({
              reasoning: restored.reasoning_content,
              content: restored.content,
              refusal: restored.refusal,
              calls: (restored.tool_calls as { function: JsonObject }[]).map(
                (one) => one.function.arguments,
              ),
            });
          });
        },
      ),
    );
  },
);

test('failures in the shape of the API', () => {
  const failure = new Failure('unknown_field', { at: 'messages[0].foo', field: 'foo' });
  expect(openaiChat.failureBody(failure, 'req_1')).toEqual({
    error: {
      message:
        'this field is not known to this gateway and was therefore not passed on (at: messages[0].foo; field: foo; request: req_1)',
      type: 'invalid_request_error',
      param: 'messages[0].foo',
      code: 'unknown_field',
    },
  });
  const body = openaiChat.failureBody(new Failure('upstream_interrupted'), 'req_1');
  expect(openaiChat.failureEvents(new Failure('upstream_interrupted'), 'req_1')).toEqual([
    { data: JSON.stringify(body) },
  ]);
});

test.each([
  ['unauthenticated', 'authentication_error'],
  ['policy_denied', 'permission_error'],
  ['rate_limited', 'rate_limit_error'],
  ['ledger_unavailable', 'server_error'],
  ['deid_blocked', 'invalid_request_error'],
] as const)('%s is an %s', (code, type) => {
  expect(openaiChat.failureBody(new Failure(code), 'req_1')).toMatchObject({
    error: { type, param: null, code },
  });
});
