/** What the cutters of the families share: pieces with their places, the vocabulary, what is refused. */
import { isObject, type Json, type JsonObject } from '../../../core/json.ts';

/** The pieces of one text, in order. Index by index one piece. */
export interface Pieces {
  readonly ids: number[];
  /** UTF-16 code units of the original text; `end` exclusive. Equal where a piece is white space. */
  readonly start: number[];
  readonly end: number[];
  /** Number of the word that the piece is of, counted over the text. */
  readonly word: number[];
}

/** The part of a tokenizer that knows the vocabulary. */
export interface Cutter {
  /** Takes time linear in the text. */
  read(text: string): Pieces;
  /** The largest id that `read` can give. */
  readonly idMax: number;
}

/** What cannot be read, in words that name it. */
export class TokenizerError extends Error {}

/** For errors: what a component calls itself. */
export const typeOf = (component: Json | undefined): string =>
  isObject(component) ? String(component.type).slice(0, 40) : 'none';

/** @throws TokenizerError */
export function vocabularyOf(model: JsonObject): { ids: Map<string, number>; idMax: number } {
  if (!isObject(model.vocab)) throw new TokenizerError('a model without vocab');
  const ids = new Map<string, number>();
  let idMax = 0;
  for (const [token, id] of Object.entries(model.vocab)) {
    if (typeof id !== 'number') throw new TokenizerError('a vocab that is no table of ids');
    ids.set(token, id);
    idMax = Math.max(idMax, id);
  }
  return { ids, idMax };
}
