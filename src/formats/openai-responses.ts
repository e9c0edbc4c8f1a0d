/**
 * OpenAI's Responses API, `POST /v1/responses`. The request is in `openai-responses-request.ts`, items
 * in `-items.ts`, answers in `-answer.ts` and, streamed, `-stream.ts`.
 */
import { isObject, type Json, type JsonObject } from '../core/json.ts';
import { responsesInstructions } from './instructions.ts';
import { openaiFailureBody } from './openai-errors.ts';
import { response } from './openai-responses-answer.ts';
import { asksForJson, responsesRequest } from './openai-responses-request.ts';
import { ResponsesStream } from './openai-responses-stream.ts';
import { ResponseTexts } from './openai-responses-texts.ts';
import { walkBody } from './shape.ts';
import { malformed } from './stream-event.ts';
import type { WireFormat } from './types.ts';

export const openaiResponses: WireFormat = {
  id: 'openai-responses',
  api: 'openai',
  path: '/v1/responses',
  walk: (body, permits) => walkBody(responsesRequest, body, permits, asksForJson),
  instructions: responsesInstructions,
  answer(body, steps) {
    if (!isObject(body)) throw malformed('body');
    return new ResponseTexts(steps).restore(response, body);
  },
  stream: (steps) => new ResponsesStream(steps),
  failureBody: openaiFailureBody,
  failureEvents(failure, requestId, next = 0) {
    const error = openaiFailureBody(failure, requestId).error as JsonObject;
    const { code, message, param } = error as { code: Json; message: Json; param: Json };
    // Some clients read the fields beside `type`, others those of `error`.
    const body = { type: 'error', code, message, param, sequence_number: next, error };
    return [{ event: 'error', data: JSON.stringify(body) }];
  },
};
