/**
 * A language model of some 40,000 random numbers, written as a GGUF file (version 3): one layer of
 * the llama architecture over a vocabulary of bytes. What it says is noise, but it is loaded, asked
 * and streamed like any other.
 *
 * Format: https://github.com/ggml-org/ggml/blob/master/docs/gguf.md
 */
import { writeFileSync } from 'node:fs';

const WIDTH = 32;
const FEED_FORWARD = 64;
const HEADS = 2;
const CONTEXT = 2048;
const ALIGNMENT = 32;

/** Unknown, begin, end; the 256 bytes; all printable ASCII as tokens of their own. */
const TOKENS = [
  '<unk>',
  '<s>',
  '</s>',
  ...Array.from({ length: 256 }, (_, byte) => `<0x${hex(byte)}>`),
  ...Array.from({ length: 94 }, (_, index) => String.fromCharCode(33 + index)),
  '▁',
];
/** Of llama.cpp's vocabulary: 1 normal, 2 unknown, 3 control, 6 byte. */
const TYPES = TOKENS.map((token, id) =>
  id === 0 ? 2 : id < 3 ? 3 : token.startsWith('<0x') ? 6 : 1,
);

export function writeTinyGguf(path: string): void {
  const tensors = [
    tensor('token_embd.weight', WIDTH, TOKENS.length),
    tensor('blk.0.attn_norm.weight', WIDTH),
    tensor('blk.0.attn_q.weight', WIDTH, WIDTH),
    tensor('blk.0.attn_k.weight', WIDTH, WIDTH),
    tensor('blk.0.attn_v.weight', WIDTH, WIDTH),
    tensor('blk.0.attn_output.weight', WIDTH, WIDTH),
    tensor('blk.0.ffn_norm.weight', WIDTH),
    tensor('blk.0.ffn_gate.weight', WIDTH, FEED_FORWARD),
    tensor('blk.0.ffn_up.weight', WIDTH, FEED_FORWARD),
    tensor('blk.0.ffn_down.weight', FEED_FORWARD, WIDTH),
    tensor('output_norm.weight', WIDTH),
    tensor('output.weight', WIDTH, TOKENS.length),
  ];
  const values: Buffer[] = [
    entry('general.architecture', string('llama')),
    entry('general.name', string('tiny')),
    entry('llama.context_length', uint32(CONTEXT)),
    entry('llama.embedding_length', uint32(WIDTH)),
    entry('llama.block_count', uint32(1)),
    entry('llama.feed_forward_length', uint32(FEED_FORWARD)),
    entry('llama.attention.head_count', uint32(HEADS)),
    entry('llama.attention.layer_norm_rms_epsilon', float32(1e-5)),
    entry('llama.rope.dimension_count', uint32(WIDTH / HEADS)),
    entry('tokenizer.ggml.model', string('llama')),
    entry('tokenizer.ggml.tokens', list(8, TOKENS.map(text))),
    entry(
      'tokenizer.ggml.scores',
      list(
        6,
        TOKENS.map((_, id) => number('float', -id)),
      ),
    ),
    entry(
      'tokenizer.ggml.token_type',
      list(
        5,
        TYPES.map((type) => number('int', type)),
      ),
    ),
    entry('tokenizer.ggml.bos_token_id', uint32(1)),
    entry('tokenizer.ggml.eos_token_id', uint32(2)),
  ];

  let offset = 0;
  const infos = tensors.map(({ name, dimensions, data }) => {
    const info = Buffer.concat([
      text(name),
      number('int', dimensions.length),
      ...dimensions.map((size) => number('long', size)),
      number('int', 0), // F32
      number('long', offset),
    ]);
    offset += padded(data).length;
    return info;
  });
  const head = Buffer.concat([
    Buffer.from('GGUF'),
    number('int', 3),
    number('long', tensors.length),
    number('long', values.length),
    ...values,
    ...infos,
  ]);
  writeFileSync(path, Buffer.concat([padded(head), ...tensors.map(({ data }) => padded(data))]));
}

function tensor(name: string, ...dimensions: number[]) {
  const length = dimensions.reduce((product, size) => product * size, 1);
  // The same model every time: a linear congruential generator instead of chance.
  let seed = name.length;
  const values = Float32Array.from({ length }, () => {
    seed = (seed * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return dimensions.length === 1 ? 1 : (seed / 4_294_967_296 - 0.5) / 2;
  });
  return { name, dimensions, data: Buffer.from(values.buffer) };
}

function hex(byte: number): string {
  return byte.toString(16).toUpperCase().padStart(2, '0');
}

function number(kind: 'int' | 'long' | 'float', value: number): Buffer {
  const bytes = Buffer.alloc(kind === 'long' ? 8 : 4);
  if (kind === 'int') bytes.writeInt32LE(value);
  else if (kind === 'float') bytes.writeFloatLE(value);
  else bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
}

function text(value: string): Buffer {
  const bytes = Buffer.from(value);
  return Buffer.concat([number('long', bytes.length), bytes]);
}

const entry = (key: string, value: Buffer): Buffer => Buffer.concat([text(key), value]);
const uint32 = (value: number): Buffer => Buffer.concat([number('int', 4), number('int', value)]);
const float32 = (value: number): Buffer =>
  Buffer.concat([number('int', 6), number('float', value)]);
const string = (value: string): Buffer => Buffer.concat([number('int', 8), text(value)]);
const list = (type: number, items: Buffer[]): Buffer =>
  Buffer.concat([number('int', 9), number('int', type), number('long', items.length), ...items]);

function padded(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, Buffer.alloc((ALIGNMENT - (bytes.length % ALIGNMENT)) % ALIGNMENT)]);
}
