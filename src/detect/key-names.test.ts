import { expect, test } from 'vitest';
import { detectAll } from './detect.ts';

const isToldIn = (key: string) =>
  detectAll([key], { isKey: () => true })[0]!.map(({ start, end }) => key.slice(start, end));

test.each(
  'na alt alp tg fe dbp ao gh alt_sgpt rxcui meta get_meta asserter gene max mark'.split(' '),
)('a key is no prose: %s', (key) => {
  expect(isToldIn(key)).toEqual([]);
});

test.each([
  ['garcia', ['garcia']],
  ['call_dr_garcia', ['garcia']],
  ['mrn_84412907', ['84412907']],
])('but %s names somebody', (key, expected) => {
  expect(isToldIn(key)).toEqual(expected);
});

test('the same text in prose is another', () => {
  const text = 'alp';
  const [key, prose] = [detectAll([text], { isKey: () => true }), detectAll([text])];
  expect(key).toEqual([[]]);
  expect(prose).toEqual(detectAll([text]));
});
