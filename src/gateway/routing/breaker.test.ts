import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Breaker } from './breaker.ts';

const OPTIONS = { failuresPercent: 50, outcomesMin: 4, windowMs: 1000, openMs: 500 };

/** `a` answered, `f` failed, each a millisecond after the one before. */
function after(outcomes: string, from = 0): Breaker {
  const breaker = new Breaker(OPTIONS);
  [...outcomes].forEach((outcome, index) => {
    breaker.settle(outcome === 'f' ? 'failed' : 'answered', from + index);
  });
  return breaker;
}

test.each([
  ['', 'closed', 'nothing is known'],
  ['fff', 'closed', 'three prove nothing'],
  ['ffff', 'open', 'enough, and all of them'],
  ['aaff', 'open', 'half of them'],
  ['aaaff', 'closed', 'fewer than half'],
  ['aafaf', 'closed', 'two of five'],
  ['aaffa', 'open', 'what was under way when it opened changes nothing'],
])('%s → %s: %s', (outcomes, state) => {
  expect(after(outcomes).stateAt(outcomes.length)).toBe(state);
});

test('what the window has left behind does not count', () => {
  const breaker = after('fff');
  breaker.settle('failed', 1100);
  expect(breaker.stateAt(1100)).toBe('closed');
  for (const at of [1101, 1102, 1103]) breaker.settle('failed', at);
  expect(breaker.stateAt(1103)).toBe('open');
});

test('open: nobody passes for its time, then one does, and its end decides', () => {
  const breaker = after('ffff'); // opened at 3
  expect([breaker.pass(4), breaker.pass(502), breaker.waitMs(103)]).toEqual([false, false, 400]);
  expect([breaker.stateAt(503), breaker.isPassable(503)]).toEqual(['half-open', true]);
  expect([breaker.pass(503), breaker.pass(504), breaker.isPassable(504)]).toEqual([
    true,
    false,
    false,
  ]);
  breaker.settle('failed', 600);
  expect([breaker.stateAt(600), breaker.pass(1099), breaker.pass(1100)]).toEqual([
    'open',
    false,
    true,
  ]);
  breaker.settle('answered', 1200);
  expect(breaker.stateAt(1200)).toBe('closed');
  // A clean sheet: the failures of before are not held against it.
  for (const at of [1201, 1202, 1203]) breaker.settle('failed', at);
  expect(breaker.stateAt(1203)).toBe('closed');
});

test('a trial of which the end is never known is followed by another', () => {
  const breaker = after('ffff');
  expect([breaker.pass(503), breaker.pass(1002), breaker.pass(1003)]).toEqual([true, false, true]);
});

test('a trial that ends without telling anything makes way for another', () => {
  const breaker = after('ffff');
  expect([breaker.pass(503), breaker.pass(504)]).toEqual([true, false]);
  breaker.release();
  expect([breaker.stateAt(505), breaker.pass(505), breaker.pass(506)]).toEqual([
    'half-open',
    true,
    false,
  ]);
  breaker.settle('failed', 507);
  breaker.release();
  expect(breaker.pass(1006)).toBe(false);
});

test('health checks open it and end its time early', () => {
  const breaker = new Breaker(OPTIONS);
  breaker.revive(5);
  expect(breaker.stateAt(5)).toBe('closed');
  breaker.trip(10);
  expect(breaker.pass(11)).toBe(false);
  breaker.revive(12);
  expect([breaker.stateAt(12), breaker.pass(12), breaker.pass(13)]).toEqual([
    'half-open',
    true,
    false,
  ]);
});

const event = fc.tuple(
  fc.integer({ min: 0, max: 400 }), // time that goes by
  fc.constantFrom('pass', 'answered', 'failed', 'release', 'trip', 'revive'),
);

test('whatever happens: closed refuses nobody, open everybody, half-open all but one at a time', () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 200 }), (events) => {
      const breaker = new Breaker(OPTIONS);
      let now = 0;
      let barredUntil = 0;
      for (const [ms, what] of events) {
        now += ms;
        const before = breaker.stateAt(now);
        const isPassable = breaker.isPassable(now);
        switch (what) {
          case 'pass':
            expect(breaker.pass(now)).toBe(isPassable);
            if (before === 'closed') expect(isPassable).toBe(true);
            else if (isPassable) {
              expect(now).toBeGreaterThanOrEqual(barredUntil);
              barredUntil = now + OPTIONS.openMs;
            }
            break;
          case 'trip':
            breaker.trip(now);
            break;
          case 'release':
            breaker.release();
            if (before === 'half-open') barredUntil = now;
            break;
          case 'revive':
            breaker.revive(now);
            break;
          default:
            breaker.settle(what, now);
        }
        const isNowOpen = breaker.stateAt(now) === 'open';
        if (isNowOpen && before !== 'open') barredUntil = now + OPTIONS.openMs;
        if (what === 'trip') barredUntil = now + OPTIONS.openMs;
        if (what === 'revive' && before === 'open') barredUntil = now;
        if (breaker.stateAt(now) === 'closed') barredUntil = now;
        expect(breaker.waitMs(now)).toBe(Math.max(0, barredUntil - now));
      }
    }),
  );
});

test('counts as a list of all outcomes would, give or take a tenth of the window', () => {
  const outcome = fc.tuple(
    fc.integer({ min: 0, max: 300 }),
    fc.constantFrom<'answered' | 'failed'>('answered', 'answered', 'failed'),
  );
  fc.assert(
    fc.property(fc.array(outcome, { maxLength: 100 }), (outcomes) => {
      const breaker = new Breaker(OPTIONS);
      const all: { at: number; outcome: string }[] = [];
      let now = 0;
      for (const [ms, what] of outcomes) {
        now += ms;
        all.push({ at: now, outcome: what });
        breaker.settle(what, now);
        // Slices of 100 ms: the newest is under way, nine whole ones lie behind it.
        const first = Math.floor(now / 100) * 100 - 900;
        const counted = all.filter(({ at }) => at >= first);
        const failures = counted.filter((one) => one.outcome === 'failed').length;
        const isTooMuch = counted.length >= 4 && failures * 2 >= counted.length;
        expect(breaker.stateAt(now)).toBe(what === 'failed' && isTooMuch ? 'open' : 'closed');
        if (breaker.stateAt(now) === 'open') return;
      }
    }),
  );
});
