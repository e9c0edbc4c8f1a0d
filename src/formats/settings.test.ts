import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NUMBER_PLACEMENTS } from '../../test/leak/number-placements.ts';
import { Failure } from '../core/failures.ts';
import type { Json, JsonObject } from '../core/json.ts';
import { FORMATS } from './index.ts';
import {
  candidates,
  count,
  endOffset,
  lowerBound,
  multiple,
  offset,
  seed,
  tokenBiases,
  tokenId,
  tokens,
  upperBound,
  weight,
} from './settings.ts';
import { type Shape, Walking } from './shape.ts';
import { number } from './treatments.ts';

/** What goes out; a locus keeps its text unless `stand` gives something for it. */
function sent(
  shape: Shape,
  value: Json,
  stand: (text: string) => string | undefined = () => undefined,
) {
  const walking = new Walking({ media: false });
  const edit = shape.walk(value, walking);
  const replaced = walking.loci.map(({ text }) => stand(text));
  return edit?.({ replaced, model: 'm', drop: false }) ?? value;
}
const refusal = (expected: string) =>
  expect.objectContaining({ code: 'invalid_value', facts: expect.objectContaining({ expected }) });

const RECORD_NUMBERS = [44718230, -44718230, 4471823, 447182, 447182301, 0.4471823, 447.1823];

test.each(RECORD_NUMBERS)('%d goes out from no place that takes a number', (record) => {
  const leaks = NUMBER_PLACEMENTS.filter(({ path, body }) => {
    const format = FORMATS.find((one) => one.path === path)!;
    const request = body({ text: '', token: '', json: '', number: record });
    try {
      const walked = format.walk(request, { media: false });
      const replaced = walked.loci.map(({ text }) =>
        text.includes('4471') ? text.replaceAll('4471', '5900') : undefined,
      );
      return JSON.stringify(walked.apply(replaced, { model: 'm', drop: false })).includes('4471');
    } catch (thrown) {
      if (!(thrown instanceof Failure)) throw thrown;
      return JSON.stringify(thrown.facts).includes('4471');
    }
  });
  expect(leaks.map(({ id }) => id)).toEqual([]);
});

test('a number that is neither a setting nor data is in no request', () => {
  expect(() => sent(number, 1)).toThrow(expect.objectContaining({ code: 'invalid_value' }));
});

test.each<[string, Shape, number[]]>([
  ['weights', weight, [0, 0.7, 1e-5, 0.95, -2, 2, 1.05, 100, -0]],
  ['counts', count, [0, 1, -1, 128, 1000, 1001, 9999]],
  [
    'limits',
    tokens,
    [-1, 1, 4096, 4321, 8191, 16_384, 32_000, 65_535, 128_000, 131_072, 200_000, 1_048_576],
  ],
  ['candidates', candidates, [-1, 0, 40, 50_000]],
  ['token ids', tokenId, [0, 2, 50_256, 128_009, 199_999, 262_143]],
  ['lower bounds', lowerBound, [0, -40.5, 0.001, -2147483648, -9007199254740991, 10_000]],
  ['upper bounds', upperBound, [100, 99.9, 2147483647, 4294967295, 2 ** 63, 65_535, 1e6]],
  ['multiples', multiple, [0.01, 5, 1000, 86_400]],
  ['seeds', seed, [0, -1, 42, 1234, 2 ** 53 - 1]],
])('%s of every day go out as they are', (_, shape, values) => {
  for (const value of values) expect(sent(shape, value)).toBe(value);
});

test.each<[Shape, number, number]>([
  [weight, 0.699999988079071, 0.7],
  [weight, 36.6789, 36.7],
  [tokens, 125_841, 125_000],
  [tokens, 16_385, 16_300],
  [offset, 44_790, 44_700],
  [endOffset, 44_790, 44_800],
  [lowerBound, 99_999, 99_900],
  [lowerBound, -99_999, -100_000],
  [upperBound, 99_999, 100_000],
  [upperBound, 36.6789, 36.7],
  [upperBound, -12_345, -12_300],
])('others in round figures', (shape, value, round) => {
  expect(sent(shape, value)).toBe(round);
});

