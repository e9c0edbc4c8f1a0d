/**
 * A whole answer, restored without holding the event loop. A format restores in one synchronous pass, so a long answer
 * passes three times: without a change, to learn which texts it has; each text in slices, as if it were streamed,
 * everybody else having a turn in between; and for good, with every text done.
 */
import { setImmediate as turn } from 'node:timers/promises';
import type { Json } from '../core/json.ts';
import { LIMITS } from '../core/limits.ts';
import type { AnswerSteps, Channel, TextMode, WireFormat } from '../formats/index.ts';

/**
 * @param signal looked at between slices
 * @throws what `format.answer` throws, and what the signal was aborted with
 */
export async function answerInSlices(
  format: Pick<WireFormat, 'answer'>,
  body: Json,
  steps: AnswerSteps,
  signal: AbortSignal,
): Promise<Json> {
  const texts = textsOf(format, body, steps);
  const length = texts.reduce((sum, { text }) => sum + text.length + EACH, 0);
  if (length <= LIMITS.answerSliceLength) return format.answer(body, steps);
  return format.answer(body, withDone(steps, await doneOf(texts, steps, signal)));
}

/** What a text costs however short it is, in characters. */
const EACH = 64;

interface Text {
  readonly mode: TextMode;
  readonly text: string;
}

interface Done extends Text {
  readonly channel: Channel;
  /** @throws what its channel threw */
  readonly restored: () => string;
}

/** In the order of the answer; up to the place that makes it malformed, which is told when it passes for good. */
function textsOf(format: Pick<WireFormat, 'answer'>, body: Json, steps: AnswerSteps): Text[] {
  const texts: Text[] = [];
  const channel = (mode: TextMode): Channel => ({
    push(text) {
      texts.push({ mode, text });
      return text;
    },
    end: () => '',
    restoredOffset: (masked) => masked,
  });
  try {
    format.answer(body, {
      ...{ issued: steps.issued, structured: steps.structured === true },
      seen: { ids: [], sealed: [], droppedFields: 0 },
      channel,
      whole: (text, mode) => channel(mode).push(text),
      token: (text) => text,
      number: (value) => value,
    });
  } catch {
    return texts;
  }
  return texts;
}

async function doneOf(
  texts: readonly Text[],
  steps: AnswerSteps,
  signal: AbortSignal,
): Promise<Done[]> {
  const done: Done[] = [];
  let length = 0;
  for (const { mode, text } of texts) {
    const channel = steps.channel(mode);
    let restored = '';
    try {
      for (const slice of slicesOf(text)) {
        length += slice.length + EACH;
        if (length > LIMITS.answerSliceLength) {
          length = slice.length;
          await turn();
          signal.throwIfAborted();
        }
        restored += channel.push(slice);
      }
      restored += channel.end();
    } catch (thrown) {
      signal.throwIfAborted();
      const failed = (): never => {
        throw thrown;
      };
      return [...done, { mode, text, channel, restored: failed }];
    }
    done.push({ mode, text, channel, restored: () => restored });
  }
  return done;
}

/** No pair of code units is parted. */
function* slicesOf(text: string): Generator<string> {
  for (let at = 0; at < text.length; ) {
    let end = at + LIMITS.answerSliceLength;
    if (/[\uD800-\uDBFF]/.test(text.charAt(end - 1))) end += 1;
    yield text.slice(at, end);
    at = end;
  }
}

/** The same steps, which answer from what is done, in its order. */
function withDone(steps: AnswerSteps, done: readonly Done[]): AnswerSteps {
  let next = 0;
  const channel = (mode: TextMode): Channel => {
    let inner: Channel | undefined;
    let hasEnded = false;
    return {
      push(text) {
        const known = done[next];
        if (inner !== undefined || known?.mode !== mode || known.text !== text) {
          inner ??= steps.channel(mode);
          return inner.push(text);
        }
        next += 1;
        inner = known.channel;
        hasEnded = true;
        return known.restored();
      },
      end: () => (hasEnded ? '' : (inner?.end() ?? '')),
      restoredOffset: (masked) => inner?.restoredOffset(masked) ?? masked,
    };
  };
  return {
    ...steps,
    channel,
    whole(text, mode) {
      const one = channel(mode);
      return one.push(text) + one.end();
    },
  };
}
