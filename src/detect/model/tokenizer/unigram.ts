/**
 * Unigram pieces over SentencePiece's way of writing blanks (`▁`), as XLM-RoBERTa and DeBERTa-v3 have them:
 * of all ways to cut a word, the one whose pieces are likeliest together.
 *
 * Source  Kudo 2018 (arXiv:1804.10959); Hugging Face `tokenizers` (Unigram, Metaspace, WhitespaceSplit, Strip,
 *         Replace, Lowercase)
 */
import { isObject, type Json, type JsonObject } from '../../../core/json.ts';
import { openCharsmap } from './charsmap.ts';
import { type Cutter, type Pieces, TokenizerError, typeOf } from './pieces.ts';

/** @throws TokenizerError naming the component that is not known here */
export function unigram(json: JsonObject, model: JsonObject): Cutter {
  if (model.byte_fallback === true) throw new TokenizerError('Unigram with byte_fallback');
  const steps = partsOf(json.normalizer, 'normalizers').map(stepOf);
  const words = wordsOf(partsOf(json.pre_tokenizer, 'pretokenizers'));
  const vocabulary = vocabularyOf(model, json.added_tokens);
  return {
    idMax: (model.vocab as Json[]).length - 1,
    read(text) {
      const pieces: Pieces = { ids: [], start: [], end: [], word: [] };
      const written = steps.reduce<readonly Character[]>(
        (before, step) => step(before),
        charactersOf(text),
      );
      for (const word of words(written)) cut(word, vocabulary, pieces);
      return pieces;
    },
  };
}

/** A character as the model reads it, and what it stands for: UTF-16 code units of the original. */
interface Character {
  readonly is: string;
  readonly start: number;
  readonly end: number;
}

function charactersOf(text: string): Character[] {
  let at = 0;
  return Array.from(text, (is) => {
    at += is.length;
    return { is, start: at - is.length, end: at };
  });
}

/** Of a `Sequence` its parts, of none nothing, else the one. */
function partsOf(component: Json | undefined, field: string): JsonObject[] {
  if (component === null || component === undefined) return [];
  if (!isObject(component)) throw new TokenizerError(typeOf(component));
  const { type, [field]: parts } = component;
  return type === 'Sequence' && Array.isArray(parts) ? parts.filter(isObject) : [component];
}

// ── Normalisers ─────────────────────────────────────────────────────────────────────────────────

type Step = (characters: readonly Character[]) => readonly Character[];

const isBlank = ({ is }: Character): boolean => /^[\p{White_Space}]$/u.test(is);

function stepOf(normalizer: JsonObject): Step {
  switch (normalizer.type) {
    case 'Precompiled':
      return precompiled(normalizer);
    case 'Lowercase':
      return (all) => all.flatMap((one) => standIns(one.is.toLowerCase(), one.start, one.end));
    case 'Strip':
      return strip(normalizer);
    case 'Replace':
      if (isObject(normalizer.pattern) && normalizer.pattern.Regex === ' {2,}') return oneBlank;
      throw new TokenizerError('normalizer Replace of another pattern than ` {2,}`');
    default:
      throw new TokenizerError(`normalizer ${typeOf(normalizer)} with Unigram`);
  }
}

const standIns = (text: string, start: number, end: number): Character[] =>
  Array.from(text, (is) => ({ is, start, end }));

/** Longer graphemes are looked up character by character, bytes. */
const GRAPHEME_BYTES_MAX = 5;
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

function precompiled(normalizer: JsonObject): Step {
  const map = openCharsmap(normalizer.precompiled_charsmap);
  const single = (one: Character) => {
    const other = map(one.is);
    return other === undefined ? [one] : standIns(other, one.start, one.end);
  };
  return (all) => {
    const written: Character[] = [];
    let at = 0;
    for (const { segment } of graphemes.segment(all.map(({ is }) => is).join(''))) {
      const first = at;
      for (let units = 0; units < segment.length; at += 1) units += all[at]!.is.length;
      const isShort = Buffer.byteLength(segment) <= GRAPHEME_BYTES_MAX;
      const whole = isShort ? map(segment) : undefined;
      if (whole !== undefined)
        written.push(...standIns(whole, all[first]!.start, all[at - 1]!.end));
      else for (const one of all.slice(first, at)) written.push(...single(one));
    }
    return written;
  };
}

function strip({ strip_left: left, strip_right: right }: JsonObject): Step {
  return (all) => {
    const isKept = (one: Character) => !isBlank(one);
    const from = left === false ? 0 : all.findIndex(isKept);
    const to = right === false ? all.length - 1 : all.findLastIndex(isKept);
    return from < 0 ? [] : all.slice(from, to + 1);
  };
}

const oneBlank: Step = (all) =>
  all.filter(({ is }, at) => is !== ' ' || at === 0 || all[at - 1]!.is !== ' ');

// ── Words ───────────────────────────────────────────────────────────────────────────────────────

type Words = (characters: readonly Character[]) => Character[][];

const BLANK = '▁';

