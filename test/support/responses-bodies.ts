/** Answers of the Responses API, to be put together in tests. */
import type { JsonObject } from '../../src/core/json.ts';
import { ORIGINAL } from './toy-answer-steps.ts';

export const envelope: JsonObject = {
  id: 'resp_1',
  object: 'response',
  created_at: 1,
  model: 'up',
};
export const whole = (...output: JsonObject[]): JsonObject => ({
  ...envelope,
  status: 'completed',
  output,
});
export const part = (text: string, fields: JsonObject = {}): JsonObject => ({
  type: 'output_text',
  text,
  annotations: [],
  ...fields,
});
export const message = (...content: JsonObject[]): JsonObject => ({
  type: 'message',
  id: 'msg_1',
  role: 'assistant',
  status: 'completed',
  content,
});
export const called = (fields: JsonObject): JsonObject => ({
  type: 'function_call',
  id: 'fc_1',
  call_id: 'call_1',
  name: 'f',
  arguments: '',
  ...fields,
});
export const url = (start: number, end: number): JsonObject => ({
  type: 'url_citation',
  url: 'https://x',
  title: 'x',
  start_index: start,
  end_index: end,
});

/** As it stands in JSON source. */
export const escaped = JSON.stringify(ORIGINAL).slice(1, -1);
