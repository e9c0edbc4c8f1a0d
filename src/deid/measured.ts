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
export const MEASURED_ENGINE: string = 'ensemble-15';
export const MEASURED_DIGEST: string = '47a4a73c93e8a980';

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
    recall: { percent: 94.6, from: 92.3, to: 96.5 },
    precisionPercent: undefined,
    documentsWithMissPercent: 11.6,
  },
  {
    corpus: 'Spanish clinical cases (development)',
    documents: 250,
    language: 'es',
    recall: { percent: 98.7, from: 98.4, to: 99.1 },
    precisionPercent: 98.4,
    documentsWithMissPercent: 25.2,
  },
  {
    corpus: 'English documents written for measurement, their misses unread',
    documents: 87,
    language: 'en',
    recall: { percent: 92.3, from: 90.5, to: 94 },
    precisionPercent: 91.9,
    documentsWithMissPercent: 65.4,
  },
  {
    corpus: 'Spanish documents written for measurement',
    documents: 25,
    language: 'es',
    recall: { percent: 86.8, from: 82.2, to: 91.2 },
    precisionPercent: 89.9,
    documentsWithMissPercent: 81.8,
  },
  {
    corpus: 'English documents written for measurement (development)',
    documents: 248,
    language: 'en',
    recall: { percent: 94.6, from: 93.6, to: 95.6 },
    precisionPercent: 92.9,
    documentsWithMissPercent: 61.1,
  },
  {
    corpus: 'generated English documents, templates and names unseen in training',
    documents: 1500,
    language: 'en',
    recall: { percent: 98.7, from: 98.4, to: 98.9 },
    precisionPercent: 91.6,
    documentsWithMissPercent: 18.2,
  },
  {
    corpus: 'generated Spanish documents, templates and names unseen in training',
    documents: 500,
    language: 'es',
    recall: { percent: 98.9, from: 98.6, to: 99.2 },
    precisionPercent: 95.5,
    documentsWithMissPercent: 12.3,
  },
];
