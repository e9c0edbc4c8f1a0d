/**
 * One channel of a streamed answer that remembers both of its sides: the masked text as the model
 * wrote it and the restored text as the caller read it. Terminal copies are answered from it, and JSON
 * is checked with it.
 */
import { Failure } from '../core/failures.ts';
import { parses } from './shape.ts';
import type { AnswerSteps, Channel, TextMode } from './types.ts';

export class TracedChannel {
  readonly #steps: AnswerSteps;
  #mode: TextMode | 'undecided';
  #channel: Channel | undefined;
  #masked = '';
  #restored = '';
  #hasEnded = false;

  /**
   * JSON is taken as such when it opens like JSON, in a fence or not. An answer that was asked to be JSON may
   * be a refusal in prose, and prose has no escapes.
   */
  constructor(steps: AnswerSteps, mode: TextMode) {
    this.#steps = steps;
    this.#mode = mode === 'json' ? 'undecided' : mode;
  }

  get masked(): string {
    return this.#masked;
  }

  get restored(): string {
    return this.#restored;
  }

  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  push(piece: string): string {
    this.#masked += piece;
    if (this.#mode === 'undecided') {
      if (IS_OPENING.test(this.#masked)) return '';
      this.#mode = OPENS_JSON.test(this.#masked) ? 'json' : 'text';
    }
    const isFirst = this.#channel === undefined;
    this.#channel ??= this.#steps.channel(this.#mode);
    return this.#keep(this.#channel.push(isFirst ? this.#masked : piece));
  }

  /**
   * What was still held; nothing when asked again.
   *
   * @throws Failure restore_failed when JSON that parsed would no longer parse.
   */
  end(): string {
    if (this.#hasEnded) return '';
    this.#hasEnded = true;
    const tail = this.#keep(this.#channel?.end() ?? this.#masked);
    if (this.#mode === 'json') checkJson(this.#masked, this.#restored);
    return tail;
  }

  /** Offset in the restored text of an offset in the masked text (annotations). */
  restoredOffset(masked: number): number {
    return this.#channel?.restoredOffset(masked) ?? masked;
  }

  #keep(piece: string): string {
    this.#restored += piece;
    return piece;
  }
}

/** A complete text, through a channel of its own. */
export function restoredInOne(steps: AnswerSteps, mode: TextMode, text: string): TracedChannel {
  const channel = new TracedChannel(steps, mode);
  channel.push(text);
  channel.end();
  return channel;
}

const OPENS_JSON = /^\s*(?:```[a-z]{0,5}\s*)?[[{"]/i;
/** Nothing tells yet: blanks, and a fence as far as it has come. */
const IS_OPENING = /^\s*(?:`{0,2}|```[a-z]{0,5}\s*)$/i;

function checkJson(masked: string, restored: string): void {
  if (masked === restored || !parses(masked) || parses(restored)) return;
  throw new Failure('restore_failed', { mode: 'json' });
}
