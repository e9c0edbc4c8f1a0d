import { expect, test } from 'vitest';
import { breakEven, type OutsideUsage, type OwnHardware } from './break-even.ts';

const OWN: OwnHardware = {
  name: 'one server',
  currency: 'USD',
  hardwareCost: 36_000,
  lifetimeMonths: 48,
  watts: 800,
  pricePerKwh: 0.2,
  staffHoursPerMonth: 20,
  staffCostPerHour: 50,
};
/** 10 USD for a million tokens, 100 million in 30 days. */
const OUTSIDE: OutsideUsage = {
  days: 30,
  tokens: 100_000_000,
  costMicros: 1_000_000_000,
  tokensLeftOut: 0,
};

test('fixed cost of a month over what a token saves', () => {
  const found = breakEven(OWN, OUTSIDE);
  // 750 hardware + 0.8 kW × 730.5 h × 0.20 + 20 h × 50
  const fixed = 750 + 116.88 + 1000;
  expect(found).toMatchObject({
    verdict: 'outside_is_cheaper',
    missing: [],
    outsidePerMillion: 10,
  });
  expect(found.fixedPerMonth).toBeCloseTo(fixed, 6);
  expect(found.breakEvenTokens).toBeCloseTo((fixed / 10) * 1e6, 0);
  expect(found.tokensPerMonth).toBeCloseTo((100e6 / 30) * 30.4375, 0);
});

test.each([
  [
    'more tokens than it takes',
    OWN,
    { ...OUTSIDE, tokens: 200e6, costMicros: 2e9 },
    'own_is_cheaper',
  ],
  [
    'energy dearer than the outside token',
    { ...OWN, energyWhPerMillionTokens: 50_000 },
    OUTSIDE,
    'never',
  ],
  ['more than the hardware can do', { ...OWN, tokensPerSecond: 50 }, OUTSIDE, 'beyond_capacity'],
  ['too few days', OWN, { ...OUTSIDE, days: 13 }, 'unknown'],
  ['nothing paid outside', OWN, { ...OUTSIDE, tokens: 0, costMicros: 0 }, 'unknown'],
] as const)('%s: %s', (_, own, outside, verdict) => {
  expect(breakEven(own, outside).verdict).toBe(verdict);
});

test('what is not known is named, and nothing is computed from it', () => {
  const { staffHoursPerMonth: _s, watts: _w, ...partial } = OWN;
  const found = breakEven(partial, { ...OUTSIDE, days: 3 });
  expect(found).toEqual({
    ...{ name: 'one server', currency: 'USD', verdict: 'unknown', outsidePerMillion: 10 },
    missing: ['watts', 'staffHoursPerMonth', '14 days of metering (there are 3)'],
    sensitivity: [],
  });
});

test('half the price outside doubles the break-even; utilisation is a share of the capacity', () => {
  const found = breakEven({ ...OWN, tokensPerSecond: 1000 }, OUTSIDE);
  const half = found.sensitivity.find(({ change }) => change === 'outside prices halve');
  expect(half!.breakEvenTokens).toBeCloseTo(2 * found.breakEvenTokens!, 3);
  const capacity = 1000 * 30.4375 * 86_400;
  expect(found.utilisation!.atBreakEven).toBeCloseTo(found.breakEvenTokens! / capacity, 9);
  expect(found.utilisation!.asMetered).toBeCloseTo(found.tokensPerMonth! / capacity, 9);
});
