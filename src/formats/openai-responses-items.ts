/**
 * Items of OpenAI's Responses API: messages, tool calls and their outputs, reasoning. What an answer
 * puts out comes back as input of the next request, so one table makes both; they differ in who is
 * told of an id, and in that text of an answer may arrive in pieces.
 *
 * Items of hosted tools that can only stand in an answer to tools we refuse are not here, and items of
 * remote MCP servers, computers and shells are not either.
 */
import { isObject, type Json, type JsonObject } from '../core/json.ts';
import { endOffset, offset, weight } from './settings.ts';
import {
  array,
  byKind,
  type Fields,
  leftOut,
  object,
  Restoring,
  type Shape,
  tagged,
} from './shape.ts';
import {
  answerId,
  boolean,
  continuation,
  free,
  jsonText,
  media,
  oneOf,
  piece,
  prose,
  refusedParts,
  sealed,
  text,
  token,
  word,
} from './treatments.ts';
import type { AnswerSteps, TextMode } from './types.ts';

const cacheBreakpoint: Fields = {
  prompt_cache_breakpoint: object({ mode: oneOf('explicit'), ttl: token }),
};
const inputText: Fields = { text: prose, ...cacheBreakpoint };

/** What users and tools say. */
const inputParts = {
  input_text: inputText,
  input_image: media,
  input_file: media,
  input_audio: media,
};
export const inputPart: Shape = tagged('type', inputParts);

const output = byKind({ string: prose, array: array(inputPart) });

export const annotation: Shape = tagged('type', {
  file_citation: { file_id: token, filename: text, index: offset },
  url_citation: { url: text, title: text, start_index: offset, end_index: endOffset },
  container_file_citation: {
    container_id: token,
    file_id: token,
    filename: text,
    start_index: offset,
    end_index: endOffset,
  },
  file_path: { file_id: token, index: offset },
});

const caller = tagged('type', { direct: {}, program: { caller_id: token } });

/** How items of one direction are treated where the directions differ. */
interface Direction {
  readonly id: Shape;
  /** Words of the API: statuses, phases. */
  readonly status: Shape;
  said(family: string, mode: TextMode | 'asked'): Shape;
}

const inRequest: Direction = {
  id: token,
  status: token,
  said: (family) => (family === 'arguments' ? jsonText : prose),
};

const inAnswer: Direction = {
  id: answerId,
  status: word,
  said: piece,
};

function itemsOf({ id, status, said }: Direction, citedText: Shape): Record<string, Fields> {
  const common: Fields = { id, status };
  const call: Fields = {
    ...common,
    call_id: token,
    name: token,
    namespace: token,
    async: boolean,
    caller,
  };
  const outputParts = { output_text: citedText, refusal: { refusal: said('refusal', 'text') } };
  return {
    message: {
      ...common,
      role: oneOf('user', 'assistant', 'system', 'developer'),
      phase: status,
      content: byKind({
        string: prose,
        array: array(tagged('type', { ...inputParts, ...outputParts })),
      }),
    },
    function_call: { ...call, arguments: said('arguments', 'json'), parsed_arguments: leftOut },
    function_call_output: { ...call, output },
    custom_tool_call: { ...call, input: said('input', 'text') },
    custom_tool_call_output: { ...call, output },
    reasoning: {
      ...common,
      summary: array(tagged('type', { summary_text: { text: said('summary', 'text') } })),
      content: array(tagged('type', { reasoning_text: { text: said('reasoning', 'text') } })),
      encrypted_content: sealed,
    },
    compaction: { ...common, encrypted_content: sealed, created_by: token },
    web_search_call: {
      ...common,
      action: tagged('type', {
        search: {
          query: text,
          queries: array(text),
          sources: array(tagged('type', { url: { url: text } })),
        },
        open_page: { url: text },
        find_in_page: { pattern: text, url: text },
      }),
    },
    file_search_call: {
      ...common,
      queries: array(text),
      results: array(
        object({
          file_id: token,
          filename: text,
          score: weight,
          text: prose,
          attributes: free,
          vector_store_id: token,
        }),
      ),
    },
    code_interpreter_call: {
      ...common,
      code: prose,
      container_id: continuation,
      outputs: array(tagged('type', { logs: { logs: prose }, image: { url: media } })),
    },
  };
}

