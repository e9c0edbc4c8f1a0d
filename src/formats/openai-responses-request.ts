/**
 * What a request of OpenAI's Responses API may hold (API reference, "Create a model response").
 *
 * Tools that the upstream runs itself (web search, file search, code interpreter, remote MCP servers,
 * computers, image generation) are refused: whom they tell what is outside of what this gateway can
 * record. So is `background`: the answer would be fetched by an endpoint that is not here.
 */
import { isObject, type JsonObject } from '../core/json.ts';
import { inputItem, inputPart } from './openai-responses-items.ts';
import { schema } from './schema.ts';
import { candidates, count, seed, tokens, weight } from './settings.ts';
import { array, byKind, type Fields, leftOut, object, type Shape, tagged } from './shape.ts';
import {
  boolean,
  continuation,
  droppable,
  mapOf,
  metadata,
  model,
  name,
  oneOf,
  prose,
  text,
  token,
} from './treatments.ts';

const notInBackground: Shape = {
  walk: (value, walking) =>
    value === false ? undefined : walking.refuse('invalid_value', { expected: 'false' }),
  restore: boolean.restore,
};

const callable: Fields = {
  name: token,
  description: text,
  async: boolean,
  defer_loading: boolean,
  allowed_callers: array(oneOf('direct', 'programmatic')),
};

const ownTool: Readonly<Record<string, Fields>> = {
  function: { ...callable, parameters: schema, output_schema: schema, strict: boolean },
  custom: {
    ...callable,
    format: tagged('type', {
      text: {},
      grammar: { syntax: oneOf('lark', 'regex'), definition: text },
    }),
  },
};
const hint = {
  remedy:
    'describe a tool that you run yourself (apply_patch, shell, local_shell, computer) as one of type function or custom; those that the model server runs are not passed on',
};
const grouped = array(tagged('type', ownTool, hint));
const tool = tagged(
  'type',
  { ...ownTool, namespace: { name: token, description: text, tools: grouped } },
  hint,
);

const namedTool: Readonly<Record<string, Fields>> = {
  function: { name: token },
  custom: { name: token },
};
const toolChoice = byKind({
  string: oneOf('none', 'auto', 'required'),
  object: tagged(
    'type',
    {
      ...namedTool,
      allowed_tools: {
        mode: oneOf('auto', 'required'),
        tools: array(tagged('type', namedTool, hint)),
      },
    },
    hint,
  ),
});

const format = tagged('type', {
  text: {},
  json_object: {},
  json_schema: { name: token, description: text, schema, strict: boolean },
});

const detail = oneOf('auto', 'concise', 'detailed');
const moderated = object({ mode: oneOf('score', 'block') });

export const responsesRequest: Shape = object(
  {
    model,
    input: byKind({ string: prose, array: array(inputItem) }),
    instructions: byKind({ string: prose, array: array(inputItem) }),
    previous_response_id: continuation,
    conversation: byKind({ string: continuation, object: object({ id: continuation }) }),
    prompt: object({
      id: token,
      version: token,
      variables: mapOf(byKind({ string: prose, object: inputPart })),
    }),
    tools: array(tool),
    tool_choice: toolChoice,
    text: object({ format, verbosity: oneOf('low', 'medium', 'high') }),
    reasoning: object({
      effort: oneOf('none', 'minimal', 'low', 'medium', 'high', 'xhigh', 'max'),
      summary: detail,
      generate_summary: detail,
      context: oneOf('auto', 'current_turn', 'all_turns'),
      mode: token,
    }),
    access_programs: object({ cyber: oneOf('standard', 'daybreak_blue', 'daybreak_red') }),
    background: notInBackground,
    context_management: array(object({ type: token, compact_threshold: tokens })),
    image: object({ context_compression: oneOf('auto', 'enabled', 'disabled') }),
    include: array(token),
    max_output_tokens: tokens,
    max_tool_calls: count,
    metadata: metadata(),
    moderation: object({
      model: token,
      policy: object({ input: moderated, output: moderated }),
    }),
    parallel_tool_calls: boolean,
    prompt_cache_key: name,
    prompt_cache_options: object({
      mode: oneOf('implicit', 'explicit'),
      ttl: token,
      prewarm: boolean,
      comparison_response_id: continuation,
    }),
    prompt_cache_retention: oneOf('in_memory', 'in-memory', '24h'),
    safety_identifier: droppable(name),
    service_tier: oneOf('auto', 'default', 'flex', 'scale', 'priority', 'fast', 'ultrafast'),
    store: boolean,
    stream: boolean,
    stream_options: object({ include_obfuscation: boolean, include_usage: boolean }),
    temperature: weight,
    top_logprobs: count,
    top_p: weight,
    truncation: oneOf('auto', 'disabled'),
    user: droppable(name),
    client_metadata: leftOut, // of Codex: which installation, session and working copy asks
    // Of compatible servers
    ...all(weight, ['frequency_penalty', 'presence_penalty', 'min_p', 'repetition_penalty']),
    top_k: candidates,
    priority: count,
    seed,
    ...all(boolean, ['skip_special_tokens', 'include_stop_str_in_output', 'enable_thinking']),
    stop: byKind({ string: text, array: array(text) }),
    request_id: droppable(name),
  },
  { required: ['model'] },
);

/** Is the answer's text asked to be JSON? */
export function asksForJson({ text: options }: JsonObject): boolean {
  return isObject(options) && isObject(options.format) && options.format.type !== 'text';
}

function all(shape: Shape, names: readonly string[]): Fields {
  return Object.fromEntries(names.map((field) => [field, shape]));
}
