/**
 * The texts of one answer of the Responses API. The same text comes up to five times (its deltas, its
 * end, its part, its item, the whole response); it is restored once, and every copy says the same.
 */
import type { JsonObject } from '../core/json.ts';
import { ResponseRestoring } from './openai-responses-items.ts';
import type { Shape } from './shape.ts';
import { restoredInOne, type TracedChannel } from './traced-channel.ts';
import type { AnswerSteps, TextMode } from './types.ts';

export class ResponseTexts {
  readonly #steps: AnswerSteps;
  readonly #restoring: ResponseRestoring;
  /** By mode and masked text. */
  readonly #complete = new Map<string, TracedChannel>();
  /** The channel of the delta under way; none while complete texts are restored. */
  #streaming: TracedChannel | undefined;

  constructor(steps: AnswerSteps) {
    this.#steps = steps;
    const restoringOnce: AnswerSteps = {
      channel: (mode) => steps.channel(mode),
      whole: (text, mode) => this.#whole(mode, text).restored,
      token: (text) => steps.token(text),
      number: (value) => steps.number(value),
      issued: steps.issued,
      structured: steps.structured === true,
      seen: steps.seen,
    };
    this.#restoring = new ResponseRestoring(
      restoringOnce,
      (_family, mode, text) => this.#streaming?.push(text) ?? restoringOnce.whole(text, mode),
      (text, masked) => this.#answerText(text).restoredOffset(masked),
    );
  }

  /** A body or an event; `delta`: the channel that its piece belongs to. */
  restore(shape: Shape, body: JsonObject, delta?: TracedChannel): JsonObject {
    this.#streaming = delta;
    return shape.restore(body, this.#restoring) as JsonObject;
  }

  /** A streamed text has ended: its copies are answered from it. */
  keep(mode: TextMode, channel: TracedChannel): void {
    this.#complete.set(keyOf(mode, channel.masked), channel);
  }

  #answerText(text: string): TracedChannel {
    return this.#whole(this.#steps.structured === true ? 'json' : 'text', text);
  }

  #whole(mode: TextMode, text: string): TracedChannel {
    const key = keyOf(mode, text);
    const known = this.#complete.get(key);
    if (known !== undefined) return known;
    const restored = restoredInOne(this.#steps, mode, text);
    this.#complete.set(key, restored);
    return restored;
  }
}

function keyOf(mode: TextMode, masked: string): string {
  return `${mode} ${masked}`;
}
