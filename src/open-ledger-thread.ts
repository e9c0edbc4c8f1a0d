/** The ledger as the gateway has it: its writer is in a thread of its own (`ledger-thread.ts`). */
import { Worker } from 'node:worker_threads';
import { type FailureMessage, failureFrom } from './core/failure-message.ts';
import { Failure } from './core/failures.ts';
import type { Ledger, LedgerOptions, Receipt } from './ledger/index.ts';
import type { StoreOptions } from './store/index.ts';

export interface LedgerThreadOptions extends Omit<LedgerOptions, 'store'> {
  readonly store: StoreOptions;
}

/** What `Ledger.append` is called with: JSON through and through. */
export type Entry = Parameters<Ledger['append']>;

/** `entries`: JSON of `Entry[]`, so that one string is copied and not object after object. */
export type ToLedger = 'close' | { readonly id: number; readonly entries: string };

export type FromLedger =
  | { readonly is: 'open'; readonly size: number }
  | { readonly is: 'failed'; readonly failure: FailureMessage }
  | {
      readonly is: 'appended';
      readonly id: number;
      readonly results: readonly (Receipt | FailureMessage)[];
    }
  | { readonly is: 'closed' };

interface Waiting {
  readonly entry: Entry;
  readonly resolve: (receipt: Receipt) => void;
  readonly reject: (failure: Failure) => void;
}

/**
 * @throws Failure what `openLedger` and `openLedgerStore` throw: `ledger_corrupt`,
 *   `storage_unavailable`, …
 */
export async function openLedgerThread(options: LedgerThreadOptions): Promise<Ledger> {
  const thread = new LedgerThread(options);
  await thread.opened;
  return thread;
}

class LedgerThread implements Ledger {
  readonly opened: Promise<void>;
  readonly #worker: Worker;
  readonly #open = Promise.withResolvers<void>();
  readonly #closed = Promise.withResolvers<void>();
  /** Not yet sent. */
  #gathered: Waiting[] = [];
  readonly #sent = new Map<number, readonly Waiting[]>();
  #nextId = 1;
  #size = 0;
  #end: Failure | undefined;

  constructor(options: LedgerThreadOptions) {
    // Sources run as they are under Node 24, and compiled from the package: the thread is beside us.
    const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
    const file = new URL(`./ledger-thread.${extension}`, import.meta.url);
    this.opened = this.#open.promise;
    this.#worker = new Worker(file, { workerData: options });
    this.#worker.on('message', (message: FromLedger) => this.#take(message));
    this.#worker.on('error', (cause) => {
      this.#stop(new Failure('ledger_unavailable', { because: 'thread' }, { cause }));
    });
    this.#worker.on('exit', () => {
      this.#stop(new Failure('ledger_unavailable', { because: 'thread' }));
    });
  }

  append(...entry: Entry): Promise<Receipt> {
    if (this.#end !== undefined) return Promise.reject(this.#end);
    return new Promise((resolve, reject) => {
      if (this.#gathered.push({ entry, resolve, reject }) > 1) return;
      // One alone goes at once; with others under way, all of this turn of the event loop go together.
      if (this.#sent.size === 0) this.#send();
      else setImmediate(() => this.#send());
    });
  }

  get size(): number {
    return this.#size;
  }

  async close(): Promise<void> {
    this.#send();
    this.#end ??= new Failure('ledger_unavailable', { because: 'closed' });
    this.#worker.postMessage('close' satisfies ToLedger);
    await this.#closed.promise;
  }

  #send(): void {
    const waiting = this.#gathered;
    if (waiting.length === 0) return;
    this.#gathered = [];
    const id = this.#nextId++;
    this.#sent.set(id, waiting);
    const entries = JSON.stringify(waiting.map(({ entry }) => entry));
    this.#worker.postMessage({ id, entries } satisfies ToLedger);
  }

  #take(message: FromLedger): void {
    if (message.is === 'open') {
      this.#size = message.size;
      this.#open.resolve();
    } else if (message.is === 'appended') {
      this.#settle(message.id, message.results);
    } else if (message.is === 'failed') {
      this.#stop(failureFrom(message.failure));
    } else {
      this.#closed.resolve();
    }
  }

  #settle(id: number, results: readonly (Receipt | FailureMessage)[]): void {
    const waiting = this.#sent.get(id) ?? [];
    this.#sent.delete(id);
    results.forEach((result, i) => {
      if ('code' in result) {
        waiting[i]!.reject(failureFrom(result));
      } else {
        this.#size = Math.max(this.#size, result.size);
        waiting[i]!.resolve(result);
      }
    });
  }

  /** Whatever is under way may be on disk or not; nobody may rely on it. */
  #stop(failure: Failure): void {
    this.#end ??= failure;
    for (const waiting of [...this.#sent.values(), this.#gathered]) {
      for (const { reject } of waiting) reject(this.#end);
    }
    this.#sent.clear();
    this.#gathered = [];
    this.#open.reject(this.#end);
    this.#closed.resolve();
  }
}
