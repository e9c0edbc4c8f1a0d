import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  called,
  envelope,
  escaped,
  message,
  part,
  url,
  whole,
} from '../../test/support/responses-bodies.ts';
import {
  identitySteps,
  ORIGINAL,
  SURROGATE,
  toySteps,
} from '../../test/support/toy-answer-steps.ts';
import { Failure } from '../core/failures.ts';
import type { Json, JsonObject } from '../core/json.ts';
import { openaiResponses } from './openai-responses.ts';
import type { AnswerSteps, SseEvent } from './types.ts';

const answered = (body: Json, steps: AnswerSteps = toySteps()) =>
  openaiResponses.answer(body, steps) as JsonObject;

/** Events as a server sends them, numbered. */
const numbered = (bodies: readonly JsonObject[]): SseEvent[] =>
  bodies.map((body, index) => ({
    event: `response.${body.type as string}`,
    data: JSON.stringify({ ...body, type: `response.${body.type}`, sequence_number: index }),
  }));

/** What the caller reads; numbers are checked for gaps and taken away. */
function streamed(bodies: readonly JsonObject[], steps: AnswerSteps = toySteps()): JsonObject[] {
  const stream = openaiResponses.stream(steps);
  const events = [...numbered(bodies).flatMap((event) => stream.push(event)), ...stream.end()];
  return events.map(({ event, data }, index) => {
    const { type, sequence_number: at, ...body } = JSON.parse(data) as JsonObject;
    expect([event, at]).toEqual([type, index]);
    return { type: (type as string).slice('response.'.length), ...body };
  });
}

const place = { item_id: 'msg_1', output_index: 0, content_index: 0 };
const delta = (piece: string, at: JsonObject = place): JsonObject => ({
  type: 'output_text.delta',
  ...at,
  delta: piece,
});
const done = (text: string, at: JsonObject = place): JsonObject => ({
  type: 'output_text.done',
  ...at,
  text,
});

test('a stream, event by event, with all its copies', () => {
  const half = SURROGATE.slice(0, 3);
  const events = (start: JsonObject, deltas: JsonObject[], text: string): JsonObject[] => [
    { type: 'created', response: { ...envelope, status: 'in_progress', output: [], ...start } },
    { type: 'in_progress', response: { ...envelope, status: 'in_progress', output: [], ...start } },
    { type: 'output_item.added', output_index: 0, item: message() },
    { type: 'content_part.added', ...place, part: part('') },
    ...deltas,
    done(text),
    { type: 'content_part.done', ...place, part: part(text) },
    { type: 'output_item.done', output_index: 0, item: message(part(text)) },
    { type: 'completed', response: { ...whole(message(part(text))), ...start } },
  ];
  const masked = events(
    { instructions: SURROGATE },
    [delta(`Hi ${half}`), delta(SURROGATE.slice(3)), delta(' and '), delta('Qui')],
    `Hi ${SURROGATE} and Qui`,
  );
  const restored = events(
    { instructions: ORIGINAL },
    [delta('Hi '), delta(ORIGINAL), delta(' and '), delta('Qui')],
    `Hi ${ORIGINAL} and Qui`,
  );
  expect(streamed(masked)).toEqual(restored);
});

const families: [string, JsonObject, string][] = [
  ['output_text', place, 'text'],
  ['refusal', place, 'refusal'],
  ['reasoning_text', place, 'text'],
  ['reasoning_summary_text', { item_id: 'rs_1', output_index: 0, summary_index: 1 }, 'text'],
  ['function_call_arguments', { item_id: 'fc_1', output_index: 1 }, 'arguments'],
  ['custom_tool_call_input', { item_id: 'ctc_1', output_index: 2 }, 'input'],
];

