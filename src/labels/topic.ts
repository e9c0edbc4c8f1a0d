/**
 * What the reader of narrative knows of one topic: finer than a sensitivity code, because laws are (contraception and
 * infertility are both `SEX`, only one is guarded by AB 352).
 *
 * Terms are words between `;`. Within a term `a/b` is either word, `^` demands capitals (`^AA`, `^IOP`): such
 * abbreviations are ordinary words otherwise. Case, accents and a plural `s` do not matter elsewhere.
 */
import type { PrivacyLaw, SensitivityCode } from '../core/sensitivity.ts';

/** Suffices alone. */
export const STRONG = 0.9;
/** Suffices alone as well, barely: the label applies when in doubt. Two of them are strong. */
export const FAIR = 0.6;
/** Possible; three of them apply. */
export const WEAK = 0.25;
/** Says nothing alone. */
const HINT = 0.12;

export interface Rule {
  /** Stable: records name it. */
  readonly name: string;
  readonly weight: number;
  readonly terms: string;
}

/** A word of each of two sets in one sentence, in either order, at most `within` words apart. */
export interface NearRule {
  readonly name: string;
  readonly weight: number;
  readonly of: string;
  readonly and: string;
  readonly within: number;
}

export interface Topic {
  readonly id: string;
  readonly code: SensitivityCode;
  readonly laws: readonly PrivacyLaw[];
  /**
   * What a denied mention is worth. `counts`: the fact itself is guarded, as that of an HIV test taken is (N.Y. Pub.
   * Health Law §2780(7)), whatever its result. `discounted`: possible at most, or every social history ("denies
   * alcohol, drugs") would be a substance use record.
   */
  readonly denied: 'counts' | 'discounted';
  /**
   * The same of a mention about a relative. Their disease is genetic information of the patient (29 CFR 1635.3(c)), and
   * in violence they are part of what happened; their drinking is not the patient's.
   */
  readonly relatives: 'counts' | 'discounted';
  readonly rules: readonly Rule[];
  readonly near?: readonly NearRule[];
}

export const strong = (name: string, terms: string): Rule => ({ name, weight: STRONG, terms });
export const fair = (name: string, terms: string): Rule => ({ name, weight: FAIR, terms });
export const weak = (name: string, terms: string): Rule => ({ name, weight: WEAK, terms });
export const hint = (name: string, terms: string): Rule => ({ name, weight: HINT, terms });

export const near = (
  name: string,
  weight: number,
  of: string,
  and: string,
  within = 5,
): NearRule => ({ name, weight, of, and, within });
