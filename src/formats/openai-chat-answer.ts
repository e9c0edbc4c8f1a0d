/**
 * What a chat completion and its chunks may hold, and their texts: one channel per choice × content,
 * refusal, reasoning, and per tool call. A whole answer goes through the same channels, each in one
 * piece, so that it reads as the streamed one does.
 */
import { isObject, type Json, type JsonObject } from '../core/json.ts';
import { LIMITS } from '../core/limits.ts';
import { reasoningDetail, thoughtBlock } from './anthropic-blocks.ts';
import { noteCached } from './cached-tokens.ts';
import {
  array,
  byKind,
  type Fields,
  indexed,
  object,
  Restoring,
  type Shape,
  tagged,
} from './shape.ts';
import { malformed, tooManyTexts } from './stream-event.ts';
import { TracedChannel } from './traced-channel.ts';
import {
  boolean,
  counts,
  mapOf,
  model,
  number,
  omitted,
  oneOf,
  piece,
  prose,
  sealed,
  serverText,
  text,
  token,
  word,
} from './treatments.ts';
import type { AnswerSteps, TextMode } from './types.ts';

type Family =
  | 'content'
  | 'thinking'
  | 'refusal'
  | 'reasoning_content'
  | 'reasoning'
  | 'function_call'
  | 'arguments'
  | 'input';

/** One text of an answer; `tool` is the index of its call. */
export interface ChatText {
  readonly family: Family;
  readonly choice: number;
  readonly tool: number | undefined;
  readonly channel: TracedChannel;
}

/** The texts of one answer that are under way, in the order they began. */
export class ChatTexts {
  readonly #steps: AnswerSteps;
  readonly #restoring: Restoring;
  readonly #open = new Map<string, ChatText>();

