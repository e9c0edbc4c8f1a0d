/**
 * Every place of every format that takes a number: with a record number there, a setting is refused, and what is
 * data, chosen freely, or the bound of a schema goes out with something else in its place.
 */
import type { Json, JsonObject } from '../../src/core/json.ts';
import { hello, type Placement, type Places, type Sentinels, table } from './placement.ts';

type Put = (n: number) => JsonObject;

/** One body for each name, with the number in the field of that name. */
function fields(names: string, put: (field: JsonObject) => JsonObject): Places {
  return numbers(
    Object.fromEntries(
      names
        .trim()
        .split(/\s+/)
        .map((name): [string, Put] => [name, (n) => put({ [name]: n })]),
    ),
  );
}

function numbers(puts: Record<string, Put>): Places {
  return Object.fromEntries(
    Object.entries(puts).map(([name, put]) => [name, ({ number }: Sentinels) => put(number)]),
  );
}

function prefixed(prefix: string, places: Places): Places {
  return Object.fromEntries(
    Object.entries(places).map(([name, body]) => [`${prefix}.${name}`, body]),
  );
}

const SCHEMA_NUMBERS = `minimum maximum exclusiveMinimum exclusiveMaximum multipleOf minLength maxLength
  minItems maxItems minProperties maxProperties minContains maxContains const default example`;

function schemaNumbers(within: (schema: JsonObject) => JsonObject): Places {
  return {
    ...fields(SCHEMA_NUMBERS, (keyword) => within({ type: 'object', properties: { a: keyword } })),
    ...numbers({
      enum: (n) => within({ type: 'object', properties: { a: { enum: [n] } } }),
      examples: (n) => within({ type: 'object', properties: { a: { examples: [[n]] } } }),
    }),
  };
}

// OpenAI chat completions

const chat = (more: JsonObject): JsonObject => ({ model: 'test', messages: [hello], ...more });
const assistant = (turn: JsonObject) =>
  chat({ messages: [hello, { role: 'assistant', content: 'x', ...turn }, hello] });
const toolCall = (more: JsonObject) =>
  chat({
    messages: [
      { role: 'assistant', content: null, tool_calls: [{ id: 'call_1', ...more }] },
      { role: 'tool', tool_call_id: 'call_1', content: 'ok' },
    ],
  });

const CHAT_SETTINGS: Places = {
  ...fields(
    `frequency_penalty presence_penalty temperature top_p max_completion_tokens max_tokens n top_logprobs
     top_k top_a min_p typical_p tfs_z repetition_penalty repeat_penalty repeat_last_n length_penalty best_of
     min_tokens prompt_logprobs priority truncate_prompt_tokens n_predict n_keep n_probs min_keep id_slot
     mirostat mirostat_tau mirostat_eta dynatemp_range dynatemp_exponent dry_multiplier dry_base
     dry_allowed_length dry_penalty_last_n xtc_probability xtc_threshold num_ctx thinking_budget keep_alive`,
    chat,
  ),
  ...prefixed(
    'options',
    fields('num_ctx num_predict temperature top_k', (options) => chat({ options })),
  ),
  ...numbers({
    'logit_bias, token': (n) => chat({ logit_bias: { [n]: 1 } }),
    'logit_bias, weight': (n) => chat({ logit_bias: { 50256: n } }),
    stop_token_ids: (n) => chat({ stop_token_ids: [2, n] }),
    'chat_template_kwargs.thinking_budget': (n) =>
      chat({ chat_template_kwargs: { thinking_budget: n } }),
    'thinking.budget_tokens': (n) => chat({ thinking: { type: 'enabled', budget_tokens: n } }),
    'reasoning.max_tokens': (n) => chat({ reasoning: { max_tokens: n } }),
    'index of a tool call': (n) => toolCall({ index: n, function: { name: 'f', arguments: '{}' } }),
    'index of a custom call': (n) =>
      toolCall({ index: n, type: 'custom', custom: { name: 'f', input: 'x' } }),
  }),
  ...fields('start_index end_index', (place) =>
    assistant({
      annotations: [{ type: 'url_citation', url_citation: { url: 'x', title: 'x', ...place } }],
    }),
  ),
};

const CHAT_DATA: Places = {
  ...fields('seed random_seed', chat),
  ...prefixed(
    'options',
    fields('seed mrn', (options) => chat({ options })),
  ),
  ...prefixed(
    'chat_template_kwargs',
    fields('mrn', (kwargs) => chat({ chat_template_kwargs: kwargs })),
  ),
  ...prefixed(
    'parameters of a tool',
    schemaNumbers((parameters) =>
      chat({ tools: [{ type: 'function', function: { name: 'f', parameters } }] }),
    ),
  ),
  ...prefixed(
    'json_schema',
    schemaNumbers((schema) =>
      chat({ response_format: { type: 'json_schema', json_schema: { name: 'n', schema } } }),
    ),
  ),
  ...prefixed(
    'guided_json',
    schemaNumbers((schema) => chat({ guided_json: schema })),
  ),
  ...prefixed(
    'guided_json, as text',
    schemaNumbers((schema) => chat({ guided_json: JSON.stringify(schema) })),
  ),
  ...prefixed(
    'structured_outputs',
    schemaNumbers((schema) => chat({ structured_outputs: { json: schema } })),
  ),
};

// OpenAI Responses

