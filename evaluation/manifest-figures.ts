/** The figures that manifests of runs carry, as the module `src/deid/measured.ts`. */
import { ENGINE_VERSION, engineDigest } from '../src/detect/index.ts';
import type { Measured } from './report.ts';

/** In percent, one decimal. */
const percent = (share: number) => String(Number((100 * share).toFixed(1)));
const quoted = (text: string) => (text.includes("'") ? `"${text}"` : `'${text}'`);

export const measuredModule = (measured: readonly Measured[]): string => `/**
 * What detection finds, as measured: figures of \`docs/evaluation.md\` as data, for manifests. They are
 * development figures, made with these texts in view; a site's own text may give lower ones. Written by
 * \`npm run eval -- deid\`; do not edit.
 */

export interface Measurement {
  readonly corpus: string;
  readonly documents: number;
  readonly language: string;
  /** Percent of identifying tokens that were found, with its 95 % interval. */
  readonly recall: { readonly percent: number; readonly from: number; readonly to: number };
  readonly precisionPercent: number | undefined;
  /** Percent of documents in which at least one identifying token was missed. */
  readonly documentsWithMissPercent: number;
}

/** The engine that the figures belong to. */
export const MEASURED_ENGINE: string = '${ENGINE_VERSION}';
export const MEASURED_DIGEST: string = '${engineDigest()}';

export const MEASURED: readonly Measurement[] = [
${measured.flatMap((one) => entryOf(one)).join('\n')}
];
`;

function entryOf({ corpus, scores, total }: Measured): string[] {
  const { recall, precision } = total;
  if (corpus.title === undefined || recall === undefined || precision === undefined) return [];
  const identified = scores.filter((one) => one.isIdentified);
  const missing = identified.filter((one) => one.missed > 0).length / identified.length;
  const isRecallOnly = corpus.about.includes('recall only');
  return [
    `  {
    corpus: ${quoted(corpus.title)},
    documents: ${total.documents},
    language: '${corpus.language}',
    recall: { percent: ${percent(recall.value)}, from: ${percent(recall.low)}, to: ${percent(recall.high)} },
    precisionPercent: ${isRecallOnly ? 'undefined' : percent(precision.value)},
    documentsWithMissPercent: ${percent(missing)},
  },`,
  ];
}
