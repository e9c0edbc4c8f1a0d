/**
 * A thread for requests that would hold the event loop: while a megabyte is masked, others are answered,
 * and a pause takes effect. One thread, so that what is searched at once takes memory once; it starts
 * with the first such request and ends a while after the last, with all that its heap has grown to. Callers take
 * turns at it.
 *
 * Closed by default: a thread that ends, for whatever reason, ends the exchange it was working for.
 */
import { getHeapStatistics } from 'node:v8';
import { Worker } from 'node:worker_threads';
import { type FailureMessage, failureFrom } from '../core/failure-message.ts';
import { Failure } from '../core/failures.ts';
import { LIMITS } from '../core/limits.ts';
import type { Masked } from '../deid/index.ts';
import type { MaskRequest, MaskSite } from './mask-request.ts';
import { FairQueue } from './routing/fair-queue.ts';

export interface MaskThread {
  /**
   * @param caller whose turn it takes
   * @throws Failure deid_blocked, overloaded; what `signal` was aborted with, and the work is ended then
   */
  mask(request: MaskRequest, caller: string, signal: AbortSignal): Promise<Masked>;
  close(): Promise<void>;
}

export type FromMaskThread = { readonly masked: Masked } | { readonly failure: FailureMessage };

interface Bounds {
  readonly waitMs: number;
  readonly idleMs: number;
  /** Of the thread. */
  readonly heapBytes: number;
}

const BOUNDS: Bounds = {
  waitMs: LIMITS.maskWaitMs,
  idleMs: LIMITS.maskIdleMs,
  // Bodies under way are admitted by this process's own heap: what fits there fits here.
  heapBytes: getHeapStatistics().heap_size_limit,
};

/** @param bounds for tests */
export const openMaskThread = (site: MaskSite, bounds: Partial<Bounds> = {}): MaskThread =>
  new OneThread(site, { ...BOUNDS, ...bounds });

class OneThread implements MaskThread {
  readonly #site: MaskSite;
  readonly #heapBytes: number;
  readonly #idleMs: number;
  readonly #queue: FairQueue;
  #worker: Worker | undefined;
  #idle: NodeJS.Timeout | undefined;
  /** Of the thread that was ended last. */
  #ending: Promise<unknown> = Promise.resolve();

  constructor(site: MaskSite, { waitMs, idleMs, heapBytes }: Bounds) {
    // What crosses to a thread takes along all of its buffer.
    this.#site = { ...site, secret: Uint8Array.from(site.secret) };
    this.#heapBytes = heapBytes;
    this.#idleMs = idleMs;
    const busy = () => new Failure('overloaded', { because: 'large requests wait for each other' });
    this.#queue = new FairQueue({ concurrency: 1, max: LIMITS.maskWaitingMax, waitMs, busy });
  }

  async mask(request: MaskRequest, caller: string, signal: AbortSignal): Promise<Masked> {
    await this.#queue.enter(caller, signal);
    try {
      signal.throwIfAborted();
      return await this.#run(request, signal);
    } finally {
      // Its place is free once the memory is of one that was ended, which may take seconds.
      void this.#ending.then(() => this.#queue.leave());
    }
  }

  async close(): Promise<void> {
    clearTimeout(this.#idle);
    await this.#worker?.terminate();
  }

  async #run(request: MaskRequest, signal: AbortSignal): Promise<Masked> {
    clearTimeout(this.#idle);
    this.#worker ??= this.#start();
    const worker = this.#worker;
    const { promise, resolve, reject } = Promise.withResolvers<FromMaskThread>();
    // Nothing else ends what it is doing.
    const onAbort = () => {
      this.#end();
      reject(signal.reason);
    };
    const onExit = () => reject(ended());
    const onError = (cause: unknown) => reject(ended(cause));
    worker.once('message', resolve).once('error', onError).once('exit', onExit);
    signal.addEventListener('abort', onAbort, { once: true });
    try {
      worker.postMessage(request);
      const answer = await promise;
      if ('failure' in answer) throw failureFrom(answer.failure);
      return answer.masked;
    } finally {
      signal.removeEventListener('abort', onAbort);
      worker.off('message', resolve).off('error', onError).off('exit', onExit);
      this.#idle = setTimeout(() => this.#end(), this.#idleMs).unref();
    }
  }

  #end(): void {
    if (this.#worker !== undefined) this.#ending = this.#worker.terminate();
    this.#worker = undefined;
  }

  #start(): Worker {
    // Sources run as they are under Node 24, and compiled from the package: the thread is beside us.
    const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
    const worker = new Worker(new URL(`./mask-thread.${extension}`, import.meta.url), {
      workerData: this.#site,
      env: {}, // what the gateway knows (keys, database URL) is not its business
      resourceLimits: { maxOldGenerationSizeMb: Math.floor(this.#heapBytes / 2 ** 20) },
    });
    worker.unref(); // the exchange that waits for it has a socket
    const forget = () => {
      if (this.#worker === worker) this.#worker = undefined;
    };
    // An error between two requests is nobody's; without a listener it would end the gateway.
    worker.on('error', forget).on('exit', forget);
    return worker;
  }
}

function ended(cause?: unknown): Failure {
  const { code } = (cause ?? {}) as { code?: unknown };
  const isFull = code === 'ERR_WORKER_OUT_OF_MEMORY';
  const facts = isFull
    ? { because: 'memory', remedy: 'send less at once, or start the gateway with a larger heap' }
    : { because: 'its thread ended' };
  return new Failure('deid_blocked', { step: 'thread', ...facts }, { cause });
}
