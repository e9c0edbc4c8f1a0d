import { expect, test } from 'vitest';
import { formatsDigest } from './formats-digest.ts';

test('the digest is of the formats as they are', () => {
  expect(formatsDigest()).toMatch(/^[0-9a-f]{16}$/);
  expect(formatsDigest()).toBe(formatsDigest());
});
