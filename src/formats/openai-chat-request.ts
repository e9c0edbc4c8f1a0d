/**
 * What a chat completions request may hold (OpenAI API reference, "Create chat completion"), and what
 * clients of vLLM, SGLang, Ollama and llama.cpp add to it.
 */
import { isObject, type JsonObject } from '../core/json.ts';
import { reasoningDetail, thoughtBlock } from './anthropic-blocks.ts';
import { schema } from './schema.ts';
import {
  candidates,
  count,
  endOffset,
  offset,
  seconds,
  seed,
  tokenBiases,
  tokenId,
  tokens,
  weight,
} from './settings.ts';
import { array, byKind, type Fields, leftOut, object, type Shape, tagged } from './shape.ts';
import {
  boolean,
  continuation,
  droppable,
  jsonText,
  listedAs,
  mapOf,
  media,
  metadata,
  model,
  name,
  oneOf,
  prose,
  refusedFields,
  scalar,
  sealed,
  text,
  token,
} from './treatments.ts';

const cacheMarks: Fields = {
  prompt_cache_breakpoint: object({ mode: oneOf('explicit'), ttl: token }),
  cache_control: object({ type: oneOf('ephemeral'), ttl: token, scope: leftOut }),
};
const textPart: Fields = { text: prose, ...cacheMarks };
const texts = byKind({ string: prose, array: array(tagged('type', { text: textPart })) });

const userContent = byKind({
  string: prose,
  array: array(
    tagged('type', {
      text: textPart,
      image_url: media,
      input_audio: media,
      video_url: media,
      file: media,
    }),
  ),
});
const assistantContent = byKind({
  string: prose,
  array: array(
    tagged('type', {
      text: textPart,
      refusal: { refusal: text },
      thinking: { thinking: array(tagged('type', { text: { text: prose } })), closed: boolean },
    }),
  ),
});

const functionCall = object({ name: token, arguments: jsonText, parsed_arguments: leftOut });
const toolCall = tagged(
  'type',
  {
    function: {
      id: token,
      index: count,
      function: functionCall,
      extra_content: object({ google: object({ thought_signature: sealed }) }),
    },
    custom: { id: token, index: count, custom: object({ name: token, input: prose }) },
  },
  { absent: 'function' },
);

const message = tagged('role', {
  system: { content: texts, name },
  developer: { content: texts, name },
  user: { content: userContent, name },
  assistant: {
    content: assistantContent,
    name,
    prefix: boolean, // of Mistral and DeepSeek: the answer goes on from here
    refusal: text,
    parsed: leftOut,
    reasoning_content: text,
    reasoning: text,
    reasoning_details: array(reasoningDetail),
    thinking_blocks: array(thoughtBlock), // of LiteLLM
    tool_calls: array(toolCall),
    function_call: functionCall,
    audio: object({ id: continuation }),
    annotations: array(
      tagged('type', {
        url_citation: {
          url_citation: object({
            start_index: offset,
            end_index: endOffset,
            url: text,
            title: text,
          }),
        },
      }),
    ),
  },
  tool: { content: texts, tool_call_id: token, name },
  function: { content: texts, name: token },
});

const functionName = object({ name: token });
const namedTool: Readonly<Record<string, Fields>> = {
  function: { function: functionName },
  custom: { custom: functionName },
};
const toolChoice = byKind({
  string: oneOf('none', 'auto', 'required', 'any'),
  object: tagged('type', {
    ...namedTool,
    allowed_tools: {
      allowed_tools: object({
        mode: oneOf('auto', 'required'),
        tools: array(tagged('type', namedTool)),
      }),
    },
  }),
});

const tool = tagged('type', {
  function: {
    function: object({ name: token, description: text, parameters: schema, strict: boolean }),
    ...cacheMarks,
  },
  custom: {
    custom: object({
      name: token,
      description: text,
      format: tagged('type', {
        text: {},
        grammar: { grammar: object({ syntax: oneOf('lark', 'regex'), definition: text }) },
      }),
    }),
  },
});

