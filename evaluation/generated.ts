/**
 * The project's own test set: documents of `training/` whose templates and names no training saw, the
 * same ones at every run. What Safe Harbor lets stand (states, countries, bare years, ages below 90)
 * counts neither way.
 */
import { generate } from '../training/generate.ts';
import { Random } from '../training/random.ts';
import type { Tag } from '../training/scene.ts';
import type { GoldDocument } from './score.ts';

const SEED = 11;
const DOCUMENTS: Readonly<Record<'en' | 'es', number>> = { en: 1500, es: 500 };

/** 45 CFR §164.514(b)(2)(i)(C). */
const AGE_MIN = 90;

const LABEL_OF_TAG: Readonly<Record<Tag, string>> = {
  NAME: 'NAME',
  STREET: 'LOCATION',
  CITY: 'LOCATION',
  HOSPITAL: 'LOCATION',
  REGION: 'OTHER',
  DATE: 'DATE',
  YEAR: 'OTHER',
  ID: 'ID',
  CONTACT: 'CONTACT',
  ORGANIZATION: 'ORGANIZATION',
  PROFESSION: 'PROFESSION',
  AGE: 'AGE',
};

export function generatedDocuments(language: 'en' | 'es'): GoldDocument[] {
  const random = new Random(SEED);
  return Array.from({ length: DOCUMENTS[language] }, (_, index) => {
    const { text, spans } = generate(random, 'test', language);
    return {
      id: String(index),
      text,
      spans: spans.map(({ start, end, tag }) => {
        const stands = tag === 'AGE' && Number(text.slice(start, end)) < AGE_MIN;
        return { start, end, label: stands ? 'OTHER' : LABEL_OF_TAG[tag] };
      }),
    };
  });
}
