/** The cores of a run: this thread where one is enough, else worker threads. */
import { Worker } from 'node:worker_threads';
import { asFailure, Failure } from '../../core/failures.ts';
import { LIMITS } from '../../core/limits.ts';
import { RandomTokens } from '../../deid/index.ts';
import {
  type DetectionModel,
  type ModelFindings,
  type ModelSettings,
  openModel,
} from '../../detect/index.ts';
import type { WalkedDocument } from '../../formats/index.ts';
import type { PatientTable } from '../../patients/index.ts';
import { DocumentRoom, togetherMax } from './document-room.ts';
import { serveTable } from './shared-table.ts';
import {
  type Batch,
  isWalked,
  type Shared,
  type Unread,
  type Work,
  type Worked,
  type WorkSettings,
  workerOf,
} from './work.ts';
import type { WorkerData } from './worker.ts';

export interface Pool {
  /** Batches that may be under way at once. */
  readonly capacity: number;
  /** @throws Failure internal when a core died; the run is over then */
  run(batch: Batch): Promise<Worked>;
  close(): Promise<void>;
}

/**
 * @param people who is known beside the documents
 * @param model of the site's own: it uses the cores itself, and there is one job then
 */
export function openPool(
  jobs: number,
  settings: WorkSettings,
  people?: PatientTable,
  model?: DetectionModel,
): Pool {
  const tokens = new RandomTokens();
  const shared = { tokens, ...(people && { people }) };
  if (jobs === 1) {
    const work = workerOf(settings, shared);
    const run = async (batch: Batch) => {
      if (model === undefined) return work.run(batch);
      const walked = work.walk(batch);
      return work.deidentify(walked, await readBy(model, work, walked));
    };
    return { capacity: 1, run, close: async () => {} };
  }
  const cores = Array.from({ length: jobs }, () => new Core(settings, shared));
  const room = new DocumentRoom(togetherMax());
  const runOne = (batch: Batch) =>
    cores.reduce((one, other) => (other.load < one.load ? other : one)).run(batch);
  return {
    capacity: jobs * LIMITS.deidBatchesPerJob,
    run: (batch) => room.run(lengthOf(batch), () => runOne(batch)),
    close: async () => {
      await Promise.all(cores.map((core) => core.close()));
    },
  };
}

const lengthOf = ({ documents }: Batch): number =>
  documents.reduce((sum, each) => sum + (typeof each === 'string' ? each.length : 0), 0);

/** A run with the site's model, where it has one, opened before and closed after. */
export async function withModel<Result>(
  settings: ModelSettings | undefined,
  run: (model: DetectionModel | undefined) => Promise<Result>,
): Promise<Result> {
  const model = settings && (await openModel(settings));
  try {
    return await run(model);
  } finally {
    await model?.close();
  }
}

/** What the model found in each document; a code where it could not read it. */
async function readBy(
  model: DetectionModel,
  work: Work,
  walked: readonly (WalkedDocument | Unread)[],
): Promise<(ModelFindings | Unread)[]> {
  const read: (ModelFindings | Unread)[] = [];
  for (const each of walked) {
    if (!isWalked(each)) read.push(each);
    else {
      const { texts, labels } = work.textsOf(each);
      const found = model.read(texts, labels);
      read.push(await found.catch((thrown) => ({ code: asFailure(thrown).code })));
    }
  }
  return read;
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
      // What crosses to a thread takes along all of its buffer.
      tokens: serveTable((value) => tokens.bytesFor(value).slice()),
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
