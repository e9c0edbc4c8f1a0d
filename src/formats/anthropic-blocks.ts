/**
 * Content blocks of Anthropic's Messages API. Most come back in the next request as the answer had
 * them, so one table serves both ways; where the ways differ there are two.
 *
 * Signed thinking passes unedited, with its signature, to the upstream that issued both. What open servers say
 * unsigned is text like any other.
 */
import { isObject, type Json, type JsonObject } from '../core/json.ts';
import { count, endOffset, offset } from './settings.ts';
import {
  array,
  byKind,
  type Fields,
  leftOut,
  object,
  type Restoring,
  type Shape,
  tagged,
  type Walking,
} from './shape.ts';
import {
  boolean,
  free,
  media,
  name,
  number,
  oneOf,
  piece,
  prose,
  refusedParts,
  sealed,
  serverText,
  text,
  token,
} from './treatments.ts';

export interface Thinking {
  readonly thinking: string;
  readonly signature?: string;
}

/** Some servers have the field, and nothing in it. */
export const isSigned = ({ signature }: Partial<Thinking> | JsonObject): boolean =>
  typeof signature === 'string' && signature !== '';

/** What identifies a thinking block to the vault: its signature, and the text that it signs. */
export function sealedThinking({ thinking, signature }: Thinking): string {
  return `${signature ?? ''}\n${thinking}`;
}

/** `scope` would let others than the house's account read a cache: it stays the house's own. */
export const cacheControl = object({
  type: oneOf('ephemeral'),
  ttl: oneOf('5m', '1h'),
  scope: leftOut,
});
const citationsConfig = object({ enabled: boolean });

const location: Fields = { cited_text: prose, document_title: text, document_index: count };

const places = object({
  type: oneOf('char_location'),
  ...location,
  file_id: token,
  start_char_index: offset,
  end_char_index: endOffset,
});

/** Of an answer: offsets into a document as the model read it, told as offsets into the caller's. */
const charLocation: Shape = {
  walk: places.walk,
  restore(value, restoring) {
    const restored = places.restore(value, restoring) as JsonObject;
    const { document_index: document, start_char_index: start, end_char_index: end } = restored;
    const { documentOffset } = restoring.steps;
    const isPlace = [document, start, end].every(Number.isSafeInteger);
    if (documentOffset === undefined || !isPlace) return restored;
    return {
      ...restored,
      start_char_index: documentOffset(document as number, start as number),
      end_char_index: documentOffset(document as number, end as number),
    };
  },
};

const citation = tagged('type', {
  char_location: charLocation,
  page_location: {
    ...location,
    file_id: token,
    start_page_number: count,
    end_page_number: count,
  },
  content_block_location: {
    ...location,
    file_id: token,
    start_block_index: count,
    end_block_index: count,
  },
  search_result_location: {
    cited_text: prose,
    source: text,
    title: text,
    search_result_index: count,
    start_block_index: count,
    end_block_index: count,
  },
  web_search_result_location: {
    cited_text: prose,
    title: text,
    url: text,
    encrypted_index: sealed,
  },
});

const caller = tagged('type', {
  direct: {},
  code_execution_20250825: { tool_id: token },
  code_execution_20260120: { tool_id: token },
});

const textBlock: Fields = {
  text: prose,
  citations: array(citation),
  cache_control: cacheControl,
  parsed: leftOut,
  parsed_output: leftOut,
};

const image: Fields = {
  source: tagged('type', {
    base64: { media_type: media, data: media },
    url: { url: media },
    file: { file_id: media },
  }),
  transformations: object({ oversized_image: oneOf('downsize', 'error') }),
  cache_control: cacheControl,
};

const document: Fields = {
  source: tagged('type', {
    base64: { media_type: media, data: media },
    url: { url: media },
    file: { file_id: media },
    text: { media_type: oneOf('text/plain'), data: prose },
    content: {
      content: byKind({ string: prose, array: array(tagged('type', { text: textBlock, image })) }),
    },
  }),
  title: text,
  context: prose,
  citations: citationsConfig,
  cache_control: cacheControl,
};

