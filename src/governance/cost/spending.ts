/**
 * What an exchange may spend and has spent: rate limits, budgets and the meter of one gateway, with the
 * loop that stores usage and reads the shared totals again. The exchange asks `limit` and `admit`; all
 * else it learns from the records that go to the ledger, so nothing is billed that is not on record.
 */
import type { Clock } from '../../core/clock.ts';
import type { Json } from '../../core/json.ts';
import { LIMITS } from '../../core/limits.ts';
import type { LedgerStore } from '../../ledger/index.ts';
import type { Budget } from './budget.ts';
import { type BudgetState, Budgets } from './budgets.ts';
import { openCalendar } from './calendar.ts';
import { Meter } from './meter.ts';
import { type BilledTokens, type Price, priceAt } from './prices.ts';
import { type RateLimit, RateLimits } from './rate-limits.ts';
import { rebuildUsage } from './rebuild.ts';
import { mostTokens } from './request-size.ts';
import {
  UNASSIGNED,
  type UsageRecord,
  type UsageRow,
  type UsageRules,
  userPseudonym,
} from './usage.ts';
import type { UsageStore } from './usage-store.ts';

export interface SpendingOptions {
  readonly store: UsageStore;
  readonly ledger: Pick<LedgerStore, 'head' | 'entries'>;
  readonly clock: Clock;
  /** Makes pseudonyms of users. */
  readonly indexKey: Uint8Array;
  /** Of IANA. */
  readonly timeZone: string;
  readonly prices: ReadonlyMap<string, readonly Price[]>;
  readonly budgets: readonly Budget[];
  readonly rateLimits: readonly RateLimit[];
  /** That share one set of limits. */
  readonly gateways: number;
  /** Groups that are departments, the first that a caller is in being its own. */
  readonly departments: readonly string[];
  /** Usage could not be stored, or totals not be read; it is tried again. Told once a minute at most. */
  readonly failed: (thrown: unknown) => void;
}

/** An exchange that wants to begin. */
export interface SpendingRequest {
  readonly exchange: string;
  readonly caller: { readonly id: string; readonly groups: readonly string[] };
  readonly user: { readonly id: string; readonly organisation?: string };
  readonly useCase: string;
  /** Id of the wire format. */
  readonly operation: string;
  readonly body: Json;
}

/** What goes to the ledger. */
export interface SpendingEntry {
  readonly record: UsageRecord & { readonly kind: string; readonly exchange: string };
  readonly keep?: Readonly<Record<string, string>>;
}

export interface Spending {
  /** @throws Failure rate_limited */
  limit(request: SpendingRequest): void;
  /**
   * Where its budgets stand, its own most included, and what its department is. The reservation ends with
   * the exchange's denial or outcome.
   *
   * @throws Failure budget_unavailable
   */
  admit(
    request: SpendingRequest,
    upstream: { readonly name: string; readonly model: string },
  ): BudgetState & { readonly department: string };
  /** Around the recording of every entry. @throws what `record` throws */
  recorded(entry: SpendingEntry, record: () => Promise<unknown>): Promise<void>;
  /** Nothing more is sent for this exchange. */
  over(exchange: string): void;
  /** Those of the register, beside those of the configuration: in force within `budgetRefreshMs`. */
  setBudgets(budgets: readonly Budget[]): void;
  /** Stores what waits, and reads the totals again. */
  refresh(): Promise<void>;
  /** Stores what waits. */
  close(): Promise<void>;
}

/** @throws what the store throws: without the totals no budget holds */
export async function openSpending(options: SpendingOptions): Promise<Spending> {
  const spending = new GatewaySpending(options);
  await spending.refresh();
  spending.start();
  return spending;
}

/** Of a token's claim, as far as it looks like the name of one: it stays on record. */
const DEPARTMENT = /^[\p{L}\p{N}][\p{L}\p{N} ._:/@-]{0,127}$/u;

class GatewaySpending implements Spending {
  readonly #options: SpendingOptions;
  readonly #rules: UsageRules;
  readonly #meter: Meter;
  readonly #budgets: Budgets;
  readonly #rates: RateLimits;
  /** Of bodies that were asked about. */
  readonly #sizes = new WeakMap<object, BilledTokens>();
  /** Stored since the totals were read last. */
  #stored: UsageRow[] = [];
  #readAt = Number.NEGATIVE_INFINITY;
  #turn: Promise<void> | undefined;
  #rebuilding: Promise<void> | undefined;
  readonly #timers: NodeJS.Timeout[] = [];
  #toldAt = Number.NEGATIVE_INFINITY;

  constructor(options: SpendingOptions) {
    const { prices, timeZone, indexKey, rateLimits, gateways } = options;
    const calendar = openCalendar(timeZone);
    this.#options = options;
    this.#rules = { prices, day: calendar.day, pseudonym: userPseudonym(indexKey) };
    this.#meter = new Meter(options.store, this.#rules);
    this.#budgets = new Budgets(calendar);
    this.setBudgets([]);
    this.#rates = new RateLimits(rateLimits, gateways);
  }

