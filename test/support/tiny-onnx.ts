/**
 * A token classifier of a few hundred bytes, written as the three files of a Hugging Face export: each
 * piece of the vocabulary has its label, whatever stands around it. It is loaded and asked like any other.
 *
 * Formats: https://github.com/onnx/onnx/blob/main/onnx/onnx.proto (protobuf), tokenizer.json
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface TinyModel {
  /** By word, in small letters: its label. Every other word is `O`. */
  readonly words: Readonly<Record<string, string>>;
  /** Of `config.json`; `O` and those of the words where left out. */
  readonly labels?: readonly string[];
  /** Of the graph; those of BERT where left out. */
  readonly inputs?: readonly string[];
  /** Of the graph; `logits` where left out. */
  readonly output?: string;
  /** Columns of the logits; one for each label where left out. */
  readonly columns?: number;
  /** Pieces that it claims to read at once. */
  readonly positions?: number;
}

/** How sure it is: a logit of 6 among zeros. */
const SURE = 6;
const SPECIAL = ['[PAD]', '[UNK]', '[CLS]', '[SEP]'];

/** Writes the files into `folder`, made when missing. Returns what `deid.model.sha256` pins. */
export function writeTinyModel(folder: string, model: TinyModel): string {
  const { words } = model;
  const labels = model.labels ?? ['O', ...new Set(Object.values(words))];
  const vocabulary = [...SPECIAL, ...Object.keys(words), ...',.!-'];
  mkdirSync(folder, { recursive: true });
  const write = (name: string, content: string | Buffer) =>
    writeFileSync(join(folder, name), content);
  write('model.onnx', graph(model, vocabulary, labels));
  write(
    'tokenizer.json',
    JSON.stringify({
      version: '1.0',
      added_tokens: SPECIAL.map((content, id) => ({ id, content, special: true })),
      normalizer: { type: 'BertNormalizer', lowercase: true, strip_accents: null },
      pre_tokenizer: { type: 'BertPreTokenizer' },
      post_processor: { type: 'BertProcessing', cls: ['[CLS]', 2], sep: ['[SEP]', 3] },
      model: {
        type: 'WordPiece',
        unk_token: '[UNK]',
        vocab: Object.fromEntries(vocabulary.map((piece, id) => [piece, id])),
      },
    }),
  );
  write(
    'config.json',
    JSON.stringify({
      model_type: 'bert',
      max_position_embeddings: model.positions ?? 512,
      id2label: Object.fromEntries(labels.map((label, id) => [id, label])),
    }),
  );
  return pinOf(folder);
}

/** `sha256sum config.json model.onnx tokenizer.json | sha256sum` */
export function pinOf(folder: string): string {
  const sha256 = (bytes: string | Uint8Array) => createHash('sha256').update(bytes).digest('hex');
  const names = ['config.json', 'model.onnx', 'tokenizer.json'];
  return sha256(
    names.map((name) => `${sha256(readFileSync(join(folder, name)))}  ${name}\n`).join(''),
  );
}

/** `logits = Gather(table, input_ids)`: a row of the table for each piece. */
function graph(
  { words, inputs = ['input_ids', 'attention_mask', 'token_type_ids'], ...model }: TinyModel,
  vocabulary: readonly string[],
  labels: readonly string[],
): Buffer {
  const { output = 'logits', columns = labels.length } = model;
  const table = new Float32Array(vocabulary.length * columns);
  vocabulary.forEach((piece, row) => {
    table[row * columns + Math.max(0, labels.indexOf(words[piece] ?? 'O'))] = SURE;
  });
  const node = [text(1, 'table'), text(1, inputs[0]!), text(2, output), text(4, 'Gather')];
  const tensor = [
    number(1, vocabulary.length),
    number(1, columns),
    number(2, FLOAT),
    text(8, 'table'),
    bytes(9, Buffer.from(table.buffer)),
  ];
  return Buffer.concat([
    number(1, 8), // version of the format
    bytes(
      7,
      message(1, node),
      text(2, 'tiny'),
      message(5, tensor),
      ...inputs.map((name) => value(11, name, INT64, ['batch', 'sequence'])),
      value(12, output, FLOAT, ['batch', 'sequence', columns]),
    ),
    message(8, [number(2, 13)]), // version of the operators
  ]);
}

// TensorProto.DataType
const FLOAT = 1;
const INT64 = 7;

/** ValueInfoProto: a tensor's name, type and shape. */
function value(
  field: number,
  name: string,
  type: number,
  shape: readonly (string | number)[],
): Buffer {
  const dimensions = shape.map((size) =>
    message(1, [typeof size === 'number' ? number(1, size) : text(2, size)]),
  );
  const tensor = message(1, [number(1, type), message(2, dimensions)]);
  return message(field, [text(1, name), message(2, [tensor])]);
}

// Protobuf: a field's number and wire type, then a varint or a length and bytes.

const number = (field: number, content: number): Buffer =>
  Buffer.concat([varint(field << 3), varint(content)]);

const bytes = (field: number, ...content: readonly Buffer[]): Buffer => {
  const all = Buffer.concat(content);
  return Buffer.concat([varint((field << 3) | 2), varint(all.length), all]);
};

const message = (field: number, parts: readonly Buffer[]): Buffer => bytes(field, ...parts);
const text = (field: number, content: string): Buffer => bytes(field, Buffer.from(content));

function varint(content: number): Buffer {
  const groups: number[] = [];
  let rest = content;
  do {
    const group = rest & 0x7f;
    rest = Math.floor(rest / 128);
    groups.push(rest > 0 ? group | 0x80 : group);
  } while (rest > 0);
  return Buffer.from(groups);
}