const searchResult: Fields = {
  content: array(tagged('type', { text: textBlock })),
  source: text,
  title: text,
  citations: citationsConfig,
  cache_control: cacheControl,
};

const toolReference: Fields = { tool_name: name, cache_control: cacheControl };

const toolUse: Fields = {
  id: token,
  name,
  input: free,
  toolset_name: name,
  caller,
  cache_control: cacheControl,
};

const toolResult: Fields = {
  tool_use_id: token,
  content: byKind({
    string: prose,
    array: array(
      tagged('type', {
        text: textBlock,
        image,
        document,
        search_result: searchResult,
        tool_reference: toolReference,
        ...refusedParts(['browser_state'], 'say as text what the page showed'),
      }),
    ),
  }),
  is_error: boolean,
  toolset_name: name,
  cache_control: cacheControl,
};

const toolError: Fields = { error_code: name, error_message: text };

function serverToolResult(content: Shape): Fields {
  return { tool_use_id: token, content, caller, cache_control: cacheControl };
}

function executionResult(output: string): Fields {
  return {
    content: array(tagged('type', { [output]: { file_id: token } })),
    return_code: count,
    stderr: prose,
    stdout: prose,
    encrypted_stdout: sealed,
  };
}

/** Results of tools that the upstream runs itself. */
const serverToolResults: Readonly<Record<string, Fields>> = {
  web_search_tool_result: serverToolResult(
    byKind({
      object: tagged('type', { web_search_tool_result_error: toolError }),
      array: array(
        tagged('type', {
          web_search_result: { title: text, url: text, page_age: text, encrypted_content: sealed },
        }),
      ),
    }),
  ),
  web_fetch_tool_result: serverToolResult(
    tagged('type', {
      web_fetch_tool_result_error: toolError,
      web_fetch_result: {
        content: tagged('type', { document }),
        url: text,
        retrieved_at: text,
      },
    }),
  ),
  code_execution_tool_result: serverToolResult(
    tagged('type', {
      code_execution_tool_result_error: toolError,
      code_execution_result: executionResult('code_execution_output'),
      encrypted_code_execution_result: executionResult('code_execution_output'),
    }),
  ),
  bash_code_execution_tool_result: serverToolResult(
    tagged('type', {
      bash_code_execution_tool_result_error: toolError,
      bash_code_execution_result: executionResult('bash_code_execution_output'),
    }),
  ),
  text_editor_code_execution_tool_result: serverToolResult(
    tagged('type', {
      text_editor_code_execution_tool_result_error: toolError,
      text_editor_code_execution_view_result: {
        content: prose,
        file_type: oneOf('text', 'image', 'pdf'),
        num_lines: endOffset,
        start_line: offset,
        total_lines: endOffset,
      },
      text_editor_code_execution_create_result: { is_file_update: boolean },
      text_editor_code_execution_str_replace_result: {
        lines: array(text),
        new_lines: endOffset,
        new_start: offset,
        old_lines: endOffset,
        old_start: offset,
      },
    }),
  ),
  tool_search_tool_result: serverToolResult(
    tagged('type', {
      tool_search_tool_result_error: toolError,
      tool_search_tool_search_result: {
        tool_references: array(tagged('type', { tool_reference: toolReference })),
      },
    }),
  ),
};

/** A string of a block that an edit would break. */
const unedited: Shape = {
  walk: (value, walking) => (typeof value === 'string' ? undefined : notAString(walking)),
  restore: (value, restoring) => (typeof value === 'string' ? value : notAString(restoring)),
};

function notAString(trail: Walking | Restoring): never {
  return trail.refuse('invalid_value', { expected: 'string' });
}

const thinkingFields: Fields = { type: oneOf('thinking'), signature: unedited };
const thinkingBlock = object({ ...thinkingFields, thinking: unedited }, { required: ['thinking'] });

/**
 * A text of which both halves are here. Signed, they are together one sealed entry; unsigned, it is text like any other.
 */
