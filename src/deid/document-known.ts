/**
 * The people whom a document's structured part names, as an index over its free text. Values that no
 * person has (a record number in a table, a telephone number nobody is named with) are known all the
 * same: they join as one more person, who owns them without being anyone.
 */
import type { KnownPerson } from '../core/person.ts';
import { indexKnown, type KnownIndex } from '../detect/index.ts';
import type { DocumentLocus } from '../formats/index.ts';
import { readReference } from './transforms/code-shape.ts';

export interface KnownHere {
  /** Undefined where nobody is known. */
  readonly index: KnownIndex | undefined;
  /** Whom `Finding.person` counts. */
  readonly persons: readonly KnownPerson[];
}

interface About {
  readonly subject: string | undefined;
  readonly scope: string;
}

/**
 * @param about the subject, as the document or its surroundings name it: its id is known, too; and whose
 *   surrogates, which nobody's values share
 * @param hasText false where there is nothing to find them in, and values without a person do not count
 */
export function knownIn(
  loci: readonly DocumentLocus[],
  persons: readonly KnownPerson[],
  about: About,
  hasText: boolean,
): KnownHere {
  const own = persons.length > 0 ? indexKnown(persons) : undefined;
  if (!hasText) return { index: own, persons };
  const nobody = personOf(
    loci.filter((locus) => isValue(locus) && !isCovered(locus.text, own)),
    about,
  );
  if (nobody === undefined) return { index: own, persons };
  const all = [...persons, nobody];
  return { index: indexKnown(all), persons: all };
}

const isValue = ({ role, category, text }: DocumentLocus): boolean =>
  role === 'value' && category !== undefined && text.trim().length > 1;

/** Found whole by what is known: then whose it is stays known, too. */
function isCovered(text: string, index: KnownIndex | undefined): boolean {
  return index?.find(text).some(({ start, end }) => end - start >= text.trim().length) ?? false;
}

/** The subject's id, and values without a person; undefined where there are none. */
function personOf(
  loci: readonly DocumentLocus[],
  { subject, scope }: About,
): KnownPerson | undefined {
  const textsOf = (...categories: readonly (string | undefined)[]) => [
    ...new Set(
      loci.filter(({ category }) => categories.includes(category)).map(({ text }) => text),
    ),
  ];
  const places = loci.filter(({ category }) => category === 'location');
  const texts = new Set([
    ...textsOf('name', 'phone', 'fax', 'email'),
    ...places.map(({ text }) => text),
  ]);
  const identifiers = loci.filter(({ category, text }) => isNumbered(category) && !texts.has(text));
  const id = subject === undefined ? [] : [{ value: readReference(subject).id, type: 'mrn' }];
  if (loci.length === 0 && id.length === 0) return undefined;
  return {
    ref: `${scope}#nobody`,
    role: 'relative',
    names: textsOf('name').map((text) => ({ given: [], text })),
    dates: [],
    phones: textsOf('phone', 'fax'),
    emails: textsOf('email'),
    addresses: places.map(({ text, type }) =>
      type === 'city'
        ? { lines: [], city: text }
        : type === 'zip'
          ? { lines: [], postalCode: text }
          : { lines: [text] },
    ),
    identifiers: [
      ...id,
      ...identifiers.map(({ text, category }) => ({
        value: text,
        type: TYPES[category!] ?? 'other',
      })),
    ],
  };
}

const NOT_NUMBERED = new Set([
  'name',
  'location',
  'date',
  'age',
  'phone',
  'fax',
  'email',
  'biometric',
  'photo',
  'organization',
  'profession',
]);

const isNumbered = (category: string | undefined): boolean =>
  category !== undefined && !NOT_NUMBERED.has(category);

/** As `indexKnown` reads them. */
const TYPES: Readonly<Record<string, string>> = {
  medical_record_number: 'mrn',
  ssn: 'ssn',
  certificate_or_license_number: 'license',
  health_plan_beneficiary_number: 'member',
  account_number: 'account',
};
