import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Json, JsonObject } from '../../core/json.ts';
import { mostTokens } from './request-size.ts';
import { doDiffer, estimateTokens, TokenEstimate } from './token-estimate.ts';

const chat = (content: Json, more: JsonObject = {}): Json => ({
  model: 'm',
  max_tokens: 1,
  messages: [{ role: 'user', content }],
  ...more,
});

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
  [{ max_completion_tokens: 50, max_tokens: 100 }, 100],
  [{ max_completion_tokens: 100, max_tokens: 50 }, 100],
  [{ max_completion_tokens: 'x', max_tokens: 100 }, 100],
  [{ max_output_tokens: 70 }, 70],
  [{ max_tokens: 100, n: 3 }, 300],
  [{ max_tokens: -1 }, 4096],
  [{}, 4096],
])('%j may answer with %i tokens', (fields, output) => {
  expect(mostTokens(fields as never, 'openai-chat').output).toBe(output);
  expect(mostTokens(fields as never, 'openai-embeddings').output).toBe(0);
});

test('every text of a request is estimated', () => {
  const text = 'The patient presents for follow-up of hypertension.';
  const body = { messages: [{ role: 'user', content: [{ type: 'text', text }] }] };
  const { input } = mostTokens(body, 'openai-chat');
  expect(input).toBeGreaterThanOrEqual(estimateTokens([text]));
});

const BASE64 = 'A'.repeat(100_000);

test.each<[string, string, Json]>([
  [
    'an image of OpenAI',
    'openai-chat',
    chat([{ type: 'image_url', image_url: { url: `data:image/png;base64,${BASE64}` } }]),
  ],
  [
    'a file of the Responses API',
    'openai-responses',
    {
      model: 'm',
      input: [{ role: 'user', content: [{ type: 'input_file', file_data: BASE64 }] }],
    },
  ],
  [
    'an image of Anthropic',
    'anthropic-messages',
    chat([{ type: 'image', source: { type: 'base64', media_type: 'image/png', data: BASE64 } }]),
  ],
])('%s is not estimated', (_, operation, body) => {
  expect(mostTokens(body, operation).input).toBeLessThan(50);
});

test.each<[string, Json]>([
  ['a text without white space', chat('x,y;z-'.repeat(10_000))],
  ['a text in Base64', chat(BASE64)],
  ['what looks like an image where none may stand', chat('x', { metadata: { image_url: BASE64 } })],
  [
    'an image in a body that the format refuses',
    chat([{ type: 'image_url', image_url: { url: BASE64 } }], { image: BASE64 }),
  ],
])('%s is estimated by its characters', (_, body) => {
  expect(mostTokens(body, 'openai-chat').input).toBeGreaterThan(10_000);
});
