/** The cores of a run: this thread where one is enough, else worker threads. */
import { Worker } from 'node:worker_threads';
import { Failure } from '../../core/failures.ts';
import { LIMITS } from '../../core/limits.ts';
import { RandomTokens } from '../../deid/index.ts';
import type { PatientTable } from '../../patients/index.ts';
import { serveTable } from './shared-table.ts';
import { type Batch, type Shared, type Worked, type WorkSettings, workerOf } from './work.ts';
import type { WorkerData } from './worker.ts';

export interface Pool {
  /** Batches that may be under way at once. */
  readonly capacity: number;
  /** @throws Failure internal when a core died; the run is over then */
  run(batch: Batch): Promise<Worked>;
  close(): Promise<void>;
}

/** @param people who is known beside the documents */
export function openPool(jobs: number, settings: WorkSettings, people?: PatientTable): Pool {
  const tokens = new RandomTokens();
  const shared = { tokens, ...(people && { people }) };
  if (jobs === 1) {
    const work = workerOf(settings, shared);
    return { capacity: 1, run: async (batch) => work(batch), close: async () => {} };
  }
  const cores = Array.from({ length: jobs }, () => new Core(settings, shared));
  return {
    capacity: jobs * LIMITS.deidBatchesPerJob,
    run: (batch) => cores.reduce((one, other) => (other.load < one.load ? other : one)).run(batch),
    close: async () => {
      await Promise.all(cores.map((core) => core.close()));
    },
  };
}

interface Waiting {
  resolve(worked: Worked): void;
  reject(error: Error): void;
}

class Core {
  readonly #worker: Worker;
  readonly #waiting: Waiting[] = [];
  #failure: Error | undefined;

  constructor(settings: WorkSettings, { tokens, people }: Shared) {
    // Sources run as they are under Node 24, and compiled from the package: the worker is beside us.
    const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
    const ends = {
      tokens: serveTable((value) => tokens.bytesFor(value)),
      ...(people && { people: serveTable((reference) => people.find(reference)) }),
    };
    const workerData: WorkerData = { settings, ...ends };
    this.#worker = new Worker(new URL(`./worker.${extension}`, import.meta.url), {
      workerData,
      resourceLimits: { maxYoungGenerationSizeMb: LIMITS.deidYoungHeapMebibytes },
      transferList: Object.values(ends).map(({ port }) => port),
    });
    this.#worker.on('message', (worked: Worked) => {
      this.#waiting.shift()?.resolve(worked);
    });
    this.#worker.on('error', (cause) => this.#end(new Failure('internal', {}, { cause })));
    this.#worker.on('exit', () => this.#end(new Failure('internal', { step: 'thread ended' })));
  }

  get load(): number {
    return this.#waiting.length;
  }

  run(batch: Batch): Promise<Worked> {
    if (this.#failure !== undefined) return Promise.reject(this.#failure);
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      this.#worker.postMessage(batch);
    });
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }

  #end(failure: Error): void {
    this.#failure ??= failure;
    for (const waiting of this.#waiting.splice(0)) waiting.reject(this.#failure);
  }
}
