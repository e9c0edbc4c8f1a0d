import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  identitySteps,
  ORIGINAL,
  SURROGATE,
  toySteps,
} from '../../test/support/toy-answer-steps.ts';
import type { Json, JsonObject } from '../core/json.ts';
import { anthropicCountTokens, anthropicMessages } from './anthropic-messages.ts';
import type { AnswerSteps, SseEvent } from './types.ts';

const usage = { input_tokens: 5, output_tokens: 1 };
const envelope: JsonObject = {
  id: 'msg_1',
  type: 'message',
  role: 'assistant',
  model: 'up',
  stop_reason: null,
  stop_sequence: null,
  usage,
};
const whole = (...content: JsonObject[]): JsonObject => ({ ...envelope, content });

const named = (body: JsonObject): SseEvent => ({
  event: body.type as string,
  data: JSON.stringify(body),
});
const begin = { type: 'message_start', message: { ...envelope, content: [] } };
const claude = { ...begin, message: { ...begin.message, model: 'claude-up' } };
const start = (index: number, block: JsonObject): JsonObject => ({
  type: 'content_block_start',
  index,
  content_block: block,
});
const delta = (index: number, of: JsonObject): JsonObject => ({
  type: 'content_block_delta',
  index,
  delta: of,
});
const text = (index: number, piece: string) => delta(index, { type: 'text_delta', text: piece });
const json = (index: number, piece: string) =>
  delta(index, { type: 'input_json_delta', partial_json: piece });
const stop = (index: number): JsonObject => ({ type: 'content_block_stop', index });
const ending: JsonObject = {
  type: 'message_delta',
  delta: { stop_reason: 'end_turn', stop_sequence: null },
  usage: { output_tokens: 9 },
};
const end = { type: 'message_stop' };

function streamed(bodies: readonly JsonObject[], steps: AnswerSteps = toySteps()): JsonObject[] {
  const stream = anthropicMessages.stream(steps);
  const events = [...bodies.flatMap((body) => stream.push(named(body))), ...stream.end()];
  return events.map(({ event, data }) => {
    const body = JSON.parse(data) as JsonObject;
    expect(event).toBe(body.type);
    return body;
  });
}

/** As a client puts the content together. */
function assembled(bodies: readonly JsonObject[]): Json[] {
  const content: JsonObject[] = [];
  for (const { type, index, content_block: block, delta: of } of bodies) {
    if (type === 'content_block_start') content[index as number] = { ...(block as JsonObject) };
    if (type !== 'content_block_delta') continue;
    const target = content[index as number]!;
    const { text: piece, partial_json: source } = of as { text?: string; partial_json?: string };
    if (piece !== undefined) target.text = `${target.text}${piece}`;
    if (source !== undefined) target.source = `${target.source ?? ''}${source}`;
  }
  return content;
}

const cited = { type: 'char_location', document_index: 0, start_char_index: 3, end_char_index: 9 };

test.each<[string, JsonObject, JsonObject]>([
  ['text', { text: `Hi ${SURROGATE}.` }, { text: `Hi ${ORIGINAL}.` }],
  [
    'citations',
    { text: 'x', citations: [{ ...cited, cited_text: SURROGATE, document_title: SURROGATE }] },
    { text: 'x', citations: [{ ...cited, cited_text: ORIGINAL, document_title: ORIGINAL }] },
  ],
  ['no citations', { text: SURROGATE, citations: null }, { text: ORIGINAL, citations: null }],
  [
    'tool input: strings, keys, numbers, JSON in a string',
    {
      type: 'tool_use',
      id: 'toolu_1',
      name: SURROGATE,
      input: { a: [`x ${SURROGATE}`, 111], [SURROGATE]: true, b: `["${SURROGATE}"]` },
    },
    {
      type: 'tool_use',
      id: 'toolu_1',
      name: ORIGINAL,
      input: { a: [`x ${ORIGINAL}`, 222], [ORIGINAL]: true, b: JSON.stringify([ORIGINAL]) },
    },
  ],
  [
    'thinking is not edited',
    { type: 'thinking', thinking: SURROGATE, signature: 's' },
    { type: 'thinking', thinking: SURROGATE, signature: 's' },
  ],
  [
    'thinking that nobody signed',
    { type: 'thinking', thinking: SURROGATE, signature: '' },
    { type: 'thinking', thinking: ORIGINAL, signature: '' },
  ],
  [
    'results of server tools',
    {
      type: 'code_execution_tool_result',
      tool_use_id: 'srvtoolu_1',
      content: { type: 'code_execution_result', stdout: SURROGATE, stderr: '', return_code: 0 },
    },
    {
      type: 'code_execution_tool_result',
      tool_use_id: 'srvtoolu_1',
      content: { type: 'code_execution_result', stdout: ORIGINAL, stderr: '', return_code: 0 },
    },
  ],
  ['a field nobody knows is not passed on', { text: 'x', aura: SURROGATE }, { text: 'x' }],
])('whole answer: %s', (_what, block, restored) => {
  const typed = (fields: JsonObject) => whole({ type: 'text', ...fields });
  expect(anthropicMessages.answer(typed(block), toySteps())).toEqual(typed(restored));
});