/** `WhitespaceSplit`, perhaps, then `Metaspace`. */
function wordsOf(pre: readonly JsonObject[]): Words {
  const [first, second, third] = pre;
  const splits = first?.type === 'WhitespaceSplit';
  const metaspace = splits ? second : first;
  const rest = splits ? third : second;
  if (metaspace?.type !== 'Metaspace' || rest !== undefined || metaspace.replacement !== BLANK) {
    throw new TokenizerError(`pre_tokenizer ${typeOf(rest ?? metaspace)} with Unigram`);
  }
  const { prepend_scheme: scheme, add_prefix_space: adds } = metaspace;
  const begins = typeof scheme === 'string' ? scheme : adds === false ? 'never' : 'always';
  if (metaspace.split === false) throw new TokenizerError('pre_tokenizer Metaspace without split');
  return (characters) => {
    const parts = splits ? partsBetweenBlanks(characters) : [characters];
    return parts.flatMap((part, index) => {
      const isBegun = begins === 'always' || (begins === 'first' && index === 0);
      return blanksBefore(part, isBegun);
    });
  };
}

function partsBetweenBlanks(characters: readonly Character[]): Character[][] {
  const parts: Character[][] = [];
  let isInside = false;
  for (const one of characters) {
    if (isBlank(one)) isInside = false;
    else if (isInside) parts.at(-1)!.push(one);
    else {
      parts.push([one]);
      isInside = true;
    }
  }
  return parts;
}

/** Each word with the blank before it. */
function blanksBefore(part: readonly Character[], isBegun: boolean): Character[][] {
  const words: Character[][] = [];
  const [first] = part;
  if (first === undefined) return words;
  if (isBegun && first.is !== ' ' && first.is !== BLANK) {
    words.push([{ is: BLANK, start: first.start, end: first.start }]);
  }
  for (const one of part) {
    const blank = one.is === ' ' || one.is === BLANK;
    const character = blank ? { is: BLANK, start: one.end, end: one.end } : one;
    if (blank || words.length === 0) words.push([character]);
    else words.at(-1)!.push(character);
  }
  return words;
}

// ── Pieces ──────────────────────────────────────────────────────────────────────────────────────

interface Vocabulary {
  readonly pieces: ReadonlyMap<string, { readonly id: number; readonly score: number }>;
  readonly unknown: { readonly id: number; readonly score: number };
  /** Of the longest piece, characters. */
  readonly lengthMax: number;
}

/** What an unknown character costs beyond the unlikeliest piece (unigram_model.cc, kUnkPenalty). */
const UNKNOWN_PENALTY = 10;

function vocabularyOf({ vocab, unk_id: unknown }: JsonObject, added: Json | undefined): Vocabulary {
  if (!Array.isArray(vocab) || typeof unknown !== 'number') {
    throw new TokenizerError('Unigram without vocab and unk_id');
  }
  const special = new Set(
    (Array.isArray(added) ? added : []).map((one) => (isObject(one) ? one.content : undefined)),
  );
  const pieces = new Map<string, { id: number; score: number }>();
  let scoreMin = Number.POSITIVE_INFINITY;
  let lengthMax = 1;
  vocab.forEach((entry, id) => {
    const [piece, score] = Array.isArray(entry) ? entry : [];
    if (typeof piece !== 'string' || typeof score !== 'number') {
      throw new TokenizerError('Unigram with a vocab that is no list of pieces and scores');
    }
    scoreMin = Math.min(scoreMin, score);
    if (special.has(piece)) return;
    pieces.set(piece, { id, score });
    lengthMax = Math.max(lengthMax, [...piece].length);
  });
  return { pieces, lengthMax, unknown: { id: unknown, score: scoreMin - UNKNOWN_PENALTY } };
}

/** The likeliest way to where a piece ends. */
interface Way {
  readonly score: number;
  readonly from: number;
  readonly id: number;
}

/** Marks part words here, as they do in the other families: `Smith,` is two. */
const isMark = ({ is }: Character): boolean => !/[\p{L}\p{N}\p{M}]/u.test(is);

function cut(word: readonly Character[], vocabulary: Vocabulary, pieces: Pieces): void {
  const { unknown } = vocabulary;
  const found: Way[] = waysTo(word, vocabulary);
  const cuts: { from: number; to: number; id: number }[] = [];
  for (let to = word.length; to > 0; ) {
    const { from, id } = found[to]!;
    const after = cuts.at(-1);
    // Unknown characters in a row are one piece.
    if (id === unknown.id && after?.id === unknown.id) after.from = from;
    else cuts.push({ from, to, id });
    to = from;
  }
  for (const { from, to, id } of cuts.reverse()) {
    // Without the blanks before it, of which one is written and the others were dropped.
    const first = word[from]!.is === BLANK && from + 1 < to ? from + 1 : from;
    pieces.ids.push(id);
    pieces.start.push(word[first]!.start);
    pieces.end.push(word[to - 1]!.end);
    const isFirst = from === 0 || isMark(word[first]!) || isMark(word[from - 1]!);
    pieces.word.push((pieces.word.at(-1) ?? -1) + (isFirst ? 1 : 0));
  }
}

/** By end, in characters. */
function waysTo(word: readonly Character[], { pieces, unknown, lengthMax }: Vocabulary): Way[] {
  const ways: Way[] = [{ score: 0, from: 0, id: unknown.id }];
  const reach = (to: number, way: Way) => {
    const best = ways[to];
    if (best === undefined || way.score > best.score) ways[to] = way;
  };
  for (let from = 0; from < word.length; from += 1) {
    const { score } = ways[from]!;
    let piece = '';
    for (let to = from + 1; to <= Math.min(word.length, from + lengthMax); to += 1) {
      piece += word[to - 1]!.is;
      const known = pieces.get(piece);
      if (known !== undefined) reach(to, { score: score + known.score, from, id: known.id });
    }
    const isKnown = pieces.has(word[from]!.is);
    if (!isKnown) reach(from + 1, { score: score + unknown.score, from, id: unknown.id });
  }
  return ways;
}
