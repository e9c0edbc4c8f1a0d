/**
 * A rule that names elements of FHIR resources and says what is done to them: what a configuration holds,
 * a profile carries and the FHIR format applies. Plain data, for it crosses to threads.
 */
export interface FhirRule {
  /** FHIRPath, of the subset that `path.ts` reads. */
  readonly path: string;
  readonly treatment: FhirRuleTreatment;
}

export type FhirRuleTreatment =
  | { readonly method: 'keep' }
  /** What stays of some kinds of value is what 45 CFR §164.514(b)(2)(i)(B) and (C) let stay. */
  | {
      readonly method: 'redact';
      readonly keepsYears: boolean;
      readonly keepsAges: boolean;
      readonly keepsZip3: boolean;
      /** Prefixes that become `000` beside those of the census. */
      readonly restrictedZip3: readonly string[];
    }
  /** Absent `scope`: dates of a patient move together, as everywhere; else those of a resource, or all. */
  | { readonly method: 'shift'; readonly scope?: 'resource' | 'all' }
  | { readonly method: 'pseudonym' }
  /** JSON that stands in. */
  | { readonly method: 'substitute'; readonly json: string }
  | {
      readonly method: 'perturb';
      /** Width of the noise: of the unit, or of the value. */
      readonly span: number;
      readonly isProportional: boolean;
      /** Decimal places; absent: none of a whole number, two of another. */
      readonly decimals?: number;
    }
  | {
      readonly method: 'generalise';
      /** The first condition that holds; both in FHIRPath, the value a literal. */
      readonly cases: readonly { readonly condition: string; readonly value: string }[];
      readonly others: 'keep' | 'redact';
    };

/** What a rule does to one value, once its kind is known. */
export type FhirAction = { readonly rule: string } & (
  | { readonly method: 'keep' | 'redact' | 'year' | 'age-90' | 'pseudonym' }
  | { readonly method: 'zip3'; readonly restricted: readonly string[] }
  /** Absent `scope`: the patient's. */
  | { readonly method: 'shift'; readonly scope?: string }
  | { readonly method: 'replace'; readonly text: string }
  | {
      readonly method: 'perturb';
      readonly span: number;
      readonly isProportional: boolean;
      readonly decimals: number;
    }
);

/** Methods that leave no more of a value than Safe Harbor does. */
export const isStrict = ({ treatment }: FhirRule): boolean => treatment.method === 'redact';
