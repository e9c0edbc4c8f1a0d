/** What speaks against a rule when it is read: a rule is never passed over. */
import type { FhirRule } from './fhir-rule.ts';
import { compileCondition, compilePath, literalOf } from './path.ts';

/** @returns what cannot be read in a rule, in words; undefined where all can */
export function ruleFault({ path, treatment }: FhirRule): string | undefined {
  const compiled = compilePath(path);
  if (typeof compiled === 'string') return compiled;
  if (treatment.method !== 'generalise') return undefined;
  for (const { condition, value } of treatment.cases) {
    const fault = compileCondition(condition);
    if (typeof fault === 'string') return `case ${condition}: ${fault}`;
    if (literalOf(value) === undefined) return `case ${condition}: the value has to be a literal`;
  }
  return undefined;
}
