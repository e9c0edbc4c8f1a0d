/**
 * What can identify a patient, and where it stands in a text.
 *
 * Categories are the eighteen classes of Safe Harbor, 45 CFR §164.514(b)(2)(i)(A)-(R), by the
 * letter in the comment, followed by three of our own that can identify through context.
 */
export const PHI_CATEGORIES = [
  'name', // (A)
  'location', // (B) street, city, county, ZIP, geocode, and the name of a hospital or clinic
  'date', // (C) date elements finer than the year
  'age', // (C) ages over 89
  'phone', // (D)
  'fax', // (E)
  'email', // (F)
  'ssn', // (G)
  'medical_record_number', // (H)
  'health_plan_beneficiary_number', // (I)
  'account_number', // (J)
  'certificate_or_license_number', // (K) DEA, NPI, driver's licence
  'vehicle_identifier', // (L)
  'device_identifier', // (M)
  'url', // (N)
  'ip_address', // (O)
  'biometric', // (P)
  'photo', // (Q)
  'other_unique_id', // (R)
  'organization',
  'profession',
] as const;

export type PhiCategory = (typeof PHI_CATEGORIES)[number];

/** The coarse label of public corpora and of `chaperone detect --jsonl`. */
export type Label =
  | 'NAME'
  | 'AGE'
  | 'DATE'
  | 'LOCATION'
  | 'ID'
  | 'CONTACT'
  | 'PROFESSION'
  | 'ORGANIZATION'
  | 'OTHER';

export const LABEL_OF: Readonly<Record<PhiCategory, Label>> = {
  name: 'NAME',
  location: 'LOCATION',
  date: 'DATE',
  age: 'AGE',
  phone: 'CONTACT',
  fax: 'CONTACT',
  email: 'CONTACT',
  ssn: 'ID',
  medical_record_number: 'ID',
  health_plan_beneficiary_number: 'ID',
  account_number: 'ID',
  certificate_or_license_number: 'ID',
  vehicle_identifier: 'ID',
  device_identifier: 'ID',
  url: 'CONTACT',
  ip_address: 'CONTACT',
  biometric: 'OTHER',
  photo: 'OTHER',
  other_unique_id: 'ID',
  organization: 'ORGANIZATION',
  profession: 'PROFESSION',
};

/**
 * One detection. `start` and `end` are UTF-16 code units of the text that was searched, `end`
 * exclusive. Value-free but for its offsets: `rule` names the evidence (`mbi/shape`).
 */
export interface Finding {
  readonly start: number;
  readonly end: number;
  readonly category: PhiCategory;
  /** Finer than the category, for display: `zip`, `street`, `npi`, `date.iso`, `name.known`. */
  readonly type: string;
  /** 0 to 1. Known identifiers score 1. */
  readonly score: number;
  readonly rule: string;
  /** Index of the known person (see `person.ts`) to whom this certainly belongs. */
  readonly person?: number;
}

/**
 * One surrogate issued in an exchange, and the original that it stands for. `surrogate` is the
 * exact text sent; the restorer derives further aliases (case, possessive, other date and phone
 * renderings) from `category` and, for names, from `name`.
 */
export interface SurrogatePair {
  readonly surrogate: string;
  readonly original: string;
  readonly category: PhiCategory;
  /** For names: the parts of both sides, index by index the same part of the same person. */
  readonly name?: { readonly surrogate: NameParts; readonly original: NameParts };
}

export interface NameParts {
  readonly given?: string;
  readonly middle?: string;
  readonly family?: string;
}

/**
 * How ready detection is to call something an identifier where a trained judgement decides: `strict` finds
 * more and takes more that is none, `light` the reverse. The curve is in docs/detection.md.
 */
export const OPERATING_POINTS = ['strict', 'balanced', 'light'] as const;
export type OperatingPoint = (typeof OPERATING_POINTS)[number];
