/**
 * How well the engine finds identifiers, whom it fails, what it costs the reader, and what gets past
 * it. Rewrites `docs/evaluation.md`, `evaluation/known-misses.txt` and the figures that manifests carry,
 * `src/deid/measured.ts`; the same engine and the same corpora give the same bytes.
 *
 *   npm run eval -- deid [--data FOLDER] [--only NAME,…] [--dry-run]
 *
 *   --data FOLDER   holds deid/NAME.jsonl and names/first_name_race_shares.csv; ../shared/data by default
 *   --only NAMES    these corpora only, printed and not written: for a quick look
 *   --misses N      with --only: prints N missed spans by id and offset, no text
 *   --dry-run       prints the report and writes nothing
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { KnownPerson } from '../src/core/person.ts';
import { LABEL_OF } from '../src/core/phi.ts';
import {
  ABLATIONS,
  type Ablation,
  detect,
  detectWithout,
  indexKnown,
} from '../src/detect/index.ts';
import { measureAdversaries } from './adversaries.ts';
import { CORPORA, type Corpus, documentsOf } from './corpora.ts';
import { writePart } from './document.ts';
import { measureEquity } from './equity.ts';
import { measureForms } from './forms.ts';
import { measuredModule } from './manifest-figures.ts';
import { type Measured, missLines, reportOf, rowOf } from './report.ts';
import {
  type DocumentScore,
  type GoldDocument,
  type Span,
  scoreDocument,
  summarise,
} from './score.ts';
import { clinicalWords, measureConcepts, measureIntervals } from './utility.ts';
import { writtenDocuments } from './written.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: join(ROOT, '..', 'shared', 'data') },
    only: { type: 'string' },
    misses: { type: 'string', default: '0' },
    'dry-run': { type: 'boolean', default: false },
  },
});

/** Findings as the corpora have them: offsets and a coarse label. */
const toSpans = (findings: ReturnType<typeof detect>): Span[] =>
  findings.map(({ start, end, category }) => ({ start, end, label: LABEL_OF[category] }));
const spansOf = (text: string, known?: KnownPerson) =>
  toSpans(detect(text, known && { known: indexKnown([known]) }));
const spansWithout = (text: string, without: Ablation) => toSpans(detectWithout(text, without));

const folder = join(values.data, 'deid');
const shares = join(values.data, 'names', 'first_name_race_shares.csv');

function scoresOf(
  documents: readonly GoldDocument[],
  predict: (text: string) => readonly Span[],
): DocumentScore[] {
  return documents.map((document) => scoreDocument(document, predict(document.text)));
}

function measure(
  corpus: Corpus,
  documents: readonly GoldDocument[],
  clinical: ReadonlySet<string>,
): Measured {
  const predicted = new Map(documents.map(({ id, text }) => [id, spansOf(text)] as const));
  const scores = documents.map((one) => scoreDocument(one, predicted.get(one.id)!));
  const ablations = ABLATIONS.map(
    (without) =>
      [without, summarise(scoresOf(documents, (text) => spansWithout(text, without)))] as const,
  );
  return {
    corpus,
    scores,
    total: summarise(scores),
    ablations,
    concepts: measureConcepts(documents, predicted, clinical),
  };
}

function quickLook(names: readonly string[]): void {
  for (const name of names) {
    const corpus = CORPORA.find((one) => one.name === name);
    const documents = corpus && documentsOf(corpus, folder);
    if (documents === undefined) {
      process.stdout.write(`${name}: not there\n`);
      continue;
    }
    const scores = scoresOf(documents, spansOf);
    process.stdout.write(`${rowOf(name, summarise(scores))}\n`);
    for (const line of missLines(name, scores).slice(0, Number(values.misses)))
      process.stdout.write(`  ${line}\n`);
  }
}

if (values.only !== undefined) {
  quickLook(values.only === 'all' ? CORPORA.map(({ name }) => name) : values.only.split(','));
} else {
  const clinical = clinicalWords();
  const measured: Measured[] = [];
  const absent: Corpus[] = [];
  for (const corpus of CORPORA) {
    const documents = documentsOf(corpus, folder);
    process.stderr.write(
      documents === undefined ? `${corpus.name}: not there, left out\n` : `${corpus.name}\n`,
    );
    if (documents === undefined) absent.push(corpus);
    else measured.push(measure(corpus, documents, clinical));
  }
  process.stderr.write('equity, utility, adversaries, forms\n');
  const report = reportOf({
    measured,
    absent,
    equity: measureEquity(spansOf, shares),
    intervals: measureIntervals(),
    adversaries: measureAdversaries(spansOf),
    forms: measureForms([...writtenDocuments('read'), ...writtenDocuments('unread')], spansOf),
  });
  if (values['dry-run']) process.stdout.write(report);
  else {
    writePart(join(ROOT, 'docs', 'evaluation.md'), 'deid', report);
    const misses = measured.flatMap(({ corpus, scores }) => missLines(corpus.name, scores));
    writeFileSync(join(ROOT, 'evaluation', 'known-misses.txt'), `${misses.join('\n')}\n`);
    writeFileSync(join(ROOT, 'src', 'deid', 'measured.ts'), measuredModule(measured));
    process.stdout.write(
      'docs/evaluation.md, evaluation/known-misses.txt and src/deid/measured.ts are written\n',
    );
  }
}
