/**
 * A streamed answer of OpenAI's Responses API. One channel per item × part × family of deltas, and
 * interleaving is legal. What a channel still holds goes out as one more delta before its `.done`.
 * Text comes again in terminal copies (`output_text.done`, `content_part.done`, `output_item.done`,
 * `response.completed`): each says exactly what the deltas said. A delta that was held back whole is
 * not sent, so events are numbered anew: `sequence_number` has no gaps.
 */
import { Failure } from '../core/failures.ts';
import { isObject, type JsonObject } from '../core/json.ts';
import { LIMITS } from '../core/limits.ts';
import { events, modeOfDelta } from './openai-responses-answer.ts';
import { withOffsets } from './openai-responses-items.ts';
import { ResponseTexts } from './openai-responses-texts.ts';
import { printableType } from './printable.ts';
import { DONE, eventBody, isDone, malformed, tooManyTexts, withBody } from './stream-event.ts';
import { TracedChannel } from './traced-channel.ts';
import type { AnswerSteps, AnswerStream, SseEvent, TextMode } from './types.ts';

/** One text, from its first delta. */
interface StreamedText {
  /** Of the delta events: type, item and part. */
  readonly place: JsonObject;
  readonly isNamed: boolean;
  readonly mode: TextMode;
  readonly channel: TracedChannel;
}

export class ResponsesStream implements AnswerStream {
  readonly #steps: AnswerSteps;
  readonly #texts: ResponseTexts;
  readonly #streamed = new Map<string, StreamedText>();
  /** How many more events went out than came in. */
  #shift = 0;
  #next = 0;
  #isComplete = false;

  constructor(steps: AnswerSteps) {
    this.#steps = steps;
    this.#texts = new ResponseTexts(steps);
  }

  get isComplete(): boolean {
    return this.#isComplete;
  }

  get next(): number {
    return this.#next;
  }

  push(event: SseEvent): SseEvent[] {
    if (isDone(event)) return [DONE]; // some compatible servers close so
    if (this.#isComplete) return [];
    const body = eventBody(event);
    const type = String(body.type);
    if (type === 'error') throw brokenOff(body);
    const shape = events.get(type);
    if (shape === undefined) throw malformed('event', body.type);
    if (type.endsWith('.delta')) return this.#delta(event, body, type);

    const ended = this.#ended(body, type).flatMap((text) => this.#end(text, body));
    const restored = this.#texts.restore(shape, body);
    const placed = type === ANNOTATION ? this.#withOffsets(restored) : restored;
    if (TERMINAL.has(type)) this.#isComplete = true;
    return [...ended, withBody(event, body, this.#numbered(placed))];
  }

  /** Nothing: texts are flushed when they are done, and a surrogate that was cut off stays unsaid. */
  end(): SseEvent[] {
    return [];
  }

  #delta(event: SseEvent, body: JsonObject, type: string): SseEvent[] {
    const text = this.#textOf(event, body);
    const restored = this.#texts.restore(events.get(type)!, body, text.channel);
    if (restored.delta === '' && body.delta !== '') {
      if (typeof body.sequence_number === 'number') this.#shift -= 1;
      return [];
    }
    return [withBody(event, body, this.#numbered(restored))];
  }

  #textOf(event: SseEvent, body: JsonObject): StreamedText {
    const key = keyOf(body);
    const known = this.#streamed.get(key);
    if (known !== undefined && !known.channel.hasEnded) return known;
    if (this.#streamed.size >= LIMITS.answerTextsMax) throw tooManyTexts();
    const mode = modeOfDelta(String(body.type), this.#steps);
    const channel = new TracedChannel(this.#steps, mode);
    const text = { place: placeOf(body), isNamed: event.event !== undefined, mode, channel };
    this.#streamed.set(key, text);
    return text;
  }

  /** The texts that are over with this event. */
  #ended(body: JsonObject, type: string): StreamedText[] {
    if (!type.endsWith('.done') && !TERMINAL.has(type)) return [];
    const live = [...this.#streamed.values()].filter(({ channel }) => !channel.hasEnded);
    if (TERMINAL.has(type)) return live;
    if (type === 'response.output_item.done') return live.filter((text) => isOfItem(text, body));
    return live.filter((text) => isOfPart(text, body));
  }

  /** Ends a text: one more delta, if it still held something. */
  #end(
    { place, isNamed, mode, channel }: StreamedText,
    { sequence_number: at }: JsonObject,
  ): SseEvent[] {
    const delta = channel.end();
    this.#texts.keep(mode, channel);
    if (delta === '') return [];
    const isNumbered = typeof at === 'number';
    const body = { ...place, delta, ...(isNumbered && { sequence_number: at + this.#shift }) };
    if (isNumbered) this.#shift += 1;
    const data = JSON.stringify(body);
    return [isNamed ? { event: place.type as string, data } : { data }];
  }

  #numbered(body: JsonObject): JsonObject {
    const { sequence_number: at } = body;
    if (typeof at !== 'number') return body;
    this.#next = at + this.#shift + 1;
    return this.#shift === 0 ? body : { ...body, sequence_number: at + this.#shift };
  }

  #withOffsets(body: JsonObject): JsonObject {
    const key = keyOf({ ...body, type: 'response.output_text.delta' });
    const channel = this.#streamed.get(key)?.channel;
    const { annotation } = body;
    if (channel === undefined || !isObject(annotation)) return body;
    const moved = withOffsets(annotation, (masked) => channel.restoredOffset(masked));
    return moved === annotation ? body : { ...body, annotation: moved };
  }
}

const ANNOTATION = 'response.output_text.annotation.added';
const TERMINAL = new Set(['response.completed', 'response.incomplete', 'response.failed']);

function keyOf(body: JsonObject): string {
  const { type, item_id: item, output_index: output } = body;
  return JSON.stringify([type, item ?? output, body.content_index ?? body.summary_index]);
}

/** What deltas of ours repeat of the first one. */
function placeOf(body: JsonObject): JsonObject {
  const { delta: _, obfuscation: __, sequence_number: ___, ...place } = body;
  return Array.isArray(place.logprobs) ? { ...place, logprobs: [] } : place;
}

function isOfItem({ place }: StreamedText, { item, output_index: output }: JsonObject): boolean {
  const id = isObject(item) ? item.id : undefined;
  if (typeof id === 'string' && typeof place.item_id === 'string') return place.item_id === id;
  return place.output_index === output;
}

function isOfPart({ place }: StreamedText, body: JsonObject): boolean {
  return PLACE.every((field) => place[field] === body[field]);
}

const PLACE = ['item_id', 'output_index', 'content_index', 'summary_index'];

/** The kind only: an upstream's message may repeat what it was sent. */
function brokenOff(body: JsonObject): Failure {
  const { code, type } = isObject(body.error) ? body.error : { code: body.code, type: null };
  return new Failure('upstream_interrupted', { type: printableType(code ?? type) });
}