  start(): void {
    const every = (milliseconds: number, step: () => Promise<void>) => {
      const timer = setInterval(() => void step().catch(this.#tell), milliseconds);
      timer.unref();
      this.#timers.push(timer);
    };
    every(LIMITS.usageFlushMs, () => this.#step());
    every(LIMITS.usageRebuildIntervalMs, () => this.#rebuild());
    void this.#rebuild().catch(this.#tell);
  }

  /** Not with every try: a disk stays full for hours, and its log with it. */
  readonly #tell = (thrown: unknown): void => {
    const now = performance.now();
    if (now - this.#toldAt < LIMITS.usageFailureToldMs) return;
    this.#toldAt = now;
    this.#options.failed(thrown);
  };

  limit(request: SpendingRequest): void {
    const { exchange, caller, user, useCase } = request;
    const subject = { exchange, caller: caller.id, user: user.id, useCase };
    const size = () => this.#sizeOf(request);
    this.#rates.admit(subject, size, this.#options.clock.now());
  }

  admit(
    request: SpendingRequest,
    { name, model }: { readonly name: string; readonly model: string },
  ): BudgetState & { readonly department: string } {
    const { exchange, user, useCase } = request;
    const department = this.#departmentOf(request);
    if (this.#budgets.isEmpty) return { state: 'within', department };
    const now = this.#options.clock.now();
    const spender = { useCase, department, user: this.#rules.pseudonym(user.id), model };
    const price = priceAt(this.#options.prices.get(name) ?? [], now);
    const most = this.#sizeOf(request);
    return { ...this.#budgets.admit(exchange, spender, most, price, now), department };
  }

  async recorded({ record, keep }: SpendingEntry, write: () => Promise<unknown>): Promise<void> {
    const { kind, exchange } = record;
    if (kind === 'disclosure') this.#meter.began(record, keep?.user);
    // At once, whether or not the ledger takes it: it is over, and what it cost it has cost.
    if (kind === 'denial') this.#budgets.settle(exchange);
    if (kind === 'outcome') this.#ended(record);
    try {
      await write();
    } catch (thrown) {
      if (kind === 'disclosure') {
        this.#meter.forget(record); // not recorded, and therefore not sent
        this.#budgets.settle(exchange);
      }
      throw thrown;
    }
  }

  over(exchange: string): void {
    this.#rates.settle(exchange);
  }

  setBudgets(budgets: readonly Budget[]): void {
    this.#budgets.set([...this.#options.budgets, ...budgets].map((each) => this.#asMetered(each)));
  }

  /** People write the id of a user, of whom the meter knows the pseudonym alone. */
  #asMetered(budget: Budget): Budget {
    const { scope, of } = budget;
    if (scope !== 'user' || of === undefined) return budget;
    return { ...budget, of: this.#rules.pseudonym(of) };
  }

  async refresh(): Promise<void> {
    this.#readAt = Number.NEGATIVE_INFINITY;
    await this.#turn?.catch(() => undefined); // it may have begun too early
    await this.#step();
  }

  async close(): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer);
    await this.#rebuilding?.catch(() => undefined);
    await this.#turn?.catch(() => undefined);
    await this.#meter.flush();
  }

  #ended(outcome: UsageRecord): void {
    const row = this.#meter.ended(outcome);
    if (row !== undefined) this.#budgets.spent(row);
    const exchange = String(outcome.exchange);
    this.#budgets.settle(exchange);
    if (row !== undefined) this.#rates.used(exchange, row.input + row.output);
  }

  /** First what waits is stored, then the totals are read: never both at once, or rows count twice. */
  #step(): Promise<void> {
    this.#turn ??= (async () => {
      try {
        this.#stored.push(...(await this.#meter.flush()));
        if (this.#budgets.isEmpty) this.#stored = [];
        else await this.#readTotals();
      } finally {
        this.#turn = undefined;
      }
    })();
    return this.#turn;
  }

  async #readTotals(): Promise<void> {
    const began = performance.now();
    if (began - this.#readAt < LIMITS.budgetRefreshMs) return;
    await this.#budgets.refresh(this.#options.store, this.#stored, this.#options.clock.now());
    this.#stored = [];
    this.#readAt = began;
  }

  #rebuild(): Promise<void> {
    const { ledger, store, clock } = this.#options;
    this.#rebuilding ??= rebuildUsage({ ledger, store, rules: this.#rules, now: clock.now() })
      .then(() => undefined)
      .finally(() => {
        this.#rebuilding = undefined;
      });
    return this.#rebuilding;
  }

  #sizeOf({ body, operation }: SpendingRequest): BilledTokens {
    const known = typeof body === 'object' && body !== null ? this.#sizes.get(body) : undefined;
    const size = known ?? mostTokens(body, operation);
    if (typeof body === 'object' && body !== null) this.#sizes.set(body, size);
    return size;
  }

  /** The user's own organisation where it is known, else the caller's. */
  #departmentOf({ user, caller }: SpendingRequest): string {
    const ofCaller = this.#options.departments.find((group) => caller.groups.includes(group));
    const ofUser = DEPARTMENT.test(user.organisation ?? '') ? user.organisation : undefined;
    return ofUser ?? ofCaller ?? UNASSIGNED;
  }
}
