/**
 * OpenAI chat completions, `POST /v1/chat/completions`, and how a streamed answer is put together:
 * what the channels of a choice still hold goes out as one more delta before its `finish_reason`.
 */
import { Failure } from '../core/failures.ts';
import { isObject, type Json, type JsonObject } from '../core/json.ts';
import { chatInstructions } from './instructions.ts';
import { type ChatText, ChatTexts, chunk, completion } from './openai-chat-answer.ts';
import { asksForJson, chatRequest } from './openai-chat-request.ts';
import { openaiFailureBody, openaiFailureEvents } from './openai-errors.ts';
import { walkBody } from './shape.ts';
import { DONE, eventBody, isDone, malformed, withBody } from './stream-event.ts';
import type { AnswerSteps, AnswerStream, SseEvent, WireFormat } from './types.ts';

export const openaiChat: WireFormat = {
  id: 'openai-chat',
  api: 'openai',
  path: '/v1/chat/completions',
  walk: (body, permits) => walkBody(chatRequest, body, permits, asksForJson),
  instructions: chatInstructions,
  answer(body, steps) {
    if (!isObject(body)) throw malformed('body');
    return new ChatTexts(steps, 'whole').restore(completion, body);
  },
  stream: (steps) => new ChatStream(steps),
  failureBody: openaiFailureBody,
  failureEvents: openaiFailureEvents,
};

class ChatStream implements AnswerStream {
  readonly #texts: ChatTexts;
  /** The latest chunk of the answer itself: its id, model and time are those of deltas of ours. */
  #latest: JsonObject = {};
  /** By the index of each choice that has begun: whether it has its `finish_reason`. */
  readonly #finished = new Map<number, boolean>();
  #isComplete = false;

  constructor(steps: AnswerSteps) {
    this.#texts = new ChatTexts(steps, 'streamed');
  }

  get isComplete(): boolean {
    return this.#isComplete;
  }

  push(event: SseEvent): SseEvent[] {
    if (this.#isComplete) return [];
    if (isDone(event)) {
      this.#isComplete = true;
      return [...this.#held(this.#texts.take(undefined)), DONE];
    }
    const body = eventBody(event);
    if (isFailure(body)) throw new Failure('upstream_refused', { at: 'event' });

    const said = withChoices(body);
    const settled = this.#settleReasoning(said);
    const restored = this.#texts.restore(chunk, said);
    if (restored.id !== '') this.#latest = restored;
    const passed = withBody(event, body, restored);

    const choices = restored.choices as JsonObject[];
    this.#note(choices);
    const finished = choices.filter(hasFinished);
    if (finished.length === 0) return settled.length === 0 ? [passed] : [...settled, passed];
    const held = finished.flatMap((choice) => this.#held(this.#texts.take(indexOf(choice))));
    if (held.length === 0) return [...settled, passed];
    return [...settled, ...finishedAfter(held, restored, passed)];
  }

  /**
   * Some servers end without `[DONE]`, and where each choice has finished the answer is whole. What is held when a
   * stream breaks off is not the model's whole word: it is not passed on.
   */
  end(): SseEvent[] {
    const isWhole = this.#finished.size > 0 && [...this.#finished.values()].every(Boolean);
    return isWhole ? this.push(DONE) : [];
  }

  #note(choices: readonly JsonObject[]): void {
    for (const choice of choices) {
      const index = indexOf(choice);
      this.#finished.set(index, hasFinished(choice) || this.#finished.get(index) === true);
    }
  }

  /**
   * Reasoning comes before the answer, and clients close it when the answer begins. So it is ended
   * then, not with the choice.
   */
  #settleReasoning({ choices }: JsonObject): SseEvent[] {
    if (!Array.isArray(choices)) return [];
    return choices.flatMap((choice) => {
      if (!isObject(choice) || !isObject(choice.delta) || !answers(choice.delta)) return [];
      return this.#held(this.#texts.take(indexOf(choice), REASONING));
    });
  }

  /** Ends these texts: one chunk for each that still held something. */
  #held(texts: readonly ChatText[]): SseEvent[] {
    return texts.flatMap((text) => {
      const tail = text.channel.end();
      return tail === '' ? [] : [this.#chunkOfOurs(text, tail)];
    });
  }

  #chunkOfOurs(text: ChatText, tail: string): SseEvent {
    const { id, object, created, model, system_fingerprint, service_tier } = this.#latest;
    const envelope = { id, object, created, model, system_fingerprint, service_tier };
    const delta = { index: text.choice, delta: deltaOf(text, tail), finish_reason: null };
    return { data: JSON.stringify({ ...envelope, choices: [delta] }) };
  }
}

