/**
 * The corpora that the engine is scored on. All but the generated and the written ones are no part of this project: they
 * are read from a folder beside it, and one that is not there is left out of the report, which says so.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { generatedDocuments } from './generated.ts';
import type { GoldDocument, Span } from './score.ts';
import { writtenDocuments } from './written.ts';

export interface Corpus {
  readonly name: string;
  /** What its texts are, and how its figures are to be read. */
  readonly about: string;
  readonly language: 'en' | 'es' | 'many';
  /** What manifests of runs call it; none where its figures say little about clinical notes. */
  readonly title?: string;
  /** Of this project's own corpora: their documents. */
  readonly own?: () => GoldDocument[];
}

export const CORPORA: readonly Corpus[] = [
  {
    name: 'mtsamples_reid_dev',
    about: 'dictated US reports, fictitious identifiers',
    title: 'US reports with fictitious identifiers (development)',
    language: 'en',
  },
  {
    name: 'asq_phi',
    about: "clinicians' questions to models",
    title: "clinicians' questions to models (development)",
    language: 'en',
  },
  {
    name: 'redacta_uk',
    about: 'UK letters; titles count as part of names',
    title: 'UK letters (development)',
    language: 'en',
  },
  {
    name: 'ambientmeta',
    about: 'ambiguous names; dates not annotated: read recall only',
    title: 'ambiguous names (development)',
    language: 'en',
  },
  {
    name: 'mtsamples_neg',
    about: 'US reports without identifiers',
    language: 'en',
  },
  {
    name: 'ncbi_disease_neg',
    about: 'abstracts without identifiers',
    language: 'en',
  },
  {
    name: 'presidio_generated_large',
    about: 'general sentences, foreign addresses',
    language: 'en',
  },
  {
    name: 'openmed_golden',
    about: 'one-sentence traps in 26 languages',
    language: 'many',
  },
  {
    name: 'meddocan_train',
    about: 'Spanish clinical cases, part trained on',
    language: 'es',
  },
  {
    name: 'meddocan_dev',
    about: 'Spanish clinical cases, part measured on',
    title: 'Spanish clinical cases (development)',
    language: 'es',
  },
  {
    name: 'synthea_notes',
    about: 'notes of synthetic records; names like `Sumiko254`',
    language: 'en',
  },
  {
    name: 'written_unread',
    about: 'written for this by hands that had not seen the engine; its misses nobody has read',
    language: 'en',
    title: 'English documents written for measurement, their misses unread',
    own: () => writtenDocuments('unread'),
  },
  {
    name: 'written_spanish',
    about: 'written likewise in Spanish; misses of eight of them were read',
    language: 'es',
    title: 'Spanish documents written for measurement',
    own: () => writtenDocuments('spanish'),
  },
  {
    name: 'written_read',
    about: 'written likewise; rules were made after reading them',
    language: 'en',
    title: 'English documents written for measurement (development)',
    own: () => writtenDocuments('read'),
  },
  {
    name: 'generated_en',
    about: 'this project’s own generated documents; templates and names unseen in training',
    language: 'en',
    title: 'generated English documents, templates and names unseen in training',
    own: () => generatedDocuments('en'),
  },
  {
    name: 'generated_es',
    about: 'the same in Spanish',
    language: 'es',
    title: 'generated Spanish documents, templates and names unseen in training',
    own: () => generatedDocuments('es'),
  },
];

/** Undefined where `folder` has no such corpus. */
export function documentsOf(corpus: Corpus, folder: string): GoldDocument[] | undefined {
  if (corpus.own !== undefined) return corpus.own();
  const path = join(folder, `${corpus.name}.jsonl`);
  return existsSync(path) ? readCorpus(path) : undefined;
}

/** One document a line: `{"id","text","spans":[{"start","end","label"}]}`. */
export function readCorpus(path: string): GoldDocument[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const { id, text, spans } = JSON.parse(line) as { id: unknown; text: string; spans: Span[] };
      return { id: String(id), text, spans };
    });
}
