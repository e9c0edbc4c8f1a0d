/**
 * What OpenAI's Responses API answers: the response, and the events of a streamed one. A response
 * repeats much of its request (instructions, tools, metadata …); what is repeated is restored too.
 */

import { isObject, type JsonObject } from '../core/json.ts';
import { noteCached } from './cached-tokens.ts';
import { annotation, logprobs, outputItem, outputPart } from './openai-responses-items.ts';
import { array, type Fields, object, type Shape } from './shape.ts';
import {
  answerId,
  boolean,
  counts,
  free,
  model,
  number,
  omitted,
  piece,
  serverText,
  text,
  token,
  word,
} from './treatments.ts';
import type { AnswerSeen, AnswerSteps, TextMode } from './types.ts';

const responseFields = object({
  id: answerId,
  object: word,
  status: word,
  created_at: number,
  completed_at: number,
  model,
  output: array(outputItem),
  output_text: piece('output_text', 'asked'),
  usage: counts,
  error: object({ code: word, type: word, message: text, param: text, misalignment: omitted }),
  incomplete_details: object({ reason: word }),
  conversation: object({ id: answerId }),
  // Repeated from the request
  background: boolean,
  instructions: free,
  max_output_tokens: number,
  max_tool_calls: number,
  metadata: free,
  parallel_tool_calls: boolean,
  previous_response_id: serverText,
  prompt: free,
  prompt_cache_key: token,
  prompt_cache_options: free,
  prompt_cache_retention: serverText,
  reasoning: free,
  safety_identifier: token,
  service_tier: serverText,
  store: boolean,
  temperature: number,
  text: free,
  tool_choice: free,
  tools: free,
  top_logprobs: number,
  top_p: number,
  truncation: word,
  user: token,
  ...{ frequency_penalty: number, presence_penalty: number },
  // Known, and of no use to the caller
  access_programs: omitted,
  billing: omitted,
  input_transformations: omitted,
  moderation: omitted,
  prompt_cache_diagnostics: omitted,
  tool_usage: omitted,
});

export const response: Shape = {
  walk: responseFields.walk,
  restore(value, restoring) {
    const restored = responseFields.restore(value, restoring);
    note(value as JsonObject, restoring.steps.seen);
    return restored;
  },
};

function note({ status, usage }: JsonObject, seen: AnswerSeen): void {
  if (typeof status === 'string') seen.finish = status;
  if (!isObject(usage)) return;
  if (typeof usage.input_tokens === 'number') seen.inputTokens = usage.input_tokens;
  if (typeof usage.output_tokens === 'number') seen.outputTokens = usage.output_tokens;
  noteCached(usage.input_tokens_details, seen);
}

const event: Fields = { type: word, sequence_number: number };
const item: Fields = { ...event, output_index: number, item_id: answerId };
const contentPart: Fields = { ...item, content_index: number };
const summaryPart: Fields = { ...item, summary_index: number };

/** How a text arrives: `field` holds the whole of it when it is done. */
interface Family {
  readonly family: string;
  readonly mode: TextMode | 'asked';
  readonly fields: Fields;
  readonly field: string;
}

/** How a text that arrives in deltas is restored. */
export function modeOfDelta(type: string, steps: AnswerSteps): TextMode {
  const mode = FAMILIES[type.slice('response.'.length, -'.delta'.length)]?.mode ?? 'text';
  if (mode !== 'asked') return mode;
  return steps.structured === true ? 'json' : 'text';
}

/** By the stem of their events: `response.output_text.delta`, `response.output_text.done`. */
const FAMILIES: Readonly<Record<string, Family>> = {
  output_text: {
    family: 'output_text',
    mode: 'asked',
    fields: { ...contentPart, logprobs },
    field: 'text',
  },
  refusal: { family: 'refusal', mode: 'text', fields: contentPart, field: 'refusal' },
  reasoning_text: { family: 'reasoning', mode: 'text', fields: contentPart, field: 'text' },
  reasoning_summary_text: { family: 'summary', mode: 'text', fields: summaryPart, field: 'text' },
  function_call_arguments: {
    family: 'arguments',
    mode: 'json',
    fields: { ...item, name: token },
    field: 'arguments',
  },
  custom_tool_call_input: { family: 'input', mode: 'text', fields: item, field: 'input' },
};

const texts = Object.entries(FAMILIES).flatMap(([stem, { family, mode, fields, field }]) => [
  [
    `response.${stem}.delta`,
    object({ ...fields, delta: piece(family, mode), obfuscation: serverText }),
  ] as const,
  [`response.${stem}.done`, object({ ...fields, [field]: piece(family, mode) })] as const,
]);

const snapshots = ['created', 'queued', 'in_progress', 'completed', 'incomplete', 'failed'].map(
  (status) => [`response.${status}`, object({ ...event, response })] as const,
);

/** Events by type. `error` is no event of an answer: it ends one. */
export const events: ReadonlyMap<string, Shape> = new Map([
  ...texts,
  ...snapshots,
  ...each(['output_item.added', 'output_item.done'], {
    ...event,
    output_index: number,
    item: outputItem,
  }),
  // vLLM has a name of its own for parts of reasoning.
  ...each(
    ['content_part', 'reasoning_part'].flatMap((stem) => [`${stem}.added`, `${stem}.done`]),
    { ...contentPart, part: outputPart },
  ),
  ...each(['reasoning_summary_part.added', 'reasoning_summary_part.done'], {
    ...summaryPart,
    part: outputPart,
  }),
  ...each(['output_text.annotation.added'], {
    ...contentPart,
    annotation_index: number,
    annotation,
  }),
  ...each(
    [
      ...['web_search_call', 'file_search_call'].flatMap((stem) =>
        ['in_progress', 'searching', 'completed'].map((status) => `${stem}.${status}`),
      ),
      'compaction.compacting',
    ],
    item,
  ),
  ['keepalive', object(event)] as const,
]);

function each(names: readonly string[], fields: Fields): [string, Shape][] {
  const shape = object(fields);
  return names.map((name) => [`response.${name}`, shape]);
}
