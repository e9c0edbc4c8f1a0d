/** The JSON body of a server-sent event of an answer, out of it and into it. */
import { Failure } from '../core/failures.ts';
import { isObject, type JsonObject } from '../core/json.ts';
import { LIMITS } from '../core/limits.ts';
import { printableType } from './printable.ts';
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

/**
 * The same event when the body is the one it came with. An event has the name of its type or, in an
 * API without types, none: any other would be text that nobody looked at.
 */
export function withBody(event: SseEvent, before: JsonObject, after: JsonObject): SseEvent {
  const { event: name } = event;
  const isNamedRightly = name === undefined || name === after.type;
  if (after === before && isNamedRightly) return event;
  const data = after === before ? event.data : JSON.stringify(after);
  return name === undefined || typeof after.type !== 'string'
    ? { data }
    : { event: after.type, data };
}

/** What OpenAI ends a stream with. */
export const DONE: SseEvent = { data: '[DONE]' };

/** Some servers write blanks behind it. */
export const isDone = ({ data }: SseEvent): boolean => data.trim() === DONE.data;

/** `at` is a place of the API; the type is one that the upstream wrote. */
export function malformed(at: string, type?: unknown): Failure {
  const facts = type === undefined ? { at } : { at, type: printableType(type) };
  return new Failure('upstream_malformed', facts);
}

/** Every text under way is looked through when one ends, so there must not be any number of them. */
export function tooManyTexts(): Failure {
  return new Failure('answer_too_large', { textsMax: LIMITS.answerTextsMax });
}

/** @throws Failure upstream_malformed */
export function indexAt(body: JsonObject, field: string): number {
  const value = body[field];
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) throw malformed(field);
  return value;
}
