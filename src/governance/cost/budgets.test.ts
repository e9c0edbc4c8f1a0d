import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { type Budget, parseBudget } from './budget.ts';
import { Budgets, type Spender } from './budgets.ts';
import { openCalendar } from './calendar.ts';
import type { UsageRow } from './usage.ts';
import type { UsageStore, UsageTotal } from './usage-store.ts';

const NOON = Date.UTC(2026, 3, 30, 12);
const PRICE = { currency: 'USD', input: 1, output: 1 };
const spender: Spender = { useCase: 'letters', department: 'cardiology', user: 'u1', model: 'm' };
const tokens = (output: number) => ({ input: 0, cachedInput: 0, output });

async function budgetsOf(list: readonly Budget[], stored: Partial<UsageTotal>[] = []) {
  const budgets = new Budgets(openCalendar('UTC'));
  const store = {
    totals: async (scopes: readonly string[], from: string) =>
      stored
        .map((total) => ({ of: '', currency: '', costMicros: 0, tokens: 0, day: from, ...total }))
        .filter(({ scope, day }) => scopes.includes(scope!) && day >= from),
  } as unknown as UsageStore;
  budgets.set(list);
  await budgets.refresh(store, [], NOON);
  return { budgets, store };
}

function row(exchange: string, used: number, changed: Partial<UsageRow> = {}): UsageRow {
  const cost = { micros: used, currency: 'USD' };
  return {
    exchange,
    attempt: 1,
    at: NOON,
    ...spender,
    input: 0,
    output: used,
    cost,
    ...changed,
  } as UsageRow;
}

const DAY: Budget = {
  id: 'b',
  scope: 'useCase',
  period: 'day',
  unit: 'tokens',
  soft: 50,
  hard: 100,
};

test('within, near, exhausted: the request itself counts', async () => {
  const { budgets } = await budgetsOf([DAY]);
  const ask = (exchange: string, output: number) => {
    const state = budgets.admit(exchange, spender, tokens(output), PRICE, NOON);
    budgets.settle(exchange);
    return state;
  };
  expect(ask('a', 50)).toEqual({ state: 'within' });
  expect(ask('b', 51)).toEqual({ state: 'near', budget: 'b' });
  expect(ask('c', 100)).toEqual({ state: 'near', budget: 'b' });
  // Until midnight.
  expect(ask('d', 101)).toEqual({ state: 'exhausted', budget: 'b', retryAfter: 12 * 3600 });
});

test('exchanges under way are reserved, so together they do not pass a hard limit', async () => {
  const { budgets } = await budgetsOf([DAY]);
  const states = Array.from({ length: 5 }, (_, i) => {
    const { state, retryAfter } = budgets.admit(`x${i}`, spender, tokens(30), PRICE, NOON);
    if (state === 'exhausted') budgets.settle(`x${i}`);
    return [state, retryAfter];
  });
  expect(states).toEqual([
    ['within', undefined],
    ['near', undefined],
    ['near', undefined],
    // Full of promises alone: soon there may be room again.
    ['exhausted', 5],
    ['exhausted', 5],
  ]);
  budgets.settle('x0');
  budgets.spent(row('x0', 10));
  expect(budgets.admit('x5', spender, tokens(30), PRICE, NOON).state).toBe('near');
});

test('what is stored elsewhere counts from the next reading on, and nothing counts twice', async () => {
  const stored: Partial<UsageTotal>[] = [];
  const { budgets, store } = await budgetsOf([DAY], stored);
  budgets.spent(row('x', 60));
  const left = () => {
    const fits = [40, 30].find((output) => {
      const { state } = budgets.admit('probe', spender, tokens(output), PRICE, NOON);
      budgets.settle('probe');
      return state !== 'exhausted';
    });
    return fits;
  };
  expect(left()).toBe(40);
  stored.push({ scope: 'useCase', of: 'letters', tokens: 60 });
  await budgets.refresh(store, [row('x', 60)], NOON);
  expect(left()).toBe(40);
  stored.push({ scope: 'useCase', of: 'letters', currency: 'USD', tokens: 10 });
  await budgets.refresh(store, [], NOON);
  expect(left()).toBe(30);
});

