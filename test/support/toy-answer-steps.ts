/**
 * Answer steps with one surrogate, for tests of the wire formats: small enough to be seen to be right.
 * Like the real restorer it holds back only what may yet become the surrogate.
 */
import type { AnswerSteps, Channel, TextMode } from '../../src/formats/types.ts';

export const SURROGATE = 'Quillon';
/** With a quotation mark: in JSON it must be escaped. */
export const ORIGINAL = 'Zo"e';

export function toySteps(options: { issued?: boolean; structured?: boolean } = {}): AnswerSteps {
  const channel = (mode: TextMode): Channel => new ToyChannel(mode);
  return {
    channel,
    whole(text, mode) {
      const one = channel(mode);
      return one.push(text) + one.end();
    },
    token: (text) => (text === SURROGATE ? ORIGINAL : text),
    number: (value) => (value === 111 ? 222 : value),
    issued: options.issued ?? true,
    structured: options.structured ?? false,
    seen: { ids: [], sealed: [], droppedFields: 0 },
  };
}

/** Nothing was issued, and every text passes as it came. */
export function identitySteps(): AnswerSteps {
  return {
    channel: () => ({ push: (piece) => piece, end: () => '', restoredOffset: (masked) => masked }),
    whole: (text) => text,
    token: (text) => text,
    number: (value) => value,
    issued: false,
    seen: { ids: [], sealed: [], droppedFields: 0 },
  };
}

class ToyChannel implements Channel {
  readonly #original: string;
  #masked = '';
  #released = 0;

  constructor(mode: TextMode) {
    this.#original = mode === 'json' ? JSON.stringify(ORIGINAL).slice(1, -1) : ORIGINAL;
  }

  push(piece: string): string {
    this.#masked += piece;
    return this.#releaseTo(this.#masked.length - heldLength(this.#masked));
  }

  end(): string {
    return this.#releaseTo(this.#masked.length);
  }

  restoredOffset(masked: number): number {
    return this.#restored(masked).length;
  }

  #releaseTo(end: number): string {
    const restored = this.#restored(end).slice(this.#restored(this.#released).length);
    this.#released = end;
    return restored;
  }

  #restored(end: number): string {
    return this.#masked.slice(0, end).replaceAll(SURROGATE, this.#original);
  }
}

function heldLength(text: string): number {
  for (let length = SURROGATE.length - 1; length > 0; length -= 1) {
    if (text.endsWith(SURROGATE.slice(0, length))) return length;
  }
  return 0;
}
