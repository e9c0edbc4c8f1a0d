/** What was measured of sensitivity labels, as its part of `docs/evaluation.md` and as the source that the product reads. */
import type { SensitivityCode } from '../../src/core/sensitivity.ts';
import { withParents } from '../../src/core/sensitivity.ts';
import { RULES_VERSION } from '../../src/labels/index.ts';
import { wilson } from '../statistics.ts';

export interface ClassScore {
  readonly name: string;
  readonly code: SensitivityCode;
  readonly templates: number;
  readonly positives: number;
  readonly found: number;
  /** Found under this code or, of substance use, under any code of it. */
  readonly familyFound: number;
  readonly missedButPossible: number;
  readonly nearMisses: number;
  readonly nearMissesLabelled: number;
  /** Notes with three mentions. */
  readonly threes: number;
  readonly threesFound: number;
  readonly neutral: number;
  readonly neutralLabelled: number;
}

export interface CorpusLabels {
  readonly name: string;
  readonly documents: number;
  readonly labelled: number;
  readonly counts: ReadonlyMap<SensitivityCode, number>;
  readonly rules: ReadonlyMap<string, number>;
  readonly judgedNotes: readonly {
    readonly codes: readonly SensitivityCode[];
    readonly found: readonly SensitivityCode[];
  }[];
  readonly judgedHits: readonly { readonly code: SensitivityCode; readonly isRight: boolean }[];
}

const percent = (value: number) => (100 * value).toFixed(1);
function share(part: number, whole: number): string {
  if (whole === 0) return '–';
  const { low, high } = wilson(part, whole);
  return `${percent(part / whole)} (${percent(low)}–${percent(high)})`;
}

function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}

const RULES_SHOWN = 25;

export interface Measured {
  readonly classes: readonly ClassScore[];
  readonly development: readonly ClassScore[];
  readonly spanish: readonly ClassScore[];
  readonly corpora: readonly CorpusLabels[];
}