test('what ends an answer is restored', () => {
  const body = { ...whole(), stop_reason: 'stop_sequence', stop_sequence: SURROGATE };
  expect(anthropicMessages.answer(body, toySteps())).toMatchObject({ stop_sequence: ORIGINAL });
  const stop_details = { type: 'refusal', category: 'bio', explanation: SURROGATE };
  expect(anthropicMessages.answer({ ...whole(), stop_details }, toySteps())).toMatchObject({
    stop_details: { explanation: ORIGINAL },
  });
});

test('what the gateway learns from an answer', () => {
  const steps = toySteps();
  const body: JsonObject = {
    ...whole(
      { type: 'thinking', thinking: 'a\nb', signature: 'sig' },
      { type: 'redacted_thinking', data: 'blob' },
    ),
    stop_reason: 'max_tokens',
    container: { id: 'c_1', expires_at: 'x', skills: [] },
    usage: { ...usage, cache_read_input_tokens: 100, service_tier: 'standard', aura: 1 },
  };
  anthropicMessages.answer(body, steps);
  expect(steps.seen).toEqual({
    ids: ['msg_1', 'c_1'],
    sealed: ['sig\na\nb', 'blob'],
    model: 'up',
    inputTokens: 105,
    cachedInputTokens: 100,
    outputTokens: 1,
    finish: 'max_tokens',
    droppedFields: 1,
  });
});

test('what was cleared of the prompt, and what thinking is to cost', () => {
  const edit = { type: 'clear_tool_uses_20250919', cleared_tool_uses: 3, cleared_input_tokens: 9 };
  const context_management = { applied_edits: [edit], original_input_tokens: 12 };
  const body = { ...whole({ type: 'text', text: 'x' }), context_management };
  expect(anthropicMessages.answer(body, toySteps())).toBe(body);
  const thinking = { type: 'thinking_delta', thinking: 'x', estimated_tokens: 5 };
  const events = [
    claude,
    start(0, { type: 'thinking', thinking: '', signature: '' }),
    delta(0, thinking),
    stop(0),
    { ...ending, context_management },
    end,
  ];
  expect(streamed(events)).toEqual(events);
  const counted = { input_tokens: 3, context_management: { original_input_tokens: 12 } };
  expect(anthropicCountTokens.answer(counted, toySteps())).toBe(counted);
});

test('what Anthropic sends beside the answer itself, most of it null', () => {
  const steps = toySteps();
  const nulls = {
    container: null,
    context_management: null,
    diagnostics: null,
    stop_details: null,
  };
  const used = {
    ...usage,
    ...{ cache_creation: null, server_tool_use: null, output_tokens_details: null },
    ...{ service_tier: 'standard', inference_geo: 'us-east-1', speed: null },
  };
  const body = { ...whole({ type: 'text', text: 'x', citations: null }), ...nulls, usage: used };
  expect(anthropicMessages.answer(body, steps)).toBe(body);
  const events = [
    { ...begin, message: { ...begin.message, ...nulls, usage: used } },
    { type: 'ping' },
    { ...ending, context_management: null },
    end,
  ];
  expect(streamed(events, steps)).toEqual(events);
  expect(steps.seen.droppedFields).toBe(0);
});

test('a count of tokens passes', () => {
  const steps = toySteps();
  const body = { input_tokens: 7 };
  expect(anthropicCountTokens.answer(body, steps)).toBe(body);
  expect(steps.seen.inputTokens).toBe(7);
  expect(() => anthropicCountTokens.stream(steps)).toThrow('not its API');
});

