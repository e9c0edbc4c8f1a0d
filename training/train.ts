/**
 * `npm run train`: the tagger from nothing. The same sources, seed and Node give the same bytes.
 *
 *   npm run train                     both languages
 *   npm run train -- --language en    one of them
 *
 * English is trained on generated documents alone. Spanish is trained on generated documents and,
 * where it is at hand, on the training part of an annotated corpus (`corpus.ts`).
 */
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { weightsUrl } from '../src/detect/tagger/weights.ts';
import { readCorpus } from './corpus.ts';
import { Trainer } from './crf.ts';
import { lessons } from './lessons.ts';

const SEED = 20261125;
const CORPUS = new URL('../../shared/data/deid/meddocan_train.jsonl', import.meta.url);

interface Plan {
  readonly documents: number;
  /** Times that a corpus is read through. */
  readonly passes: number;
  /** Rows of the table, as a power of two: all that the kernel names, or fewer where there is less to learn from. */
  readonly rowsLog2: number;
  /** First step size of AdaGrad; a high one learns the templates by heart. */
  readonly rate: number;
}
const PLANS: Readonly<Record<'en' | 'es', Plan>> = {
  en: { documents: 1_000_000, passes: 0, rowsLog2: 19, rate: 0.04 },
  es: { documents: 24_000, passes: 24, rowsLog2: 17, rate: 0.25 },
};

const { values } = parseArgs({
  options: {
    language: { type: 'string' },
    documents: { type: 'string' },
    corpus: { type: 'string' },
  },
});

for (const language of ['en', 'es'] as const) {
  if (values.language !== undefined && values.language !== language) continue;
  const { documents } = PLANS[language];
  await train(language, values.documents === undefined ? documents : Number(values.documents));
}

async function train(language: 'en' | 'es', count: number): Promise<void> {
  const started = performance.now();
  const { passes, rowsLog2, rate } = PLANS[language];
  const seed = SEED + (language === 'es' ? 1 : 0);
  const corpusFile =
    values.corpus === undefined ? CORPUS : new URL(values.corpus, `file://${process.cwd()}/`);
  const corpus = language === 'es' ? readCorpus(corpusFile) : undefined;
  const trainer = new Trainer(rowsLog2);
  const total = count + (corpus?.length ?? 0) * passes;
  let step = 0;
  let tokens = 0;
  let unreachable = 0;
  for await (const lesson of lessons({
    seed,
    language,
    total,
    generated: count,
    corpus: corpus && corpusFile.href,
  })) {
    trainer.learn(lesson, rate * (1 - 0.9 * (step / total)));
    tokens += lesson.tokens;
    unreachable += lesson.unreachable;
    if (isSnapshot(step, total)) trainer.snapshot();
    step += 1;
  }
  const bytes = trainer.bytes();
  writeFileSync(weightsUrl(language), bytes);
  const about = {
    seed: SEED,
    documents: count,
    corpus: corpus === undefined ? 'none' : 'SPACCC_MEDDOCAN train (CC BY 4.0)',
    passes: corpus === undefined ? 0 : passes,
    tokens,
    unreachable,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  };
  writeFileSync(
    new URL(`./weights-${language}.json`, weightsUrl(language)),
    `${JSON.stringify(about, undefined, 2)}\n`,
  );
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  process.stdout.write(`${language}: ${JSON.stringify(about)} in ${seconds} s\n`);
}

/** Ten times in the second half. */
function isSnapshot(step: number, total: number): boolean {
  return 2 * (step + 1) > total && (step + 1) % Math.max(1, Math.floor(total / 20)) === 0;
}
