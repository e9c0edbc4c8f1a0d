/** A core of `chaperone deid`: batches from the main thread, in order, one answer each. */
import { parentPort, workerData } from 'node:worker_threads';
import { LIMITS } from '../../core/limits.ts';
import type { KnownPerson } from '../../core/person.ts';
import { RemoteTable, type TableEnd } from './shared-table.ts';
import { type Batch, type WorkSettings, workerOf } from './work.ts';

export interface WorkerData {
  readonly settings: WorkSettings;
  readonly tokens: TableEnd;
  /** Where people are known beside the documents. */
  readonly people?: TableEnd;
}

const { settings, tokens, people } = workerData as WorkerData;
const tokenTable = new RemoteTable<Uint8Array>(tokens, LIMITS.deidTokensKeptMax);
const peopleTable =
  people && new RemoteTable<readonly KnownPerson[]>(people, LIMITS.deidPeopleKeptMax);
const work = workerOf(settings, {
  tokens: {
    prepare: (values) => tokenTable.prepare(values),
    bytesFor: (value) => tokenTable.get(value),
  },
  ...(peopleTable && {
    people: {
      prepare: (references) => peopleTable.prepare(references),
      find: (reference) => peopleTable.get(reference),
    },
  }),
});

parentPort!.on('message', (batch: Batch) => {
  parentPort!.postMessage(work.run(batch));
});
