import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mostTokens } from './request-size.ts';
import { doDiffer, estimateTokens, TokenEstimate } from './token-estimate.ts';

/** Counted with `o200k_base`; short texts, so within a quarter. */
test.each([
  ['The patient presents for follow-up of hypertension.', 10],
  ['Blood pressure 128/76, heart rate 72, temperature 98.6.', 20],
  ['Пациент поступил с жалобами на одышку и боль за грудиной.', 16],
  ['患者因气促和胸痛来院就诊。', 11],
])('%s', (text, tokens) => {
  const estimated = estimateTokens([text]);
  expect(estimated).toBeGreaterThanOrEqual(tokens * 0.75);
  expect(estimated).toBeLessThanOrEqual(Math.ceil(tokens * 1.25) + 1);
});

test('how a text is cut never changes its count', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' })), (pieces) => {
      const [cut, whole] = [new TokenEstimate(), new TokenEstimate()];
      for (const piece of pieces) cut.push(piece);
      whole.push(pieces.join(''));
      expect(cut.tokens).toBe(whole.tokens);
    }),
  );
});

test.each([
  [undefined, 100, false],
  [100, 190, false],
  [100, 201, true],
  [201, 100, true],
  [10, 70, false], // a handful: short texts are estimated badly
])('%s reported and %s estimated differ: %s', (reported, estimated, expected) => {
  expect(doDiffer(reported, estimated)).toBe(expected);
});

test.each([
  [{ max_tokens: 100 }, 100],
  [{ max_completion_tokens: 50, max_tokens: 100 }, 50],
  [{ max_output_tokens: 70 }, 70],
  [{ max_tokens: 100, n: 3 }, 300],
  [{ max_tokens: -1 }, 4096],
  [{}, 4096],
])('%j may answer with %i tokens', (fields, output) => {
  expect(mostTokens(fields as never, 'openai-chat').output).toBe(output);
  expect(mostTokens(fields as never, 'openai-embeddings').output).toBe(0);
});

test('every text of a request is estimated, an attachment in Base64 is not', () => {
  const text = 'The patient presents for follow-up of hypertension.';
  const body = { messages: [{ role: 'user', content: [{ type: 'text', text }] }] };
  const { input } = mostTokens(body, 'openai-chat');
  expect(input).toBeGreaterThanOrEqual(estimateTokens([text]));
  const image = { ...body, image: 'A'.repeat(100_000) };
  expect(mostTokens(image, 'openai-chat').input).toBe(input);
});
