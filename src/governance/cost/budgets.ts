/**
 * Where every budget stands, as this gateway knows it: the totals of the shared database, no older than
 * `budgetAgeMaxMs`, with what this gateway has spent since, and what its exchanges under way may spend
 * yet. An exchange reserves its estimated input and the most it may answer before it is decided on, so
 * the exchanges of one gateway together never pass a hard limit by more than an estimate is off. Of what
 * other gateways have under way this one knows nothing: `docs/cost.md` states the bound.
 */
import { Failure } from '../../core/failures.ts';
import { LIMITS } from '../../core/limits.ts';
import type { Budget } from './budget.ts';
import type { Calendar } from './calendar.ts';
import { type BilledTokens, type Cost, costOf, type Price } from './prices.ts';
import type { UsageRow } from './usage.ts';
import type { UsageScope, UsageStore } from './usage-store.ts';

/** Who asks for what, as far as budgets go. */
export interface Spender {
  readonly useCase: string;
  readonly department: string;
  /** Pseudonym. */
  readonly user: string;
  readonly model: string;
}

export interface BudgetState {
  readonly state: 'within' | 'near' | 'exhausted';
  /** The budget that says so. */
  readonly budget?: string;
  /** Seconds until it makes sense to try again, where exhausted. */
  readonly retryAfter?: number;
}

const MICRO = 1_000_000;
/** Exchanges under way end, and what they reserved is free again. */
const UNDER_WAY_RETRY_S = 5;

export class Budgets {
  readonly #calendar: Calendar;
  #list: readonly Budget[] = [];
  /** In force from the next reading on, so that no budget is asked before its totals are there. */
  #next: readonly Budget[] = [];
  #totals: ReadonlyMap<string, number> = new Map();
  /** Of this machine's monotonic clock. */
  #readAt = Number.NEGATIVE_INFINITY;
  /** Spent here, and not in `#totals` yet. */
  readonly #own = new Sums();
  readonly #reserved = new Sums();

  constructor(calendar: Calendar) {
    this.#calendar = calendar;
  }

  /** @param list those of the configuration and of the register, users by pseudonym: in force from the next `refresh` on */
  set(list: readonly Budget[]): void {
    this.#next = list.filter(({ isWithdrawn }) => isWithdrawn !== true);
  }

  /** Nothing is limited, so nothing need be read. */
  get isEmpty(): boolean {
    return this.#list.length === 0 && this.#next.length === 0;
  }