  constructor(steps: AnswerSteps, kind: 'whole' | 'streamed') {
    this.#steps = steps;
    this.#restoring = new Restoring(steps, (family, mode, masked) => {
      if (masked === '') return '';
      const { channel } = this.#text(family as Family, mode);
      return channel.push(masked) + (kind === 'whole' ? channel.end() : '');
    });
  }

  /** A completion or a chunk; the identical object where nothing changed. */
  restore(shape: Shape, body: JsonObject): JsonObject {
    if (!Array.isArray(body.choices)) throw malformed('choices');
    const restored = shape.restore(body, this.#restoring) as JsonObject;
    this.#note(restored);
    return this.#withOffsets(restored);
  }

  /** Ends the texts of a choice and takes them out; with `families`, only these. */
  take(choice: number | undefined, families?: ReadonlySet<string>): ChatText[] {
    const taken: ChatText[] = [];
    for (const [key, open] of this.#open) {
      if (choice !== undefined && open.choice !== choice) continue;
      if (families !== undefined && !families.has(open.family)) continue;
      this.#open.delete(key);
      taken.push(open);
    }
    return taken;
  }

  #text(family: Family, mode: TextMode): ChatText {
    const [choice = 0, tool] = this.#restoring.scope;
    const key = tool === undefined ? `${family}/${choice}` : `${family}/${choice}/${tool}`;
    let found = this.#open.get(key);
    // A whole answer may have several texts in one place: each ends with its piece.
    if (found === undefined || found.channel.hasEnded) {
      if (this.#open.size >= LIMITS.answerTextsMax) throw tooManyTexts();
      found = { family, choice, tool, channel: new TracedChannel(this.#steps, mode) };
      this.#open.set(key, found);
    }
    return found;
  }

  #note({ usage, choices }: JsonObject): void {
    const { seen } = this.#steps;
    if (isObject(usage)) {
      if (typeof usage.prompt_tokens === 'number') seen.inputTokens = usage.prompt_tokens;
      if (typeof usage.completion_tokens === 'number') seen.outputTokens = usage.completion_tokens;
      noteCached(usage.prompt_tokens_details, seen);
    }
    for (const { finish_reason: finish } of choices as JsonObject[]) {
      if (typeof finish === 'string' && finish !== '') seen.finish = finish;
    }
  }

  /** Citations point into the content by offsets, which have moved with it. */
  #withOffsets(body: JsonObject): JsonObject {
    const choices = body.choices as JsonObject[];
    if (!choices.some(hasCitations)) return body;
    return { ...body, choices: choices.map((choice, position) => this.#cited(choice, position)) };
  }

  #cited(choice: JsonObject, position: number): JsonObject {
    const side = choice.message === undefined ? 'delta' : 'message';
    const content = this.#open.get(`content/${choice.index ?? position}`)?.channel;
    if (content === undefined || !hasCitations(choice)) return choice;
    const said = choice[side] as JsonObject;
    const annotations = (said.annotations as JsonObject[]).map((annotation) => ({
      ...annotation,
      url_citation: moved(annotation.url_citation ?? {}, content),
    }));
    return { ...choice, [side]: { ...said, annotations } };
  }
}

const OFFSETS = ['start_index', 'end_index'];

function moved(citation: Json, content: TracedChannel): Json {
  const after = { ...(citation as JsonObject) };
  for (const field of OFFSETS) {
    const offset = after[field];
    if (typeof offset === 'number') after[field] = content.restoredOffset(offset);
  }
  return after;
}

function hasCitations(choice: JsonObject): boolean {
  const said = choice.message ?? choice.delta;
  return isObject(said) && Array.isArray(said.annotations) && said.annotations.length > 0;
}

const toolCall = indexed(
  object({
    index: number,
    id: serverText,
    type: oneOf('function', 'custom', ''), // empty where a server says it in the first piece only
    function: object({ name: token, arguments: piece('arguments', 'json') }),
    custom: object({ name: token, input: piece('input', 'text') }),
    extra_content: object({ google: object({ thought_signature: sealed }) }),
  }),
);

/** Mistral's reasoning models answer in parts: what they think, and what they say. */
const spoken: Shape = byKind({
  string: piece('content', 'asked'),
  array: array(
    tagged('type', {
      text: { text: piece('content', 'asked') },
      thinking: {
        thinking: array(tagged('type', { text: { text: piece('thinking', 'text') } })),
        closed: boolean,
      },
    }),
  ),
});

/** What a message holds, and what a delta holds of one. Speech is not restored, so not passed on. */
const saidFields: Fields = {
  role: word,
  content: spoken,
  refusal: piece('refusal', 'text'),
  reasoning_content: piece('reasoning_content', 'text'),
  reasoning: piece('reasoning', 'text'),
  tool_calls: array(toolCall),
  function_call: object({ name: token, arguments: piece('function_call', 'json') }),
  annotations: array(
    tagged('type', {
      url_citation: {
        url_citation: object({ start_index: number, end_index: number, url: text, title: text }),
      },
    }),
  ),
  audio: omitted,
};
const said = object(saidFields);

/** Whole: of a stream its pieces stay behind, for nobody knows before the last whether they are signed. */
const saidWhole = object({
  ...saidFields,
  reasoning_details: array(reasoningDetail),
  thinking_blocks: array(thoughtBlock),
});

/** Tokens with their probabilities spell the masked text out. */
const logprobs: Shape = {
  walk: (_value, walking) => walking.refuse('invalid_value'),
  restore: (value, { steps }) => (steps.issued ? null : value),
};

/** What Azure's content filters found, by kind: a verdict, and not a word of what it is about. */
const verdict = object({ filtered: boolean, detected: boolean, severity: word });
const verdicts = object({
  hate: verdict,
  self_harm: verdict,
  sexual: verdict,
  violence: verdict,
  profanity: verdict,
  jailbreak: verdict,
  indirect_attack: verdict,
  protected_material_text: verdict,
  protected_material_code: verdict,
  custom_blocklists: omitted, // names lists of the house
  error: omitted,
});

const choiceFields: Fields = {
  index: number,
  finish_reason: word,
  logprobs,
  content_filter_results: verdicts,
  content_filter_result: omitted,
  content_filter_offsets: omitted, // into the text as the model wrote it
  stop_reason: omitted,
  token_ids: omitted,
};

const common: Fields = {
  id: serverText, // no later request refers to it
  object: word,
  created: number,
  model,
  system_fingerprint: serverText,
  service_tier: serverText,
  usage: counts,
  prompt_filter_results: array(object({ prompt_index: number, content_filter_results: verdicts })),
  moderation: omitted,
  prompt_token_ids: omitted,
  prompt_logprobs: omitted,
  kv_transfer_params: omitted,
};

export const completion: Shape = object({
  ...common,
  metadata: mapOf(prose),
  choices: array(indexed(object({ ...choiceFields, message: saidWhole }))),
});

export const chunk: Shape = object({
  ...common,
  obfuscation: serverText,
  choices: array(indexed(object({ ...choiceFields, delta: said }))),
});
