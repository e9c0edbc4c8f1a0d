/**
 * Group commit: what arrives while one commit is under way goes together into the next. One item
 * alone does not wait for company; under load the batches grow by themselves, and many entries
 * share one sync of the disk.
 */
export class GroupQueue<Item, Result> {
  readonly #commit: (batch: readonly Item[]) => Promise<readonly Result[]>;
  readonly #batchMax: number;
  readonly #waiting: Waiting<Item, Result>[] = [];
  #running: Promise<void> | undefined;

  /**
   * @param commit gives one result per item, in order; when it rejects, every item of the batch
   *   is rejected with the same reason, and the next batch goes ahead.
   */
  constructor(commit: (batch: readonly Item[]) => Promise<readonly Result[]>, batchMax: number) {
    this.#commit = commit;
    this.#batchMax = batchMax;
  }

  push(item: Item): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ item, resolve, reject });
      this.#running ??= this.#run();
    });
  }

  /** Resolves when nothing waits and nothing is under way. */
  async idle(): Promise<void> {
    await this.#running;
  }

  async #run(): Promise<void> {
    // Whoever pushes in the same turn of the event loop shares the first commit.
    await Promise.resolve();
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, this.#batchMax);
      try {
        const results = await this.#commit(batch.map(({ item }) => item));
        batch.forEach(({ resolve }, i) => {
          resolve(results[i]!);
        });
      } catch (reason) {
        for (const { reject } of batch) reject(reason);
      }
    }
    this.#running = undefined;
  }
}

interface Waiting<Item, Result> {
  readonly item: Item;
  readonly resolve: (result: Result) => void;
  readonly reject: (reason: unknown) => void;
}
