import { expect, test } from 'vitest';
import { daysBetween } from './calendar.ts';
import { type Forecast, forecastMonth } from './forecast.ts';

type Known = Extract<Forecast, { isKnown: true }>;

function amounts(first: string, last: string, amountOf: (day: string) => number) {
  return new Map(daysBetween(first, last).map((day) => [day, amountOf(day)]));
}
const isWeekend = (day: string) => [0, 6].includes(new Date(day).getUTCDay());

test('a site that spends the same every day knows what the month will cost', () => {
  const found = forecastMonth({
    since: '2026-03-01',
    today: '2026-04-10',
    amounts: amounts('2026-03-01', '2026-04-10', (day) => (isWeekend(day) ? 20 : 100)),
  }) as Known;
  // April 2026 has 22 working days and 8 at weekends.
  expect(found).toMatchObject({ isKnown: true, spent: 840, days: 28 });
  expect([found.low, found.expected, found.high]).toEqual([2360, 2360, 2360]);
});

test('of fewer than 14 complete days nothing is told but what was spent', () => {
  const input = { since: '2026-03-27', amounts: amounts('2026-03-27', '2026-04-10', () => 1) };
  expect(forecastMonth({ ...input, today: '2026-04-09' })).toEqual({
    ...{ isKnown: false, spent: 9, days: 13 },
  });
  expect(forecastMonth({ ...input, today: '2026-04-10' }).isKnown).toBe(true);
});

test('days without use count as such, and of today what is spent already', () => {
  const found = forecastMonth({
    since: '2026-04-01',
    today: '2026-04-30',
    amounts: new Map([['2026-04-30', 500]]),
  }) as Known;
  expect([found.low, found.expected, found.high]).toEqual([500, 500, 500]);
});

/**
 * 400 invented sites, days that differ by a factor of about two (log-normal) and quieter weekends, each
 * asked on a random day. `docs/cost.md` prints the share.
 */
test('nine of ten months end inside the interval', () => {
  let seed = 7;
  const random = () => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return seed / 2 ** 32;
  };
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  let inside = 0;
  for (let site = 0; site < 400; site += 1) {
    const all = amounts('2026-05-20', '2026-07-31', (day) =>
      Math.round(1000 * Math.exp(0.6 * normal()) * (isWeekend(day) ? 0.3 : 1)),
    );
    const today = `2026-07-${String(1 + Math.floor(random() * 20)).padStart(2, '0')}`;
    const known = new Map([...all].filter(([day]) => day < today));
    const actual = [...all].filter(([day]) => day >= '2026-07-01');
    const total = actual.reduce((sum, [, amount]) => sum + amount, 0);
    const { low, high } = forecastMonth({ since: '2026-05-20', today, amounts: known }) as Known;
    if (total >= low && total <= high) inside += 1;
  }
  const share = inside / 400;
  console.info(`forecast: ${(100 * share).toFixed(1)} % of 400 months inside the interval of 90 %`);
  expect(share).toBeGreaterThan(0.85);
  expect(share).toBeLessThan(0.96);
});
