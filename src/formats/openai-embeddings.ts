/**
 * OpenAI embeddings, `POST /v1/embeddings`. Input that is already cut into tokens is refused: it
 * cannot be searched. Vectors come back as they are.
 */
import { isObject, type Json, type JsonObject } from '../core/json.ts';
import { openaiFailureBody, openaiFailureEvents } from './openai-errors.ts';
import { count, dimensions, tokens as promptTokens } from './settings.ts';
import { array, byKind, object, restoreBody, type Shape, walkBody } from './shape.ts';
import { malformed } from './stream-event.ts';
import {
  answerId,
  counts,
  droppable,
  model,
  name,
  number,
  oneOf,
  prose,
  word,
} from './treatments.ts';
import type { AnswerSteps, AnswerStream, WireFormat } from './types.ts';

const tokens: Shape = {
  walk: (_value, walking) =>
    walking.refuse('invalid_value', {
      expected: 'string',
      because: 'tokens cannot be searched',
      remedy: 'send the text itself (LangChain: check_embedding_ctx_length=False)',
    }),
  restore: (_value, restoring) => restoring.refuse('invalid_value'),
};

const request = object(
  {
    input: byKind({
      string: prose,
      array: array(byKind({ string: prose, number: tokens, array: tokens })),
    }),
    model,
    dimensions,
    encoding_format: oneOf('float', 'base64'),
    user: droppable(name),
    // Of compatible servers
    input_type: name,
    truncate: oneOf('NONE', 'START', 'END'),
    truncate_prompt_tokens: promptTokens,
    priority: count,
  },
  { required: ['input', 'model'] },
);

/** Numbers, or their bytes in base64; checked here because a vector has thousands. */
const vector: Shape = {
  walk: tokens.walk,
  restore(value, restoring) {
    const isVector = Array.isArray(value)
      ? value.every((each) => typeof each === 'number')
      : typeof value === 'string' && BASE64.test(value);
    return isVector ? value : restoring.refuse('invalid_value', { expected: 'vector' });
  },
};
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

const answer = object({
  id: answerId,
  object: word,
  created: number,
  model,
  data: array(object({ object: word, index: number, embedding: vector })),
  usage: counts,
});

export const openaiEmbeddings: WireFormat = {
  id: 'openai-embeddings',
  api: 'openai',
  path: '/v1/embeddings',
  walk: (body, permits) => walkBody(request, body, permits),
  answer(body, steps) {
    if (!isObject(body) || !Array.isArray(body.data)) throw malformed('data');
    noteUsage(body, steps);
    return restoreBody(answer, body, steps);
  },
  stream: (): AnswerStream => {
    throw malformed('stream');
  },
  failureBody: openaiFailureBody,
  failureEvents: openaiFailureEvents,
};

function noteUsage({ usage }: JsonObject, { seen }: AnswerSteps): void {
  const tokensIn: Json | undefined = isObject(usage) ? usage.prompt_tokens : undefined;
  if (typeof tokensIn === 'number') seen.inputTokens = tokensIn;
}