test.each(families)('%s: held back, flushed before the end, repeated there', (stem, at, field) => {
  const isJson = stem === 'function_call_arguments';
  const source = isJson ? `["${SURROGATE}` : SURROGATE;
  const cut = source.length - 4;
  const said = (piece: string): JsonObject => ({ type: `${stem}.delta`, ...at, delta: piece });
  const ended = (text: string): JsonObject => ({ type: `${stem}.done`, ...at, [field]: text });
  const before = isJson ? [said('["')] : [];
  const original = isJson ? escaped : ORIGINAL;

  const complete = streamed([said(source.slice(0, cut)), said(source.slice(cut)), ended(source)]);
  const restored = isJson ? `["${escaped}` : ORIGINAL;
  expect(complete).toEqual([...before, said(original), ended(restored)]);

  const broken = source.slice(0, cut);
  const tail = SURROGATE.slice(0, -4);
  expect(streamed([said(broken), ended(broken)])).toEqual([...before, said(tail), ended(broken)]);
});

test.each<[string, JsonObject]>([
  ['its part', { type: 'content_part.done', ...place, part: part('Qui') }],
  ['its item', { type: 'output_item.done', output_index: 0, item: message(part('Qui')) }],
  ['the response', { type: 'incomplete', response: whole(message(part('Qui'))) }],
])('a text that is not ended is flushed before %s is', (_what, ending) => {
  expect(streamed([delta('Qui'), ending])).toEqual([delta('Qui'), ending]);
});

test('items that take turns keep their texts apart', () => {
  const other = { item_id: 'msg_2', output_index: 1, content_index: 0 };
  const second = { ...place, content_index: 1 };
  const bodies = [
    delta('Quil'),
    delta('Qu', other),
    delta('Quill', second),
    delta('lon'),
    delta('illon', other),
    done(SURROGATE),
    delta('on', second),
    done(SURROGATE, other),
    done(SURROGATE, second),
  ];
  expect(streamed(bodies)).toEqual([
    delta(ORIGINAL),
    delta(ORIGINAL, other),
    done(ORIGINAL),
    delta(ORIGINAL, second),
    done(ORIGINAL, other),
    done(ORIGINAL, second),
  ]);
});

test('annotations of a stream move with their text', () => {
  const added = (annotation: JsonObject): JsonObject => ({
    type: 'output_text.annotation.added',
    ...place,
    annotation_index: 0,
    annotation,
  });
  const events = streamed([delta(`${SURROGATE} saw it.`), added(url(8, 11))]);
  const start = ORIGINAL.length + 1;
  expect(events[1]).toEqual(added(url(start, start + 3)));
});

test('log probabilities of deltas go when surrogates were issued', () => {
  const logprobs = [{ token: 'Hi', logprob: 0 }];
  expect(
    streamed([
      { ...delta('Hi Q'), logprobs },
      { ...done('Hi Q'), logprobs },
    ]),
  ).toEqual([
    { ...delta('Hi '), logprobs: [] },
    { ...delta('Q'), logprobs: [] },
    { ...done('Hi Q'), logprobs: [] },
  ]);
});

test('each text is restored once, however often it is repeated', () => {
  const steps = toySteps();
  let channels = 0;
  const counting = {
    ...steps,
    channel: (mode: 'text' | 'json') => {
      channels += 1;
      return steps.channel(mode);
    },
  };
  const text = `Hi ${SURROGATE}`;
  const item = message(part(text));
  streamed(
    [
      delta(text),
      done(text),
      { type: 'content_part.done', ...place, part: part(text) },
      { type: 'output_item.done', output_index: 0, item },
      { type: 'completed', response: whole(item) },
    ],
    counting,
  );
  expect(channels).toBe(1);
});

test('a stream is complete with its terminal event, and what it said is known', () => {
  const steps = toySteps();
  const stream = openaiResponses.stream(steps);
  const usage = { input_tokens: 7, output_tokens: 3 };
  const bodies = [
    { type: 'created', response: { ...envelope, status: 'queued', output: [] } },
    { type: 'completed', response: { ...whole(message()), usage } },
  ];
  const [created, completed] = numbered(bodies);
  stream.push(created!);
  expect(stream.isComplete).toBe(false);
  stream.push(completed!);
  expect(stream.isComplete).toBe(true);
  expect(steps.seen).toMatchObject({
    ids: ['resp_1', 'msg_1'],
    inputTokens: 7,
    outputTokens: 3,
    finish: 'completed',
  });
});

