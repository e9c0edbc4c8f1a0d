/**
 * Places at an upstream, or at a thread, that can do only so much at once, and the queue for them. Callers take turns,
 * each with its own requests in order, so that one who asks for a thousand answers does not keep the
 * others from theirs; and where the queue is full, the newest of whoever has most in it makes way.
 */
import { Failure } from '../../core/failures.ts';

export interface FairQueueOptions {
  /** Under way at once. */
  readonly concurrency: number;
  /** Waiting at once, of all callers together. */
  readonly max: number;
  /** Longest wait. */
  readonly waitMs: number;
  /** What who has to go is told; `upstream_busy` where left out. */
  readonly busy?: () => Failure;
}

export class FairQueue {
  readonly #options: FairQueueOptions;
  readonly #busy: () => Failure;
  /** Whose turn it is comes first. No caller without a waiting request is in it. */
  readonly #byCaller = new Map<string, Waiting[]>();
  #active = 0;
  #waiting = 0;

  constructor({ busy = () => new Failure('upstream_busy'), ...options }: FairQueueOptions) {
    this.#options = options;
    this.#busy = busy;
  }

  get active(): number {
    return this.#active;
  }

  get waiting(): number {
    return this.#waiting;
  }

  /**
   * Takes a place, which `leave` gives back: at once (then nothing is returned), or in turn.
   *
   * @throws Failure `busy` when the queue is full or the wait was too long; what `signal` was aborted with
   */
  enter(caller: string, signal: AbortSignal): Promise<void> | undefined {
    signal.throwIfAborted();
    if (this.#active < this.#options.concurrency) {
      this.#active += 1;
      return undefined;
    }
    if (this.#waiting >= this.#options.max) this.#makeWayFor(caller);
    return new Promise((resolve, reject) => {
      const refuse = (reason: unknown): void => {
        this.#remove(caller, waiting);
        reject(reason);
      };
      const onAbort = (): void => refuse(signal.reason);
      const late = setTimeout(() => refuse(this.#busy()), this.#options.waitMs);
      const settle = (): void => {
        clearTimeout(late);
        signal.removeEventListener('abort', onAbort);
      };
      const waiting: Waiting = { resolve, refuse, settle };
      signal.addEventListener('abort', onAbort, { once: true });
      const own = this.#byCaller.get(caller);
      if (own === undefined) this.#byCaller.set(caller, [waiting]);
      else own.push(waiting);
      this.#waiting += 1;
    });
  }

  /** The place goes to who is next. */
  leave(): void {
    const next = this.#byCaller.entries().next().value;
    if (next === undefined) {
      this.#active -= 1;
      return;
    }
    const [caller, own] = next;
    const first = own[0]!;
    this.#remove(caller, first);
    // To the end of the row: now it is the others' turn.
    if (this.#byCaller.delete(caller)) this.#byCaller.set(caller, own);
    first.resolve();
  }

  /** @throws Failure `busy` where `caller` has as many in the queue as anybody */
  #makeWayFor(caller: string): void {
    let longest: Waiting[] = [];
    for (const own of this.#byCaller.values()) if (own.length > longest.length) longest = own;
    const count = this.#byCaller.get(caller)?.length ?? 0;
    if (longest.length <= count + 1) throw this.#busy();
    longest.at(-1)!.refuse(this.#busy());
  }

  #remove(caller: string, waiting: Waiting): void {
    waiting.settle();
    const own = this.#byCaller.get(caller)!;
    own.splice(own.indexOf(waiting), 1);
    if (own.length === 0) this.#byCaller.delete(caller);
    this.#waiting -= 1;
  }
}

interface Waiting {
  resolve(): void;
  /** Leaves the queue without a place. */
  refuse(reason: unknown): void;
  /** Lets go of the clock and of the caller's signal. */
  settle(): void;
}
