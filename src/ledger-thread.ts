/**
 * The thread that writes the ledger: encoding, hashing, signing and the wait for the disk hold up
 * nobody's request. It has a connection of its own. Started by `openLedgerThread`; entries that arrive
 * while a commit is under way share the next one.
 */
import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { messageOf } from './core/failure-message.ts';
import { Failure } from './core/failures.ts';
import { openLedger } from './ledger/index.ts';
import type { Entry, FromLedger, LedgerThreadOptions, ToLedger } from './open-ledger-thread.ts';
import { fileOf, openLedgerStore, storageFailure } from './store/index.ts';

const port = parentPort!;
const { store: place, ...options }: LedgerThreadOptions = workerData;

const store = await openLedgerStore(place).catch(ended);
const ledger = await openLedger({ ...options, store: store.ledger }).catch(ended);
port.on('message', (first: ToLedger) => {
  // All that has arrived, before the first commit begins: it takes them together.
  for (let message: ToLedger | undefined = first; message !== undefined; message = next()) {
    take(message);
  }
});
send({ is: 'open', size: ledger.size });

function next(): ToLedger | undefined {
  return receiveMessageOnPort(port)?.message;
}

function take(message: ToLedger): void {
  if (message === 'close') void close();
  else void append(message);
}

async function append({ id, entries }: Exclude<ToLedger, 'close'>): Promise<void> {
  const appended = (JSON.parse(entries) as Entry[]).map((entry) => ledger.append(...entry));
  const settled = await Promise.allSettled(appended);
  const results = settled.map((one) =>
    one.status === 'fulfilled' ? one.value : messageOf(asLedgerFailure(one.reason)),
  );
  send({ is: 'appended', id, results });
}

async function close(): Promise<void> {
  await ledger.close();
  await store.close();
  send({ is: 'closed' });
  port.close();
}

function send(message: FromLedger): void {
  port.postMessage(message);
}

function ended(thrown: unknown): never {
  send({ is: 'failed', failure: messageOf(asLedgerFailure(placed(thrown))) });
  process.exit();
}

/** Whoever starts the gateway is told in which file. */
function placed(thrown: unknown): unknown {
  const file = fileOf(place);
  if (!(thrown instanceof Failure) || file === undefined) return thrown;
  const { code, facts, cause } = thrown;
  if (code === 'storage_unavailable' && cause !== undefined) return storageFailure(cause, file);
  return new Failure(code, { at: file, ...facts }, { cause });
}

function asLedgerFailure(thrown: unknown): Failure {
  if (thrown instanceof Failure) return thrown;
  return new Failure('ledger_unavailable', { because: 'unexpected' }, { cause: thrown });
}
