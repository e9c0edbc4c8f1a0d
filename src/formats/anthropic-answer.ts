/** What Anthropic's Messages API answers: the whole message, and the events of a streamed one. */
import type { JsonObject } from '../core/json.ts';
import { answerBlock, blockDelta, startedBlock } from './anthropic-blocks.ts';
import { array, type Fields, object, type Shape } from './shape.ts';
import { answerId, model, number, serverText, text, word } from './treatments.ts';
import type { AnswerSeen } from './types.ts';

/** An object of an answer that the exchange takes note of. */
function noted(fields: Fields, note: (value: JsonObject, seen: AnswerSeen) => void): Shape {
  const shape = object(fields);
  return {
    walk: shape.walk,
    restore(value, restoring) {
      const restored = shape.restore(value, restoring);
      note(value as JsonObject, restoring.steps.seen);
      return restored;
    },
  };
}

const usage = noted(
  {
    input_tokens: number,
    output_tokens: number,
    cache_creation_input_tokens: number,
    cache_read_input_tokens: number,
    cache_creation: object({
      ephemeral_5m_input_tokens: number,
      ephemeral_1h_input_tokens: number,
    }),
    output_tokens_details: object({ thinking_tokens: number }),
    server_tool_use: object({ web_search_requests: number, web_fetch_requests: number }),
    service_tier: word,
    inference_geo: word,
    speed: word,
  },
  noteUsage,
);

/** Cached input was read by the model too. Events of a stream repeat totals, or leave them out. */
function noteUsage(usage: JsonObject, seen: AnswerSeen): void {
  const { input_tokens: input, output_tokens: output } = usage;
  const { cache_creation_input_tokens: written, cache_read_input_tokens: read } = usage;
  if (typeof input === 'number') {
    seen.inputTokens = input + (Number(written) || 0) + (Number(read) || 0);
  }
  if (typeof output === 'number') seen.outputTokens = output;
  if (typeof read === 'number') seen.cachedInputTokens = read;
}

const ending: Fields = {
  stop_reason: word,
  stop_sequence: text,
  stop_details: object({ type: word, category: word, explanation: text }),
  container: object({
    id: answerId,
    expires_at: serverText,
    skills: array(object({ skill_id: serverText, type: word, version: serverText })),
  }),
};

/** What was cleared of the prompt before the model read it, in numbers. */
const context_management = object({
  applied_edits: array(
    object({
      type: serverText,
      cleared_tool_uses: number,
      cleared_thinking_turns: number,
      cleared_input_tokens: number,
    }),
  ),
  original_input_tokens: number,
});

function noteEnding({ stop_reason: reason }: JsonObject, seen: AnswerSeen): void {
  if (typeof reason === 'string') seen.finish = reason;
}

export const message: Shape = noted(
  {
    id: answerId,
    type: word,
    role: word,
    model,
    content: array(answerBlock),
    usage,
    context_management,
    diagnostics: object({
      cache_miss_reason: object({ type: word, cache_missed_input_tokens: number }),
    }),
    ...ending,
  },
  noteEnding,
);

export const tokenCount: Shape = noted({ input_tokens: number, context_management }, noteUsage);

const event: Fields = { type: word };
const blockEvent: Fields = { ...event, index: number };

/** Events by type. `error` is no event of an answer: it ends one. */
export const events: ReadonlyMap<string, Shape> = new Map([
  ['ping', object(event)],
  ['message_start', object({ ...event, message })],
  ['content_block_start', object({ ...blockEvent, content_block: startedBlock })],
  ['content_block_delta', object({ ...blockEvent, delta: blockDelta })],
  ['content_block_stop', object(blockEvent)],
  [
    'message_delta',
    object({ ...event, delta: noted(ending, noteEnding), usage, context_management }),
  ],
  ['message_stop', object(event)],
]);
