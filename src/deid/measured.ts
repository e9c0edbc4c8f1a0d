/**
 * What detection finds, as measured: the figures of `docs/detection.md` as data, for manifests. They
 * are development figures, made with these texts in view; a site's own text may give lower ones.
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
export const MEASURED_ENGINE: string = 'rules-1';

export const MEASURED: readonly Measurement[] = [
  {
    corpus: 'US reports with fictitious identifiers (development)',
    documents: 521,
    language: 'en',
    recall: { percent: 98.6, from: 98.2, to: 99 },
    precisionPercent: 99.1,
    documentsWithMissPercent: 2.1,
  },
  {
    corpus: "clinicians' questions to models (development)",
    documents: 526,
    language: 'en',
    recall: { percent: 95.2, from: 94.4, to: 96 },
    precisionPercent: 99.7,
    documentsWithMissPercent: 13.5,
  },
  {
    corpus: 'UK letters (development)',
    documents: 150,
    language: 'en',
    recall: { percent: 95.2, from: 95, to: 95.4 },
    precisionPercent: 95.2,
    documentsWithMissPercent: 100,
  },
  {
    corpus: 'ambiguous names (development)',
    documents: 360,
    language: 'en',
    recall: { percent: 72.7, from: 67, to: 77.5 },
    precisionPercent: undefined,
    documentsWithMissPercent: 36.9,
  },
  {
    corpus: 'Spanish clinical cases (development)',
    documents: 250,
    language: 'es',
    recall: { percent: 55.9, from: 54.6, to: 57.5 },
    precisionPercent: 93.6,
    documentsWithMissPercent: 98.8,
  },
];
