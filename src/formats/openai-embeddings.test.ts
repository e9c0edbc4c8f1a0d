import { expect, test } from 'vitest';
import { toySteps } from '../../test/support/toy-answer-steps.ts';
import type { Json } from '../core/json.ts';
import { openaiEmbeddings } from './openai-embeddings.ts';

const walk = (input: Json) => openaiEmbeddings.walk({ model: 'm', input }, { media: false });

test.each<[Json, (string | undefined)[], Json]>([
  ['Garcia', ['Quillon'], 'Quillon'],
  [
    ['a', 'Garcia'],
    [undefined, 'Quillon'],
    ['a', 'Quillon'],
  ],
])('input %j', (input, replaced, expected) => {
  const walked = walk(input);
  expect(walked.loci).toHaveLength(replaced.length);
  const applied = walked.apply(replaced, { model: 'm2', drop: true });
  expect(applied).toEqual({ model: 'm2', input: expected });
});

test.each<[Json, string]>([
  [[1, 2], 'input[0]'],
  [[[1], [2]], 'input[0]'],
])('tokens cannot be searched: %j', (input, at) => {
  expect(() => walk(input)).toThrow(
    expect.objectContaining({
      code: 'invalid_value',
      facts: {
        ...{ at, expected: 'string', because: 'tokens cannot be searched' },
        remedy: expect.stringContaining('check_embedding_ctx_length=False'),
      },
    }),
  );
});

test.each<[string, Json]>([
  ['numbers', [0.1, -0.2]],
  ['base64', 'zczMPQ=='],
])('vectors of %s pass as they are', (_kind, embedding) => {
  const body: Json = {
    object: 'list',
    model: 'm',
    data: [{ object: 'embedding', index: 0, embedding }],
    usage: { prompt_tokens: 3, total_tokens: 3 },
  };
  const steps = toySteps();
  expect(openaiEmbeddings.answer(body, steps)).toBe(body);
  expect(steps.seen).toMatchObject({ model: 'm', inputTokens: 3 });
});

test.each([[['0.1']], [{ note: 'x' }], ['free text'], [[[0.1]]]])('no vector: %j', (embedding) => {
  expect(() => openaiEmbeddings.answer({ data: [{ embedding }] }, toySteps())).toThrow(
    expect.objectContaining({ code: 'upstream_malformed' }),
  );
});

test.each([[{}], [[]], [{ data: 'x' }]])('an answer without data is malformed: %j', (body) => {
  expect(() => openaiEmbeddings.answer(body, toySteps())).toThrow(
    expect.objectContaining({ code: 'upstream_malformed' }),
  );
});
