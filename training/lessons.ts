/**
 * The lessons of a training, one after the other. They are made by a thread of their own, some ahead of the trainer:
 * in the same order every time, so that the same seed trains the same bytes.
 */
import { on } from 'node:events';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { readCorpus } from './corpus.ts';
import { type Document, generate } from './generate.ts';
import { type Lesson, lessonOf } from './lesson.ts';
import { Random } from './random.ts';

export interface Course {
  readonly seed: number;
  readonly language: 'en' | 'es';
  /** Generated documents, and those of the corpus where there is one, together. */
  readonly total: number;
  /** Of these, how many are generated. */
  readonly generated: number;
  /** Where the corpus lies. */
  readonly corpus: string | undefined;
}

/** Lessons that are handed over together. */
const BATCH = 64;
/** Batches that may wait for the trainer. */
const AHEAD = 4;

export async function* lessons(course: Course): AsyncGenerator<Lesson> {
  const worker = new Worker(new URL(import.meta.url), { workerData: course });
  for (let ahead = 0; ahead < AHEAD; ahead += 1) worker.postMessage('more');
  let count = 0;
  for await (const [batch] of on(worker, 'message') as AsyncIterable<[Lesson[]]>) {
    worker.postMessage('more');
    yield* batch;
    count += batch.length;
    if (count === course.total) break;
  }
  await worker.terminate();
}

function* made({ seed, language, total, generated, corpus }: Course): Generator<Lesson> {
  const random = new Random(seed);
  const documents = corpus === undefined ? [] : (readCorpus(new URL(corpus)) ?? []);
  for (let step = 0; step < total; step += 1) {
    const isGenerated = documents.length === 0 || random.chance(generated / total);
    const document: Document = isGenerated
      ? generate(random, 'train', language)
      : random.pick(documents);
    yield lessonOf(document, random);
  }
}

if (!isMainThread && parentPort !== null) {
  const port = parentPort;
  const rest = made(workerData as Course);
  port.on('message', () => {
    const batch: Lesson[] = [];
    while (batch.length < BATCH) {
      const lesson = rest.next();
      if (lesson.done === true) break;
      batch.push(lesson.value);
    }
    if (batch.length > 0) port.postMessage(batch);
  });
}
