/**
 * Anthropic's Messages API: `/v1/messages` and `/v1/messages/count_tokens`. Blocks of messages are in
 * `anthropic-blocks.ts`, answers in `anthropic-answer.ts` and, streamed, `anthropic-stream.ts`.
 *
 * Source: https://docs.anthropic.com/en/api/messages. Tools that the upstream runs itself (web search,
 * web fetch, code execution, remote MCP servers) are refused: whom they tell what is outside of what
 * this gateway can record. Tools with a version that the caller runs are fine.
 */
import type { Failure } from '../core/failures.ts';
import { isObject, type Json, type JsonObject } from '../core/json.ts';
import { message, tokenCount } from './anthropic-answer.ts';
import { cacheControl, documentsIn, requestBlock, requestText } from './anthropic-blocks.ts';
import { AnthropicStream } from './anthropic-stream.ts';
import { messagesInstructions } from './instructions.ts';
import { saidUpstream, sentence } from './openai-errors.ts';
import { schema } from './schema.ts';
import { candidates, count, offset, pixels, tokens, weight, withBudgetBelow } from './settings.ts';
import { array, byKind, type Fields, object, Restoring, tagged, walkBody } from './shape.ts';
import { malformed } from './stream-event.ts';
import { restoredInOne } from './traced-channel.ts';
import {
  boolean,
  continuation,
  droppable,
  free,
  metadata,
  model,
  oneOf,
  prose,
  refusedFields,
  refusedParts,
  text,
  token,
} from './treatments.ts';
import type { SseEvent, TextMode, WireFormat } from './types.ts';

const format = tagged('type', { json_schema: { schema, name: token, description: text } });

const callable: Fields = {
  strict: boolean,
  defer_loading: boolean,
  cache_control: cacheControl,
  allowed_callers: array(token),
};
const callersOwn: Fields = { ...callable, name: token, input_examples: array(free) };

/** What it sees comes back as tool results: images, so media. */
const screen: Fields = {
  ...callersOwn,
  display_width_px: pixels,
  display_height_px: pixels,
  display_number: count,
};

const tool = tagged(
  'type',
  {
    custom: {
      ...callersOwn,
      description: text,
      input_schema: schema,
      eager_input_streaming: boolean,
    },
    bash_20241022: callersOwn,
    bash_20250124: callersOwn,
    text_editor_20241022: callersOwn,
    text_editor_20250124: callersOwn,
    text_editor_20250429: callersOwn,
    text_editor_20250728: { ...callersOwn, max_characters: offset },
    memory_20250818: callersOwn,
    computer_20241022: screen,
    computer_20250124: screen,
    computer_20251124: { ...screen, enable_zoom: boolean },
    tool_search_tool_bm25: { ...callable, name: token },
    tool_search_tool_bm25_20251119: { ...callable, name: token },
    tool_search_tool_regex: { ...callable, name: token },
    tool_search_tool_regex_20251119: { ...callable, name: token },
  },
  {
    absent: 'custom',
    remedy:
      'describe a tool that you run yourself as your own, with a name and an input_schema; those that the model server runs are not passed on',
  },
);

const choice: Fields = { disable_parallel_tool_use: boolean };
const display = oneOf('summarized', 'omitted', 'updates');
/** What becomes of thinking that does not fit to what stands before it. */
const block_binding = object({ prefix_mismatch_behavior: oneOf('error', 'drop_block') });
const effort = oneOf('low', 'medium', 'high', 'xhigh', 'max');
const byTheRoute = 'leave it out: which model answers is set by `routes` of this gateway';

const tokensOrUses = tagged('type', {
  input_tokens: { value: tokens },
  tool_uses: { value: count },
});

/** What is cleared of a long prompt before the model reads it. */
const contextEdit = tagged('type', {
  ...refusedParts(
    ['compact_20260112'],
    'use clear_tool_uses_20250919, or shorten `messages` yourself: the summary is sealed, and cannot be searched',
  ),
  clear_tool_uses_20250919: {
    trigger: tokensOrUses,
    keep: tokensOrUses,
    clear_at_least: tokensOrUses,
    exclude_tools: array(token),
    clear_tool_inputs: byKind({ boolean, array: array(token) }),
  },
  clear_thinking_20251015: {
    keep: byKind({
      string: oneOf('all'),
      object: tagged('type', { thinking_turns: { value: count }, all: {} }),
    }),
  },
});

/** What clients and other clouds send in the body, and what is asked here in another way. */
const notPassed: Fields = {
  ...refusedFields(
    ['mcp_servers'],
    'leave it out: the model server reaches no MCP server from here; call it yourself, and offer its tools in `tools`',
  ),
  ...refusedFields(
    ['betas', 'anthropic_beta'],
    'send it as the header anthropic-beta, names joined by commas',
  ),
  ...refusedFields(
    ['anthropic_version'],
    'leave it out, or send it as the header anthropic-version',
  ),
  ...refusedFields(
    ['compaction'],
    'leave it out: the summary is sealed, and cannot be searched; shorten `messages` yourself, or with an edit clear_tool_uses_20250919',
  ),
  ...refusedFields(['thread'], 'leave it out, and send the whole conversation in `messages`'),
  ...refusedFields(['fallbacks'], byTheRoute),
  ...refusedFields(['fallback_credit_token'], byTheRoute),
  ...refusedFields(
    ['billing_policy'],
    'leave it out: on whose account it is asked is the operator’s to say',
  ),
};

