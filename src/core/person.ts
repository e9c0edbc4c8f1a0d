/**
 * A person whose identifiers are known before a text is read: the patient of the exchange, a
 * relative or a clinician around them. Built by `patients/` from FHIR or request metadata, used by
 * `detect/` (find every form of these values) and `deid/` (scope of the surrogates).
 */
export interface KnownPerson {
  /** Stable reference such as `Patient/123`; keys the surrogates. Never sent, never logged. */
  readonly ref: string;
  readonly role: 'patient' | 'relative' | 'practitioner';
  readonly gender?: 'male' | 'female' | 'other' | 'unknown';
  readonly names: readonly KnownName[];
  /** ISO dates (`1957-03-12`): birth, death. */
  readonly dates: readonly string[];
  readonly phones: readonly string[];
  readonly emails: readonly string[];
  readonly addresses: readonly KnownAddress[];
  readonly identifiers: readonly KnownIdentifier[];
}

export interface KnownName {
  readonly given: readonly string[];
  readonly family?: string;
  /** Used where the source gives no parts. */
  readonly text?: string;
}

export interface KnownAddress {
  readonly lines: readonly string[];
  readonly city?: string;
  readonly district?: string;
  readonly state?: string;
  readonly postalCode?: string;
}

export interface KnownIdentifier {
  readonly value: string;
  /** `mrn`, `ssn`, `npi`, `member`, …; `other` when the source does not say. */
  readonly type: string;
}
