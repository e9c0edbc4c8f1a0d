import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { Keyed } from './keyed.ts';

test.each([16, 32, 64, 65, 200])('draws are HMAC-SHA256, with a key of %i bytes', (bytes) => {
  const secret = new Uint8Array(bytes).map((_, at) => at * 7 + 1);
  for (const value of ['maria', 'Пётр 😀', 'x'.repeat(5000), '']) {
    const message = `chaperone/deid/1\0${5}:${4}:${2}\0scope\0kind\0${value}`;
    const expected = createHmac('sha256', secret).update(message).digest();
    const draw = new Keyed(secret).draw('scope', 'kind', value, 2);
    for (let at = 0; at < 30; at += 3)
      expect(draw.below(65_536)).toBe(expected.readUIntBE(at, 3) % 65_536);
  }
});

test('a draw that runs out goes on', () => {
  const draw = new Keyed(new Uint8Array(32)).draw('s', 'k', 'v');
  const text = draw.hex(200);
  expect(text).toMatch(/^[0-9a-f]{200}$/);
  expect(text.slice(100)).not.toBe(text.slice(0, 100));
});
