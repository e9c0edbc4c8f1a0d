/**
 * WordPiece, as BERT and its kin have it: words and marks are cut apart, brought to lower case and rid
 * of accents where the model wants that, and each is made of the longest pieces that the vocabulary has.
 *
 * Source  https://github.com/google-research/bert (tokenization.py), Hugging Face `tokenizers`
 *         (BertNormalizer, BertPreTokenizer, WordPiece), whose reading of edge cases is followed
 */
import { isObject, type JsonObject } from '../../../core/json.ts';
import { type Cutter, type Pieces, TokenizerError, typeOf, vocabularyOf } from './pieces.ts';

/** @throws TokenizerError naming the component that is not known here */
export function wordPiece(json: JsonObject, model: JsonObject): Cutter {
  if (typeOf(json.pre_tokenizer) !== 'BertPreTokenizer') {
    throw new TokenizerError(`pre_tokenizer ${typeOf(json.pre_tokenizer)} with WordPiece`);
  }
  const { ids, idMax } = vocabularyOf(model);
  const unknown = ids.get(String(model.unk_token ?? '[UNK]'));
  if (unknown === undefined) throw new TokenizerError('WordPiece without its unknown token');
  const vocabulary: Vocabulary = {
    ids,
    unknown,
    inner: String(model.continuing_subword_prefix ?? '##'),
    lengthMax: Number(model.max_input_chars_per_word ?? 100),
  };
  const cleaning = cleaningOf(json);
  return { idMax, read: (text) => read(text, cleaning, vocabulary) };
}

interface Vocabulary {
  readonly ids: ReadonlyMap<string, number>;
  readonly unknown: number;
  /** Before pieces that begin inside a word: `##`. */
  readonly inner: string;
  /** A longer word is unknown as a whole, characters. */
  readonly lengthMax: number;
}

interface Cleaning {
  /** Control characters are dropped. */
  readonly cleans: boolean;
  readonly partsHan: boolean;
  readonly stripsAccents: boolean;
  readonly lowers: boolean;
}

function cleaningOf({ normalizer }: JsonObject): Cleaning {
  if (normalizer === null || normalizer === undefined) {
    return { cleans: false, partsHan: false, stripsAccents: false, lowers: false };
  }
  if (!isObject(normalizer) || normalizer.type !== 'BertNormalizer') {
    throw new TokenizerError(`normalizer ${typeOf(normalizer)} with WordPiece`);
  }
  const lowers = normalizer.lowercase !== false;
  const { strip_accents: strips } = normalizer;
  return {
    cleans: normalizer.clean_text !== false,
    partsHan: normalizer.handle_chinese_chars !== false,
    stripsAccents: typeof strips === 'boolean' ? strips : lowers,
    lowers,
  };
}

function read(text: string, cleaning: Cleaning, vocabulary: Vocabulary): Pieces {
  const pieces: Pieces = { ids: [], start: [], end: [], word: [] };
  const word = new Word(pieces, vocabulary);
  let at = 0;
  for (const character of text) {
    const end = at + character.length;
    const code = character.codePointAt(0)!;
    if (code < 0x80 && isPlain(code)) {
      word.add(cleaning.lowers ? character.toLowerCase() : character, at, end);
    } else if (cleaning.cleans && isDropped(character)) word.widen(end);
    else if (cleaning.partsHan && isHan(code)) word.alone(character, at, end);
    else addNormalised(character, at, end, cleaning, word);
    at = end;
  }
  word.finish();
  return pieces;
}

/** ASCII letters and digits: most of any text. */
const isPlain = (code: number): boolean =>
  (code >= 0x30 && code <= 0x39) ||
  (code >= 0x61 && code <= 0x7a) ||
  (code >= 0x41 && code <= 0x5a);

function addNormalised(
  character: string,
  start: number,
  end: number,
  { stripsAccents, lowers }: Cleaning,
  word: Word,
): void {
  let normal = stripsAccents ? character.normalize('NFD').replace(/\p{Mn}+/gu, '') : character;
  if (lowers) normal = normal.toLowerCase();
  if (normal === '') word.widen(end);
  for (const one of normal) {
    if (/\s|\u0085/.test(one)) word.finish();
    else if (isMark(one)) word.alone(one, start, end);
    else word.add(one, start, end);
  }
}

/** NUL, the replacement character, and what Unicode calls control, format, private or unassigned. */
const isDropped = (character: string): boolean =>
  character === '\ufffd' || (/\p{C}/u.test(character) && !/[\t\n\r]/.test(character));

/** All ASCII that is neither letter, digit nor space, and what Unicode calls punctuation. */
const isMark = (character: string): boolean => /[!-/:-@[-`{-~]|\p{P}/u.test(character);

/** The blocks that BERT calls Chinese characters: of Han, without kana and hangul. */
const isHan = (code: number): boolean =>
  (code >= 0x4e00 && code <= 0x9fff) ||
  (code >= 0x3400 && code <= 0x4dbf) ||
  (code >= 0x20000 && code <= 0x2a6df) ||
  (code >= 0x2a700 && code <= 0x2b73f) ||
  (code >= 0x2b740 && code <= 0x2b81f) ||
  (code >= 0x2b820 && code <= 0x2ceaf) ||
  (code >= 0xf900 && code <= 0xfaff) ||
  (code >= 0x2f800 && code <= 0x2fa1f);

/** The word under way, with the place in the text of each of its UTF-16 units. */
class Word {
  readonly #pieces: Pieces;
  readonly #vocabulary: Vocabulary;
  #text = '';
  #length = 0;
  #starts: number[] = [];
  #ends: number[] = [];
  #count = 0;

  constructor(pieces: Pieces, vocabulary: Vocabulary) {
    this.#pieces = pieces;
    this.#vocabulary = vocabulary;
  }

  add(character: string, start: number, end: number): void {
    this.#text += character;
    this.#length += 1;
    for (let unit = 0; unit < character.length; unit += 1) {
      this.#starts.push(start);
      this.#ends.push(end);
    }
  }

  /** What was dropped after a character (an accent, a zero-width mark) is covered with it. */
  widen(end: number): void {
    if (this.#ends.length > 0) this.#ends[this.#ends.length - 1] = end;
  }

  /** A word of its own. */
  alone(character: string, start: number, end: number): void {
    this.finish();
    this.add(character, start, end);
    this.finish();
  }

  finish(): void {
    if (this.#text === '') return;
    this.#cut();
    this.#text = '';
    this.#length = 0;
    this.#starts = [];
    this.#ends = [];
    this.#count += 1;
  }

  /** Longest pieces first; a word that cannot be made of pieces is unknown as a whole. */
  #cut(): void {
    const { ids, unknown, inner, lengthMax } = this.#vocabulary;
    const found: [id: number, from: number, to: number][] = [];
    const isShort = this.#length <= lengthMax;
    for (let from = 0; isShort && from < this.#text.length; ) {
      let to = this.#text.length;
      let id: number | undefined;
      for (; to > from && id === undefined; to -= 1) {
        const piece = this.#text.slice(from, to);
        id = ids.get(from === 0 ? piece : inner + piece);
      }
      if (id === undefined) break;
      found.push([id, from, to + 1]);
      from = to + 1;
    }
    if (found.at(-1)?.[2] === this.#text.length) for (const one of found) this.#push(...one);
    else this.#push(unknown, 0, this.#text.length);
  }

  #push(id: number, from: number, to: number): void {
    this.#pieces.ids.push(id);
    this.#pieces.start.push(this.#starts[from]!);
    this.#pieces.end.push(this.#ends[to - 1]!);
    this.#pieces.word.push(this.#count);
  }
}