const ofOwnTools =
  'leave it out, or say it as a function_call and a function_call_output of a tool of type function';

/** Items of tools, and of changes to what was asked, that have no place here. */
const notPassed: Fields = {
  ...refusedParts(
    ['computer_call', 'computer_call_output', 'local_shell_call', 'local_shell_call_output'],
    ofOwnTools,
  ),
  ...refusedParts(
    ['shell_call', 'shell_call_output', 'apply_patch_call', 'apply_patch_call_output'],
    ofOwnTools,
  ),
  ...refusedParts(
    ['mcp_call', 'mcp_list_tools', 'mcp_approval_request', 'mcp_approval_response'],
    'leave it out: the model server reaches no MCP server from here; call it yourself, and offer its tools as functions',
  ),
  ...refusedParts(
    ['image_generation_call', 'program', 'program_output'],
    'leave it out: what the model server runs itself is not passed on',
  ),
  ...refusedParts(
    ['tool_search_call', 'tool_search_output', 'additional_tools'],
    'leave it out, and offer all tools in `tools`',
  ),
  ...refusedParts(
    ['configuration_update'],
    'leave it out, and set `reasoning` and `text` of the request',
  ),
};

const typedInput = tagged(
  'type',
  {
    ...itemsOf(
      inRequest,
      object({
        type: oneOf('output_text'),
        text: prose,
        annotations: array(annotation),
        logprobs: leftOut,
        parsed: leftOut,
      }),
    ),
    item_reference: { id: continuation },
    compaction_trigger: { id: token },
    ...notPassed,
  },
  { absent: 'message' },
);

/** An item of a request. A lone id refers to an item that the server keeps. */
export const inputItem: Shape = {
  walk: (value, walking) => typedInput.walk(asTyped(value), walking),
  restore: (value, restoring) => typedInput.restore(asTyped(value), restoring),
};

function asTyped(value: Json): Json {
  const isReference =
    isObject(value) && value.type == null && value.role == null && value.content == null;
  return isReference ? { ...value, type: 'item_reference' } : value;
}

export const logprobs: Shape = {
  walk: (_value, walking) => walking.refuse('invalid_value'),
  restore: (value, { steps }) => (steps.issued ? [] : value),
};

const citedText = object({
  type: oneOf('output_text'),
  text: piece('output_text', 'asked'),
  annotations: array(annotation),
  logprobs,
});

/** Citations point into the text by offsets, which have moved with it. */
const outputText: Shape = {
  walk: citedText.walk,
  restore(value, restoring) {
    const restored = citedText.restore(value, restoring) as JsonObject;
    const { annotations } = restored;
    if (!(restoring instanceof ResponseRestoring) || !Array.isArray(annotations)) return restored;
    const { text } = value as JsonObject;
    const offset = (masked: number) => restoring.offsetIn(String(text), masked);
    const moved = annotations.map((one) => withOffsets(one as JsonObject, offset));
    const isMoved = moved.some((one, index) => one !== annotations[index]);
    return isMoved ? { ...restored, annotations: moved } : restored;
  },
};

/** An answer on its way through its shape, able to say where a place of a text has moved. */
export class ResponseRestoring extends Restoring {
  readonly offsetIn: (text: string, masked: number) => number;

  constructor(
    steps: AnswerSteps,
    piece: Restoring['piece'],
    offsetIn: ResponseRestoring['offsetIn'],
  ) {
    super(steps, piece);
    this.offsetIn = offsetIn;
  }
}

/** An annotation with its offsets moved; the identical object when they stay. */
export function withOffsets(
  annotation: JsonObject,
  offset: (masked: number) => number,
): JsonObject {
  const { start_index: start, end_index: end } = annotation;
  if (typeof start !== 'number' || typeof end !== 'number') return annotation;
  const moved = { start_index: offset(start), end_index: offset(end) };
  if (moved.start_index === start && moved.end_index === end) return annotation;
  return { ...annotation, ...moved };
}

/** An item of an answer. */
export const outputItem: Shape = tagged('type', itemsOf(inAnswer, outputText));

/** A part of an item, as it is announced and as it is done. */
export const outputPart: Shape = tagged('type', {
  output_text: outputText,
  refusal: { refusal: piece('refusal', 'text') },
  reasoning_text: { text: piece('reasoning', 'text') },
  summary_text: { text: piece('summary', 'text') },
});
