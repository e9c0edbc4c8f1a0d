/**
 * How often the reader of narrative misses a class, and how often it labels what is none. Rewrites its part of
 * `docs/evaluation.md`, and `src/labels/measured.ts`, by which the product presumes what it was not measured well
 * enough on. The same rules and corpora give the same bytes.
 *
 *   npm run eval -- labels [--data FOLDER] [--dry-run] [--misses]
 *
 *   --data FOLDER   holds deid/NAME.jsonl; ../shared/data by default
 *   --misses        prints the missed notes of the development sentences, which rules may be mended by
 *   --dry-run       prints the report and writes nothing
 */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import {
  type SensitivityCode,
  type SensitivityLabel,
  withParents,
} from '../src/core/sensitivity.ts';
import { APPLIES, labelsOfText } from '../src/labels/index.ts';
import { readCorpus } from './corpora.ts';
import { writePart } from './document.ts';
import { JUDGED_HITS, JUDGED_NOTES } from './labels/judged.ts';
import { labelledNotes, type Neutral, notesOfThree } from './labels/notes.ts';
import {
  type ClassScore,
  type CorpusLabels,
  labelsReport,
  measuredSource,
} from './labels/report.ts';
import {
  neutralSentences,
  type Sentences,
  sentencesOf,
  spanishNeutralSentences,
} from './labels/set.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const { values } = parseArgs({
  options: {
    data: { type: 'string', default: join(ROOT, '..', 'shared', 'data') },
    misses: { type: 'boolean', default: false },
    'dry-run': { type: 'boolean', default: false },
  },
});

/** Real notes, none of them labelled: what is found there is counted, and a sample was judged by reading. */
const CORPORA = ['mtsamples_neg', 'mtsamples_reid_dev', 'asq_phi', 'synthea_notes', 'meddocan_dev'];

const isAbove = (label: SensitivityLabel, code: SensitivityCode) =>
  withParents(label.code).includes(code);
/** What a decision treats alike: a label of any of these keeps a text in. */
const familyOf = (code: SensitivityCode): SensitivityCode =>
  withParents(code).find((one) => one === 'SUD') ?? code;
const applying = (text: string) =>
  labelsOfText(text).labels.filter(({ score }) => score >= APPLIES);

function scoreClasses(
  sentences: readonly Sentences[],
  around: Neutral,
  isTelling = false,
): ClassScore[] {
  const notes = labelledNotes(sentences, around).map((note) => ({
    ...note,
    reading: labelsOfText(note.text),
  }));
  const neutral = notes.filter(({ set }) => set === undefined);
  return sentences.map(({ name, code, about }, index) => {
    const isLabelled = (note: (typeof notes)[number]) =>
      note.reading.labels.some((one) => one.score >= APPLIES && isAbove(one, code));
    const isInFamily = (note: (typeof notes)[number]) =>
      note.reading.labels.some((one) => one.score >= APPLIES && isAbove(one, familyOf(code)));
    const isPossible = (note: (typeof notes)[number]) =>
      note.reading.labels.some((one) => isAbove(one, code));
    const own = notes.filter(({ set }) => set === index);
    const positives = own.filter(({ isAbout }) => isAbout);
    const nearMisses = own.filter(({ isAbout }) => !isAbout);
    const threes = notesOfThree(about, around);
    const missed = positives.filter((note) => !isLabelled(note));
    if (isTelling)
      for (const { text } of missed)
        process.stdout.write(`${code}: ${text.replaceAll('\n', ' ')}\n`);
    return {
      name,
      code,
      templates: about.length,
      positives: positives.length,
      found: positives.length - missed.length,
      familyFound: positives.filter(isInFamily).length,
      missedButPossible: missed.filter(isPossible).length,
      nearMisses: nearMisses.length,
      nearMissesLabelled: nearMisses.filter(isLabelled).length,
      threes: threes.length,
      threesFound: threes.filter((text) => applying(text).some((one) => isAbove(one, code))).length,
      neutral: neutral.length,
      neutralLabelled: neutral.filter(isLabelled).length,
    };
  });
}

function readCorpora(): CorpusLabels[] {
  return CORPORA.flatMap((name) => {
    const path = join(values.data, 'deid', `${name}.jsonl`);
    if (!existsSync(path)) return [];
    const documents = readCorpus(path);
    const found = new Map(documents.map(({ id, text }) => [id, applying(text)] as const));
    const counts = new Map<SensitivityCode, number>();
    for (const labels of found.values())
      for (const { code } of labels) counts.set(code, (counts.get(code) ?? 0) + 1);
    const rules = new Map<string, number>();
    for (const labels of found.values())
      for (const rule of new Set(labels.flatMap((one) => one.rules)))
        rules.set(rule, (rules.get(rule) ?? 0) + 1);
    return [
      {
        name,
        documents: documents.length,
        labelled: [...found.values()].filter((labels) => labels.length > 0).length,
        counts,
        rules,
        judgedNotes: JUDGED_NOTES.filter(({ corpus }) => corpus === name).map(({ id, codes }) => ({
          codes,
          found: (found.get(id) ?? []).map(({ code }) => code),
        })),
        judgedHits: JUDGED_HITS.filter(({ corpus }) => corpus === name).filter(({ id, code }) =>
          (found.get(id) ?? []).some((label) => label.code === code),
        ),
      },
    ];
  });
}

const classes = scoreClasses(sentencesOf('test'), neutralSentences());
const development = scoreClasses(sentencesOf('development'), neutralSentences(), values.misses);
const spanish = scoreClasses(sentencesOf('spanish'), spanishNeutralSentences());
const corpora = readCorpora();
const report = labelsReport({ classes, development, spanish, corpora });
if (values['dry-run']) process.stdout.write(report);
else {
  writePart(join(ROOT, 'docs', 'evaluation.md'), 'labels', report);
  writeFileSync(join(ROOT, 'src', 'labels', 'measured.ts'), measuredSource(classes));
  process.stdout.write('docs/evaluation.md and src/labels/measured.ts are written\n');
}