test.each<[string, Json]>([
  ['no object', []],
  ['a block nobody knows', whole({ type: 'hologram' })],
  ['text of a wrong kind', whole({ type: 'text', text: 7 })],
  ['a reason that may be text', { ...whole(), stop_reason: 'Eva Garcia left' }],
  ['thinking of a wrong kind', whole({ type: 'thinking', thinking: 7 })],
])('malformed answer: %s', (_what, body) => {
  const malformed = expect.objectContaining({ code: 'upstream_malformed' });
  expect(() => anthropicMessages.answer(body, toySteps())).toThrow(malformed);
});

test('a stream, event by event', () => {
  const half = SURROGATE.slice(0, 3);
  const rest = SURROGATE.slice(3);
  const events = streamed([
    begin,
    start(0, { type: 'text', text: '' }),
    { type: 'ping' },
    text(0, `Hi ${half}`),
    text(0, rest),
    text(0, ' and Quill'),
    stop(0),
    start(1, { type: 'tool_use', id: 'toolu_1', name: 'f', input: {} }),
    json(1, ''),
    json(1, `{"a":"${half}`),
    json(1, `${rest}"}`),
    stop(1),
    ending,
    end,
  ]);
  expect(events).toEqual([
    begin,
    start(0, { type: 'text', text: '' }),
    { type: 'ping' },
    text(0, 'Hi '),
    text(0, ORIGINAL),
    text(0, ' and '),
    text(0, 'Quill'),
    stop(0),
    start(1, { type: 'tool_use', id: 'toolu_1', name: 'f', input: {} }),
    json(1, ''),
    json(1, '{"a":"'),
    json(1, `${JSON.stringify(ORIGINAL).slice(1, -1)}"}`),
    stop(1),
    ending,
    end,
  ]);
});

test('what is held back whole is not sent, and comes before the stop', () => {
  const block = start(0, { type: 'text', text: '' });
  expect(streamed([begin, block, text(0, 'Qui'), stop(0)])).toEqual([
    begin,
    block,
    text(0, 'Qui'),
    stop(0),
  ]);
});

test('a surrogate may begin in the start of a block', () => {
  const events = streamed([
    begin,
    start(0, { type: 'text', text: 'Qui' }),
    text(0, 'llon'),
    stop(0),
  ]);
  expect(assembled(events)).toEqual([{ type: 'text', text: ORIGINAL }]);
});

test('blocks that a server never stopped are flushed before the message ends', () => {
  const block = start(0, { type: 'text', text: '' });
  expect(streamed([begin, block, text(0, 'Qui'), ending, end])).toEqual([
    begin,
    block,
    text(0, 'Qui'),
    ending,
    end,
  ]);
});

test('thinking is signed: unedited in every delta, and sealed once, as a whole', () => {
  const steps = toySteps();
  const bodies = [
    claude,
    start(0, { type: 'thinking', thinking: '', signature: '' }),
    delta(0, { type: 'thinking_delta', thinking: SURROGATE }),
    delta(0, { type: 'thinking_delta', thinking: ' left' }),
    delta(0, { type: 'signature_delta', signature: 'sig' }),
    stop(0),
    start(1, { type: 'redacted_thinking', data: 'blob' }),
    stop(1),
  ];
  expect(streamed(bodies, steps)).toEqual(bodies);
  expect(steps.seen.sealed).toEqual([`sig\n${SURROGATE} left`, 'blob']);
});

test.each([
  ['never signed', [], ORIGINAL, []],
  ['with an empty signature', [''], ORIGINAL, []],
  ['signed', ['sig'], SURROGATE, [`sig\n${SURROGATE} left`]],
])('thinking of any other model, %s, comes when it is known', (_, signatures, name, sealed) => {
  const steps = toySteps();
  const signed = signatures.map((one) => delta(0, { type: 'signature_delta', signature: one }));
  const thought = (said: string) => delta(0, { type: 'thinking_delta', thinking: said });
  const opened = start(0, { type: 'thinking', thinking: '', signature: '' });
  const begun = start(0, { type: 'thinking', thinking: SURROGATE.slice(0, 3) });
  const bodies = [begin, begun, thought(SURROGATE.slice(3)), thought(' left'), ...signed, stop(0)];
  expect(streamed(bodies, steps)).toEqual([
    begin,
    opened,
    thought(`${name} left`),
    ...(sealed.length === 0 ? [] : signed),
    stop(0),
  ]);
  expect(steps.seen.sealed).toEqual(sealed);
});