test.each([
  [16_001, 16_002, 15_900, 16_000],
  [31_999, 32_000, 31_900, 32_000],
  [10_000, 10_001, 9999, 10_000],
  [1024, 4096, 1024, 4096],
  [40_000, 20_001, 40_000, 20_000],
])(
  'a budget of %d below %d tokens goes out as %d and %d',
  (budget_tokens, max_tokens, budget, max) => {
    const anthropic = FORMATS.find(({ id }) => id === 'anthropic-messages')!;
    const request = {
      ...{ model: 'm', max_tokens, messages: [{ role: 'user', content: 'x' }] },
      thinking: { type: 'enabled', budget_tokens },
    };
    const walked = anthropic.walk(request, { media: false });
    const body = walked.apply(
      walked.loci.map(() => undefined),
      { model: 'm', drop: false },
    );
    expect(body).toMatchObject({ max_tokens: max, thinking: { budget_tokens: budget } });
  },
);

test.each<[Shape, Json, string]>([
  [weight, 101, 'number from -100 to 100'],
  [weight, '1', 'number from -100 to 100'],
  [count, 10_000, 'whole number from -9999 to 9999'],
  [count, 1.5, 'whole number from -9999 to 9999'],
  [tokens, 2_097_153, 'whole number from -2 to 2097152'],
  [tokenId, 300_000, 'token id below 300000'],
  [tokenBiases, { 4471823: 1 }, 'token id below 300000'],
  [tokenBiases, { '004471': 1 }, 'token id below 300000'],
  [tokenBiases, { 50256: 101 }, 'number from -100 to 100'],
  [upperBound, Number.POSITIVE_INFINITY, 'number'],
  [seed, 0.5, 'whole number'],
])('refused with the range', (shape, value, expected) => {
  expect(() => sent(shape, value)).toThrow(refusal(expected));
});

test('biases keep their tokens', () => {
  const biases = { 50256: -100, 7: 0.5 };
  expect(sent(tokenBiases, biases)).toBe(biases);
  expect(sent(tokenBiases, { 50256: -100, 7: 0.30000000000000004 })).toEqual({
    50256: -100,
    7: 0.3,
  });
});

test('what stands in for a seed is a whole number of 31 bits', () => {
  for (const stand of ['9005550157', '1669273756781279', '9999999999999999', '-9999999999']) {
    const after = sent(seed, 4471823, () => stand) as number;
    expect(Number.isInteger(after)).toBe(true);
    expect(Math.abs(after)).toBeLessThan(2 ** 31);
  }
  expect(sent(seed, 4471823, () => '2652269')).toBe(2652269);
});

test('a rounded bound encloses what it bounded, and is rounded no further', () => {
  fc.assert(
    fc.property(
      fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }),
      (value) => {
        const [low, high] = [sent(lowerBound, value), sent(upperBound, value)] as [number, number];
        expect(low).toBeLessThanOrEqual(value);
        expect(high).toBeGreaterThanOrEqual(value);
        expect(Math.abs(high - low)).toBeLessThanOrEqual(Math.abs(value) * 0.011);
        expect([sent(lowerBound, low), sent(upperBound, high)]).toEqual([low, high]);
      },
    ),
  );
});

test('a schema with round bounds is the identical object', () => {
  const parameters: JsonObject = {
    type: 'object',
    properties: { a: { minimum: -9007199254740991, maximum: 9007199254740991, maxLength: 10_000 } },
  };
  const body = {
    model: 'm',
    messages: [],
    response_format: { type: 'json_object', schema: parameters },
  };
  const chat = FORMATS.find(({ id }) => id === 'openai-chat')!;
  expect(chat.walk(body, { media: false }).apply([], { model: 'm', drop: false })).toBe(body);
});
