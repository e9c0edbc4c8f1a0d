import { expect, test } from 'vitest';
import { utf8Text } from './utf8-text.ts';

const read = (bytes: Uint8Array) => utf8Text(bytes, (remedy) => new Error(remedy));
const WORDS = 'terms: ["Pavilion Ö4"]\n';

test.each([
  ['UTF-8', Buffer.from(WORDS)],
  ['UTF-8 with its mark', Buffer.from(`\ufeff${WORDS}`)],
])('%s is read', (_, bytes) => {
  expect(read(bytes)).toBe(WORDS);
});

test('a replacement character that somebody wrote is read', () => {
  expect(read(Buffer.from('a\ufffdb'))).toBe('a\ufffdb');
});

test.each([
  ['Latin-1', Buffer.from(WORDS, 'latin1'), 'not UTF-8 at byte 18: convert it first, as iconv'],
  ['UTF-16', Buffer.from(`\ufeff${WORDS}`, 'utf16le'), 'UTF-16 at byte 0: convert it first'],
  ['UTF-16, the other way round', Buffer.from(`\ufeff${WORDS}`, 'utf16le').swap16(), 'UTF-16 at'],
  ['UTF-16 without its mark', Buffer.from('terms', 'utf16le'), 'UTF-16 at byte 1: convert'],
  ['cut within a character', Buffer.from('Ö').subarray(0, 1), 'not UTF-8 at byte 0'],
])('%s is refused, with its place and what to do', (_, bytes, remedy) => {
  expect(() => read(bytes)).toThrow(remedy);
});