test('citations of a stream are restored', () => {
  const of = (title: string) =>
    delta(0, { type: 'citations_delta', citation: { ...cited, document_title: title } });
  const block = start(0, { type: 'text', text: '', citations: [] });
  const events = streamed([begin, block, of(SURROGATE), stop(0)]);
  expect(events[2]).toEqual(of(ORIGINAL));
});

test('what the gateway learns from a stream', () => {
  const steps = toySteps();
  streamed([begin, ending, end], steps);
  const { ids, model, inputTokens, outputTokens, finish } = steps.seen;
  expect([ids, model, inputTokens, outputTokens, finish]).toEqual([
    ['msg_1'],
    'up',
    5,
    9,
    'end_turn',
  ]);
});

test('a stream is complete with message_stop, and not before', () => {
  const stream = anthropicMessages.stream(toySteps());
  stream.push(named(begin));
  stream.push(named(ending));
  expect(stream.isComplete).toBe(false);
  stream.push(named(end));
  expect(stream.isComplete).toBe(true);
});

test.each([
  ['without an end', [] as SseEvent[]],
  ['in [DONE]', [{ data: '[DONE] ' }]],
])('a stream that ends %s is whole where it is said why the model stopped', (_, last) => {
  const stream = anthropicMessages.stream(toySteps());
  const finish = () => [...last.flatMap((event) => stream.push(event)), ...stream.end()];
  for (const body of [begin, start(0, { type: 'text', text: '' })]) stream.push(named(body));
  stream.push(named(text(0, SURROGATE)));
  expect(finish()).toEqual([]);
  expect(stream.isComplete).toBe(false);
  stream.push(named(ending));
  expect(finish()).toEqual([named(end)]);
  expect(stream.isComplete).toBe(true);
});

test('an event that nothing changed in is the same object', () => {
  const stream = anthropicMessages.stream(toySteps());
  const block = start(0, { type: 'text', text: '' });
  const bodies = [begin, block, text(0, 'Hi '), { type: 'ping' }, stop(0), ending, end];
  for (const event of bodies.map(named)) expect(stream.push(event)[0]).toBe(event);
});

test('an event has the name of its type, whatever the upstream calls it', () => {
  const stream = anthropicMessages.stream(toySteps());
  const { data } = named(begin);
  expect(stream.push({ event: 'Maria Garcia', data })).toEqual([{ event: 'message_start', data }]);
});

test('nothing is passed on after the end', () => {
  const stream = anthropicMessages.stream(toySteps());
  for (const body of [begin, end]) stream.push(named(body));
  expect(stream.push({ data: '[DONE]' })).toEqual([]);
});

test('fields nobody knows are left out of events and counted', () => {
  const steps = toySteps();
  const block = start(0, { type: 'text', text: '' });
  const events = streamed([begin, block, { ...text(0, 'Hi'), aura: SURROGATE }, stop(0)], steps);
  expect(events[2]).toEqual(text(0, 'Hi'));
  expect(steps.seen.droppedFields).toBe(1);
});

const opened = [begin, start(0, { type: 'text', text: '' })];
test.each<[string, JsonObject[], JsonObject]>([
  ['an event nobody knows', [{ type: 'hologram' }], { at: 'event', type: 'hologram' }],
  ['an event named like a method', [{ type: 'toString' }], { at: 'event', type: 'toString' }],
  ['an event that is no type', [{ type: 7 }], { at: 'event', type: 'unprintable' }],
  ['a delta nobody knows', [...opened, delta(0, { type: 'aura_delta' })], { type: 'aura_delta' }],
  ['a delta of another kind of block', [...opened, json(0, '{}')], { type: 'input_json_delta' }],
  ['a delta without its block', [begin, text(3, 'x')], { at: 'content_block_delta' }],
  ['a stop without its start', [begin, stop(3)], { at: 'content_block_stop' }],
  ['a block twice', [...opened, opened[1]!], { at: 'content_block_start' }],
  ['no index', [begin, { type: 'content_block_stop' }], { at: 'index' }],
  ['text of a wrong kind', [...opened, delta(0, { type: 'text_delta', text: 7 })], {}],
])('malformed stream: %s', (_what, bodies, facts) => {
  const code = 'upstream_malformed';
  const malformed = { code, facts: expect.objectContaining(facts) };
  expect(() => streamed(bodies)).toThrow(expect.objectContaining(malformed));
});