function signable(field: string, fields: Fields, required: readonly string[] = []): Shape {
  const signed = object({ ...fields, [field]: unedited }, { required });
  const unsigned = object(
    { ...fields, [field]: { ...prose, restore: text.restore } },
    { required },
  );
  const sealedIn = (value: JsonObject) =>
    sealedThinking({ thinking: String(value[field] ?? ''), signature: String(value.signature) });
  return {
    walk(value, walking) {
      if (!isObject(value) || !isSigned(value)) return unsigned.walk(value, walking);
      const edit = signed.walk(value, walking);
      walking.seals(sealedIn(value));
      return edit;
    },
    restore(value, restoring) {
      if (!isObject(value) || !isSigned(value)) return unsigned.restore(value, restoring);
      const restored = signed.restore(value, restoring);
      restoring.steps.seen.sealed.push(sealedIn(value));
      return restored;
    },
  };
}

const thinking = signable('thinking', thinkingFields, ['thinking']);

const detail: Fields = { id: name, format: name, index: count };
/**
 * What a model thought, as OpenRouter has it beside `reasoning`, to be given back in the next request.
 *
 * Source  https://openrouter.ai/docs/guides/best-practices/reasoning-tokens
 */
export const reasoningDetail: Shape = tagged('type', {
  'reasoning.text': signable('text', {
    type: oneOf('reasoning.text'),
    signature: unedited,
    ...detail,
  }),
  'reasoning.summary': { summary: prose, ...detail },
  'reasoning.encrypted': { data: sealed, ...detail },
});

/** Texts of the documents in a list of blocks, those in tool results included. */
export function documentsIn(blocks: Json | undefined): (string | undefined)[] {
  if (!Array.isArray(blocks)) return [];
  return blocks.flatMap((block) => {
    if (!isObject(block)) return [];
    if (block.type === 'tool_result') return documentsIn(block.content);
    if (block.type !== 'document') return [];
    const { source } = block;
    return [isObject(source) && typeof source.data === 'string' ? source.data : undefined];
  });
}

/** What a model thought, by itself. */
export const thoughtBlock: Shape = tagged('type', {
  thinking,
  redacted_thinking: { data: sealed },
});

const inTools = 'leave it out, and offer in `tools` what may be used now';

/** Parts that have no place here. */
const notPassed: Fields = {
  ...refusedParts(
    ['mcp_tool_use', 'mcp_tool_result', 'mcp_tool_listing'],
    'leave it out: the model server reaches no MCP server from here; call it yourself, and say it as tool_use and tool_result',
  ),
  ...refusedParts(['tool_addition', 'tool_removal'], inTools),
  ...refusedParts(
    ['advisor_tool_result'],
    'leave it out: what the model server runs itself is not passed on',
  ),
  ...refusedParts(
    ['compaction'],
    'leave it out: its summary is sealed, and cannot be searched; send the messages, or a summary as text',
  ),
  ...refusedParts(
    ['fallback'],
    'leave it out: which model answers is set by `routes` of this gateway',
  ),
};

export const requestText: Shape = tagged('type', {
  text: textBlock,
  ...refusedParts(['tool_addition', 'tool_removal'], inTools),
});

export const requestBlock: Shape = tagged('type', {
  text: textBlock,
  image,
  document,
  search_result: searchResult,
  thinking,
  redacted_thinking: { data: sealed },
  tool_use: toolUse,
  tool_result: toolResult,
  server_tool_use: toolUse,
  container_upload: { file_id: media, cache_control: cacheControl },
  ...serverToolResults,
  ...notPassed,
});

const answerBlocks = {
  text: { ...textBlock, text: piece('text', 'asked') },
  redacted_thinking: { data: sealed },
  tool_use: toolUse,
  server_tool_use: toolUse,
  container_upload: { file_id: serverText },
  ...serverToolResults,
};

/** A block of a whole answer. */
export const answerBlock: Shape = tagged('type', { ...answerBlocks, thinking });

/** A block as it starts in a stream: thinking is not complete, so it is not yet sealed. */
export const startedBlock: Shape = tagged('type', { ...answerBlocks, thinking: thinkingBlock });

export const blockDelta: Shape = tagged('type', {
  text_delta: { text: piece('text', 'asked') },
  input_json_delta: { partial_json: piece('input', 'json') },
  citations_delta: { citation },
  thinking_delta: { thinking: unedited, estimated_tokens: number },
  signature_delta: { signature: unedited },
});
