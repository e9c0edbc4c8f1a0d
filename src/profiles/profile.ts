/**
 * A transformation profile: a table of what is done to what, with the paragraph that asks for it. The
 * compiler sees to it that no subject is left out; `document.ts` does what the table says.
 */

import type { FhirRule } from '../core/fhir-path/fhir-rule.ts';
import type { FieldRole, PlacedRole } from '../core/field-role.ts';
import { sha256 } from '../core/hash.ts';
import type { PhiCategory } from '../core/phi.ts';

/**
 * - `keep`       stays as it is.
 * - `redact`     in prose `[NAME]`; a field is emptied.
 * - `mask`       every letter and digit becomes `*`; a number is emptied.
 * - `year`       dates: the year alone, and not that where it tells an age over 89.
 * - `age-90`     ages over 89 become `90+`.
 * - `zip3`       ZIP codes: three digits of populous areas, else `000`.
 * - `us-state`   states of the United States stay, all else goes.
 * - `shift`      dates: moved by the subject's own number of weeks.
 * - `surrogate`  a made-up value of the same kind, keyed by subject.
 * - `pseudonym`  HMAC under the site's key.
 * - `token`      random, the same for the same value as long as the run lasts.
 *
 * A method that cannot read a value redacts it.
 */
export const METHODS = [
  'keep',
  'redact',
  'mask',
  'year',
  'age-90',
  'zip3',
  'us-state',
  'shift',
  'surrogate',
  'pseudonym',
  'token',
] as const;

export type Method = (typeof METHODS)[number];

/** Beside the categories: what a document format tells by the place. */
export const PLACE_SUBJECTS = ['state', 'country', 'reference', 'media'] as const;

/**
 * Kinds that detection finds in prose and that identify nobody by themselves, by their category. Every
 * profile decides on them apart from it; a state or country found is treated as one in its field.
 */
export const APART = {
  title: 'name',
  state: 'location',
  country: 'location',
} as const satisfies Readonly<Record<string, PhiCategory>>;

export type Subject = PhiCategory | (typeof PLACE_SUBJECTS)[number] | keyof typeof APART;

/** One kind of a category, as `Finding.type` names it: `location/zip`. */
export type FinerSubject = `${PhiCategory}/${string}`;

export interface Row {
  readonly method: Method;
  /** Paragraph of 45 CFR §164.514, or whose decision it is. */
  readonly rule: string;
  readonly note?: string;
}

/** What has to be on file before anything is released under a profile. */
export type Terms = 'none' | 'data-use-agreement' | 'determination';

export interface Profile {
  /** `safe-harbor` */
  readonly id: string;
  readonly version: number;
  readonly title: string;
  /** What may be said of the output, before "under profile …": never more than was done. */
  readonly claim: string;
  readonly basis: string;
  readonly terms: Terms;
  readonly rows: Readonly<Record<Subject, Row>> & { readonly [finer: FinerSubject]: Row };
  /**
   * Names of clinicians whom the document names as such: Safe Harbor is about the individual, relatives,
   * employers and household (OCR's guidance), so that they may stay. `remove` treats them as any name.
   */
  readonly clinicians: 'remove' | 'keep';
  /** Every stand-in leads back to one original; the pairs come with the document. */
  readonly isReversible: boolean;
  /** What they name in FHIR resources they decide on; the rows hold for the rest. */
  readonly fhirRules?: readonly FhirRule[];
  /** What columns of tables hold, by name; and fields of JSON, by path. */
  readonly columns?: Readonly<Record<string, FieldRole>>;
  readonly jsonPaths?: readonly PlacedRole[];
  /** What the manifest says of the risk that remains. */
  readonly residualRisk: string;
}

/** Row of a finding, or of a field taken whole. */
export function rowFor(profile: Profile, category: PhiCategory, type: string): Row {
  const subject = subjectOf(category, type);
  const row = profile.rows[subject];
  if (!finerTypesOf(profile).has(type)) return row;
  return profile.rows[`${subject as PhiCategory}/${type}`] ?? row;
}

/**
 * The method of its row. `Jr.` and `MD`, found in their fields, tell nobody: no surrogate stands in for them, as
 * none does for those within a name.
 */
export function methodFor(profile: Profile, category: PhiCategory, type: string): Method {
  const { method } = rowFor(profile, category, type);
  return type === 'suffix' && method === 'surrogate' ? 'keep' : method;
}

/** Types that a profile has any row for: few, and asked for each value of each document. */
function finerTypesOf(profile: Profile): ReadonlySet<string> {
  let types = finerTypes.get(profile);
  if (types === undefined) {
    const finer = Object.keys(profile.rows).filter((subject) => subject.includes('/'));
    types = new Set(finer.map((subject) => subject.slice(subject.indexOf('/') + 1)));
    finerTypes.set(profile, types);
  }
  return types;
}

const finerTypes = new WeakMap<Profile, ReadonlySet<string>>();

/** What the tables call a finding: its category, or a kind that stands apart from it. */
export function subjectOf(category: PhiCategory, type: string): Subject {
  const apart = (APART as Readonly<Record<string, PhiCategory | undefined>>)[type];
  return apart === category ? (type as keyof typeof APART) : category;
}

const KEYED = new Set<Method>(['shift', 'surrogate', 'pseudonym']);

const KEYED_RULES = new Set<FhirRule['treatment']['method']>(['shift', 'pseudonym', 'perturb']);

export const usesKey = ({ rows, fhirRules = [] }: Profile): boolean =>
  Object.values(rows).some(({ method }) => KEYED.has(method)) ||
  fhirRules.some(({ treatment }) => KEYED_RULES.has(treatment.method));

export const usesTokens = (profile: Profile): boolean =>
  Object.values(profile.rows).some(({ method }) => method === 'token');

/** Changes when any decision of the profile does; notes do not count. */
export function profileHash(profile: Profile): string {
  const { id, version, basis, terms, clinicians, isReversible } = profile;
  const rows = Object.entries(profile.rows)
    .map(([subject, { method }]) => [subject, method])
    .sort(([one], [other]) => (one! < other! ? -1 : 1));
  const { fhirRules, columns, jsonPaths } = profile;
  const more = { fhirRules, columns, jsonPaths };
  const hasMore = Object.values(more).some((each) => each !== undefined);
  const decided = [id, version, basis, terms, clinicians, isReversible, rows];
  return sha256(JSON.stringify(hasMore ? [...decided, more] : decided))
    .toString('hex')
    .slice(0, 16);
}
