/**
 * The corpora that the engine is scored on. None of them is part of this project: they are read from
 * a folder beside it, and one that is not there is left out of the report, which says so.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GoldDocument, Span } from './score.ts';

export interface Corpus {
  readonly name: string;
  /** What its texts are, and how its figures are to be read. */
  readonly about: string;
  readonly language: 'en' | 'es' | 'many';
}

export const CORPORA: readonly Corpus[] = [
  {
    name: 'mtsamples_reid_dev',
    about: 'dictated US reports, fictitious identifiers',
    language: 'en',
  },
  { name: 'asq_phi', about: "clinicians' questions to models", language: 'en' },
  {
    name: 'redacta_uk',
    about: 'UK letters; titles count as part of names',
    language: 'en',
  },
  {
    name: 'ambientmeta',
    about: 'ambiguous names; dates not annotated: read recall only',
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
    about: 'Spanish clinical cases, part written with',
    language: 'es',
  },
  {
    name: 'meddocan_dev',
    about: 'Spanish clinical cases, part measured on',
    language: 'es',
  },
  {
    name: 'synthea_notes',
    about: 'notes of synthetic records; names like `Sumiko254`',
    language: 'en',
  },
  {
    name: 'generated',
    about: "this project's own generated test set",
    language: 'en',
  },
];

/** Where `name` is, looked for in each folder; undefined where it is in none. */
export function corpusFile(name: string, folders: readonly string[]): string | undefined {
  return folders.map((folder) => join(folder, `${name}.jsonl`)).find((path) => existsSync(path));
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
