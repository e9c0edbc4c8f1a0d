/** A core of `chaperone deid`: batches from the main thread, in order, one answer each. */
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { RemoteTokens } from './token-port.ts';
import { type Batch, type WorkSettings, workerOf } from './work.ts';

export interface WorkerData {
  readonly settings: WorkSettings;
  readonly tokens: MessagePort;
  readonly signal: Int32Array;
}

const { settings, tokens, signal } = workerData as WorkerData;
const work = workerOf(settings, new RemoteTokens(tokens, signal));

parentPort!.on('message', (batch: Batch) => {
  parentPort!.postMessage(work.deidentify(work.walk(batch)));
});
