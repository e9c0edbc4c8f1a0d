/**
 * The thread that a site's model runs in, so that nobody else waits for it. Started by `openModel`.
 * Texts under way take turns, a window each: a long one does not hold up the others.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { Failure } from '../../core/failures.ts';
import { type ClassifierSettings, loadClassifier } from './classifier.ts';
import type { FromModel, ToModel } from './open-model.ts';

const port = parentPort!;
const abandoned = new Set<number>();
const underWay = new Set<number>();

const classifier = await loadClassifier(workerData as ClassifierSettings).catch(ended);
port.on('message', (message: ToModel) => {
  if (!('text' in message)) {
    if (underWay.has(message.abandon)) abandoned.add(message.abandon);
    return;
  }
  void find(message.id, message.text);
});
send({ is: 'open' });

async function find(id: number, text: string): Promise<void> {
  underWay.add(id);
  let release = () => {};
  try {
    const findings = await classifier.find(text, async () => {
      release();
      release = await takeTurn();
      if (abandoned.has(id)) throw new Error('nobody waits for it any more');
    });
    send({ is: 'found', id, findings });
  } catch {
    // What the runtime says may quote its input.
    send({ is: 'failed', id });
  } finally {
    release();
    underWay.delete(id);
    abandoned.delete(id);
  }
}

let lastTurn: Promise<void> = Promise.resolve();

/** First come, first served. Resolves to what ends the turn. */
async function takeTurn(): Promise<() => void> {
  const before = lastTurn;
  const { promise, resolve } = Promise.withResolvers<void>();
  lastTurn = promise;
  await before;
  // The runtime works within one tick: what has been told in the meantime is heard in between.
  await new Promise(setImmediate);
  return resolve;
}

function send(message: FromModel): void {
  port.postMessage(message);
}

function ended(thrown: unknown): never {
  const isExpected = thrown instanceof Failure;
  send({
    is: 'refused',
    facts: isExpected
      ? thrown.facts
      : {
          at: 'deid.model',
          remedy: 'the model could not be loaded: see the memory of the machine',
        },
  });
  process.exit();
}
