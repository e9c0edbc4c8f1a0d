/**
 * The folder of a token classifier: `model.onnx`, `tokenizer.json` and `config.json`, as Hugging Face
 * exports write them. The three files together have one hash, which the configuration pins and manifests
 * name; a person can take it by hand, in the folder:
 *
 *     sha256sum config.json model.onnx tokenizer.json | sha256sum
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../../core/failures.ts';
import { isObject, type Json, type JsonObject } from '../../core/json.ts';
import { LIMITS } from '../../core/limits.ts';

export interface ModelFolder {
  /** Content of `model.onnx`. */
  readonly onnx: Uint8Array;
  /** Content of `tokenizer.json`. */
  readonly tokenizer: Json;
  /** By index: what the model calls its labels. */
  readonly id2label: readonly string[];
  /** Pieces that the model can read at once, those around a window included. */
  readonly positions: number;
}

/** In the order in which they are hashed. */
const FILES = ['config.json', 'model.onnx', 'tokenizer.json'] as const;

/**
 * Reads what is hashed, so that nobody can change a file in between.
 *
 * @param sha256 pinned, 64 hexadecimal digits
 * @throws Failure config_invalid: a file is missing, is another than pinned, or is no such file
 */
export function readModelFolder(folder: string, sha256: string): ModelFolder {
  const [config, onnx, tokenizer] = FILES.map((name) => readIn(folder, name));
  const found = folderHash([config!, onnx!, tokenizer!]);
  if (found !== sha256) {
    throw new Failure('config_invalid', {
      at: 'deid.model.sha256',
      found,
      remedy:
        'the files in deid.model.folder are not the ones that are pinned: restore them, or have the new ones reviewed and pin what was found',
    });
  }
  // Beside the pinned files, these would be weights that nobody pinned.
  for (const name of ['model.onnx_data', 'model.onnx.data']) {
    if (existsSync(join(folder, name))) {
      throw refused(`${name}: export the model with its weights in model.onnx itself`);
    }
  }
  return { onnx: onnx!, tokenizer: parsed(tokenizer!, 'tokenizer.json'), ...readConfig(config!) };
}

/** As `sha256sum` of what `sha256sum` prints. */
function folderHash(contents: readonly Uint8Array[]): string {
  const lines = FILES.map((name, index) => `${hex(contents[index]!)}  ${name}\n`);
  return hex(Buffer.from(lines.join('')));
}

const hex = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

function readIn(folder: string, name: string): Uint8Array {
  let size: number;
  try {
    ({ size } = statSync(join(folder, name)));
    if (size <= LIMITS.modelFileBytesMax) return readFileSync(join(folder, name));
  } catch (cause) {
    throw refused(`${name} cannot be read: check path and permissions`, cause);
  }
  throw refused(`${name} is larger than an ONNX file can be: check the path`);
}

function parsed(bytes: Uint8Array, name: string): Json {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch (cause) {
    throw refused(`${name} is no JSON`, cause);
  }
}

function readConfig(bytes: Uint8Array): Pick<ModelFolder, 'id2label' | 'positions'> {
  const config = parsed(bytes, 'config.json');
  const id2label = isObject(config) && isObject(config.id2label) ? config.id2label : {};
  const labels = Object.keys(id2label).map((_, index) => id2label[String(index)]);
  if (labels.length < 2 || !labels.every((label) => typeof label === 'string')) {
    throw refused('config.json has no id2label of two labels or more: export a token classifier');
  }
  return { id2label: labels, positions: positionsIn(config as JsonObject) };
}

/** What BERT and RoBERTa were trained on; a file that says nothing cannot mean more. */
const POSITIONS_USUAL = 512;

/** RoBERTa and its kin count positions from after the padding token on. */
function positionsIn({
  max_position_embeddings: all,
  model_type: type,
  pad_token_id: pad,
}: JsonObject) {
  if (typeof all !== 'number' || all < 1) return POSITIONS_USUAL;
  const isShifted = /roberta|camembert/.test(String(type));
  return isShifted ? all - (typeof pad === 'number' ? pad : 1) - 1 : all;
}

const refused = (remedy: string, cause?: unknown): Failure =>
  new Failure('config_invalid', { at: 'deid.model.folder', remedy }, { cause });