test('nothing is passed on after the end but the mark that some servers set there', () => {
  const stream = openaiResponses.stream(toySteps());
  const [completed, late] = numbered([{ type: 'completed', response: whole() }, delta('x')]);
  expect(stream.push(completed!)).toEqual([completed]);
  expect(stream.push(late!)).toEqual([]);
  expect(stream.push({ data: '[DONE]' })).toEqual([{ data: '[DONE]' }]);
});

test('an event that nothing changed in is the same object', () => {
  const stream = openaiResponses.stream(toySteps());
  const bodies = [
    delta('Hi '),
    delta(''),
    done('Hi '),
    { type: 'web_search_call.searching', output_index: 0, item_id: 'ws_1' },
    { type: 'completed', response: whole(message(part('Hi '))) },
  ];
  for (const event of numbered(bodies)) expect(stream.push(event)[0]).toBe(event);
});

test('a server that does not number events, nor name them, is followed in that', () => {
  const stream = openaiResponses.stream(toySteps());
  const plain = (body: JsonObject): SseEvent => ({
    data: JSON.stringify({ ...body, type: `response.${body.type as string}` }),
  });
  const events = [delta('Qui'), done('Qui')].flatMap((body) => stream.push(plain(body)));
  expect(events).toEqual([plain(delta('Qui')), plain(done('Qui'))]);
  expect(stream.push({ data: '[DONE]' })).toEqual([{ data: '[DONE]' }]);
});

test.each<[string, JsonObject, JsonObject]>([
  ['an event nobody knows', { type: 'hologram' }, { at: 'event', type: 'response.hologram' }],
  [
    'an item nobody knows',
    { type: 'output_item.added', item: { type: 'hologram' } },
    { at: 'item', type: 'hologram' },
  ],
  ['a delta of a wrong kind', { ...delta(''), delta: 7 }, { at: 'delta' }],
])('malformed stream: %s', (_what, body, facts) => {
  const malformed = { code: 'upstream_malformed', facts: expect.objectContaining(facts) };
  expect(() => streamed([body])).toThrow(expect.objectContaining(malformed));
});

test.each<[JsonObject]>([
  [{ type: 'error', code: 'server_error', message: `${SURROGATE} is ill`, param: null }],
  [{ type: 'error', error: { code: 'server_error', message: `${SURROGATE} is ill` } }],
])('an error of the upstream breaks off, without its words', (body) => {
  const stream = openaiResponses.stream(toySteps());
  const failure = { code: 'upstream_interrupted', facts: { type: 'server_error' } };
  expect(() => stream.push({ event: 'error', data: JSON.stringify(body) })).toThrow(
    expect.objectContaining(failure),
  );
});

test('arguments that would no longer parse break off', () => {
  const steps = toySteps();
  const broken = { ...steps, channel: () => steps.channel('text') }; // escapes nothing
  const at = { item_id: 'fc_1', output_index: 0 };
  const source = `["${SURROGATE}"]`;
  const bodies = [
    { type: 'function_call_arguments.delta', ...at, delta: source },
    { type: 'function_call_arguments.done', ...at, arguments: source },
  ];
  const failed = expect.objectContaining({ code: 'restore_failed' });
  expect(() => streamed(bodies, broken)).toThrow(failed);
  expect(() => answered(whole(called({ arguments: source })), broken)).toThrow(failed);
});

test('an answer asked to be JSON is restored as JSON, whole and streamed', () => {
  const masked = `{"name":"${SURROGATE}"}`;
  const restored = JSON.stringify({ name: ORIGINAL });
  const steps = () => toySteps({ structured: true });
  expect(answered(whole(message(part(masked))), steps())).toEqual(whole(message(part(restored))));
  const events = streamed([...masked].map((piece) => delta(piece)).concat(done(masked)), steps());
  expect(events.pop()).toEqual(done(restored));
  expect(events.map((event) => event.delta).join('')).toBe(restored);
});

