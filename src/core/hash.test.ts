import { createHash, createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { HmacSha256, sha256 } from './hash.ts';

const MESSAGES = ['', 'maria', 'Пётр 😀', 'x'.repeat(5000), new Uint8Array([0, 255, 128])];

test.each(MESSAGES)('SHA-256 is the one of FIPS 180-4 (%#)', (message) => {
  expect(sha256(message)).toEqual(createHash('sha256').update(message).digest());
});

test('a text is no key', () => {
  expect(() => new HmacSha256('correct horse battery staple' as never)).toThrow(TypeError);
});

test.each([0, 16, 32, 64, 65, 200])('HMAC is the one of RFC 2104, with a key of %i bytes', (n) => {
  const key = new Uint8Array(n).map((_, at) => at * 7 + 1);
  const hmac = new HmacSha256(key);
  for (const message of MESSAGES) {
    const expected = () => createHmac('sha256', key).update('name\0').update(message);
    expect(hmac.digest('name', '\0', message)).toEqual(expected().digest());
    expect(hmac.base64('name\0', message)).toBe(expected().digest('base64'));
  }
});
