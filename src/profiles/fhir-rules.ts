/**
 * Rules on FHIR elements join a profile, where its promise allows it: whatever is released as Safe Harbor or
 * as a limited data set is so for every element, and what a chat replaces must lead back.
 */
import { type FhirRule, isStrict } from '../core/fhir-path/fhir-rule.ts';
import { limitedDataSet } from './limited-data-set.ts';
import type { Profile } from './profile.ts';
import { safeHarbor } from './safe-harbor.ts';

const PROMISED: ReadonlySet<string> = new Set([safeHarbor.basis, limitedDataSet.basis]);

/** What speaks against it, in words; undefined where nothing does. */
export function objectionToRules(
  { basis, isReversible }: Profile,
  rules: readonly FhirRule[],
): string | undefined {
  if (isReversible) return `rules are for what is released: ${OTHER_BASES}`;
  const loose = PROMISED.has(basis) ? rules.findIndex((rule) => !isStrict(rule)) : -1;
  if (loose < 0) return undefined;
  return `rule ${loose + 1} does not redact, and only that may be said under ${basis}: ${OTHER_BASES}`;
}

const OTHER_BASES = 'take the base expert-determination or pseudonymise';
