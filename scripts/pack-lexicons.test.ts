import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { PACKED } from '../src/detect/packed-lists.ts';
import { packed } from './pack-lexicons.ts';

test('the packed lists are those of the text files: node scripts/pack-lexicons.ts', () => {
  expect(packed().equals(readFileSync(PACKED))).toBe(true);
});
