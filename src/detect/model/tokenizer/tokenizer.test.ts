/**
 * Our reading of `tokenizer.json` against that of Hugging Face's `tokenizers` (`test/vectors/tokenizer`):
 * the same pieces, at the same places but for two things on purpose: what BERT drops behind a character is
 * covered with it, and the blank before a word is not.
 */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../core/json.ts';
import { openTokenizer } from './tokenizer.ts';

interface Vectors {
  readonly around: { readonly before: number; readonly after: number };
  readonly tokenizer: JsonObject;
  readonly cases: readonly {
    readonly text: string;
    readonly ids: readonly number[];
    /** UTF-16 code units. */
    readonly offsets: readonly (readonly [start: number, end: number])[];
  }[];
}

const read = (name: string): Vectors =>
  JSON.parse(
    readFileSync(
      new URL(`../../../../test/vectors/tokenizer/${name}.json`, import.meta.url),
      'utf8',
    ),
  );

const FILES = {
  'word-piece': read('word-piece'),
  'byte-level-bpe': read('byte-level-bpe'),
  unigram: read('unigram'),
};

describe.each(Object.entries(FILES))('%s', (_name, { around, tokenizer: json, cases }) => {
  const tokenizer = openTokenizer(json);

  test('knows what stands around a text', () => {
    expect([tokenizer.before, tokenizer.after]).toEqual([[around.before], [around.after]]);
  });

  test.each(cases)('$text', ({ text, ids, offsets }) => {
    const pieces = tokenizer.read(text);
    expect(pieces.ids).toEqual(ids);
    const places = pieces.ids.map((_, at) => text.slice(pieces.start[at], pieces.end[at]));
    const expected = offsets.map(([start, end]) => text.slice(start, end));
    // A blank that the tokenizer puts before a text stands nowhere in it.
    const told = (_: string, at: number) => places[at] !== '';
    expect(places.filter(told).map(asOriginal)).toEqual(expected.filter(told).map(asOriginal));
  });

  test('pieces of any text lie in it, in order', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const { ids, start, end, word } = tokenizer.read(text);
        let last = 0;
        ids.forEach((id, at) => {
          expect(id).toBeLessThanOrEqual(tokenizer.idMax);
          expect(start[at]).toBeGreaterThanOrEqual(0);
          expect(end[at]).toBeGreaterThanOrEqual(start[at]!);
          expect(end[at]).toBeLessThanOrEqual(text.length);
          expect(end[at]).toBeGreaterThanOrEqual(last);
          expect(word[at]).toBeGreaterThanOrEqual(word[at - 1] ?? 0);
          last = end[at]!;
        });
      }),
    );
  });

  test.each([
    ['one word', 'x'.repeat(1 << 18)],
    ['marks', '!'.repeat(1 << 18)],
    ['blanks', ' '.repeat(1 << 18)],
    ['accents', `e${'\u0301'.repeat(1 << 18)}`],
    ['Han', '中'.repeat(1 << 18)],
  ])('a quarter of a megabyte of %s takes linear time', (_, text) => {
    const began = performance.now();
    tokenizer.read(text);
    expect(performance.now() - began).toBeLessThan(5000);
  });
});

/** Without what BERT's normaliser drops (accents, control and format characters), and blanks in front. */
const asOriginal = (piece: string): string =>
  piece
    .normalize('NFD')
    .replace(/[\p{Mn}\p{C}\ufffd]/gu, '')
    .replace(/^[\s▁]+/, '');

test('an accent that was dropped is covered with its letter', () => {
  const { start, end } = openTokenizer(FILES['word-piece'].tokenizer).read('Jose\u0301 A');
  expect(end[start.indexOf(6) - 1]).toBe(5);
});

const bert = FILES['word-piece'].tokenizer;
const roberta = FILES['byte-level-bpe'].tokenizer;
const bpe = roberta.model as JsonObject;
const deberta = FILES.unigram.tokenizer;
const pieces = deberta.model as JsonObject;

test.each<[string, JsonObject, string]>([
  ['words as they are', { ...bert, model: { type: 'WordLevel', vocab: {} } }, 'model WordLevel'],
  ['Unigram of bytes', { ...deberta, model: { ...pieces, byte_fallback: true } }, 'byte_fallback'],
  ['a normaliser before Unigram', { ...deberta, normalizer: { type: 'NFC' } }, 'normalizer NFC'],
  ['a map that is none', { ...deberta, normalizer: { type: 'Precompiled' } }, 'without its map'],
  [
    'another pre-tokenizer before Unigram',
    { ...deberta, pre_tokenizer: { type: 'Sequence', pretokenizers: [{ type: 'Digits' }] } },
    'pre_tokenizer Digits',
  ],
  ['another normaliser', { ...bert, normalizer: { type: 'NFKC' } }, 'normalizer NFKC'],
  [
    'another pre-tokenizer',
    { ...bert, pre_tokenizer: { type: 'Metaspace' } },
    'pre_tokenizer Metaspace',
  ],
  ['no post-processor', { ...bert, post_processor: null }, 'post_processor none'],
  ['SentencePiece BPE', { ...roberta, pre_tokenizer: { type: 'Metaspace' } }, 'byte-level BPE'],
  ['a normaliser before BPE', { ...roberta, normalizer: { type: 'NFC' } }, 'normalizer NFC'],
  ['BPE with a variant', { ...roberta, model: { ...bpe, byte_fallback: true } }, 'byte_fallback'],
  [
    'added tokens that texts may hold',
    { ...roberta, added_tokens: [{ id: 9, content: '  ', special: false }] },
    'added tokens',
  ],
  ['another file', { hello: 'world' }, 'no tokenizer.json'],
])('%s is refused by name', (_, json, name) => {
  expect(() => openTokenizer(json)).toThrow(name);
});

test('the older names of post-processors are read', () => {
  const post_processor = { type: 'RobertaProcessing', sep: ['</s>', 2], cls: ['<s>', 0] };
  expect(openTokenizer({ ...roberta, post_processor })).toMatchObject({ before: [0], after: [2] });
});

test('SentencePiece models that split at blanks first give the same pieces', () => {
  const metaspace = deberta.pre_tokenizer as JsonObject;
  const pretokenizers = [{ type: 'WhitespaceSplit' }, metaspace];
  const split = openTokenizer({ ...deberta, pre_tokenizer: { type: 'Sequence', pretokenizers } });
  const text = 'Seen  by\r\nDr. Lindqvist ';
  expect(split.read(text)).toEqual(openTokenizer(deberta).read(text));
});

test('special tokens that a text spells out are the characters they are', () => {
  for (const { tokenizer: json, around } of Object.values(FILES)) {
    const { ids } = openTokenizer(json).read('[CLS] <s> </s> [SEP]');
    expect(ids).not.toContain(around.before);
    expect(ids).not.toContain(around.after);
  }
});

test.each(Object.entries(FILES))(
  '%s: marks part words, cuts inside a word do not',
  (_, vectors) => {
    const text = 'Lindqvist,Rosalind';
    const { word, start } = openTokenizer(vectors.tokenizer).read(text);
    const firsts = start.filter((_, at) => word[at] !== word[at - 1]);
    expect([...new Set(firsts)]).toEqual([0, 9, 10]);
  },
);
