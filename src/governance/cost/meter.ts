/**
 * The meter of one gateway: joins what the ledger is told of an exchange into a row, and stores the rows
 * in batches, so that no answer waits for one. What it cannot store it keeps, and what a gateway that
 * died had not stored is made again from the ledger: see `rebuild.ts`.
 */
import { LIMITS } from '../../core/limits.ts';
import { sendingOf, type UsageRecord, type UsageRow, type UsageRules, usageRow } from './usage.ts';
import type { UsageStore } from './usage-store.ts';

export class Meter {
  readonly #store: Pick<UsageStore, 'add'>;
  readonly #rules: UsageRules;
  readonly #underWay = new Map<string, { record: UsageRecord; user: string | undefined }>();
  #waiting: UsageRow[] = [];

  constructor(store: Pick<UsageStore, 'add'>, rules: UsageRules) {
    this.#store = store;
    this.#rules = rules;
  }

  /** @param user as kept beside the record */
  began(disclosure: UsageRecord, user: string | undefined): void {
    this.#underWay.set(sendingOf(disclosure), { record: disclosure, user });
  }

  /** It was not recorded, so it was not sent. */
  forget(disclosure: UsageRecord): void {
    this.#underWay.delete(sendingOf(disclosure));
  }

  /** @returns the row, which is stored with one of the next batches; undefined where nothing began */
  ended(outcome: UsageRecord): UsageRow | undefined {
    const sending = sendingOf(outcome);
    const began = this.#underWay.get(sending);
    if (began === undefined) return undefined;
    this.#underWay.delete(sending);
    const row = usageRow(began.record, began.user, outcome, this.#rules);
    this.#waiting.push(row);
    // Out of memory helps nobody: what goes here comes back from the ledger.
    if (this.#waiting.length > LIMITS.usagePendingMax) this.#waiting.shift();
    return row;
  }

  /**
   * Stores what waits. Never two at once.
   *
   * @returns the rows that the store has now
   * @throws what the store throws; the rows wait on
   */
  async flush(): Promise<readonly UsageRow[]> {
    const batch = this.#waiting;
    if (batch.length === 0) return [];
    this.#waiting = [];
    try {
      await this.#store.add(batch);
    } catch (thrown) {
      this.#waiting = [...batch, ...this.#waiting];
      throw thrown;
    }
    return batch;
  }
}
