/**
 * The bases of 45 CFR 92.210 and what a finding of the input scan says. A tool that measures one of them must be known and its
 * risk of discrimination reduced (92.210(b), (c)); a proxy stands for one of them closely enough to do the same.
 */

/** Ethnicity is no basis of its own in the rule: it counts as race and national origin. */
export const TRAITS = ['race', 'color', 'national-origin', 'sex', 'age', 'disability'] as const;

export type Trait = (typeof TRAITS)[number];

export interface ScanRule {
  readonly id: string;
  readonly kind: 'measures' | 'proxy';
  readonly traits: readonly Trait[];
  /** Regular expressions of whole words, any case; a space stands for white space or a hyphen. */
  readonly english: readonly string[];
  readonly spanish: readonly string[];
  /** Words of a field's name, as they follow each other: `date of birth` finds `dateOfBirth` and `DATE_OF_BIRTH`. */
  readonly fields: readonly string[];
  /** Names of fields in which such words have another meaning: `ip address`. */
  readonly notFields?: readonly string[];
  /** Words that, directly behind which or directly before which, the word has another meaning. */
  readonly notBehind?: readonly string[];
  readonly notBefore?: readonly string[];
}
