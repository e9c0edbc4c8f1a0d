/**
 * A streamed answer of Anthropic's Messages API: message_start, then per content block start, deltas
 * and stop, then message_delta and message_stop. One channel per content block; what a channel still
 * holds goes out as one more delta before the block stops. Signed thinking passes as it is.
 */
import { Failure } from '../core/failures.ts';
import { isObject, type JsonObject } from '../core/json.ts';
import { events } from './anthropic-answer.ts';
import { isSigned, sealedThinking } from './anthropic-blocks.ts';
import { printableType } from './printable.ts';
import { Restoring } from './shape.ts';
import { eventBody, indexAt, isDone, malformed, withBody } from './stream-event.ts';
import { restoredInOne, TracedChannel } from './traced-channel.ts';
import type { AnswerSteps, AnswerStream, SseEvent, TextMode } from './types.ts';

/** A content block between its start and its stop. */
interface OpenBlock {
  readonly type: string;
  channel?: TracedChannel;
  thinking: string;
  signature: string;
}

export class AnthropicStream implements AnswerStream {
  readonly #steps: AnswerSteps;
  readonly #restoring: Restoring;
  readonly #open = new Map<number, OpenBlock>();
  /** The block that the event under way belongs to. */
  #current: OpenBlock | undefined;
  /** The delta under way was kept whole: it may be the beginning of a surrogate. */
  #isHeldBack = false;
  /** Why the model stopped has been said. */
  #hasStopped = false;
  #isComplete = false;

  constructor(steps: AnswerSteps) {
    this.#steps = steps;
    this.#restoring = new Restoring(steps, (_, mode, text) => this.#piece(mode, text));
  }

  get isComplete(): boolean {
    return this.#isComplete;
  }

  push(event: SseEvent): SseEvent[] {
    if (this.#isComplete) return [];
    if (isDone(event)) return this.end(); // some compatible servers close so
    const body = eventBody(event);
    switch (body.type) {
      case 'content_block_delta':
        return this.#delta(event, body);
      case 'content_block_start':
        return [this.#start(event, body)];
      case 'content_block_stop':
        return [...this.#stop(indexAt(body, 'index')), this.#restored(event, body)];
      case 'message_delta':
        this.#hasStopped ||= isObject(body.delta) && typeof body.delta.stop_reason === 'string';
        return [...this.#stopAll(), this.#restored(event, body)];
      case 'message_stop':
        this.#isComplete = true;
        return [...this.#stopAll(), this.#restored(event, body)];
      case 'error':
        throw brokenOff(body);
      default:
        return [this.#restored(event, body)];
    }
  }

  /**
   * Some servers end without `message_stop`, and where it is said why the model stopped the answer is whole. Of any other
   * nothing: blocks are flushed when they stop, and a surrogate that was cut off stays unsaid.
   */
  end(): SseEvent[] {
    return this.#hasStopped ? this.push(MESSAGE_STOP) : [];
  }

  #restored(event: SseEvent, body: JsonObject): SseEvent {
    const shape = events.get(body.type as string);
    if (shape === undefined) throw malformed('event', body.type);
    return withBody(event, body, shape.restore(body, this.#restoring) as JsonObject);
  }

  #start(event: SseEvent, body: JsonObject): SseEvent {
    const index = indexAt(body, 'index');
    const block = body.content_block;
    if (!isObject(block) || this.#open.has(index)) throw malformed('content_block_start');
    this.#current = { type: String(block.type), thinking: '', signature: '' };
    this.#open.set(index, this.#current);
    noteThinking(this.#current, block);
    if (!this.#keeps(this.#current)) return this.#restored(event, body);
    const begun = { ...body, content_block: { ...block, thinking: '', signature: '' } };
    return this.#restored({ ...event, data: JSON.stringify(begun) }, begun);
  }

  #delta(event: SseEvent, body: JsonObject): SseEvent[] {
    const { delta } = body;
    this.#current = this.#open.get(indexAt(body, 'index'));
    if (this.#current === undefined || !isObject(delta)) throw malformed('content_block_delta');
    const blocks = BLOCKS_OF_DELTA.get(String(delta.type));
    if (!blocks?.includes(this.#current.type)) throw malformed('content_block_delta', delta.type);

    this.#isHeldBack = false;
    const restored = this.#restored(event, body);
    noteThinking(this.#current, delta);
    return this.#isHeldBack || this.#keeps(this.#current) ? [] : [restored];
  }

  #piece(mode: TextMode, text: string): string {
    const block = this.#current!; // only blocks and their deltas have pieces
    block.channel ??= new TracedChannel(this.#steps, mode);
    const restored = block.channel.push(text);
    this.#isHeldBack = restored === '' && text !== '';
    return restored;
  }

  #stop(index: number): SseEvent[] {
    const block = this.#open.get(index);
    if (block === undefined) throw malformed('content_block_stop');
    this.#open.delete(index);
    if (block.type === 'thinking') return this.#thought(index, block);
    const tail = block.channel?.end() ?? '';
    if (tail === '') return [];
    const said = { type: 'text_delta', text: tail };
    const input = { type: 'input_json_delta', partial_json: tail };
    return [deltaEvent(index, block.type === 'text' ? said : input)];
  }

  /** Thinking that is kept until its block stops, for only then it is known whether it is signed. */
  #keeps({ type }: OpenBlock): boolean {
    return type === 'thinking' && !SIGNS.test(this.#steps.seen.model ?? '');
  }

  #thought(index: number, block: OpenBlock): SseEvent[] {
    const { thinking, signature } = block;
    if (isSigned(block)) this.#steps.seen.sealed.push(sealedThinking(block));
    if (!this.#keeps(block)) return [];
    const said = { type: 'thinking_delta', thinking };
    if (isSigned(block)) {
      const signed = { type: 'signature_delta', signature };
      return [deltaEvent(index, said), deltaEvent(index, signed)];
    }
    const { restored } = restoredInOne(this.#steps, 'text', thinking);
    return restored === '' ? [] : [deltaEvent(index, { ...said, thinking: restored })];
  }

  /** Blocks that a server never stopped, so that nothing it said is lost. */
  #stopAll(): SseEvent[] {
    return [...this.#open.keys()].flatMap((index) => this.#stop(index));
  }
}

/** These models sign what they think, always: it passes piece by piece. */
const SIGNS = /claude/i;

const MESSAGE_STOP: SseEvent = { event: 'message_stop', data: '{"type":"message_stop"}' };

const BLOCKS_OF_DELTA: ReadonlyMap<string, readonly string[]> = new Map([
  ['text_delta', ['text']],
  ['citations_delta', ['text']],
  ['input_json_delta', ['tool_use', 'server_tool_use']],
  ['thinking_delta', ['thinking']],
  ['signature_delta', ['thinking']],
]);

/** As clients put a thinking block together: text piece by piece, the signature as a whole. */
function noteThinking(block: OpenBlock, { thinking, signature }: JsonObject): void {
  if (block.type !== 'thinking') return;
  if (typeof thinking === 'string') block.thinking += thinking;
  if (typeof signature === 'string') block.signature = signature;
}

function deltaEvent(index: number, delta: JsonObject): SseEvent {
  const type = 'content_block_delta';
  return { event: type, data: JSON.stringify({ type, index, delta }) };
}

/** The kind only: an upstream's message may repeat what it was sent. */
function brokenOff({ error }: JsonObject): Failure {
  const type = isObject(error) ? printableType(error.type) : 'missing';
  return new Failure('upstream_interrupted', { type });
}
