/** Where usage is kept. Implemented in `store/`, over SQLite and PostgreSQL alike. */
import type { UsageRow } from './usage.ts';

/** By what sums are kept and limits are set. */
export const USAGE_SCOPES = ['all', 'useCase', 'department', 'user', 'model'] as const;
export type UsageScope = (typeof USAGE_SCOPES)[number];

/** Sums of one value of a scope on one day, in one currency. */
export interface UsageTotal {
  readonly scope: UsageScope;
  /** Id of the use case, name of the model, …; `''` for all. */
  readonly of: string;
  readonly day: string;
  /** ISO 4217, or `''` for exchanges without a price. */
  readonly currency: string;
  readonly costMicros: number;
  /** Input and output. */
  readonly tokens: number;
}

/** Sums over exchanges, for a report. */
export interface UsageGroup {
  /** Value of what was grouped by. */
  readonly of: string;
  readonly currency: string;
  readonly exchanges: number;
  readonly input: number;
  readonly cachedInput: number;
  readonly output: number;
  readonly costMicros: number;
  /** Milliwatt-hours. */
  readonly energyMwh: number;
  /** Exchanges of which the upstream reported no complete count. */
  readonly estimated: number;
  /** Exchanges in which its count and ours differ: see `DIFFERS_BY_FACTOR`. */
  readonly differing: number;
  readonly cached: number;
}

export type UsageGrouping = Exclude<UsageScope, 'all'> | 'upstream';

export interface UsageQuery {
  readonly by: UsageGrouping;
  /** First day and the day after the last, `YYYY-MM-DD`. */
  readonly from: string;
  readonly until: string;
  /** Pseudonym: the rows of one user alone. */
  readonly user?: string;
}

export interface UsageStore {
  /**
   * Stores the rows whose sending is not yet there, and adds them to the totals, in one transaction; a
   * second time it changes nothing, whichever gateway comes second.
   *
   * @returns how many were new; durable when resolved
   */
  add(rows: readonly UsageRow[]): Promise<number>;
  /** Sums by scope, value and currency over the days from `from` on; their `day` is `from`. */
  totals(scopes: readonly UsageScope[], from: string): Promise<readonly UsageTotal[]>;
  /** The totals of one scope day by day, from the first day on. */
  days(scope: UsageScope, from: string): Promise<readonly UsageTotal[]>;
  groups(query: UsageQuery): Promise<readonly UsageGroup[]>;
  /** Up to which index of the ledger all rows are known to be there. */
  checkedTo(): Promise<number>;
  /** Only ever raised: of two gateways the further one counts. */
  raiseCheckedTo(index: number): Promise<void>;
}
