import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { spanishWords } from './build.ts';

test('the committed list is what the vocabulary gives, and no name is in it', () => {
  const list = new URL('../../src/detect/lexicons/spanish.txt', import.meta.url);
  expect(readFileSync(list, 'utf8')).toBe(spanishWords());
  expect(spanishWords().split('\n')).not.toContain('acuna');
});
