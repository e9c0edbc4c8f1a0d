/** The measurements as `docs/evaluation.md`: no text of any corpus, no dates of the run. */
import { ENGINE_VERSION } from '../src/detect/index.ts';
import type { TrickResult } from './adversaries.ts';
import type { Corpus } from './corpora.ts';
import type { AxisResult } from './equity.ts';
import type { FormResult } from './forms.ts';
import { type CorpusScore, type DocumentScore, type Estimate, PHI } from './score.ts';
import type { ConceptResult, IntervalResult } from './utility.ts';

export interface Measured {
  readonly corpus: Corpus;
  readonly scores: readonly DocumentScore[];
  readonly total: CorpusScore;
  readonly ablations: readonly (readonly [name: string, total: CorpusScore])[];
  readonly concepts: ConceptResult;
}

interface Measurements {
  readonly measured: readonly Measured[];
  readonly absent: readonly Corpus[];
  readonly equity: readonly AxisResult[];
  readonly intervals: readonly IntervalResult[];
  readonly adversaries: readonly TrickResult[];
  readonly forms: readonly FormResult[];
}

const percent = (value: number | undefined) =>
  value === undefined ? '–' : (100 * value).toFixed(1);
const withInterval = (estimate: Estimate | undefined) =>
  estimate === undefined
    ? '–'
    : `${percent(estimate.value)} (${percent(estimate.low)}–${percent(estimate.high)})`;
const rate = (estimate: Estimate | undefined) =>
  estimate === undefined
    ? '–'
    : `${estimate.value.toFixed(2)} (${estimate.low.toFixed(2)}–${estimate.high.toFixed(2)})`;

function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}

export function reportOf(all: Measurements): string {
  const { measured, absent, equity, intervals, adversaries, forms } = all;
  return `${[
    intro(),
    '## Recall and precision',
    corporaTable(measured),
    ...(absent.length > 0
      ? [
          `Not there when this was written, and left out: ${absent.map((one) => one.name).join(', ')}.`,
        ]
      : []),
    '## By kind of identifier',
    'Token recall, %; in brackets the number of spans.',
    labelsTable(measured),
    '## What each part is worth',
    `Token recall / precision, %, with one part of the engine switched off: the trained tagger; the
whole-document pass; the lists of given names, surnames and places, for rules and tagger both; the words around
(titles, labels, roles, prepositions), for both; names and places altogether, which leaves structured
identifiers alone.`,
    ablationTable(measured),
    '## Equity',
    EQUITY_NOTE,
    equitySummary(equity),
    ...equity.map((axis) => `### By ${axis.name}\n\n${axisTable(axis)}`),
    '## Utility',
    `Share of clinical words (drugs; terms of ICD-10-CM that common English lacks) outside identifiers that
stay as they are, and of reports without identifiers that are touched. The engine reads the same lists of clinical
words, so the share is an upper bound.`,
    conceptTable(measured),
    `Two dates of a note under the reversible profile: how often both move and the days between them stay.`,
    table(
      ['written as', 'pairs', 'interval kept, % (95 %)'],
      intervals.map((one) => [one.name, String(one.pairs), withInterval(one.kept)]),
    ),
    '## Adversaries',
    `Identifiers of every kind to which a trick applies, each in a sentence of its own. Caught: every letter
and digit of what was written is covered. Some are tried, or tried as well, on names and dates of a patient whom the
request names, in sentences that do not give them away. The readings of disguises were written with these tricks in view;
few identifiers are tried, hence the wide intervals.`,
    table(
      ['trick', 'tried', 'caught, % (95 %)'],
      adversaries.map((one) => [one.name, String(one.tried), withInterval(one.caught)]),
    ),
    '## The same text in other forms',
    `All written documents as they come out of other systems (\`evaluation/forms.ts\`): token recall, % (95 %), by kind, and false
positives per 1,000 tokens, of which the words of tags and entities are some.`,
    table(
      ['form', 'recall', ...PHI, 'false positives'],
      forms.map(({ name, total }) => [
        name,
        withInterval(total.recall),
        ...recallByLabel(total),
        rate(total.wrongPerThousand),
      ]),
    ),
    '## Known misses',
    `\`evaluation/known-misses.txt\` lists every gold span of which a token is missed: corpus, document, label,
offsets. ${missCount(measured)} spans in ${measured.length} corpora.`,
  ].join('\n\n')}\n`;
}

const intro = () => `# Evaluation

Engine \`${ENGINE_VERSION}\`. Written by \`npm run eval -- deid\`; do not edit. The corpora are public and no part
of this project, but for the written and the generated ones. **Rules, lists and training text were written with most of these
texts in view, so the figures are development figures: expect lower on yours**, and measure there with
\`chaperone detect --jsonl\`. Nearest to that is \`written_unread\`: documents by hands that had not seen the engine, of which
nobody read a miss, though totals were in view when the tagger was tuned (\`evaluation/written.ts\`). Generated documents come of templates and names that training never saw; they are
harder than notes (typing and scanner errors, lost capitals, names without any cue), their titles count as false
positives, and whoever wrote the training text had seen where earlier engines failed on them.

How it counts: a token is a run of letters or of digits. Tokens of NAME, DATE, LOCATION, ID and CONTACT
must be found, under whatever label; ages, organisations and professions count neither way. A document
leaks when a token of a name, date, id or contact is missed. Intervals are 95 %, by bootstrap over
documents (1,000 resamples, seeded). Where nothing was missed the bootstrap has nothing to vary: \`100.0 (100.0–100.0)\`
says what was counted, and no more than that the true share of such text may be below 100 by some 3 in the number of documents
(for equity, of names).`;

