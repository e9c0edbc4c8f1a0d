import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MessageSplitter } from './message-splitter.ts';

function split(pieces: readonly string[]): string[] {
  const splitter = new MessageSplitter();
  return [...pieces.flatMap((piece) => splitter.push(piece)), ...splitter.end()];
}

test.each([
  ['MSH|^~\\&|\rPID|1\r', ['MSH|^~\\&|\rPID|1\r']],
  ['MSH|a\rPID|1\rMSH|b\r', ['MSH|a\rPID|1\r', 'MSH|b\r']],
  ['MSH|a\r\n\r\nMSH|b', ['MSH|a\r\n\r\n', 'MSH|b']],
  ['\x0bMSH|a\r\x1c\r\x0bMSH|b\r\x1c\r', ['\x0bMSH|a\r\x1c\r', '\x0bMSH|b\r\x1c\r']],
  ['MSH|a MSH|b\rMSHX\rxMSH|', ['MSH|a MSH|b\rMSHX\rxMSH|']],
  ['\ufeffMSH|a\rMSH#b', ['\ufeffMSH|a\r', 'MSH#b']],
  [
    'FHS|^~\\&|a\rBHS|^~\\&|a\rMSH|a\rMSH|b\rBTS|2\rBHS|^~\\&|a\rMSH|c\rBTS|1\rFTS|2\r',
    [
      'FHS|^~\\&|a\r',
      'BHS|^~\\&|a\r',
      'MSH|a\r',
      'MSH|b\rBTS|2\r',
      'BHS|^~\\&|a\r',
      'MSH|c\rBTS|1\rFTS|2\r',
    ],
  ],
  ['', []],
])('the messages of %j', (text, expected) => {
  expect(split([text])).toEqual(expected);
});

test('how a feed is cut never changes its messages', () => {
  const pieces = fc.array(
    fc.constantFrom('MSH|', 'MSH', 'BHS|', '\r', '\n', '\x0b', 'M', 'S', 'H', '|', 'PID|x'),
    { maxLength: 30 },
  );
  fc.assert(
    fc.property(pieces, (cut) => {
      const whole = split([cut.join('')]);
      expect(split(cut)).toEqual(whole);
      expect(split([...cut.join('')])).toEqual(whole);
      expect(whole.join('')).toBe(cut.join(''));
    }),
    { numRuns: 500 },
  );
});