  /**
   * Where the budgets of an exchange stand, this exchange included. It is reserved whatever the answer
   * is, because a policy may let it pass all the same: `settle` ends that.
   *
   * @param most the tokens it may use at most
   * @throws Failure budget_unavailable where there is a hard limit and the totals are too old
   */
  admit(
    exchange: string,
    spender: Spender,
    most: BilledTokens,
    price: Price | undefined,
    now: number,
  ): BudgetState {
    if (this.isEmpty) return { state: 'within' };
    const cost = price === undefined ? undefined : costOf(most, price);
    this.#reserved.put(exchange, this.#parts(spender, most.input + most.output, cost, now));
    const states = this.#list
      .filter(
        (budget) => budget.of === undefined || budget.of === scopeValue(budget.scope, spender),
      )
      .map((budget) => this.#stateOf(budget, exchange, spender, now));
    return worst(states);
  }

  /** The exchange is over: what it spent, if anything, is told to `spent`, or comes with the totals. */
  settle(exchange: string): void {
    this.#reserved.take(exchange);
  }

  spent(row: UsageRow): void {
    if (this.isEmpty) return;
    this.#own.put(keyOfRow(row), this.#parts(row, row.input + row.output, row.cost, row.at));
  }

  /**
   * Reads the totals again.
   *
   * @param stored rows that the store has; it must not get any more of this gateway's while it is
   *   read, or they would count twice
   */
  async refresh(store: UsageStore, stored: Iterable<UsageRow>, now: number): Promise<void> {
    const began = performance.now();
    const list = this.#next;
    const totals = new Map<string, number>();
    for (const period of ['day', 'month'] as const) {
      const mine = list.filter((budget) => budget.period === period);
      const { from } = this.#calendar.period(now, period);
      const found = await store.totals([...new Set(mine.map(({ scope }) => scope))], from);
      for (const { scope, of, currency, costMicros, tokens } of found) {
        const tokenKey = keyOf(scope, period, from, of, TOKENS);
        totals.set(tokenKey, (totals.get(tokenKey) ?? 0) + tokens);
        if (currency !== '') totals.set(keyOf(scope, period, from, of, currency), costMicros);
      }
    }
    this.#list = list;
    this.#totals = totals;
    this.#readAt = began;
    for (const row of stored) this.#own.take(keyOfRow(row));
  }

  #stateOf(budget: Budget, exchange: string, spender: Spender, now: number): BudgetState {
    const { id, scope, period, unit, soft = Infinity, hard = Infinity } = budget;
    if (hard !== Infinity && performance.now() - this.#readAt > LIMITS.budgetAgeMaxMs) {
      throw new Failure('budget_unavailable', { budget: id });
    }
    const { from, endsAt } = this.#calendar.period(now, period);
    const key = keyOf(scope, period, from, scopeValue(scope, spender), unit);
    const scale = unit === TOKENS ? 1 : MICRO;
    const spent = (this.#totals.get(key) ?? 0) + this.#own.of(key);
    const promised = spent + this.#reserved.of(key);

    if (promised > hard * scale) {
      const isOver = spent + this.#reserved.of(key, exchange) > hard * scale;
      const retryAfter = isOver ? Math.ceil((endsAt - now) / 1000) : UNDER_WAY_RETRY_S;
      return { state: 'exhausted', budget: id, retryAfter };
    }
    return promised > soft * scale ? { state: 'near', budget: id } : { state: 'within' };
  }

  /** What an exchange adds to which budgets: a key and an amount for each scope, period and unit. */
  #parts(spender: Spender, tokens: number, cost: Cost | undefined, at: number): Parts {
    const parts = new Map<string, number>();
    for (const { scope, period } of this.#list) {
      const { from } = this.#calendar.period(at, period);
      const of = scopeValue(scope, spender);
      parts.set(keyOf(scope, period, from, of, TOKENS), tokens);
      if (cost !== undefined) parts.set(keyOf(scope, period, from, of, cost.currency), cost.micros);
    }
    return parts;
  }
}

type Parts = ReadonlyMap<string, number>;

/** Sums by key of what exchanges have put in, each of which can be taken out again. */
class Sums {
  /** By what put them in. */
  readonly #parts = new Map<string, Parts>();
  readonly #sums = new Map<string, number>();

  put(what: string, parts: Parts): void {
    this.take(what);
    this.#parts.set(what, parts);
    for (const [key, amount] of parts) this.#sums.set(key, this.of(key) + amount);
  }

  take(what: string): void {
    for (const [key, amount] of this.#parts.get(what) ?? []) {
      const left = this.of(key) - amount;
      if (left === 0) this.#sums.delete(key);
      else this.#sums.set(key, left);
    }
    this.#parts.delete(what);
  }

  /** @param what of this one alone */
  of(key: string, what?: string): number {
    if (what !== undefined) return this.#parts.get(what)?.get(key) ?? 0;
    return this.#sums.get(key) ?? 0;
  }
}

const TOKENS = 'tokens';

function scopeValue(scope: UsageScope, spender: Spender): string {
  return scope === 'all' ? '' : spender[scope];
}

const keyOf = (...words: [UsageScope, 'day' | 'month', from: string, of: string, unit: string]) =>
  words.join('\0');

const keyOfRow = ({ exchange, attempt }: UsageRow): string => `${exchange}/${attempt}`;

const RANK = { within: 0, near: 1, exhausted: 2 } as const;

/** Of several that are exhausted the one that stays so longest. */
function worst(states: readonly BudgetState[]): BudgetState {
  return states.reduce<BudgetState>(
    (found, each) => {
      const isWorse = RANK[each.state] - RANK[found.state];
      if (isWorse !== 0) return isWorse > 0 ? each : found;
      return (each.retryAfter ?? 0) > (found.retryAfter ?? 0) ? each : found;
    },
    { state: 'within' },
  );
}
