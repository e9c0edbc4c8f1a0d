/**
 * JSON of which nothing else is known: every string and number is text under its key, every key is
 * text too. A path names depth only, for the keys are somebody's own.
 */
import type { DocumentFormat, WalkedDocument } from '../document.ts';
import { isToken } from '../free-json.ts';
import { Places } from '../splice.ts';
import { editJson, type PruneRules } from './prune.ts';
import { CLOSE_ARRAY, CLOSE_OBJECT, JsonReader, OPEN_ARRAY, OPEN_OBJECT, QUOTE } from './reader.ts';
import { spellNumber, spellString } from './spell.ts';

export const json: DocumentFormat = { id: 'json', walk: walkJson };

/** @throws Failure document_invalid, too_deep */
export function walkJson(source: string): WalkedDocument {
  const places = new Places();
  const reader = new JsonReader(source, source.startsWith('\ufeff') ? 1 : 0);
  new JsonWalker(reader, places).value('', undefined);
  reader.end();
  return {
    loci: places.loci,
    subject: undefined,
    persons: [],
    apply: (changes) => editJson(source, places.edits(source, changes), RULES),
  };
}

const RULES: PruneRules = { mayStand: () => true, isEmptyArrayKept: true, hasSiblings: false };

/** Walks the value at a reader. */
export class JsonWalker {
  readonly #reader: JsonReader;
  readonly #places: Places;

  constructor(reader: JsonReader, places: Places) {
    this.#reader = reader;
    this.#places = places;
  }

  value(path: string, label: string | undefined): void {
    const reader = this.#reader;
    const unit = reader.next();
    if (unit === OPEN_OBJECT) this.#object(`${path}{}`);
    else if (unit === OPEN_ARRAY) this.#array(`${path}[]`, label);
    else if (unit === QUOTE) this.#string(path, label);
    else this.#scalar(path, label);
  }

  #object(path: string): void {
    const reader = this.#reader;
    if (reader.open(CLOSE_OBJECT)) return;
    do {
      if (reader.next() !== QUOTE) throw reader.invalid(reader.at);
      const start = reader.at;
      const key = reader.text(start + 1, reader.string());
      if (key !== '') {
        const kind = isToken(key) ? 'token' : 'text';
        const locus = this.#places.locus('text', path, key, undefined, undefined, kind);
        this.#places.whole(start, reader.at, locus, spellString);
      }
      reader.colon();
      this.value(path, key);
    } while (reader.more(CLOSE_OBJECT));
    reader.depth -= 1;
  }

  #array(path: string, label: string | undefined): void {
    const reader = this.#reader;
    if (reader.open(CLOSE_ARRAY)) return;
    do this.value(path, label);
    while (reader.more(CLOSE_ARRAY));
    reader.depth -= 1;
  }

  #string(path: string, label: string | undefined): void {
    const reader = this.#reader;
    const start = reader.at;
    const end = reader.string();
    if (end === start + 1) return;
    const locus = this.#places.locus('text', path, reader.text(start + 1, end), label);
    this.#places.whole(start, end + 1, locus, spellString);
  }

  #scalar(path: string, label: string | undefined): void {
    const reader = this.#reader;
    const start = reader.at;
    if (!reader.scalar()) return;
    const text = reader.source.slice(start, reader.at);
    const locus = this.#places.locus('text', path, text, label, undefined, 'number');
    this.#places.whole(start, reader.at, locus, spellNumber);
  }
}