const responseFormat = tagged('type', {
  text: {},
  json_object: { schema },
  json_schema: {
    json_schema: object({ name: token, description: text, schema, strict: boolean }),
  },
});

/** Of Azure, OpenRouter and LiteLLM. */
const ofRouters: Fields = {
  ...refusedFields(
    ['data_sources', 'plugins'],
    'leave it out: what the model server looks up elsewhere is not passed on; put the text into `messages`, or offer a tool that you run',
  ),
  ...refusedFields(
    ['models', 'provider', 'route', 'fallbacks'],
    'leave it out: which model answers, and what stands in for it, is set by `routes` of this gateway',
  ),
  ...refusedFields(
    ['transforms'],
    'leave it out: shorten `messages` yourself, for what was sent is on record',
  ),
  ...refusedFields(['extra_body'], 'write its fields into the body itself: clients unpack it'),
  ...refusedFields(['extra_headers'], 'send them as headers'),
};

/** Speech is media, asked for or sent. */
const modality: Shape = byKind({
  string: {
    walk: (value, walking) => (value === 'audio' ? media : oneOf('text')).walk(value, walking),
    restore: (value) => value,
  },
});

const documented: Fields = {
  messages: array(message),
  model,
  audio: object({
    format: oneOf('wav', 'aac', 'mp3', 'flac', 'opus', 'pcm16'),
    voice: byKind({ string: token, object: object({ id: token }) }),
  }),
  frequency_penalty: weight,
  function_call: byKind({ string: oneOf('none', 'auto'), object: functionName }),
  functions: array(object({ name: token, description: text, parameters: schema })),
  logit_bias: tokenBiases,
  logprobs: boolean,
  max_completion_tokens: tokens,
  max_tokens: tokens,
  metadata: metadata(),
  modalities: array(modality),
  moderation: object({
    model: token,
    policy: object({
      input: object({ mode: oneOf('score', 'block') }),
      output: object({ mode: oneOf('score', 'block') }),
    }),
  }),
  n: count,
  parallel_tool_calls: boolean,
  prediction: tagged('type', { content: { content: texts } }),
  presence_penalty: weight,
  prompt_cache_key: name,
  prompt_cache_options: object({ mode: oneOf('implicit', 'explicit'), ttl: token }),
  prompt_cache_retention: oneOf('in_memory', 'in-memory', '24h'),
  reasoning_effort: oneOf('none', 'minimal', 'low', 'medium', 'high', 'xhigh', 'max'),
  response_format: responseFormat,
  safety_identifier: droppable(name),
  seed,
  service_tier: oneOf('auto', 'default', 'flex', 'scale', 'priority', 'fast'),
  stop: byKind({ string: text, array: array(text) }),
  store: boolean,
  stream: boolean,
  stream_options: object({
    include_usage: boolean,
    include_obfuscation: boolean,
    continuous_usage_stats: boolean, // of vLLM
  }),
  temperature: weight,
  tool_choice: toolChoice,
  tools: array(tool),
  top_logprobs: count,
  top_p: weight,
  user: droppable(name),
  verbosity: oneOf('low', 'medium', 'high'),
  // It asks for what is a tool elsewhere: whom the search tells what, nobody could record.
  ...refusedFields(
    ['web_search_options'],
    'leave it out: what the model server runs itself, a web search, is not passed on',
  ),
};

