import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { CHARACTERS } from '../src/detect/fold.ts';
import { packed } from './pack-characters.ts';

test('the characters are read as Unicode has them: node scripts/pack-characters.ts', () => {
  expect(packed().equals(readFileSync(CHARACTERS))).toBe(true);
});
