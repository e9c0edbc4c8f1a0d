import fc from 'fast-check';
import { expect, test } from 'vitest';
import { GramFilter } from './gram-filter.ts';

const text = fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }));

test('what stands in a text is never said not to', () => {
  fc.assert(
    fc.property(text, text, text, (before, within, after) => {
      expect(new GramFilter(before + within + after).mayHold(within)).toBe(true);
    }),
  );
});

test('of words that do not stand in a note it says so of nearly all', () => {
  const note = 'The patient was seen on rounds and is stable on the current regimen. '.repeat(120);
  const filter = new GramFilter(note);
  const words = Array.from({ length: 1000 }, (_, n) => `okonjera${n}`);
  expect(words.filter((word) => filter.mayHold(word)).length).toBeLessThan(5);
});