function corporaTable(measured: readonly Measured[]): string {
  return table(
    [
      'corpus',
      'documents',
      'token recall, %',
      'token precision, %',
      'characters, recall / precision',
      'documents that leak, %',
      'false positives per 1,000 tokens',
      'clean documents touched, %',
    ],
    measured.map(({ corpus, total }) => [
      `${corpus.name}: ${corpus.about}`,
      String(total.documents),
      withInterval(total.recall),
      total.recall === undefined ? '–' : withInterval(total.precision),
      total.recall === undefined
        ? '–'
        : `${percent(total.charRecall)} / ${percent(total.charPrecision)}`,
      withInterval(total.leak),
      rate(total.wrongPerThousand),
      withInterval(total.cleanTouched),
    ]),
  );
}

/** One line for a quick look. */
export function rowOf(name: string, total: CorpusScore): string {
  const labels = PHI.flatMap((label) => {
    const counted = total.labels.get(label);
    return counted === undefined ? [] : [`${label} ${percent(counted.found / counted.tokens)}`];
  });
  return [
    name.padEnd(25),
    `R ${percent(total.recall?.value)}`,
    `P ${percent(total.precision?.value)}`,
    `leak ${percent(total.leak?.value)}`,
    `FP/1k ${total.wrongPerThousand?.value.toFixed(2)}`,
    `clean ${percent(total.cleanTouched?.value)}`,
    `char ${percent(total.charRecall)}/${percent(total.charPrecision)}`,
    ...labels,
  ].join('  ');
}

function labelsTable(measured: readonly Measured[]): string {
  return table(
    ['corpus', ...PHI],
    measured
      .filter(({ total }) => total.identifying > 0)
      .map(({ corpus, total }) => [
        corpus.name,
        ...recallByLabel(total, ({ spans }) => ` (${spans})`),
      ]),
  );
}

const recallByLabel = (
  { labels }: CorpusScore,
  more: (counted: { readonly spans: number }) => string = () => '',
): string[] =>
  PHI.map((label) => {
    const counted = labels.get(label);
    return counted === undefined
      ? '–'
      : `${percent(counted.found / counted.tokens)}${more(counted)}`;
  });

function ablationTable(measured: readonly Measured[]): string {
  const names = measured[0]?.ablations.map(([name]) => name) ?? [];
  const cell = (total: CorpusScore) =>
    total.recall === undefined
      ? `${total.wrongPerThousand?.value.toFixed(2)} per 1,000`
      : `${percent(total.recall.value)} / ${percent(total.precision?.value)}`;
  return table(
    ['corpus', 'whole engine', ...names.map((name) => `without ${name}`)],
    measured.map(({ corpus, total, ablations }) => [
      corpus.name,
      cell(total),
      ...ablations.map(([, without]) => cell(without)),
    ]),
  );
}

const EQUITY_NOTE = `Every name of every group in each of thirty sentences, after Xiao et al. 2023 (FAccT). Found: every word of
the name is covered. The sentence is the whole document, so nothing elsewhere helps. Groups are compared
over the same sentences (Friedman's test, Holm-adjusted over the axes); intervals come from a bootstrap over
sentences and names at once. The names are lists of this project and, by origin, given names by the shares
of Tzioumis 2018. Origin groups are broad and say nothing about any one person. Rules were mended where these
very sentences and names showed gaps: expect lower on others. The tagger never saw these sentences, but most of
these names are also in the lists that it was trained with.`;

function equitySummary(equity: readonly AxisResult[]): string {
  return table(
    ['by', 'worst group', 'its recall, %', 'gap to the best, points', 'adjusted p'],
    equity.map(({ name, worst, gap, p }) => [
      name,
      worst.name,
      withInterval(worst.recall),
      withInterval(gap),
      p < 0.001 ? '< 0.001' : p.toFixed(3),
    ]),
  );
}

const axisTable = (axis: AxisResult) =>
  table(
    ['group', 'names', 'recall, %'],
    axis.groups.map((group) => [group.name, String(group.names), withInterval(group.recall)]),
  );

function conceptTable(measured: readonly Measured[]): string {
  return table(
    ['corpus', 'clinical words', 'kept, %', 'clean documents touched, %'],
    measured
      .filter(({ corpus }) => corpus.language === 'en')
      .map(({ corpus, concepts, total }) => [
        corpus.name,
        String(concepts.terms),
        `${(100 * concepts.kept.value).toFixed(2)}`,
        withInterval(total.cleanTouched),
      ]),
  );
}

const missCount = (measured: readonly Measured[]) =>
  measured.reduce((sum, { scores }) => sum + scores.flatMap((one) => one.misses).length, 0);

/** `corpus id LABEL start-end …`: one line a document with misses. */
export function missLines(name: string, scores: readonly DocumentScore[]): string[] {
  return scores
    .filter(({ misses }) => misses.length > 0)
    .map(
      ({ id, misses }) =>
        `${name} ${id} ${misses.map(({ label, start, end }) => `${label}:${start}-${end}`).join(' ')}`,
    );
}
