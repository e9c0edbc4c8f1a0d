/**
 * Texts into the pieces that a token classifier was trained on, each with its exact place in the text:
 * `tokenizer.json` as Hugging Face's `tokenizers` writes it. The families that de-identification models
 * come in are read: WordPiece (BERT), byte-level BPE (RoBERTa) and Unigram (XLM-RoBERTa, DeBERTa-v3). What is
 * not known is refused by name, since a model that is fed other pieces than it learnt finds little and says nothing.
 *
 * Differs from the original in one thing: special tokens (`[SEP]`, `</s>`) that a text spells out are
 * read as the characters they are, so that no text can steer the model with them.
 *
 * Source  https://huggingface.co/docs/tokenizers (pipeline, components)
 */
import { isObject, type Json, type JsonObject } from '../../../core/json.ts';
import { byteLevelBpe } from './byte-level-bpe.ts';
import { type Cutter, TokenizerError, typeOf } from './pieces.ts';
import { unigram } from './unigram.ts';
import { wordPiece } from './word-piece.ts';

/** A `Cutter` and what stands around its pieces. */
export interface Tokenizer extends Cutter {
  /** Ids that stand before and after the pieces of each window: `[CLS]` and `[SEP]`. */
  readonly before: readonly number[];
  readonly after: readonly number[];
}

/**
 * @param json content of `tokenizer.json`
 * @throws TokenizerError naming the component that is not known here
 */
export function openTokenizer(json: Json): Tokenizer {
  if (!isObject(json) || !isObject(json.model)) throw new TokenizerError('it is no tokenizer.json');
  for (const added of list(json.added_tokens)) {
    if (added.special !== true) throw new TokenizerError('added tokens that are not special');
  }
  return { ...cutterOf(json, json.model), ...framesOf(json.post_processor) };
}

function cutterOf(json: JsonObject, model: JsonObject): Cutter {
  // Older files leave the type of the model out.
  const type = model.type ?? (Array.isArray(model.merges) ? 'BPE' : 'WordPiece');
  if (type === 'WordPiece') return wordPiece(json, model);
  if (type === 'BPE') return byteLevelBpe(json, model);
  if (type === 'Unigram') return unigram(json, model);
  throw new TokenizerError(
    `model ${typeOf(model)}: WordPiece, byte-level BPE and Unigram are read`,
  );
}

/** @throws TokenizerError */
function framesOf(processor: Json | undefined): Pick<Tokenizer, 'before' | 'after'> {
  if (isObject(processor)) {
    const { type } = processor;
    if (type === 'BertProcessing' || type === 'RobertaProcessing') {
      return { before: [idIn(processor.cls)], after: [idIn(processor.sep)] };
    }
    if (type === 'TemplateProcessing') return templateOf(processor);
  }
  throw new TokenizerError(`post_processor ${typeOf(processor)}`);
}

/** `["[CLS]", 101]` */
function idIn(pair: Json | undefined): number {
  const id = Array.isArray(pair) ? pair[1] : undefined;
  if (typeof id !== 'number') throw new TokenizerError('post_processor without ids');
  return id;
}

/** Special tokens around the one sequence `A`. */
function templateOf(processor: JsonObject): Pick<Tokenizer, 'before' | 'after'> {
  const tokens = isObject(processor.special_tokens) ? processor.special_tokens : {};
  const before: number[] = [];
  const after: number[] = [];
  let side = before;
  for (const part of list(processor.single)) {
    if (isObject(part.Sequence)) side = after;
    else if (isObject(part.SpecialToken)) {
      const token = tokens[String(part.SpecialToken.id)];
      const ids = isObject(token) && Array.isArray(token.ids) ? token.ids : [];
      side.push(...ids.map(Number));
    }
  }
  if (side !== after)
    throw new TokenizerError('post_processor TemplateProcessing without sequence');
  return { before, after };
}

const list = (value: Json | undefined): JsonObject[] =>
  Array.isArray(value) ? value.filter(isObject) : [];