/** vLLM, llama.cpp, Ollama and routers: numbers that sample or limit. */
const sampling: Fields = {
  ...all(weight, [
    ...['top_a', 'min_p', 'typical_p', 'tfs_z', 'repetition_penalty', 'repeat_penalty'],
    ...['length_penalty', 'mirostat_tau', 'mirostat_eta', 'dynatemp_range', 'dynatemp_exponent'],
    ...['dry_multiplier', 'dry_base', 'xtc_probability', 'xtc_threshold', 'typ_p', 'top_n_sigma'],
  ]),
  ...all(count, ['best_of', 'prompt_logprobs', 'priority', 'n_probs', 'min_keep', 'id_slot']),
  ...all(count, ['mirostat', 'dry_allowed_length']),
  ...all(tokens, [
    ...['min_tokens', 'truncate_prompt_tokens', 'n_predict', 'n_keep', 'repeat_last_n'],
    ...['dry_penalty_last_n', 'num_ctx', 'thinking_budget', 'thinking_token_budget'],
  ]),
  top_k: candidates,
  random_seed: seed,
};

/** By name and nothing nested: of the numbers those that have a name here, and others as data. */
const settings = mapOf(scalar, {
  ...sampling,
  ...all(weight, ['temperature', 'top_p', 'frequency_penalty', 'presence_penalty']),
  ...all(tokens, ['num_predict', 'num_keep']),
  seed,
});

/** The same servers: sampling, templates and guided decoding. */
const compatible: Fields = {
  ...sampling,
  ...all(boolean, [
    ...['use_beam_search', 'early_stopping', 'ignore_eos', 'skip_special_tokens', 'echo'],
    ...['spaces_between_special_tokens', 'include_stop_str_in_output', 'add_generation_prompt'],
    ...['continue_final_message', 'add_special_tokens', 'cache_prompt', 'timings_per_token'],
    ...['return_tokens_as_token_ids', 'parse_tool_calls', 'thinking_forced_open', 'do_sample'],
    ...['enable_thinking', 'include_reasoning', 'safe_prompt'],
    ...['separate_reasoning', 'stream_reasoning', 'no_stop_trim', 'tool_stream'],
    ...['return_progress', 'return_token_ids', 'post_sampling_probs', 'backend_sampling'],
  ]),
  stop_token_ids: array(tokenId),
  allowed_token_ids: array(tokenId),
  bad_words: array(text),
  dry_sequence_breakers: array(text),
  cache_salt: name,
  chat_template_kwargs: settings,
  options: settings,
  keep_alive: byKind({ string: token, number: seconds }),
  think: byKind({ boolean, string: oneOf('low', 'medium', 'high') }),
  thinking: object({
    type: oneOf('enabled', 'disabled', 'adaptive'),
    budget_tokens: tokens,
    clear_thinking: boolean,
  }),
  prompt_mode: oneOf('reasoning'),
  reasoning: object({
    effort: oneOf('none', 'minimal', 'low', 'medium', 'high', 'xhigh', 'max'),
    max_tokens: tokens,
    exclude: boolean,
    enabled: boolean,
  }),
  reasoning_format: token,
  samplers: array(token),
  grammar: text,
  json_schema: schema,
  guided_json: byKind({ string: jsonText, object: schema }),
  guided_regex: text,
  guided_choice: listedAs('choice'),
  guided_grammar: text,
  guided_decoding_backend: token,
  regex: text,
  ebnf: text,
  structured_outputs: object({
    json: byKind({ string: jsonText, object: schema }),
    regex: text,
    choice: listedAs('choice'),
    grammar: text,
    json_object: boolean,
  }),
  request_id: droppable(name),
  ...ofRouters,
};

export const chatRequest: Shape = object(
  { ...documented, ...compatible },
  { required: ['model', 'messages'] },
);

/** Is the answer's text asked to be JSON? */
export function asksForJson(body: JsonObject): boolean {
  const { response_format: format, structured_outputs: outputs } = body;
  if (isObject(format) && format.type !== 'text') return true;
  if (isObject(outputs) && (outputs.json != null || outputs.json_object === true)) return true;
  return body.guided_json != null || body.json_schema != null;
}

function all(shape: Shape, names: readonly string[]): Fields {
  return Object.fromEntries(names.map((field) => [field, shape]));
}
