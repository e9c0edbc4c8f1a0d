/**
 * Group commit: what arrives while one commit is under way goes together into the next. One item
 * alone does not wait for company; under load the batches grow by themselves, and many entries
 * share one sync of the disk. An item that can wait goes with the next that cannot, and alone after
 * a moment.
 */
export class GroupQueue<Item, Result> {
  readonly #commit: (batch: readonly Item[]) => Promise<readonly Result[]>;
  readonly #batchMax: number;
  readonly #waiting: Waiting<Item, Result>[] = [];
  #running: Promise<void> | undefined;
  /** Of what waits, something is to be committed now. */
  #isDue = false;
  #patience: NodeJS.Timeout | undefined;

  /**
   * @param commit gives one result per item, in order; when it rejects, every item of the batch
   *   is rejected with the same reason, and the next batch goes ahead.
   */
  constructor(commit: (batch: readonly Item[]) => Promise<readonly Result[]>, batchMax: number) {
    this.#commit = commit;
    this.#batchMax = batchMax;
  }

  push(item: Item, { canWait = false } = {}): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ item, resolve, reject });
      if (canWait) this.#patience ??= setTimeout(() => this.#commitNow(), PATIENCE_MS);
      else this.#commitNow();
    });
  }

  /** Resolves when nothing waits and nothing is under way. */
  async idle(): Promise<void> {
    if (this.#waiting.length > 0) this.#commitNow();
    await this.#running;
  }

  #commitNow(): void {
    clearTimeout(this.#patience);
    this.#patience = undefined;
    this.#isDue = true;
    this.#running ??= this.#run();
  }

  async #run(): Promise<void> {
    // Whoever pushes in the same turn of the event loop shares the first commit.
    await Promise.resolve();
    while (this.#isDue && this.#waiting.length > 0) {
      this.#isDue = this.#waiting.length > this.#batchMax;
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

/** Some syncs of a fast disk long; the next exchange of a busy gateway begins before. */
const PATIENCE_MS = 10;

interface Waiting<Item, Result> {
  readonly item: Item;
  readonly resolve: (result: Result) => void;
  readonly reject: (reason: unknown) => void;
}
