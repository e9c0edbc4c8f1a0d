import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { CHARACTERS, fold } from '../src/detect/fold.ts';
import { packed } from './pack-characters.ts';

test('the characters are read as Unicode has them: node scripts/pack-characters.ts', () => {
  expect(packed().equals(readFileSync(CHARACTERS))).toBe(true);
});

/** Of which a capital is that of two letters. */
const SHARED = new Set(['ı', 'ſ']);

test.each([
  ['Latin', 0x80, 0x17f],
  ['Greek', 0x370, 0x3ff],
  ['Cyrillic and Armenian', 0x400, 0x587],
  ['Latin and Greek with marks', 0x1e00, 0x1fff],
])('letters of %s are compared as their capitals are', (_, first, last) => {
  for (let code = first; code <= last; code += 1) {
    const letter = String.fromCharCode(code);
    const capital = letter.toUpperCase();
    const isPair = capital.length === 1 && capital !== letter && !SHARED.has(letter);
    if (isPair) expect(fold(capital)).toBe(fold(letter));
  }
});
