/**
 * Our reading of `tokenizer.json` against that of Hugging Face's `tokenizers` (`test/vectors/tokenizer`):
 * the same pieces, at the same places but for two things on purpose: what was dropped behind a character is
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

const FILES = { 'word-piece': read('word-piece'), 'byte-level-bpe': read('byte-level-bpe') };

describe.each(Object.entries(FILES))('%s', (name, { around, tokenizer: json, cases }) => {
  const tokenizer = openTokenizer(json);

  test('knows what stands around a text', () => {
    expect([tokenizer.before, tokenizer.after]).toEqual([[around.before], [around.after]]);
  });

  test.each(cases)('$text', ({ text, ids, offsets }) => {
    const pieces = tokenizer.read(text);
    expect(pieces.ids).toEqual(ids);
    const places = pieces.ids.map((_, at) => text.slice(pieces.start[at], pieces.end[at]));
    const expected = offsets.map(([start, end]) => text.slice(start, end));
    const isWordPiece = name === 'word-piece';
    expect(isWordPiece ? places.map(withoutDropped) : places).toEqual(
      isWordPiece
        ? expected.map(withoutDropped)
        : expected.map((piece) => piece.replace(/^[\s\u0085]+/, '')),
    );
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
    ['one word', 'x'.repeat(1 << 20)],
    ['marks', '!'.repeat(1 << 20)],
    ['blanks', ' '.repeat(1 << 20)],
    ['accents', `e${'\u0301'.repeat(1 << 20)}`],
    ['Han', '中'.repeat(1 << 20)],
  ])('a megabyte of %s takes linear time', (_, text) => {
    const began = performance.now();
    tokenizer.read(text);
    expect(performance.now() - began).toBeLessThan(10_000);
  });
});

/** Control and format characters, and accents, which BERT's normaliser drops. */
const withoutDropped = (piece: string): string =>
  piece.normalize('NFD').replace(/[\p{Mn}\p{C}\ufffd]/gu, '');

test('an accent that was dropped is covered with its letter', () => {
  const { start, end } = openTokenizer(FILES['word-piece'].tokenizer).read('Jose\u0301 A');
  expect(end[start.indexOf(6) - 1]).toBe(5);
});

const bert = FILES['word-piece'].tokenizer;
const roberta = FILES['byte-level-bpe'].tokenizer;
const bpe = roberta.model as JsonObject;

test.each<[string, JsonObject, string]>([
  ['Unigram', { ...bert, model: { type: 'Unigram', vocab: [] } }, 'model Unigram'],
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