export function labelsReport({ classes, development, spanish, corpora }: Measured): string {
  return `${[
    '## Sensitivity labels',
    `Rules \`${RULES_VERSION}\`. Written by \`npm run eval -- labels\`; do not edit. Intervals are 95 %, after Wilson.

**Generated sets.** Each sentence once, in every reading of its alternatives, in a note of its own among neutral
sentences: one mention a note is harder than a chart that says it thrice ("three mentions": notes with three different
sentences of the class, 100 draws). Rules were mended by the sentences of \`evaluation/labels/development.txt\`; those of
\`evaluation/labels/test.txt\`, the test set, were written after the rules of their class were frozen, and measured once (after which only
ICD-10 categories written out in a text, one rule about headings, one about an answer after a colon (\`Drugs: no\`), \`TOP\`, \`doxyPEP\` and the Spanish rules were added). All
have the author of the rules and one language, and readings of one template are alike, so that the intervals are too narrow.
How much it matters who writes and how: an earlier test set of more roundabout sentences, written the same way, had a
recall of 63 % when it was new. **Expect to miss more on yours**, and take that figure for the worse case. A label of a code below
counts for the code above it (\`OPIOIDUD\` for \`SUD\`). Precision is over a class's sentences, its near misses and
${classes[0]?.neutral ?? 0} neutral notes; it says how well look-alikes are told apart, and nothing about the share of wrong labels where
most notes are about none of this.`,
    table(
      [
        'class',
        'templates',
        'notes',
        'recall, %',
        'recall of three mentions, %',
        'recall on development, %',
        'of the missed: possible',
        'near misses labelled',
        'neutral labelled',
        'precision, %',
      ],
      classes.map((one) => {
        const wrong = one.nearMissesLabelled + one.neutralLabelled;
        return [
          one.name,
          String(one.templates),
          String(one.positives),
          share(one.found, one.positives),
          percent(one.threesFound / one.threes),
          developmentOf(one, development),
          `${one.missedButPossible} of ${one.positives - one.found}`,
          `${one.nearMissesLabelled} of ${one.nearMisses}`,
          `${one.neutralLabelled} of ${one.neutral}`,
          share(one.found, one.found + wrong),
        ];
      }),
    ),
    `Substance use as a decision sees it (a label of any of its three classes counts for each of them): ${family(classes, 'SUD')}
recall; all classes together ${total(classes)}.`,
    '### In Spanish',
    `The sentences of \`evaluation/labels/spanish.txt\`, of the author of the rules as well, and measured the same way: written after the
rules, which were mended by \`meddocan\`; one class (\`ETHUD\`, 38.5 % at first) was mended by sentences of this set and its sentences
written anew, and two terms were narrowed after a first measurement, so the figures flatter a little. The figures are no part of \`src/labels/measured.ts\`: to the product a Spanish text is
one in a foreign language. All classes together ${total(spanish)} recall.`,
    spanishTable(spanish),
    '### On notes that nobody labelled',
    `Public corpora of real or synthetic notes: how many carry a label, in documents. Nothing tells which should.`,
    table(
      ['corpus', 'documents', 'with any label, %', ...codesOf(corpora)],
      corpora.map(({ name, documents, labelled, counts }) => [
        name,
        String(documents),
        share(labelled, documents),
        ...codesOf(corpora).map((code) => String(counts.get(code) ?? 0)),
      ]),
    ),
    `A sample was judged by reading (by one reader of this project, no clinician, who had written the rules, and had mended false
alarms in these corpora). Labels judged right of those drawn, by class, and whole notes drawn at random and read before any label was computed:`,
    judgedTable(corpora),
    notesLine(corpora),
    'Rules by the number of documents in which they spoke for a label that applied:',
    rulesLine(corpora),
  ].join('\n\n')}\n`;
}

function spanishTable(classes: readonly ClassScore[]): string {
  return table(
    [
      'class',
      'templates',
      'notes',
      'recall, %',
      'recall of three mentions, %',
      'near misses labelled',
      'neutral labelled',
    ],
    classes.map((one) => [
      one.name,
      String(one.templates),
      String(one.positives),
      share(one.found, one.positives),
      percent(one.threesFound / one.threes),
      `${one.nearMissesLabelled} of ${one.nearMisses}`,
      `${one.neutralLabelled} of ${one.neutral}`,
    ]),
  );
}

function developmentOf({ name }: ClassScore, development: readonly ClassScore[]): string {
  const same = development.filter((one) => one.name === name);
  const found = same.reduce((sum, one) => sum + one.found, 0);
  return percent(found / same.reduce((sum, one) => sum + one.positives, 0));
}

function family(classes: readonly ClassScore[], code: SensitivityCode): string {
  const own = classes.filter((one) => withParents(one.code).includes(code));
  return share(
    own.reduce((sum, one) => sum + one.familyFound, 0),
    own.reduce((sum, one) => sum + one.positives, 0),
  );
}

function total(classes: readonly ClassScore[]): string {
  const sum = (of: (one: ClassScore) => number) => classes.reduce((all, one) => all + of(one), 0);
  return share(
    sum((one) => one.found),
    sum((one) => one.positives),
  );
}

const codesOf = (corpora: readonly CorpusLabels[]): SensitivityCode[] =>
  [...new Set(corpora.flatMap(({ counts }) => [...counts.keys()]))].sort();

function judgedTable(corpora: readonly CorpusLabels[]): string {
  const hits = corpora.flatMap(({ judgedHits }) => judgedHits);
  const codes = [...new Set(hits.map(({ code }) => code))].sort();
  return table(
    ['class', 'judged', 'right, %'],
    codes.map((code) => {
      const own = hits.filter((hit) => hit.code === code);
      return [
        code,
        String(own.length),
        share(own.filter(({ isRight }) => isRight).length, own.length),
      ];
    }),
  );
}

function notesLine(corpora: readonly CorpusLabels[]): string {
  const notes = corpora.flatMap(({ judgedNotes }) => judgedNotes);
  const gold = notes.flatMap(({ codes, found }) => codes.map((code) => found.includes(code)));
  const extra = notes.filter(({ codes, found }) => found.some((code) => !codes.includes(code)));
  return `Whole notes: ${notes.length} read, in which ${gold.length} labels are right; ${gold.filter(Boolean).length} of those were found, and ${extra.length} notes got a label that is not.`;
}

function rulesLine(corpora: readonly CorpusLabels[]): string {
  const counts = new Map<string, number>();
  for (const { rules } of corpora)
    for (const [rule, count] of rules)
      if (!rule.includes(':')) counts.set(rule, (counts.get(rule) ?? 0) + count);
  const sorted = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const shown = sorted.slice(0, RULES_SHOWN).map(([rule, count]) => `\`${rule}\` ${count}`);
  return `${shown.join(', ')}; and ${Math.max(0, sorted.length - RULES_SHOWN)} others.`;
}

/** `src/labels/measured.ts`. Topics of one code are one class; codes below count for the codes above. */
export function measuredSource(classes: readonly ClassScore[]): string {
  const codes = [...new Set(classes.flatMap(({ code }) => withParents(code)))].sort();
  const lines = codes.map((code) => {
    const own = classes.filter((one) => withParents(one.code).includes(code));
    const positives = own.reduce((sum, one) => sum + one.positives, 0);
    // Above the class itself any code of the family counts, as it does to a decision.
    const isFamily = own.some((one) => one.code !== code);
    const missed =
      positives - own.reduce((sum, one) => sum + (isFamily ? one.familyFound : one.found), 0);
    return `    ${code}: ${Number(wilson(missed, positives).high.toFixed(4))},`;
  });
  return `/**
 * What \`npm run eval -- labels\` measured on the generated test set: written by it, not by hand. The upper end of the 95 %
 * Wilson interval of each class's miss rate, valid for one version of the rules: others count as not measured.
 */
import type { SensitivityCode } from '../core/sensitivity.ts';

export const MEASURED: {
  readonly rulesVersion: string;
  readonly missRateHigh: Partial<Record<SensitivityCode, number>>;
} = {
  rulesVersion: '${RULES_VERSION}',
  missRateHigh: {
${lines.join('\n')}
  },
};
`;
}
