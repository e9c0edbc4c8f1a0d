/**
 * What detection finds, as measured: figures of `docs/evaluation.md` as data, for manifests. They are
 * development figures, made with these texts in view; a site's own text may give lower ones. Written by
 * `npm run eval -- deid`; do not edit.
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
export const MEASURED_ENGINE: string = 'ensemble-14';
export const MEASURED_DIGEST: string = '9067eb8a3f3b1f87';

export const MEASURED: readonly Measurement[] = [
  {
    corpus: 'US reports with fictitious identifiers (development)',
    documents: 521,
    language: 'en',
    recall: { percent: 99.9, from: 99.8, to: 100 },
    precisionPercent: 96.3,
    documentsWithMissPercent: 1.4,
  },
  {
    corpus: "clinicians' questions to models (development)",
    documents: 526,
    language: 'en',
    recall: { percent: 99.1, from: 98.7, to: 99.4 },
    precisionPercent: 99,
    documentsWithMissPercent: 7.2,
  },
  {
    corpus: 'UK letters (development)',
    documents: 150,
    language: 'en',
    recall: { percent: 98.9, from: 98.5, to: 99.2 },
    precisionPercent: 91.2,
    documentsWithMissPercent: 23.3,
  },
  {
    corpus: 'ambiguous names (development)',
    documents: 360,
    language: 'en',
    recall: { percent: 94.2, from: 91.7, to: 96.1 },
    precisionPercent: undefined,
    documentsWithMissPercent: 12.5,
  },
  {
    corpus: 'Spanish clinical cases (development)',
    documents: 250,
    language: 'es',
    recall: { percent: 98.6, from: 98.1, to: 99 },
    precisionPercent: 98.4,
    documentsWithMissPercent: 26.8,
  },
  {
    corpus: 'English documents written for measurement, their misses unread',
    documents: 72,
    language: 'en',
    recall: { percent: 93.9, from: 92.6, to: 95.3 },
    precisionPercent: 92,
    documentsWithMissPercent: 76.6,
  },
  {
    corpus: 'English documents written for measurement (development)',
    documents: 138,
    language: 'en',
    recall: { percent: 95.9, from: 94.7, to: 96.9 },
    precisionPercent: 94.1,
    documentsWithMissPercent: 54.2,
  },
  {
    corpus: 'generated English documents, templates and names unseen in training',
    documents: 1500,
    language: 'en',
    recall: { percent: 98.6, from: 98.3, to: 98.8 },
    precisionPercent: 91.8,
    documentsWithMissPercent: 18.8,
  },
  {
    corpus: 'generated Spanish documents, templates and names unseen in training',
    documents: 500,
    language: 'es',
    recall: { percent: 98.9, from: 98.6, to: 99.2 },
    precisionPercent: 95.5,
    documentsWithMissPercent: 12.1,
  },
];