test('an error of the upstream breaks off, without its words', () => {
  const error = { type: 'overloaded_error', message: `${SURROGATE} is ill` };
  const failure = { code: 'upstream_interrupted', facts: { type: 'overloaded_error' } };
  expect(() => streamed([begin, { type: 'error', error }])).toThrow(
    expect.objectContaining(failure),
  );
});

test('arguments that would no longer parse break off', () => {
  const steps = toySteps();
  const broken = { ...steps, channel: () => steps.channel('text') }; // escapes nothing
  const block = start(0, { type: 'tool_use', id: 'toolu_1', name: 'f', input: {} });
  const bodies = [begin, block, json(0, `{"a":"${SURROGATE}"}`), stop(0)];
  expect(() => streamed(bodies, broken)).toThrow(
    expect.objectContaining({ code: 'restore_failed' }),
  );
});

test.each([
  [`{"name":"${SURROGATE}"}`, JSON.stringify({ name: ORIGINAL }), 'JSON as asked'],
  [`\n {"name":"${SURROGATE}"}`, `\n ${JSON.stringify({ name: ORIGINAL })}`, 'after blanks'],
  [`I cannot help ${SURROGATE}.`, `I cannot help ${ORIGINAL}.`, 'prose after all'],
])('an answer asked to be JSON: %s', (masked, restored) => {
  const steps = () => toySteps({ structured: true });
  const content = [{ type: 'text', text: restored }];
  const answer = anthropicMessages.answer(whole({ type: 'text', text: masked }), steps());
  expect(answer).toMatchObject({ content });
  const pieces = [...masked].map((piece) => text(0, piece));
  expect(assembled(streamed([...opened, ...pieces, stop(0)], steps()))).toEqual(content);
});

const fragment = fc.constantFrom(SURROGATE, 'Qui', 'll', 'on', 'é😀', ' ', '\n', '"', '\\', 'x');
const said = fc.array(fragment).map((fragments) => fragments.join(''));

/** The pieces of a text, cut between UTF-16 units as a client may have to put them together. */
function cutAt(source: string, cuts: readonly number[]): string[] {
  const at = [...cuts.map((cut) => cut % (source.length + 1)), source.length].sort((a, b) => a - b);
  return at.map((end, index) => source.slice(at[index - 1] ?? 0, end));
}

test('how an answer is cut and interleaved never changes what the caller reads', () => {
  const cuts = fc.array(fc.nat(), { maxLength: 8 });
  fc.assert(
    fc.property(said, said, cuts, cuts, fc.boolean(), (prose, value, first, second, isMixed) => {
      const input = { note: value, [SURROGATE]: [value] };
      const texts = cutAt(prose, first).map((piece) => text(0, piece));
      const sources = cutAt(JSON.stringify(input), second).map((piece) => json(1, piece));
      const deltas = isMixed
        ? texts.flatMap((piece, index) => [piece, ...sources.slice(index, index + 1)])
        : texts;
      const left = isMixed ? sources.slice(texts.length) : sources;
      const tool = { type: 'tool_use', id: 'toolu_1', name: 'f' };
      const bodies = [
        ...opened,
        start(1, { ...tool, input: {} }),
        ...deltas,
        stop(0),
        ...left,
        stop(1),
      ];
      const [read, called] = assembled(streamed(bodies)) as [JsonObject, JsonObject];
      const answer = anthropicMessages.answer(
        whole({ type: 'text', text: prose }, { ...tool, input }),
        toySteps(),
      ) as { content: [JsonObject, JsonObject] };
      expect(read.text).toBe(answer.content[0].text);
      expect(JSON.parse(called.source as string)).toEqual(
        JSON.parse(
          JSON.stringify(input).replaceAll(SURROGATE, JSON.stringify(ORIGINAL).slice(1, -1)),
        ),
      );
    }),
  );
});

test('nothing issued: every event is the identical object', () => {
  const stream = anthropicMessages.stream(identitySteps());
  const bodies = [...opened, text(0, `${SURROGATE} é`), text(0, ''), stop(0), ending, end];
  for (const event of bodies.map(named)) expect(stream.push(event)[0]).toBe(event);
});
