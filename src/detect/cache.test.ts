import { expect, test } from 'vitest';
import { TextCache } from './cache.ts';

test('the least lately used text goes first, and the bound holds', () => {
  const cache = new TextCache<number>(400);
  for (const [value, text] of ['a', 'b', 'c', 'd'].entries()) cache.set(text.repeat(40), value, 10);
  expect(cache.get('a'.repeat(40))).toBe(0); // used again
  cache.set('e'.repeat(40), 4, 10);
  expect(cache.get('b'.repeat(40))).toBeUndefined();
  expect(cache.get('a'.repeat(40))).toBe(0);
  expect(cache.bytes).toBeLessThanOrEqual(400);
});

test('a text too large to keep is not kept, and a text set twice counts once', () => {
  const cache = new TextCache<number>(400);
  cache.set('x'.repeat(100), 1, 0);
  expect(cache.get('x'.repeat(100))).toBeUndefined();
  cache.set('y', 1, 8);
  cache.set('y', 2, 8);
  expect(cache.bytes).toBe(10);
  expect(cache.get('y')).toBe(2);
});
