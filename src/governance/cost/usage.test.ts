import { expect, test } from 'vitest';
import type { Price } from './prices.ts';
import { type UsageRules, usageRow, userPseudonym } from './usage.ts';

const PRICES: readonly Price[] = [
  { until: '2026-04-01', currency: 'USD', input: 5, output: 15 },
  { from: '2026-04-01', currency: 'USD', input: 2.5, cachedInput: 0.25, output: 10, energyWh: 400 },
];
const rules: UsageRules = {
  prices: new Map([['cloud', PRICES]]),
  day: (at) => new Date(at).toISOString().slice(0, 10),
  pseudonym: userPseudonym(new Uint8Array(32)),
};
const disclosure = {
  kind: 'disclosure',
  at: '2026-04-02T10:00:00.000Z',
  exchange: 'x1',
  format: 'openai-chat',
  caller: 'ward-app',
  department: 'cardiology',
  useCase: 'letters',
  purpose: 'TREAT',
  upstream: 'cloud',
  model: 'gpt-x',
  inputTokensEstimated: 1100,
};
const finished = {
  kind: 'outcome',
  at: '2026-04-02T10:00:05.000Z',
  exchange: 'x1',
  outcome: 'finished',
  inputTokens: 1000,
  cachedInputTokens: 400,
  outputTokens: 200,
  outputTokensEstimated: 190,
};
const row = (outcome?: object, sent: object = disclosure) =>
  usageRow({ ...sent }, 'dr-a', outcome && { ...outcome }, rules);

test('what the upstream reports is what counts, each kind of token at its price', () => {
  expect(row(finished)).toEqual({
    exchange: 'x1',
    attempt: 1,
    at: Date.UTC(2026, 3, 2, 10, 0, 5),
    day: '2026-04-02',
    useCase: 'letters',
    caller: 'ward-app',
    department: 'cardiology',
    user: userPseudonym(new Uint8Array(32))('dr-a'),
    purpose: 'TREAT',
    upstream: 'cloud',
    model: 'gpt-x',
    outcome: 'finished',
    isCached: false,
    inputReported: 1000,
    cachedInputReported: 400,
    outputReported: 200,
    inputEstimated: 1100,
    outputEstimated: 190,
    input: 1000,
    cachedInput: 400,
    output: 200,
    differs: false,
    // 600 × 2.50 + 400 × 0.25 + 200 × 10.00 for a million; 1,200 tokens at 400 Wh for a million
    cost: { micros: 3600, currency: 'USD', energyMwh: 480 },
  });
});

test.each([
  ['2026-03-31T23:59:59.999Z', 600 * 5 + 400 * 5 + 200 * 15],
  ['2026-04-01T00:00:00.000Z', 3600],
])('the price in force at %s', (at, micros) => {
  expect(row({ ...finished, at }).cost?.micros).toBe(micros);
});

const { inputTokens: _i, outputTokens: _o, cachedInputTokens: _c, ...unreported } = finished;

test.each([
  ['nothing reported: own count', unreported, 1100, 190],
  [
    'the caller went away: delivered by own count, though a stream began with another',
    { ...unreported, outcome: 'aborted', inputTokens: 1000, outputTokens: 1 },
    1000,
    190,
  ],
  [
    'broken off by the upstream after it had reported',
    { ...finished, outcome: 'failed', code: 'upstream_interrupted' },
    1000,
    200,
  ],
  [
    'refused by the upstream',
    { ...unreported, outcome: 'failed', code: 'upstream_refused', outputTokensEstimated: 0 },
    0,
    0,
  ],
  [
    'no answer in time: it was sent, and may be billed',
    { ...unreported, outcome: 'failed', code: 'upstream_timeout', outputTokensEstimated: 0 },
    1100,
    0,
  ],
  ['the gateway died before the end', undefined, 1100, 0],
])('%s', (_, outcome, input, output) => {
  expect(row(outcome)).toMatchObject({ input, output });
});

test('an answer from the cache, and the counting of tokens, cost nothing', () => {
  const nothing = { input: 0, output: 0, cost: { micros: 0 } };
  expect(row(finished, { ...disclosure, cached: true })).toMatchObject({
    ...nothing,
    isCached: true,
  });
  expect(row(finished, { ...disclosure, format: 'anthropic-count-tokens' })).toMatchObject(nothing);
});

test('counts that are far apart are flagged', () => {
  expect(row({ ...finished, outputTokens: 4000 }).differs).toBe(true); // thought without showing it
  expect(row({ ...finished, outputTokens: 300 }).differs).toBe(false);
  expect(row({ ...finished, outputTokens: 4000, outcome: 'aborted' }).differs).toBe(false);
});

test('without a price the cost is not known, which is not nothing', () => {
  expect(row(finished, { ...disclosure, upstream: 'other' })).not.toHaveProperty('cost');
});

test('records from before the meter, and after an erasure, have rows', () => {
  const { department: _d, model: _m, inputTokensEstimated: _e, ...old } = disclosure;
  const rebuilt = usageRow({ ...old, bytes: 4003 }, undefined, undefined, rules);
  expect(rebuilt).toMatchObject({
    ...{ user: '', department: 'unassigned', model: 'cloud' },
    ...{ inputEstimated: 1001, outcome: 'unknown' },
  });
});

test('a pseudonym is the same every time, and another under another key', () => {
  const one = userPseudonym(new Uint8Array(32));
  expect(one('dr-a')).toBe(one('dr-a'));
  expect(one('dr-a')).toMatch(/^[0-9a-f]{32}$/);
  expect(one('dr-b')).not.toBe(one('dr-a'));
  expect(userPseudonym(new Uint8Array(32).fill(1))('dr-a')).not.toBe(one('dr-a'));
});