/** What both endpoints take. */
const prompt: Fields = {
  model,
  messages: array(
    object(
      {
        role: oneOf('user', 'assistant', 'system'),
        content: byKind({ string: prose, array: array(requestBlock) }),
        clear_at: oneOf('next_user_message', 'never'),
        output_config: object({ effort }),
      },
      { required: ['role', 'content'] },
    ),
  ),
  system: byKind({ string: prose, array: array(requestText) }),
  tools: array(tool),
  tool_choice: tagged('type', {
    auto: choice,
    any: choice,
    tool: { ...choice, name: token },
    none: {},
  }),
  thinking: tagged('type', {
    enabled: { budget_tokens: tokens, display, block_binding },
    adaptive: { display, block_binding },
    between_tools: {},
    disabled: {},
  }),
  output_config: object({
    effort,
    format,
    task_budget: tagged('type', { tokens: { total: tokens, remaining: tokens } }),
  }),
  output_format: format,
  context_management: object({ edits: array(contextEdit) }),
  cache_control: cacheControl,
  speed: oneOf('standard', 'fast'),
  user_profile_id: droppable(token),
  workspace_id: droppable(token),
  ...notPassed,
};

const sampling: Fields = {
  max_tokens: tokens,
  stop_sequences: array(text),
  stream: boolean,
  temperature: weight,
  top_k: candidates,
  top_p: weight,
  metadata: metadata(['user_id']),
  service_tier: oneOf('auto', 'standard_only'),
  inference_geo: token,
  container: byKind({
    string: continuation,
    object: object({
      id: continuation,
      ...refusedFields(
        ['skills'],
        'leave it out: what the model server runs itself is not passed on',
      ),
    }),
  }),
  diagnostics: object({ previous_message_id: continuation }),
};

const required = ['model', 'messages'];
const messagesRequest = withBudgetBelow(object({ ...prompt, ...sampling }, { required }));
const countRequest = object({ ...prompt, metadata: metadata(['user_id']) }, { required });

export const anthropicMessages: WireFormat = {
  id: 'anthropic-messages',
  api: 'anthropic',
  path: '/v1/messages',
  walk: (body, permits) => walkBody(messagesRequest, body, permits, asksForJson),
  documents(body) {
    const messages = isObject(body) && Array.isArray(body.messages) ? body.messages : [];
    return messages.flatMap((one) => (isObject(one) ? documentsIn(one.content) : []));
  },
  instructions: messagesInstructions,
  answer(body, steps) {
    const inOne = (_: string, mode: TextMode, said: string) =>
      restoredInOne(steps, mode, said).restored;
    return message.restore(body, new Restoring(steps, inOne)) ?? null;
  },
  stream: (steps) => new AnthropicStream(steps),
  failureBody,
  failureEvents,
};

export const anthropicCountTokens: WireFormat = {
  id: 'anthropic-count-tokens',
  api: 'anthropic',
  path: '/v1/messages/count_tokens',
  walk: (body, permits) => walkBody(countRequest, body, permits),
  instructions: messagesInstructions,
  answer: (body, steps) => tokenCount.restore(body, new Restoring(steps)) ?? null,
  stream: () => {
    throw malformed('stream'); // a count is not streamed
  },
  failureBody,
  failureEvents,
};

function asksForJson({ output_config: config, output_format: direct }: JsonObject): boolean {
  return isObject(direct) || (isObject(config) && isObject(config.format));
}

/** Clients tell errors apart by `type`; `code` is ours and stable, or the model server's. */
function failureBody(failure: Failure, requestId: string): Json {
  const { code, type } = saidUpstream(failure);
  return {
    type: 'error',
    error: {
      type: type ?? errorType(failure.status),
      message: `[${failure.code}] ${sentence(failure, requestId)}`,
      code: code ?? failure.code,
    },
    request_id: requestId,
  };
}

function failureEvents(failure: Failure, requestId: string): SseEvent[] {
  return [{ event: 'error', data: JSON.stringify(failureBody(failure, requestId)) }];
}

function errorType(status: number): string {
  const known = ERROR_TYPES[status];
  if (known !== undefined) return known;
  return status >= 500 ? 'api_error' : 'invalid_request_error';
}

const ERROR_TYPES: Readonly<Record<number, string>> = {
  401: 'authentication_error',
  403: 'permission_error',
  404: 'not_found_error',
  413: 'request_too_large',
  429: 'rate_limit_error',
  503: 'overloaded_error',
  504: 'timeout_error',
  529: 'overloaded_error',
};
