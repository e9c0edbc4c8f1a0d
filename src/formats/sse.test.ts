import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeSse, SseDecoder } from './sse.ts';
import type { SseEvent } from './types.ts';

const utf8 = new TextEncoder();

function decode(pieces: readonly Uint8Array[]): SseEvent[] {
  const decoder = new SseDecoder();
  return [...pieces.flatMap((piece) => decoder.push(piece)), ...decoder.end()];
}

test.each<[string, SseEvent[], string]>([
  ['data: a\n\n', [{ data: 'a' }], 'the plain case'],
  ['data:a\n\n', [{ data: 'a' }], 'the space is optional'],
  ['data:  a \n\n', [{ data: ' a ' }], 'only one space belongs to the frame'],
  ['event: x\ndata: a\n\n', [{ event: 'x', data: 'a' }], 'named'],
  ['event: x\n\ndata: a\n\n', [{ data: 'a' }], 'a name without data is dropped with its event'],
  ['data: a\r\n\r\ndata: b\r\n\r\n', [{ data: 'a' }, { data: 'b' }], 'CRLF'],
  ['data: a\r\rdata: b\r\r', [{ data: 'a' }, { data: 'b' }], 'CR'],
  ['data: a\r\n\ndata: b\r\n\r', [{ data: 'a' }, { data: 'b' }], 'mixed'],
  ['data: a\ndata: b\n\n', [{ data: 'a\nb' }], 'several data lines'],
  ['data\ndata:\n\n', [{ data: '\n' }], 'empty data lines'],
  ['\ufeffdata: a\n\n', [{ data: 'a' }], 'byte order mark'],
  ['data: a\n\n\ufeffdata: b\n\n', [{ data: 'a' }], 'a later one is part of an unknown field'],
  [': ping\n\n:\ndata: a\n\n', [{ data: 'a' }], 'comments'],
  ['id: 1\nretry: 5\ndatabase: no\neventful: no\ndata: a\n\n', [{ data: 'a' }], 'other fields'],
  ['data: é😀\u2028\u0085\n\n', [{ data: 'é😀\u2028\u0085' }], 'only CR and LF break lines'],
  ['\n\n\n', [], 'blank lines'],
  ['data: {"a":1}\n', [{ data: '{"a":1}' }], 'ended without the blank line'],
  ['data: [DONE]', [{ data: '[DONE]' }], 'ended without any line break'],
  ['data: {"a":', [], 'broken off'],
])('%j gives %j (%s)', (text, events) => {
  expect(decode([utf8.encode(text)])).toEqual(events);
});

test.each([
  [[0x64, 0x61, 0x74, 0x61, 0x3a, 0xff, 0x0a], 'a byte UTF-8 does not have'],
  [[0x64, 0x61, 0x74, 0x61, 0x3a, 0xe2, 0x82, 0x0a], 'a sequence cut by a line break'],
  [[0x64, 0x61, 0x74, 0x61, 0x3a, 0xed, 0xa0, 0x80, 0x0a], 'a lone surrogate'],
])('%j is malformed (%s)', (bytes) => {
  expect(() => new SseDecoder().push(Uint8Array.from(bytes))).toThrow('not its API');
});

test.each([
  ['one line', 'data: 123456789', 1],
  ['one line in pieces', 'data: 123456789', 4],
  ['many lines', 'data: 12345\ndata: 12345\n', 12],
])('an event over the limit is refused: %s', (_, text, pieceBytes) => {
  const decoder = new SseDecoder(9);
  const bytes = utf8.encode(text);
  expect(() => {
    for (let at = 0; at < bytes.length; at += pieceBytes) {
      decoder.push(bytes.subarray(at, at + pieceBytes));
    }
  }).toThrow('not its API');
});

test('the limit is for each event, not for the stream', () => {
  const decoder = new SseDecoder(16);
  for (let i = 0; i < 10; i += 1) {
    expect(decoder.push(utf8.encode(': ping\ndata: 12345678\n\n'))).toEqual([{ data: '12345678' }]);
  }
});

const lineBreak = fc.constantFrom('\n', '\r\n', '\r');
const value = fc.string({
  unit: fc.constantFrom('a', ':', ' ', 'é', '€', '😀', '\u2028', '\ufeff'),
});
const line = fc.tuple(
  fc.constantFrom('data:', 'data: ', 'event: ', 'id: ', ': ', '', 'other'),
  value,
  lineBreak,
);
const stream = fc.array(line).map((lines) => `${lines.flat().join('')}data: end\n\n`);

test('how the bytes are cut never changes the events', () => {
  fc.assert(
    fc.property(stream, fc.array(fc.nat()), (text, cuts) => {
      const bytes = utf8.encode(text);
      const at = [0, ...cuts.map((cut) => cut % bytes.length).sort((a, b) => a - b), bytes.length];
      const pieces = at.slice(1).map((end, index) => bytes.subarray(at[index], end));
      const whole = decode([bytes]);
      expect(decode(pieces)).toEqual(whole);
      expect(decode([...bytes].map((byte) => Uint8Array.of(byte)))).toEqual(whole);
    }),
  );
});

test('what is encoded is what is decoded', () => {
  const name = fc.option(fc.stringMatching(/^[a-z_.]{1,20}$/), { nil: undefined });
  fc.assert(
    fc.property(fc.array(fc.tuple(name, fc.string({ unit: 'grapheme' }))), (named) => {
      const events = named.map(([event, data]) =>
        event === undefined ? { data } : { event, data },
      );
      const bytes = utf8.encode(events.map(encodeSse).join(''));
      const lineFeeds = events.map((event) => ({
        ...event,
        data: event.data.replaceAll(/\r\n?/g, '\n'),
      }));
      expect(decode([bytes])).toEqual(lineFeeds);
    }),
  );
});