const REASONING: ReadonlySet<string> = new Set(['reasoning', 'reasoning_content', 'thinking']);

/** Ollama says `error` in a string, and vLLM says in `object` that all of it is one. */
const isFailure = ({ error, object }: JsonObject): boolean =>
  isObject(error) || (typeof error === 'string' && error !== '') || object === 'error';

/** Some servers leave the list out of the chunk that tells the usage, and some say in a message what is a delta. */
function withChoices(body: JsonObject): JsonObject {
  const { choices } = body;
  if (choices == null && isObject(body.usage)) return { ...body, choices: [] };
  if (!Array.isArray(choices) || !choices.some(isSaidWhole)) return body;
  return { ...body, choices: choices.map((one) => (isSaidWhole(one) ? asDelta(one) : one)) };
}

function isSaidWhole(choice: Json): choice is JsonObject {
  return isObject(choice) && choice.delta == null && isObject(choice.message);
}

const asDelta = ({ message, ...choice }: JsonObject): JsonObject => ({
  ...choice,
  delta: message!,
});

/** The answer itself goes on here, and no reasoning beside it. */
function answers({ content, ...delta }: JsonObject): boolean {
  if (isSaid(delta.reasoning) || isSaid(delta.reasoning_content)) return false;
  if (Array.isArray(content) && content.some(isThinking)) return false;
  return isSaid(content) || isSaid(delta.refusal) || isSaid(delta.tool_calls);
}

function isThinking(part: Json): boolean {
  return isObject(part) && part.type === 'thinking';
}

function isSaid(value: unknown): boolean {
  return (typeof value === 'string' || Array.isArray(value)) && value.length > 0;
}

function hasFinished(choice: JsonObject): boolean {
  return typeof choice.finish_reason === 'string' && choice.finish_reason !== '';
}

function indexOf(choice: JsonObject): number {
  return typeof choice.index === 'number' ? choice.index : 0;
}

function deltaOf({ family, tool }: ChatText, tail: string): JsonObject {
  if (family === 'function_call') return { function_call: { arguments: tail } };
  if (family === 'arguments') {
    return { tool_calls: [{ index: tool ?? 0, function: { arguments: tail } }] };
  }
  if (family === 'input') return { tool_calls: [{ index: tool ?? 0, custom: { input: tail } }] };
  if (family === 'thinking') {
    return { content: [{ type: 'thinking', thinking: [{ type: 'text', text: tail }] }] };
  }
  return { [family]: tail };
}

/** A chunk that both says something and finishes is parted, for what was held belongs in between. */
function finishedAfter(held: SseEvent[], restored: JsonObject, passed: SseEvent): SseEvent[] {
  const choices = restored.choices as JsonObject[];
  const isSilent = choices.every(
    ({ delta }) => !isObject(delta) || Object.keys(delta).length === 0,
  );
  if (isSilent) return [...held, passed];

  const { usage: _usage, ...saying } = restored;
  const said = choices.map((choice) => ({ ...choice, finish_reason: null }));
  const silent = choices.map((choice) => ({ ...choice, delta: {}, logprobs: null }));
  return [
    { data: JSON.stringify({ ...saying, choices: said }) },
    ...held,
    { data: JSON.stringify({ ...restored, choices: silent }) },
  ];
}
