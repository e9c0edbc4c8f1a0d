/**
 * The texts of one answer as the caller gets them, kept while the answer is under way and no longer: only their
 * number of characters and their marks go on record.
 */
import { LIMITS } from '../../core/limits.ts';

interface TextChannel {
  push(piece: string): string;
  end(): string;
  restoredOffset(masked: number): number;
}

interface Collected {
  readonly isText: boolean;
  pieces: string[];
  length: number;
}

export class AnswerTexts {
  readonly #texts: Collected[] = [];

  /** The same channel, listened to. `json`: arguments of a tool, counted and not marked. */
  listen(mode: 'text' | 'json', channel: TextChannel): TextChannel {
    if (this.#texts.length >= LIMITS.answerTextsMax) return channel;
    const collected: Collected = { isText: mode === 'text', pieces: [], length: 0 };
    this.#texts.push(collected);
    const heard = (piece: string): string => {
      if (piece === '') return piece;
      collected.length += piece.length;
      // Of a longer one there is no mark: it is not kept.
      if (collected.length <= LIMITS.markedTextLengthMax) collected.pieces.push(piece);
      else collected.pieces = [];
      return piece;
    };
    return {
      push: (piece) => heard(channel.push(piece)),
      end: () => heard(channel.end()),
      restoredOffset: (masked) => channel.restoredOffset(masked),
    };
  }

  /** UTF-16 code units of all texts. An API that repeats a text at the end of its stream has it counted twice. */
  get characters(): number {
    return this.#texts.reduce((sum, { length }) => sum + length, 0);
  }

  /** Each once, the first ones first; those that are too long to be marked are left out. */
  get texts(): readonly string[] {
    const whole = this.#texts.filter(
      ({ isText, length }) => isText && length > 0 && length <= LIMITS.markedTextLengthMax,
    );
    return [...new Set(whole.map(({ pieces }) => pieces.join('')))];
  }
}
