/** A document of named fields for tests: one place a field, written back as `field: value` lines. */
import type { KnownPerson } from '../core/person.ts';
import type { PhiCategory } from '../core/phi.ts';
import type { DocumentLocus, WalkedDocument } from '../formats/index.ts';
import { safeHarbor } from '../profiles/index.ts';
import { deidentifyDocument } from './document.ts';

export type Field = Partial<Omit<DocumentLocus, 'text'>> & { readonly text: string };

export interface Around {
  readonly subject?: string;
  readonly persons?: readonly KnownPerson[];
}

export function documentOf(
  fields: Readonly<Record<string, Field | string>>,
  { subject, persons = [] }: Around = {},
): WalkedDocument {
  const loci = Object.entries(fields).map(([path, field]): DocumentLocus => {
    const given = typeof field === 'string' ? { text: field } : field;
    return { kind: 'text', path, role: 'text', ...given };
  });
  return {
    loci,
    subject,
    persons,
    apply: (changes) =>
      loci
        .map(({ path, text }, index) => {
          const change = changes[index];
          return change === null ? '' : `${path}: ${change ?? text}\n`;
        })
        .join(''),
  };
}

export function person(
  ref: string,
  role: KnownPerson['role'],
  given: string,
  family: string,
  more: Partial<KnownPerson> = {},
): KnownPerson {
  return {
    ref,
    role,
    names: [{ given: [given], family }],
    dates: [],
    phones: [],
    emails: [],
    addresses: [],
    identifiers: [],
    ...more,
  };
}

export const SECRET = Uint8Array.from({ length: 32 }, (_, at) => at);

export const value = (text: string, category: PhiCategory, type?: string): Field => ({
  text,
  role: 'value',
  category,
  ...(type !== undefined && { type }),
});

/** Text of a document of these fields under Safe Harbor. */
export const safely = (fields: Record<string, Field | string>, asOf = 2026) =>
  deidentifyDocument(documentOf(fields), { profile: safeHarbor, asOf }).text;
