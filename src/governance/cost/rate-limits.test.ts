import { expect, test } from 'vitest';
import { type RateLimit, RateLimits } from './rate-limits.ts';

const subject = { exchange: 'x', caller: 'app', user: 'dr-a', useCase: 'letters' };
const size = (output = 0) => ({ input: 0, cachedInput: 0, output });

/** How many of `count` requests at `now` pass. */
function passing(limits: RateLimits, count: number, now: number, who = subject): number {
  let passed = 0;
  for (let i = 0; i < count; i += 1) {
    try {
      limits.admit(who, () => size(), now);
      passed += 1;
    } catch {
      // counted by its absence
    }
  }
  return passed;
}

test('a minute holds its requests, in a burst or one after the other', () => {
  const limits = new RateLimits([{ per: 'caller', requestsPerMinute: 60 }], 1);
  expect(passing(limits, 100, 0)).toBe(60);
  expect(passing(limits, 100, 500)).toBe(0);
  expect(passing(limits, 100, 10_000)).toBe(10);
  expect(passing(limits, 100, 10_000, { ...subject, caller: 'other' })).toBe(60);
  expect(passing(limits, 100, 3_600_000)).toBe(60); // no more than a minute is saved up
});

test('a refusal says when to try again, and then it passes', () => {
  const limits = new RateLimits([{ per: 'user', requestsPerMinute: 2 }], 1);
  passing(limits, 2, 0);
  expect(() => limits.admit(subject, () => size(), 1000)).toThrow(
    expect.objectContaining({
      code: 'rate_limited',
      facts: { per: 'user', unit: 'requests', retryAfter: 29 },
    }),
  );
  expect(passing(limits, 1, 30_000)).toBe(1);
});

test('several gateways share a limit, and each lets something pass', () => {
  expect(passing(new RateLimits([{ per: 'caller', requestsPerMinute: 60 }], 4), 100, 0)).toBe(15);
  const seldom = new RateLimits([{ per: 'caller', requestsPerMinute: 1 }], 4);
  expect(passing(seldom, 2, 0)).toBe(1);
  expect(passing(seldom, 2, 239_999)).toBe(0);
  expect(passing(seldom, 2, 240_000)).toBe(1);
});

test('tokens are taken by estimate, and put right', () => {
  const limits = new RateLimits([{ per: 'useCase', of: 'letters', tokensPerMinute: 1000 }], 1);
  limits.admit({ ...subject, exchange: 'a' }, () => size(5000), 0); // larger than a minute's worth
  expect(() => limits.admit({ ...subject, exchange: 'b' }, () => size(1), 0)).toThrow(
    expect.objectContaining({ facts: expect.objectContaining({ unit: 'tokens' }) }),
  );
  limits.used('a', 100);
  limits.used('a', 300); // by the next upstream
  expect(() => limits.admit({ ...subject, exchange: 'b' }, () => size(1), 0)).toThrow();
  limits.settle('a');
  limits.settle('a'); // once
  limits.admit({ ...subject, exchange: 'b' }, () => size(600), 0);
  expect(() => limits.admit({ ...subject, exchange: 'c' }, () => size(1), 0)).toThrow();
});

test('a request that one limit refuses takes nothing from the others', () => {
  const both: RateLimit[] = [
    { per: 'caller', requestsPerMinute: 3 },
    { per: 'useCase', requestsPerMinute: 1 },
  ];
  const limits = new RateLimits(both, 1);
  expect(passing(limits, 10, 0)).toBe(1);
  expect(passing(limits, 10, 0, { ...subject, useCase: 'coding' })).toBe(1);
  expect(passing(limits, 10, 0, { ...subject, useCase: 'triage' })).toBe(1);
  expect(passing(limits, 10, 0, { ...subject, useCase: 'search' })).toBe(0);
});

test('the size of a request is asked only where tokens are limited', () => {
  const limits = new RateLimits([{ per: 'caller', requestsPerMinute: 1 }], 1);
  const unasked = () => {
    throw new Error('asked');
  };
  expect(() => limits.admit(subject, unasked, 0)).not.toThrow();
});
