/** What known servers send in a streamed response beside the events of its texts. */
import { expect, test } from 'vitest';
import { envelope, message, part, whole } from '../../test/support/responses-bodies.ts';
import { ORIGINAL, SURROGATE, toySteps } from '../../test/support/toy-answer-steps.ts';
import type { JsonObject } from '../core/json.ts';
import { openaiResponses } from './openai-responses.ts';
import { SseDecoder } from './sse.ts';

/** From the bytes of the network to the bodies of the events that the caller gets. */
function passed(bodies: readonly JsonObject[], before = ''): JsonObject[] {
  const stream = openaiResponses.stream(toySteps());
  const frames = bodies.map(
    (body) => `event: ${body.type as string}\ndata: ${JSON.stringify(body)}\n\n`,
  );
  const events = new SseDecoder()
    .push(Buffer.from(before + frames.join('')))
    .flatMap((event) => stream.push(event));
  expect(stream.isComplete).toBe(true);
  return events.map(({ data }) => JSON.parse(data) as JsonObject);
}

const numbered = (bodies: readonly JsonObject[]): JsonObject[] =>
  bodies.map((body, index) => ({
    ...body,
    type: body.type === 'keepalive' ? body.type : `response.${body.type as string}`,
    sequence_number: index,
  }));
const begun = { ...envelope, status: 'in_progress', output: [], usage: null };
const place = { item_id: 'msg_1', output_index: 0, content_index: 0 };

test('OpenAI: queued, in progress, kept alive, padded against eavesdroppers', () => {
  const events = (text: string) =>
    numbered([
      { type: 'created', response: begun },
      { type: 'queued', response: begun },
      { type: 'in_progress', response: begun },
      { type: 'keepalive' },
      { type: 'compaction.compacting', item_id: 'cmp_1', output_index: 0 },
      { type: 'output_text.delta', ...place, delta: `${text}.`, logprobs: [], obfuscation: 'x9' },
      { type: 'completed', response: whole(message(part(`${text}.`))) },
    ]);
  expect(passed(events(SURROGATE), ': ping\n\n')).toEqual(events(ORIGINAL));
});

test('vLLM: parts of reasoning under a name of its own, and what it keeps for itself', () => {
  const reasoning = (text: string) => ({ type: 'reasoning_text', text });
  const events = (text: string, rest: JsonObject) =>
    numbered([
      { type: 'created', response: { ...begun, ...rest } },
      { type: 'reasoning_part.added', ...place, part: reasoning('') },
      { type: 'reasoning_text.delta', ...place, delta: `${text}.` },
      { type: 'reasoning_text.done', ...place, text: `${text}.` },
      { type: 'reasoning_part.done', ...place, part: reasoning(`${text}.`) },
      { type: 'completed', response: { ...whole(), ...rest } },
    ]);
  const ownAffairs = { kv_transfer_params: { remote_host: 'x' }, input_messages: [SURROGATE] };
  expect(passed(events(SURROGATE, ownAffairs))).toEqual(events(ORIGINAL, {}));
});

test('Azure: verdicts of its filters stay behind', () => {
  const content_filters = [{ blocked: false, source_type: 'prompt' }];
  const answered = openaiResponses.answer({ ...whole(), content_filters }, toySteps());
  expect(answered).toEqual(whole());
});