test.each<[string, Budget, Partial<Spender>, boolean]>([
  ['all', { ...DAY, scope: 'all' }, {}, true],
  ['another use case, each has its own', DAY, { useCase: 'coding' }, false],
  ['this department', { ...DAY, scope: 'department', of: 'cardiology' }, {}, true],
  ['a department that is not named', { ...DAY, scope: 'department', of: 'surgery' }, {}, false],
  ['this model', { ...DAY, scope: 'model' }, { useCase: 'coding' }, true],
  ['another user', { ...DAY, scope: 'user' }, { user: 'u2' }, false],
  ['a currency that nothing was paid in', { ...DAY, unit: 'EUR', hard: 0 }, {}, false],
  ['the currency', { ...DAY, unit: 'USD', soft: 0, hard: 0.0001 }, {}, true],
  ['withdrawn', { ...DAY, isWithdrawn: true }, {}, false],
])('%s', async (_, budget, other, isExhausted) => {
  const { budgets } = await budgetsOf([budget, { ...DAY, id: 'other', of: 'nobody' }]);
  budgets.spent(row('x', 95));
  const { state } = budgets.admit('y', { ...spender, ...other }, tokens(10), PRICE, NOON);
  expect(state === 'exhausted').toBe(isExhausted);
});

test('the budget that is exhausted for longest is the one that is named', async () => {
  const { budgets } = await budgetsOf([DAY, { ...DAY, id: 'm', period: 'month' }, DAY]);
  const tomorrow = Date.UTC(2026, 3, 15, 12);
  expect(budgets.admit('x', spender, tokens(101), PRICE, tomorrow)).toEqual({
    ...{ state: 'exhausted', budget: 'm' },
    retryAfter: 15.5 * 86_400,
  });
});

test('a new day begins at nothing', async () => {
  const { budgets } = await budgetsOf([DAY]);
  budgets.spent(row('x', 100));
  expect(budgets.admit('y', spender, tokens(1), PRICE, NOON).state).toBe('exhausted');
  budgets.settle('y');
  expect(budgets.admit('y', spender, tokens(1), PRICE, NOON + 43_200_000).state).toBe('within');
});

test('totals that are too old answer nothing where there is a hard limit', async () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  try {
    const { budgets, store } = await budgetsOf([DAY, { ...DAY, id: 's', scope: 'all', hard: 1e6 }]);
    const ask = () => budgets.admit('x', spender, tokens(1), PRICE, NOON).state;
    vi.advanceTimersByTime(5000);
    expect(ask()).toBe('within');
    vi.advanceTimersByTime(1);
    expect(ask).toThrow(expect.objectContaining({ code: 'budget_unavailable' }));
    await budgets.refresh(store, [], NOON);
    expect(ask()).toBe('within');
  } finally {
    vi.useRealTimers();
  }
});

test('whatever is admitted, spent and settled in whatever order, no more is promised than is there', () => {
  const step = fc.record({
    what: fc.constantFrom('ask', 'end'),
    amount: fc.nat(60),
    use: fc.nat(60),
  });
  return fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
      const { budgets } = await budgetsOf([DAY]);
      const underWay: { id: string; most: number }[] = [];
      let spent = 0;
      steps.forEach(({ what, amount, use }, i) => {
        const first = underWay[0];
        if (what === 'end' && first !== undefined) {
          underWay.shift();
          budgets.settle(first.id);
          const used = Math.min(use, first.most); // as far as estimates hold
          budgets.spent(row(first.id, used));
          spent += used;
          return;
        }
        const { state } = budgets.admit(`x${i}`, spender, tokens(amount), PRICE, NOON);
        if (state === 'exhausted') budgets.settle(`x${i}`);
        else underWay.push({ id: `x${i}`, most: amount });
      });
      const promised = underWay.reduce((sum, { most }) => sum + most, 0);
      expect(spent + promised).toBeLessThanOrEqual(100);
    }),
  );
});

test.each([
  [{ scope: 'all', period: 'day', unit: 'tokens', hard: 1 }, true],
  [{ scope: 'user', of: 'dr-a', period: 'month', unit: 'EUR', soft: 1, hard: 1 }, true],
  [{ scope: 'all', of: 'x', period: 'day', unit: 'tokens', hard: 1 }, false],
  [{ scope: 'all', period: 'day', unit: 'tokens' }, false],
  [{ scope: 'all', period: 'day', unit: 'tokens', soft: 2, hard: 1 }, false],
  [{ scope: 'all', period: 'week', unit: 'tokens', hard: 1 }, false],
  [{ scope: 'all', period: 'day', unit: 'dollars', hard: 1 }, false],
  [{ scope: 'all', period: 'day', unit: 'tokens', hard: 1, note: '' }, false],
])('the document %j is a budget: %s', (document, isOne) => {
  const parse = () => parseBudget('b', document as never);
  if (isOne) expect(parse()).toMatchObject({ id: 'b', ...document });
  else expect(parse).toThrow(expect.objectContaining({ code: 'invalid_value' }));
});
