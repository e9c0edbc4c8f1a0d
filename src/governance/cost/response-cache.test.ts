import { expect, test } from 'vitest';
import { type CacheScope, ResponseCache } from './response-cache.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const SCOPE: CacheScope = {
  caller: 'app',
  useCase: 'letters',
  policyVersion: 'sha256:1',
  upstream: 'cloud',
  model: 'm',
  operation: 'openai-chat',
  patients: ['Patient/a', 'Patient/b'],
  request: '{"messages":"Mrs Achterberg has a cough."}',
  bytes: bytes('{"messages":"[NAME_1] has a cough."}'),
};
const opened = (bytesMax?: number) =>
  new ResponseCache({ secret: bytes('k'), ttlMs: 1000, ...(bytesMax && { bytesMax }) });

test('the same request gets the same answer, until its time is up', () => {
  const cache = opened();
  const key = cache.keyOf(SCOPE);
  expect(cache.get(key, 0)).toBeUndefined();
  cache.put(key, bytes('answer'), 0);
  expect(cache.get(cache.keyOf({ ...SCOPE, patients: ['Patient/b', 'Patient/a'] }), 999)).toEqual(
    bytes('answer'),
  );
  expect(cache.get(key, 1000)).toBeUndefined();
  expect(cache.get(key, 0)).toBeUndefined(); // gone
});

test.each<[string, Partial<CacheScope>]>([
  ['another patient', { patients: ['Patient/a'] }],
  ['no patient', { patients: [] }],
  [
    'an unnamed patient who looks alike once masked',
    { request: '{"messages":"Mrs Berghuis has a cough."}' },
  ],
  ['another caller', { caller: 'other' }],
  ['another use case', { useCase: 'coding' }],
  ['a new policy version', { policyVersion: 'sha256:2' }],
  ['another upstream', { upstream: 'other' }],
  ['another model', { model: 'm2' }],
  ['another operation', { operation: 'anthropic-messages' }],
  ['other bytes', { bytes: bytes('{"messages":"[NAME_1] has a cough. "}') }],
  ['words that run into each other', { caller: 'applet', useCase: 'ters' }],
])('never across: %s', (_, other) => {
  const cache = opened();
  cache.put(cache.keyOf(SCOPE), bytes('answer'), 0);
  expect(cache.get(cache.keyOf({ ...SCOPE, ...other }), 0)).toBeUndefined();
});

test('it holds no more than it may, and lets go of what was not used for longest', () => {
  const cache = opened(20);
  for (const key of ['a', 'b']) cache.put(key, bytes('0123456789'), 0);
  cache.get('a', 0);
  cache.put('c', bytes('0123456789'), 0);
  expect(['a', 'b', 'c'].filter((key) => cache.get(key, 0) !== undefined)).toEqual(['a', 'c']);
  cache.put('a', bytes('0123456789'), 0); // again, in its own place
  expect(cache.get('c', 0)).toBeDefined();
  cache.put('d', new Uint8Array(1024 * 1024 + 1), 0);
  expect(cache.get('d', 0)).toBeUndefined();
});
