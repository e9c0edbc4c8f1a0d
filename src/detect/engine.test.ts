import { expect, test } from 'vitest';
import { engineDigest } from './engine.ts';

test('the digest is of rules, words and weights as they are', () => {
  expect(engineDigest()).toMatch(/^[0-9a-f]{16}$/);
  expect(engineDigest()).toBe(engineDigest());
});
