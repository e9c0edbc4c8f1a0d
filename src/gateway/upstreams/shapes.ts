/**
 * A plain text answer in the shape of each API, whole and streamed, for the models that run inside
 * the gateway. Only what the official clients need: one choice, one text, usage.
 */
import { randomBytes } from 'node:crypto';
import type { Json } from '../../core/json.ts';

export interface Shape {
  whole(text: string, turn: Turn): Json;
  /** SSE frames, ready to be written. */
  stream(pieces: Iterable<string>, turn: StreamedTurn): Iterable<string>;
}

interface Turn {
  readonly model: string;
  readonly inputTokens: number;
  readonly outputTokens: number;
}

interface StreamedTurn extends Turn {
  /** Chat only: `stream_options.include_usage`. */
  readonly wantsUsage: boolean;
}

const newId = (prefix: string): string => `${prefix}${randomBytes(12).toString('hex')}`;
const seconds = (): number => Math.floor(Date.now() / 1000);
const data = (body: Json): string => `data: ${JSON.stringify(body)}\n\n`;
const named = (body: { type: string; [field: string]: Json }): string =>
  `event: ${body.type}\n${data(body)}`;

export const chatShape: Shape = {
  whole: (text, turn) => ({
    id: newId('chatcmpl-'),
    object: 'chat.completion',
    created: seconds(),
    model: turn.model,
    choices: [
      {
        index: 0,
        message: { role: 'assistant', content: text, refusal: null },
        logprobs: null,
        finish_reason: 'stop',
      },
    ],
    usage: chatUsage(turn),
  }),

  *stream(pieces, turn) {
    const id = newId('chatcmpl-');
    const created = seconds();
    const chunk = (choices: Json[], more: { [field: string]: Json } = {}) =>
      data({ id, object: 'chat.completion.chunk', created, model: turn.model, choices, ...more });
    const choice = (delta: Json, finish: string | null = null): Json[] => [
      { index: 0, delta, logprobs: null, finish_reason: finish },
    ];
    yield chunk(choice({ role: 'assistant', content: '' }));
    for (const content of pieces) yield chunk(choice({ content }));
    yield chunk(choice({}, 'stop'));
    if (turn.wantsUsage) yield chunk([], { usage: chatUsage(turn) });
    yield 'data: [DONE]\n\n';
  },
};

function chatUsage({ inputTokens, outputTokens }: Turn): Json {
  return {
    prompt_tokens: inputTokens,
    completion_tokens: outputTokens,
    total_tokens: inputTokens + outputTokens,
  };
}

export const messagesShape: Shape = {
  whole: (text, turn) => ({
    id: newId('msg_'),
    type: 'message',
    role: 'assistant',
    model: turn.model,
    content: [{ type: 'text', text }],
    stop_reason: 'end_turn',
    stop_sequence: null,
    usage: { input_tokens: turn.inputTokens, output_tokens: turn.outputTokens },
  }),

  *stream(pieces, turn) {
    yield named({
      type: 'message_start',
      message: {
        id: newId('msg_'),
        type: 'message',
        role: 'assistant',
        model: turn.model,
        content: [],
        stop_reason: null,
        stop_sequence: null,
        usage: { input_tokens: turn.inputTokens, output_tokens: 1 },
      },
    });
    yield named({
      type: 'content_block_start',
      index: 0,
      content_block: { type: 'text', text: '' },
    });
    for (const text of pieces) {
      yield named({ type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text } });
    }
    yield named({ type: 'content_block_stop', index: 0 });
    yield named({
      type: 'message_delta',
      delta: { stop_reason: 'end_turn', stop_sequence: null },
      usage: { output_tokens: turn.outputTokens },
    });
    yield named({ type: 'message_stop' });
  },
};

export const responsesShape: Shape = {
  whole: (text, turn) => responseObject(newId('resp_'), turn, [messageItem(newId('msg_'), text)]),

  *stream(pieces, turn) {
    const id = newId('resp_');
    const item = newId('msg_');
    let next = 0;
    const event = (type: string, fields: { [field: string]: Json }) =>
      named({ type, sequence_number: next++, ...fields });
    const begun = responseObject(id, turn, undefined);
    const place = { item_id: item, output_index: 0, content_index: 0 };

    yield event('response.created', { response: begun });
    yield event('response.in_progress', { response: begun });
    yield event('response.output_item.added', {
      output_index: 0,
      item: { id: item, type: 'message', status: 'in_progress', role: 'assistant', content: [] },
    });
    yield event('response.content_part.added', { ...place, part: textPart('') });
    let text = '';
    for (const delta of pieces) {
      text += delta;
      yield event('response.output_text.delta', { ...place, delta, logprobs: [] });
    }
    yield event('response.output_text.done', { ...place, text, logprobs: [] });
    yield event('response.content_part.done', { ...place, part: textPart(text) });
    const done = messageItem(item, text);
    yield event('response.output_item.done', { output_index: 0, item: done });
    yield event('response.completed', { response: responseObject(id, turn, [done]) });
  },
};

const textPart = (text: string): Json => ({
  type: 'output_text',
  text,
  annotations: [],
  logprobs: [],
});

const messageItem = (id: string, text: string): Json => ({
  id,
  type: 'message',
  status: 'completed',
  role: 'assistant',
  content: [textPart(text)],
});

/** @param output `undefined` while the answer is under way */
function responseObject(id: string, turn: Turn, output: Json[] | undefined): Json {
  return {
    id,
    object: 'response',
    created_at: seconds(),
    status: output === undefined ? 'in_progress' : 'completed',
    background: false,
    error: null,
    incomplete_details: null,
    instructions: null,
    max_output_tokens: null,
    model: turn.model,
    output: output ?? [],
    parallel_tool_calls: true,
    previous_response_id: null,
    store: false,
    temperature: 1,
    text: { format: { type: 'text' } },
    tool_choice: 'auto',
    tools: [],
    top_p: 1,
    truncation: 'disabled',
    usage:
      output === undefined
        ? null
        : {
            input_tokens: turn.inputTokens,
            input_tokens_details: { cached_tokens: 0 },
            output_tokens: turn.outputTokens,
            output_tokens_details: { reasoning_tokens: 0 },
            total_tokens: turn.inputTokens + turn.outputTokens,
          },
    metadata: {},
  };
}