const asked = (more: JsonObject): JsonObject => ({ model: 'test', input: 'Summarise.', ...more });
const items = (...input: Json[]) => asked({ input: [...input, hello] });
const annotated = (annotation: JsonObject) =>
  items({
    type: 'message',
    role: 'assistant',
    id: 'msg_1',
    status: 'completed',
    content: [{ type: 'output_text', text: 'x', annotations: [annotation] }],
  });
const found = (result: JsonObject) =>
  items({ type: 'file_search_call', id: 'fs_1', queries: ['x'], results: [result] });

const RESPONSES_SETTINGS: Places = {
  ...fields(
    `max_output_tokens max_tool_calls temperature top_logprobs top_p frequency_penalty presence_penalty
     top_k min_p repetition_penalty priority`,
    asked,
  ),
  ...numbers({
    context_management: (n) =>
      asked({ context_management: [{ type: 'compaction', compact_threshold: n }] }),
    'index of a cited file': (n) =>
      annotated({ type: 'file_citation', file_id: 'f', filename: 'x', index: n }),
    'index of a file path': (n) => annotated({ type: 'file_path', file_id: 'f', index: n }),
    'score of a result': (n) => found({ file_id: 'f', filename: 'x', text: 'x', score: n }),
  }),
  ...fields('start_index end_index', (place) =>
    annotated({ type: 'url_citation', url: 'x', title: 'x', ...place }),
  ),
  ...prefixed(
    'container file',
    fields('start_index end_index', (place) =>
      annotated({ type: 'container_file_citation', filename: 'x', ...place }),
    ),
  ),
};

const RESPONSES_DATA: Places = {
  ...fields('seed', asked),
  ...numbers({ 'attribute of a result': (n) => found({ attributes: { mrn: n } }) }),
  ...prefixed(
    'parameters of a tool',
    schemaNumbers((parameters) => asked({ tools: [{ type: 'function', name: 'f', parameters }] })),
  ),
  ...prefixed(
    'text.format',
    schemaNumbers((schema) =>
      asked({ text: { format: { type: 'json_schema', name: 'n', schema } } }),
    ),
  ),
};

const EMBEDDINGS_SETTINGS = fields('dimensions truncate_prompt_tokens priority', (more) => ({
  model: 'test',
  input: 'x',
  ...more,
}));

// Anthropic messages

const messages = (more: JsonObject): JsonObject => ({
  model: 'claude',
  max_tokens: 64,
  messages: [hello],
  ...more,
});
const blocks = (role: string, ...content: Json[]) =>
  messages({ messages: [hello, { role, content }, hello] });
const cited = (type: string) => (place: JsonObject) =>
  blocks('assistant', { type: 'text', text: 'x', citations: [{ type, ...place }] });
const served = (type: string, content: JsonObject) =>
  blocks('assistant', { type, tool_use_id: 'srvtoolu_1', content });
const edited = (kind: string) => (more: JsonObject) =>
  served('text_editor_code_execution_tool_result', {
    type: `text_editor_code_execution_${kind}_result`,
    ...more,
  });

const MESSAGES_SETTINGS: Places = {
  ...fields('max_tokens temperature top_k top_p', messages),
  ...numbers({
    'thinking.budget_tokens': (n) => messages({ thinking: { type: 'enabled', budget_tokens: n } }),
    'max_characters of a tool': (n) =>
      messages({
        tools: [
          { type: 'text_editor_20250728', name: 'str_replace_based_edit_tool', max_characters: n },
        ],
      }),
    return_code: (n) =>
      served('code_execution_tool_result', { type: 'code_execution_result', return_code: n }),
    'return_code of a shell': (n) =>
      served('bash_code_execution_tool_result', {
        type: 'bash_code_execution_result',
        return_code: n,
      }),
  }),
  ...fields('document_index start_char_index end_char_index', cited('char_location')),
  ...fields('start_page_number end_page_number', cited('page_location')),
  ...fields('start_block_index end_block_index', cited('content_block_location')),
  ...fields('search_result_index', cited('search_result_location')),
  ...fields('num_lines start_line total_lines', edited('view')),
  ...fields('new_lines new_start old_lines old_start', edited('str_replace')),
};

const MESSAGES_DATA: Places = {
  ...numbers({
    'input of a tool': (n) =>
      blocks('assistant', { type: 'tool_use', id: 'toolu_1', name: 'f', input: { mrn: n } }),
    'example of a tool': (n) =>
      messages({ tools: [{ name: 'f', input_schema: {}, input_examples: [{ mrn: n }] }] }),
  }),
  ...prefixed(
    'input_schema',
    schemaNumbers((schema) => messages({ tools: [{ name: 'f', input_schema: schema }] })),
  ),
  ...prefixed(
    'output_config.format',
    schemaNumbers((schema) =>
      messages({ output_config: { format: { type: 'json_schema', schema } } }),
    ),
  ),
};

export const NUMBER_PLACEMENTS: readonly Placement[] = [
  ...table('chat number', '/v1/chat/completions', 'refused', CHAT_SETTINGS),
  ...table('chat number', '/v1/chat/completions', 'sent', CHAT_DATA),
  ...table('responses number', '/v1/responses', 'refused', RESPONSES_SETTINGS),
  ...table('responses number', '/v1/responses', 'sent', RESPONSES_DATA),
  ...table('embeddings number', '/v1/embeddings', 'refused', EMBEDDINGS_SETTINGS),
  ...table('messages number', '/v1/messages', 'refused', MESSAGES_SETTINGS),
  ...table('messages number', '/v1/messages', 'sent', MESSAGES_DATA),
];
