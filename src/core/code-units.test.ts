import { describe, expect, test } from 'vitest';
import { codeUnitsOf } from './code-units.ts';

describe('the code units of a text', () => {
  test.each([
    ['none', ''],
    ['few', 'Grüße 10⁹/L \u{1f600}'],
    ['a lone half of a pair', `a\ud83d${'b'.repeat(100)}\ude00`],
    ['more than a short text', 'Ωμέγα '.repeat(40)],
    ['more than is kept', '日本'.repeat(200_000)],
  ])('%s: as the string gives them, then a 0', (_, text) => {
    const units = codeUnitsOf(text);
    expect(
      Array.from(units.subarray(0, text.length), (unit) => String.fromCharCode(unit)).join(''),
    ).toBe(text);
    expect(units[text.length]).toBe(0);
  });

  test('a shorter text after a longer one ends where it ends', () => {
    codeUnitsOf('a'.repeat(1000));
    expect(codeUnitsOf('b'.repeat(60))[60]).toBe(0);
    expect(codeUnitsOf('c')[1]).toBe(0);
  });
});
