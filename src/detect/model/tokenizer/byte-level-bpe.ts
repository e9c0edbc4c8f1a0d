/**
 * Byte-level byte-pair encoding, as GPT-2 and RoBERTa have it: words with the blank before them, as
 * UTF-8 bytes, of which the pairs that training met most often are joined first.
 *
 * Source  Radford et al. 2019, https://github.com/openai/gpt-2 (encoder.py); Hugging Face `tokenizers`
 *         (ByteLevel, BPE)
 */
import { isObject, type Json, type JsonObject } from '../../../core/json.ts';
import { type Cutter, type Pieces, TokenizerError, typeOf, vocabularyOf } from './pieces.ts';

/** @throws TokenizerError naming the component that is not known here */
export function byteLevelBpe(json: JsonObject, model: JsonObject): Cutter {
  const { normalizer, pre_tokenizer: before } = json;
  if (normalizer !== null && normalizer !== undefined) {
    throw new TokenizerError(`normalizer ${typeOf(normalizer)} with BPE`);
  }
  if (!isObject(before) || before.type !== 'ByteLevel' || before.use_regex === false) {
    throw new TokenizerError(`pre_tokenizer ${typeOf(before)} with BPE: byte-level BPE is read`);
  }
  for (const option of UNUSED) {
    if (![undefined, null, false, '', 0].includes(model[option] as null)) {
      throw new TokenizerError(`BPE with ${option}`);
    }
  }
  const { ids, idMax } = vocabularyOf(model);
  if (BYTES.some((byte) => !ids.has(byte))) throw new TokenizerError('BPE without all 256 bytes');
  const ranks = ranksOf(model.merges);
  const cut = remembered((word) => joinPairs(word, ranks).map((piece) => idOf(piece, ids)));
  const addsBlank = before.add_prefix_space !== false;
  return { idMax, read: (text) => read(text, addsBlank, cut) };
}

/** Variants of BPE that other families use. */
const UNUSED = [
  'dropout',
  'continuing_subword_prefix',
  'end_of_word_suffix',
  'fuse_unk',
  'byte_fallback',
  'ignore_merges',
];

/** A piece as the vocabulary has it, a character a byte. */
interface Piece {
  readonly id: number;
  /** Bytes. */
  readonly length: number;
}

/** Merges of which training knew no whole: the file is not of one piece. */
function idOf(piece: string, ids: ReadonlyMap<string, number>): Piece {
  const id = ids.get(piece);
  if (id === undefined) throw new TokenizerError('BPE merges that its vocab lacks');
  return { id, length: piece.length };
}

function ranksOf(merges: Json | undefined): ReadonlyMap<string, number> {
  if (!Array.isArray(merges)) throw new TokenizerError('BPE without merges');
  // `["a b"]` in older files, `[["a", "b"]]` in newer ones; no symbol has a blank in it.
  return new Map(
    merges.map((pair, rank) => [Array.isArray(pair) ? pair.join(' ') : String(pair), rank]),
  );
}

/**
 * Each byte as the character that stands for it in the vocabulary: itself where it can be seen, else one
 * from U+0100 on (encoder.py, `bytes_to_unicode`).
 */
const BYTES: readonly string[] = byteCharacters();

function byteCharacters(): string[] {
  let next = 0x100;
  return Array.from({ length: 256 }, (_, byte) => {
    if (isVisible(byte)) return String.fromCharCode(byte);
    next += 1;
    return String.fromCharCode(next - 1);
  });
}

function isVisible(byte: number): boolean {
  return (byte >= 0x21 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xac) || byte >= 0xae;
}

/** encoder.py, with white space as Unicode has it. */
const WORDS =
  /'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\p{White_Space}\p{L}\p{N}]+|\p{White_Space}+(?!\P{White_Space})|\p{White_Space}+/gu;

/** Joining pairs takes time in the square of a word: longer runs are cut, which no word of a note is. */
const WORD_LENGTH_MAX = 128;

function read(text: string, addsBlank: boolean, cut: (word: string) => readonly Piece[]): Pieces {
  const pieces: Pieces = { ids: [], start: [], end: [], word: [] };
  const isShifted = addsBlank && text !== '' && !text.startsWith(' ');
  const shift = isShifted ? 1 : 0;
  let count = 0;
  for (const { 0: word, index } of (isShifted ? ` ${text}` : text).matchAll(WORDS)) {
    for (let at = 0; at < word.length; at += WORD_LENGTH_MAX) {
      const part = word.slice(at, at + WORD_LENGTH_MAX);
      addWord(part, index + at - shift, count, cut, pieces);
    }
    count += 1;
  }
  return pieces;
}

const encoder = new TextEncoder();

/** @param start of the word in the text; -1 where it begins with the blank that was added */
function addWord(
  word: string,
  start: number,
  count: number,
  cut: (word: string) => readonly Piece[],
  pieces: Pieces,
): void {
  const bytes = encoder.encode(word);
  const places = placesOf(word);
  let symbols = '';
  for (const byte of bytes) symbols += BYTES[byte];
  let at = 0;
  for (const { id, length } of cut(symbols)) {
    let from = places[at]!;
    const to = places[at + length - 1]! + unitsAt(word, places[at + length - 1]!);
    while (from < to && /\s|\u0085/.test(word[from]!)) from += 1;
    pieces.ids.push(id);
    pieces.start.push(start + from);
    pieces.end.push(start + to);
    pieces.word.push(count);
    at += length;
  }
}

/** By byte: where its character begins in the word. */
function placesOf(word: string): number[] {
  const places: number[] = [];
  let at = 0;
  for (const character of word) {
    const code = character.codePointAt(0)!;
    const bytes = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    for (let byte = 0; byte < bytes; byte += 1) places.push(at);
    at += character.length;
  }
  return places;
}

const unitsAt = (word: string, at: number): number => (word.codePointAt(at)! > 0xffff ? 2 : 1);

/** The pair of lowest rank is joined, wherever it stands, until none is left. */
function joinPairs(word: string, ranks: ReadonlyMap<string, number>): string[] {
  const symbols = [...word];
  for (;;) {
    let best = Number.POSITIVE_INFINITY;
    let first = -1;
    for (let at = 0; at + 1 < symbols.length; at += 1) {
      const rank = ranks.get(`${symbols[at]} ${symbols[at + 1]}`);
      if (rank !== undefined && rank < best) {
        best = rank;
        first = at;
      }
    }
    if (first < 0) return symbols;
    symbols.splice(first, 2, symbols[first]! + symbols[first + 1]!);
  }
}

/** Words of a language come again: most are cut once. Bounded; holds words of texts in memory. */
const REMEMBERED_MAX = 20_000;

function remembered<Value>(make: (word: string) => Value): (word: string) => Value {
  const known = new Map<string, Value>();
  return (word) => {
    let value = known.get(word);
    if (value === undefined) {
      value = make(word);
      if (known.size >= REMEMBERED_MAX) known.clear();
      known.set(word, value);
    }
    return value;
  };
}