test('a failure inside a stream can be read in both ways that clients read it', () => {
  const failure = new Failure('upstream_timeout');
  const [event] = openaiResponses.failureEvents(failure, 'req_1');
  expect(event?.event).toBe('error');
  const { error } = openaiResponses.failureBody(failure, 'req_1') as { error: JsonObject };
  const { code, message: words, param } = error;
  expect(JSON.parse(event!.data)).toEqual({
    type: 'error',
    ...{ code, message: words, param },
    sequence_number: 0,
    error,
  });
});

test('a failure has the number after the last event that went out', () => {
  const stream = openaiResponses.stream(toySteps());
  const bodies = [delta('Qui'), delta('x'), delta('Qui'), done('QuixQui')];
  const went = numbered(bodies).flatMap((event) => stream.push(event));
  const numbers = went.map(({ data }) => (JSON.parse(data) as JsonObject).sequence_number);
  expect(numbers).toEqual([0, 1, 2]); // two deltas were held back, and one was flushed
  const failure = new Failure('upstream_timeout');
  const [event] = openaiResponses.failureEvents(failure, 'req_1', stream.next);
  expect(JSON.parse(event!.data)).toMatchObject({ sequence_number: 3 });
});

const fragment = fc.constantFrom(SURROGATE, 'Qui', 'll', 'on', 'é😀', ' ', '\n', '"', '\\', 'x');
const text = fc.array(fragment).map((fragments) => fragments.join(''));

function cutAt(source: string, cuts: readonly number[]): string[] {
  const at = [...cuts.map((cut) => cut % (source.length + 1)), source.length].sort((a, b) => a - b);
  return at.map((end, index) => source.slice(at[index - 1] ?? 0, end));
}

test('how an answer is cut and interleaved never changes what the caller reads', () => {
  const cuts = fc.array(fc.nat(), { maxLength: 8 });
  fc.assert(
    fc.property(text, text, cuts, cuts, (prose, value, first, second) => {
      const source = JSON.stringify({ note: value, [SURROGATE]: [value] });
      const at = { item_id: 'fc_1', output_index: 1 };
      const stem = 'function_call_arguments';
      const texts = cutAt(prose, first).map((piece) => delta(piece));
      const calls = cutAt(source, second).map(
        (piece): JsonObject => ({ type: `${stem}.delta`, ...at, delta: piece }),
      );
      const mixed = texts.flatMap((piece, index) => [...calls.slice(index, index + 1), piece]);
      const output = [message(part(prose)), called({ arguments: source })];
      const events = streamed([
        ...mixed,
        ...calls.slice(texts.length),
        { type: `${stem}.done`, ...at, arguments: source },
        done(prose),
        { type: 'completed', response: whole(...output) },
      ]);

      const read = (type: string) =>
        events.flatMap((event) => (event.type === type ? [event.delta] : [])).join('');
      const restored = answered(whole(...output));
      const [said, call] = restored.output as [JsonObject, JsonObject];
      expect(events.pop()).toEqual({ type: 'completed', response: restored });
      expect(events.pop()).toEqual(done(read('output_text.delta')));
      expect(said).toEqual(message(part(read('output_text.delta'))));
      expect(call.arguments).toBe(read(`${stem}.delta`));
      expect(call.arguments).toBe(source.replaceAll(SURROGATE, escaped));
    }),
  );
});

test('nothing issued: every event is the identical object', () => {
  const stream = openaiResponses.stream(identitySteps());
  const bodies = [
    { ...delta(`${SURROGATE} é`), logprobs: [{ token: 'x' }], obfuscation: 'abc' },
    done(`${SURROGATE} é`),
  ];
  for (const event of numbered(bodies)) expect(stream.push(event)[0]).toBe(event);
});
