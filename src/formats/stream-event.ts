/** The JSON body of a server-sent event of an answer, out of it and into it. */
import { Failure } from '../core/failures.ts';
import { isObject, type Json, type JsonObject } from '../core/json.ts';
import { printableName } from './shape.ts';
import type { SseEvent } from './types.ts';

/** @throws Failure upstream_malformed when the data is not a JSON object. */
export function eventBody(event: SseEvent): JsonObject {
  let body: unknown;
  try {
    body = JSON.parse(event.data);
  } catch (cause) {
    throw new Failure('upstream_malformed', { at: 'event' }, { cause });
  }
  if (!isObject(body)) throw malformed('event');
  return body;
}

/** The same event when the body is the one it came with. */
export function withBody(event: SseEvent, before: JsonObject, after: Json): SseEvent {
  if (after === before) return event;
  const data = JSON.stringify(after);
  return event.event === undefined ? { data } : { event: event.event, data };
}

/** `at` is a place of the API; the type is one that the upstream wrote. */
export function malformed(at: string, type?: unknown): Failure {
  const facts = type === undefined ? { at } : { at, type: printableName(type) };
  return new Failure('upstream_malformed', facts);
}

/** @throws Failure upstream_malformed */
export function indexAt(body: JsonObject, field: string): number {
  const value = body[field];
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) throw malformed(field);
  return value;
}
